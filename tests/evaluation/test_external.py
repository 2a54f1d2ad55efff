"""``benchmarks/external.py``: what counts as a false alarm on minutes of other fields."""

import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analyser.errors import LabelsError

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "external.py"
ROWS = {
    "ami_summary_sections": [
        ("abstract", "The team talked about colours."),
        ("problem", "Nobody liked the yellow."),
        ("action", "The designer will draw the case by Monday."),
        ("decision", "Agreed: joint s47."),
    ],
    "icsi_summary_sections": [("progress", "The recogniser was\u2028trained.")],
    "w3c_minutes_actions_decisions": [("action", "Nothing that reads like one.")],
    "w3c_discussion_negatives": [("discussion", "Attended meeting with Social Care.")],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in ROWS.items():
        lines = (json.dumps({"label": label, "text": text}, ensure_ascii=False) + "\n" for label, text in rows)
        (tmp_path / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_counts(folder: Path) -> None:
    mistakes: list[str] = []
    found: dict[str, Any] = runpy.run_path(str(SCRIPT))["measure"](folder, mistakes)

    assert found["lines"] == 7
    assert (found["s47_evidence"], found["risk_evidence"], found["wording_flags"]) == (1, 0, 1)
    counts = {
        part: {corpus: (row["with_action"], row["lines"]) for corpus, row in found[part].items()}
        for part in ("false_actions", "action_recall")
    }
    assert counts == {
        "false_actions": {"AMI": (0, 2), "ICSI": (0, 1), "W3C": (0, 1), "all": (0, 4)},
        "action_recall": {"AMI": (1, 1), "W3C": (0, 1), "all": (1, 2)},
    }
    assert found["action_recall"]["all"]["share"] == 0.5
    assert mistakes == [
        "s47_evidence: ami_summary_sections.jsonl line 4: Agreed: joint s47.",
        "wording_flags: w3c_discussion_negatives.jsonl line 1: Attended meeting with Social Care.",
    ]


def test_the_command_prints_one_object(folder: Path) -> None:
    command = [sys.executable, str(SCRIPT), str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout)["lines"] == 7


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "icsi_summary_sections.jsonl").unlink()
    with pytest.raises(LabelsError, match="No icsi_summary_sections"):
        runpy.run_path(str(SCRIPT))["measure"](folder, [])
