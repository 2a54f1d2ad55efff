"""Labels beside findings: for each record and criterion, what was expected and what was said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.labels import ATTENDANCE, GoldAction, GoldFinding, Label
from analyser.evaluation.said import Said, SaidAction, SaidFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One criterion in one record.

    Attributes:
        gold: The right status.
        said: The status that was given, or None where none was.
        reason: The reason that was given.
        confidence: The confidence that was given, or None.
        pointed: Whether the evidence lies on labelled words; None unless the statuses agree and words are labelled.
    """

    gold: Status
    said: Status | None
    reason: str = ""
    confidence: float | None = None
    pointed: bool | None = None

    @property
    def right(self) -> bool:
        """Whether the very status was given."""
        return self.said is self.gold


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCounts:
    """How the actions of one record were found.

    Attributes:
        gold: Labelled actions.
        found: Labelled actions that overlap one that was found.
        spurious: Found actions that no labelled one took.
        kind: Of those found, owner rightly specific or not.
        owner: Of those found, rightly with an owner or without.
        due: Of those found, rightly with a date or without.
    """

    gold: int = 0
    found: int = 0
    spurious: int = 0
    kind: int = 0
    owner: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCounts:
    """How the missing parties of one record were named; all nothing where the label says that none is missing.

    Attributes:
        records: 1 if both label and findings tell who is missing.
        right: 1 if exactly the labelled parties were named.
        partly: 1 if some parties took part and some did not; the hard ones of ``records``.
        partly_right: 1 if those were named exactly.
        gold: Parties labelled as missing.
        found: Those of them that were named.
        spurious: Parties named that are not labelled so.
        unknown: 1 if somebody is missing by the label, but label or findings do not tell who.
    """

    records: int = 0
    right: int = 0
    partly: int = 0
    partly_right: int = 0
    gold: int = 0
    found: int = 0
    spurious: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOutcome:
    """One labelled record beside what was said of it.

    Attributes:
        record_id: The record's id.
        author: Who wrote it.
        outcomes: By criterion id, in the order of the labels.
        actions: Counts of its actions.
        parties: Counts of its missing parties.
    """

    record_id: str
    author: str
    outcomes: Mapping[str, Outcome]
    actions: ActionCounts
    parties: PartyCounts = PartyCounts()


def compare(
    labels: Iterable[Label], said: Mapping[str, Said], catalogue: Sequence[Criterion]
) -> tuple[RecordOutcome, ...]:
    """Set what was said beside the labels.

    Args:
        labels: What is right.
        said: What was said, by record id; a record that it lacks is wrong throughout.
        catalogue: The criteria that the engine knows; labels of others are left aside.

    Returns:
        One outcome a label, in the order of the labels.

    Raises:
        LabelsError: If a core criterion is not labelled.
    """
    core = {criterion.id for criterion in catalogue if criterion.core}
    outcomes = []
    for label in labels:
        missing = core.difference(label.criteria)
        if missing:
            msg = f"The label of record {label.id} lacks {', '.join(sorted(missing))}. Label all core criteria."
            raise LabelsError(msg)
        silence = Said(record_id=label.id, attendance={})
        outcomes.append(_compare_record(label, said.get(label.id, silence), catalogue))
    return tuple(outcomes)


def _compare_record(label: Label, said: Said, catalogue: Sequence[Criterion]) -> RecordOutcome:
    offending = {criterion.id: criterion.offending for criterion in catalogue}
    outcomes = {
        name: _compare_finding(gold, said.findings.get(name), label.text, offending[name])
        for name, gold in label.criteria.items()
        if name in offending
    }
    return RecordOutcome(
        record_id=label.id,
        author=label.author,
        outcomes=outcomes,
        actions=_count_actions(label, said.actions),
        parties=_count_parties(label, said) if ATTENDANCE in outcomes else PartyCounts(),
    )


def _compare_finding(gold: GoldFinding, said: SaidFinding | None, text: str, offending: bool) -> Outcome:
    if said is None:
        return Outcome(gold=gold.status, said=None)
    pointing = Status.NOT_MET if offending else Status.MET
    pointed = None
    if gold.status is said.status is pointing and gold.evidence:
        wanted = [_place(text, words) for words in gold.evidence]
        pointed = any(_overlap((each.start, each.end), place) for each in said.evidence for place in wanted)
    return Outcome(gold=gold.status, said=said.status, reason=said.reason, confidence=said.confidence, pointed=pointed)


def _count_actions(label: Label, rows: Sequence[SaidAction]) -> ActionCounts:
    pairs = pair_actions(label, rows)
    return ActionCounts(
        gold=len(label.actions),
        found=len(pairs),
        spurious=len(rows) - len(pairs),
        kind=sum(row.owner_kind.is_specific == gold.owner_kind.is_specific for gold, row in pairs),
        owner=sum(bool(row.owner) == bool(gold.owner) for gold, row in pairs),
        due=sum(bool(row.due) == bool(gold.due) for gold, row in pairs),
    )


def _count_parties(label: Label, said: Said) -> PartyCounts:
    if label.criteria[ATTENDANCE].status is Status.MET:
        return PartyCounts()
    gold, named = label.missing_parties, said.missing_parties
    if gold is None or named is None:
        return PartyCounts(unknown=1)
    partly = label.criteria[ATTENDANCE].status is Status.PARTLY_MET
    return PartyCounts(
        records=1,
        right=int(gold == named),
        partly=int(partly),
        partly_right=int(partly and gold == named),
        gold=len(gold),
        found=len(gold & named),
        spurious=len(named - gold),
    )


def pair_actions(label: Label, rows: Sequence[SaidAction]) -> list[tuple[GoldAction, SaidAction]]:
    """Each labelled action with the first found one that overlaps it and is not taken yet.

    Args:
        label: The labelled record.
        rows: The actions that were found in it.
    """
    left = list(rows)
    pairs = []
    for gold in label.actions:
        place = _place(label.text, gold.text)
        row = next((row for row in left if _overlap((row.start, row.end), place)), None)
        if row is not None:
            left.remove(row)
            pairs.append((gold, row))
    return pairs


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])
