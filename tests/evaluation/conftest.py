"""Criteria, labels and findings small enough to check by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyser.domain.criterion import Criterion
from analyser.domain.judgement import judge_stated
from analyser.synthetic.kinds import CORE

EXTENDED = ("attendance", "conference_focus")

WriteRecords = Callable[..., Path]


@pytest.fixture(scope="session")
def catalogue() -> tuple[Criterion, ...]:
    """The six core criteria and two of the extended ones, without their patterns."""
    return tuple(
        Criterion(
            id=name,
            area="A",
            title=name,
            question="?",
            pointer=".",
            missing="It is missing",
            judge=judge_stated,
            met_example="yes",
            not_met_example="no",
            core=name in CORE,
            offending=name in {"meeting_wording", "conference_focus"},
        )
        for name in CORE + EXTENDED
    )


@pytest.fixture
def write_records(tmp_path: Path) -> WriteRecords:
    """Writes an author's folder: labels and one text a record; gives the folder."""

    def write(author: str, labels: list[dict[str, Any]], text: str) -> Path:
        folder = tmp_path / author
        (folder / "records").mkdir(parents=True, exist_ok=True)
        for label in labels:
            (folder / "records" / f"{label['id']}.txt").write_text(text, encoding="utf-8")
        write_lines(folder / "labels.jsonl", labels)
        return folder

    return write


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def write_jsonl(tmp_path: Path) -> Callable[[list[dict[str, Any]]], Path]:
    """Writes rows as JSON Lines under ``findings.jsonl``."""
    return lambda rows: write_lines(tmp_path / "findings.jsonl", rows)
