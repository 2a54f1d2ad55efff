"""Delimited tables: wide and long, in the encodings and delimiters that exports come in."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.domain.record import Record, Unreadable
from analyser.reading.delimited import find_delimiter


@pytest.fixture
def table(tmp_path):
    """Write a table under a name."""

    def write(text, name="export.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_one_row_is_one_record(table, read):
    path = table(
        "Record ID,Date,Team,Agency,Author,Child age,Text\r\n"
        '17,05/06/2015,North,Police,J Smith,4,"Agreed: joint s47.\r\nRisk ""high""."\r\n'
        "18,,,,,,NFA\r\n"
    )
    first, second = read(path)
    assert (first.record_id, first.source) == ("17", f"{path.as_posix()}#row 2")
    assert first.text == 'Agreed: joint s47.\nRisk "high".'
    assert first.metadata == {
        "date": "2015-06-05",
        "team": "North",
        "agency": "Police",
        "author": "J Smith",
        "child_age": "4",
    }
    assert (second.record_id, second.text, second.metadata) == ("18", "NFA", {})


def test_text_in_several_columns_is_joined_under_their_headings(table, read_record):
    long = "Mother said the bruise came from a fall, which the paediatrician doubts."
    path = table(f'Ref,Information shared,Analysis,S47 decision,Actions\n1,"{long}",,Yes,"SW to visit\nHV to weigh"\n')
    assert read_record(path).text == (
        f"Information shared:\n{long}\n\nS47 decision: Yes\n\nActions:\nSW to visit\nHV to weigh"
    )


def test_long_form_rows_are_grouped_even_when_scattered(table, read):
    path = table(
        "Form,Question,Answer,Record ID,Team,Date\n"
        "SD,Is s47 agreed?,Yes,B,,\n"
        "SD,Risk level,High,A,North,\n"
        "SD,Why now,,B,South,6/5/2015\n"
        "SD,Why now,Held today,A,East,\n"
        "SD,Actions,SW to visit,B,,\n"
    )
    first, second = read(path)
    assert (first.record_id, first.source) == ("B", f"{path.as_posix()}#row 2")
    assert first.text == "Is s47 agreed? Yes\n\nActions: SW to visit"
    assert first.metadata == {"team": "South", "date": "2015-05-06"}
    assert (second.record_id, second.text) == ("A", "Risk level: High\n\nWhy now: Held today")
    assert second.metadata == {"team": "North"}


def test_long_form_names_the_forms_where_a_record_has_several(table, read_record):
    path = table("Ref,Form,Question,Answer\n1,Referral,Why,Bruise\n1,SD,S47,Yes\n1,SD,Risk,High\n")
    assert read_record(path).text == "Referral\n\nWhy: Bruise\n\nSD\n\nS47: Yes\n\nRisk: High"


def test_long_form_without_ids_on_every_row_carries_on(table, read):
    path = table("Ref,Question,Answer\nA,S47,Yes\n,Risk,High\nB,S47,No\n")
    assert [(each.record_id, each.text) for each in read(path)] == [("A", "S47: Yes\n\nRisk: High"), ("B", "S47: No")]


def test_long_form_without_an_id_column_is_one_record(table, read_record):
    record = read_record(table("Question,Answer\nS47,Yes\nRisk,High\n", "form 7.csv"))
    assert (record.record_id, record.text) == ("form 7", "S47: Yes\n\nRisk: High")


def test_sections_are_long_form_when_ids_repeat(table, read):
    path = table("Ref,Section,Notes\nA,Risk,High today\nA,Plan,SW to visit\nB,Risk,Low\nB,Plan,None\n")
    assert [(each.record_id, each.text) for each in read(path)] == [
        ("A", "Risk: High today\n\nPlan: SW to visit"),
        ("B", "Risk: Low\n\nPlan: None"),
    ]


def test_duplicate_and_missing_ids_lose_nothing(table, read):
    path = table("id,text\nx,one\nx,two\n,three\nx,four\n")
    assert [each.source[-5:] for each in read(path)] == ["row 2", "row 3", "row 4", "row 5"]
    assert [(each.record_id, each.text) for each in read(path)] == [
        ("x", "one"),
        ("x", "two"),
        ("export-4", "three"),
        ("x", "four"),
    ]


def test_equal_ids_in_two_tables_are_told_apart_by_the_table(table, tmp_path, read):
    table("id,text\n1,one\n", "april.csv")
    table("id,text\n1,two\n", "may.csv")
    assert [(each.record_id, each.source.rpartition("/")[2]) for each in read(tmp_path)] == [
        ("1", "april.csv#row 2"),
        ("1", "may.csv#row 2"),
    ]


def test_a_row_without_text_is_a_record_without_text(table, read):
    _, empty, last = read(table("id,date,text\n1,1/2/2015,one\n2,2/2/2015,\n\n,,\n5,,five\n"))
    assert (empty.record_id, empty.text, empty.metadata) == ("2", "", {"date": "2015-02-02"})
    assert (last.record_id, last.source[-5:]) == ("5", "row 6")  # blank rows count, as in a spreadsheet


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [
        pytest.param("a.csv", ",", id="comma"),
        pytest.param("a.csv", ";", id="semicolon"),
        pytest.param("a.csv", "\t", id="tab-in-csv"),
        pytest.param("a.tsv", "\t", id="tsv"),
        pytest.param("a.csv", "|", id="pipe"),
    ],
)
@pytest.mark.parametrize(
    "encoding", [pytest.param(name, id=name) for name in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le")]
)
def test_delimiters_and_encodings(table, read, name, delimiter, encoding):
    rows = [["id", "team", "text"], ["1", "Müller", "a, b; c | d\n“e” – £5"], ["2", "North", "x;\ty"]]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    assert [
        (each.record_id, each.metadata["team"], each.text) for each in read(table(out.getvalue(), name, encoding))
    ] == [tuple(row) for row in rows[1:]]


def test_cp1252_far_down_in_a_large_file(table, read):
    plain = "1," + "plain words here " * 60 + "\n"
    path = table("id,text\n" + plain * 1200 + "2,cost £5 – agreed\n", encoding="cp1252")
    assert path.stat().st_size > 1024 * 1024
    assert read(path)[-1].text == "cost £5 – agreed"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("Report run on 12/6/2015\n\nRef,Team,Text\nA,North,one\n", ["A"], id="title-above"),
        pytest.param("Report,12/6/2015\nRef,Text\nA,one\n", ["A"], id="title-as-wide-as-the-table"),
        pytest.param(",text\n0,one\n", ["a-2"], id="index-without-a-name"),
        pytest.param("A,North," + "words " * 40 + "\nB,South," + "words " * 40 + "\n", ["a-1", "a-2"], id="no-header"),
    ],
)
def test_where_the_header_stands(table, read, text, ids):
    assert [each.record_id for each in read(table(text, "a.csv"))] == ids


def test_a_header_with_equal_and_empty_names(table, read_record):
    record = read_record(table("id,Notes,Notes,\n1,one,two,three\n"))
    assert record.text == "Notes: one\n\nNotes (2): two"


def test_left_overs_of_the_case_system_stay_as_they_are(table, read_record):
    assert read_record(table("id,text\n1,one\\ntwo<br>three &amp; four\n")).text == "one\\ntwo<br>three &amp; four"


def test_nul_and_huge_cells(table, read):
    nul, huge = read(table(f"id,text\n1,a\0b\n2,{'word ' * 50_000}\n"))
    assert nul.text == "a b"
    assert len(huge.text) == 250_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("id,text\n1,one\n2,two, and more\n", ["one", "two, and more"], id="one-comma"),
        pytest.param("Ref;Notes\n1;one\n2;seen; well; home\n", ["one", "seen; well; home"], id="semicolons"),
        pytest.param('Ref,Notes\n1,one\n2,"seen, well", home\n', ["one", "seen, well, home"], id="half-quoted"),
        pytest.param("Ref,Question,Answer\n1,S47,Yes, joint\n", ["S47: Yes, joint"], id="answer"),
        pytest.param("id,text\n3,three,,\n", ["three"], id="nothing-in-them"),
    ],
)
def test_surplus_cells_are_the_rest_of_a_text_that_comes_last(table, read, text, expected):
    assert [each.text for each in read(table(text))] == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("text,id\none,1\ntwo, and more,2\nthree,3\n", "", id="text-first"),
        pytest.param("id,text,plan\n1,one,\n2,two, and, more\n3,three,\n", "", id="two-texts"),
        pytest.param(
            'text,id\n"one\nmore",1\ntwo, and more,2\nthree,3\n', " (line 4 of the file)", id="line-is-not-row"
        ),
    ],
)
def test_a_row_with_too_many_cells_is_listed_and_the_rest_is_read(table, read, text, line):
    path = table(text)
    first, second, third = read(path)
    assert first.text.startswith(("one", "text: one"))
    assert third.text.endswith("three")
    assert isinstance(second, Unreadable)
    assert second.record_id == "export-3"
    cells, columns = (4, 3) if "plan" in text else (3, 2)
    assert second.reason.startswith(
        f"Cannot read {path.as_posix()}#row 3: it has {cells} cells{line} and the table has {columns} columns."
    )


def test_a_row_too_long_for_a_record_is_listed(table, read):
    path = table(f"id,text,notes\n1,{'x' * 80},{'y' * 80}\n2,short,\n")
    long, short = read(path, max_record_characters=100)
    assert "#row 2: it has" in long.reason
    assert short.text == "text: short"


def test_an_unclosed_quotation_mark_is_listed_after_the_rows_before_it(table, read):
    rows = "".join(f"{number},row {number}\n" for number in range(3, 30_000))
    path = table('id,text\n1,one\n2,"two\n' + rows)
    good, bad = read(path)
    assert good.text == "one"
    assert "#row 3: a quotation mark in it is not closed" in bad.reason
    good, bad = read(path, max_record_characters=10_000)
    assert good.text == "one"
    assert "#row 3: from here on, it is not a proper table" in bad.reason


def test_a_quotation_mark_for_inches_is_no_mistake(table, read):
    path = table('id,text\n1,bruise of 1"\n2,"graze\nof 2"" across"\n3,scratch of 3"\n')
    assert [each.text for each in read(path)] == ['bruise of 1"', 'graze\nof 2" across', 'scratch of 3"']


@pytest.mark.parametrize(
    ("text", "options", "reason"),
    [
        pytest.param("id,style\n1,minutes\n", {}, "no column looks like the text of a record", id="no-text"),
        pytest.param("id,style\n1,minutes\n", {}, "'id', 'style'. Name the column with --text-col.", id="says-columns"),
        pytest.param("id,text\n1,x\n", {"text_col": ("Notes",)}, "there is no column 'Notes'; it has", id="missing"),
        pytest.param("id,Minutes\n1,x\n", {"text_col": ("minute",)}, "Did you mean 'Minutes'?", id="suggestion"),
        pytest.param("id,text\n1,x\n", {"child_age_col": "Years"}, "with --child-age-col.", id="names-the-flag"),
        pytest.param("\n\n,,\n", {}, "it has no rows", id="blank"),
        pytest.param("", {}, "it is empty", id="empty"),
        pytest.param("a\0\x01\x02\x03\x04\x05,b\0\0\0", {}, "it does not hold text", id="binary"),
    ],
)
def test_what_is_wrong_is_said(table, read_reason, text, options, reason):
    assert reason in read_reason(table(text), **options)


def test_columns_can_be_named(table, read):
    path = table("Ref,Who,When,Free words,Text\n1,SW,1/2/2015,mine,not mine\n")
    [record] = read(path, text_col=("free_WORDS",), author_col="Who", date_col="When", id_col="Free words")
    assert (record.record_id, record.text) == ("mine", "mine")
    assert record.metadata == {"author": "SW", "date": "2015-02-01"}


def test_long_form_columns_can_be_named(table, read_record):
    path = table("Ref,Box,Said\n1,S47,Yes\n1,Risk,High\n")
    assert read_record(path, question_col="Box", answer_col="Said").text == "S47: Yes\n\nRisk: High"


def test_naming_the_text_column_makes_a_table_wide(table, read):
    path = table("Ref,Question,Answer\n1,S47,Yes\n1,Risk,High\n")
    assert [each.text for each in read(path, text_col=("Answer",))] == ["Yes", "High"]


def test_wordy_columns_count_as_text_whatever_their_names(table, read_record):
    words = "Held the same day because a medical was needed before bedtime."
    assert (
        read_record(table(f"Ref,Text,Part 3b,Ward\n1,Short,{words},Abbey\n")).text
        == f"Text: Short\n\nPart 3b:\n{words}"
    )


def test_where_names_say_nothing_the_longest_column_is_taken(table, read_record):
    assert read_record(table("k,c1,c2\n1,North,Agreed joint s47 today\n")).text == "Agreed joint s47 today"


def test_the_guess_is_shown(table, read):
    shown = []
    path = table("Ref,Team,Minutes\n1,North,x\n")
    read(path, on_guess=lambda name, guess: shown.append((name, str(guess))))
    assert shown == [(path.as_posix(), "id: Ref; text: Minutes; team: Team (one row is one record)")]


def test_the_wrong_encoding_is_said(table, read_reason):
    assert "it is not encoded in" in read_reason(table("id,text\n1,£5\n", encoding="cp1252"), encoding="utf-8")


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(cells, cells), min_size=1, max_size=8))
def test_any_table_comes_back_unchanged(tmp_path_factory, rows):
    from analyser.reading import ReadOptions, read_paths

    path = tmp_path_factory.mktemp("tables") / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("Team", "Text"), *rows])
    items = read_paths([path], ReadOptions(text_col=("Text",)))
    records = [each for each in items if isinstance(each, Record)]
    kept = [row for row in rows if "".join(row).strip()]
    assert [(each.metadata.get("team", ""), each.text) for each in records] == [
        (" ".join(team.split()), text) for team, text in kept
    ]


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        pytest.param("a,b\n1,2\n", ",", id="comma"),
        pytest.param("a;b\n1;2,5\n2;3,5\n", ";", id="decimal-commas"),
        pytest.param('a,b\n1,"x;y;z"\n2,"p;q;r"\n', ",", id="semicolons-inside"),
        pytest.param("text\nsome words\n", ",", id="one-column"),
        pytest.param("", ",", id="empty"),
    ],
)
def test_delimiter(sample, delimiter):
    assert find_delimiter(sample) == delimiter
