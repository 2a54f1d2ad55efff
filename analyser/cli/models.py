"""``analyser models``: what models there are, which one is in use, and how to change it."""

from pathlib import Path
from typing import Annotated

import typer

from analyser.cli.exit_codes import ExitCode
from analyser.cli.screen import print_error, screen, words
from analyser.detecting.model_files import read_model
from analyser.detecting.shelf import NONE, Shelf
from analyser.errors import ModelError
from analyser.settings import Settings

app = typer.Typer(
    name="models",
    help="List learned models, put one into use, or go back to the one before.",
    no_args_is_help=True,
    add_completion=False,
)

Models = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Where models are kept.", show_default="the project's models")
]


@app.command("list")
def list_models(models: Models = None) -> None:
    """Show every model with its figures, and which one is in use."""
    from rich.table import Table

    shelf = _settings(models).shelf()
    table = Table(title=words(" and ".join(map(str, shelf.folders))), title_justify="left")
    for heading in ("Model", "In use", "Version", "Encoder"):
        table.add_column(heading)
    for heading in ("Core F1", "Extended F1"):
        table.add_column(heading, justify="right")
    current, errors = shelf.current(), []
    for name in shelf.names():
        in_use = "yes" if name == current else ""
        try:
            about = read_model(shelf.path(name)).description
        except ModelError as error:
            errors.append(str(error))
            table.add_row(*map(words, (name, in_use, "unusable", "", "", "")))
            continue
        left_out = about.training.get("left_out")
        figures = (
            [f"{left_out['summary'][each][0]:.2f}" for each in ("core_macro_f1", "extended_macro_f1")]
            if left_out
            else ["-", "-"]
        )
        row = (name, in_use, str(about.version), "yes" if about.full else "no", *figures)
        table.add_row(*map(words, row))
    table.add_row(NONE, "yes" if current == NONE else "", "", "no", "", "", end_section=True)
    screen().print(table)
    screen().print("Figures are of each author read by a model made without that author.")
    for message in errors:
        print_error(message)
    if errors:
        raise typer.Exit(ExitCode.USAGE)


@app.command()
def card(name: Annotated[str, typer.Argument(help="The model.", show_default=False)], models: Models = None) -> None:
    """Show a model's card."""
    from rich.markdown import Markdown

    from analyser.detecting.model_files import CARD

    folder = _settings(models).shelf().find(name)
    if folder is None:
        msg = "Rules alone have no card; `analyser criteria` explains them."
        raise ModelError(msg)
    read_model(folder)
    screen().print(Markdown((folder / CARD).read_text(encoding="utf-8")))


@app.command()
def promote(
    name: Annotated[str, typer.Argument(help="The model to use from now on.", show_default=False)],
    *,
    models: Models = None,
    force: Annotated[bool, typer.Option("--force", help="Even if the promotion gate refuses it.")] = False,
) -> None:
    """Put a model into use, unless it is worse than the one in use on a core criterion."""
    from analyser.cli.screen import scanning
    from analyser.training.promoting import promote as put_into_use

    settings = _settings(models)
    with scanning() as tick:
        left = put_into_use(name, settings, force=force, tick=tick)
    if left == name:
        screen().print(words(f"{name} is in use already."))
        return
    screen().print(words(f"{name} is in use now.{_way_back(settings.shelf(), left)}"), soft_wrap=True)


@app.command()
def rollback(models: Models = None) -> None:
    """Put the model that was in use before into use again."""
    shelf = _settings(models).shelf()
    left = shelf.current()
    now = shelf.roll_back()
    screen().print(words(f"{now} is in use again instead of {left}."))


def _settings(folder: Path | None) -> Settings:
    return Settings(models=folder) if folder else Settings()


def _way_back(shelf: Shelf, left: str) -> str:
    """How to undo a promotion; "" where the model that was in use before is no longer there."""
    if left == NONE:
        return " `analyser models rollback` goes back to rules alone."
    return f" `analyser models rollback` brings {left} back." if left in shelf.names() else ""
