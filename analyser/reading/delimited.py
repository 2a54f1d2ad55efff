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
from analyser.reading.source import Source
from analyser.reading.tables import Row, Table, read_tables
from analyser.reading.text import find_encoding

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024


def read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read a delimited table; the delimiter and the encoding are worked out.

    Raises:
        ReadingError: It does not hold text, has no rows, or no column of text.
    """
    yield from read_tables([_table(source, find_encoding(source, options), options)], options)


def _table(source: Source, encoding: Encoding, options: ReadOptions) -> Table:
    csv.field_size_limit(min(2**31 - 1, options.max_record_characters))  # an unclosed quote must not eat the memory
    with _text(source, encoding) as file:
        delimiter = find_delimiter(file.read(_SAMPLE), prefer="\t" if source.suffix == ".tsv" else ",")
    first_rows = islice(_rows(source, encoding, delimiter), LOOK_AHEAD)
    header = find_header([[cell_text(cell) for cell in row.cells] for row in first_rows])
    if header is None:
        why = "it has no rows. Export it again from the system it came from."
        raise source.cannot(why)
    rows = partial(_rows, source, encoding, delimiter, header.rows)
    return Table(source=source, columns=header.columns, rows=rows)


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


def _rows(source: Source, encoding: Encoding, delimiter: str, skip: int = 0) -> Iterator[Row]:
    with _text(source, encoding) as file:
        reader = csv.reader(file, delimiter=delimiter)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if number > skip:
                    yield Row(number, cells)
        except csv.Error as error:
            why = f"from row {number + 1} on, it is not a proper table ({error}). A quotation mark may not be closed."
            raise source.cannot(why) from error


def _text(source: Source, encoding: Encoding) -> TextIO:
    return io.TextIOWrapper(source.open(), encoding.name, encoding.errors, newline="")
