"""The people a record names: who works with the family, who is family, and who took part."""

import re
from functools import lru_cache
from string import ascii_uppercase
from typing import NamedTuple

from analyser.detecting.attending import Attendee, read_participants
from analyser.detecting.roles import CHILDREN, KIN, KINDS, NOT_NAMES, PARTIES, TITLES
from analyser.domain.layout import Layout, Passage, PassageKind

_ATTENDED = re.compile(
    r"\b(?:present|attend(?:ed|ees|ance|ing)|in attendance|participants|taking part|took part|in the room"
    r"|round the (?:room|table)"
    r"|on (?:the )?(?:call|line)|parties|others there|who was (?:there|on|in|present)|those there|dialled in"
    r"|joined by|involving|chaired? by"
    r"|minutes by)\b|^(?:there|in|with|who)$"
)
_STAYED_AWAY = re.compile(
    r"apolog|\bapols?\b|not (?:present|able|available)|unable|invited|absent|could(?:n't| not)|did(?:n't| not)"
    r"|sent (?:to|her|his)|copies|\bcc\b"
    r"|distribut|circulat|no reply"
)
_OPENS = re.compile(
    r"(?:those )?(?:present|attended|in attendance|attendees|participants|on (?:the )?(?:call|line)|round the table"
    r"|there|in the room"
    r"|taking part|spoke (?:to|with)|d/w|joined by|those who took part|t/c with|strategy (?:discussion|meeting"
    r"|call).{0,30}\bwith|held by phone)\b"
)
_OPENS_LATER = re.compile(
    "in the room were|on the call were|there were|also present|took part were|were present|i had on the line"
)
_REACH = 80
_ASIDE = re.compile(r"\(([^()\n]{1,60})\)")
_BEFORE_ASIDE = re.compile(
    r"(?P<title>\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|DS|DC|PC|DI|DCI|PS|Insp|Inspector|Sgt|Sister|Cllr|Det)\b\.?\s)?"
    r"(?P<name>[A-Z][\w'’-]*\.?(?:[ \t][A-Z][\w'’-]*\.?){0,3})[ \t]?$"
)
_BEFORE_ASIDE_SHOUTING = re.compile(r"(?P<title>)?(?P<name>[^\W\d][\w'’-]*(?:[ \t][^\W\d][\w'’-]*)?)[ \t]?$")
_MAX_NAME = 40
_PART = re.compile(r"[,;/\n\t:]|\s{2,}|\s[&+]\s|\band\b|\s-+\s|\.\s")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_AGE = re.compile(r"\d{1,2}\s?(?:y|yrs?|years?|m|mths?|months?|wks?|weeks?|/\s?\d\d)?\b")
_CHILD_LABEL = re.compile(
    r"(?:child(?:ren)?|name|re|subject|young person|yp|client|patient|pupil|regarding|concerning|initials|unborn)"
    r"(?:'s name| name| concerned|\(ren\)|/ren)?$"
)
_NO_NAMES = NOT_NAMES | TITLES | CHILDREN | KINDS.keys()
_MAX_PART_WORDS = 8
_MAX_LIST = 400
_MAX_NAMES = 3
_MAX_ACRONYM = 5


class Roster(NamedTuple):
    """Who is named in a record, in lower case.

    Attributes:
        names: First names and surnames of those who work with the family.
        initials: What their names shorten to, given ("Ros Tennant (RT)") or not.
        family: First names of children and relatives.
        shouting: Whether capitals tell nothing, as the record has little else or none.
    """

    names: frozenset[str]
    initials: frozenset[str]
    family: frozenset[str]
    shouting: bool


def read_roster(layout: Layout, shown: str) -> tuple[Roster, list[Attendee]]:
    """The people of a record, and those who took part.

    Args:
        layout: The record's passages.
        shown: The record's text as it stands.
    """
    shouting = _is_shouting(shown)
    names: set[str] = set()
    initials: set[str] = set()
    family: set[str] = set()
    attendees: list[Attendee] = []
    later = _OPENS_LATER.search(layout.reading) is not None
    for passage in layout.passages:
        if passage.kind is PassageKind.HEADING:
            continue
        if passage.label and _CHILD_LABEL.match(passage.label):
            family.update(_capitalised(shown[passage.answer : min(passage.end, passage.answer + _MAX_NAME)]))
        elif _lists_people(layout, passage, later=later):
            attendees += _attendees(layout, shown, passage, shouting=shouting)
    for attendee in attendees:
        entry = shown[attendee.start : attendee.end]
        names.update(_names_in(entry, shouting=shouting))
        initials.update(_initials(entry, shouting=shouting))
    for aside in _ASIDE.finditer(shown):
        name = (_BEFORE_ASIDE_SHOUTING if shouting else _BEFORE_ASIDE).search(
            shown, max(0, aside.start() - _MAX_NAME), aside.start()
        )
        if name:
            _sort(name, aside.group(1), names, initials, family)
    family -= names | _NO_NAMES
    roster = Roster(frozenset(names - _NO_NAMES), frozenset(initials), frozenset(family), shouting)
    participants = read_participants(layout, shown)
    others = [each for each in attendees if each.party == "other"]
    return roster, participants + [
        each for each in others if not any(one.start < each.end and each.start < one.end for one in participants)
    ]


