"""``analyser train``: labelled records and phrase banks in, a model with its card out."""

from pathlib import Path
from typing import Annotated

import typer

EPILOG = """\
[bold]Examples[/bold]

  analyser train --name trial                          on the records and phrases that come with the project

  analyser generate --n 10000 --out more               then learn from those as well:

  analyser train --name trial --generated more

  analyser train --name with-reviews --reviews --store findings.sqlite    and from what your reviewers hold right

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
    reviews: Annotated[
        bool, typer.Option("--reviews", help="Learn from what reviewers in the store hold right as well.")
    ] = False,
    store: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The store for --reviews.", show_default="ANALYSER_STORE, or your own"),
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
        typer.Option(metavar="FOLDER", help="First fine-tune an encoder and keep it here; needs the extra encoder."),
    ] = None,
    evaluate: Annotated[
        bool, typer.Option("--evaluate/--no-evaluate", help="Leave each author out in turn, for the card.")
    ] = True,
    models: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where models are kept.", show_default="your own")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of fine-tuning; all else gives the same without one.")] = 7,
    progress_to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep in this file, as JSON, how far it has come.")
    ] = None,
) -> None:
    """Train a model and write its folder and card.

    The heads take about a minute; leaving each author out takes a few more, and fine-tuning most of an hour.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from analyser.cli.screen import screen, words
    from analyser.cli.train_progress import ProgressTold
    from analyser.evaluation.shipped import shipped
    from analyser.settings import Settings
    from analyser.training.work import TrainRequest, run_training

    settings = Settings()
    request = TrainRequest(
        name=name,
        labels=tuple(labels or [shipped("minutes")]),
        generated=tuple(generated or ()),
        reviews=(store or settings.dashboard_store) if reviews else None,
        phrases=phrases or shipped("phrases"),
        encoder=encoder,
        fine_tune=fine_tune,
        evaluate=evaluate,
        models=models or settings.models,
        seed=seed,
    )
    console = screen(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with (
        ProgressTold(progress_to) as told,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        task = progress.add_task("Starting", total=1.0)

        def tick(stage: str, share: float) -> None:
            progress.update(task, description=stage, completed=share)
            told.tick(stage, share)

        made = run_training(request, tick)
        told.made(made.label)
    screen().print(words(f"Written: {made.folder} ({made.label}). Read its card.md before you use it."), soft_wrap=True)
