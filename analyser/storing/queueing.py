"""The queue of what to review: which records are in it, in which order, and a page of it.

Asked for one criterion, a record has one finding that can fit, and an index of that criterion's findings answers.
Asked for all, the findings of a record stand together in another index, so that one pass over it gives each record's
least confidence. The records themselves are read for one page only.
"""

import random
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from analyser.storing.queries import fields_of, pieces
from analyser.storing.reviewing import is_reviewed, standing_verdicts
from analyser.storing.schema import BatchRecordRow, FindingRow, RecordRow, ReviewRow, StratumRow
from analyser.storing.views import Order, QueueItem, Reviewed, Wanted

_PRIME = 2**31 - 1
"""More than any key; the product of two smaller numbers fits in the integers of both databases."""


def count(connection: Connection, wanted: Wanted) -> int:
    """How many records are in the queue."""
    return connection.execute(select(func.count()).select_from(_fitting(wanted))).scalar_one()


def page(
    connection: Connection, wanted: Wanted, *, order: Order, seed: int, offset: int, limit: int
) -> list[QueueItem]:
    """One page of the queue."""
    query = _ordered(wanted, order, seed).offset(offset).limit(limit)
    return [item for keys in pieces(connection.scalars(query)) for item in _items(connection, wanted, keys)]


def _items(connection: Connection, wanted: Wanted, keys: list[int]) -> list[QueueItem]:
    here = FindingRow.record_key.in_(keys)
    doubts = {row.record_key: row.doubt for row in connection.execute(select(_fitting(wanted, here, doubt=True)))}
    counts = {row.record_key: row for row in connection.execute(_counts(wanted).where(here))}
    rows = {row.record_key: row for row in connection.execute(_records(wanted, keys))}
    fields = fields_of(connection, [rows[key] for key in keys])
    return [
        QueueItem(**each, doubt=doubts[key], findings=counts[key].findings, reviewed_by_me=int(counts[key].mine))
        for key, each in zip(keys, fields, strict=True)
    ]


def _fitting(wanted: Wanted, *conditions: ColumnElement[bool], doubt: bool = False) -> Subquery:
    """Each record with a finding that fits, as its key and, if asked for, the least confidence of those findings."""
    one = wanted.criterion is not None
    least = FindingRow.confidence if one else func.min(FindingRow.confidence)
    query: Select[*tuple[Any, ...]] = select(FindingRow.record_key, *([least.label("doubt")] if doubt else []))
    query = query.where(*_on_finding(wanted), *_on_record(wanted), *conditions)
    if not one:
        query = query.group_by(FindingRow.record_key)
    if wanted.reviewed is Reviewed.ANY:
        return query.subquery()
    if wanted.reviewed not in {Reviewed.NOBODY, Reviewed.NOT_BY_ME}:
        few = _reviewed(wanted)
        same = and_(few.c.record_key == FindingRow.record_key, few.c.criterion == FindingRow.criterion)
        return query.join(few, same).subquery()
    # Few records are in the log at all: only their findings need a look into it, one by one.
    by = wanted.reviewer if wanted.reviewed is Reviewed.NOT_BY_ME else None
    in_log = select(ReviewRow.record_key).where(*([] if by is None else [ReviewRow.reviewer == by]))
    if one:
        return query.where(FindingRow.record_key.not_in(in_log) | ~is_reviewed(by)).subquery()
    unknown = query.having(FindingRow.record_key.not_in(in_log))
    known = query.where(FindingRow.record_key.in_(in_log), ~is_reviewed(by))
    return union_all(unknown, known).subquery()


