"""Column types that give back on every database exactly what was put in."""

import datetime as dt
import re

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

_LEAD = "\ufdd0"
"""A code point that Unicode reserves for use inside a program; real text does not hold it."""
_ODD = re.compile(r"[\x00\ud800-\udfff\ufdd0]")
_ESCAPED = re.compile(_LEAD + "([0-9a-f]{4})")


class AnyText(TypeDecorator[str]):
    """Any Python string.

    PostgreSQL refuses NUL and both databases refuse lone surrogates, yet damaged exports hold the
    one and names of old files the other; each is kept as the lead and four hexadecimal digits.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Python → database."""
        if value is None or not _ODD.search(value):
            return value
        return _ODD.sub(lambda odd: f"{_LEAD}{ord(odd[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Database → Python."""
        if value is None or _LEAD not in value:
            return value
        return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), value)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC; SQLite has no time zones, so it is kept without and given back with."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Python → database."""
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Database → Python."""
        return None if value is None else value.replace(tzinfo=dt.UTC)
