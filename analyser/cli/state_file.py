"""A file of JSON in which a command says how far it has come, for another program to watch.

It is replaced as a whole, so that nobody reads half of it. While the command lives it holds a lock on a file beside
it, which the system lets go however the process ends: that tells what is slow from what was killed.
"""

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analyser.cli.file_lock import FileLock, is_locked
from analyser.errors import AnalyserError, OutputError

_TRIES, _PAUSE = 20, 0.05
"""On Windows a file cannot be replaced in the moment in which another program reads it."""


class StateFile:
    """Written by one process at a time.

    Attributes:
        file: Where it is.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = FileLock(_lock_file(file))

    def take(self) -> None:
        """Begin to write to it.

        Raises:
            OutputError: It cannot be written, or another process writes to it.
        """
        try:
            taken = self._lock.take()
        except OSError as error:
            raise self._refused(error) from error
        if not taken:
            msg = f"Cannot write {self.file}: another process writes its progress to it. Name another file."
            raise OutputError(msg)

    def let_go(self) -> None:
        """Write no more."""
        self._lock.let_go()

    def write(self, said: Mapping[str, Any], *, surely: bool = False) -> None:
        """Replace what it holds.

        Args:
            said: What JSON can say; no words of a record.
            surely: Whether it must be written; else the next time will do.

        Raises:
            OutputError: It must be written and cannot be.
        """
        for left in reversed(range(_TRIES if surely else 1)):
            try:
                self._replace(said)
            except OSError as error:
                if surely and (not left or not isinstance(error, PermissionError)):
                    raise self._refused(error) from error
                time.sleep(_PAUSE if surely else 0)
            else:
                return

    def _replace(self, said: Mapping[str, Any]) -> None:
        beside = self.file.with_name(f"{self.file.name}.part")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            json.dump(said, stream)
        beside.replace(self.file)

    def _refused(self, error: OSError) -> OutputError:
        return OutputError(
            f"Cannot write {self.file}: {error.strerror or error}. Name a file in a folder where you may write."
        )


def read_state(file: Path) -> dict[str, Any] | None:
    """What a command last said; None if it has said nothing yet, or what it said was lost with the power."""
    try:
        said = json.loads(file.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return said if isinstance(said, dict) else None


def is_alive(file: Path) -> bool:
    """Whether a process that writes to this file is alive."""
    return is_locked(_lock_file(file))


def why_failed(error: Exception) -> str:
    """Why a command failed, without a word of a record."""
    if isinstance(error, AnalyserError):
        return str(error)
    kind = type(error).__name__  # not its message, which may quote a record
    return f"There is a fault in analyser ({kind}); please report it."


def _lock_file(file: Path) -> Path:
    return file.with_name(f"{file.name}.lock")
