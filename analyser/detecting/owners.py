"""Tell who a noun phrase names: one person, one role, an agency, a group, or nobody."""

import re
from string import digits

from analyser.detecting.naming import MAX_NAME_WORDS, NOT_IN_A_PHRASE, Member, Word, is_word, member_of
from analyser.detecting.page import Owner, Page
from analyser.detecting.roles import (
    CHILDREN,
    KINDS,
    NOT_NAMES,
    PRONOUNS,
    SPELLINGS,
)
from analyser.detecting.verbs import VERBS
from analyser.detecting.wording import word_set
from analyser.domain.evidence import OwnerKind

_TOKEN = re.compile(r"(?:h/v|s/w|s/n|t/m|m/w|n/n|a&e)\b|[^\W_][\w'.-]*|[&,+/()]|\S")
_JOINTS = frozenset({"and", "&", "+", "/", ",", "with", "w", "plus", "or"})
_LEADING = word_set(", - : and & + then also agreed ) * _ . •")
_TRAILING = word_set(", - : / ( . both then also each please still now = > * _")
_PADDING = " \t\n\r,-:/(.=>*_•"
_ENDS = frozenset(
    CHILDREN
    | word_set("year school case charge us you safeguarding present rest team involved concerned shift shifts call")
    | word_set("nights days earlies lates rota site")
)
_VERBAL = NOT_IN_A_PHRASE - {"and", "not"}
_MAX_WORDS, _MAX_LENGTH = 12, 100
_MAX_CHUNKS = 18


def read_owner(page: Page, start: int, end: int) -> Owner | None:
    """Whom ``[start:end]`` names, if it names somebody and nothing else; else None."""
    if end - start > _MAX_LENGTH or not may_name(page, start, end):
        return None
    if (start, end) not in page.owners:
        page.owners[start, end] = _read(page, start, end) if _may_be_phrase(page, start, end) else None
    return page.owners[start, end]


def _may_be_phrase(page: Page, start: int, end: int) -> bool:
    """A quick look at all words: a verb or "if" among them tells that more is said than who."""
    words = page.reading[start:end].split()
    return len(words) <= _MAX_CHUNKS and (_VERBAL.isdisjoint(words) or not page.roster.initials.isdisjoint(words))


def _read(page: Page, start: int, end: int) -> Owner | None:
    words = [
        Word(match.start(), match.end(), _spelt(low), page.shown[match.start() : match.end()].strip())
        for match in _TOKEN.finditer(page.reading, start, end)
        for low in (match.group().rstrip(".") or ".",)
    ]
    while words and words[-1].low in _TRAILING and (len(words) > 1 or words[0].low not in KINDS):
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
    last = words[-1]
    return Owner(
        words[0].start,
        last.end - (last.shown.endswith(".") and last.low.isalpha() and len(last.low) > 1),
        next((kind for kind in (OwnerKind.PERSON, OwnerKind.ROLE) if kind in kinds), kinds[0]),
        all(member.known for member in members),
        all(member.family for member in members),
    )


def _spelt(low: str) -> str:
    """A word as the lists of words have it: "s/w" and "sw2" are "sw"."""
    if low[-1].isdigit() and (bare := low.rstrip(digits)) in KINDS and bare not in PRONOUNS:
        return bare
    return SPELLINGS.get(low, low)


def may_name(page: Page, start: int, end: int) -> bool:
    """A quick look at the last word, which nearly always tells that nobody is named."""
    text = page.reading[start:end].rstrip(_PADDING)
    place = start + text.rfind(" ") + 1
    word = text[text.rfind(" ") + 1 :].lstrip("([/+&*_").rstrip(").")
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


def _apart(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words outside and inside round brackets."""
    outer: list[Word] = []
    inner: list[Word] = []
    depth = 0
    for word in words:
        if word.low == "(":
            depth += 1
        elif word.low == ")":
            depth = max(0, depth - 1)
        else:
            (inner if depth else outer).append(word)
    return outer, inner


def _members(page: Page, words: list[Word]) -> list[Member] | None:
    """What each of the people joined by "and" is; None if one of them is nobody."""
    members: list[Member] = []
    phrase: list[Word] = []
    for word in words:
        if word.low not in _JOINTS or word.shown == "W":
            phrase.append(word)
            continue
        member = member_of(page, phrase) if phrase else None
        if member is None:
            return None
        members.append(member)
        phrase = []
    last = member_of(page, phrase) if phrase else None
    return [*members, last] if last else None


def guess_owner(page: Page, start: int, end: int) -> Owner | None:
    """One or two words that can only be a name, in a record whose capitals tell nothing: "JANE COX TO VISIT"."""
    names = page.reading[start:end].split()
    if not page.roster.shouting or not 0 < len(names) < MAX_NAME_WORDS:
        return None
    if not all(name.isalpha() and not is_word(name) and name not in CHILDREN for name in names):
        return None
    first = page.reading.index(names[0], start)
    return Owner(first, first + len(page.reading[first:end].rstrip()), OwnerKind.PERSON, known=False, family=False)
