"""``analyser store export-labels``: scan, review, export, read as labels, all through the real command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.labels import read_labels

Invoke = Callable[..., Result]
MakeReview = Callable[..., None]


@pytest.fixture
def scanned(records: Path, invoke: Invoke) -> str:
    """A store with the scan of two records."""
    invoke("scan", records, "--store", "findings.sqlite", "--quiet")
    return "findings.sqlite"


def test_the_whole_way(scanned: str, records: Path, invoke: Invoke, review: MakeReview) -> None:
    review(scanned, "good", "s47_decision")
    review(scanned, "good", "risk_statement", Status.NOT_MET)
    review(scanned, "poor", "s47_decision")
    review(scanned, "poor", "attendance", Status.PARTLY_MET)
    review(scanned, "poor", "attendance", reviewer="bob")

    result = invoke("store", "export-labels", scanned, "--out", "reviewed")
    assert result.exit_code == ExitCode.DONE
    assert result.stdout.splitlines() == [
        "Wrote 2 reviewed records with 3 labels to reviewed.",
        "Left out, as reviewers disagree and nobody has adjudicated: 1 findings.",
    ]
    labels = {label.text: label for label in read_labels([Path("reviewed")], partial=True)}
    good, poor = (labels[(records / name).read_text(encoding="utf-8")] for name in ("good.txt", "poor.txt"))
    assert {name: gold.status for name, gold in good.criteria.items()} == {
        "s47_decision": Status.MET,
        "risk_statement": Status.NOT_MET,
    }
    assert "section 47" in " ".join(good.criteria["s47_decision"].evidence)
    assert good.author == "reviewed"
    assert list(poor.criteria) == ["s47_decision"]
    with pytest.raises(LabelsError, match="Label the same in every record"):
        read_labels([Path("reviewed")])


def test_a_second_export_needs_force(scanned: str, invoke: Invoke, review: MakeReview) -> None:
    review(scanned, "good", "s47_decision")
    assert invoke("store", "export-labels", scanned, "--out", "reviewed").exit_code == ExitCode.DONE
    refused = invoke("store", "export-labels", scanned, "--out", "reviewed")
    assert refused.exit_code == ExitCode.USAGE
    assert "write over an earlier export with --force" in " ".join(refused.stderr.split())
    review(scanned, "poor", "s47_decision")
    forced = invoke("store", "export-labels", scanned, "--out", "reviewed", "--force")
    assert forced.stdout == "Wrote 2 reviewed records with 2 labels to reviewed.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("findings.sqlite", "--out", "new"), "holds nothing that could be exported", id="no-reviews"),
        pytest.param(("nowhere.sqlite", "--out", "new"), "There is no store at", id="no-store"),
        pytest.param(("findings.sqlite", "--out", "records"), "is not empty", id="other-folder"),
        pytest.param(("findings.sqlite",), "Missing option '--out'", id="no-folder"),
    ],
)
@pytest.mark.usefixtures("scanned")
def test_it_cannot_be_done_as_asked(invoke: Invoke, arguments: tuple[str, ...], message: str) -> None:
    result = invoke("store", "export-labels", *arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in " ".join(result.stderr.split())
    assert not Path("new").exists()


def test_purged_words_are_left_out(scanned: str, invoke: Invoke, review: MakeReview) -> None:
    review(scanned, "good", "s47_decision")
    invoke("store", "purge-text", scanned, "--yes")
    result = invoke("store", "export-labels", scanned, "--out", "reviewed")
    assert result.exit_code == ExitCode.USAGE
    assert "kept without their text: 1" in " ".join(result.stderr.split())
