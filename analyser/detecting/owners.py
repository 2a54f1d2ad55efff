"""Tell who a noun phrase names: one person, one role, an agency, a group, or nobody."""

import re
from typing import NamedTuple

from analyser.detecting.page import Owner, Page
from analyser.detecting.people import Roster
from analyser.detecting.roles import (
    CHILDREN,
    KIN,
    KINDS,
    MODIFIERS,
    NOT_NAMES,
    PHRASES,
    PRONOUNS,
    ROLE_PAIRS,
    SPELLINGS,
    TITLES,
)
from analyser.detecting.verbs import VERBS
from analyser.detecting.wording import word_set
from analyser.domain.evidence import OwnerKind

_TOKEN = re.compile(r"(?:h/v|s/w|s/n|t/m|m/w|n/n|a&e)\b|[^\W_][\w'.-]*|[&,+/()]|\S")
_JOINTS = frozenset({"and", "&", "+", "/", ",", "with", "w", "plus", "or"})
_LEADING = word_set(", - : and & + then also ) * . •")
_TRAILING = word_set(", - : / ( . both then also each please = >")
_PADDING = " \t\n\r,-:/(.=>*•"
_CUTS = word_set("from at in of for on who via")
_ENDS = frozenset(
    CHILDREN | {"year", "school", "case", "charge", "us", "you", "safeguarding", "present", "rest", "team"}
)
_NOT_IN_A_PHRASE = word_set(
    "to be is was will has had have not and that by see said says told if when once because who which"
    " nothing asks allows wants shows gets got would should could may might can does did do why how what"
    " where"
)
_SHORT_WORDS = word_set("if is it to as at an on or so we me my no do go he be by up us am in of did has had was")
_PARTICIPLES = word_set("named allocated designated nominated appointed assigned looked agreed identified requested")
_MODIFYING_VERBS = word_set(
    "support contact duty call fostering care pastoral review link lead drop placement help school run"
    " board youth study visit start own ward report research design work charge police process nurse"
)
_FIRST_WORDS_OF_NOBODY = word_set("good best some any no other another")
_MAX_WORDS, _MAX_LENGTH = 12, 100
_MAX_NAME_WORDS = 3
_NO_NAMES = NOT_NAMES | KINDS.keys() | VERBS
_MAX_AFTER_CUT = 4
_NAME = re.compile(r"[A-Z][^\W\d]*(?:['’.-][^\W\d]*)*$")
_ACRONYM = re.compile(r"[A-Z]{3,6}$|[A-Z][a-z]+\d+$|[A-Z]{2,6}\+$")
_POSSESSIVE = ("'s", "s'")


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
    if end - start > _MAX_LENGTH or not may_name(page, start, end):
        return None
    if (start, end) not in page.owners:
        page.owners[start, end] = _read(page, start, end)
    return page.owners[start, end]


def _read(page: Page, start: int, end: int) -> Owner | None:
    words = [
        _Word(match.start(), match.end(), SPELLINGS.get(low, low), page.shown[match.start() : match.end()].strip())
        for match in _TOKEN.finditer(page.reading, start, end)
        for low in (match.group().rstrip(".") or ".",)
    ]
    while words and words[-1].low in _TRAILING:
        words.pop()
    while words and words[0].low in _LEADING:
        words.pop(0)
    numbered = len(words) > 1 and words[0].low.isdigit() and words[1].shown[0].isupper()
    if numbered and page.shown[words[0].start - 1 : words[0].start] in {"", "\n"}:
        words.pop(0)  # a list numbered "1 Jo - ring mum"
    if not words or len(words) > _MAX_WORDS:
        return None
    outer, inner = _apart(words)
    members = _members(page, outer)
    asides = _members(page, inner) if inner else None
    if members is None and not outer:
        members = asides
    elif members and asides and not any(member.kind.is_specific for member in members):
        members = [*members, *(aside for aside in asides if aside.kind.is_specific)]
    if not members:
        return None
    kinds = [member.kind for member in members]
    return Owner(
        words[0].start,
        words[-1].end,
        next((kind for kind in (OwnerKind.PERSON, OwnerKind.ROLE) if kind in kinds), kinds[0]),
        all(member.known for member in members),
        all(member.family for member in members),
    )


