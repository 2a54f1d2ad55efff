"""PostgreSQL: what a URL may say of a server, how the line to it is encrypted, and what the driver lacks.

Records are the most sensitive text there is, so a line to another computer is encrypted and the server has to prove
who it is, unless the URL says otherwise. The driver is pg8000; see docs/adr/0010-postgresql-driver.md.
"""

import getpass
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.pg8000 import PGDialect_pg8000

from analyser.errors import StoreError

LINE_BROKE = "network error"
"""What the driver says when the line to the server breaks."""

_DRIVER = "postgresql+analyser"
_PORT = 5432
_OPTIONS = ("host", "sslmode", "sslrootcert")
_LINES = ("disable", "require", "verify-full")
_GOING = ("57P", "08")
"""What the state begins with where the server is going down or the line is gone."""


def server_url(url: URL) -> URL:
    """The URL with what it leaves out, and with this module's dialect.

    Raises:
        StoreError: It names no database, or says something that is not understood.
    """
    if not url.database:
        msg = f"Cannot open the store {shown(url)}: it names no database. Use postgresql://user@host/database."
        raise StoreError(msg)
    unknown = sorted(set(url.query).difference(_OPTIONS))
    if unknown:
        msg = f"Cannot open the store {shown(url)}: {unknown[0]!r} is not understood. Known are {', '.join(_OPTIONS)}."
        raise StoreError(msg)
    line = url.query.get("sslmode", _LINES[0])
    if line not in _LINES:
        msg = f"Cannot open the store {shown(url)}: sslmode is {line!r}. Use one of {', '.join(_LINES)}."
        raise StoreError(msg)
    certificate = url.query.get("sslrootcert")
    if certificate is not None and not Path(str(certificate)).is_file():
        msg = f"Cannot open the store {shown(url)}: there is no file {certificate!r}. Correct sslrootcert."
        raise StoreError(msg)
    return url.set(drivername=_DRIVER, username=url.username or getpass.getuser())


def shown(url: URL) -> str:
    """The URL as people may see it: without a password, and without options, which may hold one by mistake."""
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def told(error: BaseException | None) -> Mapping[str, str]:
    """What the server says of an error, by the letters of its protocol; empty if the error is not the server's."""
    said = error.args[0] if error is not None and error.args else None
    return said if isinstance(said, dict) else {}


class Pg8000(PGDialect_pg8000):
    """SQLAlchemy's dialect, with encryption, and with connections that a restart does not break."""

    supports_statement_cache = True

    def create_connect_args(self, url: URL) -> tuple[list[Any], dict[str, Any]]:
        """URL → what :meth:`connect` is called with."""
        host = str(url.host or url.query.get("host") or "localhost")
        port = url.port or _PORT
        where = {"unix_sock": f"{host}/.s.PGSQL.{port}"} if host.startswith("/") else {"host": host, "port": port}
        # The driver breaks where a password is asked for and there is none.
        who = {"user": url.username, "password": url.password or "", "database": url.database}
        return [], {**who, **where, "ssl_context": _encryption(host, url.query), "application_name": "analyser"}

    def connect(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - the driver's own class
        """Connect."""
        with self._line():
            return super().connect(*arguments, **named)

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:  # noqa: ANN401 - SQLAlchemy's signature
        """Run a statement."""
        with self._line():
            super().do_execute(cursor, statement, parameters, context)  # type: ignore[no-untyped-call]  # SQLAlchemy's

    def do_commit(self, dbapi_connection: Any) -> None:  # noqa: ANN401 - the driver's own class
        """End a transaction."""
        with self._line():
            super().do_commit(dbapi_connection)  # type: ignore[no-untyped-call]  # SQLAlchemy's

    def do_close(self, dbapi_connection: Any) -> None:  # noqa: ANN401 - the driver's own class
        """Close a connection; a line that is broken needs no farewell."""
        with suppress(self.loaded_dbapi.Error):
            super().do_close(dbapi_connection)  # type: ignore[no-untyped-call]  # SQLAlchemy's

    def do_ping(self, dbapi_connection: Any) -> bool:  # noqa: ANN401 - the driver's own class
        """Whether the connection can be used; the driver would begin a transaction that nobody ends."""
        dbapi_connection.autocommit = True
        try:
            with self._line():
                return bool(super().do_ping(dbapi_connection))
        finally:
            dbapi_connection.autocommit = False

    def is_disconnect(self, e: Exception, connection: Any, cursor: Any) -> bool:  # noqa: ANN401 - SQLAlchemy's signature
        """Whether the connection is of no more use; the driver does not know a server's farewell."""
        if told(e).get("C", "").startswith(_GOING):
            return True
        return bool(super().is_disconnect(e, connection, cursor))  # type: ignore[no-untyped-call]  # SQLAlchemy's

    @contextmanager
    def _line(self) -> Iterator[None]:
        """Some of what goes wrong on the line comes as the system's error; make it the driver's, as the rest is."""
        try:
            yield
        except OSError as error:
            raise self.loaded_dbapi.InterfaceError(LINE_BROKE) from error


registry.register(_DRIVER.replace("+", "."), __name__, "Pg8000")


def _encryption(host: str, options: Mapping[str, Any]) -> ssl.SSLContext | bool:
    here = host.startswith(("/", "127.")) or host in {"localhost", "::1"}
    line = options.get("sslmode", "disable" if here else "verify-full")
    if host.startswith("/") or line == "disable":
        return False
    return True if line == "require" else ssl.create_default_context(cafile=options.get("sslrootcert"))
