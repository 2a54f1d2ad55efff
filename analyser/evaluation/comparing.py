"""Is one engine better than another? The same records, the same resamples, the differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.bootstrap import RESAMPLES, Estimate, draw_weights, estimate, group_records
from analyser.evaluation.labels import Label
from analyser.evaluation.outcomes import RecordOutcome, compare
from analyser.evaluation.said import Said
from analyser.evaluation.scores import Figures, score


class Flip(NamedTuple):
    """A finding on which the two differ.

    Attributes:
        author: Who wrote the record.
        record_id: The record's id.
        criterion: The criterion's id.
        gold: The right status.
        before: What the first says.
        after: What the second says.
    """

    author: str
    record_id: str
    criterion: str
    gold: Status
    before: Status | None
    after: Status | None

    @property
    def is_gain(self) -> bool:
        """Whether the second is right and the first is not."""
        return self.after is self.gold

    @property
    def is_loss(self) -> bool:
        """Whether the first is right and the second is not."""
        return self.before is self.gold

    @property
    def hides_gap(self) -> bool:
        """Whether the first flags a gap and the second does not."""
        return self.gold.is_flag and _flags(self.before) and not _flags(self.after)

    @property
    def finds_gap(self) -> bool:
        """Whether the second flags a gap and the first does not."""
        return self.gold.is_flag and _flags(self.after) and not _flags(self.before)

    @property
    def flags_falsely(self) -> bool:
        """Whether the second flags what is met and the first does not."""
        return not self.gold.is_flag and _flags(self.after) and not _flags(self.before)

    @property
    def spares_flag(self) -> bool:
        """Whether the first flags what is met and the second does not."""
        return not self.gold.is_flag and _flags(self.before) and not _flags(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure of both engines.

    Attributes:
        before: Of the first.
        after: Of the second.
        gain: The second less the first, with its paired 95 % interval.
    """

    before: Estimate
    after: Estimate
    gain: Estimate

    @property
    def is_better(self) -> bool:
        """Whether the whole interval lies above nothing."""
        return self.gain.low is not None and self.gain.low > 0

    @property
    def is_worse(self) -> bool:
        """Whether the whole interval lies below nothing."""
        return self.gain.high is not None and self.gain.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two engines side by side.

    Attributes:
        records: How many labelled records they were compared on.
        summary: By name of the figure.
        criteria: By criterion id, the macro F1.
        flips: Where they differ.
        refused: Core criteria on which the second is worse than chance would have it: the promotion gate.
    """

    records: int
    summary: Mapping[str, Difference]
    criteria: Mapping[str, Difference]
    flips: tuple[Flip, ...]
    refused: tuple[str, ...]


def compare_engines(
    labels: Sequence[Label],
    before: Mapping[str, Said],
    after: Mapping[str, Said],
    catalogue: Sequence[Criterion],
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Comparison:
    """Set two engines' findings beside the labels, and their figures beside each other.

    Args:
        labels: What is right.
        before: What the first said, by record id.
        after: What the second said, by record id.
        catalogue: The criteria.
        seed: Of the bootstrap.
        resamples: Of the bootstrap.

    Raises:
        LabelsError: If no labelled record was read by both.
    """
    shared = [label for label in labels if label.id in before and label.id in after]
    if not shared:
        msg = "The two were not measured on the same labelled records. Name labels to scan with both."
        raise LabelsError(msg)
    first, second = compare(shared, before, catalogue), compare(shared, after, catalogue)
    weights = draw_weights(group_records([label.text for label in shared]), resamples=resamples, seed=seed)
    one, other = score(first, catalogue, weights), score(second, catalogue, weights)
    criteria = _criteria(one, other)
    core = [criterion.id for criterion in catalogue if criterion.core]
    return Comparison(
        records=len(shared),
        summary={
            name: Difference(
                before=estimate(one.summary[name]),
                after=estimate(other.summary[name]),
                gain=estimate(other.summary[name] - one.summary[name]),
            )
            for name in ("core_macro_f1", "core_kappa", "extended_macro_f1", "extended_kappa")
            if name in one.summary and name in other.summary
        },
        criteria=criteria,
        flips=tuple(_flips(first, second)),
        refused=tuple(name for name in core if name in criteria and criteria[name].is_worse),
    )


def _flags(said: Status | None) -> bool:
    return said is not None and said.is_flag


def _criteria(one: Figures, other: Figures) -> dict[str, Difference]:
    return {
        name: Difference(
            before=estimate(one.criteria[name]["macro_f1"]),
            after=estimate(other.criteria[name]["macro_f1"]),
            gain=estimate(other.criteria[name]["macro_f1"] - one.criteria[name]["macro_f1"]),
        )
        for name in one.criteria
        if name in other.criteria
    }


def _flips(first: Sequence[RecordOutcome], second: Sequence[RecordOutcome]) -> list[Flip]:
    return [
        Flip(one.author, one.record_id, name, outcome.gold, outcome.said, other.outcomes[name].said)
        for one, other in zip(first, second, strict=True)
        for name, outcome in one.outcomes.items()
        if outcome.said is not other.outcomes[name].said
    ]
