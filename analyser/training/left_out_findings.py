"""What a model says of its own training records when each is read without its author: kept beside the model.

``left_out.json``: by record id, by criterion, the status and the confidence. It is what an honest comparison of two
models, a plot of their calibration and a search for wrong labels need, and it takes seconds to read instead of the
minutes it takes to make.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from analyser.domain.finding import Status
from analyser.errors import ModelError
from analyser.evaluation.said import Said, SaidFinding

LEFT_OUT = "left_out.json"


def write_left_out(folder: Path, said: Mapping[str, Said]) -> None:
    """Keep what was said in a model's folder."""
    rows = {
        name: {criterion: [finding.status.value, finding.confidence] for criterion, finding in each.findings.items()}
        for name, each in sorted(said.items())
    }
    (folder / LEFT_OUT).write_text(json.dumps(rows, indent=0) + "\n", encoding="utf-8", newline="\n")


def read_left_out(folder: Path) -> dict[str, Said]:
    """What was said, by record id; without evidence and actions.

    Raises:
        ModelError: If it is missing or malformed.
    """
    file = folder / LEFT_OUT
    if not file.is_file():
        msg = f"{folder} has no {LEFT_OUT}: it was trained with --no-evaluate. Train it again, or name labels to scan."
        raise ModelError(msg)
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return {
            name: Said(
                record_id=name,
                findings={
                    criterion: SaidFinding(status=Status(status), confidence=confidence)
                    for criterion, (status, confidence) in findings.items()
                },
            )
            for name, findings in rows.items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        msg = f"{file} is malformed ({error!r}). Train the model again with `analyser train`."
        raise ModelError(msg) from error
