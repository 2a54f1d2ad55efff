"""Whether a row of a table holds the names of its columns or the values of a record.

A header that is taken for a record is seen at once; a record that is taken for a header is lost, and its words are
shown as names. So names must be recognised, by themselves or by how they differ from what stands below them, before
a row counts as a header; between the two the user is asked.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from analyser.reading.cells import iso_date
from analyser.reading.columns import hints_at_text, is_name, normalise


class FirstRow(Enum):
    """What a row holds."""

    NAMES = "names"
    VALUES = "values"
    UNCLEAR = "unclear"


class _Sign(Enum):
    """What a cell shows; the number speaks for a name above nought and for a value below it."""

    KNOWN_NAME = ("the name of a column that is known", 4)
    IDENTIFIER = ("written as programs write names: case_note", 2)
    OTHER_TYPE = ("words above numbers, dates or codes", 2)
    SHORTER = ("a word or two above sentences", 1)
    HINT = ("words that such names have, with others", 1)
    PLACEHOLDER = ("an answer or none: Yes, n/k", -2)
    PROSE = ("sentences", -3)
    TYPED = ("a number, date, time or address", -4)
    SAME_SHAPE = ("shaped as those below: SD-17 above SD-18", -4)
    COMES_AGAIN = ("stands below it as well", -4)


_SURE = 3
"""A sum from here on means names; one as far below nought means values."""
_ONCE = {_Sign.HINT, _Sign.PROSE}
"""Counted once a row: ten long questions of a form are ten names all the same."""

_NUMBER = re.compile(r"[£$€]?[+-]?\d[\d,. ]*%?(?: ?(?:years?|yrs?|y|months?|mths?|m)(?: old)?)?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:am|pm|hrs)?", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+")
_PLACEHOLDER = re.compile(
    r"(?:yes|no|y|n|true|false|nil|none|n ?a|n ?k|nfa|tbc|(?:not )?known|unknown|not (?:recorded|applicable)|null|m|f"
    r"|male|female)?"
)
_LONGEST_DATE = 30
_LONGEST_NAME = 150
_PROSE_WORDS, _SENTENCE_WORDS = 9, 3
_FEW_WORDS, _TEXT_WORDS = 3, 4


def weigh_row(row: Sequence[str], below: Sequence[Sequence[str]]) -> FirstRow:
    """What a row holds, by its cells and by those below them.

    Args:
        row: The row.
        below: Some of the rows below it.
    """
    others = [each for each in below if list(each) != list(row)]  # exports repeat their header
    signs: list[_Sign] = []
    for index, cell in enumerate(row):
        if cell.strip():
            column = [each[index].strip() for each in others if index < len(each) and each[index].strip()]
            signs += _signs(cell.strip(), column)
    once = _ONCE.intersection(signs)
    total = sum(sign.value[1] for sign in (*once, *(each for each in signs if each not in _ONCE)))
    if total >= _SURE:
        return FirstRow.NAMES
    return FirstRow.VALUES if total <= -_SURE else FirstRow.UNCLEAR


def count_names(row: Sequence[str]) -> int:
    """How many cells are names of columns that are known; none if another is plainly a value."""
    filled = [cell.strip() for cell in row if cell.strip()]
    names = [cell for cell in filled if is_name(cell)]
    others = [cell for cell in filled if not is_name(cell)]
    return 0 if any(_is_typed(cell) or looks_like_prose(cell) for cell in others) else len(names)


def looks_like_prose(cell: str) -> bool:
    """Whether a cell holds sentences; the question of a form, which may be a column's name, does not count."""
    words = len(cell.split())
    if len(cell) > _LONGEST_NAME:
        return True
    if cell.endswith(("?", ":")):
        return False
    return words >= _PROSE_WORDS or (words >= _SENTENCE_WORDS and cell.endswith("."))


def _signs(cell: str, column: Sequence[str]) -> Iterator[_Sign]:
    if is_name(cell):
        if cell not in column:
            yield _Sign.KNOWN_NAME
            yield from _contrasts(cell, column)
    elif (sign := _sign_of_value(cell, column)) is not None:
        yield sign
    elif not _is_typed(cell):  # a year above words may be a name, but says nothing for it
        yield from _signs_of_name(cell, column)


def _sign_of_value(cell: str, column: Sequence[str]) -> _Sign | None:
    if cell in column:
        return _Sign.COMES_AGAIN
    if _is_typed(cell):
        return _Sign.TYPED if not column or any(_is_typed(each) for each in column) else None
    if _has_digit(cell) and _is_shape_of_most(_shape(cell), column):
        return _Sign.SAME_SHAPE
    if _PLACEHOLDER.fullmatch(normalise(cell)):
        return _Sign.PLACEHOLDER
    return _Sign.PROSE if looks_like_prose(cell) else None


def _signs_of_name(cell: str, column: Sequence[str]) -> Iterator[_Sign]:
    if _IDENTIFIER.fullmatch(cell):
        yield _Sign.IDENTIFIER
    elif cell.endswith("?") or hints_at_text(cell):
        yield _Sign.HINT
    yield from _contrasts(cell, column)


def _contrasts(cell: str, column: Sequence[str]) -> Iterator[_Sign]:
    if not column:
        return
    if not _has_digit(cell) and all(_is_typed(each) or _is_code(each) for each in column):
        yield _Sign.OTHER_TYPE
    words = len(cell.split())
    if words <= _FEW_WORDS and sum(len(each.split()) for each in column) / len(column) >= max(_TEXT_WORDS, 3 * words):
        yield _Sign.SHORTER


def _has_digit(cell: str) -> bool:
    return any(each.isdigit() for each in cell)


def _is_code(cell: str) -> bool:
    return _has_digit(cell) and len(cell.split()) == 1


def _is_typed(cell: str) -> bool:
    if _NUMBER.fullmatch(cell) or _CLOCK.fullmatch(cell) or _ADDRESS.fullmatch(cell):
        return True
    return len(cell) <= _LONGEST_DATE and iso_date(cell) is not None


def _shape(cell: str) -> str:
    """The cell with one ``9`` for each run of digits and one ``a`` for each run of letters: ``SD-0017`` is ``a-9``."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", cell))


def _is_shape_of_most(shape: str, column: Sequence[str]) -> bool:
    return bool(column) and 2 * sum(_shape(each) == shape for each in column) > len(column)
