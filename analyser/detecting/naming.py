"""Tell what one noun phrase names, by its last word, its titles, its capitals and the people of the record."""

import re
from typing import NamedTuple

from analyser.detecting.page import Page
from analyser.detecting.people import Roster
from analyser.detecting.roles import CHILDREN, KIN, KINDS, MODIFIERS, NOT_NAMES, PHRASES, PRONOUNS, ROLE_PAIRS, TITLES
from analyser.detecting.verbs import VERBS
from analyser.detecting.wording import word_set
from analyser.domain.evidence import OwnerKind

_CUTS = word_set("from at in of for on who via")
_WHERE_FROM = word_set("from at in")
_ENDINGS_OF_THINGS = (
    "tion",
    "ment",
    "ance",
    "ence",
    "ing",
    "back",
    "ity",
    "ship",
    "age",
    "ies",
    "ses",
    "ed",
    "ords",
    "ents",
)
NOT_IN_A_PHRASE = word_set(
    "to be is was will has had have not and that by see said says told if when once because who which"
    " nothing like let allow asks allows wants shows gets got would should could may might can does did do why how what"
    " where"
)
_SHORT_WORDS = word_set("if is it to as at an on or so we me my no do go he be by up us am in of did has had was")
_PARTICIPLES = word_set("named allocated designated nominated appointed assigned looked agreed identified requested")
_MODIFYING_VERBS = word_set(
    "support contact duty call fostering care pastoral review link lead drop placement help school run"
    " board youth study visit start own ward report research design work charge police process nurse"
)
_FIRST_WORDS_OF_NOBODY = word_set("good best some any no other another")
_NO_NAMES = NOT_NAMES | KINDS.keys() | VERBS
_ON_SHIFT = frozenset(("on", word) for word in word_set("nights days earlies lates duty call shift rota site"))
"""Words after a name or role that say when somebody works: "Ada on nights"."""
_TWO, _MAX_AFTER_CUT = 2, 4
_NAME = re.compile(r"[A-Z][^\W\d]*(?:['’.-][^\W\d]*)*$")
_ACRONYM = re.compile(r"[A-Z]{3,6}$|[A-Z][a-z]+\d+$|[A-Z]{2,6}\+$")
_SHORT_VERBS = ("'d", "'ll", "'ve", "'re", "n't")
_POSSESSIVE = ("'s", "s'")
MAX_NAME_WORDS = 4


class Word(NamedTuple):
    """A word of a phrase: where it stands, as it is looked up, as the record has it."""

    start: int
    end: int
    low: str
    shown: str


class Member(NamedTuple):
    """One of the people a phrase names; see :class:`Owner` for the fields."""

    kind: OwnerKind
    known: bool = True
    family: bool = False


def member_of(page: Page, words: list[Word]) -> Member | None:
    """What one noun phrase names."""
    while len(words) > 1 and words[0].low in MODIFIERS:
        words = words[1:]
    while len(words) > _TWO and (words[-2].low, words[-1].low) in _ON_SHIFT:
        words = words[:-2]
    lows = [word.low for word in words]
    if all(_is_initials(page.roster, word) for word in words):
        return Member(OwnerKind.PERSON)
    known = PHRASES.get(" ".join(lows))
    if known:
        return Member(known)
    if len(lows) == 1 and lows[0] in PRONOUNS:
        return Member(OwnerKind.PERSON, family=lows[0] in {"he", "she"})
    if (
        not NOT_IN_A_PHRASE.isdisjoint(lows)
        or any(low.endswith(_SHORT_VERBS) for low in lows)
        or not all(low[0].isalnum() for low in lows)
    ):
        return None
    cut = next((index for index, low in enumerate(lows) if index and low in _CUTS), len(lows))
    if cut < len(lows) and not _can_follow(words[cut + 1 :]):
        return None
    if (
        cut < len(lows)
        and lows[cut] in _WHERE_FROM
        and _is_first_name(page, words[:cut])
        and _is_place(lows[cut + 1 :])
    ):
        return Member(OwnerKind.PERSON)
    return _uncut(page, words[:cut], whole=cut == len(lows))


def _is_first_name(page: Page, words: list[Word]) -> bool:
    """Whether what comes before "from" can only be a name: "Dave from police", not "Feedback from school"."""
    word = words[0]
    if page.roster.shouting or len(words) > MAX_NAME_WORDS or not _are_named(page.roster, words):
        return False
    thing = word.low in _NO_NAMES or word.low in CHILDREN or word.low.endswith(_ENDINGS_OF_THINGS)
    return not thing and not page.count(f" {word.low} ")


def _is_place(lows: list[str]) -> bool:
    """Whether words after "from" say where somebody works."""
    bare = [low for low in lows if low not in MODIFIERS]
    return bool(bare) and (PHRASES.get(" ".join(bare)) or KINDS.get(bare[-1])) is OwnerKind.AGENCY


def _is_initials(roster: Roster, word: Word) -> bool:
    """Whether a word is a participant's initials; "if" and "do" are not, unless their capitals say so."""
    if word.low not in roster.initials:
        return False
    return word.low not in _SHORT_WORDS if roster.shouting else word.shown.isupper()


def _can_follow(words: list[Word]) -> bool:
    """Whether words can stand after "from", "at" or "of" in a noun phrase: "the team", "CSC", "the baby"."""
    if not words or len(words) >= _MAX_AFTER_CUT:
        return False
    return words[-1].low in KINDS or words[-1].low in CHILDREN or all(word.shown[0].isupper() for word in words)


