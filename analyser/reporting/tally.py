"""Counts over a batch, gathered record by record so that memory does not grow with the batch."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Assessment, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A record that was not assessed.

    Attributes:
        record_id: The record's id, or the file's stem.
        source: Where it was, for people.
        reason: What is wrong and what to do instead.
    """

    record_id: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionCount:
    """How one criterion fared over a batch.

    Attributes:
        criterion: The criterion.
        met: Records that meet it.
        partly_met: Records that meet it partly.
        not_met: Records that do not.
    """

    criterion: Criterion
    met: int
    partly_met: int
    not_met: int

    @property
    def assessed(self) -> int:
        """Records for which the question was answered."""
        return self.met + self.partly_met + self.not_met

    @property
    def flagged(self) -> int:
        """Records flagged on this criterion."""
        return self.partly_met + self.not_met


@dataclass(slots=True)
class Tally:
    """Running counts of a batch.

    Attributes:
        records: All records and unreadable files seen so far.
        flagged: Records with at least one flag.
        problems: What was not assessed, in the order it came.
    """

    records: int = 0
    flagged: int = 0
    problems: list[Problem] = field(default_factory=list)
    _statuses: Counter[tuple[str, Status]] = field(default_factory=Counter)

    @property
    def assessed(self) -> int:
        """Records that were assessed."""
        return self.records - len(self.problems)

    def add(self, assessment: Assessment) -> None:
        """Count one more record."""
        self.records += 1
        if assessment.problem is not None:
            record = assessment.record
            self.problems.append(Problem(record_id=record.record_id, source=record.source, reason=assessment.problem))
        flagged = False
        for name, finding in assessment.findings.items():
            self._statuses[name, finding.status] += 1
            flagged = flagged or finding.status.is_flag
        self.flagged += flagged

    def by_criterion(self, criteria: Iterable[Criterion]) -> tuple[CriterionCount, ...]:
        """The counts of each criterion, in the order given."""
        return tuple(
            CriterionCount(
                criterion=criterion,
                met=self._statuses[criterion.id, Status.MET],
                partly_met=self._statuses[criterion.id, Status.PARTLY_MET],
                not_met=self._statuses[criterion.id, Status.NOT_MET],
            )
            for criterion in criteria
        )

    def is_flagged(self, criterion_id: str) -> bool:
        """Whether any record so far is flagged on this criterion."""
        return any(self._statuses[criterion_id, status] for status in Status if status.is_flag)
