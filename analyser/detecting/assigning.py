"""Who is to do what is worded without a doer: "... by DC Hill", "... (Jo, today)", "... - school nurse"."""

import re

from analyser.detecting.owners import read_owner
from analyser.detecting.page import Owner, Page

_BY = re.compile(r"\b(?:by|from|via)\s+")
_HEARS = re.compile(r"\b(?:hear|gets?|follow|go|come|receive|told|learn)\b")
_ASIDE = re.compile(
    r"\b(?:that|until|till|so that|because|when|if|what|who|which|where|before|after|whether)\b(?! (?:\d|\w+day))"
)
_TAIL = re.compile(r"\s[-/]+\s|\s?[(\[]|,\s|:\s|\s{3,}|\s>\s|\t")
_STOPS = re.compile(
    r"[,;.()\]:]\s?|\s-+\s|\s(?:by|on|at|before|within|in|to|tomorrow|today|tonight|this|first|later|directly"
    r"|personally|and then|asap|when|for|via"
    r"|until|as|from|who|re|about|if|once|after|\d\S*)\b"
)
_REACH = 60
_MAX_TAILS = 4


def assigned(page: Page, start: int, end: int) -> Owner | None:
    """The owner that ``[start:end]`` names after what is to be done, or None."""
    aside = _ASIDE.search(page.reading, start, end)
    limit = aside.start() if aside else end
    for match in _BY.finditer(page.reading, start, limit):
        if match.group().startswith("from") and not _HEARS.search(page.reading, start, match.start()):
            continue
        owner = _first_of(page, match.end(), limit)
        if owner:
            return owner
    return _last_of(page, start, end)


def _first_of(page: Page, start: int, end: int) -> Owner | None:
    """The owner that begins at ``start`` and ends at the first word that cannot belong to it."""
    limit = min(end, start + _REACH)
    stop = _STOPS.search(page.reading, start, limit)
    return read_owner(page, start, stop.start() if stop else limit)


def _last_of(page: Page, start: int, end: int) -> Owner | None:
    """The last bracket, or the last part after a dash or comma, that is nothing but an owner."""
    reading = page.reading
    tails = list(_TAIL.finditer(reading, start, end))[-_MAX_TAILS:]
    stop = end
    for tail in reversed(tails):
        closes = [place for mark in ")]" if (place := reading.find(mark, tail.end(), stop)) >= 0]
        close = min(closes, default=stop)
        owner = read_owner(page, tail.end(), close)
        if owner is None and "(" in tail.group():
            owner = _first_of(page, tail.end(), close)  # "... (T Shaw by 12/6)"
            owner = owner if owner and page.reading[owner.end] in " ,)]" else None
        stop = tail.start()
        if owner is None or owner.family:
            continue
        listed = tail.group() == ", "
        if not listed or (owner.known and not _ends_in_owner(page, start, tail.start())):
            return owner
    return None


def _ends_in_owner(page: Page, start: int, end: int) -> bool:
    """Whether the last word before ``end`` names somebody, so that what follows goes on with a list of recipients."""
    place = page.reading.rfind(" ", start, end)
    return place >= 0 and read_owner(page, place, end) is not None
