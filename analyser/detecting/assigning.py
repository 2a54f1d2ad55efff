"""Who is to do what is worded without a doer: "... by DC Hill", "... (Jo, today)", "... - school nurse"; what is due.

"Joint visit by SW Hill at 4pm today", "medical booked for 2pm" and "SW / HV joint visit 11/6" have no verb at all.
"""

import re

from analyser.detecting.dates import find_due
from analyser.detecting.forms import Clause, Form
from analyser.detecting.gates import EVENT, may_be_event
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
_NO_MORE = re.compile(r"[\s.)]*(?:$|(?:at|to|with|in|re|and|on)\b)")
_GAP = re.compile(r"\s+")
_BY_WHEN = re.compile(r"by|before|within|no later|tomorrow|tonight")
_AHEAD = re.compile(r"(?:today|tonight|tomorrow|tmrw|this|by|before|within|at|next|first thing|later)\b")
TOLD = re.compile(
    r"\b(?:(?!(?:agreed|planned|booked|arranged|scheduled|fixed|allocated|named|needed|unannounced)\b)[a-z]{2,}ed|found|said|told|seen"
    r"|was|were|is|had|has|no|nil|not|did|if|last|held|gave|saw|went|pending|when|to|will|should|would)\b"
)
"""Words of a sentence that tells how something went, or that has a verb."""
_TIMED = re.compile(
    r"[^,;]{0,30}?\b(?:booked|arranged|scheduled|fixed|planned)(?: in)?(?: for| at| on)?\s+(?=for |at |on |\d"
    r"|today|tonight|tomorrow|this |next |mon|tue|wed|thu|fri|sat|sun)"
)
"""What follows an event that has its time: "medical booked for 2pm"."""
_REACH, _DOER_REACH = 60, 40
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
        if owner is None and tail.group().strip(" \t-/:>") == "":
            owner = before_due(page, tail.end(), close)  # "... - DC Orr COP"
        stop = tail.start()
        if owner is None or owner.family:
            continue
        listed = tail.group() == ", "
        if not listed or (owner.known and not _ends_in_owner(page, start, tail.start())):
            return owner
    return None


def before_due(page: Page, start: int, end: int) -> Owner | None:
    """The owner that a date follows with nothing else: "HV close of play Friday"."""
    due = find_due(page.reading, start, end) if end - start <= _REACH else None
    if due is None or due.start == start or page.reading[due.end : end].strip(" ."):
        return None
    owner = read_owner(page, start, due.start)
    return owner if owner and owner.known else None


def _ends_in_owner(page: Page, start: int, end: int) -> bool:
    """Whether the last word before ``end`` names somebody, so that what follows goes on with a list of recipients."""
    place = page.reading.rfind(" ", start, end)
    return place >= 0 and read_owner(page, place, end) is not None


def planned(page: Page, start: int, end: int) -> Clause | None:
    """An event to come: "Joint visit by SW Hill at 4pm today", "Medical booked for 2pm", "SW / HV joint visit 11/6"."""
    if not may_be_event(page, start, end):
        return None
    owned = _owned_event(page, start, end)
    event = owned or EVENT.match(page.reading, start, end)
    begin = event.end() if event else start
    if TOLD.search(page.reading, begin, end):
        return None
    due = find_due(page.reading, begin, end)
    if due is None:
        return None
    if owned:
        return Clause(start, end, Form.EVENT, read_owner(page, start, owned.start()), "", start, start)
    timed = _TIMED.match(page.reading, begin, end) is not None
    if not (timed or (_AHEAD if event else _BY_WHEN).match(page.reading, due.start, due.end)):
        return None
    owner = assigned(page, begin, end)
    specific = owner is not None and owner.known and owner.kind.is_specific
    return Clause(start, end, Form.EVENT, None, "", start, start) if specific or (event and timed) else None


def _owned_event(page: Page, start: int, end: int) -> re.Match[str] | None:
    """An event with those who hold it before it: "SW / HV joint visit 11/6"."""
    for gap in _GAP.finditer(page.reading, start, min(end, start + _DOER_REACH)):
        event = EVENT.match(page.reading, gap.end(), end)
        owner = read_owner(page, start, gap.start()) if event else None
        if owner and owner.known and not owner.family and owner.kind.is_specific:
            due = find_due(page.reading, event.end(), end) if event else None
            if due is None or event is None or page.reading[event.end() : due.start].strip(" ,-"):
                return None
            ahead = _AHEAD.match(page.reading, due.start, due.end) or "joint" in event.group()
            return event if ahead and _NO_MORE.match(page.reading, due.end, end) else None  # "HV visit 3/5" may be past
    return None
