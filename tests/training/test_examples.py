"""Examples: what is known of each passage, from labels, from banks and from generated records."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import numpy as np
import pytest

from analyser.criteria import discover
from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.labels import GoldFinding, Label
from analyser.pipeline import load
from analyser.settings import Settings
from analyser.synthetic.banks import Banks
from analyser.training.examples import Examples, check_both, join, make_examples
from analyser.training.generated import make_generated
from analyser.training.texts import BANK, Text, texts_of_banks, texts_of_labels
from analyser.training.trainer import learned_criteria

TEXT = """\
# Outcome

Agreed: joint s47 enquiries.
If it is an injury, s47 will begin.
The weather was fine.
"""
AGREED, SUPPOSED, FINE = (each for each in TEXT.splitlines()[2:])
MET: Final = Status.MET
NOT_MET: Final = Status.NOT_MET
NAMES = ("s47_decision", "meeting_wording", "risk_statement")


@pytest.fixture(scope="module")
def criteria() -> list[Criterion]:
    return [each for name in NAMES for each in discover() if each.id == name]


def label(**changes: object) -> Label:
    gold = {
        "s47_decision": GoldFinding(status=MET, evidence=("joint s47 enquiries",)),
        "meeting_wording": GoldFinding(status=MET),
    }
    return Label(**{"id": "a", "criteria": gold, "author": "north", "text": TEXT} | changes)  # type: ignore[arg-type]


@pytest.fixture
def read(criteria: list[Criterion]):
    """The examples of one label."""

    def make(one: Label) -> Examples:
        return make_examples(texts_of_labels([one], criteria), load(Settings(model="none")), criteria)

    return make


def chosen(examples: Examples, flags: Sequence[Sequence[bool]] | np.ndarray, criterion: str) -> list[str]:
    """The texts of the passages for which something is so."""
    column = examples.criteria.index(criterion)
    return [each.text for each, so in zip(examples.readings, np.asarray(flags)[:, column], strict=True) if so]


def test_passages_with_labelled_words_count(read) -> None:
    found = read(label())
    assert chosen(found, found.counts, "s47_decision") == [AGREED]
    assert chosen(found, found.counts, "meeting_wording") == []


def test_what_is_labelled_is_known_of_every_passage_that_could_be_evidence(read) -> None:
    found = read(label())
    assert chosen(found, found.known, "s47_decision") == [AGREED, SUPPOSED, FINE]
    assert "Outcome" in chosen(found, found.known, "meeting_wording")  # a heading may offend
    assert chosen(found, found.known, "risk_statement") == []  # nobody labelled it


def test_near_misses_are_known_not_to_count(read) -> None:
    found = read(label(near_miss={"s47_decision": (SUPPOSED,)}))
    assert chosen(found, found.near, "s47_decision") == [SUPPOSED]
    assert chosen(found, found.counts, "s47_decision") == [AGREED]
    assert SUPPOSED in chosen(found, found.known, "s47_decision")


def test_what_is_evidence_as_well_is_no_near_miss(read) -> None:
    found = read(label(near_miss={"s47_decision": (AGREED,)}))
    assert chosen(found, found.near, "s47_decision") == []


def test_what_may_be_either_is_not_known(read) -> None:
    place = TEXT.index(SUPPOSED), TEXT.index(SUPPOSED) + len(SUPPOSED)
    found = read(label(unsure={"s47_decision": (place, (TEXT.index(AGREED), TEXT.index(AGREED) + 20))}))
    assert chosen(found, found.known, "s47_decision") == [AGREED, FINE]  # the evidence is sure


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        pytest.param("s47", [AGREED], id="fewer-characters-than-usual"),
        pytest.param("enquiries.\nIf it is", [AGREED, SUPPOSED], id="two-passages"),
        pytest.param("enquiries.\nIf it", [AGREED], id="hardly-touched"),
        pytest.param(TEXT.strip(), ["Outcome", AGREED, SUPPOSED, FINE], id="all"),
    ],
)
def test_labelled_words_and_passages(read, words: str, passages: list[str]) -> None:
    found = read(label(criteria={"s47_decision": GoldFinding(status=MET, evidence=(words,))}))
    counting = chosen(found, found.counts, "s47_decision")
    assert [each for each in counting if each != "Outcome"] == [each for each in passages if each != "Outcome"]


@pytest.mark.parametrize(
    ("status", "states"),
    [
        pytest.param(MET, {"s47_decision": True, "meeting_wording": False}, id="met"),
        pytest.param(NOT_MET, {"s47_decision": False, "meeting_wording": True}, id="not-met"),
    ],
)
def test_a_record_states_what_is_met_and_what_offends(
    criteria: list[Criterion], status: Literal[Status.MET, Status.NOT_MET], states: Mapping[str, bool]
) -> None:
    gold = {name: GoldFinding(status=status) for name in NAMES[:2]}
    [text] = texts_of_labels([label(criteria=gold)], criteria)
    assert text.known.states == states
    assert text.known.labelled == frozenset(NAMES[:2])


def test_partial_labels_are_accepted(read) -> None:
    found = read(label(criteria={"risk_statement": GoldFinding(status=NOT_MET)}))
    assert chosen(found, found.known, "s47_decision") == []
    assert chosen(found, found.known, "risk_statement") == [AGREED, SUPPOSED, FINE]


def test_banks(banks: Banks) -> None:
    criteria = learned_criteria()
    texts = {text.name: text for text in texts_of_banks(banks, criteria)}
    assert {text.author for text in texts.values()} == {BANK}
    assert not any(name.startswith(("attendance", "action_")) for name in texts)  # no model learns them
    good, poor, neutral = (
        texts[name].known for name in ("s47_decision-good-0", "s47_decision-poor-3", "neutral-poor-0")
    )
    assert list(good.evidence) == ["s47_decision"]
    assert (good.near, list(poor.near), list(poor.evidence)) == ({}, ["s47_decision"], [])
    assert (neutral.evidence, neutral.near) == ({}, {})
    assert "s47_decision" in good.labelled & poor.labelled
    assert [texts[f"risk_statement-poor-{n}"].part for n in range(5)] == list(range(5))


def test_what_a_bank_s_passage_may_bear_on_is_not_known(banks: Banks) -> None:
    criteria = learned_criteria()
    bearing = {each.text: each.bears for each in banks.passages["s47_decision"] if each.bears}
    assert bearing
    for text in texts_of_banks(banks, criteria):
        assert text.known.labelled.isdisjoint(bearing.get(text.text, ()))


def test_every_example_is_as_the_pipeline_sees_it(examples: Examples) -> None:
    rows = len(examples.home)
    assert examples.features.shape[0] == rows == len(examples.readings) == len(examples.authors) == len(examples.parts)
    for flags in (examples.counts, examples.known, examples.near, *examples.signs):
        assert flags.shape == (rows, len(examples.criteria))
    assert not (examples.counts & examples.near).any()
    assert not (examples.known & ~examples.signs.eligible).any()
    assert set(examples.authors.tolist()) == {"dev", "noisy", "north", BANK}


def test_generated_passages_are_read_once_and_without_rules(criteria: list[Criterion]) -> None:
    texts = list(texts_of_labels([label(), label(id="b", text=TEXT + "Held today.\n")], criteria))
    found = make_generated(texts, criteria)
    assert [each.text for each in found.readings] == ["Outcome", AGREED, SUPPOSED, FINE, "Held today."]
    assert found.home.tolist() == [0, 0, 0, 0, 1]
    assert not found.signs.hits.any()


def test_generated_passages_are_read_as_any_others_are(labels: tuple[Label, ...]) -> None:
    learned = learned_criteria()
    texts = list(texts_of_labels(labels, learned))
    with_rules, found = make_examples(texts, load(Settings(model="none")), learned), make_generated(texts, learned)
    assert 0 < len(found.home) < len(with_rules.home)
    places = {
        (each.texts[home].name, reading): row
        for each in (with_rules,)
        for row, (home, reading) in reversed(list(enumerate(zip(each.home, each.readings, strict=True))))
    }
    rows = [places[found.texts[home].name, reading] for home, reading in zip(found.home, found.readings, strict=True)]
    assert abs(found.features - with_rules.features[rows]).max() == 0
    for name in ("counts", "known", "near"):
        assert np.array_equal(getattr(found, name), getattr(with_rules, name)[rows]), name
    assert np.array_equal(found.signs.eligible, with_rules.signs.eligible[rows])


def test_sources_are_joined(examples: Examples) -> None:
    more = make_examples(
        texts_of_labels([label()], learned_criteria()), load(Settings(model="none")), learned_criteria()
    )
    both = join([examples, more])
    assert len(both.home) == len(examples.home) + len(more.home)
    assert both.texts[both.home[-1]].name == "a"
    assert both.authors[-1] == "north"
    assert np.array_equal(both.counts[: len(examples.home)], examples.counts)
    assert (both.features[[-1]] - more.features[[-1]]).nnz == 0


@pytest.mark.parametrize("texts", [[], ["", "  \n"]], ids=["none", "empty"])
def test_there_must_be_something_to_learn_from(criteria: list[Criterion], texts: list[str]) -> None:
    known = next(texts_of_labels([label()], criteria)).known
    empty = [Text(author="north", name="a", text=text, known=known) for text in texts]
    with pytest.raises(LabelsError, match="no passage to learn from: the records hold no text"):
        make_examples(empty, load(Settings(model="none")), criteria)


@pytest.mark.parametrize("yes", [[], [True], [False, False], [1.0, 1.0]], ids=str)
def test_nothing_is_learnt_from_examples_that_say_the_same(yes: list[bool]) -> None:
    with pytest.raises(LabelsError, match=rf"cannot be learnt whether it rains: {len(yes)} examples .*Add labelled"):
        check_both(np.array(yes), "it rains")
    check_both(np.array([True, False]), "it rains")
