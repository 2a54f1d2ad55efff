"""Where a table's header stands, and what its columns are called.

Exports put titles above the header ("Report run on 12/6/2015"), leave names out, or have no header at all.
"""

from collections.abc import Sequence
from typing import NamedTuple

from analyser.reading.first_row import FirstRow, count_names, looks_like_prose, weigh_row

LOOK_AHEAD = 20
"""How many rows are looked at to find the header."""


class Header(NamedTuple):
    """The header of a table.

    Attributes:
        rows: How many rows to skip to come to the data, the header among them.
        columns: Names of the columns, all different and none empty.
        has_names: Whether there is a row of names; without one the columns are called ``column 1`` and on.
        is_certain: Whether that could be told.
        otherwise: The header if it is the other way round; None where there is no doubt.
    """

    rows: int
    columns: tuple[str, ...]
    has_names: bool = True
    is_certain: bool = True
    otherwise: "Header | None" = None


def find_header(first_rows: Sequence[Sequence[str]]) -> Header | None:
    """Find the header among the first rows of a table, or None where all of them are empty.

    It is the first row about as wide as the table; a later one is preferred only if it has two names that
    are known and the first does not hold names. Where the row holds values, or that cannot be told, no row is
    skipped, so that none is lost.
    """
    index, holds = _find_row(first_rows)
    if index is None:
        return None
    named = Header(rows=index + 1, columns=name_columns(first_rows[index]))
    if holds is FirstRow.NAMES:
        return named
    by_place = name_columns([""] * max(len(each) for each in first_rows))
    return Header(rows=0, columns=by_place, has_names=False, is_certain=holds is FirstRow.VALUES, otherwise=named)


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


def _find_row(first_rows: Sequence[Sequence[str]]) -> tuple[int | None, FirstRow]:
    """The row that is most likely the header, and what it holds; None where all rows are empty."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in first_rows]
    widest = max(widths, default=0)
    if not widest:
        return None, FirstRow.UNCLEAR
    wide = [index for index, row in enumerate(first_rows) if _is_wide(row, widest)]
    best = wide[0]
    holds = weigh_row(first_rows[best], first_rows[best + 1 :])
    if holds is FirstRow.NAMES:
        return best, holds
    for index in wide[1:] if widest > 1 else wide[1:2]:
        if any(looks_like_prose(cell.strip()) for row in first_rows[:index] for cell in row):
            break  # that is no title
        if count_names(first_rows[index]) >= min(2, widest):
            return index, FirstRow.NAMES
    first = next(index for index, width in enumerate(widths) if width)
    if first < best and count_names(first_rows[first]) == widths[first]:  # commas below it are not quoted
        return first, FirstRow.NAMES
    return best, holds


def _is_wide(row: Sequence[str], widest: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    if row and not row[0].strip():  # an index column without a name
        return filled >= max(1, (widest - 1) / 2)
    return filled >= max(min(2, widest), widest / 2)
