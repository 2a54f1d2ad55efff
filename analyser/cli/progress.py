"""Showing how far a scan has come: a bar on a terminal, a line now and then in a log, or nothing."""

import sys
from time import monotonic
from types import TracebackType
from typing import Any, Protocol, Self

from rich.console import Console, RenderableType
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from analyser.cli.screen import screen, words
from analyser.reporting.wording import count_of

_SECONDS_BETWEEN_UPDATES = 0.1
_SECONDS_BETWEEN_LINES = 5.0
_NOTHING_YET: dict[str, Any] = {"records": 0, "rate": 0.0, "left": ""}


class Progress(Protocol):
    """What a scan tells about itself while it runs."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def expect(self, files: int, records: int | None = None) -> None:
        """Learn how many files there are, and about how many records if they were counted."""
        ...

    def save_to(self, batch: int, held: int) -> None:
        """Learn the number of the batch that is saved to, and how many records and problems it holds already."""
        ...

    def columns_guessed(self, table: str, guess: str) -> None:
        """Learn which columns of a table are used."""
        ...

    def file_read(self) -> None:
        """One more file has been read to its end."""
        ...

    def record_done(self, *, problem: bool = False) -> None:
        """One more record has been assessed, or could not be."""
        ...

    def notice(self, message: str) -> None:
        """Learn what must be known about the result; it is told at the end."""
        ...


def choose_progress(*, quiet: bool) -> Progress:
    """The display that suits standard error."""
    if quiet:
        return NoProgress()
    return BarProgress() if sys.stderr.isatty() else LineProgress()


class NoProgress:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing needs to be tidied."""

    def expect(self, files: int, records: int | None = None) -> None:
        """Nothing is shown."""

    def save_to(self, batch: int, held: int) -> None:
        """Nothing is shown."""

    def columns_guessed(self, table: str, guess: str) -> None:
        """Nothing is shown."""

    def file_read(self) -> None:
        """Nothing is shown."""

    def record_done(self, *, problem: bool = False) -> None:
        """Nothing is shown."""

    def notice(self, message: str) -> None:
        """Nothing is shown."""


class LineProgress(NoProgress):
    """Prints a plain line every few seconds, for logs."""

    def __init__(self, console: Console | None = None, seconds: float = _SECONDS_BETWEEN_LINES) -> None:
        self._console = console or screen(stderr=True)
        self._seconds = seconds
        self._files = self._files_read = self._records = 0
        self._start = self._last = monotonic()

    def expect(self, files: int, records: int | None = None) -> None:  # noqa: ARG002 - a line says what is done
        """Learn how many files there are."""
        self._files = files

    def file_read(self) -> None:
        """One more file has been read to its end."""
        self._files_read += 1

    def record_done(self, *, problem: bool = False) -> None:  # noqa: ARG002 - problems are listed at the end
        """Print a line if the last one is old enough."""
        self._records += 1
        now = monotonic()
        if now - self._last >= self._seconds:
            self._last = now
            rate = self._records / (now - self._start)
            files = f"{self._files_read:,} of {count_of(self._files, 'file')} read"
            self._say(f"{count_of(self._records, 'record')}, {rate:,.0f} a second, {files}")

    def columns_guessed(self, table: str, guess: str) -> None:
        """Print them on standard error."""
        self._say(words(f"{table}: {guess}"))

    def _say(self, message: RenderableType) -> None:
        self._console.print(message, soft_wrap=True)


class BarProgress(NoProgress):
    """A bar with records, records a second and time left; the time is known from the files read."""

    def __init__(self, console: Console | None = None) -> None:
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[records]:,} records"),
            TextColumn("{task.fields[rate]:,.0f} a second"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[left]}"),
            console=console or screen(stderr=True),
            transient=True,
        )
        self._task = self._bars.add_task("Getting ready", total=None, **_NOTHING_YET)
        self._records = self._files_read = 0
        self._start = self._last = monotonic()

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def expect(self, files: int, records: int | None = None) -> None:  # noqa: ARG002 - files move the bar
        """Start the clock; with a single file the bar cannot tell how much is left."""
        self._start = monotonic()
        fields = _NOTHING_YET | ({"left": "left"} if files > 1 else {})
        self._bars.reset(self._task, description="Scanning", total=files if files > 1 else None, **fields)

    def file_read(self) -> None:
        """One more file has been read to its end."""
        self._files_read += 1

    def record_done(self, *, problem: bool = False) -> None:  # noqa: ARG002 - problems are listed at the end
        """Move the bar, though not more often than eyes can follow."""
        self._records += 1
        now = monotonic()
        if now - self._last >= _SECONDS_BETWEEN_UPDATES:
            self._last = now
            rate = self._records / max(now - self._start, _SECONDS_BETWEEN_UPDATES)
            self._bars.update(self._task, completed=self._files_read, records=self._records, rate=rate)

    def columns_guessed(self, table: str, guess: str) -> None:
        """Print them above the bar."""
        self._bars.console.print(words(f"{table}: {guess}"), soft_wrap=True)
