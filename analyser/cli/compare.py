"""``analyser compare``: is one model better than another, on what, and which records flipped?"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyser.cli.exit_codes import ExitCode
from analyser.errors import LabelsError

if TYPE_CHECKING:
    from rich.console import Console

    from analyser.evaluation.bootstrap import Estimate
    from analyser.evaluation.comparing import Comparison, Difference

EPILOG = """\
[bold]Examples[/bold]

  analyser compare none fast --unread         what does the model add to the rules?

  analyser compare fast trial                 is my training better than what ships?

  analyser compare fast trial our-labels      the same on labelled records of your own

[bold]Exit codes[/bold]

  0  done

  1  B is worse on a core criterion than chance explains: the promotion gate refuses it
"""

_MOST_FLIPS = 40


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A model's name, or none for rules alone.", show_default=False)],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.", show_default=False)],
    labels: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Labelled records to scan with both. Without any, each author of the project's records as read by "
            "models made without that author.",
            show_default=False,
        ),
    ] = None,
    *,
    unread: Annotated[
        bool,
        typer.Option(
            "--unread", help="Only the project's records that nobody had read while rules were written: fair to both."
        ),
    ] = False,
    models: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where models are kept.", show_default="the project's models")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the bootstrap that makes the intervals.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
) -> None:
    """Compare two models by a paired bootstrap over labelled records."""
    from analyser.cli.screen import scanning
    from analyser.detecting.shelf import NONE
    from analyser.evaluation.labels import read_labels
    from analyser.settings import Settings
    from analyser.training.promoting import compare_models
    from analyser.training.splits import UNREAD_AUTHORS

    if unread and labels:
        msg = "--unread chooses among the project's records. Leave it out, or name no records."
        raise LabelsError(msg)
    settings = Settings(models=models) if models else Settings()
    gold = read_labels(labels) if labels else None
    with scanning() as tick:
        authors = UNREAD_AUTHORS if unread else ()
        found = compare_models(a, b, settings, labels=gold, authors=authors, seed=seed, tick=tick)
    if NONE in {a, b} and not labels and not unread:
        _warn_of_reading()
    if as_json:
        _print_json(found)
    else:
        _print_tables(found, a, b)
    if found.refused:
        raise typer.Exit(ExitCode.FLAGGED)


def _warn_of_reading() -> None:
    from analyser.cli.screen import screen, words

    notice = (
        "Rules were written by reading the records of some of these authors: these figures flatter rules alone. "
        "Honest ones: --unread."
    )
    screen(stderr=True).print(words(notice), soft_wrap=True)


def _print_json(found: "Comparison") -> None:
    import json

    def shown(figures: Mapping[str, "Difference"]) -> dict[str, object]:
        return {
            name: {"a": each.before.value, "b": each.after.value, "gain": each.gain._asdict()}
            for name, each in figures.items()
        }

    form = {
        "records": found.records,
        "summary": shown(found.summary),
        "criteria": shown(found.criteria),
        "flips": [{**each._asdict(), "gain": each.is_gain, "loss": each.is_loss} for each in found.flips],
        "refused": list(found.refused),
    }
    typer.echo(json.dumps(form, indent=2))


def _print_tables(found: "Comparison", a: str, b: str) -> None:
    from rich.box import SIMPLE
    from rich.table import Table

    from analyser.cli.screen import screen, words

    console = screen()
    table = Table(title=f"{found.records} records", title_justify="left", box=SIMPLE, show_edge=False, padding=0)
    table.add_column("figure", no_wrap=True)
    for heading in (a, b, "gain", "95 % interval"):
        table.add_column(words(heading), justify="right", no_wrap=True)
    table.add_column("")
    for name, each in {**found.summary, **found.criteria}.items():
        word = "better" if each.is_better else "worse" if each.is_worse else ""
        gain = "-" if each.gain.value is None else f"{each.gain.value:+.3f}"
        table.add_row(name, _value(each.before), _value(each.after), gain, _interval(each.gain), word)
    console.print(table)
    _print_flips(console, found)
    if found.refused:
        console.print(f"\nThe promotion gate refuses {b}: it is worse on {', '.join(found.refused)}.", soft_wrap=True)
    else:
        console.print(f"\nThe promotion gate lets {b} pass: no core criterion is worse than chance explains.")


def _print_flips(console: "Console", found: "Comparison") -> None:
    gains = sum(flip.is_gain for flip in found.flips)
    losses = sum(flip.is_loss for flip in found.flips)
    console.print(f"\n{len(found.flips)} findings flipped: {gains} became right, {losses} became wrong.")
    for flip in found.flips[:_MOST_FLIPS]:
        mark = "+" if flip.is_gain else "-" if flip.is_loss else " "
        before, after = (each.value if each else "nothing" for each in (flip.before, flip.after))
        console.print(f"{mark} {flip.author}/{flip.record_id} {flip.criterion}: {before} -> {after}", soft_wrap=True)
    if len(found.flips) > _MOST_FLIPS:
        console.print(f"... and {len(found.flips) - _MOST_FLIPS} more; --json lists all.")


def _value(figure: "Estimate") -> str:
    return "-" if figure.value is None else f"{figure.value:.3f}"


def _interval(figure: "Estimate") -> str:
    return "" if figure.low is None or figure.high is None else f"{figure.low:+.3f} to {figure.high:+.3f}"
