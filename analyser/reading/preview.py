"""A look at the tables in a file before it is scanned: their columns, what each is taken for, and the first rows.

Only the head of a file is read, and by the code that will read the whole: what is shown is what will be used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from analyser.errors import ColumnError, ReadingError
from analyser.reading import archive, delimited, jsonlines, sheets
from analyser.reading.cells import cell_text
from analyser.reading.choosing import Choice, choose_columns
from analyser.reading.columns import ColumnGuess
from analyser.reading.formats import READERS, TableFinder, find_reader, find_table_finder
from analyser.reading.options import ReadOptions
from analyser.reading.packages import UNZIP_ERRORS, check_limits, is_encrypted, open_zip
from analyser.reading.sheet_head import head_of_workbook
from analyser.reading.source import Budget, Source
from analyser.reading.tables import Row, Table
from analyser.reading.walk import is_left_out

_DEFAULTS = ReadOptions()
_HEAD = 4 * 1024 * 1024
"""Of a table in a text file; a workbook up to this size is read as a whole."""
_MOST_WHOLE = 32 * 1024 * 1024
"""A workbook of a kind that can be read as a whole only is not looked into beyond this."""
_ROWS = 120
"""Of a large workbook: those among which a header is looked for, and those by which columns are told."""
_MOST_TABLES = 20
_MOST_CHARACTERS = 400
_TABLES = frozenset({"delimited", "jsonlines", "parquet", "sheets"})
_NO_TEXT = (b"PK", b"PAR1", b"\xd0\xcf\x11\xe0")
_TOO_LARGE = "it is too large to be looked into beforehand. It is read as a whole when it is scanned."


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """The head of a table.

    Attributes:
        label: The table's name for people: ``export.zip!cases.xlsx#Sheet1``.
        columns: Names of its columns, as they can be named in :class:`~analyser.reading.options.ReadOptions`; without
            a row of names they are called ``column 1`` and on.
        rows: The first rows, a text a column; long ones are cut off.
        guess: What each column is used for; None if the table is not read.
        problem: Why it is not read, or None. A table that holds no records, such as a sheet of look-up values beside
            one of records, is not read and has no problem.
    """

    label: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    guess: ColumnGuess | None = None
    problem: str | None = None


def preview(path: str | Path, options: ReadOptions = _DEFAULTS, rows: int = 5) -> list[TablePreview]:
    """Look into a file.

    Args:
        path: A table (.csv, .xlsx, .parquet, .jsonl and their like), or a zip, of which the first twenty tables are
            looked into.
        options: Columns and encoding, as far as they are known.
        rows: How many rows to show of each table.

    Returns:
        Its tables; none for a file of another kind.
    """
    path = Path(path)
    return _look(Source(path.as_posix(), name=path.name, path=path), options, rows)


def preview_data(name: str, data: bytes, options: ReadOptions = _DEFAULTS, rows: int = 5) -> list[TablePreview]:
    """:func:`preview` for a file that is in memory.

    Args:
        name: The file's name.
        data: What it holds.
        options: Columns and encoding, as far as they are known.
        rows: How many rows to show of each table.
    """
    return _look(Source(name, name=name.replace("\\", "/").rpartition("/")[2] or name, data=data), options, rows)


def _look(source: Source, options: ReadOptions, rows: int) -> list[TablePreview]:
    return list(islice(_previews(source, options, rows), _MOST_TABLES))


def _previews(source: Source, options: ReadOptions, rows: int) -> Iterator[TablePreview]:
    """The tables of a file or zip; one that cannot be read is shown with the reason, if it is a table by its name."""
    try:
        finder = find_table_finder(source)
        if finder is not None:
            yield from _tables(source, finder, options, rows)
        elif find_reader(source) is archive.read and source.depth < options.max_depth:
            yield from _packed(source, options, rows)
    except (ReadingError, OSError, UnicodeError) as error:
        if READERS.get(source.suffix) in _TABLES:
            yield TablePreview(label=source.label, problem=_reason(source, options, error))


def _reason(source: Source, options: ReadOptions, error: Exception) -> str:
    if isinstance(error, UnicodeError):
        return str(source.cannot(f"it is not encoded in {options.encoding}. Leave the encoding out."))
    if isinstance(error, OSError):
        return str(source.cannot(f"{error.strerror or error}. Copy it again from where it came."))
    return str(error)


def _packed(source: Source, options: ReadOptions, rows: int) -> Iterator[TablePreview]:
    """What is in the tables and zips in a zip."""
    budget = source.budget or Budget(options.max_zip_bytes, options.max_zip_members)
    with open_zip(source) as package:
        members = sorted(package.infolist(), key=lambda each: each.filename)
        check_limits(source, members, budget, options)
        for member in members:
            path = member.filename.replace("\\", "/").split("/")
            kind = READERS.get(Path(path[-1]).suffix.lower())
            if kind in {*_TABLES, "archive"} and not archive.leads_out(path) and not any(map(is_left_out, path)):
                part = source.part(member.filename, b"", budget)
                try:
                    part = source.part(member.filename, _unpack(part, package, member), budget)
                except ReadingError as error:
                    yield TablePreview(label=part.label, problem=str(error))
                else:
                    yield from _previews(part, options, rows)


def _unpack(part: Source, package: ZipFile, member: ZipInfo) -> bytes:
    """A member; of a text, the head."""
    if is_encrypted(member):
        why = "it is protected with a password. Unpack the zip with the password."
        raise part.cannot(why)
    try:
        with package.open(member) as file:
            head = file.read(_HEAD + 1)
            return head + file.read() if head.startswith(_NO_TEXT) else head
    except UNZIP_ERRORS as error:
        why = f"it is damaged ({error}). Make the zip again."
        raise part.cannot(why) from error


def _tables(source: Source, finder: TableFinder, options: ReadOptions, rows: int) -> Iterator[TablePreview]:
    tables = finder(_head(source, finder, options), options)
    try:
        choices = choose_columns(tables, options)
    except ColumnError as error:
        yield from (_shown(Choice(table, ColumnGuess(), str(error)), rows) for table in tables)
    else:
        yield from (_shown(choice, rows) for choice in choices)


def _shown(choice: Choice, rows: int) -> TablePreview:
    table, guess, problem = choice
    walked = (row for row in table.walk() if isinstance(row, Row))
    return TablePreview(
        label=table.label,
        columns=table.columns,
        rows=tuple(_cells(table, row) for row in islice(walked, rows)),
        guess=guess if problem is None and guess.has_words else None,
        problem=problem,
    )


def _cells(table: Table, row: Row) -> tuple[str, ...]:
    texts = [_short(cell_text(cell)) for cell in row.cells[: len(table.columns)]]
    return (*texts, *[""] * (len(table.columns) - len(texts)))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def _head(source: Source, finder: TableFinder, options: ReadOptions) -> Source:
    """What there is to read of a file to show its head."""
    if source.size <= _HEAD:
        return source
    if finder in {delimited.find_tables, jsonlines.find_tables}:
        with source.open() as file:
            return Source(source.label, name=source.name, data=_whole_lines(file.read(_HEAD)))
    if finder is not sheets.find_tables:
        return source
    if source.head.startswith(b"PK") and source.suffix != ".ods":
        return head_of_workbook(source, options, _ROWS)
    if source.size > _MOST_WHOLE:
        raise source.cannot(_TOO_LARGE)
    return source


def _whole_lines(data: bytes) -> bytes:
    """The data without a line that is cut off, so that no character is either."""
    end = data.rfind(b"\n") + 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:_ROWS]:
        end += end % 2  # a character of UTF-16 has two bytes
    return data[:end] or data
