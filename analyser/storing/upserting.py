"""Insert or update, in the dialects of both databases."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from analyser.storing.schema import Base, EngineRow, Row, StratumRow


def upsert(
    connection: Connection, table: type[Base], key: Sequence[str], replaced: Sequence[str]
) -> postgresql.Insert | sqlite.Insert:
    """An insert that, where the key is taken, replaces some columns of the row that has it.

    Replacing the key by itself changes nothing, but locks the row and lets ``returning`` give it back.
    """
    if connection.dialect.name == "postgresql":
        into_postgresql = postgresql.insert(table)
        new = into_postgresql.excluded
        return into_postgresql.on_conflict_do_update(index_elements=key, set_={name: new[name] for name in replaced})
    into_sqlite = sqlite.insert(table)
    new = into_sqlite.excluded
    return into_sqlite.on_conflict_do_update(index_elements=key, set_={name: new[name] for name in replaced})


def find_or_create(
    connection: Connection, table: type[EngineRow] | type[StratumRow], rows: Iterable[Row]
) -> dict[str, int]:
    """Keys of the rows that say this, by their digest; what is not there yet is created."""
    wanted = {row["digest"]: row for row in rows}
    found = _find(connection, table, wanted)
    missing = [wanted[digest] for digest in sorted(wanted.keys() - found.keys())]
    if missing:
        # Another program may have been faster: the row is then its row.
        connection.execute(upsert(connection, table, ["digest"], ["digest"]), missing)
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
