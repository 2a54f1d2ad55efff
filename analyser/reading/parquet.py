"""Parquet tables, batch by batch."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pyarrow as pa
import pyarrow.parquet as pq

from analyser.domain.record import Record, Unreadable
from analyser.reading.header import name_columns
from analyser.reading.options import ReadOptions
from analyser.reading.rows import read_tables
from analyser.reading.source import Source
from analyser.reading.tables import Row, Table

_ROWS_AT_ONCE = 256


def read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read a parquet table; its rows are counted from 1.

    Raises:
        ReadingError: It is damaged or encrypted, or has no column of text.
    """
    yield from read_tables(find_tables(source, options), options)


def find_tables(source: Source, options: ReadOptions) -> list[Table]:  # noqa: ARG001 - as other formats have it
    """The one table of the file, its columns named.

    Raises:
        ReadingError: It is damaged or encrypted.
    """
    with _explained(source), source.open() as stream, pq.ParquetFile(stream) as file:
        columns = name_columns(file.schema_arrow.names)
    return [Table(source=source, columns=columns, rows=partial(_rows, source))]


@contextmanager
def _explained(source: Source) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        why = f"it is damaged, cut short or encrypted ({error}). Copy it again from where it came."
        raise source.cannot(why) from error


def _rows(source: Source) -> Iterator[Row]:
    number = 0
    with _explained(source), source.open() as stream, pq.ParquetFile(stream) as file:
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield Row(number, cells)