def _uncut(page: Page, words: list[Word], *, whole: bool) -> Member | None:
    """What a noun phrase without "of", "at" or "from" names; ``whole`` if nothing was cut off."""
    while len(words) > 1 and words[-2].low in KINDS and (words[-1].low.isdigit() or len(words[-1].low) == 1):
        words = words[:-1]  # "Ward 4", "Year 9 team B"
    lows = [word.low for word in words]
    if len(lows) > _TWO and lows[0] in TITLES and lows[1].isdigit():
        words, lows = [words[0], *words[2:]], [lows[0], *lows[2:]]  # "PC 881 Low"
    if len(lows) > 1 and lows[0] in TITLES and lows[-1] not in NOT_NAMES:
        return _titled(page.roster, words, lows)
    if lows[-1] in KINDS and lows[-1] not in PRONOUNS:
        return _headed(lows)
    role_first = len(lows) > 1 and KINDS.get(lows[0]) is OwnerKind.ROLE and lows[0] not in KIN
    if role_first and _are_named(page.roster, words[1:]):
        return Member(OwnerKind.PERSON)
    role = next((index for index, low in enumerate(lows[:-1]) if index and KINDS.get(low) is OwnerKind.ROLE), 0)
    kinds = lows[:role] if role and lows[role] not in KIN else []
    if (
        kinds
        and all(low in KINDS or low in _MODIFYING_VERBS for low in kinds)
        and _are_named(page.roster, words[role + 1 :])
    ):
        return Member(OwnerKind.PERSON)
    if " ".join(lows[:2]) in ROLE_PAIRS and _are_named(page.roster, words[2:]):
        return Member(OwnerKind.PERSON)
    return _named(page, words, lows, whole=whole)


def _titled(roster: Roster, words: list[Word], lows: list[str]) -> Member | None:
    """A title and a name: "Dr Vane"; but "Dr Vane's surgery" is an agency and "Mr Clarke's daughter" family."""
    if any(low.endswith(_POSSESSIVE) for low in lows[:-1]):
        kind = KINDS.get(lows[-1])
        return Member(kind, family=lows[-1] in KIN) if kind else None
    if len(lows) > MAX_NAME_WORDS + 2 or lows[-1].endswith(_POSSESSIVE):
        return None
    named = roster.shouting or _are_named(roster, words[1:])
    return Member(OwnerKind.PERSON) if named and NOT_NAMES.isdisjoint(lows[1:]) else None


def _headed(lows: list[str]) -> Member | None:
    """A phrase whose last word says what it names: "allocated social worker", "assessment team"."""
    if lows[0].isdigit() or lows[0] in _FIRST_WORDS_OF_NOBODY or "agreed" in lows:  # "we agreed HV"
        return None
    for low in lows[:-1]:
        verb = low in VERBS and low not in KINDS and low not in _MODIFYING_VERBS
        if verb or (low.endswith("ed") and low not in _PARTICIPLES):
            return None
    return Member(KINDS[lows[-1]], family=lows[-1] in KIN)


def is_word(low: str) -> bool:
    """Whether a word in lower case is known to be no name."""
    return low in _NO_NAMES or is_past(low)


def is_past(low: str) -> bool:
    """Whether a word in lower case is the past of a verb in -ed: "attended", not "Ahmed"."""
    return low.endswith("ed") and (low[:-2] in VERBS or low[:-1] in VERBS)


def _are_named(roster: Roster, words: list[Word]) -> bool:
    """Whether words can be somebody's name."""
    if roster.shouting:
        lows = [word.low for word in words]
        spelt = [low.replace("-", "").replace("'", "") for low in lows]
        return len(lows) <= MAX_NAME_WORDS and all(map(str.isalpha, spelt)) and not any(map(is_word, lows))
    return all(_NAME.match(word.shown) and (word.low not in NOT_NAMES or len(word.low) == 1) for word in words)


def _named(page: Page, words: list[Word], lows: list[str], *, whole: bool) -> Member | None:
    """A person by name, or an agency by its capitals."""
    roster, first = page.roster, words[0]
    if len(words) > MAX_NAME_WORDS or any(low.endswith(_POSSESSIVE) for low in lows):
        return None
    if any(low in NOT_NAMES and not (number and len(low) == 1) for number, low in enumerate(lows)):
        return None
    if first.low in roster.names and all(
        word.low in roster.names or (number and (_NAME.match(word.shown) or len(word.low) == 1))
        for number, word in enumerate(words)
    ):
        return Member(OwnerKind.PERSON)
    if roster.shouting or not whole:
        return None
    single = len(words) == 1
    if single and (_ACRONYM.match(first.shown) or (first.shown.isupper() and page.count(f"the {first.shown}"))):
        return Member(OwnerKind.AGENCY, known=False)
    if not _are_named(page.roster, words) or lows[0] in CHILDREN or lows[-1] in CHILDREN:
        return None
    if single and (first.low in VERBS or page.count(f" {first.low} ")):
        return None  # "Speak to ...", "Copies to ...": a word with a capital only because it comes first
    if lows[0] in {"st", "saint"}:
        return Member(OwnerKind.AGENCY, known=False)
    return Member(OwnerKind.PERSON, known=False, family=lows[0] in roster.family or lows[-1] in roster.family)
