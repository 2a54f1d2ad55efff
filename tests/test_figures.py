"""The figures the project promises (docs/figures.md): what falls below a bound fails here.

Rules are measured anew. What models say of authors whom they did not learn from was measured when they were trained.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from analyser.criteria import discover
from analyser.detecting.shelf import Shelf
from analyser.evaluation.authors import Scores, evaluate
from analyser.evaluation.labels import read_labels
from analyser.evaluation.memory import measure_memory
from analyser.evaluation.said import Said, scan_labels
from analyser.evaluation.speed import measure_speed
from analyser.pipeline import Pipeline, load_pipeline
from analyser.training.left_out_findings import read_left_out

ROOT = Path(__file__).parents[1]
MINUTES = ROOT / "data" / "synthetic" / "minutes"
AUTHORS = ("authority", "clinic", "dev", "noisy", "pairs", "partners")
CORE = ("s47_decision", "risk_statement", "timing_rationale", "action_owners", "action_dates", "meeting_wording")

ScoresOf = Callable[[tuple[str, ...]], Scores]

each_part = pytest.mark.parametrize(
    "authors", [pytest.param(AUTHORS, id="all"), *(pytest.param((author,), id=author) for author in AUTHORS)]
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="module")
def scores_of(rules: Pipeline) -> ScoresOf:
    """Scores of the rules on some authors' records; each is scanned once, and only if a test asks for it."""

    @cache
    def said_of(author: str) -> dict[str, Said]:
        return {said.record_id: said for said in scan_labels(read_labels([MINUTES / author]), rules.assess)}

    @cache
    def scores(authors: tuple[str, ...]) -> Scores:
        labels = read_labels([MINUTES / author for author in authors])
        said = {name: each for author in authors for name, each in said_of(author).items()}
        return evaluate(labels, said, discover(), resamples=1).overall

    return scores


@each_part
def test_core_macro_f1(authors: tuple[str, ...], scores_of: ScoresOf) -> None:
    assert value(scores_of(authors), "core_macro_f1") >= 0.80


@each_part
@pytest.mark.parametrize("criterion", CORE)
def test_macro_f1_of_each_core_criterion(criterion: str, authors: tuple[str, ...], scores_of: ScoresOf) -> None:
    found = scores_of(authors).criteria[criterion]["macro_f1"].value
    assert found is not None and found >= 0.70


@each_part
@pytest.mark.parametrize(
    ("figure", "bound"),
    [
        pytest.param("action_recall", 0.80, id="recall"),
        pytest.param("action_precision", 0.75, id="precision"),
        pytest.param("owner_kind_accuracy", 0.85, id="owner-kind"),
    ],
)
def test_actions(figure: str, bound: float, authors: tuple[str, ...], scores_of: ScoresOf) -> None:
    assert value(scores_of(authors), figure) >= bound


@pytest.mark.parametrize(
    ("authors", "figure", "bound"),
    [
        pytest.param(AUTHORS, "core_macro_f1", 0.94, id="all-core"),
        pytest.param(AUTHORS, "extended_macro_f1", 0.92, id="all-extended"),
        pytest.param(("dev", "noisy"), "core_macro_f1", 0.88, id="read-last-core"),
        pytest.param(("dev", "noisy"), "extended_macro_f1", 0.84, id="read-last-extended"),
        pytest.param(("dev", "noisy"), "action_recall", 0.82, id="read-last-action-recall"),
        pytest.param(("dev", "noisy"), "action_precision", 0.90, id="read-last-action-precision"),
        pytest.param(AUTHORS, "missing_party_recall", 0.96, id="all-missing-recall"),
        pytest.param(AUTHORS, "missing_party_precision", 0.96, id="all-missing-precision"),
        pytest.param(AUTHORS, "missing_parties_right", 0.90, id="all-missing-right"),
        pytest.param(AUTHORS, "missing_parties_right_partly", 0.85, id="all-missing-right-partly"),
        pytest.param(("dev", "noisy"), "missing_parties_right", 0.75, id="read-last-missing-right"),
    ],
)
def test_nothing_that_was_reached_is_lost(
    authors: tuple[str, ...], figure: str, bound: float, scores_of: ScoresOf
) -> None:
    assert value(scores_of(authors), figure) >= bound  # some two hundredths below what docs/figures.md shows


