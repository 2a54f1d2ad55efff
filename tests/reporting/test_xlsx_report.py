import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from analyser.domain.finding import Assessment
from analyser.reporting.report import Format, ReportOptions, open_report
from analyser.reporting.xlsx import MAX_CELL, XlsxWriter

Assess = Callable[..., Assessment]
Write = Callable[..., Path]


def rows(target: Path, sheet: str) -> list[dict[str, object]]:
    head, *body = CalamineWorkbook.from_path(str(target)).get_sheet_by_name(sheet).to_python()
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def xml(target: Path) -> str:
    with zipfile.ZipFile(target) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.fixture
def book(write: Write, assess: Assess, unreadable: Assess) -> Path:
    return write(Format.XLSX, [assess(metadata={"team": "North"}, pages=(0, 50)), unreadable()])


def test_sheets_stand_in_order(book: Path) -> None:
    names = CalamineWorkbook.from_path(str(book)).sheet_names
    assert names == ["Records", "Evidence", "Actions", "Problems", "About"]


def test_records_sheet_has_one_row_a_record(book: Path) -> None:
    first, second = rows(book, "Records")
    assert (first["Record"], first["Team"], first["Status"], first["Flags"]) == ("a-1", "North", "Assessed", 2)
    assert (first["Timing"], first["Decision"], first["Owners"]) == ("● Met", "○ Not met", "◐ Partly met")
    assert str(first["Decision: reason"]).startswith("No decision is stated")
    assert (second["Status"], second["Timing"]) == ("Not assessed", "– Not assessed")
    assert str(second["Problem"]).startswith("It is a scan")


def test_evidence_sheet_says_where_and_why(book: Path) -> None:
    found = rows(book, "Evidence")
    assert [(each["Criterion"], each["Kind"]) for each in found] == [
        ("Timing", "Evidence"),
        ("Decision", "Near miss"),
        ("Owners", "Evidence"),
    ]
    assert found[0]["Place"] == "page 1, characters 18–43"
    assert found[1]["Text"] == "s47 will be considered"
    assert found[1]["Why not enough"] == "It is hypothetical"


def test_actions_and_problems_have_their_sheets(book: Path) -> None:
    (action,) = rows(book, "Actions")
    assert (action["Owner"], action["Owner kind"], action["Lacks"]) == ("Jo Ash", "person", "a date or timescale")
    (problem,) = rows(book, "Problems")
    assert problem["Source"] == "records/scan-2.pdf"


def test_records_of_one_name_are_told_apart_by_their_source_on_every_sheet(write: Write, assess: Assess) -> None:
    target = write(Format.XLSX, [assess(source="north/a.txt"), assess(source="south/a.txt")])
    for sheet in ("Records", "Evidence", "Actions"):
        found = rows(target, sheet)
        assert {(each["Record"], each["Source"]) for each in found} == {("a-1", "north/a.txt"), ("a-1", "south/a.txt")}


def test_about_sheet_says_what_made_it_and_how_each_criterion_fared(book: Path) -> None:
    about = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("About").to_python()
    said = {row[0]: row[1:] for row in about}
    assert said["Batch"][0] == "June batch"
    assert said["Made"][0] == "05 June 2015, 09:30"
    assert said["Engine"][0] == "analyser 9.9, criteria abc123, model none: rules alone"
    assert said["Decision"][1:] == [0, 0, 1, "100%"]


def test_records_sheet_is_coloured_frozen_and_filtered(book: Path) -> None:
    with zipfile.ZipFile(book) as parts:
        sheet, styles = parts.read("xl/worksheets/sheet1.xml").decode(), parts.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:R3"/>' in sheet
    assert {"FFDCEFE3", "FFFBEFCF", "FFF9DDD6", "FFE7E9EC"} <= set(styles.split('"'))
    assert 'wrapText="1"' in styles


@pytest.mark.parametrize(
    "words", ["=1+1", "+44 20", "-3", "@SUM(A1)", "http://evil.example", "mailto:a@b.example", "12"]
)
def test_words_stay_words(write: Write, assess: Assess, words: str) -> None:
    target = write(Format.XLSX, [assess(f"{words} b plan", record_id=words, quoted=(words, "b", "plan"))])
    assert rows(target, "Records")[0]["Record"] == words
    assert rows(target, "Evidence")[0]["Text"] == words
    assert "<f>" not in xml(target)
    assert "hyperlink" not in xml(target)


def test_control_characters_do_not_spoil_the_file(write: Write, assess: Assess) -> None:
    spoilt = "a\x00\x1b\x0b\uffff"
    target = write(Format.XLSX, [assess(f"{spoilt} b plan", quoted=(spoilt, "b", "plan"), source="caf\udce9.txt")])
    assert rows(target, "Evidence")[0]["Text"] == "a\ufffd\ufffd\n\ufffd"
    assert rows(target, "Records")[0]["Source"] == "caf\ufffd.txt"


@pytest.mark.parametrize("letter", [pytest.param("x", id="narrow"), pytest.param("😀", id="two-units-each")])
def test_long_cell_is_cut_with_a_notice(tmp_path: Path, options: ReportOptions, assess: Assess, letter: str) -> None:
    long = letter * 40_000
    target = tmp_path / "long.xlsx"
    with open_report(target, Format.XLSX, options) as report:
        report.write(assess(f"{long} b plan", quoted=(long, "b", "plan")))
    text = str(rows(target, "Evidence")[0]["Text"])
    assert text.startswith(letter * 1_000)
    assert text.endswith("… [cut here: Excel holds no more in one cell]")
    assert len(text.encode("utf-16-le")) // 2 <= MAX_CELL
    assert report.notices == (
        "2 cells cut: Excel holds 32,767 characters a cell. Write .jsonl or .parquet to have all.",
    )


def test_rows_that_do_not_fit_are_counted_and_told(tmp_path: Path, options: ReportOptions, assess: Assess) -> None:
    target = tmp_path / "many.xlsx"
    with target.open("wb") as file:
        writer = XlsxWriter(file, options, None, max_rows=20)
        for number in range(30):
            writer.write(assess(record_id=f"a-{number}"))
        writer.finish()
        writer.close()
    assert len(rows(target, "Records")) == 19
    assert [notice.split(":")[0] for notice in writer.notices] == [
        "11 rows of the sheet Records did not fit",
        "71 rows of the sheet Evidence did not fit",
        "11 rows of the sheet Actions did not fit",
    ]
    about = CalamineWorkbook.from_path(str(target)).get_sheet_by_name("About").to_python()
    assert [row[1] for row in about if row[0] == "Not in this workbook"] == list(writer.notices)
