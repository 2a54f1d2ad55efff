"""Making one record: targets → passages → page → noise → labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from analyser.synthetic.actions import ActionShelves, choose_actions
from analyser.synthetic.banks import Banks
from analyser.synthetic.cast import draw_facts
from analyser.synthetic.choosing import Shelves, choose_items, start_choosing
from analyser.synthetic.gold import label_row
from analyser.synthetic.layout import write_page
from analyser.synthetic.noise import add_noise, draw_noises
from analyser.synthetic.styles import STYLES
from analyser.synthetic.targets import Target, draw_targets

_WEIGHTS = [style.weight for style in STYLES]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticRecord:
    """A record that was made up, with its labels.

    Attributes:
        id: Its name.
        text: Its words.
        targets: What it was to state, by criterion.
        labels: Its line of the labels file.
    """

    id: str
    text: str
    targets: Mapping[str, Target]
    labels: Mapping[str, Any]


class RecordMaker:
    """Makes records out of banks; the same seed and number give the same record."""

    def __init__(self, banks: Banks, seed: int, noises: Sequence[str] = ()) -> None:
        self._shelves = Shelves(banks)
        self._action_shelves = ActionShelves(banks)
        self._seed = seed
        self._noises = tuple(noises)

    def make(self, number: int) -> SyntheticRecord:
        """The record of a number; it depends on no other record."""
        rng = Random(f"{self._seed}:{number}")
        style = rng.choices(STYLES, _WEIGHTS)[0]
        targets = draw_targets(rng)
        facts = draw_facts(rng)
        chooser = start_choosing(rng, style, targets)
        items = choose_items(chooser, self._shelves, targets)
        actions = choose_actions(chooser, self._action_shelves, targets["action_owners"], targets["action_dates"])
        silent = [name for name, target in targets.items() if target is Target.SILENT]
        page = write_page(rng, style, facts, items, actions, silent)
        noises = draw_noises(rng, self._noises)
        page = add_noise(page, noises, rng)
        name = f"s{self._seed}-{number:06}"
        return SyntheticRecord(
            id=name, text=page.text, targets=targets, labels=label_row(page, name, style.name, noises)
        )
