"""Workbooks (.xlsx, .xlsm, .xls, .ods): every sheet that has a table."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from analyser.domain.record import Record, Unreadable
from analyser.reading.cells import cell_text
from analyser.reading.header import LOOK_AHEAD, find_header
from analyser.reading.options import ReadOptions
from analyser.reading.packages import check_package
from analyser.reading.source import Source
from analyser.reading.tables import Row, Table, read_tables


def read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read the tables of a workbook.

    Raises:
        ReadingError: It is damaged or protected, or no sheet has a column of text.
    """
    if source.head.startswith(b"PK"):
        check_package(source, options, whole=True)
    try:
        sheets = _sheets(source)
    except PasswordError as error:
        why = "it is protected with a password. Open it, remove the password and save it again."
        raise source.cannot(why) from error
    except CalamineError as error:
        why = f"it is damaged ({error}). Open it in Excel and save it again, or copy it again from where it came."
        raise source.cannot(why) from error
    tables = [table for sheet in sheets if (table := _table(source, sheet))]
    if not tables:
        why = "it has no rows. Export it again from the system it came from."
        raise source.cannot(why)
    yield from read_tables(tables, options)


def _sheets(source: Source) -> list[CalamineSheet]:
    try:
        with source.open() as file, CalamineWorkbook.from_filelike(file) as workbook:
            return [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's assertions, in a class that cannot be imported
            raise
        msg = f"its parts do not fit together: {error}"
        raise CalamineError(msg) from error


def _table(source: Source, sheet: CalamineSheet) -> Table | None:
    first_rows = [[cell_text(cell) for cell in row.cells] for row in islice(_rows(sheet), LOOK_AHEAD)]
    header = find_header(first_rows)
    if header is None:
        return None
    return Table(source=source, sheet=sheet.name, columns=header.columns, rows=partial(_rows, sheet, header.rows))


def _rows(sheet: CalamineSheet, skip: int = 0) -> Iterator[Row]:
    for number, cells in islice(enumerate(sheet.iter_rows(), start=1), skip, None):
        yield Row(number, cells)
