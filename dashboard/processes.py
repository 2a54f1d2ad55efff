"""Processes that outlive the page, and the dashboard, that started them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_PAUSE = 0.05


def start_group(command: Sequence[str], environment: Mapping[str, str], output: Path) -> subprocess.Popen[bytes]:
    """Start a program in a group of its own, so that what ends the dashboard does not end it.

    Args:
        command: The program with its arguments.
        environment: Its whole environment.
        output: Where all it prints goes; made for its owner alone.

    Returns:
        The process, which somebody must wait for, or its end stays in the system's list.
    """
    descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        return subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            creationflags=_FLAGS,
            start_new_session=True,
        )


def end_group(process: int, is_alive: Callable[[], bool], *, patience: float = 10) -> None:
    """Ask a process to end; end it and its children by force if it does not.

    Args:
        process: The number of a process that was started with :func:`start_group`.
        is_alive: Says whether it is there still: its number may belong to another program by now.
        patience: Seconds for it to clear up after itself.
    """
    if not is_alive():
        return
    with suppress(ProcessLookupError):  # it ended in this moment
        _ask(process)
    until = time.monotonic() + patience
    while is_alive():
        if time.monotonic() >= until:
            with suppress(ProcessLookupError):
                _force(process)
            until = time.monotonic() + patience
        time.sleep(_PAUSE)


if sys.platform == "win32":
    _FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW

    def _ask(process: int) -> None:
        """There is no asking a program without a window here; what it writes must stand being ended at any time."""
        _force(process)

    def _force(process: int) -> None:
        subprocess.run(["taskkill", "/PID", str(process), "/T", "/F"], capture_output=True, check=False)
else:
    _FLAGS = 0

    def _ask(process: int) -> None:
        os.kill(process, signal.SIGTERM)  # it ends its children itself

    def _force(process: int) -> None:
        os.killpg(process, signal.SIGKILL)
