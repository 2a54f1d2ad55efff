"""What the engine said of each record, from a findings file or straight from the pipeline."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter

from analyser.domain.evidence import OwnerKind
from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Record
from analyser.errors import LabelsError
from analyser.evaluation.labels import ATTENDANCE, Label, parse_line
from analyser.reporting.json_form import to_json_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a record.

    Attributes:
        start: First character.
        end: One past the last character.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFinding:
    """What was said of one criterion.

    Attributes:
        status: The conclusion.
        reason: Why, in one sentence.
        confidence: From 0 to 1, or None where the findings file gives none.
        evidence: Where it points.
    """

    status: Status
    reason: str = ""
    confidence: float | None = None
    evidence: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAction:
    """An action that was found.

    Attributes:
        start: First character.
        end: One past the last character.
        owner: The words that name the owner, or None.
        owner_kind: What the owner is.
        due: The words of the date or timescale, or None.
    """

    start: int
    end: int
    owner: str | None = None
    owner_kind: OwnerKind = OwnerKind.NONE
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of one record.

    Attributes:
        record_id: The record's id.
        findings: By criterion id.
        actions: In the order of the text.
        attendance: By party, whether somebody of it took part (of the words that name them no more is kept); None where
            nothing was said of parties, as in what was kept of models before they were asked for.
    """

    record_id: str
    findings: Mapping[str, SaidFinding] = field(default_factory=dict)
    actions: tuple[SaidAction, ...] = ()
    attendance: Mapping[str, Annotated[bool, BeforeValidator(bool)]] | None = None

    @property
    def missing_parties(self) -> frozenset[str] | None:
        """The parties named as missing; none are where attendance is not flagged. None where it is not told."""
        if self.attendance is None:
            return None
        finding = self.findings.get(ATTENDANCE)
        if finding is None or not finding.status.is_flag:
            return frozenset()
        return frozenset(party for party, took_part in self.attendance.items() if not took_part)


def read_findings(path: Path) -> dict[str, Said]:
    """Read the JSON Lines that ``analyser scan --format jsonl`` writes.

    Args:
        path: The findings file.

    Returns:
        What was said, by record id.

    Raises:
        LabelsError: If a line is malformed or two lines are about one record.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"Cannot read the findings file {path}: {error}. Make it with `analyser scan FOLDER --out {path}`."
        raise LabelsError(msg) from error
    found: dict[str, Said] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        said = parse_line(_form(), line, f"{path} line {number}")
        if said.record_id in found:
            msg = (
                f"{path} line {number}: record {said.record_id} stands here a second time, and labels name records by "
                "their id alone. Scan each record once, and give files or rows of one name another."
            )
            raise LabelsError(msg)
        found[said.record_id] = said
    return found


@cache
def _form() -> TypeAdapter[Said]:
    return TypeAdapter(Said)


def scan_labels(labels: Iterable[Label], assess: Callable[[Record], Assessment]) -> Iterator[Said]:
    """Let an engine read the labelled records, lazily.

    Args:
        labels: The records.
        assess: The engine, such as ``load_pipeline().assess``.

    Yields:
        What it said of each record, read back from the line that ``analyser scan`` would write.
    """
    for label in labels:
        record = Record(record_id=label.id, source=f"{label.author}/records/{label.id}.txt", text=label.text)
        yield _form().validate_json(to_json_line(assess(record)))
