"""Tables with and without a row of names: no record is taken for a header, and no words of one are shown as names."""

import io

import pytest
import xlsxwriter

from analyser.domain.record import Record, Unreadable
from analyser.reading.first_row import FirstRow, weigh_row
from analyser.reading.header import find_header

LONG = "Grandmother saw a burn on his arm and he said that it was the iron, so a medical is needed today."


@pytest.fixture(params=[pytest.param(suffix, id=suffix) for suffix in ("csv", "tsv", "xlsx")])
def save(request, tmp_path):
    """Write rows as a table of one of three kinds."""

    def write(rows):
        path = tmp_path / f"log.{request.param}"
        if request.param == "xlsx":
            with xlsxwriter.Workbook(path, {"strings_to_numbers": True}) as book:
                sheet = book.add_worksheet()
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        else:
            mark = "," if request.param == "csv" else "\t"
            path.write_text("\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows) + "\n")
        return path

    return write


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["SD-101", LONG], ["SD-102", "NFA, to be closed after the visit by the duty worker."]], id="codes"
        ),
        pytest.param([["4/9/2019", "East", LONG], ["5/9/2019", "West", LONG + " Again."]], id="dates"),
        pytest.param(
            [["31", "Outcome", LONG], ["32", "Outcome", "Joint enquiry agreed and visit planned for noon."]],
            id="known-word",
        ),
        pytest.param([["Farah Aziz", "Social worker", LONG]], id="one-row-alone"),
        pytest.param([["Zoe", LONG], ["Sam", LONG + " Agreed."], ["Ali", "Not known."]], id="prose"),
        pytest.param([[LONG], ["Second record, in which it was agreed that no action was needed."]], id="text-alone"),
        pytest.param([["Yes", "No", "12", LONG], ["No", "No", "7", LONG[:60]]], id="answers"),
    ],
)
def test_a_table_without_names_loses_no_record(save, read, rows):
    shown = []
    records = read(save(rows), on_guess=lambda _, guess: shown.append(str(guess)))
    assert [each.text for each in records] == [row[-1] for row in rows]
    assert [each.record_id for each in records] == [f"log-{number}" for number in range(1, len(rows) + 1)]
    [guess] = shown
    assert guess == (
        f"id: (row number); text: column {len(rows[0])} (one row is one record; its first row is a record too, so "
        "columns go by their place)"
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["Okafor", "NFA"], ["Lindqvist", "s47"]], id="short-words"),
        pytest.param(
            [["Okafor", "Risk is high"], ["Lindqvist", "Seen and well, so the case was closed"]], id="a-known-word"
        ),
        pytest.param([["n/k", "East"], ["3/4/2018", "North"]], id="placeholder-above-dates"),
        pytest.param([["Parish", "Borough"], ["Elm", "Oak"]], id="names-nobody-knows"),
        pytest.param([["alpha", "beta"]], id="one-row"),
    ],
)
def test_where_it_cannot_be_told_nothing_is_read_and_no_words_are_shown(save, read_reason, rows):
    reason = read_reason(save(rows))
    assert "it cannot be told whether its first row holds the names of the columns or a record" in reason
    assert "--text-col 'column 2'" in reason
    assert not any(word in reason for row in rows for word in row)


def test_the_user_can_say_that_there_are_no_names(save, read):
    path = save([["Okafor", "NFA"], ["Lindqvist", "s47"]])
    records = read(path, text_col=("column 2",), author_col="Column 1")
    assert [(each.text, each.metadata) for each in records] == [
        ("NFA", {"author": "Okafor"}),
        ("s47", {"author": "Lindqvist"}),
    ]


def test_the_user_can_say_that_there_are_names(save, read):
    path = save([["Parish", "Blurb"], ["Elm", "NFA"], ["Oak", "s47"]])
    assert [each.text for each in read(path, text_col=("blurb",))] == ["NFA", "s47"]
    path = save([["1.2", "Any other points that the chair raised, in their own words."], ["1.3", "None raised."]])
    assert [each.text for each in read(path)] == [
        "Any other points that the chair raised, in their own words.",
        "None raised.",
    ]
    asked = ("Any other points that the chair raised, in their own words.",)
    assert [each.text for each in read(path, text_col=asked)] == ["None raised."]


def test_a_column_of_a_table_with_names_can_be_asked_for_by_its_place(save, read):
    path = save([["Ref", "Team", "Notes"], ["8", "South", "mine"]])
    [record] = read(path, text_col=("column 2",), id_col="column 3")
    assert (record.record_id, record.text) == ("mine", "South")


@pytest.mark.parametrize("asked", [pytest.param("column 3", id="beyond"), pytest.param("Remarks", id="unheard-of")])
def test_a_column_that_is_not_there_shows_no_words_of_a_record(save, read_reason, asked):
    reason = read_reason(save([["4/9/2019", LONG], ["5/9/2019", "NFA"]]), text_col=(asked,))
    assert f"there is no column '{asked}'" in reason
    assert "called 'column 1' to 'column 2'" in reason
    assert "2019" not in reason
    assert "iron" not in reason


