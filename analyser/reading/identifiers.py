"""Cells that name a person: NHS numbers, dates of birth and names; none may become a record's id."""

import re
from collections.abc import Sequence

from analyser.reading.cells import iso_date

_NHS_NUMBER = re.compile(r"(\d{3})[ -]?(\d{3})[ -]?(\d{4})")
_PERSON = re.compile(r"[A-Z][A-Za-z'’-]+,?(?: [A-Z]\.?)? [A-Z][A-Za-z'’-]+")
_LONGEST_DATE = 10


def is_personal(cells: Sequence[str]) -> bool:
    """Whether most of the cells of a column are NHS numbers, dates or people's names."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    named = sum(is_nhs_number(cell) or _is_date(cell) or bool(_PERSON.fullmatch(cell)) for cell in filled)
    return bool(filled) and 2 * named > len(filled)


def is_nhs_number(cell: str) -> bool:
    """Whether a cell is an NHS number; its last digit checks the others."""
    match = _NHS_NUMBER.fullmatch(cell)
    if match is None:
        return False
    *digits, check = map(int, "".join(match.groups()))
    return (11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11) % 11 == check


def _is_date(cell: str) -> bool:
    return len(cell) <= _LONGEST_DATE and iso_date(cell) is not None
