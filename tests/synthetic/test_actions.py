"""Actions are drawn from banks of any size: large enough ones never run out, and smaller ones are refused."""

from random import Random

import pytest

from analyser.errors import PhrasesError
from analyser.synthetic.actions import ActionShelves, choose_actions
from analyser.synthetic.banks import Banks, Passage, load_banks
from analyser.synthetic.choosing import Chooser
from analyser.synthetic.kinds import ACTION_CRITERIA
from analyser.synthetic.record import RecordMaker
from analyser.synthetic.styles import STYLES
from analyser.synthetic.targets import Target

LEAST = 8
KINDS = [(True, True), (True, False), (False, True), (False, False)]


@pytest.fixture(scope="module")
def only(banks):
    """The shipped banks with so many passages of each kind of action, each with one action that stands alone."""

    def make(most):
        chosen: dict[str, list[Passage]] = {name: [] for name in ACTION_CRITERIA}
        shelves = ActionShelves(banks)
        for cell, atoms in shelves.atoms.items():
            single = {id(each.passage): each.passage for each in atoms if len(each.passage.cells) == 1}
            for passage in list(single.values())[: most[cell]]:
                chosen[passage.bank].append(passage)
        passages = {**banks.passages, **{name: tuple(each) for name, each in chosen.items()}}
        return Banks(passages=passages, sha256=banks.sha256)

    return make


def test_the_smallest_banks_never_run_out(only):
    shelves = ActionShelves(only(dict.fromkeys(KINDS, LEAST)))
    targets = [(owners, dates) for owners in Target for dates in Target if Target.SILENT not in (owners, dates)]
    for seed in range(1000):
        for owners, dates in targets:
            chooser = Chooser(Random(seed), STYLES[seed % len(STYLES)], frozenset())
            actions = choose_actions(chooser, shelves, owners, dates)
            passages = [id(atom.passage) for atom in actions.atoms]
            assert len(set(passages)) == len(passages)
            assert passages or actions.whole


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param((True, True), "a specific owner and a date", id="both"),
        pytest.param((True, False), "a specific owner and no date", id="owner"),
        pytest.param((False, True), "no specific owner and a date", id="date"),
        pytest.param((False, False), "no specific owner and no date", id="neither"),
    ],
)
def test_too_few_actions_of_a_kind_are_refused(only, kind, words):
    with pytest.raises(PhrasesError, match=rf"action_dates have only {LEAST - 1} passages .*{words}.*need {LEAST}\. "):
        ActionShelves(only(dict.fromkeys(KINDS, 20) | {kind: LEAST - 1}))


def test_other_banks_may_be_as_small_as_can_be(write_few_phrases, tmp_path):
    maker = RecordMaker(load_banks(write_few_phrases(tmp_path, 1, actions=60)), seed=5)
    for number in range(100):
        record = maker.make(number)
        for gold in record.labels["criteria"].values():
            assert all(words in record.text for words in gold["evidence"])
