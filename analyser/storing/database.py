"""The open database under a store: its connections, and transactions whose failures are explained."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from analyser.storing.failures import explained, is_passing, place
from analyser.storing.opening import writing

_ATTEMPTS = 5
"""How often a transaction is begun before writers who are in its way are taken for an error."""
_Done = TypeVar("_Done")


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

    def _write(self, doing: str, work: Callable[[Connection], _Done]) -> _Done:
        """Run a transaction; it is begun again where another writer was in its way, so ``work`` may be called twice."""
        with explained(doing, self._reader.url):
            for _ in range(_ATTEMPTS - 1):
                try:
                    return self._run(work)
                except DBAPIError as error:
                    if not is_passing(error):
                        raise
            return self._run(work)

    def _run(self, work: Callable[[Connection], _Done]) -> _Done:
        with self._writer.begin() as connection:
            return work(connection)
