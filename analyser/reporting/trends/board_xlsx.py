"""The report for a board as an Excel workbook: one sheet a table, and one on how the figures were made."""

from typing import TYPE_CHECKING, Any, BinaryIO

import xlsxwriter

from analyser.reporting.safe_text import one_line, printable
from analyser.reporting.trends.describing import method_words
from analyser.reporting.trends.overview import Trends
from analyser.reporting.trends.tables import NOT_SHOWN, Column, Kind, Table, tables_of

if TYPE_CHECKING:
    from analyser.reporting.trends.board import Cover

_NARROW, _MIDDLE, _WIDE = 11, 26, 60
_HEADING_HEIGHT = 32
_LONGEST_TITLE = 100
"""A sheet's header takes no more than 255 characters, and one line of a page about so many."""


def write_xlsx(trends: Trends, file: BinaryIO, cover: "Cover") -> None:
    """Write the workbook.

    Args:
        trends: What it shows.
        file: Where it goes.
        cover: What it says of itself.
    """
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": one_line(cover.title, _LONGEST_TITLE), "author": "analyser", "created": cover.made})
    look = {
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E6ECF2"}
        ),
        "title": book.add_format({"bold": True, "font_size": 14}),
        Kind.WORDS: book.add_format({"text_wrap": True, "valign": "top"}),
        Kind.COUNT: book.add_format({"num_format": "#,##0", "valign": "top"}),
        Kind.SHARE: book.add_format({"num_format": "0.0%", "valign": "top"}),
    }
    _write_about(book, look, trends, cover)
    for table in tables_of(trends):
        _write_table(book, look, table)
    book.close()


def _write_about(book: Any, look: dict[str, Any], trends: Trends, cover: "Cover") -> None:  # noqa: ANN401 - untyped
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, _MIDDLE)
    sheet.set_column(1, 1, 2 * _WIDE)
    sheet.write_string(0, 0, printable(cover.title), look["title"])
    facts = [
        ("Made", f"{cover.made:%d %B %Y, %H:%M}"),
        ("Whose records", trends.unit.words),
        ("Months", trends.period.words),
        *(("How it was made", words) for words in method_words(trends)),
        (
            NOT_SHOWN.capitalize(),
            "Too few records, or it would give others away, or it lies only partly in the period.",
        ),
    ]
    for row, (name, words) in enumerate(facts, start=2):
        sheet.write_string(row, 0, name, look[Kind.WORDS])
        sheet.write_string(row, 1, printable(words), look[Kind.WORDS])


def _write_table(book: Any, look: dict[str, Any], table: Table) -> None:  # noqa: ANN401 - untyped
    sheet = book.add_worksheet(table.name)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(table, number, column))
        sheet.write_string(0, number, column.title, look["head"])
    sheet.set_row(0, _HEADING_HEIGHT)
    for row, values in enumerate(table.rows, start=1):
        for number, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            if isinstance(value, str):  # words never become a formula, a number or a link
                sheet.write_string(row, number, printable(value), look[Kind.WORDS])
            elif value is not None:
                sheet.write_number(row, number, value, look[column.kind])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{one_line(table.title, _LONGEST_TITLE).replace('&', '&&')}&R&P of &N")


def _width(table: Table, number: int, column: Column) -> int:
    if column.kind is not Kind.WORDS:
        return _NARROW
    longest = max((len(str(row[number] or "")) for row in table.rows), default=0)
    return _WIDE if longest > _WIDE else max(_NARROW, min(_MIDDLE, longest + 2))
