"""The whole evaluation: every figure with its interval, over all records and for each author alone."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyser.domain.criterion import Criterion
from analyser.errors import LabelsError
from analyser.evaluation.bootstrap import RESAMPLES, Estimate, draw_weights, estimate, group_records
from analyser.evaluation.calibration import Calibration, calibration_of
from analyser.evaluation.labels import Label
from analyser.evaluation.outcomes import RecordOutcome, compare
from analyser.evaluation.said import Said
from analyser.evaluation.scores import count_actions, count_parties, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures of one set of records.

    Attributes:
        records: How many there are.
        groups: How many groups of near-identical records; what the intervals resample.
        criteria: By criterion id, then by name of the figure.
        summary: Means over criteria, and the figures of the actions and of the missing parties.
        actions: The actions counted.
        parties: The missing parties counted.
        absent: Labelled criteria that the engine does not know.
        calibration: Confidence beside truth.
    """

    records: int
    groups: int
    criteria: Mapping[str, Mapping[str, Estimate]]
    summary: Mapping[str, Estimate]
    actions: Mapping[str, int]
    parties: Mapping[str, int]
    absent: tuple[str, ...]
    calibration: Calibration

    def to_json(self) -> dict[str, Any]:
        """The figures as plain numbers, and beside them the ends of their intervals."""
        criteria = {
            name: {figure: each.value for figure, each in figures.items()} for name, figures in self.criteria.items()
        }
        intervals = {
            name: {figure: [each.low, each.high] for figure, each in figures.items()}
            for name, figures in self.criteria.items()
        }
        return {
            "summary": {"records": self.records, **{name: each.value for name, each in self.summary.items()}},
            "criteria": criteria,
            "actions": dict(self.actions),
            "parties": dict(self.parties),
            "absent": list(self.absent),
            "groups": self.groups,
            "calibration": asdict(self.calibration),
            "intervals": {
                "summary": {name: [each.low, each.high] for name, each in self.summary.items()},
                "criteria": intervals,
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Labels beside findings, and the figures that follow.

    Attributes:
        overall: The figures over all records.
        by_author: The figures of each author's records, in the order in which authors first occur.
        outcomes: What they rest on, one a record.
    """

    overall: Scores
    by_author: Mapping[str, Scores]
    outcomes: tuple[RecordOutcome, ...]

    def to_json(self) -> dict[str, Any]:
        """The figures over all records, with those of each author under ``authors``."""
        return {
            **self.overall.to_json(),
            "authors": {author: scores.to_json() for author, scores in self.by_author.items()},
        }


def evaluate(
    labels: Sequence[Label],
    said: Mapping[str, Said],
    catalogue: Sequence[Criterion],
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Evaluation:
    """Set findings beside labels and work out every figure with its interval.

    Args:
        labels: What is right.
        said: What was said, by record id.
        catalogue: The criteria that the engine knows.
        seed: Of the bootstrap.
        resamples: Of the bootstrap.

    Raises:
        LabelsError: If nothing was said of any labelled record, or a core criterion is not labelled.
    """
    if not any(label.id in said for label in labels):
        msg = (
            f"The findings are about none of the {len(labels)} labelled records (the first is {labels[0].id}). "
            f"Scan the folder `records` beside the labels file."
        )
        raise LabelsError(msg)
    outcomes = compare(labels, said, catalogue)
    labelled = tuple(dict.fromkeys(criterion for label in labels for criterion in label.criteria))
    groups = group_records([label.text for label in labels])

    def scores_of(chosen: Sequence[int]) -> Scores:
        rows = [outcomes[index] for index in chosen]
        return _scores(rows, catalogue, labelled, groups[np.array(chosen)], seed=seed, resamples=resamples)

    places: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        places.setdefault(label.author, []).append(index)
    return Evaluation(
        overall=scores_of(range(len(outcomes))),
        by_author={author: scores_of(chosen) for author, chosen in places.items()},
        outcomes=outcomes,
    )


def _scores(
    outcomes: Sequence[RecordOutcome],
    catalogue: Sequence[Criterion],
    labelled: Sequence[str],
    groups: NDArray[np.intp],
    *,
    seed: int,
    resamples: int,
) -> Scores:
    numbers, groups = np.unique(groups, return_inverse=True)
    figures = score(outcomes, catalogue, draw_weights(groups, resamples=resamples, seed=seed))
    return Scores(
        records=len(outcomes),
        groups=len(numbers),
        criteria={
            criterion: {name: estimate(values) for name, values in each.items()}
            for criterion, each in figures.criteria.items()
        },
        summary={name: estimate(values) for name, values in figures.summary.items()},
        actions=count_actions(outcomes),
        parties=count_parties(outcomes),
        absent=tuple(criterion for criterion in labelled if criterion not in figures.criteria),
        calibration=calibration_of(outcomes),
    )
