"""The log of reviews: adding an entry, reading it back, and telling what stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, insert, select
from sqlalchemy.orm import aliased

from analyser.domain.finding import Engine, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.errors import ReviewedMeanwhileError
from analyser.storing.flattening import engine_row
from analyser.storing.schema import BatchRecordRow, EngineRow, FindingRow, RecordRow, ReviewRow
from analyser.storing.upserting import find_or_create

_AT_ONCE = 1000
"""How many rows are fetched together where there may be more than memory holds."""


def add(connection: Connection, review: Review, over: Sequence[Review] | None) -> str | None:
    """Add an entry; the caller holds the transaction.

    Args:
        connection: In a transaction that writes.
        review: The entry.
        over: As in :meth:`analyser.storing.store.Store.add_review`.

    Returns:
        Why it cannot be added and what to do instead, or None if it was.

    Raises:
        ReviewedMeanwhileError: Something else stands than ``over``.
    """
    # On PostgreSQL this keeps others from reviewing or deleting the record until the end, so that
    # the order of the numbers is the order of the log and nothing is taken back twice.
    lock = select(RecordRow.record_key, RecordRow.characters).where(RecordRow.sha256 == review.sha256)
    record = connection.execute(lock.with_for_update()).one_or_none()
    if record is None:
        return "it holds no such record. Scan it first."
    if any(end > record.characters for _, end in review.evidence):
        return f"its evidence ends past the record's {record.characters:,} characters. Mark it in the same text."
    if over is not None and tuple(over) != tuple(_bearing_on(connection, review)):
        msg = f"What stands of {review.criterion} has changed. Look at it again."
        raise ReviewedMeanwhileError(msg)
    undoes = None
    if review.action is ReviewAction.UNDO:
        undoes = _last_word(connection, record.record_key, review)
        if undoes is None:
            return "nothing of this reviewer's stands that could be undone."
    elif not _is_found(connection, record.record_key, review.criterion):
        return "it holds no finding on that. Scan the record again."
    engine = engine_row(review.engine)
    [engine_key] = find_or_create(connection, EngineRow, [engine]).values()
    connection.execute(
        insert(ReviewRow),
        {
            "record_key": record.record_key,
            "criterion": review.criterion,
            "reviewer": review.reviewer,
            "made_at": review.made_at,
            "action": review.action.value,
            "reviewed_status": review.reviewed_status.value,
            "engine_key": engine_key,
            "status": review.status and review.status.value,
            "reason_code": review.reason_code and review.reason_code.value,
            "note": review.note,
            "evidence": [list(span) for span in review.evidence],
            "adjudicates": review.adjudicates,
            "undoes": undoes,
        },
    )
    return None


def log_of(connection: Connection, sha256: str, *, criterion: str | None, reviewer: str | None) -> Iterable[Review]:
    """Every entry about one record, oldest first."""
    query = _narrowed(_entries(), sha256=sha256, criterion=criterion, reviewer=reviewer)
    return map(_review, connection.execute(query.order_by(ReviewRow.review_id)))


def standing(
    connection: Connection, *, batch_id: int | None, sha256: str | None, criterion: str | None, reviewer: str | None
) -> Iterator[Review]:
    """What stands, by record, criterion and age, fetched piece by piece."""
    query = _narrowed(_entries(), sha256=sha256, criterion=criterion, reviewer=reviewer)
    if batch_id is not None:
        held = select(BatchRecordRow.record_key).where(BatchRecordRow.batch_id == batch_id)
        query = query.where(ReviewRow.record_key.in_(held))
    query = query.where(*_stands())
    query = query.order_by(RecordRow.sha256, ReviewRow.criterion, ReviewRow.review_id)
    yield from map(_review, connection.execute(query, execution_options={"yield_per": _AT_ONCE}))


def standing_verdicts() -> Select[Any]:
    """What stands, as rows to count."""
    names = ("review_id", "record_key", "criterion", "reviewer", "adjudicates", "status")
    return select(*(getattr(ReviewRow, name) for name in names)).where(*_stands())


def blind_verdicts() -> Select[Any]:
    """What two reviewers held of one finding when both did for the first time, as rows to count.

    From then on each sees what the other holds, so what they said later, or took back, is left out. Who holds
    nothing any more does not count.
    """
    earlier, undo = aliased(ReviewRow), aliased(ReviewRow)
    same_finding = earlier.record_key == ReviewRow.record_key, earlier.criterion == ReviewRow.criterion
    taken_back = exists().where(undo.undoes == earlier.review_id, undo.review_id < ReviewRow.review_id)
    names = ReviewRow.record_key, ReviewRow.criterion
    both = (
        select(
            *names,
            earlier.status.label("first"),
            ReviewRow.status.label("second"),
            func.row_number()
            .over(partition_by=names, order_by=(ReviewRow.review_id, earlier.review_id.desc()))
            .label("place"),
        )
        .where(*same_finding, earlier.review_id < ReviewRow.review_id, earlier.reviewer != ReviewRow.reviewer)
        .where(*(each for entry in (earlier, ReviewRow) for each in _own_verdict(entry)), ~taken_back)
        .subquery()
    )
    return select(both).where(both.c.place == 1)


def is_reviewed(by: str | None) -> ColumnElement[bool]:
    """Whether anything stands about a finding, in a statement that reads findings.

    Args:
        by: Only what this person holds by their own judgement; None for what anybody holds or has settled.
    """
    same_finding = ReviewRow.record_key == FindingRow.record_key, ReviewRow.criterion == FindingRow.criterion
    found = exists().where(*same_finding, *_not_taken_back(ReviewRow))
    return found if by is None else found.where(ReviewRow.reviewer == by, ~ReviewRow.adjudicates)


def count_only_in(connection: Connection, batch_id: int) -> int:
    """How many entries are about records that no other batch holds."""
    named = BatchRecordRow.record_key == ReviewRow.record_key
    here = exists().where(named, BatchRecordRow.batch_id == batch_id)
    elsewhere = exists().where(named, BatchRecordRow.batch_id != batch_id)
    return connection.execute(select(func.count()).select_from(ReviewRow).where(here, ~elsewhere)).scalar_one()


def _bearing_on(connection: Connection, review: Review) -> Iterator[Review]:
    """What stands of the finding and bears on an entry: all of it on an adjudication, else the reviewer's own."""
    found = standing(connection, batch_id=None, sha256=review.sha256, criterion=review.criterion, reviewer=None)
    own = review.reviewer, False
    return (each for each in found if review.adjudicates or (each.reviewer, each.adjudicates) == own)


