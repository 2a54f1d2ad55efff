"""A table's cell as text, and a date as a person wrote it as an ISO date."""

import datetime
import re

Cell = object
"""What the libraries give: text, number, truth value, date, time, list, dictionary or None."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_UK = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(r"(?:[a-z]+day,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-/]([a-z]{3})[a-z]*[ \-/,]+(\d{4}|\d{2})(?!\d)")
_CENTURY = 70
"""A year of two digits below this is of the 2000s."""


def cell_text(value: Cell) -> str:
    """The cell as a person sees it in a spreadsheet; nested values come one a line.

    Text is left exactly as it is.
    """
    if isinstance(value, str):
        return value
    if value is None or value != value:  # NaN alone differs from itself
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        clock = "" if value.time() == datetime.time() else value.strftime(" %H:%M")
        return value.strftime("%d/%m/%Y") + clock
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return "\n".join(f"{key}: {cell_text(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "\n".join(cell_text(each) for each in value)
    return str(value)


def iso_date(value: Cell) -> str | None:
    """The date at the start of a cell or a line as ``yyyy-mm-dd``; the day comes first, as in Britain.

    Returns:
        The date, or None if there is none that exists.
    """
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d")
    text = cell_text(value).strip().lower()
    if match := _ISO.match(text):
        return _date(match[1], match[2], match[3])
    if match := _UK.match(text):
        return _date(match[3], match[2], match[1])
    if (match := _NAMED.match(text)) and match[2] in _MONTHS:
        return _date(match[3], str(_MONTHS.index(match[2]) + 1), match[1])
    return None


def _date(year: str, month: str, day: str) -> str | None:
    number = int(year)
    if len(year) == len("15"):
        number += 2000 if number < _CENTURY else 1900
    try:
        return datetime.date(number, int(month), int(day)).isoformat()
    except ValueError:  # 31/2/2015 is no date
        return None
