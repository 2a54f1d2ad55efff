"""Stage 4: what was detected → a finding per criterion."""

from collections.abc import Iterable

from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Detected
from analyser.domain.finding import Finding, Status


def judge(criteria: Iterable[Criterion], detected: Detected) -> dict[str, Finding]:
    """A finding for every criterion, by its id, in the order of ``criteria``."""
    findings = {}
    for criterion in criteria:
        verdict = criterion.judge(criterion, detected)
        findings[criterion.id] = Finding(
            criterion=criterion.id,
            status=verdict.status,
            reason=verdict.reason,
            confidence=verdict.confidence,
            evidence=verdict.evidence,
            near_misses=verdict.near_misses,
        )
    return findings


def not_assessed(criteria: Iterable[Criterion], problem: str) -> dict[str, Finding]:
    """A finding for every criterion of a record that could not be assessed."""
    return {
        criterion.id: Finding(
            criterion=criterion.id, status=Status.NOT_ASSESSED, reason=f"Not assessed: {problem}", confidence=0.0
        )
        for criterion in criteria
    }
