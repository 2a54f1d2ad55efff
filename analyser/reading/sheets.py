"""Workbooks (.xlsx, .xlsm, .xls, .ods): every sheet that has a table."""

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from analyser.domain.record import Record, Unreadable
from analyser.reading.cells import Cell, cell_text
from analyser.reading.header import LOOK_AHEAD, find_header
from analyser.reading.options import ReadOptions
from analyser.reading.packages import check_package
from analyser.reading.rows import read_tables
from analyser.reading.source import Source
from analyser.reading.tables import Row, Table

_WORKER = Path(__file__).with_name("sheet_worker.py")

Lines = Sequence[bytes]
"""The rows of a sheet as the worker wrote them; kept so because rows as Python lists take many times the memory."""


def read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read the tables of a workbook.

    Raises:
        ReadingError: It is damaged or protected, or no sheet has a column of text.
    """
    yield from read_tables(find_tables(source, options), options)


def find_tables(source: Source, options: ReadOptions) -> list[Table]:
    """The tables of all sheets that have rows, their columns named.

    Raises:
        ReadingError: It is damaged or protected, or no sheet has rows.
    """
    if source.head.startswith(b"PK"):
        check_package(source, options, whole=True)
    tables = [table for name, lines in _sheets(source).items() if (table := _table(source, name, lines))]
    if not tables:
        why = "it has no rows. Export it again from the system it came from."
        raise source.cannot(why)
    return tables


def _sheets(source: Source) -> Mapping[str, Lines]:
    """The rows of each sheet, by the sheet's name."""
    command = [sys.executable, "-P", str(_WORKER)]
    done = subprocess.run(command, input=source.read(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    *lines, last = done.stdout.splitlines() or [b""]
    if last.startswith(b'{"error"'):
        raise source.cannot(_why(**json.loads(last)))
    if last != b"true":
        why = "it is damaged, or has cells too far out. Copy its table into a new workbook, or save it as .csv."
        raise source.cannot(why)
    sheets: dict[str, list[bytes]] = {}
    rows: list[bytes] = []
    for line in lines:
        if line.startswith(b'"'):
            rows = sheets.setdefault(json.loads(line), [])
        else:
            rows.append(line)
    return sheets


def _why(error: str, message: str) -> str:
    if error == "password":
        return "it is protected with a password. Open it, remove the password and save it again."
    return f"it is damaged ({message}). Open it in Excel and save it again, or copy it again from where it came."


def _table(source: Source, name: str, lines: Lines) -> Table | None:
    first_rows = [[cell_text(cell) for cell in row.cells] for row in islice(_rows(lines), LOOK_AHEAD)]
    header = find_header(first_rows)
    if header is None:
        return None
    return Table.under(header, source, partial(_rows, lines), sheet=name)


def _rows(lines: Lines, skip: int = 0) -> Iterator[Row]:
    for line in islice(lines, skip, None):
        number, *cells = json.loads(line, object_hook=_decode)
        yield Row(number, cells)


def _decode(value: Mapping[str, str]) -> Cell:
    return datetime.datetime.fromisoformat(value["date"])