def _sort(match: re.Match[str], aside: str, names: set[str], initials: set[str], family: set[str]) -> None:
    """Put a name with something in brackets where it belongs: "Leah (13)", "Mel Castle (TM)", "Imogen Fry (IF)"."""
    words = set(_WORD.findall(aside.lower()))
    who = [word.strip(".").lower() for word in match["name"].split()]
    if _AGE.match(aside) or not words.isdisjoint(CHILDREN) or not words.isdisjoint(KIN):
        family.update(who)
    elif match["title"] or any(word.rstrip(".") in KINDS for word in words):
        names.update(who)
    elif aside.isalpha() and len(aside) <= _MAX_NAMES and (aside.isupper() or not match["name"][0].isupper()):
        names.update(who)
        initials.add(aside.lower())


@lru_cache(maxsize=4096)
def _is_attendance(words: str) -> bool:
    """Whether a heading or label says that names of those who took part follow."""
    return bool(_ATTENDED.search(words)) and not _STAYED_AWAY.search(words)


def _lists_people(layout: Layout, passage: Passage, *, later: bool) -> bool:
    """Whether a passage lists who took part; ``later`` if one may say so after its first words."""
    label, heading = passage.label, passage.heading
    if (label and _is_attendance(label)) or (
        heading and _is_attendance(heading) and not _STAYED_AWAY.search(passage.label)
    ):
        return passage.end - passage.start < _MAX_LIST
    if _OPENS.match(layout.reading, passage.start, passage.end):
        return not _STAYED_AWAY.search(passage.label)
    near = min(passage.end, passage.start + _REACH)
    return later and _OPENS_LATER.search(layout.reading, passage.start, near) is not None


def _attendees(layout: Layout, shown: str, passage: Passage, *, shouting: bool) -> list[Attendee]:
    """The entries of one passage of an attendance list that name somebody."""
    found = []
    place = passage.start
    for stop in [*_PART.finditer(shown, passage.start, passage.end), None]:
        end = stop.start() if stop else passage.end
        part = layout.reading[place:end]
        words = [word.strip(".") for word in _WORD.findall(part)]
        if words and len(words) <= _MAX_PART_WORDS and not _STAYED_AWAY.search(part):
            party = party_of(words)
            if party != "other" or _names_in(shown[place:end], shouting=shouting):
                lead = len(part) - len(part.lstrip(" -*("))
                found.append(Attendee(place + lead, place + len(part.rstrip()), party))
        place = stop.end() if stop else end
    return found


def party_of(words: list[str]) -> str:
    """The party that somebody with these words in their role stands for, or "other"."""
    if "social worker" in " ".join(words) and "manager" not in words:
        return "social_worker"
    return next((party for party, telling in PARTIES if not telling.isdisjoint(words)), "other")


def _names_in(text: str, *, shouting: bool) -> list[str]:
    """The words of an entry that can be part of a person's name."""
    if shouting:
        return [word for word in _WORD.findall(text.lower()) if word.isalpha() and word not in _NO_NAMES]
    capitals = text.isupper()
    found = []
    for word in _WORD.findall(text):
        low = word.strip(".").lower()
        acronym = word.isupper() and 1 < len(low) <= _MAX_ACRONYM and not capitals
        if word[0].isupper() and low.isalpha() and not acronym and low not in _NO_NAMES:
            found.append(low)
    return found


def _initials(entry: str, *, shouting: bool) -> list[str]:
    """What the name in an entry shortens to: "sr" for "Dr Sam Roche (me)"."""
    names = _names_in(entry.split("(", 1)[0], shouting=shouting)
    return ["".join(name[0] for name in names)] if 1 < len(names) <= _MAX_NAMES else []


def _capitalised(text: str) -> list[str]:
    return [word.strip(".").lower() for word in _WORD.findall(text) if word[0].isupper()]


def _is_shouting(shown: str) -> bool:
    """Whether capitals are everywhere or nowhere, so that they tell nothing."""
    capitals = sum(map(shown.count, ascii_uppercase))
    return capitals * 3 > len(shown) or capitals * 200 < len(shown)
