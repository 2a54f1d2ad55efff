"""The phrase banks: passages written by hand that meet a criterion, only look like it, or bear on none.

One YAML file a criterion, ``<criterion>.yaml``, and ``neutral.yaml``; the form is described in
``data/synthetic/README.md``. Everything that is quoted in an entry must stand in its text word for word.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from analyser.domain.evidence import PARTIES, OwnerKind
from analyser.errors import PhrasesError
from analyser.synthetic.bearing import as_bits, bears_on
from analyser.synthetic.entries import ActionEntry, Entry, read_entries
from analyser.synthetic.kinds import ACTION_CRITERIA, CRITERIA, OFFENDING, kinds_of
from analyser.synthetic.manner import Form, Voice, form_of, voice_of
from analyser.synthetic.marks import Kind, Mark, Marked

NEUTRAL = "neutral"
"""Name of the bank of passages that bear on no criterion."""

_Listed = TypeVar("_Listed")

_MANY_SPACES = re.compile(r"\s{2,}")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One entry of a bank, as it would stand in a record.

    Attributes:
        bank: The criterion it was written for, or :data:`NEUTRAL`.
        marked: Its text, with what is known of it.
        good: Whether it meets the criterion or, where evidence offends, offends.
        why: Why it only looks like evidence; empty if it is evidence.
        voice: Who writes.
        form: What it is written in.
        section: Of a neutral passage, where it belongs; else empty.
        parties: Of attendance, the parties that take part.
        bears: The other criteria that its words may bear on.
    """

    bank: str
    marked: Marked
    good: bool
    why: str
    voice: Voice
    form: Form
    section: str = ""
    parties: frozenset[str] = frozenset()
    bears: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Its words."""
        return self.marked.text

    @cached_property
    def bearing(self) -> int:
        """The other criteria that its words may bear on, as bits."""
        return as_bits(self.bears)

    @cached_property
    def cells(self) -> frozenset[tuple[bool, bool]]:
        """For each of its actions, whether it has a specific owner and whether it has a date."""
        return frozenset(cells_of(self.marked))


@dataclass(frozen=True, kw_only=True)
class Banks:
    """All banks of a folder.

    Attributes:
        passages: By bank, in the order of the file.
        sha256: By bank, of the file.
    """

    passages: Mapping[str, tuple[Passage, ...]]
    sha256: Mapping[str, str]


def load_banks(folder: Path) -> Banks:
    """Read and check every bank.

    Args:
        folder: Holds one file a criterion, and ``neutral.yaml``.

    Raises:
        PhrasesError: If a bank is missing or malformed, or quotes words that its passage lacks.
    """
    passages, hashes = {}, {}
    for name in (*CRITERIA, NEUTRAL):
        file = folder / f"{name}.yaml"
        if not file.is_file():
            msg = f"No phrase bank {file}. Name the folder that holds one .yaml a criterion with --phrases."
            raise PhrasesError(msg)
        passages[name] = tuple(_entries(file, name))
        hashes[name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return Banks(passages=MappingProxyType(passages), sha256=MappingProxyType(hashes))


def cells_of(marked: Marked) -> Iterator[tuple[bool, bool]]:
    """For each action of a text, whether it has a specific owner and whether it has a date."""
    dated = {mark.number for mark in marked.marks if mark.kind is Kind.DUE}
    for mark in marked.marks:
        if mark.kind is Kind.ACTION:
            yield OwnerKind(mark.value).is_specific, mark.number in dated


def find_words(text: str, words: str, near: tuple[int, int]) -> tuple[int, int] | None:
    """Where words stand in a text: inside ``near`` if they do, else the last place before it, else the first after."""
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    places = places or [match.span() for match in re.finditer(re.escape(words), text)]
    inside = [place for place in places if near[0] <= place[0] and place[1] <= near[1]]
    before = [place for place in places if place[1] <= near[0]]
    return next(iter(inside or before[-1:] or places), None)


def _entries(file: Path, bank: str) -> Iterator[Passage]:
    good, poor = ("offends", "fine") if bank in OFFENDING else ("meets", "near_misses")
    keys = (NEUTRAL,) if bank == NEUTRAL else (good, poor)
    for key, entry, where in read_entries(file, keys):
        yield _passage(entry, bank, is_good=key == good, where=where)


def _passage(entry: Entry, bank: str, *, is_good: bool, where: str) -> Passage:
    text = entry.text.strip()
    if not text:
        msg = f"{where}: the entry has no text. Write the passage as it would stand in a record."
        raise PhrasesError(msg)
    if bank != NEUTRAL and not is_good and entry.why not in kinds_of(bank):
        known = ", ".join(sorted(kinds_of(bank)))
        msg = f"{where}: {entry.why!r} is no kind of near miss of {bank}. Known are {known}."
        raise PhrasesError(msg)
    own = frozenset(ACTION_CRITERIA if bank in ACTION_CRITERIA else (bank,))
    bears = frozenset() if bank == NEUTRAL else bears_on(text) - own
    marks = [Mark(0, len(text), Kind.UNSURE, name) for name in sorted(bears)]
    marks += _marks(entry, bank, text, is_good=is_good, where=where)
    return Passage(
        bank=bank,
        marked=Marked(text, tuple(marks)),
        good=is_good,
        why=entry.why,
        voice=voice_of(entry.voice),
        form=form_of(entry.form, text),
        section=entry.section,
        parties=frozenset(party for party, names in (entry.attending or {}).items() if names),
        bears=bears,
    )


def _marks(entry: Entry, bank: str, text: str, *, is_good: bool, where: str) -> Iterator[Mark]:
    whole = (0, len(text))
    if bank in ACTION_CRITERIA:
        actions = _listed(entry.actions, "actions", where)
        for number, action in enumerate(actions):
            yield from _action(action, number, text, where)
        if not actions:
            _check_near_miss(where, "action", is_good=is_good)
            yield from (Mark(*whole, Kind.NEAR_MISS, name, entry.why) for name in ACTION_CRITERIA)
    elif bank == "attendance":
        attending = _listed(entry.attending, "attending", where)
        named = [(party, name) for party, names in attending.items() for name in names]
        for party, name in named:
            if party not in PARTIES:
                msg = f"{where}: {party!r} is no party. Known are {', '.join(PARTIES)}."
                raise PhrasesError(msg)
            yield Mark(*_place(text, name, whole, where), Kind.PARTICIPANT, bank, party)
        if not named:
            _check_near_miss(where, "name of anybody who takes part", is_good=is_good)
            yield Mark(*whole, Kind.NEAR_MISS, bank, entry.why)
    elif is_good:
        place = whole if entry.evidence is None else _place(text, entry.evidence, whole, where)
        yield Mark(*place, Kind.EVIDENCE, bank)
    elif bank != NEUTRAL:
        yield Mark(*whole, Kind.NEAR_MISS, bank, entry.why)


def _listed(found: _Listed | None, key: str, where: str) -> _Listed:
    """What an entry lists, which may be nothing, but must be there."""
    if found is None:
        msg = f"{where}: the entry has no {key!r}. Add it, empty if there is nothing to list."
        raise PhrasesError(msg)
    return found


def _check_near_miss(where: str, what: str, *, is_good: bool) -> None:
    if is_good:
        msg = f"{where}: the entry has no {what}, so it meets nothing. Put it under near_misses, with why."
        raise PhrasesError(msg)


def _action(action: ActionEntry, number: int, text: str, where: str) -> Iterator[Mark]:
    if (action.owner is None) != (action.kind is OwnerKind.NONE):
        kind = action.kind.value
        msg = f"{where}: owner {action.owner!r} does not agree with its kind {kind!r}. Name both or neither."
        raise PhrasesError(msg)
    place = _place(text, action.text, (0, len(text)), where)
    yield Mark(*place, Kind.ACTION, "", action.kind.value, number)
    if action.owner is not None:
        yield Mark(*_place(text, action.owner, place, where), Kind.OWNER, "", "", number)
    if action.due is not None:
        yield Mark(*_place(text, action.due, place, where), Kind.DUE, "", "", number)


def _place(text: str, words: str, near: tuple[int, int], where: str) -> tuple[int, int]:
    place = find_words(text, words, near)
    if place is None:
        msg = f"{where}: {_MANY_SPACES.sub(' ', words)!r} is not in the passage word for word. Copy it unchanged."
        raise PhrasesError(msg)
    return place
