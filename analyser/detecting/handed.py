"""Read a line that hands out a task without a verb: what, who, when ("Carpet voucher - DC Low - 8 Aug")."""

import re

from analyser.detecting.assigning import before_due
from analyser.detecting.dates import find_due
from analyser.detecting.forms import Clause, Form
from analyser.detecting.owners import read_owner
from analyser.detecting.page import Page
from analyser.detecting.plain import first_verb
from analyser.detecting.titles import Place, place_of
from analyser.detecting.weighing import DONE, TELLS

_PARTS = re.compile(r"\s+-+\s+|\s*(?:[|;→]|[-=]+>|\.{3,}|:(?=\s)|[(\[])\s*|,\s+")
_NOT_SET = re.compile(r"\b(?:will|if|not|no|since|born|dob|seen|last|previous|that)\b")
"""Words of what was or is so, beside the verbs that tell it."""
_NO_TASK = re.compile(r"\b(?:by|discussion|meeting|entry|caller|source|contact|present|author|date|time|ref)\W*$")
_EVENT = re.compile(
    r"(?:(?:home|joint|school|initial|phone|telephone) )?(?:visit|call|contact|referral|medical|interview|abe|seen"
    r"|update|email)\W*$|.*\bfrom\b"
)
"""What a log tells of in the same form: "Call from school - Mrs Orr - 9.10 today"."""
_DEADLINE = re.compile(
    r"(?:by|before|within|no later than|nlt|tomorrow|tonight|end of|(?:on )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b"
)
_MARK = re.compile(r"\s-+\s|[|→:(\[]|->|\.{3}")
_MAX_LINE, _MAX_TASK_WORDS = 110, 9


def handed(page: Page, start: int, end: int) -> Clause | None:
    """The clause of a line that names a task, then somebody, then a date, with a mark between each; else None.

    The date must be a deadline: "Threshold decision: TM Orr, 3/4/24" tells when it was made.
    """
    if end - start > _MAX_LINE or not _MARK.search(page.reading, start, end):
        return None
    parts = _parts(page, start, end)
    for index in range(1, len(parts)):
        begin, stop = parts[index]
        task_end = parts[index - 1][1]
        if page.reading[task_end:begin].strip() == ",":
            continue
        owner = read_owner(page, begin, stop) or (before_due(page, begin, stop) if stop == end else None)
        if owner is None or owner.family or not owner.kind.is_specific:
            continue
        due = find_due(page.reading, owner.end, start + len(page.reading[start:end].rstrip(" .)]")))
        if due is None or not _DEADLINE.match(page.reading, due.start, due.end):
            return None
        between, after = page.reading[owner.end : due.start], page.reading[due.end : end]
        if between.strip(" \t-|;→>=.:,") or after.strip(" \t.)];|"):
            return None  # "home visit - SW - tomorrow - cancelled" tells what came of it
        return Clause(start, end, Form.ROW, owner, "", start, start) if _is_task(page, start, task_end) else None
    return None


def _parts(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between marks."""
    parts, begin = [], start
    for mark in _PARTS.finditer(page.reading, start, end):
        if mark.start() > begin:
            parts.append((begin, mark.start()))
        begin = mark.end()
    return [*parts, (begin, end)] if begin < end else parts


def _is_task(page: Page, start: int, end: int) -> bool:
    """Whether words can be what is to be done: not who somebody is, not what was done or is so."""
    words = page.reading[start:end]
    if len(words.split()) > _MAX_TASK_WORDS or place_of(words.strip(" :-")) is Place.CLOSED:
        return False
    if (
        _EVENT.match(words)
        or TELLS.search(words)
        or DONE.match(words)
        or _NOT_SET.search(words)
        or _NO_TASK.search(words)
    ):
        return False
    return read_owner(page, start, end) is None or (" " in words.strip() and bool(first_verb(page, start, end)))
