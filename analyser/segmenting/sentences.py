"""Sentence boundaries for prose as it is written in minutes."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)[.!?]*[\"')\]]*(?:\s+|$))")
_MAY_STAND_BEFORE_A_STOP = (
    "dr mr mrs ms miss prof rev st sgt det insp supt const hon cllr sr jr"
    " s ss sec sect ref para pt vol p pp fig approx sig signif est incl inc ext tel dob d.o.b"
    " e.g i.e eg ie cf viz vs v w.e.f a.m p.m am pm hrs mins yrs wks mths"
    " d.s d.c p.c d.i d.sgt h.v s.w t.m"
    " mon tue tues wed weds thu thur thurs fri sat sun"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
_ABBREVIATIONS = frozenset(_MAY_STAND_BEFORE_A_STOP.split())
"""A full stop behind them ends no sentence; nor does one behind a single letter."""
_OPENS_A_WORD = re.compile(r"[(\"/]")
_NUMBERED = re.compile(r"\b(?:nos?|fig|vol|ch|art)$", re.IGNORECASE)
_OPENER = re.compile(
    r"(?:the|he|she|they|it|this|that|there|his|her|their|we|all|no|a|an|in|on|at|as|if|police|health|school|agreed|"
    r"decision|outcome|mum|dad|mother|father|both|not|who|what|also|then)\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE_BEFORE_CAPITAL = re.compile(r"(?:a\.m|p\.m|hrs|mins|yrs|wks|mths|am|pm)$", re.IGNORECASE)
_RUN_ON = re.compile(
    r",?\s+(?=(?:and|but|so|then|okay|ok|right|next|anyway)\s+\w+\s+\w+"
    r"|(?:we|they|everyone|everybody|all)\s+(?:all\s+)?(?:agreed|decided|felt|concluded)\b"
    r"|it\s+was\s+(?:agreed|decided|felt|held|called|noted)\b"
    r"|(?:the\s+)?(?:outcome|decision|plan|actions?)\s+(?:is|was|are|were)\b)",
    re.IGNORECASE,
)
_LONG = 250
"""A stretch without a full stop longer than this many characters is dictation; it is cut at "and", "so", ..."""
_SHORT = 60
_LONGEST = 2000


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of ``text[start:end]``, trimmed of white space.

    Args:
        text: The folded text, case kept.
        start: Where the paragraph starts.
        end: One past its last character.
    """
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not _is_boundary(text, begin, stop):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    if begin < end:
        yield from _trimmed(text, begin, end)


def _is_boundary(text: str, begin: int, stop: re.Match[str]) -> bool:
    if text[stop.start()] != ".":
        return True
    follower = text[stop.end()]
    before = text[max(begin, stop.start() - 12) : stop.start()]
    if follower.isdigit() and _NUMBERED.search(before):
        return False
    word = _last_word(before)
    short = (len(word) == 1 and word.isascii() and word.isalpha()) or word in _ABBREVIATIONS
    if short and follower.isupper():
        ends = len(word) == 1 and _OPENER.match(text, stop.end())
        return bool(ends or _ENDS_SENTENCE_BEFORE_CAPITAL.search(before))
    if short:
        return False
    if follower.islower():
        return len(before) > 1 and before[-1].isalpha() and before[-2].isalpha()
    return True


def _last_word(before: str) -> str:
    if not before or before[-1].isspace():
        return ""
    return _OPENS_A_WORD.split(before.rsplit(None, 1)[-1])[-1].lower()


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end - begin <= _LONG:
        if begin < end:
            yield begin, end
        return
    piece = begin
    for joint in _RUN_ON.finditer(text, begin, end):
        if joint.start() - piece >= _SHORT and end - joint.end() >= _SHORT:
            yield from _bounded(text, piece, joint.start())
            piece = joint.end()
    yield from _bounded(text, piece, end)


def _bounded(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is far too long for a sentence, so that no rule ever sees a megabyte at once."""
    while end - begin > _LONGEST:
        space = text.rfind(" ", begin + _LONG, begin + _LONGEST)
        stop = space if space > 0 else begin + _LONGEST
        yield begin, stop
        begin = stop + (space > 0)
    if begin < end:
        yield begin, end
