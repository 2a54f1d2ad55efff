"""The command line: one file a command; they parse and print, the rest of the package does the work.

This module stays light: it is all that ``analyser --help`` imports.
"""

import signal
import sys
from types import TracebackType
from typing import Annotated

import typer
from typer.main import get_command

from analyser.cli.exit_codes import ExitCode
from analyser.cli.lazy import LazyGroup

_HELP = """\
Shows, with evidence, what the record of a strategy discussion fails to state.

It judges the recording, never the practice or a person. Every flag comes with its reason and its place in the text.
"""

_EPILOG = """\
[bold]Examples[/bold]

  analyser demo                               see what it does

  analyser scan records/ --out report.html    read the result in a browser

  analyser scan export.xlsx --out found.xlsx  one row a record, with evidence

  analyser scan records/ --format jsonl       one JSON object a line

  analyser check draft.docx                   what does my draft still lack?

[dim]Nothing leaves this computer. Try "analyser scan --help" for more examples.[/dim]
"""

app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=_HELP,
    epilog=_EPILOG,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"analyser {version('analyser')}")
        raise typer.Exit


@app.callback()
def analyser(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line and end the process with one of :class:`ExitCode`."""
    sys.excepthook = _report_fault
    signal.signal(signal.SIGTERM, _end)
    get_command(app)(prog_name="analyser")


def _end(number: int, frame: object) -> None:  # noqa: ARG001 - as signal calls it
    """End by an exception, so that half-written files are removed on the way out."""
    raise SystemExit(ExitCode.TERMINATED)


def _report_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say that this is no fault of the user's; exit with a code that means neither flags nor usage."""
    sys.__excepthook__(kind, error, trace)
    typer.echo(
        "This is a fault in analyser, not in what you did. Please report the lines above; "
        "take out any words of a record first.",
        err=True,
    )
    raise SystemExit(ExitCode.FAULT)
