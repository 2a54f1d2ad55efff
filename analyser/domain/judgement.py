"""The two judges most criteria share: one for what must be stated, one for what must not be."""

from analyser.domain.criterion import Criterion, Verdict
from analyser.domain.evidence import Detected, NearMiss
from analyser.domain.finding import Status

_SURE, _DOUBTFUL = 0.9, 0.7
"""Confidence in "nothing was found" without and with a near miss; see docs/figures.md."""


def quoted(text: str, limit: int = 90) -> str:
    """The text on one line in quotation marks, shortened to about ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[: limit - 1].rsplit(" ", 1)[0] + " …"
    return f'"{line}"'


def judge_stated(criterion: Criterion, detected: Detected) -> Verdict:
    """Met if there is any evidence; else not met, naming the nearest miss."""
    evidence = detected.evidence.get(criterion.id, ())
    near_misses = detected.near_misses.get(criterion.id, ())
    if evidence:
        best = max(evidence, key=lambda each: each.score)
        reason = f"The record states it: {quoted(best.text)}."
        return Verdict(
            status=Status.MET, reason=reason, confidence=best.score, evidence=evidence, near_misses=near_misses
        )
    return Verdict(
        status=Status.NOT_MET,
        reason=f"{criterion.missing}{_nearest(near_misses)}.",
        confidence=_DOUBTFUL if near_misses else _SURE,
        near_misses=near_misses,
    )


def judge_avoided(criterion: Criterion, detected: Detected) -> Verdict:
    """Not met if there is any (offending) evidence; else met."""
    evidence = detected.evidence.get(criterion.id, ())
    near_misses = detected.near_misses.get(criterion.id, ())
    if evidence:
        best = max(evidence, key=lambda each: each.score)
        return Verdict(
            status=Status.NOT_MET,
            reason=f"{criterion.missing}: {quoted(best.text)}.",
            confidence=best.score,
            evidence=evidence,
            near_misses=near_misses,
        )
    reason = "Nothing in the record offends"
    return Verdict(
        status=Status.MET,
        reason=f"{reason}{_nearest(near_misses)}.",
        confidence=_DOUBTFUL if near_misses else _SURE,
        near_misses=near_misses,
    )


def _nearest(near_misses: tuple[NearMiss, ...]) -> str:
    if not near_misses:
        return ""
    nearest = near_misses[0]
    return f"; the nearest, {quoted(nearest.text)}, {nearest.why.in_words}"
