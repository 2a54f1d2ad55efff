"""Printing to a terminal: words from records never become mark-up, colours or control sequences."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from analyser.cli.exit_codes import ExitCode
from analyser.domain.finding import Status
from analyser.reporting.safe_text import printable
from analyser.reporting.wording import STATUS_SIGNS, STATUS_WORDS

STATUS_STYLES = {Status.MET: "green", Status.PARTLY_MET: "yellow", Status.NOT_MET: "red", Status.NOT_ASSESSED: "dim"}


class Screen(Console):
    """A console whose end is told apart from "flags found" when its reader goes away."""

    def on_broken_pipe(self) -> NoReturn:
        """End quietly."""
        leave_pipe()
        raise SystemExit(ExitCode.READER_GONE)


def screen(*, stderr: bool = False) -> Screen:
    """A console on standard output or standard error that can show any character, if need be as ``?``."""
    stream = sys.stderr if stderr else sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)  # a stream that took its place may lack it
    if reconfigure is not None:
        reconfigure(errors="replace")
    return Screen(stderr=stderr, highlight=False, soft_wrap=False)


def words(text: str, style: str = "") -> Text:
    """Text to be shown exactly as it is, without anything a terminal would obey."""
    return Text(printable(text), style=style)


def status_words(status: Status) -> Text:
    """A status as sign and words, in its colour."""
    return Text(f"{STATUS_SIGNS[status]} {STATUS_WORDS[status]}", style=STATUS_STYLES[status])


def print_error(message: str) -> None:
    """Say on standard error why a command cannot go on."""
    screen(stderr=True).print(Text.assemble(("Error: ", "bold red"), words(message)), soft_wrap=True)


@contextmanager
def scanning() -> Iterator[Callable[[float], None]]:
    """A bar on standard error, on a terminal, for as long as labelled records are scanned."""
    from rich.progress import Progress

    console = screen(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Scanning", total=1.0, visible=False)
        yield lambda share: progress.update(task, completed=share, visible=True)


def leave_pipe() -> None:
    """Let go of a standard output nobody reads, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
