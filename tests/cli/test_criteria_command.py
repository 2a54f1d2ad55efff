from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.criteria import discover
from analyser.domain.criterion import Criterion

Invoke = Callable[..., Result]
CATALOGUE = Path(__file__).parents[2] / "docs" / "criteria.md"


def test_table_lists_every_criterion(invoke: Invoke) -> None:
    result = invoke("criteria")
    assert result.exit_code == ExitCode.DONE
    assert [line.split()[0] for line in result.stdout.splitlines()[1:] if not line.startswith(" ")] == [
        each.id for each in discover()
    ]


@pytest.mark.parametrize("criterion", discover(), ids=lambda each: each.id)
def test_one_criterion_is_shown_whole(invoke: Invoke, criterion: Criterion) -> None:
    shown = " ".join(invoke("criteria", criterion.id).stdout.split())
    assert " ".join(criterion.question.split()) in shown
    assert " ".join(criterion.pointer.split()) in shown


def test_unknown_criterion_is_refused_with_the_near_one(invoke: Invoke) -> None:
    result = invoke("criteria", "s47_decisions")
    assert result.exit_code == ExitCode.USAGE
    assert "Did you mean 's47_decision'?" in result.stderr


def test_docs_are_fresh(invoke: Invoke) -> None:
    fresh = invoke("criteria", "--markdown").stdout
    assert CATALOGUE.read_text(encoding="utf-8") == fresh, "run: analyser criteria --markdown > docs/criteria.md"


def test_markdown_of_one(invoke: Invoke) -> None:
    assert invoke("criteria", "s47_decision", "--markdown").stdout.startswith("## `s47_decision`\n")
