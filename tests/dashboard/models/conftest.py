"""A shelf of small models, measured on forty labelled records that are quick to compare."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analyser.criteria import discover
from analyser.detecting.shelf import Shelf
from analyser.domain.finding import Status
from analyser.evaluation.labels import read_labels
from analyser.evaluation.said import Said, SaidFinding
from analyser.settings import Settings
from analyser.storing.store import Store
from dashboard.access import Role

FIGURES = {"core_macro_f1": [0.914, 0.8, 1.0], "extended_macro_f1": [0.8, None, None]}
CARD = "# {}, version 4\n\nWhat it is *for*.\n\n## Limits\n\nMany.\n"
ABOUT = {"left_out": {"summary": FIGURES}, "data": {"noisy/labels.jsonl": "", "north/labels.jsonl": ""}}


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty records by two authors, half of them unread; every other one states a decision and meets all."""
    monkeypatch.chdir(tmp_path)
    for author, first in (("noisy", 0), ("north", 20)):
        folder = tmp_path / "data" / "synthetic" / "minutes" / author
        (folder / "records").mkdir(parents=True)
        lines = []
        for number in range(first, first + 20):
            text = ("Agreed: joint s47. Record {}." if number % 2 else "School rang. Record {}.").format(number)
            (folder / "records" / f"r{number}.txt").write_text(text, encoding="utf-8")
            criteria = {each.id: {"status": "met" if number % 2 else "not_met"} for each in discover()}
            lines.append(json.dumps({"id": f"r{number}", "criteria": criteria}) + "\n")
        (folder / "labels.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path / "data" / "synthetic" / "minutes"


@pytest.fixture
def write_model(minutes: Path, write_trial: Callable[..., Path]) -> Callable[..., Path]:
    """Writes a model whose readings of the labelled records are right but for one criterion, always not met there."""
    labels = read_labels([minutes])

    def write(shelf: Path, name: str, wrong: str = "", *, measured: bool = True, **more: Any) -> Path:
        readings = {
            label.id: Said(
                record_id=label.id,
                findings={
                    criterion: SaidFinding(
                        status=Status.NOT_MET if criterion == wrong else gold.status,
                        confidence=0.6 if criterion == wrong else 0.9,
                    )
                    for criterion, gold in label.criteria.items()
                },
            )
            for label in labels
        }
        usual = {
            "version": 4,
            "card": CARD.format(name),
            "training": ABOUT if measured else {**ABOUT, "left_out": None},
        }
        return write_trial(shelf, name, said=readings if measured else None, **(usual | more))

    return write


@pytest.fixture
def settings(tmp_path: Path, write_model: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """``right`` and ``deaf`` come with the package, ``right`` is in use; ``weak`` and ``unmeasured`` are one's own."""
    shipped, own = tmp_path / "package", tmp_path / "own"
    write_model(shipped, "right")
    write_model(shipped, "deaf", "s47_decision")
    Shelf(shipped).promote("right")
    write_model(own / "models", "weak", "attendance", training=ABOUT | {"own": ["reviews"]})
    write_model(own / "models", "unmeasured", measured=False)
    monkeypatch.setattr("analyser.detecting.shelf._IN_PACKAGE", shipped)
    return Settings(data_folder=own)


@pytest.fixture
def open_models(page: Callable[..., AppTest], empty_store: Store, settings: Settings) -> Callable[..., AppTest]:
    """Open the page as an analyst: ``open_models(part="Compare")``."""

    def open_part(*, store: Store | None = None, **query: str) -> AppTest:
        return page("models", store=store or empty_store, roles={Role.ANALYST}, settings=settings, query=query)

    return open_part


@pytest.fixture
def told() -> Callable[[AppTest], str]:
    """All words on a page."""

    def words(app: AppTest) -> str:
        kinds: Iterable[Any] = (app.markdown, app.caption, app.subheader, app.info, app.warning, app.error, app.success)
        return "\n".join(str(each.value) for kind in kinds for each in kind)

    return words
