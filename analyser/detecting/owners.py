"""Tell who a noun phrase names: one person, one role, an agency, a group, or nobody."""

import re
from typing import NamedTuple

from analyser.detecting.people import Roster
from analyser.detecting.roles import CHILDREN, KIN, KINDS, MODIFIERS, NOT_NAMES, PHRASES, PRONOUNS, SPELLINGS, TITLES
from analyser.detecting.verbs import VERBS
from analyser.domain.evidence import OwnerKind

_TOKEN = re.compile(r"(?:h/v|s/w|s/n|t/m|m/w|n/n|a&e)\b|[^\W_][\w'.-]*|[&,+/()]|\S")
_JOINTS = frozenset({"and", "&", "+", "/", ",", "with", "w", "plus", "or"})
_LEADING = frozenset(", - : and & + then also ) * . •".split())
_TRAILING = frozenset(", - : / ( . both then also each please = >".split())
_CUTS = frozenset("from at in of for on who via".split())
_NOT_IN_A_PHRASE = frozenset(
    "to be is was will has had have not and that by see said says told if when once because who which nothing asks allows wants shows gets got says"
    " would should could may might can does did do"
    .split()
)
_PARTICIPLES_IN_A_PHRASE = frozenset("named allocated designated nominated appointed assigned looked agreed identified requested".split())
_MAX_WORDS = 12
_MAX_NAME_WORDS = 3
_MAX_AFTER_CUT = 3
_NAME = re.compile(r"[A-Z][^\W\d]*(?:['’.-][^\W\d]*)*$")
_ACRONYM = re.compile(r"[A-Z]{3,6}$|[A-Z][a-z]+\d+$|[A-Z]{2,6}\+$")
_SPECIFIC = frozenset({OwnerKind.PERSON, OwnerKind.ROLE})


class Owner(NamedTuple):
    """Who is named to do something.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        kind: What they are.
        known: Whether a word says so (a role, an agency, a participant's name) rather than capitals alone.
        family: Whether it is the child, a relative, or a "he" or "she" who may be one.
    """

    start: int
    end: int
    kind: OwnerKind
    known: bool
    family: bool


class Page(NamedTuple):
    """One record's text in the two forms owners are read in, with its people.

    Attributes:
        reading: Lower case, folded.
        shown: As the record has it; capitals tell names.
        roster: The people named in it.
    """

    reading: str
    shown: str
    roster: Roster


class _Word(NamedTuple):
    start: int
    end: int
    low: str
    shown: str


class _Member(NamedTuple):
    kind: OwnerKind
    known: bool = True
    family: bool = False


