"""Workbooks of every kind, made by the test: .xlsx with XlsxWriter, .ods and .xls by hand."""

import datetime
import io
import struct
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.domain.record import Record, Unreadable
from analyser.reading import ReadOptions, read_paths


def make_xlsx(sheets: Mapping[str, Sequence[Sequence[object]]], *, top: int = 0, left: int = 0) -> bytes:
    """A workbook of sheets by name, each a list of rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows, start=top):
                for column, cell in enumerate(row, start=left):
                    if isinstance(cell, datetime.date):
                        sheet.write_datetime(number, column, cell, dates)
                    elif isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    else:
                        sheet.write(number, column, cell)
    return out.getvalue()


@pytest.fixture
def make_ods(make_zip):
    """A minimal OpenDocument table of one sheet."""

    def make(rows):
        cells = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        space = "urn:oasis:names:tc:opendocument:xmlns"
        content = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{space}:office:1.0"'
            f' xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="Export">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        )
        manifest = (
            f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{space}:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
        )
        return make_zip(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": content.encode(),
                "META-INF/manifest.xml": manifest.encode(),
            }
        )

    return make


@pytest.fixture
def make_xls(make_ole):
    """A minimal Excel 97 workbook (BIFF8) of one sheet."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def cell(row: int, column: int, value: str | float) -> bytes:
        if isinstance(value, str):
            text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            return record(0x0204, struct.pack("<HHH", row, column, 0) + text)
        return record(0x0203, struct.pack("<HHHd", row, column, 0, value))

    def start(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    def make(rows):
        end = record(0x000A, b"")
        width = max(len(row) for row in rows)
        cells = b"".join(cell(row, column, each) for row, line in enumerate(rows) for column, each in enumerate(line))
        size = record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
        name = b"Export"

        def book(offset: int) -> bytes:
            sheet = record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name)
            return start(0x0005) + sheet + end

        return make_ole("Workbook", book(len(book(0))) + start(0x0010) + size + cells + end)

    return make


ROWS = [
    ["Record ID", "Team", "Text"],
    ["A1", "North", "Agreed: joint s47 – “today”\nRisk: high"],
    ["A2", "South", "£5"],
]


@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in ("xlsx", "xlsm", "xls", "ods")])
def test_a_sheet_is_a_table(tmp_path, read, make_ods, make_xls, suffix):
    rows = ROWS if suffix != "ods" else [[cell.replace("\n", "</text:p><text:p>") for cell in row] for row in ROWS]
    make = {"ods": make_ods, "xls": make_xls}.get(suffix, lambda rows: make_xlsx({"Export": rows}))
    path = tmp_path / f"batch.{suffix}"
    path.write_bytes(make(rows))
    records = read(path)
    assert [[each.record_id, each.metadata["team"], each.text] for each in records] == ROWS[1:]
    assert [each.source for each in records] == [f"{path.as_posix()}#Export row {row}" for row in (2, 3)]


def test_cells_that_are_not_text(tmp_path, read_record):
    rows: list[list[object]] = [
        ["Ref", "Date", "Age", "S47", "Notes"],
        [17, datetime.date(2015, 6, 5), 4, True, "words"],
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx({"A": rows}))
    record = read_record(path, text_col=("S47", "Age", "Date", "Notes"))
    assert record.record_id == "17"
    assert record.metadata == {"date": "2015-06-05", "child_age": "4"}
    assert record.text == "S47: Yes\n\nAge: 4\n\nDate: 05/06/2015\n\nNotes: words"


def test_rows_are_counted_as_in_the_spreadsheet(tmp_path, read):
    path = tmp_path / "a.xlsx"
    rows = [["Case list"], [], ["Ref", "Notes"], ["1", "one"], [], ["2", "two"]]
    path.write_bytes(make_xlsx({"A": rows}, top=2, left=3))
    assert [(each.record_id, each.source[-5:]) for each in read(path)] == [("1", "row 6"), ("2", "row 8")]