def test_a_row_that_is_all_the_narrower_is_not_skipped(save, read):
    first, second = read(save([["", "", LONG], ["12", "6/7/2018", "Short."], ["13", "", LONG[:70]]]))[:2]
    assert (first.text, second.text) == (LONG, "Short.")


@pytest.mark.parametrize(
    ("row", "below", "holds"),
    [
        pytest.param(["Ref", "Minutes"], [], FirstRow.NAMES, id="known"),
        pytest.param(["Case ref", "2018", "Notes"], [["7", "3", "x"]], FirstRow.NAMES, id="a-year-among-names"),
        pytest.param(["No", "Date", "Notes"], [["1", "2/3/18", "x"]], FirstRow.NAMES, id="no-for-number"),
        pytest.param(["sd_key", "free_words"], [["1", "x y z"]], FirstRow.NAMES, id="identifiers"),
        pytest.param(["k", "c1", "c2"], [["1", "x", "They met and agreed a plan"]], FirstRow.NAMES, id="by-contrast"),
        pytest.param(
            ["Ref", "Who attended the discussion and for which agency?", "Please describe what each agency now knows."],
            [["1", "SW, police", "Bruise seen"]],
            FirstRow.NAMES,
            id="questions-of-a-form",
        ),
        pytest.param(
            ["Ref", "Team", "Notes"], [["1", "Team", "x"], ["Ref", "Team", "Notes"]], FirstRow.NAMES, id="again"
        ),
        pytest.param(
            ["AB12", "Decision"], [["AB13", "Analysis"], ["AB13", "Decision"]], FirstRow.VALUES, id="long-form"
        ),
        pytest.param(["Local authority", "10:30"], [["Police", "11:15"]], FirstRow.VALUES, id="agency-and-clock"),
        pytest.param(["a.b@x.org", "ok"], [["c@y.org", "ok"]], FirstRow.VALUES, id="address"),
        pytest.param(["Social worker", "Visited"], [["Nurse", "Rang"]], FirstRow.UNCLEAR, id="a-role-is-no-name"),
    ],
)
def test_what_a_row_holds(row, below, holds):
    assert weigh_row(row, below) is holds


def test_titles_above_the_names_are_skipped_but_never_sentences():
    titled = [["Duty log", ""], ["", ""], ["Ref", "Notes"], ["1", "x"]]
    header = find_header(titled)
    assert header is not None
    assert (header.rows, header.columns) == (3, ("Ref", "Notes"))
    spoken = [["She rang.", "Mother was seen at home and was calm throughout the visit."], ["Ref", "Notes"], ["1", "x"]]
    header = find_header(spoken)
    assert header is not None
    assert header.rows == 0


def test_commas_in_the_only_column_are_joined_again(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_text("Minutes\nSeen at home, well, no marks\nNFA\n")
    assert [each.text for each in read(path)] == ["Seen at home, well, no marks", "NFA"]


def test_a_sheet_without_names_beside_one_with_them_is_listed(tmp_path, read):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "April": [["Ref", "Notes"], ["1", "one"]],
            "May": [["2", LONG], ["3", LONG[:50]]],
            "Wards": [["Abbey", "North"], ["Elm", "South"]],
        }.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    record, may = read(path)
    assert isinstance(record, Record)
    assert isinstance(may, Unreadable)
    assert may.source.endswith("a.xlsx#May")
    assert "it has no row of names that are known" in may.reason


HEAD_ONLY = "it has a header and no rows"


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Record ID", "Minutes"], id="with-text"),
        pytest.param(["Ref", "Team"], id="without-text"),
        pytest.param(["Ref", "Question", "Answer"], id="long-form"),
    ],
)
def test_a_header_without_rows_is_listed(save, read, names):
    path = save([names])
    [item] = read(path)
    assert isinstance(item, Unreadable)
    assert item.record_id == "log"
    assert item.reason.startswith(f"Cannot read {path.as_posix()}")
    assert HEAD_ONLY in item.reason


def test_a_header_above_blank_rows_is_listed(tmp_path, read_reason):
    path = tmp_path / "a.csv"
    path.write_text("Ref,Notes\n,\n\n, \n")
    assert HEAD_ONLY in read_reason(path)
    assert HEAD_ONLY in read_reason(path, text_col=("Notes",))


def test_an_empty_sheet_beside_a_full_one_is_listed(tmp_path, read):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("June").write_row(0, 0, ["Ref", "Notes"])
        full = book.add_worksheet("July")
        full.write_row(0, 0, ["Ref", "Notes"])
        full.write_row(1, 0, ["1", "x"])
        book.add_worksheet("Lists").write_row(0, 0, ["Ward", "Team"])
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    june, july = read(tmp_path / "a.xlsx")
    assert "a.xlsx#June: it has a header and no rows" in june.reason
    assert july.text == "x"
