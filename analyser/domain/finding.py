"""What is concluded about a record: a finding per criterion, and the assessment that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analyser.domain.evidence import Action, Evidence, NearMiss, Participant
from analyser.domain.record import Record


class Status(StrEnum):
    """The status of one criterion in one record."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_ASSESSED = "not_assessed"

    @property
    def is_flag(self) -> bool:
        """Whether a reviewer should look: assessed, and anything but met."""
        return self is Status.NOT_MET or self is Status.PARTLY_MET


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The status of one criterion in one record, with its reason.

    Attributes:
        criterion: The criterion's id.
        status: The conclusion.
        reason: One plain sentence that a reviewer can check against the record.
        confidence: From 0 to 1.
        evidence: What the status rests on, in the order of the text.
        near_misses: What looked like evidence and was not enough.
    """

    criterion: str
    status: Status
    reason: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a finding without a reason or with an impossible confidence."""
        if not self.reason or not 0.0 <= self.confidence <= 1.0:
            msg = f"Impossible finding: {self!r}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What made an assessment, so that it can be made again.

    Attributes:
        version: The package's version.
        criteria: Hash of the criteria and their patterns.
        model: Name of the learned model, or None for rules alone.
        model_sha256: Hash of the model's manifest, or None.
    """

    version: str
    criteria: str
    model: str | None = None
    model_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything the tool says about one record.

    Attributes:
        record: The record; for a file that could not be read, an empty text under its name.
        findings: By criterion id, in the catalogue's order.
        actions: In the order of the text.
        participants: In the order of the text.
        engine: What made it.
        problem: Why the record was not assessed, or None.
    """

    record: Record
    findings: Mapping[str, Finding]
    engine: Engine
    actions: tuple[Action, ...] = ()
    participants: tuple[Participant, ...] = ()
    problem: str | None = None

    @property
    def status(self) -> str:
        """``assessed``, or ``not_assessed`` where there is a problem."""
        return "assessed" if self.problem is None else Status.NOT_ASSESSED.value

    @property
    def flags(self) -> tuple[str, ...]:
        """Ids of the criteria that a reviewer should look at, in the catalogue's order."""
        return tuple(name for name, finding in self.findings.items() if finding.status.is_flag)
