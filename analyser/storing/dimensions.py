"""Rows that many others point to, known by a digest of what they say: engines and strata.

A unique key over the columns themselves would not do: NULL differs from NULL in SQL.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from analyser.domain.finding import Engine
from analyser.storing.schema import Base, EngineRow, Row, StratumRow

_to_json = json.JSONEncoder(separators=(",", ":"), default=str).encode


def digest(value: object) -> str:
    """SHA-256 of a value's JSON form; dates count as their words."""
    return hashlib.sha256(_to_json(value).encode("ascii")).hexdigest()


@lru_cache(maxsize=16)
def engine_row(engine: Engine) -> Row:
    """An engine with the digest it is known by."""
    said = asdict(engine)
    return said | {"digest": digest(said)}


def stratum_row(description: Mapping[str, object]) -> Row:
    """The stratum of a record that is described so, with the digest it is known by."""
    date = description["date"]
    said = {
    }
    return said
