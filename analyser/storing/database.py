"""The open database under a store: its connections, and transactions whose failures are explained."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from analyser.storing.failures import explained, place
from analyser.storing.opening import writing


class Database:
    """Opens and closes, reads and writes; what is read and written is its heir's."""

    def __init__(self, engine: Engine, *, keep_text: bool) -> None:
        self._reader = engine
        self._writer = writing(engine)
        self._keep_text = keep_text

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the store cannot be used afterwards."""
        self._reader.dispose()

    @property
    def place(self) -> str:
        """The store's URL, without a password."""
        return place(self._reader.url)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained("read", self._reader.url), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, doing: str) -> Iterator[Connection]:
        with explained(doing, self._reader.url), self._writer.begin() as connection:
            yield connection
