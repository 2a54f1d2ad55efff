"""A PostgreSQL server for one run of the tests: its own folder, its own port, gone afterwards.

It orders text as people do (``en-GB``), unlike SQLite, and asks everybody but its owner for a password.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from analyser.storing.postgresql import server_url

EMPTY, MIGRATED = "template0", "migrated"
"""What a database can be made after: nothing, or an empty store."""

_OWNER = "postgres"
_INSTALL = (
    "The tests of the store run on PostgreSQL 15 or newer as well, and {what}. "
    "Install its server: on Debian or Ubuntu `apt-get install postgresql`, elsewhere see postgresql.org/download."
)
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "log_min_messages": "warning",
}
_WHO_MAY = f"""
local all all trust
host all {_OWNER} 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
"""


_KEEPER = """
import shutil, subprocess, sys
sys.stdin.read()
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL)
shutil.rmtree(sys.argv[1])
"""
"""Stops the server and deletes its folder when the tests have let go of it, even if they were killed."""


_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Attributes:
        folder: Holds its data and its socket.
        port: Where it listens on 127.0.0.1.
    """

    folder: Path
    port: int

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self.folder / "data"

    def url(self, database: str, who: str = _OWNER) -> str:
        """A database of it, as a store is named; ``who`` may hold a password."""
        return f"postgresql://{who}@127.0.0.1:{self.port}/{database}"

    def create(self, name: str, *, template: str = EMPTY) -> str:
        """Make a database, and give its URL."""
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    @contextmanager
    def lend(self, template: str) -> Iterator[str]:
        """A database that nobody else uses; it is deleted at the end, whoever is connected to it."""
        name = f"lent_{next(_numbers)}"
        yield self.create(name, template=template)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement as the owner, and give what it finds."""
        engine = create_engine(server_url(make_url(self.url(database))), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            result = connection.exec_driver_sql(statement)
            found = [tuple(row) for row in result] if result.returns_rows else []
        engine.dispose()
        return found

    def control(self, what: str) -> None:
        """Start or restart it."""
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        settings += f" -c port={self.port} -c unix_socket_directories={self.folder}"
        log = self.folder / "log"
        _call("pg_ctl", what, "--wait", "-D", str(self.data), "-l", str(log), "-o", settings, "--mode=fast")


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a new folder; it is stopped and deleted at the end."""
    folder = Path(tempfile.mkdtemp(prefix="analyser-postgresql-"))
    stop = _command("pg_ctl", "stop", "-D", str(folder / "data"), "--mode=immediate")
    # In a session of its own, so that what ends the tests does not end it as well.
    keeper = [sys.executable, "-c", _KEEPER, str(folder), *stop]
    with subprocess.Popen(keeper, stdin=subprocess.PIPE, start_new_session=True, cwd="/"):
        _make(folder)
        server = Server(folder, _free_port())
        server.control("start")
        yield server


def _make(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = _system_owner()
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    languages = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-GB")
    _call("initdb", "-D", str(folder / "data"), "-U", _OWNER, "--no-sync", "--wal-segsize=1", *languages)
    (folder / "data" / "pg_hba.conf").write_text(_WHO_MAY)


def _call(program: str, *arguments: str) -> None:
    # Not a pipe: the server would inherit it and keep it open.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            _command(program, *arguments), stdout=said, stderr=said, cwd="/", check=False, timeout=120
        )
        said.seek(0)
        if done.returncode:
            message = said.read().decode(errors="replace")
            pytest.fail(f"PostgreSQL's {program} failed: {message}", pytrace=False)


def _command(program: str, *arguments: str) -> list[str]:
    # It refuses to run as root.
    who = ["runuser", "-u", _OWNER, "--"] if os.geteuid() == 0 else []
    return [*who, _find(program), *arguments]


def _find(program: str) -> str:
    """Debian keeps the server's programs off the PATH, one folder a version."""
    folders = [str(folder) for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which(program, path=os.pathsep.join([*folders, os.environ.get("PATH", os.defpath)]))
    if found is None:
        pytest.fail(_INSTALL.format(what=f"{program} was not found"), pytrace=False)
    return found


def _system_owner() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(_OWNER)
    except KeyError:
        pytest.fail(_INSTALL.format(what=f"there is no user {_OWNER!r} to run it as, as root may not"), pytrace=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