each_model = pytest.mark.parametrize("model", [pytest.param(name, id=name) for name in Shelf().names()])


@each_model
@pytest.mark.parametrize(
    ("authors", "figure", "bound"),
    [
        pytest.param(AUTHORS, "core_macro_f1", 0.92, id="core"),
        pytest.param(AUTHORS, "core_kappa", 0.84, id="kappa"),
        pytest.param(AUTHORS, "extended_macro_f1", 0.88, id="extended"),
        pytest.param(AUTHORS, "action_recall", 0.90, id="action-recall"),
        pytest.param(AUTHORS, "action_precision", 0.88, id="action-precision"),
        pytest.param(AUTHORS, "owner_kind_accuracy", 0.93, id="owner-kind"),
        pytest.param(AUTHORS, "due_accuracy", 0.93, id="due"),
        pytest.param(AUTHORS, "missing_parties_right", 0.90, id="missing-parties"),
        pytest.param(("dev", "noisy"), "core_macro_f1", 0.88, id="read-last-core"),
        pytest.param(("dev", "noisy"), "extended_macro_f1", 0.87, id="read-last-extended"),
    ],
)
def test_models_read_authors_they_did_not_learn_from(
    model: str, authors: tuple[str, ...], figure: str, bound: float
) -> None:
    assert value(left_out(model, authors), figure) >= bound


@each_model
def test_each_criterion_of_authors_that_were_not_learnt_from(model: str) -> None:
    found = left_out(model, AUTHORS).criteria
    for criterion in discover():
        figure = found[criterion.id]["macro_f1"].value
        assert figure is not None and figure >= (0.87 if criterion.core else 0.80), criterion.id
        pointed = found[criterion.id]["evidence"].value
        assert pointed is None or pointed >= 0.90, criterion.id
    exact = found["attendance"]["exact"].value
    assert exact is not None and exact >= 0.85


@each_model
@pytest.mark.parametrize("author", [pytest.param(author, id=author) for author in ("dev", "noisy")])
def test_confidence_on_unread_authors_is_calibrated(model: str, author: str) -> None:
    error = left_out(model, (author,)).calibration.error
    assert error is not None and error <= 0.05


@cache
def left_out(model: str, authors: tuple[str, ...]) -> Scores:
    """Scores of authors' records, each read by a model that was made without its author."""
    folder = Shelf().find(model)
    assert folder is not None
    labels = read_labels([MINUTES / author for author in authors])
    return evaluate(labels, read_left_out(folder), discover(), resamples=1).overall


def value(scores: Scores, name: str) -> float:
    found = scores.summary[name].value
    assert found is not None
    return found


def test_the_whole_scan_gets_no_slower(pipeline: Pipeline) -> None:
    # Somewhat below what was reached with thirteen criteria, not what is aimed at: that is 0.4 (docs/figures.md).
    # A busy machine can only slow a run down: one good median of three is proof enough.
    ratios = (measure_speed(pipeline, MINUTES, repeat=3).ratio for _ in range(3))
    assert any(ratio >= 0.05 for ratio in ratios)


def test_memory_stays_flat() -> None:
    assert measure_memory(MINUTES, 4000, early=1000).growth <= 1.1


def test_help_comes_at_once() -> None:
    def seconds_of_processor() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "analyser", "--help"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds_of_processor() for _ in range(3)) <= 0.5


def test_the_page_shows_what_was_measured() -> None:
    command = [sys.executable, "-m", "benchmarks.write_figures", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
