"""A group of commands whose modules are imported only when they are called.

``analyser --help`` must answer at once, and the commands' modules are not needed to list them: the
table below holds the one line of each. A test holds the lines against the commands' own.
"""

import importlib
from types import MappingProxyType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from analyser.cli.exit_codes import ExitCode
from analyser.errors import AnalyserError

COMMANDS = MappingProxyType(
    {
        "dashboard": "Open the dashboard in a browser: scan, review, trends, drafts.",
        "scan": "Assess files, folders, zips and tables of records; write what is missing, with evidence.",
        "check": "Say what one draft still lacks.",
        "criteria": "Show what is looked for, and why.",
        "demo": "Scan the demo batch and show what comes out.",
        "generate": "Make synthetic records with labels, to train and test on.",
        "store": "Look into and tidy the database of findings.",
        "trends": "Show the share of records that meets each criterion over time, and what is more than chance.",
        "report": "Write trends for a board: charts with limits, tables and method, as Word or Excel.",
        "train": "Train a model and write its folder and card.",
        "compare": "Compare two models by a paired bootstrap over labelled records.",
        "models": "List learned models, put one into use, or go back to the one before.",
        "evaluate": "Score findings against labels, with 95 % intervals.",
        "benchmark": "Measure the speed of the whole scan.",
    }
)
"""The commands in the order of the help: ``name`` is ``analyser/cli/<name>.py``."""


def load_command(name: str) -> Any:  # noqa: ANN401 - Typer keeps its command classes private
    """Import one command's module: it has a function of the command's name, or a Typer named ``app``."""
    module = importlib.import_module(f"analyser.cli.{name}")
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False)
        app.command(name, epilog=getattr(module, "EPILOG", None))(getattr(module, name))
    command = get_command(app)
    command.name = name
    return command


class LazyGroup(TyperGroup):
    """Lists commands from :data:`COMMANDS`, imports the one that is called, and answers for its errors."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - whatever Typer passes on
        super().__init__(**attributes)
        for name, line in COMMANDS.items():
            self.add_command(TyperCommand(name, help=line), name)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401
        """The command that is called, imported."""
        name, command, rest = super().resolve_command(ctx, args)
        return (name, load_command(name), rest) if name else (name, command, rest)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as Typer declares it
        """Run the command; an error raised on purpose becomes one line and an exit code."""
        from analyser.cli.screen import leave_pipe, print_error

        try:
            return super().invoke(ctx)
        except AnalyserError as error:
            print_error(str(error))
            raise typer.Exit(ExitCode.USAGE) from error
        except BrokenPipeError as error:
            leave_pipe()
            raise typer.Exit(ExitCode.READER_GONE) from error
        except KeyboardInterrupt as error:
            print_error("Stopped.")
            raise typer.Exit(ExitCode.STOPPED) from error
