"""Noise: what typing, scanning, dictating and exporting do to a text. Each kind says only what it would edit."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from types import MappingProxyType

from analyser.errors import SettingsError
from analyser.synthetic.marks import Edit, Marked, edit
from analyser.synthetic.misspelt import MISSPELT, NEIGHBOURS

_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPOKEN = re.compile(
    r"(?P<mark>[.,:;?!])(?=\s|$)|[-–](?=\s)|[()\[\]\"“”•*>|☐]+|\s*\n\s*|['’](?=(?:[a-z]|ll|re|ve)\b)|[^\W\d_]*[A-Z]+[^\W\d_]*"
)
_MARKS = MappingProxyType(
    {".": " full stop", ",": " comma", ":": " colon", ";": " semicolon", "?": " question mark", "!": " full stop"}
)
_BREAKS = re.compile(r"\s*\n\s*")
_SCANNED = re.compile(r"rn|cl|li|[lIO01m5S](?=\w)|(?<=\w)[lIO01m5S]")
_SCANNED_AS = MappingProxyType(
    {"rn": "m", "cl": "d", "li": "h", "l": "1", "I": "l", "O": "0", "0": "O", "1": "l", "m": "rn", "5": "S", "S": "5"}
)
_TYPOS_A_WORD, _SCANS_A_PLACE, _BROKEN_A_WORD = 0.03, 0.03, 0.006


def typos(text: str, rng: Random) -> Iterator[Edit]:
    """Slips of the finger and common misspellings, in about three words of a hundred."""
    for match in _drawn(_WORD, text, _TYPOS_A_WORD, rng):
        word, start = match[0], match.start()
        listed = MISSPELT.get(word.lower())
        if listed and word.islower():
            yield Edit(start, match.end(), rng.choice(listed))
            continue
        at = rng.randrange(1, len(word) - 1)
        here = word[at]
        slip = rng.randrange(4)
        if slip == 0:
            yield Edit(start + at, start + at + 2, word[at + 1] + here)
        elif slip == 1:
            yield Edit(start + at, start + at + 1, "")
        elif slip == 2:
            yield Edit(start + at, start + at + 1, here * 2)
        else:
            yield Edit(start + at, start + at + 1, rng.choice(NEIGHBOURS.get(here, here)))


def ocr(text: str, rng: Random) -> Iterator[Edit]:
    """What a scanner takes for something else, and words that it breaks."""
    swapped = [Edit(*match.span(), _SCANNED_AS[match[0]]) for match in _drawn(_SCANNED, text, _SCANS_A_PLACE, rng)]
    broken = []
    for match in _drawn(_WORD, text, _BROKEN_A_WORD, rng):
        at = match.start() + rng.randrange(2, len(match[0]) - 1)
        broken.append(Edit(at, at, rng.choice((" ", "- ", "-\n"))))
    done = 0
    for each in sorted(swapped + broken):
        if each.start >= done:
            yield each
            done = each.end + (each.start == each.end)


def capitals(text: str, rng: Random) -> Iterator[Edit]:  # noqa: ARG001 - the form of every kind of noise
    """The caps lock, from top to bottom."""
    return (Edit(*match.span(), match[0].upper()) for match in _LETTERS.finditer(text) if not match[0].isupper())


def dictation(text: str, rng: Random) -> Iterator[Edit]:
    """Marks of punctuation as words, no capitals; a few marks are not spoken at all."""
    for match in _SPOKEN.finditer(text):
        found = match[0]
        if match["mark"]:
            spoken = _MARKS[found] if rng.random() < 0.85 else ""
        elif "\n" in found:
            spoken = " " if match.end() == len(text) else rng.choice((" new line ", " new paragraph ", " "))
        else:
            spoken = found.lower() if found[0].isalpha() else ""
        yield Edit(*match.span(), spoken)


def csv(text: str, rng: Random) -> Iterator[Edit]:
    """An export in which all stands on one line."""
    between = rng.choice((" ", "  ", " | ", ", ", "; ", "\\n"))
    for match in _BREAKS.finditer(text):
        yield Edit(*match.span(), "\n" if match.end() == len(text) else between)


def wraps(text: str, rng: Random) -> Iterator[Edit]:
    """Lines broken at a fixed width."""
    width = rng.randint(72, 100)
    start = 0
    for line in text.splitlines(keepends=True):
        begin, end = start, start + len(line)
        while end - begin > width + 1:
            space = text.rfind(" ", begin + 1, begin + width + 1)
            if space < 0:
                break
            yield Edit(space, space + 1, "\n")
            begin = space + 1
        start = end


Noise = Callable[[str, Random], Iterator[Edit]]

NOISES: MappingProxyType[str, Noise] = MappingProxyType(
    {"typos": typos, "dictation": dictation, "capitals": capitals, "csv": csv, "ocr": ocr, "wraps": wraps}
)
"""Every kind of noise, in the order in which they are applied."""

_APART = (frozenset({"dictation", "capitals"}), frozenset({"csv", "wraps"}), frozenset({"dictation", "csv"}))
_CLEAN = 0.4
_SECOND = 0.3


def parse_noises(wanted: str) -> tuple[str, ...]:
    """The kinds of noise named by ``none``, ``all`` or a list with commas.

    Raises:
        SettingsError: If a kind is unknown.
    """
    if wanted in {"none", "all"}:
        return tuple(NOISES) if wanted == "all" else ()
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    unknown = [name for name in names if name not in NOISES]
    if unknown or not names:
        what = f"Unknown noise {unknown[0]!r}" if unknown else "No noise is named"
        msg = f"{what}. Name some of {', '.join(NOISES)} with commas between, or none, or all."
        raise SettingsError(msg)
    return tuple(name for name in NOISES if name in names)


def draw_noises(rng: Random, allowed: Sequence[str]) -> tuple[str, ...]:
    """The noises of one record: none for two in five, else one or two that go together."""
    if not allowed or rng.random() < _CLEAN:
        return ()
    drawn = {rng.choice(allowed)}
    if rng.random() < _SECOND:
        drawn.add(rng.choice(allowed))
    if any(pair <= drawn for pair in _APART):
        drawn = {min(drawn)}
    return tuple(name for name in NOISES if name in drawn)


def add_noise(marked: Marked, names: Sequence[str], rng: Random) -> Marked:
    """The text after the noises of these names, one after the other."""
    for name in names:
        marked = edit(marked, NOISES[name](marked.text, rng))
    return marked


def dictate(marked: Marked, rng: Random) -> Marked:
    """The text as a dictation takes it down."""
    return add_noise(marked, ("dictation",), rng)


def _drawn(pattern: re.Pattern[str], text: str, share: float, rng: Random) -> Iterator[re.Match[str]]:
    return (match for match in pattern.finditer(text) if rng.random() < share)
