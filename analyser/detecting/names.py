"""Spell the names of a record so that a name of any origin reads as "Jane Smith" does.

Rules tell names by capitals, by a-z and by what is no word. Here letters with accents and of other alphabets become
plain ones, the small words of a surname ("ap Rhys", "da Silva") are joined to it, and names that are words as well
("Helen Ward", "DC May") are made unlike the words. No character moves, and nobody sees the spelling.

Known limits: names that are words too are read as names only where a role or a title stands beside them; a small word
that is a word too ("van Dyke") only after a name, a role or a title.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analyser.detecting.roles import CHILDREN, KINDS, MODIFIERS, NOT_NAMES, TITLES
from analyser.detecting.wording import any_of, word_set
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import Layout

# --- letters ---------------------------------------------------------------------------------------
_OTHER_LETTER = re.compile(r"[\u00c0-\u02b8\u0370-\u0587\u10a0-\u10ff\u1e00-\u1fff\ua640-\ua7ff]")
_MARKED = re.compile(r"([^\W\d_])([\u0300-\u036f]+)")

# --- small words of surnames -----------------------------------------------------------------------
_HYPHENED = "abd abu ad al ar ash az bin el ibn ud ul ur"
_SMALL = (
    f"{_HYPHENED} ab ap ben bint da das de degli del della den der des di do dos du la las le los mac nic ni te ten ter"
    " ua van vom von zu"
)
_SMALL_WORDS = re.compile(
    rf"\b(?:{any_of(_HYPHENED)}-|[dlo]['’]|(?:{any_of(_SMALL)}[ \xa0]){{1,3}})(?=[A-Z][^\W\d_]*[a-z])"
)
_WORDS_AS_WELL = word_set("ad ash bin den do la le mac ni te ten van")
"""Any of these alone may stand before a capital in plain English too, so it needs a name before it."""
_SMALL_FINDER = AhoCorasick(
    [
        before + small
        for before in " \n\xa0(\t|"
        for small in [
            *[f"{word} " for word in _SMALL.split()],
            *[f"{word}-" for word in _HYPHENED.split()],
            *[letter + mark for letter in "dlo" for mark in "'’"],
        ]
    ]
)

# --- names that are words --------------------------------------------------------------------------
_GIVEN = word_set("April May June August Jan Friday Sunday Sun Mon Thu An Di Ed La Om Reg Ta Will Chase")
_SURNAMES = word_set(
    "March May Day Friday Sunday Chase Self Best Kind Warm Child Parent Nurse Constable Sergeant Warden Driver Clerk"
    " Coach Priest Head Ward Church Court Bank Page Lodge Club"
)
"""Names that the rules would read as agencies, dates, verbs or roles."""
_AS_LIKELY_A_DAY = word_set("Jan Friday Sunday Sun Mon Thu An La")
_OF_PLACES = word_set(
    "labour delivery postnatal antenatal maternity surgical medical paediatric paediatrics orthopaedic burns acute"
    " assessment crown county high magistrates youth children's women's parish bail supreme appeal sports breakfast"
    " food title front home last next first bare"
)
"""What stands before a ward, a court or a club, with a capital, and is nobody's given name."""
_FINDER = AhoCorasick(sorted(_GIVEN | _SURNAMES))
_ROLES = frozenset(word for word, kind in KINDS.items() if kind is OwnerKind.ROLE)
_NO_NAMES = KINDS.keys() | NOT_NAMES | TITLES | MODIFIERS | CHILDREN | _OF_PLACES
_NO_GIVEN_NAMES = _NO_NAMES - {word.lower() for word in _GIVEN}
_NO_SURNAMES = _NO_NAMES - {word.lower() for word in _SURNAMES}
_WORD_BEFORE = re.compile(r"(?P<word>\b(?:[Mm](?:rs?|s)\.|[Pp]rof\.|[^\W\d][\w'’/-]*))[ \xa0]$")
_WORD_AFTER = re.compile(r"[ \xa0](?P<word>[A-Z][\w'’-]*)")
_NUMBER_AFTER = re.compile(r"[ \xa0]\d")
_SENTENCE_GOES_ON = re.compile(r"\W*$|[^\w\s'’]|\s[-&(]|\s(?:to|will|and|is|was|has|had|who|from|by|at)\b")
_NAME_PART = re.compile(r"[^ \xa0]+")
_ROLE_AFTER = re.compile(
    r"(?:,[ \xa0]|[ \xa0]?\([ \xa0]?|[ \xa0]-[ \xa0])(?P<words>[\w'’/&-]+(?:[ \xa0][\w'’/&-]+){0,3})"
)
_PLACE_BEFORE = ("on", "in", "at", "to", "from", "of", "the")
_REACH = 40


class _Spelt(NamedTuple):
    """A word to write at a place instead of one as long."""

    start: int
    word: str


