"""How far a training has come, in a file that another program watches: ``analyser train --progress-to FILE``."""

import os
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter, ValidationError

from analyser.cli.state_file import StateFile, read_state, why_failed

_SECONDS_BETWEEN = 0.5


class TrainState(StrEnum):
    """What a training is doing."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # somebody ended it
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainProgress:
    """How far a training had come when it last said so.

    Attributes:
        state: What it was doing.
        process: Its number in the system.
        stage: What of the work was being done, in words.
        share: How much of that was done.
        seconds: How long it has been at work.
        model: Name and version of the model it made; None before that.
        error: Why it failed, or None.
    """

    state: TrainState = TrainState.RUNNING
    process: int
    stage: str = ""
    share: float = 0.0
    seconds: float = 0.0
    model: str | None = None
    error: str | None = None


_FORM = TypeAdapter(TrainProgress)


def read_train_progress(file: Path) -> TrainProgress | None:
    """What a training last said; None if it has said nothing yet.

    Args:
        file: What was given to ``--progress-to``.
    """
    try:
        return _FORM.validate_python(read_state(file))
    except ValidationError:
        return None


class ProgressTold:
    """Writes the file while a training runs, at most twice a second, and how it ended; without a file, nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = None if file is None else StateFile(file)
        self._now = TrainProgress(process=os.getpid())
        self._start = time.monotonic()
        self._last = self._start

    def __enter__(self) -> Self:
        """Begin.

        Raises:
            OutputError: The file cannot be written, or another training writes to it.
        """
        if self._file is not None:
            self._file.take()
        self._write(surely=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say how it ended."""
        if error is None:
            self._now = replace(self._now, state=TrainState.DONE, share=1.0)
        elif isinstance(error, Exception):
            self._now = replace(self._now, state=TrainState.FAILED, error=why_failed(error))
        else:
            self._now = replace(self._now, state=TrainState.STOPPED)
        try:
            self._write(surely=True)
        finally:
            if self._file is not None:
                self._file.let_go()

    def tick(self, stage: str, share: float) -> None:
        """Learn what is being done and how much of it is done."""
        begun = stage != self._now.stage
        self._now = replace(self._now, stage=stage, share=round(share, 3))
        if begun or time.monotonic() - self._last >= _SECONDS_BETWEEN:
            self._write()

    def made(self, label: str) -> None:
        """Learn which model was made."""
        self._now = replace(self._now, model=label)

    def _write(self, *, surely: bool = False) -> None:
        self._last = time.monotonic()
        self._now = replace(self._now, seconds=round(self._last - self._start, 1))
        if self._file is not None:
            self._file.write(asdict(self._now), surely=surely)
