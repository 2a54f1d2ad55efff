"""Parquet tables, batch by batch."""

from collections.abc import Iterator
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
    try:
        with source.open() as stream, pq.ParquetFile(stream) as file:
            columns = name_columns(file.schema_arrow.names)
        table = Table(source=source, columns=columns, rows=partial(_rows, source))
        yield from read_tables([table], options)
    except (pa.ArrowException, OSError) as error:
        why = f"it is damaged, cut short or encrypted ({error}). Copy it again from where it came."
        raise source.cannot(why) from error


def _rows(source: Source) -> Iterator[Row]:
    number = 0
    with source.open() as stream, pq.ParquetFile(stream) as file:
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield Row(number, cells)
