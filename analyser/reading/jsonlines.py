"""JSON lines (.jsonl, .ndjson): one object a line, its keys taken for columns."""

import io
import json
from collections.abc import Iterator
from functools import partial
from itertools import islice

from analyser.domain.record import Record, Unreadable
from analyser.reading.cells import cell_text
from analyser.reading.characters import Encoding
from analyser.reading.header import name_columns
from analyser.reading.options import ReadOptions
from analyser.reading.rows import read_tables
from analyser.reading.source import Source
from analyser.reading.tables import BadRow, Row, Table
from analyser.reading.text import find_encoding

_SAMPLE_LINES = 200
"""Lines whose keys become the columns."""


def read(source: Source, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read one record from each line, or in long form one answer.

    Raises:
        ReadingError: The first lines are no JSON objects, or have no key with text.
    """
    yield from read_tables(find_tables(source, options), options)


def find_tables(source: Source, options: ReadOptions) -> list[Table]:
    """The lines as one table, the keys of the first ones its columns.

    Raises:
        ReadingError: The first lines are no JSON objects.
    """
    encoding = find_encoding(source, options)
    lines = list(islice(_objects(source, encoding), _SAMPLE_LINES))
    if not lines:
        why = "it has no rows. Export it again from the system it came from."
        raise source.cannot(why)
    objects = [each for _, each in lines if isinstance(each, dict)]
    if not any(objects):
        why = "its lines are no JSON objects with keys. Export it with one object on each line, or as .csv."
        raise source.cannot(why)
    keys = tuple(dict.fromkeys(key for each in objects for key in each))
    rows = partial(_rows, source, encoding, keys)
    return [Table(source=source, columns=name_columns(keys), rows=rows, unit="line")]


def _rows(source: Source, encoding: Encoding, keys: tuple[str, ...]) -> Iterator[Row | BadRow]:
    for number, value in _objects(source, encoding):
        if isinstance(value, dict):
            yield Row(number, [value.get(key) for key in keys])
        else:
            yield BadRow(number, value)


def _objects(source: Source, encoding: Encoding) -> Iterator[tuple[int, dict[str, object] | str]]:
    """Each line's number with its object, or with what is wrong with it."""
    with io.TextIOWrapper(source.open(), encoding.name, encoding.errors) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, _object(line)


def _object(line: str) -> dict[str, object] | str:
    try:
        value = json.loads(line)
        if isinstance(value, dict):
            cell_text(value)  # to find out here whether it is nested too deep
            return value
    except json.JSONDecodeError as error:
        return f"it is no proper JSON ({error.msg} at character {error.pos + 1}). Export it again."
    except RecursionError:
        return "its values are nested too deep. Export the text as one value."
    return "it is no JSON object. Put each record in braces, with its columns as keys."