def test_every_sheet_with_a_named_text_column_is_read_and_the_others_are_shown(tmp_path, read):
    shown = {}
    guidance = "Write down what was decided and by whom and why it was decided on this day."
    sheets = {
        "April": [["Ref", "Notes"], ["1", "one"]],
        "May": [["Ref", "Notes"], ["1", "two"]],
        "Lists": [["Ward", "Area"], ["Abbey", "North"]],
        "Guidance": [["Step", "What"], ["1", guidance]],
        "Empty": [],
    }
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx(sheets))
    records = read(path, on_guess=lambda name, guess: shown.update({name: guess}))
    assert [(each.record_id, each.text) for each in records] == [("1", "one"), ("1", "two")]
    assert [name.rpartition("#")[2] for name in shown] == ["April", "May", "Lists", "Guidance"]
    assert [bool(guess.texts) for guess in shown.values()] == [True, True, False, False]


def test_a_text_column_need_be_in_one_sheet_only(tmp_path, read):
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx({"Lists": [["Ward"], ["Abbey"]], "B": [["Ref", "Free"], ["1", "one"]]}))
    assert [each.text for each in read(path, text_col=("Free",))] == ["one"]


def test_long_form_in_a_workbook(tmp_path, read):
    rows = [["Ref", "Question", "Answer"], ["A", "S47", "Yes"], ["B", "S47", "No"], ["A", "Risk", "High"]]
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx({"A": rows}))
    assert [each.text for each in read(path)] == ["S47: Yes\n\nRisk: High", "S47: No"]


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        pytest.param({"A": []}, "it has no rows", id="empty"),
        pytest.param({"A": [["Ref", "Area"], ["1", "North"]]}, "the columns 'Ref', 'Area'", id="no-text"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, read_reason, sheets, reason):
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_xlsx(sheets))
    assert reason in read_reason(path)


@pytest.mark.parametrize("share", [pytest.param(share, id=f"{share:.0%}") for share in (0.2, 0.5, 0.9, 0.99)])
@pytest.mark.parametrize("suffix", [pytest.param(suffix, id=suffix) for suffix in ("xlsx", "ods")])
def test_a_workbook_cut_short_is_listed(tmp_path, read_reason, make_ods, suffix, share):
    data = make_ods(ROWS) if suffix == "ods" else make_xlsx({"A": ROWS})
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data[: int(share * len(data))])
    assert "it is damaged or cut short" in read_reason(path)


def test_an_old_workbook_cut_short_is_listed(tmp_path, read, make_xls):
    data = make_xls(ROWS)
    path = tmp_path / "a.xls"
    for length in range(8, len(data), 397):
        path.write_bytes(data[:length])
        assert all(isinstance(each, Unreadable) or each.record_id in {"A1", "A2"} for each in read(path))
    path.write_bytes(data[:700])
    [item] = read(path)
    assert "it is damaged" in item.reason or "unknown kind" in item.reason


def test_a_workbook_that_unpacks_to_too_much_is_listed(tmp_path, read_reason):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        make_xlsx({"A": [["Ref", "Text"], *[[str(number), f"{number}" + "x" * 30_000] for number in range(200)]]})
    )
    assert "a zip bomb does" in read_reason(path)
    assert "it unpacks to more than 100,000 bytes" in read_reason(path, max_zip_bytes=100_000, max_zip_ratio=10**6)


def test_a_cell_at_the_end_of_the_grid_does_not_end_the_batch(tmp_path, read):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Text"])
        sheet.write(1_048_575, 16_383, "far out")
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    (tmp_path / "b.txt").write_text("Agreed.")
    far, good = read(tmp_path)
    assert "it is damaged, or has cells too far out" in far.reason
    assert good.text == "Agreed."


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30)


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_any_table_comes_back_unchanged(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(make_xlsx({"A": [["Team", "Text"], *rows]}))
        items = read_paths([path], ReadOptions(text_col=("Text",)))
        records = [each for each in items if isinstance(each, Record)]
    assert [(each.metadata.get("team", ""), each.text) for each in records] == [
        (" ".join(team.split()), text) for team, text in rows if (team + text).strip()
    ]
