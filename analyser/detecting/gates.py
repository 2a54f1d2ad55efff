"""Look quickly whether a sentence can say that something is to be done; most cannot, and are read no further."""

import re

from analyser.detecting.owners import may_name
from analyser.detecting.page import Page
from analyser.detecting.verbs import BASES, VERBS
from analyser.detecting.wording import word_set

PROMISED = word_set("arranged agreed undertook undertaken offered volunteered promised committed happy")
ASKED = word_set("asked tasked requested directed instructed")
_GOVERNORS = (
    PROMISED
    | ASKED
    | word_set(
        "is are am going has have had need needs got also both now then still all each just kindly yet i've we've i'm"
        " action task"
    )
)
_MODALS = ("will", "shall", "must", "would", "should", "being", "need", "'ll", "'d", "to be", "to b ")
_ARRIVES = ("follow", "go ", "take place", "come ", "hear", "receive", "learn", "get ")
_DIGIT_FOR_TO = re.compile(r"\b2b?\s+[a-z]")
_MARKS = (":", ">", "→", " - ")
_ASKS = re.compile(r"\W*(?:please|can|could|would|will)\b")
_WORD = re.compile(r"[a-z][a-z'-]+")
_DEADLINES = ("by", "before", "within", "no later", "tomorrow", "tonight")
_FORMS = BASES.keys() - VERBS
"""The forms in -s and -ing of verbs: who "visits" or is "visiting" needs no modal verb."""
SELF = re.compile(
    r"(?:i|me|you|we|(?!(?:the|she|her|his|and|mum|dad|not|no|it|he|if|in|on|at|as|to|so|any|but|for|was|has|had|of"
    r"|by|an|is|are|did|can|who|now|one|two|our|my|nan|mo?c|fo?c)\b)[a-z]{2,3})\s+(?:also |then |do )?[a-z]+\b"
)
"""A sentence whose doer is named so briefly that a bare verb may follow: "I draft ...", "SW ring ..."."""
EVENT = re.compile(
    r"\W*(?:(?:an?|the|another|further|urgent|joint|home|first|initial|follow[- ]?up|welfare|safe and well|unannounced"
    r"|announced|school|hospital|police|ward|cp|child protection|abe|video|health|skeletal|eye)\s+){0,3}"
    r"(?:visit|medical|interview|abe|call|phone call|check|checks|examination|survey|scan|assessment|referral)\b"
)
"""How a sentence starts that tells of an event rather than of somebody."""
_HELD = ("visit", "medical", "interview", "call", "check", "assessment")
_LABEL, _OPENING, _NEAR = 31, 42, 80
MAX_EVENT = 110
"""A longer sentence says more than what is planned, by whom and when."""


def can_govern(page: Page, floor: int, stop: int) -> bool:
    """A quick look at the word before "to", which in most sentences is no doer and nothing that makes "to" a plan."""
    floor = max(floor, stop - _NEAR)
    before = page.reading[floor:stop].rstrip(" ,-:\t")
    return before[before.rfind(" ") + 1 :] in _GOVERNORS or may_name(page, floor, stop)


def may_hold(page: Page, start: int, end: int) -> bool:
    """Whether a passage outside a list, without a label, is worth reading for actions."""
    reading = page.reading
    parted = page.flat or reading.find(";", start, end) >= 0 or reading.find(". ", start, end) >= 0
    return parted or may_have_modal(page, start, end) or may_be_plain(page, start, end)


def may_have_modal(page: Page, start: int, end: int) -> bool:
    """Whether ``[start:end]`` has a modal verb, or a "to" with a word before it that can be a doer."""
    text = page.reading[start:end]
    for modal in _MODALS:
        if modal in text:
            return True
    if (" be " in text and " that " in text) or ("2" in text and _DIGIT_FOR_TO.search(text)):
        return True
    place = text.find("to ")
    while place >= 0:
        if text.startswith(_ARRIVES, place + len("to ")):
            return True
        if (place == 0 or not text[place - 1].isalnum()) and can_govern(page, start, start + place):
            return True
        place = text.find("to ", place + 1)
    return False


def may_be_plain(page: Page, start: int, end: int) -> bool:
    """Whether ``[start:end]``, outside a list, can say without a modal verb that something is to be done."""
    reading = page.reading
    opening = reading[start : min(end, start + _OPENING)]
    label = opening[:_LABEL]
    for mark in _MARKS:
        if mark in label:
            return True
    if end - start <= MAX_EVENT and (" - " in reading[start:end] or "->" in reading[start:end]):
        return True
    if reading[end - 1] in ")]" or _ASKS.match(opening):
        return True
    return may_do(page, start, end) or may_be_event(page, start, end)


def may_be_event(page: Page, start: int, end: int) -> bool:
    """Whether it is short enough for an event to come, and starts like one or has a word that tells by when."""
    if end - start > MAX_EVENT:
        return False
    text = page.reading[start:end]
    for word in _DEADLINES:
        if word in text:
            return True
    if EVENT.match(text) is not None:
        return True
    opening = text[:_OPENING]
    return any(word in opening for word in _HELD)


def may_do(page: Page, start: int, end: int) -> bool:
    """Whether a doer and a verb without a modal can stand at the start of ``[start:end]``, outside a list."""
    opening = page.reading[start : min(end, start + _OPENING)]
    words = _WORD.findall(opening)
    return not _FORMS.isdisjoint(words) or (SELF.match(opening) is not None and not VERBS.isdisjoint(words))
