"""Choosing passages for a record: for each target one that suits the house style and disturbs no other target."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from analyser.synthetic.banks import NEUTRAL, Banks, Passage
from analyser.synthetic.bearing import FINE_NETS, as_bits
from analyser.synthetic.kinds import ACTION_CRITERIA, CONTRADICTING, CRITERIA, OFFENDING
from analyser.synthetic.manner import Form, Voice
from analyser.synthetic.marks import Marked
from analyser.synthetic.styles import Style
from analyser.synthetic.targets import Target, spoilt_by_more

_LOOKED_AT = 12
"""How many passages are compared for one place; the rest of the bank waits for other records."""
_CHANCE = 8
"""How much chance weighs beside what suits, so that no passage is in every record and none in none."""

HEADER = "header"
"""The section of neutral passages that stand at the head of a page."""

_HEADER = 0.25
_SECOND_TRAP = 0.3
_TRAP_BESIDE_EVIDENCE = 0.25
_OUT_OF_PLACE = {Form.DICTATED: 9, Form.CAPITALS: 1, Form.TABLE: 1, Form.FIELD: 1}
"""What a form costs in a style that is not written in it."""


class Chooser:
    """Takes passages for one record, none of them twice."""

    def __init__(self, rng: Random, style: Style, avoid: frozenset[str]) -> None:
        """Start a record.

        Args:
            rng: Decides.
            style: The house style of the record.
            avoid: Criteria that a passage written for another had better not bear on.
        """
        self.rng = rng
        self.style = style
        self._avoid = as_bits(avoid)
        self._spoilers = as_bits(avoid & FINE_NETS)
        self._suits = _suits(style)
        self._used: set[int] = set()

    def take(self, pool: Sequence[Passage]) -> Passage | None:
        """A passage that suits and spoils nothing, or as little as any; None if all are used up."""
        best: list[Passage] = []
        spoilers, used = self._spoilers, self._used
        for number in (_LOOKED_AT, len(pool)):
            free = [each for each in self.rng.sample(pool, min(number, len(pool))) if id(each) not in used]
            best = [each for each in free if not each.bearing & spoilers]
            if best:
                break
        else:
            least = min(((each.bearing & spoilers).bit_count() for each in free), default=0)
            best = [each for each in free if (each.bearing & spoilers).bit_count() == least]
        if not best:
            return None
        random = self.rng.random
        passage = max(best, key=lambda each: self.fit(each) + _CHANCE * random())
        used.add(id(passage))
        return passage

    def take_whole(self, passage: Passage) -> bool:
        """Claim one passage; False if the record has it already."""
        if id(passage) in self._used:
            return False
        self._used.add(id(passage))
        return True

    def fit(self, passage: Passage) -> int:
        """How well a passage suits the record; the higher the better."""
        return self._suits[passage.form, passage.voice] - (passage.bearing & self._avoid).bit_count()


@cache
def _suits(style: Style) -> dict[tuple[Form, Voice], int]:
    """How well each form and voice suits a style."""
    return {
        (form, voice): (3 if form in style.forms else -_OUT_OF_PLACE.get(form, 0)) + 2 * (voice in style.voices)
        for form in Form
        for voice in Voice
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A passage chosen for a record.

    Attributes:
        bank: What it was written for.
        marked: Its words and marks.
        form: What it is written in.
        voice: Who writes.
        why: Why it is only a near miss; empty if it is evidence or neutral.
        section: Of a neutral passage, where its bank puts it.
    """

    bank: str
    marked: Marked
    form: Form
    voice: Voice
    why: str = ""
    section: str = ""


def as_item(passage: Passage) -> Item:
    """A passage as part of a record."""
    return Item(
        bank=passage.bank,
        marked=passage.marked,
        form=passage.form,
        voice=passage.voice,
        why=passage.why,
        section=passage.section,
    )


class Shelves:
    """The banks, sorted by what is asked of them; made once for all records."""

    def __init__(self, banks: Banks) -> None:
        self.evidence: dict[str, list[Passage]] = {}
        self.traps: dict[str, list[Passage]] = {}
        self.companions: dict[str, list[Passage]] = {}
        self.partly: list[Passage] = []
        for name in CRITERIA:
            passages = banks.passages[name]
            self.evidence[name] = [each for each in passages if each.good]
            self.traps[name] = [each for each in passages if not each.good and not each.parties]
            self.companions[name] = [each for each in self.traps[name] if each.why not in CONTRADICTING]
        self.partly = [each for each in banks.passages["attendance"] if not each.good and each.parties]
        self.neutral = [each for each in banks.passages[NEUTRAL] if each.section != HEADER]
        self.headers = [each for each in banks.passages[NEUTRAL] if each.section == HEADER]


def choose_items(chooser: Chooser, shelves: Shelves, targets: dict[str, Target]) -> list[Item]:
    """Passages for every criterion but those on actions, in no particular order, and neutral ones between.

    Args:
        chooser: Takes them.
        shelves: Where from.
        targets: What the record is to state.
    """
    rng = chooser.rng
    taken: list[Passage | None] = []
    for name in CRITERIA:
        target = targets[name]
        if name in ACTION_CRITERIA or target is Target.SILENT:
            continue
        if target is Target.PARTLY:
            taken.append(chooser.take(shelves.partly))
        elif target is Target.EVIDENCE:
            taken.append(chooser.take(shelves.evidence[name]))
            if name != "attendance" and rng.random() < _TRAP_BESIDE_EVIDENCE:
                taken.append(chooser.take(shelves.traps[name] if name in OFFENDING else shelves.companions[name]))
        else:
            taken.append(chooser.take(shelves.traps[name]))
            if name != "attendance" and rng.random() < _SECOND_TRAP:
                taken.append(chooser.take(shelves.traps[name]))
    taken += [chooser.take(shelves.neutral) for _ in range(rng.randint(*chooser.style.neutral))]
    if shelves.headers and rng.random() < _HEADER:
        taken.append(chooser.take(shelves.headers))
    return [as_item(each) for each in taken if each is not None]


def start_choosing(rng: Random, style: Style, targets: dict[str, Target]) -> Chooser:
    """A chooser for one record."""
    return Chooser(rng=rng, style=style, avoid=spoilt_by_more(targets))
