"""Where a table's header stands, and what its columns are called.

Exports put titles above the header ("Report run on 12/6/2015"), leave names out, or have no header at all.
"""

from collections.abc import Sequence
from typing import NamedTuple

from analyser.reading.columns import knows

LOOK_AHEAD = 20
"""How many rows are looked at to find the header."""

_LONGEST_NAME = 150
"""A row with a longer cell, and no name that is known, is taken for data."""


class Header(NamedTuple):
    """The header of a table.

    Attributes:
        rows: How many rows to skip to come to the data, the header among them.
        columns: Names of the columns, all different and none empty.
    """

    rows: int
    columns: tuple[str, ...]


def find_header(first_rows: Sequence[Sequence[str]]) -> Header | None:
    """Find the header among the first rows of a table, or None where all of them are empty.

    It is the first row about as wide as the table; a later one is preferred only if it has two names that
    are known and the first has none. Without a plausible header the columns are called ``column 1`` and on.
    """
    widths = [sum(bool(cell.strip()) for cell in row) for row in first_rows]
    widest = max(widths, default=0)
    if not widest:
        return None
    wide = [index for index, row in enumerate(first_rows) if _is_wide(row, widest)]
    known = {index: sum(knows(cell) for cell in first_rows[index] if cell.strip()) for index in wide}
    best = wide[0]
    if not known[best]:
        best = next((index for index in wide if known[index] >= min(2, widest) and _is_short(first_rows[index])), best)
    row, columns = first_rows[best], max(len(each) for each in first_rows)
    if not known[best] and not _is_short(row):
        return Header(rows=best, columns=name_columns([""] * columns))
    return Header(rows=best + 1, columns=name_columns(row))


def name_columns(names: Sequence[str]) -> tuple[str, ...]:
    """The names on one line each, with ``column 3`` for an empty one and ``Notes (2)`` for a repeated one."""
    named: list[str] = []
    for number, raw in enumerate(names, start=1):
        name = " ".join(raw.split()) or f"column {number}"
        times = 1
        unique = name
        while unique in named:
            times += 1
            unique = f"{name} ({times})"
        named.append(unique)
    return tuple(named)


def _is_wide(row: Sequence[str], widest: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    if row and not row[0].strip():  # an index column without a name
        return filled >= max(1, (widest - 1) / 2)
    return filled >= max(min(2, widest), widest / 2)


def _is_short(row: Sequence[str]) -> bool:
    return all(len(cell) <= _LONGEST_NAME for cell in row)
