"""The people a record names: who took part, and who is family."""

import re
from typing import NamedTuple

from analyser.detecting.roles import CHILDREN, KIN, KINDS, NOT_NAMES, PARTIES, TITLES
from analyser.domain.layout import Layout, Passage, PassageKind

_ATTENDED = re.compile(
    r"\b(?:present|attend(?:ed|ees|ance|ing)|in attendance|participants|taking part|took part|in the room|round the (?:room|table)|on the (?:call|line)"
    r"|on (?:call|line)|parties|others there|who was (?:there|on|in|present)|those there|dialled in|joined by|involving|chaired? by|minutes by)\b|^(?:there|in|with|who)$"
)
_STAYED_AWAY = re.compile(
    r"apolog|\bapols?\b|not (?:present|able|available)|unable|invited|absent|could(?:n't| not)|did(?:n't| not)|sent (?:to|her|his)|copies|\bcc\b|distribut|circulat|no reply"
)
_NAMED = re.compile(
    r"(?P<title>\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|DS|DC|PC|DI|DCI|PS|Insp|Inspector|Sgt|Sister|Cllr|Det)\b\.?\s)?"
    r"(?P<name>[A-Z][\w'’-]*\.?(?:[ \t][A-Z][\w'’-]*\.?){0,2})[ \t]?\((?P<aside>[^()\n]{1,60})\)"
)
_PART = re.compile(r"[,;/\n\t]|\s{2,}|\s[&+]\s|\band\b|\s-+\s|\.\s|:")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_AGE = re.compile(r"\d{1,2}\s?(?:y|yrs?|years?|m|mths?|months?|wks?|weeks?|/\s?\d\d)?\b", re.IGNORECASE)
_CHILD_LINE = re.compile(r"^(?:child(?:ren)?|name|child's name|re|subject|young person|yp|client|patient|pupil|regarding|concerning|initials|unborn)\b")
_THE_ACRONYM = re.compile(r"\b[Tt]he ([A-Z]{2,6})\b")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_CAPITAL = re.compile(r"[A-Z]")
_MAX_PART_WORDS = 8


class Roster(NamedTuple):
    """Who is named in a record.

    Attributes:
        names: First names, surnames and initials of those who work with the family, in lower case.
        initials: Initials given to them in brackets ("Ros Tennant (RT)"), in lower case.
        family: First names of children and relatives, in lower case.
        acronyms: Words in capitals that the record uses with "the" ("the AP"), in lower case.
        common: Words that start sentences with a capital and stand elsewhere without one, in lower case.
        shouting: Whether capitals tell nothing, as the record is written in them or without any.
    """

    names: frozenset[str]
    initials: frozenset[str]
    family: frozenset[str]
    common: frozenset[str]
    acronyms: frozenset[str]
    shouting: bool


class Attendee(NamedTuple):
    """An entry of an attendance list.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        party: One of ``PARTIES``, or "other".
    """

    start: int
    end: int
    party: str


def read_roster(layout: Layout, shown: str) -> tuple[Roster, list[Attendee]]:
    """The people of a record, and the entries of its attendance list.

    Args:
        layout: The record's passages.
        shown: The record's text as it stands.
    """
    names: set[str] = set()
    initials: set[str] = set()
    family: set[str] = set()
    attendees: list[Attendee] = []
    for passage in layout.passages:
        if passage.kind is PassageKind.HEADING:
            continue
        if _CHILD_LINE.match(passage.label):
            family.update(_capitalised(shown[passage.answer : passage.end]))
        elif _is_attendance(layout, passage):
            for attendee in _attendees(layout, shown, passage):
                names.update(_names_in(shown[attendee.start : attendee.end]))
                attendees.append(attendee)
                initials.update(_initials(shown[attendee.start : attendee.end]))
    for match in _NAMED.finditer(shown):
        aside = match["aside"].lower()
        words = set(_WORD.findall(aside))
        who = [word.strip(".").lower() for word in match["name"].split()]
        if _AGE.match(aside) or words & CHILDREN or words & KIN:
            family.update(who)
        elif match["title"] or any(KINDS.get(word.rstrip(".")) for word in words):
            names.update(who)
        elif aside.isalpha() and match["aside"].isupper() and len(aside) <= 3:
            names.update(who)
            initials.add(aside)
    drop = NOT_NAMES | KINDS.keys()
    names = {name for name in names if name not in drop}
    shouting = _is_shouting(shown)
    lows = set(_LOWER.findall(shown))
    return Roster(frozenset(names), frozenset(initials), frozenset(family - names - drop), frozenset(lows), frozenset(match.group(1).lower() for match in _THE_ACRONYM.finditer(shown)), shouting), attendees


