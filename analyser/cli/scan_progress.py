"""How far a scan has come, in a file that another program watches: ``analyser scan --progress-to FILE``."""

import os
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError

from analyser.cli.progress import Progress
from analyser.cli.state_file import StateFile, read_state, why_failed

_SECONDS_BETWEEN = 0.5
_MOST_COLUMNS = 100


class ScanState(StrEnum):
    """What a scan is doing."""

    READING = "reading"  # it gets ready, and has not assessed a record yet
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # somebody ended it
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProgress:
    """How far a scan had come when it last said so.

    Attributes:
        state: What it was doing.
        process: Its number in the system.
        batch: Number of the batch that is saved to; None without a store, or if there was none yet.
        files: How many files there are; a zip or a table counts as one.
        files_read: How many of them have been read to their end.
        expected: About how many records and problems there are in all; None before they are counted.
        held: Records and problems that the batch held before, where a scan is resumed.
        records: Records assessed by this process; those that could not be read count too.
        problems: How many of them could not be read or assessed.
        seconds: How long it has been reading and assessing.
        columns: Each table's name with the columns that are used, as people are shown them.
        notices: What must be known about the result.
        error: Why it failed, or None.
    """

    state: ScanState = ScanState.READING
    process: int
    batch: int | None = None
    files: int = 0
    files_read: int = 0
    expected: int | None = None
    held: int = 0
    records: int = 0
    problems: int = 0
    seconds: float = 0.0
    columns: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    error: str | None = None

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """About how long it will still take, if it goes on as it does; None where that cannot be told."""
        if self.expected is None or not self.rate:
            return None
        return max(0, self.expected - self.held - self.records) / self.rate


_FORM = TypeAdapter(ScanProgress)


def read_scan_progress(file: Path) -> ScanProgress | None:
    """What a scan last said; None if it has said nothing yet, or what it said was lost with the power.

    Args:
        file: What was given to ``--progress-to``.
    """
    try:
        return _FORM.validate_python(read_state(file))
    except ValidationError:
        return None


class FileProgress:
    """Writes to a file, at most twice a second, what it passes on to a display."""

    def __init__(self, file: Path, display: Progress, seconds: float = _SECONDS_BETWEEN) -> None:
        self._file = StateFile(file)
        self._display = display
        self._seconds = seconds
        self._now = ScanProgress(process=os.getpid())
        self._start: float | None = None
        self._last = 0.0

    def __enter__(self) -> Self:
        """Begin.

        Raises:
            OutputError: The file cannot be written, or another scan writes to it.
        """
        self._file.take()
        self._write(surely=True)
        self._display.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say how it ended."""
        try:
            self._display.__exit__(kind, error, trace)
            if error is None:
                self._change(state=ScanState.DONE)
            elif isinstance(error, Exception):
                self._change(state=ScanState.FAILED, error=why_failed(error))
            else:
                self._change(state=ScanState.STOPPED)
            self._write(surely=True)
        finally:
            self._file.let_go()

    def expect(self, files: int, records: int | None = None) -> None:
        """Start the clock."""
        self._start = time.monotonic()
        self._change(files=files, expected=records)
        self._display.expect(files, records)
        self._write_now_and_then()

    def save_to(self, batch: int, held: int) -> None:
        """Written at once: without the number nobody could resume."""
        self._change(batch=batch, held=held)
        self._display.save_to(batch, held)
        self._write(surely=True)

    def columns_guessed(self, table: str, guess: str) -> None:
        """Keep them, though not those of hundreds of tables."""
        if len(self._now.columns) < _MOST_COLUMNS:
            self._change(columns=(*self._now.columns, (table, guess)))
        self._display.columns_guessed(table, guess)
        self._write_now_and_then()

    def file_read(self) -> None:
        """One more file has been read to its end."""
        self._change(files_read=self._now.files_read + 1)
        self._display.file_read()
        self._write_now_and_then()

    def record_done(self, *, problem: bool = False) -> None:
        """One more record has been assessed, or could not be."""
        now = self._now
        self._change(state=ScanState.RUNNING, records=now.records + 1, problems=now.problems + problem)
        self._display.record_done(problem=problem)
        self._write_now_and_then()

    def notice(self, message: str) -> None:
        """Keep it."""
        self._change(notices=(*self._now.notices, message))
        self._display.notice(message)

    def _change(self, **values: Any) -> None:  # noqa: ANN401 - some of the attributes
        self._now = replace(self._now, **values)

    def _write_now_and_then(self) -> None:
        if time.monotonic() - self._last >= self._seconds:
            self._write()

    def _write(self, *, surely: bool = False) -> None:
        self._last = time.monotonic()
        if self._start is not None:
            self._change(seconds=round(self._last - self._start, 2))
        now = self._now
        self._file.write(asdict(now) | {"rate": now.rate, "seconds_left": now.seconds_left}, surely=surely)
