"""Score the engine on minutes that nobody in this project wrote.

``python -m benchmarks.external FOLDER [--json] [--errors]``

FOLDER holds public minutes of other fields (AMI, ICSI, W3C), one labelled line a row, which stay outside the
repository. None is about child protection: any section 47 decision, statement of risk to a child or meeting "with
social care" found there is false, and so is any action found in a line of mere discussion. Each line is a record of
its own.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

import typer

from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Record
from analyser.errors import AnalyserError, LabelsError
from analyser.pipeline import load_pipeline

_ALL_ICSI = frozenset({"abstract", "decision", "problem", "progress"})
FILES: Mapping[str, tuple[str, frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "ami_summary_sections.jsonl": ("AMI", frozenset({"abstract", "problem"}), frozenset({"action"})),
        "icsi_summary_sections.jsonl": ("ICSI", _ALL_ICSI, frozenset()),
        "w3c_minutes_actions_decisions.jsonl": ("W3C", frozenset(), frozenset({"action"})),
        "w3c_discussion_negatives.jsonl": ("W3C", frozenset({"discussion"}), frozenset()),
    }
)
"""By file: whose minutes they are, and which labels stand for discussion and which for actions."""


class Line(NamedTuple):
    """One line of somebody's minutes.

    Attributes:
        corpus: Whose.
        part: ``discussion``, ``action`` or ``other``.
        record: The line.
    """

    corpus: str
    part: str
    record: Record


def read_lines(folder: Path) -> Iterator[Line]:
    """Read every file of the folder.

    Raises:
        LabelsError: If a file is missing.
    """
    for name, (corpus, discussion, actions) in FILES.items():
        path = folder / name
        if not path.is_file():
            msg = f"No {name} in {folder}. Name the folder that holds {', '.join(FILES)}."
            raise LabelsError(msg)
        for number, text in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), start=1):
            row = json.loads(text)
            part = "discussion" if row["label"] in discussion else "action" if row["label"] in actions else "other"
            record = Record(record_id=f"{path.stem}-{number}", source=f"{name} line {number}", text=row["text"])
            yield Line(corpus, part, record)


def alarms(assessment: Assessment) -> Iterator[str]:
    """What was found that cannot be there, whatever the line."""
    if assessment.findings["s47_decision"].evidence:
        yield "s47_evidence"
    if assessment.findings["risk_statement"].evidence:
        yield "risk_evidence"
    if assessment.findings["meeting_wording"].status is Status.NOT_MET:
        yield "wording_flags"


def measure(folder: Path, mistakes: list[str]) -> dict[str, Any]:
    """Assess every line and count.

    Args:
        folder: Holds the files.
        mistakes: Grows by one line of text for each false alarm.
    """
    pipeline = load_pipeline()
    totals: Counter[tuple[str, str]] = Counter()
    with_action: Counter[tuple[str, str]] = Counter()
    counts = Counter({"s47_evidence": 0, "risk_evidence": 0, "wording_flags": 0})
    for line in read_lines(folder):
        assessment = pipeline.assess(line.record)
        totals[line.part, line.corpus] += 1
        with_action[line.part, line.corpus] += bool(assessment.actions)
        found = list(alarms(assessment))
        counts.update(found)
        if assessment.actions and line.part == "discussion":
            found.append("false action")
        mistakes.extend(f"{each}: {line.record.source}: {line.record.text}" for each in found)
    return {
        "lines": totals.total(),
        **counts,
        "false_actions": _shares(totals, with_action, "discussion"),
        "action_recall": _shares(totals, with_action, "action"),
    }


def _shares(totals: Counter[tuple[str, str]], found: Counter[tuple[str, str]], part: str) -> dict[str, Any]:
    corpora = sorted(corpus for each, corpus in totals if each == part)
    rows = {corpus: (totals[part, corpus], found[part, corpus]) for corpus in corpora}
    rows["all"] = (sum(total for total, _ in rows.values()), sum(hits for _, hits in rows.values()))
    return {
        corpus: {"lines": total, "with_action": hits, "share": hits / total if total else None}
        for corpus, (total, hits) in rows.items()
    }


def main(
    folder: Path,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List the false alarms.")] = False,
) -> None:
    """Score the engine on minutes of other fields, kept outside the repository."""
    mistakes: list[str] = []
    result = measure(folder, mistakes)
    if as_json:
        print(json.dumps(result, indent=2))
        return
    for name, value in result.items():
        if isinstance(value, dict):
            for corpus, row in value.items():
                share = "-" if row["share"] is None else f"{row['share']:.1%}"
                print(f"{name} {corpus}: {row['with_action']} of {row['lines']} ({share})")
        else:
            print(f"{name}: {value}")
    if errors:
        print("", *mistakes, sep="\n")


if __name__ == "__main__":
    try:
        typer.run(main)
    except AnalyserError as error:
        sys.exit(f"Error: {error}")