def _on_finding(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.criterion is not None:
        conditions.append(FindingRow.criterion == wanted.criterion)
    if wanted.statuses:
        conditions.append(FindingRow.status.in_(sorted(wanted.statuses)))
    if wanted.confidence_from > 0:
        conditions.append(FindingRow.confidence >= wanted.confidence_from)
    if wanted.confidence_to < 1:
        conditions.append(FindingRow.confidence <= wanted.confidence_to)
    return conditions


def _on_record(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    asked = (
        (wanted.team, StratumRow.team.__eq__),
        (wanted.agency, StratumRow.agency.__eq__),
        (wanted.month, StratumRow.month.__eq__),
        (wanted.since, StratumRow.month.__ge__),
        (wanted.until, StratumRow.month.__le__),
    )
    on_stratum = [compare(value) for value, compare in asked if value is not None]
    if on_stratum:
        strata = select(StratumRow.stratum_key).where(*on_stratum)
        if wanted.criterion is None:  # the index by record does not hold the stratum
            records = select(RecordRow.record_key).where(RecordRow.stratum_key.in_(strata))
            conditions.append(FindingRow.record_key.in_(records))
        else:
            conditions.append(FindingRow.stratum_key.in_(strata))
    if wanted.batch is not None:
        held = select(BatchRecordRow.record_key).where(BatchRecordRow.batch_id == wanted.batch.id)
        conditions.append(FindingRow.record_key.in_(held))
    return conditions


def _reviewed(wanted: Wanted) -> Subquery:
    """The few findings that have the reviews that are asked for."""
    verdicts = standing_verdicts().subquery()
    finding = (verdicts.c.record_key, verdicts.c.criterion)
    if wanted.reviewed is Reviewed.BY_ME:
        return select(*finding).where(verdicts.c.reviewer == wanted.reviewer, ~verdicts.c.adjudicates).subquery()
    query = select(*finding).group_by(*finding).having(func.max(case((verdicts.c.adjudicates, 1), else_=0)) == 0)
    if wanted.reviewed is Reviewed.SECOND:
        mine = func.max(case((verdicts.c.reviewer == wanted.reviewer, 1), else_=0))
        return query.having(func.count() == 1, mine == 0).subquery()
    return query.having(func.min(verdicts.c.status) != func.max(verdicts.c.status)).subquery()


def _ordered(wanted: Wanted, order: Order, seed: int) -> Select[int]:
    found = _fitting(wanted, doubt=order is Order.DOUBT)
    key = found.c.record_key
    if order is Order.DOUBT:
        return select(key).order_by(found.c.doubt, key)
    if order is Order.RANDOM:
        return select(key).order_by(_shuffled(key, seed), key)
    if wanted.batch is None:
        name = (RecordRow.record_id, RecordRow.source, RecordRow.record_key)
        return select(RecordRow.record_key).where(RecordRow.record_key.in_(select(key))).order_by(*name)
    names = (
        select(BatchRecordRow.record_key, func.min(BatchRecordRow.record_id).label("name"))
        .where(BatchRecordRow.batch_id == wanted.batch.id)
        .group_by(BatchRecordRow.record_key)
        .subquery()
    )
    return select(key).join(names, names.c.record_key == key).order_by(names.c.name, key)


def _shuffled(key: ColumnElement[int], seed: int) -> ColumnElement[int]:
    """A number for each key, different ones for different keys, that jumps about.

    x → x⁵ is a permutation of the integers modulo a prime p if 5 does not divide p - 1; what stands around it moves
    with the seed.
    """
    draw = random.Random(seed)
    times, plus, then = (draw.randrange(1, _PRIME) for _ in range(3))

    def product(one: ColumnElement[int], other: ColumnElement[int]) -> ColumnElement[int]:
        return (one * other) % literal(_PRIME, BigInteger)

    moved = (cast(key, BigInteger) * literal(times, BigInteger) + literal(plus, BigInteger)) % literal(
        _PRIME, BigInteger
    )
    square = product(moved, moved)
    return product(product(product(square, square), moved), literal(then, BigInteger))


def _records(wanted: Wanted, keys: list[int]) -> Select[Any]:
    """The rows of a page; within a batch by the names that they have there."""
    if wanted.batch is None:
        return select(RecordRow.__table__).where(RecordRow.record_key.in_(keys))
    names = (BatchRecordRow.record_id, BatchRecordRow.source)
    others = [column for column in RecordRow.__table__.columns if column.name not in {"record_id", "source"}]
    here = (BatchRecordRow.batch_id == wanted.batch.id, RecordRow.record_key.in_(keys))
    # The last row of a record is kept, so its first name comes last.
    return select(*others, *names).join(BatchRecordRow).where(*here).order_by(*(name.desc() for name in names))


def _counts(wanted: Wanted) -> Select[int, int, int]:
    """Of each record: how many findings fit but for their reviews, and how many of those hold one of mine."""
    mine: ColumnElement[int] = literal(0)
    if wanted.reviewer is not None:
        reviewed = is_reviewed(wanted.reviewer)
        mine = func.sum(case((reviewed, 1), else_=0))
    query = select(FindingRow.record_key, func.count().label("findings"), mine.label("mine"))
    return query.where(*_on_finding(wanted)).group_by(FindingRow.record_key)
