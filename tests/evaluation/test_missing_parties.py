"""Who is missing: what label and finding name, how it is counted, and the figures that follow."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from analyser.cli import app
from analyser.domain.criterion import Criterion
from analyser.domain.evidence import PARTIES
from analyser.evaluation.authors import evaluate
from analyser.evaluation.labels import Label, read_labels
from analyser.evaluation.mistakes import mistakes
from analyser.evaluation.outcomes import PartyCounts, compare
from analyser.evaluation.said import Said, read_findings, scan_labels
from analyser.evaluation.scores import count_parties, score
from analyser.pipeline import Pipeline
from analyser.synthetic.kinds import CORE
from analyser.training.left_out_findings import read_left_out, write_left_out

Json = dict[str, Any]
Made = tuple[tuple[Label, ...], dict[str, Said]]
Make = Callable[[Sequence[Json], Sequence[Json | None]], Made]

TEXT = "Present: Jo Field (SW), Sue Todd (HV)."
FIGURES = ("missing_party_recall", "missing_party_precision", "missing_parties_right", "missing_parties_right_partly")


def gold(status: str, *missing: str) -> Json:
    """A label of attendance; one that is partly met names who is missing only if it is told."""
    return {"status": status} | ({"missing": list(missing)} if missing else {})


def named(*missing: str, status: str = "partly_met", told: bool = True) -> Json:
    """A finding on attendance, and beside it who took part, as a findings file has it."""
    finding = {"findings": {"attendance": {"status": status, "reason": "Because."}}}
    took_part = {party: [] if party in missing else ["Jo"] for party in PARTIES}
    return finding | ({"attendance": took_part} if told else {})


@pytest.fixture
def make(write_records: Callable[..., Path], write_jsonl: Callable[..., Path]) -> Make:
    """Labels and findings of some records; None is a record of which nothing was said."""

    def made(labels: Sequence[Json], said: Sequence[Json | None]) -> Made:
        criteria: Json = {name: {"status": "met"} for name in CORE}
        rows = [{"id": f"r{number}", "criteria": criteria | {"attendance": each}} for number, each in enumerate(labels)]
        findings = [{"record_id": f"r{number}"} | each for number, each in enumerate(said) if each is not None]
        return read_labels([write_records("one", rows, TEXT)]), read_findings(write_jsonl(findings))

    return made


SOME = gold("partly_met", "manager", "police")


@pytest.mark.parametrize(
    ("label", "said", "counts"),
    [
        pytest.param(gold("met"), named("health"), PartyCounts(), id="nobody-is-missing"),
        pytest.param(
            SOME,
            named("police", "manager"),
            PartyCounts(records=1, right=1, partly=1, partly_right=1, gold=2, found=2),
            id="right",
        ),
        pytest.param(SOME, named("police"), PartyCounts(records=1, partly=1, gold=2, found=1), id="one-not-named"),
        pytest.param(
            SOME,
            named("police", "manager", "health"),
            PartyCounts(records=1, partly=1, gold=2, found=2, spurious=1),
            id="one-too-many",
        ),
        pytest.param(
            SOME,
            named(*PARTIES, status="not_met"),
            PartyCounts(records=1, partly=1, gold=2, found=2, spurious=2),
            id="nobody-seen",
        ),
        pytest.param(SOME, named(status="met"), PartyCounts(records=1, partly=1, gold=2), id="everybody-seen"),
        pytest.param(
            SOME, named(*PARTIES, status="not_assessed"), PartyCounts(records=1, partly=1, gold=2), id="not-assessed"
        ),
        pytest.param(SOME, None, PartyCounts(records=1, partly=1, gold=2), id="nothing-said"),
        pytest.param(SOME, named(told=False), PartyCounts(unknown=1), id="finding-does-not-tell"),
        pytest.param(gold("partly_met"), named("police"), PartyCounts(unknown=1), id="label-does-not-tell"),
        pytest.param(
            gold("not_met"),
            named(*PARTIES, status="not_met"),
            PartyCounts(records=1, right=1, gold=4, found=4),
            id="all-missing",
        ),
        pytest.param(
            gold("not_met"), named("police"), PartyCounts(records=1, gold=4, found=1), id="all-missing-some-seen"
        ),
    ],
)
def test_counts(
    label: Json, said: Json | None, counts: PartyCounts, make: Make, catalogue: tuple[Criterion, ...]
) -> None:
    (outcome,) = compare(*make([label], [said]), catalogue)
    assert outcome.parties == counts


def test_what_an_engine_without_the_criterion_says_counts_nowhere(make: Make, catalogue: tuple[Criterion, ...]) -> None:
    without = [criterion for criterion in catalogue if criterion.id != "attendance"]
    (outcome,) = compare(*make([SOME], [named("police")]), without)
    assert outcome.parties == PartyCounts()


missing = st.sets(st.sampled_from(PARTIES))


def status_of(parties: set[str]) -> str:
    return {0: "met", len(PARTIES): "not_met"}.get(len(parties), "partly_met")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(missing, missing), min_size=1, max_size=8))
def test_figures_are_shares_of_parties_and_of_records(
    pairs: list[tuple[set[str], set[str]]], make: Make, catalogue: tuple[Criterion, ...]
) -> None:
    labels = [gold(status_of(right), *(right if status_of(right) == "partly_met" else ())) for right, _ in pairs]
    said = [named(*given, status=status_of(given)) for _, given in pairs]
    summary = score(compare(*make(labels, said), catalogue), catalogue).summary

    lacking = [(right, given) for right, given in pairs if right]
    partly = [(right, given) for right, given in lacking if len(right) < len(PARTIES)]
    found = sum(len(right & given) for right, given in lacking)
    shares = (
        (found, sum(len(right) for right, _ in lacking)),
        (found, sum(len(given) for _, given in lacking)),
        (sum(right == given for right, given in lacking), len(lacking)),
        (sum(right == given for right, given in partly), len(partly)),
    )
    if not lacking:
        assert not set(FIGURES) & set(summary)
    else:
        for figure, (part, whole) in zip(FIGURES, shares, strict=True):
            expected = part / whole if whole else float("nan")
            assert summary[figure].tolist() == pytest.approx([expected], nan_ok=True), figure


def test_figures_have_intervals_and_stand_in_the_json_form(make: Make, catalogue: tuple[Criterion, ...]) -> None:
    labels, said = make([SOME, SOME, gold("met")], [named("police", "manager"), named("police"), named(status="met")])
    evaluation = evaluate(labels, said, catalogue, resamples=50)
    form = evaluation.to_json()

    assert form["summary"]["missing_parties_right"] == 0.5
    assert form["summary"]["missing_party_recall"] == 0.75
    low, high = form["intervals"]["summary"]["missing_parties_right"]
    assert low <= 0.5 <= high
    assert form["parties"] == count_parties(evaluation.outcomes)
    assert form["authors"]["one"]["parties"]["records"] == 2


def test_wrong_parties_under_the_right_status_are_a_mistake(make: Make, catalogue: tuple[Criterion, ...]) -> None:
    labels, said = make([SOME, SOME, SOME], [named("police"), named("police", "manager"), named(status="met")])
    found = mistakes(labels, said, evaluate(labels, said, catalogue, resamples=1))
    shown = {(each.record_id, each.about, each.said, each.expected) for each in found if each.about not in CORE}
    assert shown == {
        ("r0", "missing parties", "police", "manager, police"),
        ("r2", "attendance", "met", "partly_met"),
    }


def test_the_engine_names_in_its_reason_who_is_missing(write_records: Callable[..., Path], rules: Pipeline) -> None:
    criteria = {"attendance": {"status": "partly_met"}}
    labels = read_labels([write_records("one", [{"id": "a", "criteria": criteria}], TEXT)])
    (said,) = scan_labels(labels, rules.assess)
    assert said.missing_parties == frozenset({"manager", "police"})
    assert said.findings["attendance"].reason.startswith("No social care manager and no police representative is")


def test_a_model_keeps_which_parties_took_part_and_no_name(make: Make, tmp_path: Path) -> None:
    _, said = make([SOME, SOME], [named("police"), named(told=False)])
    write_left_out(tmp_path, said)
    assert read_left_out(tmp_path) == said
    kept = json.loads((tmp_path / "left_out.json").read_text(encoding="utf-8"))
    assert kept["r0"]["attendance"] == {"social_worker": True, "manager": True, "police": False, "health": True}
    assert kept["r1"]["attendance"] is None


def test_the_command_shows_them(make: Make, tmp_path: Path) -> None:
    make([SOME, gold("partly_met")], [named("police"), named("police")])

    def run(*options: str) -> str:
        files = [str(tmp_path / "one"), "--findings", str(tmp_path / "findings.jsonl")]
        result = CliRunner().invoke(app, ["evaluate", *files, *options], env={"COLUMNS": "120"})
        assert result.exit_code == 0, result.output
        return result.stdout

    shown = run("--by-author", "--errors")
    assert [line.split() for line in shown.splitlines() if line.startswith(("all ", "one "))][-2:] == [
        ["all", "0.50", "1.00", "0.00", "0.00"],
        ["one", "0.50", "1.00", "0.00", "0.00"],
    ]
    assert "2 parties labelled missing in 1 records: 1 named; 0 named that are not. Exactly right: 0 records." in shown
    assert "Not scored: 1 records of which labels or findings do not tell who is missing." in shown
    assert "missing parties: said police, expected manager, police" in shown
    assert json.loads(run("--json"))["parties"]["unknown"] == 1
