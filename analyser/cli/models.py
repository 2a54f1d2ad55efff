"""``analyser models``: what models there are, which one is in use, and how to change it."""

from pathlib import Path
from typing import Annotated

import typer

from analyser.cli.screen import screen, words
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

    shelf = _shelf(models)
    table = Table(title=words(str(shelf.folder)), title_justify="left")
    for heading in ("Model", "In use", "Version", "Encoder"):
        table.add_column(heading)
    for heading in ("Core F1", "Extended F1"):
        table.add_column(heading, justify="right")
    current = shelf.current()
    for name in shelf.names():
        about = read_model(shelf.folder / name).description
        left_out = about.training.get("left_out")
        figures = (
            [f"{left_out['summary'][each][0]:.2f}" for each in ("core_macro_f1", "extended_macro_f1")]
            if left_out
            else ["-", "-"]
        )
        row = (name, "yes" if name == current else "", str(about.version), "yes" if about.full else "no", *figures)
        table.add_row(*map(words, row))
    table.add_row(NONE, "yes" if current == NONE else "", "", "no", "", "", end_section=True)
    screen().print(table)
    screen().print("Figures are of each author read by a model made without that author.")


@app.command()
def card(name: Annotated[str, typer.Argument(help="The model.", show_default=False)], models: Models = None) -> None:
    """Show a model's card."""
    from rich.markdown import Markdown

    from analyser.detecting.model_files import CARD

    folder = _shelf(models).find(name)
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
    shelf = _shelf(models)
    folder, current = shelf.find(name), shelf.current()
    if folder is not None:
        read_model(folder)
    if name == current:
        screen().print(words(f"{name} is in use already."))
        return
    if not force:
        refused = _refused(shelf, current, name)
        if refused:
            msg = (
                f"{name} is worse than {current} on {', '.join(refused)}; see `analyser compare {current} {name}`. "
                "Train it on more, or use --force."
            )
            raise ModelError(msg)
    shelf.promote(name)
    screen().print(words(f"{name} is in use now. `analyser models rollback` brings {current} back."), soft_wrap=True)


@app.command()
def rollback(models: Models = None) -> None:
    """Put the model that was in use before into use again."""
    shelf = _shelf(models)
    left = shelf.current()
    now = shelf.roll_back()
    screen().print(words(f"{now} is in use again instead of {left}."))


def _shelf(folder: Path | None) -> Shelf:
    return Shelf(folder or Settings().models)


def _refused(shelf: Shelf, current: str, name: str) -> tuple[str, ...]:
    from analyser.cli.compare import SHIPPED, said_by
    from analyser.criteria import discover
    from analyser.evaluation.comparing import compare_engines
    from analyser.evaluation.labels import read_labels

    gold = read_labels([SHIPPED])
    before, after = (said_by(each, gold, shelf.folder, scan=False) for each in (current, name))
    return compare_engines(gold, before, after, discover()).refused