def spell_names(layout: Layout) -> Layout:
    """The layout with its names spelt for rules; the same one where there is nothing to spell anew."""
    text, reading = layout.text, layout.reading
    if not text.isascii() and (_OTHER_LETTER.search(text) or _MARKED.search(text)):
        text, reading = _plain(text), _plain(reading).lower()
    for find in (_joined, _unlike):
        spelt = sorted(set(find(text)))
        if spelt:
            text = _respelt(text, spelt)
            reading = _respelt(reading, [each._replace(word=each.word.lower()) for each in spelt])
    return layout if text == layout.text else replace(layout, text=text, reading=reading)


def _respelt(text: str, spelt: list[_Spelt]) -> str:
    """The text with the words written where they belong."""
    parts, place = [], 0
    for start, word in spelt:
        parts += [text[place:start], word]
        place = start + len(word)
    return "".join([*parts, text[place:]])


def _plain(text: str) -> str:
    """Letters of a to z for those with accents and of other alphabets, one for one."""
    return _MARKED.sub(
        lambda match: match[1] * len(match.group()), _OTHER_LETTER.sub(lambda match: _base(match[0]), text)
    )


@cache
def _base(letter: str) -> str:
    """The letter a to z that its Unicode name gives, in its case: "LATIN CAPITAL LETTER L WITH STROKE" is an L."""
    name = unicodedata.name(letter, "")
    if " LETTER " not in name:
        return letter
    base = name.partition(" LETTER ")[2].partition(" WITH ")[0].split()[-1][0]
    return base if letter.isupper() else base.lower()


def _joined(text: str) -> Iterator[_Spelt]:
    """Small words joined to the surname after them: "Al-" for "al-", "Van-der-" for "van der "."""
    reached = 0
    for _, start, _ in _SMALL_FINDER.find_matches_as_indexes(f"\n{text}", overlapping=True):
        small = _SMALL_WORDS.match(text, start)  # what stands before the word takes the place of the line break
        if small is None or start < reached:
            continue
        before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
        named = before is not None and before["word"][0].isupper() and _can_be_called(before["word"].lower())
        words = small.group().replace("\xa0", " ")
        if named or " " in words.strip() or words.strip() not in _WORDS_AS_WELL:
            reached = small.end()
            yield _Spelt(start, words.replace(" ", "-").capitalize())


def _can_be_called(word: str) -> bool:
    """Whether a surname can follow: a title, a role or a given name."""
    return word in TITLES or word in _ROLES or word not in _NO_GIVEN_NAMES


def _unlike(text: str) -> Iterator[_Spelt]:
    """Names unlike the words they are: "Wxxx" for "Ward" in "Helen Ward (SW)" and in "DC Ward"."""
    found = [
        (start, end)
        for _, start, end in _FINDER.find_matches_as_indexes(text, overlapping=True)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "-")
    ]
    for start, end in found:
        if _is_titled(text, start, end):
            yield _Spelt(start, _masked(text[start:end]))
    for name in {name for start, end in found if (name := _full_name(text, start, end))}:
        place = text.find(name)
        while place >= 0:
            for part in _NAME_PART.finditer(name):
                if part[0] in _GIVEN or part[0] in _SURNAMES:
                    yield _Spelt(place + part.start(), _masked(part[0]))
            place = text.find(name, place + 1)


def _masked(name: str) -> str:
    """The name's initial and as many letters as it has."""
    return name[0] + "x" * (len(name) - 1)


def _is_titled(text: str, start: int, end: int) -> bool:
    """Whether a title or a short role stands just before: "DC May", "Ms Church", "SW Day to"; not "PC May 3"."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or text[start:end] in _AS_LIKELY_A_DAY or _NUMBER_AFTER.match(text, end):
        return False
    word = before["word"].lower().rstrip(".")
    return word in TITLES or (
        word in _ROLES and before["word"].isupper() and _SENTENCE_GOES_ON.match(text, end) is not None
    )


def _full_name(text: str, start: int, end: int) -> str:
    """The given name and surname that a word is part of, if a role tells that they are somebody's; else ""."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    after = _WORD_AFTER.match(text, end)
    if after and text[start:end] in _GIVEN and after["word"].lower() not in _NO_SURNAMES:
        first, last = start, after.end()
    elif (
        before
        and text[start:end] in _SURNAMES
        and before["word"][0].isupper()
        and before["word"].lower() not in _NO_GIVEN_NAMES
    ):
        first, last = before.start("word"), end
    else:
        return ""
    return text[first:last] if _has_role(text, first, last) else ""


def _has_role(text: str, start: int, end: int) -> bool:
    """Whether a role stands right before or after: "social worker Helen Ward", "Helen Ward, duty social worker"."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    word = before["word"].lower().rstrip(".") if before else ""
    if word in _PLACE_BEFORE:
        return False
    if word in TITLES or word in _ROLES:
        return True
    after = _ROLE_AFTER.match(text, end)
    return after is not None and not _ROLES.isdisjoint(after["words"].lower().split())
