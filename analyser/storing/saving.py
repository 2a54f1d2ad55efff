"""Saving: a chunk of assessments in one transaction, so that a crash leaves whole records only."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects import postgresql, sqlite

from analyser.domain.finding import Assessment, Engine
from analyser.storing.describing import describe_records
from analyser.storing.flattening import DESCRIPTION, RESULT_TABLES, Result, describe, engine_row, flatten
from analyser.storing.schema import Base, BatchRecordRow, EngineRow, ProblemRow, RecordRow, Row
from analyser.storing.views import Batch, SaveCounts

_CHUNK_RECORDS, _CHUNK_CHARACTERS = 500, 4_000_000
"""A chunk is full at either; the second keeps memory flat when records are books."""


def chunks(assessments: Iterable[Assessment]) -> Iterator[list[Assessment]]:
    """Cut a stream into pieces that fit in memory and in a short transaction."""
    chunk: list[Assessment] = []
    characters = 0
    for assessment in assessments:
        chunk.append(assessment)
        characters += len(assessment.record.text)
        if len(chunk) >= _CHUNK_RECORDS or characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def save_chunk(
    connection: Connection, batch: Batch, assessments: Sequence[Assessment], *, keep_text: bool
) -> SaveCounts:
    """Save some assessments; the caller holds the transaction.

    Rows are written in the order of their keys, so that two writers to one PostgreSQL database
    wait for each other and never lock each other out.
    """
    assessed = sorted(
        ((each.record.sha256, each) for each in assessments if each.problem is None), key=lambda pair: pair[0]
    )
    problems = [each for each in assessments if each.problem is not None]
    _save_problems(connection, batch.id, problems)
    counts = SaveCounts(not_assessed=len(problems))
    if not assessed:
        return counts
    by_hash = dict(assessed)
    engines = _engine_keys(connection, {each.engine for each in by_hash.values()})
    known = _claim(connection, batch, by_hash)
    results = {sha256: flatten(each, keep_text=keep_text) for sha256, each in by_hash.items()}
    new = [sha256 for sha256 in by_hash if known[sha256].engine_key is None]
    updated = [
        sha256
        for sha256 in by_hash
        if known[sha256].engine_key is not None and known[sha256].digest != results[sha256].digest
    ]
    keys = {sha256: row.record_key for sha256, row in known.items()}
    _forget_results(connection, [keys[sha256] for sha256 in updated])
    _write_results(
        connection,
        [(keys[sha256], engines[by_hash[sha256].engine], results[sha256]) for sha256 in (*new, *updated)],
    )
    _name(connection, batch.id, [(keys[sha256], each) for sha256, each in assessed], keep_text=keep_text)
    describe_records(connection, keys.values())
    unchanged = len(assessed) - len(new) - len(updated)
    return counts + SaveCounts(new=len(new), updated=len(updated), unchanged=unchanged)


def _upsert(
    connection: Connection, table: type[Base], key: Sequence[str], replaced: Sequence[str]
) -> postgresql.Insert | sqlite.Insert:
    if connection.dialect.name == "postgresql":
        into_postgresql = postgresql.insert(table)
        new = into_postgresql.excluded
        return into_postgresql.on_conflict_do_update(index_elements=key, set_={name: new[name] for name in replaced})
    into_sqlite = sqlite.insert(table)
    new = into_sqlite.excluded
    return into_sqlite.on_conflict_do_update(index_elements=key, set_={name: new[name] for name in replaced})


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
        statement = _upsert(connection, ProblemRow, ["batch_id", "record_id", "source"], ["problem"])
        connection.execute(statement, list(rows.values()))


def _engine_keys(connection: Connection, engines: set[Engine]) -> dict[Engine, int]:
    keys = {}
    rows = sorted(((engine_row(engine), engine) for engine in engines), key=lambda pair: pair[0]["digest"])
    for row, engine in rows:
        statement = _upsert(connection, EngineRow, ["digest"], ["version"]).returning(EngineRow.engine_key)
        keys[engine] = connection.execute(statement, row).scalar_one()
    return keys


def _claim(connection: Connection, batch: Batch, by_hash: dict[str, Assessment]) -> dict[str, Any]:
    """Find or create the record of each text, and keep other writers from it until the end."""
    rows = [
        {
            "sha256": sha256,
            "characters": len(each.record.text),
            "record_id": each.record.record_id,
            "source": each.record.source,
            "first_seen": batch.created_at,
            "last_seen": batch.created_at,
        }
        for sha256, each in by_hash.items()
    ]
    # Updating the key to itself locks the row and gives it back, whether or not it is new.
    statement = _upsert(connection, RecordRow, ["sha256"], ["sha256"]).returning(
        RecordRow.sha256, RecordRow.record_key, RecordRow.engine_key, RecordRow.digest
    )
    return {row.sha256: row for row in connection.execute(statement, rows)}


def _forget_results(connection: Connection, record_keys: Sequence[int]) -> None:
    if record_keys:
        for table in reversed(RESULT_TABLES):
            connection.execute(delete(table).where(table.__table__.c.record_key.in_(record_keys)))


def _write_results(connection: Connection, results: Sequence[tuple[int, int, Result]]) -> None:
    for key, _, result in results:
        for row in chain.from_iterable(result.rows.values()):
            row["record_key"] = key
    for table in RESULT_TABLES:
        rows = [row for _, _, result in results for row in result.rows[table]]
        if rows:
            connection.execute(insert(table), rows)
    if results:
        connection.execute(
            update(RecordRow).where(RecordRow.record_key == parameter("key")),
            [{"key": key, "engine_key": engine, "digest": result.digest} for key, engine, result in results],
        )


def _name(
    connection: Connection, batch_id: int, assessed: Sequence[tuple[int, Assessment]], *, keep_text: bool
) -> None:
    rows = {}
    for key, assessment in assessed:
        record = assessment.record
        name: Row = {
            "batch_id": batch_id,
            "record_key": key,
            "record_id": record.record_id,
            "source": record.source,
        }
        rows[tuple(name.values())] = name | describe(record, keep_text=keep_text)
    statement = _upsert(connection, BatchRecordRow, ["batch_id", "record_key", "record_id", "source"], DESCRIPTION)
    connection.execute(statement, list(rows.values()))
