"""The real dashboard, started as its users start it, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LONGEST_START = 120  # seconds; a start takes three on a machine with nothing else to do


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """One running dashboard.

    Attributes:
        url: Where it is, without a slash at the end.
        folder: What it works in; its home, its temporary files and its own data are in there.
        process: The command ``analyser dashboard``.
        started: When it was started, by ``time.monotonic``.
    """

    url: str
    folder: Path
    process: subprocess.Popen[bytes]
    started: float

    @property
    def store(self) -> str:
        """URL of the store that it was started with, unless another was asked for."""
        return f"sqlite:///{self.folder / 'findings.sqlite'}"

    def said(self) -> str:
        """All it has written to standard output and standard error."""
        return (self.folder / "log.txt").read_text(encoding="utf-8")

    def stop(self) -> None:
        """Stop it as Ctrl-C does, and wait."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)


@contextmanager
def serving(
    folder: Path,
    *arguments: str,
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
    store: str | None = None,
) -> Iterator[Dashboard]:
    """Run ``analyser dashboard`` until the block ends."""
    port = port or free_port()
    store = store or f"sqlite:///{folder / 'findings.sqlite'}"
    command = ["-m", "analyser", "dashboard", "--no-browser", "--port", str(port), "--store", store, *arguments]
    with running(launch(folder, command, port=port, environment=environment or {})) as dashboard:
        yield dashboard


@contextmanager
def running(dashboard: Dashboard) -> Iterator[Dashboard]:
    """Wait until it answers; stop it when the block ends."""
    try:
        _wait_until_there(dashboard)
        yield dashboard
    finally:
        dashboard.stop()


def launch(folder: Path, command: Sequence[str], *, port: int, environment: Mapping[str, str]) -> Dashboard:
    """Start Python with these arguments, alone in the folder; nothing is waited for."""
    own = {"HOME": folder / "home", "TMPDIR": folder / "tmp", "ANALYSER_DATA_FOLDER": folder / "data"}
    for each in own.values():
        each.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANALYSER_", "STREAMLIT_"))}
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=kept | {name: str(value) for name, value in own.items()} | dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    return Dashboard(url=f"http://127.0.0.1:{port}", folder=folder, process=process, started=time.monotonic())


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_there(dashboard: Dashboard) -> None:
    end = time.monotonic() + _LONGEST_START
    while time.monotonic() < end:
        if dashboard.process.poll() is not None:
            msg = f"The dashboard stopped with {dashboard.process.returncode}:\n{dashboard.said()}"
            raise AssertionError(msg)
        try:
            with urllib.request.urlopen(f"{dashboard.url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    msg = f"The dashboard did not answer within {_LONGEST_START} seconds:\n{dashboard.said()}"
    raise AssertionError(msg)
