"""Insert many, update many, and insert or update, in the dialects of both databases."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import JSON, Connection, TableValuedAlias, bindparam, column, func, select, update
from sqlalchemy import Row as Fetched
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from analyser.storing.schema import Base, EngineRow, FindingRow, RecordRow, Row, StratumRow

_Insert = sqlite.Insert | postgresql.Insert


def insert_many(connection: Connection, table: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that name the same columns, at least one."""
    _insert(connection, _into(connection, table), table, rows)


def upsert_many(
    connection: Connection,
    table: type[Base],
    rows: Sequence[Row],
    *,
    key: Sequence[str],
    replaced: Sequence[str],
    returning: Sequence[InstrumentedAttribute[Any]] = (),
) -> Sequence[Fetched[Any]]:
    """Insert rows; where the key is taken, replace some columns of the row that has it.

    Replacing the key by itself changes nothing, but locks the row and lets ``returning`` give it back.

    Args:
        connection: In a transaction.
        table: Where the rows belong.
        rows: At least one, all of the same columns; locked in this order.
        key: The columns of the key.
        replaced: The columns that are replaced.
        returning: What to give back of each row.
    """
    statement = _into(connection, table)
    new = statement.excluded
    statement = statement.on_conflict_do_update(index_elements=key, set_={name: new[name] for name in replaced})
    return _insert(connection, statement, table, rows, returning)


def update_many(connection: Connection, table: type[RecordRow] | type[FindingRow], rows: Sequence[Row]) -> None:
    """Update what belongs to some records.

    Args:
        connection: In a transaction.
        table: What is updated.
        rows: At least one, all of the same columns; ``record_key`` says of which records.
    """
    changed = sorted(rows[0].keys() - {"record_key"})
    if connection.dialect.name == "postgresql":
        sent, values = _as_table(connection, table, rows)
        statement = update(table).where(table.record_key == sent.c.record_key)
        connection.execute(statement.values({name: sent.c[name] for name in changed}), values)
        return
    statement = update(table).where(table.record_key == bindparam("key"))
    said = [{"key": row["record_key"], **{name: row[name] for name in changed}} for row in rows]
    connection.execute(statement, said)


def find_or_create(
    connection: Connection, table: type[EngineRow] | type[StratumRow], rows: Iterable[Row]
) -> dict[str, int]:
    """Keys of the rows that say this, by their digest; what is not there yet is created."""
    wanted = {row["digest"]: row for row in rows}
    found = _find(connection, table, wanted)
    missing = [wanted[digest] for digest in sorted(wanted.keys() - found.keys())]
    if missing:
        # Another program may have been faster: the row is then its row.
        upsert_many(connection, table, missing, key=["digest"], replaced=["digest"])
        found |= _find(connection, table, [row["digest"] for row in missing])
    return found


def _find(
    connection: Connection, table: type[EngineRow] | type[StratumRow], digests: Collection[str]
) -> dict[str, int]:
    [key] = table.__table__.primary_key
    return {
        digest: found
        for digest, found in connection.execute(select(table.digest, key).where(table.digest.in_(digests)))
    }


def _into(connection: Connection, table: type[Base]) -> _Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _insert(
    connection: Connection,
    statement: _Insert,
    table: type[Base],
    rows: Sequence[Row],
    returning: Sequence[InstrumentedAttribute[Any]] = (),
) -> Sequence[Fetched[Any]]:
    values: Any = rows
    if connection.dialect.name == "postgresql":
        sent, values = _as_table(connection, table, rows)
        statement = statement.from_select(list(rows[0]), select(*sent.c))
    if not returning:
        connection.execute(statement, values)
        return ()
    return connection.execute(statement.returning(*returning), values).all()


def _as_table(
    connection: Connection, table: type[Base], rows: Sequence[Row]
) -> tuple[TableValuedAlias, dict[str, list[Row]]]:
    """Rows as one value that PostgreSQL reads as a table, and that value.

    Its driver reads letter by letter what it sends, and is slow at statements that name every value of every row.
    """
    columns = [table.__table__.c[name] for name in rows[0]]
    sent = func.json_to_recordset(bindparam("rows", type_=JSON))
    named = sent.table_valued(*(column(each.name, each.type) for each in columns)).render_derived(with_types=True)
    converters = {
        each.name: None if isinstance(each.type, JSON) else each.type.bind_processor(connection.dialect)
        for each in columns
    }
    values = [
        {name: _in_json(convert(row[name]) if convert else row[name]) for name, convert in converters.items()}
        for row in rows
    ]
    return named, {"rows": values}


def _in_json(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
