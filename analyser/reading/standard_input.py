"""Standard input, which has no suffix: a text, JSON lines or a table, by what it says and what is asked of it."""

import csv
import io
import re
import sys
from collections.abc import Sequence

from analyser.domain.record import METADATA_KEYS
from analyser.reading.characters import guess_encoding
from analyser.reading.columns import guess_columns, normalise
from analyser.reading.delimited import find_delimiter
from analyser.reading.first_row import count_names
from analyser.reading.header import LOOK_AHEAD
from analyser.reading.options import ReadOptions
from analyser.reading.source import Source

_SAMPLE = 64 * 1024
_FEWEST_NAMES = 2
_EVEN = 0.8
_TEXT_NAMES = frozenset({"text", "minutes", "notes", "record", "narrative", "case note", "case notes", "record text"})
_SPACE = b"\xef\xbb\xbf \r\n\t"
_NO_TABLE = (
    "it is no table, so it has no column to be named with {}. Leave that out, or send a table (.csv or .tsv) with the "
    "names of its columns on top."
)


def standard_input(label: str, options: ReadOptions) -> Source:
    """What stands on standard input, under the name of the kind it is.

    Raises:
        ReadingError: A column is named and there is no table.
    """
    data = sys.stdin.buffer.read(options.max_file_bytes + 1)
    asked = asked_columns(options)
    name = "stdin.txt"
    if data.lstrip(_SPACE).startswith(b'{"'):
        name = "stdin.jsonl"
    elif is_table(data, list(asked.values())):
        name = "stdin.csv"
    elif asked and data and not data.startswith((b"PK", b"PAR1", b"\xd0\xcf\x11\xe0")):
        raise Source(label, name=name, data=data).cannot(no_table(options))
    return Source(label, name=name, data=data)


def asked_columns(options: ReadOptions) -> dict[str, str]:
    """The names of columns that are asked for, by option; several columns of text are one after another."""
    asked = {key: getattr(options, f"{key}_col") for key in ("id", *METADATA_KEYS, "question", "answer")}
    named = {f"--{key.replace('_', '-')}-col": name for key, name in asked.items() if name is not None}
    return named | {f"--text-col{' ' * number}": name for number, name in enumerate(options.text_col)}


def no_table(options: ReadOptions) -> str:
    """Why a text cannot be read when a column of a table is asked for."""
    return _NO_TABLE.format(", ".join(dict.fromkeys(each.strip() for each in asked_columns(options))))


def is_table(data: bytes, asked: Sequence[str]) -> bool:
    """Whether bytes are a delimited table: with the columns asked for, or names of a table of records."""
    encoding = guess_encoding([data[:_SAMPLE]]) if data else None
    if encoding is None:
        return False
    text = data[:_SAMPLE].decode(encoding.name, "replace").lstrip("\ufeff")
    delimiter = find_delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return False
    rows = [row for row in rows if any(cell.strip() for cell in row)][: LOOK_AHEAD + 1]
    if not rows:
        return False
    return _has_columns(rows, asked) if asked else delimiter != "|" and _names_records(rows)


def _has_columns(rows: Sequence[Sequence[str]], asked: Sequence[str]) -> bool:
    wanted = {normalise(name) for name in asked}
    if any(wanted.intersection(map(normalise, row)) for row in rows):
        return True
    by_place = any(re.fullmatch(r"column \d{1,5}", name) for name in wanted)
    return _is_even(rows) and (by_place or count_names(rows[0]) >= _FEWEST_NAMES)


def _names_records(rows: Sequence[Sequence[str]]) -> bool:
    if not _is_even(rows) or count_names(rows[0]) < _FEWEST_NAMES:
        return False
    guess = guess_columns(rows[0])
    return guess.has_words and (
        guess.id is not None or guess.is_long or any(normalise(name) in _TEXT_NAMES for name in guess.texts)
    )


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    """Whether there are two rows or more and most are as wide as the first."""
    width = len(rows[0])
    return len(rows) > 1 < width and sum(len(row) == width for row in rows) >= _EVEN * len(rows)
