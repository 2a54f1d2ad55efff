"""Saving: a chunk of assessments in one transaction, so that a crash leaves whole records only."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete

from analyser.domain.finding import Assessment
from analyser.domain.record import Record
from analyser.storing.describing import describe_again, find_strata, merge
from analyser.storing.erasing import forget_notes
from analyser.storing.flattening import DESCRIPTION, RESULT_TABLES, Result, describe, flatten
from analyser.storing.schema import BatchRecordRow, EngineRow, FindingRow, ProblemRow, RecordRow, Row
from analyser.storing.upserting import find_or_create, insert_many, update_many, upsert_many
from analyser.storing.views import Batch, SaveCounts

_CHUNK_RECORDS, _CHUNK_CHARACTERS = 500, 4_000_000
"""A chunk is full at either; the second keeps memory flat when records are books."""


def chunks(assessments: Iterable[Assessment]) -> Iterator[list[Assessment]]:
    """Cut a stream into pieces that fit in memory and in a short transaction.

    Where the stream breaks off, also because somebody ends the program, the last piece is what came before that.
    """
    chunk: list[Assessment] = []
    characters = 0
    try:
        for assessment in assessments:
            chunk.append(assessment)
            characters += len(assessment.record.text)
            if len(chunk) >= _CHUNK_RECORDS or characters >= _CHUNK_CHARACTERS:
                yield chunk
                chunk, characters = [], 0
    except (Exception, KeyboardInterrupt, SystemExit):
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def save_chunk(
    connection: Connection, batch: Batch, assessments: Sequence[Assessment], *, keep_text: bool
) -> SaveCounts:
    """Save some assessments; the caller holds the transaction.

    Rows are written in the order of their keys, so that two writers to one PostgreSQL database
    wait for each other and never lock each other out.
    """
    problems = [each for each in assessments if each.problem is not None]
    _save_problems(connection, batch.id, problems)
    counts = SaveCounts(not_assessed=len(problems))
    by_hash = [(each.record.sha256, each) for each in assessments if each.problem is None]
    if not by_hash:
        return counts
    results = {sha256: flatten(each, keep_text=keep_text) for sha256, each in by_hash}
    namings = [(sha256, _naming(batch, each.record, keep_text=keep_text)) for sha256, each in by_hash]
    known = _claim(connection, batch, dict(by_hash), namings)
    keys = {sha256: row.record_key for sha256, row in known.items()}
    _name(connection, [{"record_key": keys[sha256], **naming} for sha256, naming in namings])
    new = {row.record_key for row in known.values() if row.engine_key is None}
    strata = {row.record_key: row.stratum_key for row in known.values()}
    strata |= describe_again(connection, strata.keys() - new)
    changed = {keys[sha256]: result for sha256, result in results.items() if result.digest != known[sha256].digest}
    _forget_results(connection, changed.keys() - new)
    _write_results(connection, changed, strata)
    if not keep_text:
        forget_notes(connection, keys.values())
    updated = len(changed) - len(new)
    return counts + SaveCounts(new=len(new), updated=updated, unchanged=len(by_hash) - len(changed))


def _save_problems(connection: Connection, batch_id: int, problems: Sequence[Assessment]) -> None:
    rows = {
        (each.record.record_id, each.record.source): {
            "batch_id": batch_id,
            "record_id": each.record.record_id,
            "source": each.record.source,
            "problem": each.problem,
        }
        for each in problems
    }
    if rows:
        key = ["batch_id", "record_id", "source"]
        upsert_many(connection, ProblemRow, [rows[each] for each in sorted(rows)], key=key, replaced=["problem"])


def _naming(batch: Batch, record: Record, *, keep_text: bool) -> Row:
    named = {"batch_id": batch.id, "record_id": record.record_id, "source": record.source}
    return named | describe(record, keep_text=keep_text)


def _claim(
    connection: Connection, batch: Batch, by_hash: Mapping[str, Assessment], namings: Iterable[tuple[str, Row]]
) -> dict[str, Any]:
    """Find or create the record of each text, and keep other writers from it until the end."""
    named = defaultdict(list)
    for sha256, naming in namings:
        named[sha256].append(naming)
    hashes = sorted(named)
    described = [merge(named[sha256]) for sha256 in hashes]
    rows = [
        {
            "sha256": sha256,
            "characters": len(by_hash[sha256].record.text),
            "first_seen": batch.created_at,
            "last_seen": batch.created_at,
            "stratum_key": stratum,
            **description,
        }
        for sha256, description, stratum in zip(hashes, described, find_strata(connection, described), strict=True)
    ]
    # Updating the key to itself locks the row and gives it back, whether or not it is new.
    returning = (RecordRow.sha256, RecordRow.record_key, RecordRow.stratum_key, RecordRow.engine_key, RecordRow.digest)
    claimed = upsert_many(connection, RecordRow, rows, key=["sha256"], replaced=["sha256"], returning=returning)
    return {row.sha256: row for row in claimed}


def _forget_results(connection: Connection, record_keys: Collection[int]) -> None:
    if record_keys:
        for table in reversed(RESULT_TABLES):
            connection.execute(delete(table).where(table.__table__.c.record_key.in_(record_keys)))


def _write_results(connection: Connection, results: Mapping[int, Result], strata: Mapping[int, int]) -> None:
    if not results:
        return
    for key, result in results.items():
        for row in chain.from_iterable(result.rows.values()):
            row["record_key"] = key
        for row in result.rows[FindingRow]:
            row["stratum_key"] = strata[key]
    for table in RESULT_TABLES:
        rows = [row for result in results.values() for row in result.rows[table]]
        if rows:
            insert_many(connection, table, rows)
    engines = find_or_create(connection, EngineRow, (result.engine for result in results.values()))
    made = [
        {"record_key": key, "engine_key": engines[result.engine["digest"]], "digest": result.digest}
        for key, result in results.items()
    ]
    update_many(connection, RecordRow, made)


def _name(connection: Connection, namings: Iterable[Row]) -> None:
    key = ["batch_id", "record_id", "source", "record_key"]
    rows = {tuple(naming[name] for name in key): naming for naming in namings}
    upsert_many(connection, BatchRecordRow, [rows[each] for each in sorted(rows)], key=key, replaced=DESCRIPTION)
