"""Figures: how well what was said agrees with the labels, criterion by criterion.

Every figure is a function of counts that add up over records. Counting is therefore done once, and a bootstrap
resample is nothing but another set of weights for the records: the figures of 2,000 resamples are one matrix product.
Where it defines a figure scikit-learn gives the same one (tests/evaluation/test_scores.py); where it gives none
(kappa with a single class, precision without a flag) the figure is 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.evaluation.outcomes import ActionCounts, Outcome, PartyCounts, RecordOutcome

Array = NDArray[np.float64]

CRITERION_FIGURES = ("macro_f1", "precision", "recall", "exact", "kappa", "evidence")
"""The figures of one criterion; ``evidence`` is not a number where no right status had words to point at."""


_CLASSES: tuple[Status | None, ...] = (Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.NOT_ASSESSED, None)
_MET, _MISSING = 0, len(_CLASSES) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a set of records, one value for each row of weights.

    Attributes:
        criteria: By criterion id in the order of the labels, then by name of the figure; an extended criterion of which
            nothing was said has none.
        summary: Means over the core and the extended criteria, and the figures of the actions and of the missing
            parties; the last only where somebody is missing and both labels and findings tell who.
    """

    criteria: Mapping[str, Mapping[str, Array]]
    summary: Mapping[str, Array]


def score(outcomes: Sequence[RecordOutcome], catalogue: Sequence[Criterion], weights: Array | None = None) -> Figures:
    """Work out every figure.

    Args:
        outcomes: Labels beside findings.
        catalogue: The criteria that the engine knows.
        weights: How often each record counts: one row a resample, one column a record. None counts each once.

    Returns:
        The figures, each an array with one value for each row of weights.
    """
    if weights is None:
        weights = np.ones((1, len(outcomes)))
    core = {criterion.id for criterion in catalogue if criterion.core}
    criteria = {}
    for name in dict.fromkeys(name for row in outcomes for name in row.outcomes):
        rows = [row.outcomes[name] for row in outcomes]
        if name in core or any(row.said is not None for row in rows):
            criteria[name] = _criterion_figures(rows, weights)
    return Figures(
        criteria=criteria,
        summary={
            **_means("core", [each for name, each in criteria.items() if name in core]),
            **_means("extended", [each for name, each in criteria.items() if name not in core]),
            **_action_figures([row.actions for row in outcomes], weights),
            **_party_figures([row.parties for row in outcomes], weights),
        },
    )


def count_actions(outcomes: Sequence[RecordOutcome]) -> dict[str, int]:
    """The actions of all records, added up."""
    return {field.name: sum(getattr(row.actions, field.name) for row in outcomes) for field in fields(ActionCounts)}


def count_parties(outcomes: Sequence[RecordOutcome]) -> dict[str, int]:
    """The missing parties of all records, added up."""
    return {field.name: sum(getattr(row.parties, field.name) for row in outcomes) for field in fields(PartyCounts)}


def _criterion_figures(rows: Sequence[Outcome], weights: Array) -> dict[str, Array]:
    kinds = len(_CLASSES)
    cells = np.array([_CLASSES.index(row.gold) * kinds + _CLASSES.index(row.said) for row in rows])
    table = (weights @ np.eye(kinds * kinds)[cells]).reshape(-1, kinds, kinds)
    hits = weights @ np.array([row.pointed is not None for row in rows], dtype=float)
    pointed = weights @ np.array([bool(row.pointed) for row in rows], dtype=float)
    flagged = slice(_MET + 1, _MISSING)
    true_flags = table[:, _MET + 1 :, flagged].sum(axis=(1, 2))
    true_mets = table[:, _MET, _MET]
    # What was not said at all counts as the wrong answer, whichever that is.
    missed_flags = table[:, _MET + 1 :, _MET].sum(axis=1) + table[:, _MET + 1 :, _MISSING].sum(axis=1)
    false_flags = table[:, _MET, _MET + 1 :].sum(axis=1)
    return {
        "macro_f1": (_f1(true_flags, false_flags, missed_flags) + _f1(true_mets, missed_flags, false_flags)) / 2,
        "precision": _share(true_flags, true_flags + false_flags, empty=1.0),
        "recall": _share(true_flags, true_flags + missed_flags, empty=1.0),
        "exact": table.trace(axis1=1, axis2=2) / table.sum(axis=(1, 2)),
        "kappa": _kappa(table),
        "evidence": _share(pointed, hits, empty=np.nan),
    }


def _f1(true: Array, false: Array, missed: Array) -> Array:
    return _share(2 * true, 2 * true + false + missed, empty=1.0)


def _share(part: Array, whole: Array, *, empty: float) -> Array:
    return np.divide(part, whole, out=np.full_like(whole, empty), where=whole > 0)


def _kappa(table: Array) -> Array:
    """Cohen's kappa of each table; 1 where only one class occurs, which is perfect agreement."""
    count = table.sum(axis=(1, 2))
    observed = table.trace(axis1=1, axis2=2) / count
    expected = (table.sum(axis=2) * table.sum(axis=1)).sum(axis=1) / count**2
    kappa: Array = np.divide(observed - expected, 1 - expected, out=np.ones_like(expected), where=expected != 1)
    return kappa


def _means(name: str, criteria: Sequence[Mapping[str, Array]]) -> dict[str, Array]:
    if not criteria:
        return {}
    return {f"{name}_{figure}": _mean([each[figure] for each in criteria]) for figure in ("macro_f1", "kappa")}


def _mean(values: Sequence[Array]) -> Array:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total / len(values)


def _action_figures(counts: Sequence[ActionCounts], weights: Array) -> dict[str, Array]:
    totals = weights @ np.array([list(asdict(each).values()) for each in counts], dtype=float)
    gold, found, spurious, kind, owner, due = totals.T
    return {
        "action_recall": _share(found, gold, empty=0.0),
        "action_precision": _share(found, found + spurious, empty=0.0),
        "owner_kind_accuracy": _share(kind, found, empty=0.0),
        "owner_accuracy": _share(owner, found, empty=0.0),
        "due_accuracy": _share(due, found, empty=0.0),
    }


def _party_figures(counts: Sequence[PartyCounts], weights: Array) -> dict[str, Array]:
    if not any(each.records for each in counts):
        return {}
    totals = weights @ np.array([list(asdict(each).values()) for each in counts], dtype=float)
    records, right, partly, partly_right, gold, found, spurious, _ = totals.T
    return {
        "missing_party_recall": _share(found, gold, empty=np.nan),
        "missing_party_precision": _share(found, found + spurious, empty=np.nan),
        "missing_parties_right": _share(right, records, empty=np.nan),
        "missing_parties_right_partly": _share(partly_right, partly, empty=np.nan),
    }
