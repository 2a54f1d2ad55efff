"""URL → engine: what may be opened, how SQLite is set up, and the migration to the newest schema."""

import sqlite3
import threading
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, inspect, make_url, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from analyser.errors import StoreError
from analyser.storing.failures import explained, place
from analyser.storing.postgresql import server_url

VERSION_TABLE = "store_version"
"""Where Alembic keeps the revision; its usual name may belong to another program's schema."""

TRANSACTION = "store_transaction"
"""Execution option: the statement at the beginning of a transaction; "" for none."""

_READ = {"sqlite": "BEGIN", "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"}
"""What is read together is of one moment."""
_WRITE = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SET TRANSACTION ISOLATION LEVEL READ COMMITTED"}
"""SQLite takes the write lock at once and not half-way through. PostgreSQL shows what others have written since, which
is needed as rows are locked before they are changed."""
_WAIT_SECONDS = 30
_MIGRATING = 0x616E616C797365
"""The lock under which a PostgreSQL database is brought up to date: any number, as long as it is always the same."""
_FILE_SUFFIXES = (".sqlite", ".db")
_opening = threading.Lock()
"""Alembic keeps its context in a module, so one thread of a program opens a store at a time."""


def open_engine(url: str, *, create: bool) -> Engine:
    """Connect to a store and bring its schema up to date.

    Raises:
        StoreError: It cannot be opened, is no store, or was made by a newer version.
    """
    parsed = _parse(url)
    with _opening:
        if parsed.get_backend_name() == "sqlite":
            _check_file(parsed, create=create)
        engine = _engine(parsed)
        if engine.dialect.name == "sqlite":
            _keep_to_file(engine, Path(str(parsed.database)).absolute())
        try:
            with explained("open", parsed):
                _bring_up_to_date(engine, create=create)
        except StoreError:
            engine.dispose()
            raise
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write."""
    return engine.execution_options(**{TRANSACTION: _WRITE[engine.dialect.name]})


def revision(connection: Connection) -> str | None:
    """The schema's revision, or None where there is none yet."""
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()


def _parse(url: str) -> URL:
    if "://" not in url and url.lower().endswith(_FILE_SUFFIXES):
        return URL.create("sqlite", database=url)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        # What looks like a URL is not repeated, as it may hold a password.
        shown = "at the URL that was given" if "://" in url else repr(url)
        msg = (
            f"Cannot open the store {shown}: it is no database URL. "
            "Name a file that ends in .sqlite or .db, or use postgresql://user@host/database."
        )
        raise StoreError(msg) from error
    if parsed.drivername == "postgresql":
        return server_url(parsed)
    if parsed.drivername != "sqlite":
        msg = (
            f"Cannot open the store {place(parsed)}: {parsed.drivername!r} is not supported. "
            "Use sqlite:///path or postgresql://user@host/database."
        )
        raise StoreError(msg)
    return parsed


def _check_file(url: URL, *, create: bool) -> None:
    if url.query or url.database in {None, "", ":memory:"} or str(url.database).startswith("file:"):
        msg = f"Cannot open the store {place(url)}: it names no file. Use sqlite:///path."
        raise StoreError(msg)
    path = Path(str(url.database))
    try:
        # A file that exists is not opened here: closing it would drop SQLite's locks on it.
        if path.exists():
            return
        if not create:
            msg = f"There is no store at {path}. Check the name; `analyser scan --store` makes one."
            raise StoreError(msg)
        path.touch(mode=0o600)  # for the owner alone, as are the files that SQLite puts beside it
    except OSError as error:
        msg = f"Cannot open the store {path}: {error.strerror}. Name a file in a folder where you may write."
        raise StoreError(msg) from error


def _engine(url: URL) -> Engine:
    try:
        # Values are kept out of error messages, for they are words of records. A connection that a restart of a server
        # broke is replaced.
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=url.get_backend_name() == "postgresql")
    except ModuleNotFoundError as error:
        msg = (
            f"Cannot open the store {place(url)}: the database driver {error.name!r} is not installed. "
            'Install it with pip install "analyser[postgresql]", or use a SQLite file.'
        )
        raise StoreError(msg) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _keep_to_file(engine: Engine, path: Path) -> None:
    """Refuse to read and write once the file is not the one that was opened.

    A connection outlives its file, and what is written to it then is lost with the program.
    """
    opened = _identity(path)

    def check(*_: object) -> None:
        if _identity(path) != opened:
            msg = (
                f"The file of the store, {path}, was moved, deleted or replaced while it was open. "
                "Put it back, or end analyser and start it again."
            )
            raise StoreError(msg)

    event.listen(engine, "do_connect", check)
    event.listen(engine, "checkout", check)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _set_up_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver would begin transactions too late; _begin does it
    for pragma in (
        f"busy_timeout = {_WAIT_SECONDS * 1000}",
        "journal_mode = WAL",  # readers and one writer do not wait for each other
        "synchronous = NORMAL",  # enough to stay whole with a write-ahead log
        "foreign_keys = ON",
        "secure_delete = ON",  # what is erased is overwritten in the file
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if statement := connection.get_execution_options().get(TRANSACTION, _READ[connection.dialect.name]):
        connection.exec_driver_sql(statement)


def _bring_up_to_date(engine: Engine, *, create: bool) -> None:
    # The percent sign is the configuration parser's own.
    folder = str(files("analyser.storing") / "migrations").replace("%", "%%")
    config = Config()
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        if _is_up_to_date(connection, config, create=create):
            return
    with writing(engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))
        if not _is_up_to_date(connection, config, create=create):  # another process may have been faster
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _is_up_to_date(connection: Connection, config: Config, *, create: bool) -> bool:
    scripts = ScriptDirectory.from_config(config)
    current = revision(connection)
    where = place(connection.engine.url)
    if current is None:
        if inspect(connection).get_table_names():
            msg = f"Cannot open the store {where}: the database belongs to another program. Name a new one."
            raise StoreError(msg)
        if not create:
            msg = f"There is no store at {where}. Check the name; `analyser scan --store` makes one."
            raise StoreError(msg)
        return False
    if current not in {script.revision for script in scripts.walk_revisions()}:
        msg = (
            f"Cannot open the store {where}: a newer version of analyser made it (its schema is {current}, "
            f"this version knows up to {scripts.get_current_head()}). Upgrade analyser, or name a new store."
        )
        raise StoreError(msg)
    return current == scripts.get_current_head()