def _is_attendance(layout: Layout, passage: Passage) -> bool:
    place = passage.label if passage.label and _ATTENDED.search(passage.label) else passage.heading
    text = layout.reading[passage.start : min(passage.end, passage.start + 60)]
    if _STAYED_AWAY.search(passage.label) or _STAYED_AWAY.search(passage.heading):
        return False
    if _ATTENDED.search(place):
        return passage.end - passage.start < 400
    return bool(_OPENS.match(text) or _OPENS_LATER.search(text))


_OPENS = re.compile(
    r"(?:those )?(?:present|attended|in attendance|attendees|participants|on (?:the )?(?:call|line)|round the table|there|in the room|taking part|spoke (?:to|with)"
    r"|d/w|joined by|those who took part|t/c with|strategy (?:discussion|meeting|call).{0,30}\bwith|held by phone)\b"
)
_OPENS_LATER = re.compile(r"\b(?:in the room were|on the call were|there were|also present|took part were|were present|i had on the line)\b")


def _attendees(layout: Layout, shown: str, passage: Passage) -> list[Attendee]:
    """The entries of one passage of an attendance list that name somebody."""
    found = []
    place = passage.start
    for stop in [*_PART.finditer(shown, passage.start, passage.end), None]:
        end = stop.start() if stop else passage.end
        part = layout.reading[place:end]
        words = [word.strip(".") for word in _WORD.findall(part)]
        if words and len(words) <= _MAX_PART_WORDS and not _STAYED_AWAY.search(part):
            party = party_of(words)
            if party != "other" or _names_in(shown[place:end]):
                lead = len(part) - len(part.lstrip(" -*("))
                found.append(Attendee(place + lead, place + len(part.rstrip()), party))
        place = stop.end() if stop else end
    return found


def party_of(words: list[str]) -> str:
    """The party that somebody with these words in their role stands for, or "other"."""
    joined = " ".join(words)
    if "social worker" in joined and "manager" not in words:
        return "social_worker"
    for party, telling in PARTIES:
        if not telling.isdisjoint(words):
            return party
    return "other"


def _names_in(text: str) -> list[str]:
    """The words of an entry that can be a person's name or initials."""
    return [
        word
        for word in (match.group().strip(".").lower() for match in _WORD.finditer(text) if match.group()[0].isupper())
        if word not in NOT_NAMES and word not in KINDS and word not in TITLES and word.isalpha() and not _is_acronym(text, word)
    ]


def _is_acronym(text: str, word: str) -> bool:
    return 1 < len(word) <= 5 and word.upper() in text and not text.isupper()


def _initials(text: str) -> list[str]:
    """What somebody's name would be shortened to: "sr" for "Dr Sam Roche (me)"."""
    names = _names_in(text.split("(", 1)[0])
    return ["".join(name[0] for name in names)] if 2 <= len(names) <= 3 else []


def _capitalised(text: str) -> list[str]:
    return [match.group().strip(".").lower() for match in _WORD.finditer(text) if match.group()[0].isupper()][:12]


def _is_shouting(shown: str) -> bool:
    """Whether capitals are everywhere or nowhere."""
    capitals = len(_CAPITAL.findall(shown))
    return capitals > len(shown) // 3 or capitals * 200 < len(shown)