def _last_word(connection: Connection, record_key: int, review: Review) -> int | None:
    query = select(func.max(ReviewRow.review_id)).where(
        ReviewRow.record_key == record_key,
        ReviewRow.criterion == review.criterion,
        ReviewRow.reviewer == review.reviewer,
        ReviewRow.adjudicates == review.adjudicates,
        *_not_taken_back(ReviewRow),
    )
    return connection.execute(query).scalar_one()


def _stands() -> tuple[ColumnElement[bool], ...]:
    later = aliased(ReviewRow)
    newer = later.review_id > ReviewRow.review_id
    superseded = exists().where(*_same_lane(later, ReviewRow), newer, *_not_taken_back(later))
    return (*_not_taken_back(ReviewRow), ~superseded)


def _own_verdict(entry: type[ReviewRow]) -> tuple[ColumnElement[bool], ...]:
    """An entry by which somebody held something of a finding of whom something stands."""
    now = aliased(ReviewRow)
    stands = exists().where(*_same_lane(now, entry), *_not_taken_back(now))
    return entry.action != ReviewAction.UNDO.value, ~entry.adjudicates, stands


def _same_lane(entry: type[ReviewRow], other: type[ReviewRow]) -> tuple[ColumnElement[bool], ...]:
    """Entries of one person about one finding, both adjudications or neither."""
    names = ("record_key", "criterion", "reviewer", "adjudicates")
    return tuple(getattr(entry, name) == getattr(other, name) for name in names)


def _not_taken_back(entry: type[ReviewRow]) -> tuple[ColumnElement[bool], ...]:
    undo = aliased(ReviewRow)
    return entry.action != ReviewAction.UNDO.value, ~exists().where(undo.undoes == entry.review_id)


def _is_found(connection: Connection, record_key: int, criterion: str) -> bool:
    found = exists().where(FindingRow.record_key == record_key, FindingRow.criterion == criterion)
    return bool(connection.execute(select(found)).scalar_one())


def _entries() -> Select[Any]:
    engine = (EngineRow.version, EngineRow.criteria, EngineRow.model, EngineRow.model_sha256)
    return (
        select(ReviewRow.__table__, RecordRow.sha256, *engine)
        .join(RecordRow, RecordRow.record_key == ReviewRow.record_key)
        .join(EngineRow, EngineRow.engine_key == ReviewRow.engine_key)
    )


def _narrowed(query: Select[Any], *, sha256: str | None, criterion: str | None, reviewer: str | None) -> Select[Any]:
    wanted = {RecordRow.sha256: sha256, ReviewRow.criterion: criterion, ReviewRow.reviewer: reviewer}
    return query.where(*(column == value for column, value in wanted.items() if value is not None))


def _review(row: Row[Any]) -> Review:
    return Review(
        sha256=row.sha256,
        criterion=row.criterion,
        reviewer=row.reviewer,
        action=ReviewAction(row.action),
        reviewed_status=Status(row.reviewed_status),
        engine=Engine(version=row.version, criteria=row.criteria, model=row.model, model_sha256=row.model_sha256),
        status=row.status and Status(row.status),
        reason_code=row.reason_code and ReasonCode(row.reason_code),
        note=row.note,
        evidence=tuple((start, end) for start, end in row.evidence),
        adjudicates=row.adjudicates,
        made_at=row.made_at,
    )