def may_name(page: Page, start: int, end: int) -> bool:
    """A quick look at the last word, which nearly always tells that nobody is named."""
    text = page.reading[start:end].rstrip(_PADDING)
    place = start + text.rfind(" ") + 1
    word = text[text.rfind(" ") + 1 :].lstrip("([/+&").rstrip(").")
    if not word:
        return False
    if (
        word in KINDS
        or word in _ENDS
        or word in page.roster.names
        or word in SPELLINGS
        or text[-1] == ")"
        or not word.isalpha()
    ):
        return True
    if page.roster.shouting:
        return word not in NOT_NAMES and word not in VERBS
    return page.shown[place].isupper() and (word not in NOT_NAMES or len(word) == 1 or word in page.roster.initials)


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


def _members(page: Page, words: list[_Word]) -> list[_Member] | None:
    """What each of the people joined by "and" is; None if one of them is nobody."""
    members: list[_Member] = []
    phrase: list[_Word] = []
    for word in words:
        if word.low not in _JOINTS or word.shown == "W":
            phrase.append(word)
            continue
        member = _member(page, phrase) if phrase else None
        if member is None:
            return None
        members.append(member)
        phrase = []
    last = _member(page, phrase) if phrase else None
    return [*members, last] if last else None


def _member(page: Page, words: list[_Word]) -> _Member | None:
    """What one noun phrase names."""
    while len(words) > 1 and words[0].low in MODIFIERS:
        words = words[1:]
    lows = [word.low for word in words]
    if all(_is_initials(page.roster, word) for word in words):
        return _Member(OwnerKind.PERSON)
    known = PHRASES.get(" ".join(lows))
    if known:
        return _Member(known)
    if len(lows) == 1 and lows[0] in PRONOUNS:
        return _Member(OwnerKind.PERSON, family=lows[0] in {"he", "she"})
    if not _NOT_IN_A_PHRASE.isdisjoint(lows) or not all(low[0].isalnum() for low in lows):
        return None
    cut = next((index for index, low in enumerate(lows) if index and low in _CUTS), len(lows))
    if cut < len(lows) and not _can_follow(words[cut + 1 :]):
        return None
    return _uncut(page, words[:cut], whole=cut == len(lows))


def _is_initials(roster: Roster, word: _Word) -> bool:
    """Whether a word is a participant's initials; "if" and "do" are not, unless their capitals say so."""
    if word.low not in roster.initials:
        return False
    return word.low not in _SHORT_WORDS if roster.shouting else word.shown.isupper()


def _can_follow(words: list[_Word]) -> bool:
    """Whether words can stand after "from", "at" or "of" in a noun phrase: "the team", "CSC", "the baby"."""
    if not words or len(words) >= _MAX_AFTER_CUT:
        return False
    return words[-1].low in KINDS or words[-1].low in CHILDREN or all(word.shown[0].isupper() for word in words)


def _uncut(page: Page, words: list[_Word], *, whole: bool) -> _Member | None:
    """What a noun phrase without "of", "at" or "from" names; ``whole`` if nothing was cut off."""
    while len(words) > 1 and words[-2].low in KINDS and (words[-1].low.isdigit() or len(words[-1].low) == 1):
        words = words[:-1]  # "Ward 4", "Year 9 team B"
    lows = [word.low for word in words]
    if len(lows) > 1 and lows[0] in TITLES and lows[-1] not in NOT_NAMES:
        return _titled(page.roster, words, lows)
    if lows[-1] in KINDS and lows[-1] not in PRONOUNS:
        return _headed(lows)
    role_first = len(lows) > 1 and KINDS.get(lows[0]) is OwnerKind.ROLE and lows[0] not in KIN
    if role_first and _are_named(page.roster, words[1:]):
        return _Member(OwnerKind.PERSON)
    if " ".join(lows[:2]) in ROLE_PAIRS and _are_named(page.roster, words[2:]):
        return _Member(OwnerKind.PERSON)
    return _named(page, words, lows, whole=whole)


