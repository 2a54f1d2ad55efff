"""Counting over all records: by status, by stratum, and by what reviewers hold right.

What counts findings reads one index from end to end and no record; see :mod:`analyser.storing.schema`.
"""

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, or_, select

from analyser.domain.counting import HeldCount, PairCount, StratumCount
from analyser.domain.finding import Status
from analyser.storing.queries import count_rows
from analyser.storing.reviewing import blind_verdicts, standing_verdicts
from analyser.storing.schema import BatchRecordRow, FindingRow, RecordRow, StratumRow

_LARGE = 5
"""A batch is large if it holds more than one in so many records."""
_STATUSES = {status.value: status for status in Status}


def count_statuses(connection: Connection, batch_id: int | None) -> dict[str, dict[Status, int]]:
    """How many different texts have each status, by criterion in the order of the alphabet."""
    names = (FindingRow.criterion, FindingRow.status)
    query = select(*names, func.count()).where(*_held_by(connection, batch_id)).group_by(*names)
    table: dict[str, dict[Status, int]] = {}
    for criterion, status, count in sorted(connection.execute(query)):
        table.setdefault(criterion, dict.fromkeys(Status, 0))[_STATUSES[status]] = count
    return table


def count_by_month(
    connection: Connection, *, team: str | None, agency: str | None
) -> dict[str, dict[dt.date | None, dict[Status, int]]]:
    """How many different texts have each status, by criterion and month; what has no month comes first."""
    strata = (
        select(FindingRow.criterion, FindingRow.stratum_key, FindingRow.status, func.count().label("findings"))
        .group_by(FindingRow.criterion, FindingRow.stratum_key, FindingRow.status)
        .subquery()
    )
    names = (strata.c.criterion, StratumRow.month, strata.c.status)
    query = (
        select(*names, func.sum(strata.c.findings))
        .join(StratumRow, StratumRow.stratum_key == strata.c.stratum_key)
        .group_by(*names)
        .order_by(strata.c.criterion, StratumRow.month.nulls_first())
    )
    if team is not None:
        query = query.where(StratumRow.team == team)
    if agency is not None:
        query = query.where(StratumRow.agency == agency)
    table: dict[str, dict[dt.date | None, dict[Status, int]]] = {}
    for criterion, month, status, count in connection.execute(query):
        months = table.setdefault(criterion, {})
        months.setdefault(month, dict.fromkeys(Status, 0))[_STATUSES[status]] = int(count)
    return table


def count_by_stratum(connection: Connection, *, criterion: str | None, batch_id: int | None) -> list[StratumCount]:
    """How many different texts of each month, team and agency have each status on each criterion."""
    names = (FindingRow.criterion, FindingRow.stratum_key, FindingRow.status)
    query = select(*names, func.count()).where(*_held_by(connection, batch_id)).group_by(*names)
    if criterion is not None:
        query = query.where(FindingRow.criterion == criterion)
    known = connection.execute(select(StratumRow.stratum_key, StratumRow.month, StratumRow.team, StratumRow.agency))
    strata = {key: (month, team, agency) for key, month, team, agency in known}
    counts = []
    for name, stratum, status, count in connection.execute(query):
        month, team, agency = strata[stratum]
        counts.append(
            StratumCount(criterion=name, month=month, team=team, agency=agency, status=_STATUSES[status], records=count)
        )
    return counts


def count_pairs(connection: Connection, *, criterion: str | None, batch_id: int | None) -> list[PairCount]:
    """How often the first two who reviewed a finding held each pair of statuses right, blind to each other."""
    verdicts = _narrowed(blind_verdicts().subquery(), criterion, batch_id)
    names = (verdicts.c.criterion, verdicts.c.first, verdicts.c.second)
    query = select(*names, func.count()).group_by(*names)
    pairs = (
        PairCount(criterion=name, first=_STATUSES[first], second=_STATUSES[second], records=count)
        for name, first, second, count in connection.execute(query)
    )
    return sorted(pairs, key=attrgetter("criterion", "first", "second"))


def count_held(connection: Connection, *, criterion: str | None, batch_id: int | None) -> list[HeldCount]:
    """How often each status is found where reviewers have settled on each."""
    verdicts = _narrowed(standing_verdicts().subquery(), criterion, batch_id)
    finding = (verdicts.c.record_key, verdicts.c.criterion)
    newest_decides = (verdicts.c.adjudicates.desc(), verdicts.c.review_id.desc())
    ranked = select(
        *finding,
        verdicts.c.status,
        verdicts.c.adjudicates,
        func.row_number().over(partition_by=finding, order_by=newest_decides).label("place"),
        func.min(verdicts.c.status).over(partition_by=finding).label("lowest"),
        func.max(verdicts.c.status).over(partition_by=finding).label("highest"),
    ).subquery()
    settled = and_(ranked.c.place == 1, or_(ranked.c.adjudicates, ranked.c.lowest == ranked.c.highest))
    names = (ranked.c.criterion, FindingRow.status.label("found"), ranked.c.status.label("held"))
    same = and_(FindingRow.record_key == ranked.c.record_key, FindingRow.criterion == ranked.c.criterion)
    query = select(*names, func.count()).select_from(ranked).join(FindingRow, same).where(settled).group_by(*names)
    counts = (
        HeldCount(criterion=name, found=_STATUSES[found], held=_STATUSES[held], records=count)
        for name, found, held, count in connection.execute(query)
    )
    return sorted(counts, key=attrgetter("criterion", "found", "held"))


def _narrowed(verdicts: Subquery, criterion: str | None, batch_id: int | None) -> Subquery:
    query = select(verdicts)
    if criterion is not None:
        query = query.where(verdicts.c.criterion == criterion)
    if batch_id is not None:
        query = query.where(verdicts.c.record_key.in_(_keys_of(batch_id)))
    return query.subquery()


def _held_by(connection: Connection, batch_id: int | None) -> Iterable[ColumnElement[bool]]:
    """Findings of records that a batch holds."""
    if batch_id is None:
        return ()
    size = select(func.count()).select_from(BatchRecordRow).where(BatchRecordRow.batch_id == batch_id)
    large = connection.execute(size).scalar_one() * _LARGE > count_rows(connection, RecordRow)
    # SQLite looks each record of the batch up. For a large batch one pass over the index takes a
    # fifth of the time, and a sum is something it cannot look up.
    key = FindingRow.record_key + 0 if large else FindingRow.record_key
    return (key.in_(_keys_of(batch_id)),)


def _keys_of(batch_id: int) -> Select[Any]:
    return select(BatchRecordRow.record_key).where(BatchRecordRow.batch_id == batch_id)
