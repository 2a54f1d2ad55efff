"""Reports for a board: structure, figures, words beside pictures, and nothing in them about one record."""

import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from python_calamine import CalamineWorkbook

from analyser.errors import OutputError
from analyser.reporting.trends import Grouping, Rebase, Trends, Unit, trends_of
from analyser.reporting.trends.board import Cover, write_board
from analyser.reporting.trends.board_docx import write_docx
from analyser.reporting.trends.describing import describe_p_chart
from analyser.reporting.trends.tables import tables_of
from tests.reporting.trends.conftest import START, count

COVER = Cover(title="Quarter 2 & beyond", made=dt.datetime(2025, 10, 1, 9, 30))


@pytest.fixture(scope="module")
def found(council_counts, some_criteria) -> Trends:
    return trends_of(council_counts, some_criteria[:1], rebase=[Rebase(dt.date(2024, 9, 1), "New <template>\x0b")])


@pytest.fixture(scope="module")
def word(found: Trends) -> bytes:
    file = io.BytesIO()
    write_docx(found, file, COVER)
    return file.getvalue()


def test_headings_go_down_level_by_level(word: bytes) -> None:
    document = docx.Document(io.BytesIO(word))
    levels = [
        0 if paragraph.style.name == "Title" else int(paragraph.style.name[-1])
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name.startswith(("Title", "Heading"))
    ]
    assert levels[0] == 0
    assert levels.count(0) == 1
    assert all(other <= one + 1 for one, other in pairwise(levels))


def test_every_picture_has_words(word: bytes, found: Trends) -> None:
    xml = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    described = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', xml)
    assert len(described) == len(re.findall(r"<pic:pic\b", xml)) == 4
    assert describe_p_chart(found.criteria[0], found.unit)[:60] in described[1]


def test_tables_have_header_rows_and_the_figures(word: bytes, found: Trends) -> None:
    document = docx.Document(io.BytesIO(word))
    assert len(document.tables) == 4
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert "tblHeader" in table.rows[0]._tr.trPr.xml
        assert all(cell.text for cell in table.rows[0].cells)
    trend = found.criteria[0]
    assert document.tables[0].rows[1].cells[1].text == f"{trend.share.whole:,}"
    assert [row.cells[0].text for row in document.tables[1].rows[1:]] == [cell.span.short for cell in trend.cells]


def test_says_what_it_is(word: bytes) -> None:
    document = docx.Document(io.BytesIO(word))
    said = document.core_properties
    assert (said.title, said.author, said.language) == (COVER.title, "analyser", "en-GB")
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Made on 01 October 2025." in text
    assert "They judge the recording, never the practice or a person." in text
    assert "Small numbers: Figures on fewer than 5 records are not shown" in text


def test_workbook_has_one_sheet_a_table(found: Trends, tmp_path: Path) -> None:
    target = tmp_path / "board.xlsx"
    write_board(found, target, COVER)
    book = CalamineWorkbook.from_path(str(target))
    tables = tables_of(found)
    assert book.sheet_names == ["About", *(table.name for table in tables)]
    for table in tables:
        rows = book.get_sheet_by_name(table.name).to_python()
        assert rows[0] == [column.title for column in table.columns]
        assert len(rows) == len(table.rows) + 1
    months = book.get_sheet_by_name("By month").to_python()
    assert months[1][4] == pytest.approx(found.criteria[0].chart.points[0].value)
    about = book.get_sheet_by_name("About").to_python()
    assert about[0][0] == COVER.title


def test_words_of_others_never_run_in_the_workbook(tmp_path: Path, some_criteria) -> None:
    counts = [*count(START, met=9, team="=1+1"), *count(START, met=9, team="https://example.org")]
    target = tmp_path / "board.xlsx"
    write_board(trends_of(counts, some_criteria), target)
    parts = zipfile.ZipFile(target)
    sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_hostile_names_and_titles_break_no_report(tmp_path: Path, some_criteria) -> None:
    team = "\x00\x0b\x1b[31m" + "Long & odd " * 40
    trends = trends_of(count(START, met=9, team=team), some_criteria[1:], unit=Unit(Grouping.TEAM, team))
    for name in ("board.docx", "board.xlsx"):
        write_board(trends, tmp_path / name, replace(COVER, title=team))
        with zipfile.ZipFile(tmp_path / name) as parts:
            for part in (each for each in parts.namelist() if each.endswith((".xml", ".rels"))):
                ElementTree.fromstring(parts.read(part))


def test_nothing_to_show_is_still_a_report(tmp_path: Path, some_criteria) -> None:
    nothing = trends_of([], some_criteria)
    for name in ("board.docx", "board.xlsx"):
        write_board(nothing, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "board.docx")).paragraphs)
    assert "There is nothing to show: no records, or too few." in text


def test_another_suffix_is_refused(found: Trends, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"give a name that ends in \.docx or \.xlsx"):
        write_board(found, tmp_path / "board.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", ["docx", "vl_convert", "altair"])
def test_a_missing_library_is_named_with_its_extra(
    module: str, found: Trends, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(OutputError, match=rf"{module}.*pip install 'analyser\[board\]'"):
        write_board(found, tmp_path / "board.docx")
    assert list(tmp_path.iterdir()) == []
