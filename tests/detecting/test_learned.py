"""A model weighs what rules found: it confirms, drops and adds, and says how likely each criterion is."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from analyser.criteria import discover
from analyser.detecting import collect
from analyser.detecting.learned import Signs, StatementModels, likelihoods, read_signs
from analyser.domain.evidence import Detected, Why
from analyser.domain.finding import Status
from analyser.domain.layout import LAYOUT_KEY, Layout
from analyser.errors import ModelError
from analyser.judging import judge

S47, WORDING = "s47_decision", "meeting_wording"
RECORD = """\
STRATEGY MEETING

Present: Jo Ash (SW), Dr Patel.

Outcome

It was agreed that joint section 47 enquiries will begin today.
If the medical shows an injury, s47 enquiries will begin.
The weather was fine.

Section 47 enquiries: ........
"""
AGREED = "It was agreed that joint section 47 enquiries will begin today."
SUPPOSED = "If the medical shows an injury, s47 enquiries will begin."
FINE = "The weather was fine."


def likelihood(log_odds: float) -> float:
    """The probability as it is shown."""
    return round(float(likelihoods(np.array(log_odds))), 4)


class Fake:
    """Says of each passage what a function of its words says, for every criterion."""

    label, sha256 = "fake@1", "0" * 64

    def __init__(self, says: Callable[[str], float], criteria: tuple[str, ...] = (S47,)) -> None:
        self.says, self.criteria = says, criteria

    def log_odds(self, layout: Layout, signs: Signs) -> NDArray[np.float32]:  # noqa: ARG002 - as the protocol has it
        values = [[self.says(layout.text[each.start : each.end])] for each in layout.passages]
        return np.repeat(np.array(values, dtype=np.float32), len(self.criteria), axis=1)


def says(otherwise: float, **words: float) -> Callable[[str], float]:
    """The value of the first of some words that stands in a passage."""
    return lambda text: next((value for word, value in words.items() if word in text.lower()), otherwise)


@pytest.fixture
def read(nlp: Language) -> Callable[..., Doc]:
    """A text read by rules and then by a fake model."""

    def run(text: str, model: Fake) -> Doc:
        return StatementModels(model, discover())(nlp(text))

    return run


def found(doc: Doc, criterion: str = S47) -> tuple[list[tuple[str, str, float]], list[tuple[str, Why]]]:
    detected = collect(doc)
    evidence = [(each.text, each.detector.split(":")[0], each.score) for each in detected.evidence.get(criterion, ())]
    return evidence, [(each.text, each.why) for each in detected.near_misses.get(criterion, ())]


def test_rules_alone_find_one_and_nearly_another(nlp: Language) -> None:
    evidence, near = found(nlp(RECORD))
    assert [by for _, by, _ in evidence] == ["rule"]
    assert (SUPPOSED.rstrip("."), Why.HYPOTHETICAL) in [(words.rstrip("."), why) for words, why in near]


def test_evidence_that_the_model_confirms_keeps_its_rule_and_gets_its_likelihood(
    nlp: Language, read: Callable[..., Doc]
) -> None:
    [(words, _, _)] = found(nlp(RECORD))[0]
    doc = read(RECORD, Fake(says(-9, agreed=1.0)))
    assert found(doc)[0] == [(words, "rule", likelihood(1.0))]
    assert doc.cats == {S47: likelihood(1.0)}


def test_evidence_that_the_model_rejects_becomes_a_near_miss(nlp: Language, read: Callable[..., Doc]) -> None:
    [(words, _, _)] = found(nlp(RECORD))[0]
    doc = read(RECORD, Fake(says(-9, agreed=-0.01)))
    assert found(doc)[0] == []
    assert (words, Why.UNCLEAR) in found(doc)[1]
    assert doc.cats == {S47: likelihood(-0.01)}


def test_what_only_the_model_sees_is_added_as_its_own(read: Callable[..., Doc]) -> None:
    doc = read(RECORD, Fake(says(-9, weather=2.0)))
    [evidence] = collect(doc).evidence[S47]
    assert (evidence.text, evidence.detector, evidence.score) == (FINE, "model:fake@1", likelihood(2.0))


@pytest.mark.parametrize(
    ("value", "near"),
    [
        pytest.param(-0.1, True, id="close"),
        pytest.param(-2.0, True, id="just-close-enough"),
        pytest.param(-2.1, False, id="far"),
        pytest.param(-np.inf, False, id="impossible"),
    ],
)
def test_what_comes_close_for_the_model_is_shown_as_a_near_miss(
    read: Callable[..., Doc], value: float, near: bool
) -> None:
    evidence, misses = found(read(RECORD, Fake(says(-9, weather=value))))
    assert evidence == []
    assert ((FINE, Why.UNCLEAR) in misses) is near


@pytest.mark.parametrize(
    ("value", "strict", "evidence", "odds"),
    [
        pytest.param(0.0, False, 1, 0.0, id="the-model-takes-it"),
        pytest.param(-0.5, False, 0, -0.5, id="the-rule's-reason-stands"),
        pytest.param(-9.0, False, 0, -9.0, id="the-rule's-reason-stands-though-the-model-is-sure"),
        pytest.param(9.0, True, 0, -2.0, id="the-rule-has-the-last-word"),
        pytest.param(-9.0, True, 0, -9.0, id="both-agree"),
    ],
)
def test_near_misses_of_rules(nlp: Language, value: float, strict: bool, evidence: int, odds: float) -> None:
    criteria = [replace(each, strict=strict) for each in discover()]
    doc = StatementModels(Fake(says(value)), criteria)(nlp(SUPPOSED))
    assert len(found(doc)[0]) == evidence
    assert [why for _, why in found(doc)[1]] == [Why.HYPOTHETICAL] * (1 - evidence)
    assert doc.cats == {S47: likelihood(odds)}


def test_the_odds_of_even_chance_count(read: Callable[..., Doc]) -> None:
    [(_, by, score)] = found(read(FINE, Fake(says(0.0))))[0]
    assert (by, score) == ("model", 0.5)


def test_criteria_that_the_model_does_not_know_are_left_alone(nlp: Language, read: Callable[..., Doc]) -> None:
    doc = read(RECORD, Fake(says(-9), (WORDING,)))
    assert found(doc) == found(nlp(RECORD))
    assert list(doc.cats) == [WORDING]
    assert collect(doc).actions == collect(nlp(RECORD)).actions


def test_headings_and_prompts_are_evidence_only_of_what_offends(read: Callable[..., Doc]) -> None:
    doc = read(RECORD, Fake(says(5.0), (S47, WORDING)))
    layout: Layout = doc.user_data[LAYOUT_KEY]
    kinds = {layout.text[each.start : each.end]: each.kind.value for each in layout.passages}
    assert {"heading", "prompt"} <= set(kinds.values())
    whats = {name: {kinds[words] for words, *_ in found(doc, name)[0] if words in kinds} for name in (S47, WORDING)}
    assert whats[S47].isdisjoint({"heading", "prompt"})
    assert "heading" in whats[WORDING]
    assert "prompt" not in whats[WORDING]


def test_a_record_of_headings_alone_is_surely_silent(read: Callable[..., Doc]) -> None:
    doc = read("STRATEGY DISCUSSION\n\nSection 47 enquiries: .......\n", Fake(says(5.0)))
    assert found(doc) == ([], [("Section 47 enquiries: .......", Why.PROMPT)])
    assert doc.cats == {S47: 0.0}


@pytest.mark.parametrize("text", ["", "   \n\n", "-----"], ids=["empty", "blank", "ruler"])
def test_nothing_is_said_of_nothing(read: Callable[..., Doc], text: str) -> None:
    doc = read(text, Fake(says(5.0)))
    assert found(doc) == ([], [])
    assert doc.cats == {}


@pytest.mark.parametrize(
    ("value", "status"), [pytest.param(2.0, Status.MET, id="found"), pytest.param(-1.5, Status.NOT_MET, id="silent")]
)
@pytest.mark.parametrize("offending", [False, True], ids=["stated", "avoided"])
def test_the_likelihood_is_the_confidence_of_the_finding(
    read: Callable[..., Doc], value: float, status: Status, offending: bool
) -> None:
    name = WORDING if offending else S47
    finding = judge(discover(), collect(read(FINE, Fake(says(value), (name,)))))[name]
    assert (finding.status is status) is not offending
    assert finding.confidence == pytest.approx(likelihood(abs(value)), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=120), value=st.floats(-5, 5))
def test_spans_are_word_for_word(nlp: Language, text: str, value: float) -> None:
    doc = StatementModels(Fake(says(value), (S47, WORDING)), discover())(nlp(f"Agreed: s47.\n{text}\n\n{RECORD}"))
    layout: Layout = doc.user_data[LAYOUT_KEY]
    detected: Detected = collect(doc)
    for found in (detected.evidence, detected.near_misses):
        for name in (S47, WORDING):
            for each in found.get(name, ()):
                assert layout.text[each.start : each.end] == each.text
                assert each.text.strip()


def test_a_document_can_be_saved_and_loaded(read: Callable[..., Doc]) -> None:
    doc = read(RECORD, Fake(says(-1.0, agreed=1.0, weather=2.0)))
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again.cats == doc.cats
    assert found(again) == found(doc)
    assert collect(again) == collect(doc)


def test_a_model_of_another_version_is_refused_with_advice() -> None:
    with pytest.raises(ModelError, match=r"fake@1 is about weather, which is no criterion.*Train it again"):
        StatementModels(Fake(says(0), (S47, "weather")), discover())


@pytest.mark.parametrize(
    ("odds", "value"),
    [
        pytest.param(0.0, 0.5, id="even"),
        pytest.param(np.log(3), 0.75, id="three-to-one"),
        pytest.param(np.inf, 1.0, id="sure"),
        pytest.param(-np.inf, 0.0, id="impossible"),
        pytest.param(1e9, 1.0, id="beyond-what-a-float-can-raise"),
    ],
)
def test_likelihood(odds: float, value: float) -> None:
    assert likelihood(odds) == value
    assert likelihood(-odds) == pytest.approx(1 - value)


def test_signs_are_what_rules_found(nlp: Language) -> None:
    doc = nlp(RECORD)
    layout: Layout = doc.user_data[LAYOUT_KEY]
    signs = read_signs(doc, [each for each in discover() if each.id == S47])
    texts = [layout.text[each.start : each.end] for each in layout.passages]
    assert [texts[row] for row in np.flatnonzero(signs.hits[:, 0])] == [AGREED]
    assert [texts[row] for row in np.flatnonzero(signs.contexts[:, 0])] == [SUPPOSED, "Section 47 enquiries: ........"]
    assert np.sum(signs[:3], axis=0).max() == 1.0  # one of them at most
    kinds = np.array([each.kind.value for each in layout.passages])
    assert signs.eligible[:, 0].tolist() == [kind not in {"heading", "prompt"} for kind in kinds]
