"""The figures are those of a plain, slow scorer, to the last digit, and those of scikit-learn where it has them."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.labels import read_labels
from analyser.evaluation.outcomes import ActionCounts, Outcome, RecordOutcome, compare
from analyser.evaluation.said import read_findings
from analyser.evaluation.scores import CRITERION_FIGURES, count_actions, score
from analyser.synthetic.kinds import CORE

EXTENDED = ("attendance", "conference_focus")
OFFENDING = {"meeting_wording", "conference_focus"}
SPECIFIC = {"person", "role"}

Json = dict[str, Any]
Catalogue = tuple[Criterion, ...]


# The oracle: the scorer that the figures were agreed on, record by record and count by count.


def oracle(labels: list[Json], findings: list[Json], texts: dict[str, str]) -> Json:
    found = {row["record_id"]: row for row in findings}
    return {
        "criteria": {name: oracle_criterion(name, labels, found, texts) for name in CORE + EXTENDED},
        "actions": oracle_actions(labels, found, texts),
    }


def oracle_criterion(name: str, labels: list[Json], found: dict[str, Json], texts: dict[str, str]) -> Json:
    gold, said, hits, pointed = [], [], 0, 0
    for label in labels:
        truth = label["criteria"][name]
        finding = found.get(label["id"], {}).get("findings", {}).get(name, {})
        gold.append(truth["status"])
        said.append(finding.get("status", "missing"))
        if gold[-1] == said[-1] == ("not_met" if name in OFFENDING else "met") and truth["evidence"]:
            hits += 1
            places = [place(texts[label["id"]], words) for words in truth["evidence"]]
            pointed += any(overlap((e["start"], e["end"]), p) for e in finding["evidence"] for p in places)
    pairs = [(g != "met", s != "met" if s != "missing" else g == "met") for g, s in zip(gold, said, strict=True)]
    tp, fp = pairs.count((True, True)), pairs.count((False, True))
    fn, tn = pairs.count((True, False)), pairs.count((False, False))
    return {
        "macro_f1": (oracle_f1(tp, fp, fn) + oracle_f1(tn, fn, fp)) / 2,
        "precision": tp / (tp + fp) if tp + fp else 1.0,
        "recall": tp / (tp + fn) if tp + fn else 1.0,
        "exact": sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold),
        "kappa": oracle_kappa(gold, said),
        "evidence": pointed / hits if hits else math.nan,
    }


def oracle_f1(tp: int, fp: int, fn: int) -> float:
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def oracle_kappa(gold: list[str], said: list[str]) -> float:
    observed = sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold)
    expected = sum(gold.count(c) * said.count(c) for c in set(gold) | set(said)) / len(gold) ** 2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def oracle_actions(labels: list[Json], found: dict[str, Json], texts: dict[str, str]) -> dict[str, int]:
    counts = {"gold": 0, "found": 0, "spurious": 0, "kind": 0, "owner": 0, "due": 0}
    for label in labels:
        rows, taken = found.get(label["id"], {}).get("actions", []), set()
        for action in label["actions"]:
            counts["gold"] += 1
            where = place(texts[label["id"]], action["text"])
            best = [i for i, r in enumerate(rows) if i not in taken and overlap((r["start"], r["end"]), where)]
            if best:
                row = rows[best[0]]
                taken.add(best[0])
                counts["found"] += 1
                counts["kind"] += (row["owner_kind"] in SPECIFIC) == (action["owner_kind"] in SPECIFIC)
                counts["owner"] += bool(row["owner"]) == bool(action["owner"])
                counts["due"] += bool(row["due"]) == bool(action["due"])
        counts["spurious"] += len(rows) - len(taken)
    return counts


def place(text: str, words: str) -> tuple[int, int]:
    return text.find(words), text.find(words) + len(words)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > 0


# Made labels and findings: short texts, so that spans touch, miss and share words often.

TEXT = "abcdefghijabcdefghij"
STATUSES = st.sampled_from(["met", "partly_met", "not_met"])
SAID = st.sampled_from(["met", "partly_met", "not_met", "not_assessed"])
PLACES = st.tuples(st.integers(0, 16), st.integers(1, 4)).map(lambda at: (at[0], at[0] + at[1]))
WORDS = PLACES.map(lambda at: TEXT[at[0] : at[1]])
KINDS = st.sampled_from(["person", "role", "agency", "group", "none"])
DATES = st.sampled_from([None, "a", "b"])

gold_findings = st.fixed_dictionaries({"status": STATUSES, "evidence": st.lists(WORDS, max_size=2)})
gold_actions = st.fixed_dictionaries({"text": WORDS, "owner": DATES, "owner_kind": KINDS, "due": DATES})
spans = PLACES.map(lambda at: {"start": at[0], "end": at[1]})
said_findings = st.fixed_dictionaries({"status": SAID, "evidence": st.lists(spans, max_size=2)})
said_actions = st.builds(
    lambda span, rest: span | rest, spans, st.fixed_dictionaries({"owner": DATES, "owner_kind": KINDS, "due": DATES})
)


@st.composite
def evaluations(draw: Callable[..., Any]) -> tuple[list[Json], list[Json]]:
    labels, findings = [], []
    for number in range(draw(st.integers(1, 6))):
        name = f"r{number}"
        criteria = {criterion: draw(gold_findings) for criterion in CORE + EXTENDED}
        labels.append({"id": name, "criteria": criteria, "actions": draw(st.lists(gold_actions, max_size=3))})
        said = {criterion: draw(said_findings) for criterion in CORE + EXTENDED if draw(st.integers(0, 9))}
        if draw(st.integers(0, 9)):
            findings.append({"record_id": name, "findings": said, "actions": draw(st.lists(said_actions, max_size=3))})
    return labels, findings


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=evaluations())
def test_same_figures_as_the_plain_scorer(
    made: tuple[list[Json], list[Json]],
    catalogue: Catalogue,
    write_records: Callable[..., Path],
    write_jsonl: Callable[..., Path],
) -> None:
    labels, findings = made
    folder = write_records("somebody", labels, TEXT)
    right = oracle(labels, findings, {row["id"]: TEXT for row in labels})

    outcomes = compare(read_labels([folder]), read_findings(write_jsonl(findings)), catalogue)
    figures = score(outcomes, catalogue)

    assert count_actions(outcomes) == right["actions"]
    for name in CORE + EXTENDED:
        spoken_of = any(name in row["findings"] for row in findings)
        assert (name in figures.criteria) == (spoken_of or name in CORE)
    for name, ours in figures.criteria.items():
        for figure in CRITERION_FIGURES:
            assert ours[figure].tolist() == pytest.approx([right["criteria"][name][figure]], rel=0, abs=0, nan_ok=True)
    core = sum(right["criteria"][name]["macro_f1"] for name in CORE) / len(CORE)
    assert figures.summary["core_macro_f1"].tolist() == [core]
    counts = right["actions"]
    assert figures.summary["action_recall"].tolist() == [counts["found"] / max(1, counts["gold"])]
    assert figures.summary["action_precision"].tolist() == [
        counts["found"] / max(1, counts["found"] + counts["spurious"])
    ]
    assert figures.summary["owner_kind_accuracy"].tolist() == [counts["kind"] / max(1, counts["found"])]
    assert figures.summary["due_accuracy"].tolist() == [counts["due"] / max(1, counts["found"])]


def outcomes_of(criterion: str, pairs: Sequence[tuple[Status, Status | None]]) -> list[RecordOutcome]:
    return [
        RecordOutcome(
            record_id=f"r{number}",
            author="somebody",
            outcomes={criterion: Outcome(gold=gold, said=said)},
            actions=ActionCounts(),
        )
        for number, (gold, said) in enumerate(pairs)
    ]


@settings(deadline=None)
@given(
    pairs=st.lists(
        st.tuples(st.sampled_from([Status.MET, Status.PARTLY_MET, Status.NOT_MET]), st.sampled_from(Status)),
        min_size=2,
        max_size=30,
    )
)
def test_same_figures_as_scikit_learn(pairs: list[tuple[Status, Status]], catalogue: Catalogue) -> None:
    ours = score(outcomes_of("risk_statement", pairs), catalogue).criteria["risk_statement"]
    gold, said = [g is not Status.MET for g, _ in pairs], [s is not Status.MET for _, s in pairs]

    assert ours["macro_f1"][0] == pytest.approx(
        f1_score(gold, said, average="macro", labels=[False, True], zero_division=1.0)
    )
    assert ours["precision"][0] == pytest.approx(precision_score(gold, said, zero_division=1.0))
    assert ours["recall"][0] == pytest.approx(recall_score(gold, said, zero_division=1.0))
    if len({status for pair in pairs for status in pair}) > 1:
        kappa = cohen_kappa_score([g.value for g, _ in pairs], [s.value for _, s in pairs])
        assert ours["kappa"][0] == pytest.approx(kappa, abs=1e-12)


MET, PARTLY, NOT = Status.MET, Status.PARTLY_MET, Status.NOT_MET


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(MET, MET)] * 3, {"macro_f1": 1, "precision": 1, "recall": 1, "kappa": 1}, id="no-flags-at-all"),
        pytest.param([(NOT, NOT)] * 3, {"macro_f1": 1, "precision": 1, "recall": 1, "kappa": 1}, id="only-flags"),
        pytest.param([(NOT, MET)] * 2, {"macro_f1": 0, "precision": 1, "recall": 0, "kappa": 0}, id="all-missed"),
        pytest.param([(MET, NOT)] * 2, {"macro_f1": 0, "precision": 0, "recall": 1, "kappa": 0}, id="all-false"),
        pytest.param([(NOT, PARTLY)] * 2, {"macro_f1": 1, "exact": 0}, id="flag-right-status-wrong"),
        pytest.param([(MET, None), (NOT, None)], {"macro_f1": 0, "precision": 0, "recall": 0, "exact": 0}, id="silent"),
        pytest.param([(MET, MET), (NOT, NOT), (MET, NOT), (NOT, MET)], {"macro_f1": 0.5, "kappa": 0}, id="chance"),
    ],
)
def test_edges(pairs: list[tuple[Status, Status | None]], expected: dict[str, float], catalogue: Catalogue) -> None:
    figures = score(outcomes_of("risk_statement", pairs), catalogue).criteria["risk_statement"]
    assert {name: figures[name][0] for name in expected} == expected


def test_what_the_engine_does_not_know_counts_nowhere(
    catalogue: Catalogue, write_records: Callable[..., Path], write_jsonl: Callable[..., Path]
) -> None:
    labels = [{"id": "r0", "criteria": {name: {"status": "met"} for name in CORE + EXTENDED}}]
    findings = [{"record_id": "r0", "findings": {name: {"status": "met"} for name in CORE}}]
    gold = read_labels([write_records("somebody", labels, TEXT)])

    figures = score(compare(gold, read_findings(write_jsonl(findings)), catalogue), catalogue)

    assert tuple(figures.criteria) == CORE
    assert figures.summary["core_macro_f1"].tolist() == [1.0]
    assert "extended_macro_f1" not in figures.summary


def test_a_label_without_a_core_criterion_is_refused(catalogue: Catalogue, write_records: Callable[..., Path]) -> None:
    labels = [{"id": "r0", "criteria": {name: {"status": "met"} for name in CORE[1:]}}]
    gold = read_labels([write_records("somebody", labels, TEXT)])
    with pytest.raises(LabelsError, match="record r0 lacks s47_decision"):
        compare(gold, {}, catalogue)