def read_owner(page: Page, start: int, end: int) -> Owner | None:
    """Whom ``[start:end]`` names, if it names somebody and nothing else; else None."""
    words = [
        _Word(match.start(), match.end(), SPELLINGS.get(low := match.group().rstrip(".") or ".", low), page.shown[match.start() : match.end()].strip())
        for match in _TOKEN.finditer(page.reading, start, end)
    ]
    while words and words[-1].low in _TRAILING:
        words.pop()
    while words and words[0].low in _LEADING:
        words.pop(0)
    if not words or len(words) > _MAX_WORDS:
        return None
    outer, inner = _apart(words)
    members = _members(page.roster, outer)
    asides = _members(page.roster, inner)
    if members is None and not outer:
        members = asides
    elif members and asides and not any(member.kind in _SPECIFIC for member in members):
        members = [*members, *(aside for aside in asides if aside.kind in _SPECIFIC)]
    if not members:
        return None
    kinds = [member.kind for member in members]
    kind = next((kind for kind in (OwnerKind.PERSON, OwnerKind.ROLE) if kind in kinds), kinds[0])
    return Owner(
        words[0].start,
        words[-1].end,
        kind,
        all(member.known for member in members),
        all(member.family for member in members),
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


def _members(roster: Roster, words: list[_Word]) -> list[_Member] | None:
    """What each of the people joined by "and" is; None if one of them is nobody."""
    members: list[_Member] = []
    phrase: list[_Word] = []
    for word in words:
        if word.low not in _JOINTS or word.shown == "W":
            phrase.append(word)
        elif phrase:
            member = _member(roster, phrase)
            if member is None:
                return None
            members.append(member)
            phrase = []
        else:
            return None
    last = _member(roster, phrase) if phrase else None
    return [*members, last] if last else None


def _member(roster: Roster, words: list[_Word]) -> _Member | None:
    """What one noun phrase names."""
    lows = [word.low for word in words]
    while len(lows) > 1 and lows[0] in MODIFIERS:
        words, lows = words[1:], lows[1:]
    if all(low in roster.initials and word.shown.isupper() for low, word in zip(lows, words, strict=True)):
        return _Member(OwnerKind.PERSON)
    known = PHRASES.get(" ".join(lows))
    if known:
        return _Member(known)
    if len(lows) == 1 and lows[0] in PRONOUNS:
        return _Member(OwnerKind.PERSON, family=lows[0] in {"he", "she"})
    if not _NOT_IN_A_PHRASE.isdisjoint(lows) or not all(low[0].isalnum() for low in lows):
        return None
    cut = next((index for index, low in enumerate(lows) if index and low in _CUTS), None)
    if cut is not None:
        if len(lows) - cut > _MAX_AFTER_CUT + 1 or not _can_follow(words[cut + 1 :]):
            return None
        words, lows = words[:cut], lows[:cut]
    while len(lows) > 1 and (lows[-1].isdigit() or len(lows[-1]) == 1) and lows[-2] in KINDS:
        words, lows = words[:-1], lows[:-1]
    if len(lows) > 1 and lows[0] in TITLES and lows[-1] not in NOT_NAMES:
        return _titled(roster, words, lows)
    if lows[-1] in KINDS and lows[-1] not in PRONOUNS:
        return _headed(roster, words, lows)
    if len(lows) > 1 and KINDS.get(lows[0]) is OwnerKind.ROLE and lows[0] not in KIN and _are_named(words[1:]):
        return _Member(OwnerKind.PERSON)
    if len(lows) > 2 and " ".join(lows[:2]) in _TWO_WORD_ROLES and _are_named(words[2:]):
        return _Member(OwnerKind.PERSON)
    return _named(roster, words, lows, whole=cut is None)


_TWO_WORD_ROLES = frozenset({"social worker", "health visitor", "school nurse", "team manager", "youth worker", "support worker", "key worker", "ward sister", "staff nurse", "practice manager"})


def _can_follow(words: list[_Word]) -> bool:
    """Whether words can stand after "from", "at" or "of" in a noun phrase: "the team", "CSC", "the baby"."""
    return bool(words) and (words[-1].low in KINDS or words[-1].low in CHILDREN or all(word.shown[0].isupper() for word in words))


def _titled(roster: Roster, words: list[_Word], lows: list[str]) -> _Member | None:
    """ "Dr Vane", "DC Moss"; "Dr Vane's surgery" is an agency and "Mr Clarke's daughter" family."""
    owned = any(low.endswith(("'s", "s'")) for low in lows[:-1])
    if owned:
        kind = KINDS.get(lows[-1])
        return _Member(kind, family=lows[-1] in KIN) if kind else None
    if len(lows) > _MAX_NAME_WORDS + 2 or lows[-1].endswith(("'s", "s'")) or not (roster.shouting or _are_named(words[1:])):
        return None
    return _Member(OwnerKind.PERSON)


def _headed(roster: Roster, words: list[_Word], lows: list[str]) -> _Member | None:
    """A phrase whose last word says what it names: "allocated social worker", "assessment team"."""
    if lows[0].isdigit() or lows[0] in {"good", "best", "some", "any", "no", "other", "another"}:
        return None
    for low in lows[:-1]:
        if low.endswith("ed") and low not in _PARTICIPLES_IN_A_PHRASE or (low in VERBS and low not in KINDS and not _modifies(low)):
            return None
    return _Member(KINDS[lows[-1]], family=lows[-1] in KIN)


_MODIFYING_VERBS = frozenset("support contact duty call fostering care pastoral review link lead drop placement help school run board youth study visit start own ward report research design work charge police process".split())


def _modifies(low: str) -> bool:
    return low in _MODIFYING_VERBS


def _are_named(words: list[_Word]) -> bool:
    return all(_NAME.match(word.shown) and (word.low not in NOT_NAMES or len(word.low) == 1) for word in words)


def _named(roster: Roster, words: list[_Word], lows: list[str], *, whole: bool) -> _Member | None:
    """A person by name, or an agency by its capitals."""
    if len(words) > _MAX_NAME_WORDS or any(low.endswith(("'s", "s'")) for low in lows):
        return None
    if any(low in NOT_NAMES and not (number and len(low) == 1) for number, low in enumerate(lows)):
        return None
    if lows[0] in roster.names and (len(lows) == 1 or all(low in roster.names or _NAME.match(word.shown) for low, word in zip(lows, words, strict=True))):
        return _Member(OwnerKind.PERSON)
    if len(words) == 1 and whole and _ACRONYM.match(words[0].shown) and not roster.shouting:
        return _Member(OwnerKind.AGENCY, known=False)
    if roster.shouting or not whole or not _are_named(words):
        return None
    if lows[0] in CHILDREN or lows[-1] in CHILDREN:
        return None
    family = lows[0] in roster.family or lows[-1] in roster.family
    if len(words) == 1:
        if lows[0] in roster.acronyms:
            return _Member(OwnerKind.AGENCY, known=False)
        if lows[0] in VERBS or lows[0] in roster.common:
            return None
    return _Member(OwnerKind.PERSON, known=False, family=family)
