"""Tell who a noun phrase names: one person, one role, an agency, a group, or nobody."""

import re
from typing import NamedTuple

from analyser.detecting.people import Roster
from analyser.detecting.roles import CHILDREN, KIN, KINDS, MODIFIERS, NOT_NAMES, PHRASES, PRONOUNS, TITLES
from analyser.domain.evidence import OwnerKind

_TOKEN = re.compile(r"(?:h/v|s/w|s/n|t/m|m/w|n/n|a&e)\b|[^\W_][\w'.-]*|[&,+/()]|\S")
_SPELLINGS = {"h/v": "hv", "s/w": "sw", "s/n": "nurse", "t/m": "tm", "m/w": "midwife", "n/n": "nurse", "h.v": "hv", "s.w": "sw", "h.v.": "hv",
              "s.w.": "sw", "d.s": "ds", "d.s.": "ds", "d.c": "dc", "d.c.": "dc", "p.c": "pc", "p.c.": "pc", "t.m": "tm"}  # fmt: skip
_JOINTS = frozenset({"and", "&", "+", "/", ",", "with", "plus", "or"})
_CUTS = frozenset("from at in of for re on who via as about to if when once".split())
_MAX_WORDS = 12
_MAX_NAME_WORDS = 3
_NAME = re.compile(r"[A-Z][\w'’.-]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}$")
_ACRONYM = re.compile(r"[A-Z]{3,6}$")
_SPECIFIC = frozenset({OwnerKind.PERSON, OwnerKind.ROLE})


class Owner(NamedTuple):
    """Who is named to do something.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        kind: What they are.
        known: Whether a word says so (a role, an agency, a participant's name) rather than capitals alone.
        family: Whether it is the child or a relative.
    """

    start: int
    end: int
    kind: OwnerKind
    known: bool
    family: bool


class _Word(NamedTuple):
    start: int
    end: int
    low: str
    shown: str


class Page(NamedTuple):
    """One record's text, in the two forms owners are read in, with its people.

    Attributes:
        reading: Lower case, folded.
        shown: As the record has it; capitals tell names.
        roster: The people named in it.
    """

    reading: str
    shown: str
    roster: Roster


def read_owner(page: Page, start: int, end: int) -> Owner | None:
    """Whom ``[start:end]`` names, if it names somebody and nothing else; else None."""
    words = [
        _Word(match.start(), match.end(), _SPELLINGS.get(match.group(), match.group()), page.shown[match.start() : match.end()])
        for match in _TOKEN.finditer(page.reading, start, end)
    ]
    while words and words[-1].low in {",", "-", ":", "/", "(", ".", "both", "then", "also", "each"}:
        words.pop()
    while words and words[0].low in {",", "-", ":", "and", "&", "+", "then", "also", ")", "*", "."}:
        words.pop(0)
    if not words or len(words) > _MAX_WORDS:
        return None
    outer, inner = _apart(words)
    kinds = _members(page.roster, outer) if outer else None
    asides = _members(page.roster, inner) if inner else None
    if kinds is None:
        kinds = asides if not outer else None
    elif asides and not _SPECIFIC & {kind for kind, _, _ in kinds}:
        kinds += [aside for aside in asides if aside[0] in _SPECIFIC]
    if not kinds:
        return None
    found = [kind for kind, _, _ in kinds]
    kind = next((each for each in found if each in _SPECIFIC), found[0])
    if kind is OwnerKind.ROLE and OwnerKind.PERSON in found:
        kind = OwnerKind.PERSON
    return Owner(
        words[0].start, words[-1].end, kind, all(known for _, known, _ in kinds), all(family for _, _, family in kinds)
    )


def _apart(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """The words outside and inside round brackets."""
    outer: list[_Word] = []
    inner: list[_Word] = []
    depth = 0
    for word in words:
        if word.low == "(":
            depth += 1
        elif word.low == ")":
            depth = max(0, depth - 1)
        else:
            (inner if depth else outer).append(word)
    return outer, inner


def _members(roster: Roster, words: list[_Word]) -> list[tuple[OwnerKind, bool, bool]] | None:
    """What each of the people joined by "and" is; None if one of them is nobody."""
    kinds: list[tuple[OwnerKind, bool, bool]] = []
    member: list[_Word] = []
    for word in [*words, None]:
        if word is not None and word.low not in _JOINTS:
            member.append(word)
            continue
        if not member:
            if word is not None:
                return None
            continue
        kind = _member(roster, member)
        if kind is None:
            return None
        kinds.append(kind)
        member = []
    return kinds


def _member(roster: Roster, words: list[_Word]) -> tuple[OwnerKind, bool, bool] | None:
    phrase = " ".join(word.low for word in words)
    if phrase in PHRASES:
        kind = PHRASES[phrase]
        return None if kind is OwnerKind.NONE else (kind, True, False)
    for index, word in enumerate(words):
        if index and word.low in _CUTS:
            words = words[:index]
            break
    while len(words) > 1 and words[0].low in MODIFIERS:
        words = words[1:]
    lows = [word.low.rstrip(".") for word in words]
    first, last = lows[0], lows[-1]
    if first in PRONOUNS and len(words) == 1 or first == "i":
        return (OwnerKind.PERSON, True, False) if len(words) == 1 else None
    if len(words) > 1 and first in TITLES:
        return _titled(lows)
    if " ".join(lows) in PHRASES:
        return PHRASES[" ".join(lows)], True, False
    if last in CHILDREN:
        return None
    if last in KINDS and not (len(words) > 1 and last in PRONOUNS):
        if any(low in _NOT_IN_A_ROLE for low in lows):
            return None
        return KINDS[last], True, last in KIN
    if first in KINDS and KINDS[first] is OwnerKind.ROLE and first not in KIN and all(map(_looks_named, words[1:])):
        return OwnerKind.PERSON, True, False
    return _named(roster, words, lows)


_NOT_IN_A_ROLE = frozenset("with to be is was will has had have not and that by see ring visit call send".split())


def _titled(lows: list[str]) -> tuple[OwnerKind, bool, bool] | None:
    last = lows[-1]
    if len(lows) > 2 and KINDS.get(last) is OwnerKind.AGENCY and any("'" in low for low in lows[:-1]):
        return OwnerKind.AGENCY, True, False
    if len(lows) > _MAX_NAME_WORDS + 2 or last in NOT_NAMES:
        return None
    return OwnerKind.PERSON, True, False


def _looks_named(word: _Word) -> bool:
    return bool(_NAME.match(word.shown)) and word.low not in NOT_NAMES


def _named(roster: Roster, words: list[_Word], lows: list[str]) -> tuple[OwnerKind, bool, bool] | None:
    """A person by name, or an agency by its capitals."""
    if len(words) > _MAX_NAME_WORDS or any(low in NOT_NAMES for low in lows):
        return None
    family = lows[0] in roster.family or lows[-1] in roster.family
    if lows[0] in roster.names and all(low in roster.names or _looks_named(word) for low, word in zip(lows, words, strict=True)):
        return OwnerKind.PERSON, True, False
    if roster.shouting or not all(map(_looks_named, words)):
        return None
    shown = words[-1].shown
    if len(words) == 1 and _ACRONYM.match(shown) and not roster.shouting:
        return OwnerKind.AGENCY, False, family
    return OwnerKind.PERSON, False, family
