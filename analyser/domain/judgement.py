"""The judges that criteria share: what must be stated, what must not be, what every action needs."""

from collections.abc import Callable

from analyser.domain.criterion import Criterion, Verdict
from analyser.domain.evidence import Action, Detected, Evidence, NearMiss, Why
from analyser.domain.finding import Status

_SURE, _DOUBTFUL = 0.9, 0.7
"""Confidence in "nothing was found" without and with a near miss, where no model weighed it; see docs/figures.md."""


def quoted(text: str, limit: int = 90) -> str:
    """The text on one line in quotation marks, without its full stop, shortened to about ``limit`` characters."""
    line = " ".join(text.split()).rstrip(".")
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
            status=Status.MET,
            reason=reason,
            confidence=_confidence(criterion, detected),
            evidence=evidence,
            near_misses=near_misses,
        )
    return Verdict(
        status=Status.NOT_MET,
        reason=f"{criterion.missing}{nearest(near_misses)}.",
        confidence=_confidence(criterion, detected),
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
            confidence=_confidence(criterion, detected),
            evidence=evidence,
            near_misses=near_misses,
        )
    reason = "Nothing in the record offends"
    return Verdict(
        status=Status.MET,
        reason=f"{reason}{nearest(near_misses)}.",
        confidence=_confidence(criterion, detected),
        near_misses=near_misses,
    )


def _confidence(criterion: Criterion, detected: Detected) -> float:
    """How sure it is that there is evidence, or none, whichever was found."""
    evidence = detected.evidence.get(criterion.id, ())
    likelihood = detected.likelihoods.get(criterion.id)
    if likelihood is not None:
        return likelihood if evidence else round(1 - likelihood, 4)
    if evidence:
        return max(each.score for each in evidence)
    return _DOUBTFUL if detected.near_misses.get(criterion.id) else _SURE


def nearest(near_misses: tuple[NearMiss, ...]) -> str:
    """The end of a reason that names the passage which comes nearest, or "" if there is none."""
    if not near_misses:
        return ""
    first = near_misses[0]
    return f"; the nearest, {quoted(first.text)}, {first.why.in_words}"


def judge_actions(detected: Detected, lacks: Callable[[Action], Why | None], says: str) -> Verdict:
    """Met if every action says something, partly met if some do, else not met; also not met without actions.

    Args:
        detected: What was found in the record.
        lacks: Why an action does not say it, or None if it does.
        says: What is asked of each action, to follow "says": "who is to do it".
    """
    actions = detected.actions
    whys = [lacks(action) for action in actions]
    near_misses = tuple(
        NearMiss(start=action.start, end=action.end, text=action.text, why=why)
        for action, why in zip(actions, whys, strict=True)
        if why is not None
    )
    evidence = tuple(
        Evidence(start=action.start, end=action.end, text=action.text, detector=action.detector, score=_SURE)
        for action, why in zip(actions, whys, strict=True)
        if why is None
    )
    if not actions:
        return Verdict(status=Status.NOT_MET, reason="The record has no actions.", confidence=_DOUBTFUL)
    if not near_misses:
        status = Status.MET
        reason = f"{_all(len(actions))} {says}."
    else:
        status = Status.PARTLY_MET if evidence else Status.NOT_MET
        reason = f"{_share(len(evidence), len(actions))} {says}{_lacking(near_misses[0], len(evidence), len(actions))}."
    return Verdict(status=status, reason=reason, confidence=_SURE, evidence=evidence, near_misses=near_misses)


def _all(of: int) -> str:
    if of == 1:
        return "The one action says"
    return "Both actions say" if of == 2 else f"All {of} actions say"


def _share(having: int, of: int) -> str:
    if of == 1:
        return "The one action does not say"
    if having == 0:
        return "Neither of the two actions says" if of == 2 else f"None of the {of} actions says"
    if having == 1:
        return f"One of the {'two' if of == 2 else of} actions says"
    return f"{having} of the {of} actions say"


def _lacking(first: NearMiss, having: int, of: int) -> str:
    """The first action that does not say it, with the reason; where it is the only one, as that."""
    if of == 1:
        return f": {quoted(first.text)}"
    if having == of - 1:
        which = "the other" if of == 2 else "the one that does not"
    else:
        which = "the first that does not" if having else "the first"
    return f"; {which}, {quoted(first.text)}, {first.why.in_words}"
