"""A text that was read from a source, made into a record with the metadata it states plainly."""

import re
from collections.abc import Mapping, Sequence

from analyser.domain.record import Record
from analyser.reading.cells import iso_date
from analyser.reading.characters import tidy
from analyser.reading.options import ReadOptions
from analyser.reading.source import Source

_TOP_LINES = 15
_TOP_CHARACTERS = 4000
_LABELS = {
    "date": r"date(?: of (?:the )?(?:strategy )?(?:discussion|meeting))?|(?:strategy )?(?:discussion|meeting) date",
    "team": r"team(?: name)?",
    "agency": r"agency|organisation",
    "author": r"author|(?:completed|recorded|minuted|written) by|minute taker",
    "child_age": r"(?:child['’]?s )?age(?: of child)?",
}
_STATED = re.compile(
    rf"(?:{'|'.join(f'(?P<{key}>{label})' for key, label in _LABELS.items())})"
    r"[ \t]*[:|][:| \t]*(?P<value>[^\s|:][^|\t\n]{0,59}?)[ ]*(?:$|\||\t|[ ]{2})",
    re.IGNORECASE,
)
"""A line "Date: 5/6/2015" or a row "| Team | North |"; nothing longer, for that would be prose."""
_DAY = r"(?:[a-z]+day,? )?\d{1,4}(?:st|nd|rd|th)?[ /.\-][a-z\d]+[ /.,\-]+\d{2,4}(?!\d)"
_CLOCK = r"(?:[ ,]+(?:at |time:? ?)?\d{1,2}[:.]?\d{2} ?(?:am|pm|hrs|hours)?|[ ,]+at \d{1,2} ?(?:am|pm))?"
_DATED = re.compile(
    r"(?:(?P<title>(?:(?:minutes|record|notes|summary) of (?:the |an? )?)?(?:initial )?strategy (?:discussion|meeting)"
    r"(?: minutes| record| notes)?(?:,? held)?(?: on)?)|date(?: of (?:the )?(?:strategy )?(?:discussion|meeting))?"
    rf"|(?:strategy )?(?:discussion|meeting) date)[ \t]*[-–—:,|(]?[ \t]*(?P<value>{_DAY})\)?{_CLOCK}[ .]*",
    re.IGNORECASE,
)
"""A line "Date of discussion 5/6/2015" or a title "Strategy discussion 5/6/2015", and no more on it than the time."""
_TITLE_LINES = 3
"""Lines that are not blank among which a title stands; farther down it may be an earlier discussion."""


def make_record(
    source: Source,
    text: str,
    options: ReadOptions,
    *,
    metadata: Mapping[str, str] | None = None,
    pages: tuple[int, ...] = (),
) -> Record:
    """The record of a file that holds exactly one.

    Args:
        source: The file.
        text: Its words.
        options: For the longest text that is allowed.
        metadata: What the file says apart from its words; wins over what the words say.
        pages: Offset at which each page starts; the text must be tidy if there are any.

    Raises:
        ReadingError: The text is too long to be one record.
    """
    if len(text) > options.max_record_characters:
        raise source.cannot(too_long(len(text), options))
    text = tidy(text)
    known = stated_metadata(text)
    if metadata:
        known.update(metadata)
    if not known:
        return Record(record_id=source.stem, source=source.label, text=text, pages=pages)
    return Record(record_id=source.stem, source=source.label, text=text, metadata=known, pages=pages)


def too_long(length: int, options: ReadOptions, *, is_least: bool = False) -> str:
    """Why a text of this many characters, or of so many at least, is no record."""
    most = options.max_record_characters
    has = "has at least" if is_least else "has"
    return f"it {has} {length:,} characters, and one record may have {most:,}. Split it into one file or row a record."


def stated_metadata(text: str) -> dict[str, str]:
    """Date, team, agency, author and child's age where a line of their own among the first 15 states them."""
    known: dict[str, str] = {}
    lines = text[:_TOP_CHARACTERS].split("\n", _TOP_LINES)[:_TOP_LINES]
    for line in lines:
        if (":" in line or "|" in line) and (match := _STATED.match(line.lstrip(" \t|"))):
            key = next(label for label in _LABELS if match[label])
            value = iso_date(match["value"]) if key == "date" else match["value"]
            if value:
                known.setdefault(key, value)
    if "date" not in known and (date := _plain_date([line.strip() for line in lines if line.strip()])):
        known["date"] = date
    return known


def _plain_date(lines: Sequence[str]) -> str | None:
    for number, line in enumerate(lines):
        match = _DATED.fullmatch(line.strip("#* \t\ufeff"))
        if match and (number < _TITLE_LINES or not match["title"]) and (date := iso_date(match["value"])):
            return date
    return None
