"""A lock that a process holds on a file until it ends, however it ends."""

import os
import sys
import time
from pathlib import Path

_TRIES, _PAUSE = 20, 0.05
"""Whoever asks whether the lock is held holds it for a moment."""


class FileLock:
    """A lock for this process; the file is there while it is held.

    Attributes:
        file: The file, for this purpose alone.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take it; False if another process holds it.

        Raises:
            OSError: The file cannot be made.
        """
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
        for _ in range(_TRIES):
            if _try(descriptor, shared=False):
                self._descriptor = descriptor
                return True
            time.sleep(_PAUSE)
        os.close(descriptor)
        return False

    def let_go(self) -> None:
        """Let go of it, if it is held, and remove the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            self.file.unlink(missing_ok=True)


def is_locked(file: Path) -> bool:
    """Whether a process that is alive holds the lock.

    Raises:
        OSError: The file is there and cannot be opened.
    """
    try:
        descriptor = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _try(descriptor, shared=True)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int, *, shared: bool) -> bool:  # noqa: ARG001 - Windows has no shared lock here
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:  # what it says of a lock that is held
            return False
        return True
else:
    import fcntl

    def _try(descriptor: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
