"""Delimited tables (.csv, .tsv): streamed, so that an export of any size needs little memory."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TextIO

from analyser.domain.record import Record, Unreadable
from analyser.reading.cells import cell_text
from analyser.reading.characters import Encoding
from analyser.reading.header import LOOK_AHEAD, find_header
from analyser.reading.options import ReadOptions
from analyser.reading.rows import read_tables
from analyser.reading.source import Source
from analyser.reading.tables import BadRow, Row, Table
from analyser.reading.text import find_encoding

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_NOT_CLOSED = "a quotation mark in it is not closed, so that it runs on to the end of the file. Export the table again."
_NOT_CLOSED_PERHAPS = "A quotation mark may not be closed. Export the table again."


def read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read a delimited table; the delimiter and the encoding are worked out.

    Raises:
        ReadingError: It does not hold text, has no rows, or no column of text.
    """
    yield from read_tables(find_tables(source, options), options)


def find_tables(source: Source, options: ReadOptions) -> list[Table]:
    """The one table of the file, its columns named.

    Raises:
        ReadingError: It does not hold text, or has no rows.
    """
    return [_table(source, find_encoding(source, options), options)]


def _table(source: Source, encoding: Encoding, options: ReadOptions) -> Table:
    # a quotation mark that is never closed must not eat the memory
    csv.field_size_limit(min(2**31 - 1, max(2 * _SAMPLE, options.max_record_characters)))
    with _text(source, encoding) as file:
        delimiter = find_delimiter(file.read(_SAMPLE), prefer="\t" if source.suffix == ".tsv" else ",")
    first_rows = islice(_rows(source, encoding, delimiter), LOOK_AHEAD)
    header = find_header([[cell_text(cell) for cell in row.cells] for row in first_rows if isinstance(row, Row)])
    if header is None:
        why = "it has no rows. Export it again from the system it came from."
        raise source.cannot(why)
    return Table.under(header, source, partial(_rows, source, encoding, delimiter), delimiter=delimiter)


def find_delimiter(sample: str, *, prefer: str = ",") -> str:
    """The delimiter that cuts the rows of a sample into the most even and the most numerous cells."""
    best, best_score = prefer, (0.0, 0)
    for delimiter in (prefer, *(each for each in _DELIMITERS if each != prefer)):
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
        widths = [len(row) for row in rows[: max(1, len(rows) - 1)] if row]  # the last may be cut off
        widest = max(widths, default=0)
        score = (widths.count(widest) / len(widths) if widths else 0.0, widest)
        if widest > 1 and score > best_score:
            best, best_score = delimiter, score
    return best


def _rows(source: Source, encoding: Encoding, delimiter: str, skip: int = 0) -> Iterator[Row | BadRow]:
    with _text(source, encoding) as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter)
        number = line = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if lines.is_open and reader.line_num > line + 1:
                    yield BadRow(number, _NOT_CLOSED)
                elif number > skip:
                    yield Row(number, cells, line + 1)
                line = reader.line_num
        except csv.Error as error:
            yield BadRow(number + 1, f"from here on, it is not a proper table ({error}). {_NOT_CLOSED_PERHAPS}")


class _Lines:
    """The lines of a file, which know in the end whether a quotation mark was left open."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._marks = 0
        self._at_end = False

    @property
    def is_open(self) -> bool:
        return self._at_end and self._marks % 2 == 1

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self._marks += line.count('"')
            yield line
        self._at_end = True


def _text(source: Source, encoding: Encoding) -> TextIO:
    return io.TextIOWrapper(source.open(), encoding.name, encoding.errors, newline="")