def _titled(roster: Roster, words: list[_Word], lows: list[str]) -> _Member | None:
    """A title and a name: "Dr Vane"; but "Dr Vane's surgery" is an agency and "Mr Clarke's daughter" family."""
    if any(low.endswith(_POSSESSIVE) for low in lows[:-1]):
        kind = KINDS.get(lows[-1])
        return _Member(kind, family=lows[-1] in KIN) if kind else None
    if len(lows) > _MAX_NAME_WORDS + 2 or lows[-1].endswith(_POSSESSIVE):
        return None
    named = roster.shouting or _are_named(roster, words[1:])
    return _Member(OwnerKind.PERSON) if named and NOT_NAMES.isdisjoint(lows[1:]) else None


def _headed(lows: list[str]) -> _Member | None:
    """A phrase whose last word says what it names: "allocated social worker", "assessment team"."""
    if lows[0].isdigit() or lows[0] in _FIRST_WORDS_OF_NOBODY:
        return None
    for low in lows[:-1]:
        verb = low in VERBS and low not in KINDS and low not in _MODIFYING_VERBS
        if verb or (low.endswith("ed") and low not in _PARTICIPLES):
            return None
    return _Member(KINDS[lows[-1]], family=lows[-1] in KIN)


def _is_word(low: str) -> bool:
    """Whether a word in lower case is known to be no name."""
    return low in _NO_NAMES or (low.endswith("ed") and (low[:-2] in VERBS or low[:-1] in VERBS))


def _are_named(roster: Roster, words: list[_Word]) -> bool:
    """Whether words can be somebody's name."""
    if roster.shouting:
        lows = [word.low for word in words]
        return len(lows) <= _MAX_NAME_WORDS and all(low.isalpha() and not _is_word(low) for low in lows)
    return all(_NAME.match(word.shown) and (word.low not in NOT_NAMES or len(word.low) == 1) for word in words)


def _named(page: Page, words: list[_Word], lows: list[str], *, whole: bool) -> _Member | None:
    """A person by name, or an agency by its capitals."""
    roster, first = page.roster, words[0]
    if len(words) > _MAX_NAME_WORDS or any(low.endswith(_POSSESSIVE) for low in lows):
        return None
    if any(low in NOT_NAMES and not (number and len(low) == 1) for number, low in enumerate(lows)):
        return None
    if first.low in roster.names and all(
        word.low in roster.names or (number and (_NAME.match(word.shown) or len(word.low) == 1))
        for number, word in enumerate(words)
    ):
        return _Member(OwnerKind.PERSON)
    if roster.shouting or not whole:
        return None
    single = len(words) == 1
    if single and (_ACRONYM.match(first.shown) or (first.shown.isupper() and page.count(f"the {first.shown}"))):
        return _Member(OwnerKind.AGENCY, known=False)
    if not _are_named(page.roster, words) or lows[0] in CHILDREN or lows[-1] in CHILDREN:
        return None
    if single and (first.low in VERBS or page.count(f" {first.low} ")):
        return None  # "Speak to ...", "Copies to ...": a word with a capital only because it comes first
    if lows[0] in {"st", "saint"}:
        return _Member(OwnerKind.AGENCY, known=False)
    return _Member(OwnerKind.PERSON, known=False, family=lows[0] in roster.family or lows[-1] in roster.family)


def guess_owner(page: Page, start: int, end: int) -> Owner | None:
    """One or two words that can only be a name, in a record whose capitals tell nothing: "JANE COX TO VISIT"."""
    names = page.reading[start:end].split()
    if not page.roster.shouting or not 0 < len(names) < _MAX_NAME_WORDS:
        return None
    if not all(name.isalpha() and not _is_word(name) and name not in CHILDREN for name in names):
        return None
    first = page.reading.index(names[0], start)
    return Owner(first, first + len(page.reading[first:end].rstrip()), OwnerKind.PERSON, known=False, family=False)
