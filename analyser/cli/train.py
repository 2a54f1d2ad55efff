"""``analyser train``: labelled records and phrase banks in, a model with its card out."""

from pathlib import Path
from typing import Annotated

import typer

EPILOG = """\
[bold]Examples[/bold]

  analyser train --name trial                          on the records and phrases that come with the project

  analyser generate --n 10000 --out more               then learn from those as well:

  analyser train --name trial --generated more

  analyser store export-labels findings.sqlite --out reviews

  analyser train data/synthetic/minutes reviews --name with-reviews

  analyser compare fast trial                          is it better, and on what?

  analyser models promote trial                        use it from now on
"""


def train(
    labels: Annotated[
        list[Path] | None,
        typer.Argument(help="Labels files, or folders that hold them.", show_default="data/synthetic/minutes"),
    ] = None,
    *,
    name: Annotated[str, typer.Option(help="What to call the model; one of that name is replaced.")],
    generated: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="Records of `analyser generate` to learn from as well. Repeatable."),
    ] = None,
    phrases: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The phrase banks.", show_default="data/synthetic/phrases")
    ] = None,
    encoder: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Take the encoder of this model, or of a fine-tuning; without it, none."),
    ] = None,
    fine_tune: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="First fine-tune an encoder and keep it here; needs 'analyser[encoder]'."),
    ] = None,
    evaluate: Annotated[
        bool, typer.Option("--evaluate/--no-evaluate", help="Leave each author out in turn, for the card.")
    ] = True,
    models: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where models are kept.", show_default="the project's models")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of fine-tuning; all else gives the same without one.")] = 7,
) -> None:
    """Train a model and write its folder and card.

    The heads take about a minute; leaving each author out takes a few more, and fine-tuning most of an hour.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from analyser.cli.screen import screen, words
    from analyser.settings import Settings
    from analyser.training.work import TrainRequest, run_training

    request = TrainRequest(
        name=name,
        labels=tuple(labels or [Path("data/synthetic/minutes")]),
        generated=tuple(generated or ()),
        phrases=phrases or Path("data/synthetic/phrases"),
        encoder=encoder,
        fine_tune=fine_tune,
        evaluate=evaluate,
        models=models or Settings().models,
        seed=seed,
    )
    console = screen(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Starting", total=1.0)

        def tick(stage: str, share: float) -> None:
            progress.update(task, description=stage, completed=share)

        made = run_training(request, tick)
    screen().print(words(f"Written: {made.folder} ({made.label}). Read its card.md before you use it."), soft_wrap=True)
