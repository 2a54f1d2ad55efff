"""``analyser evaluate``: how well the engine agrees with people's labels."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from analyser.evaluation.authors import Evaluation, Scores
    from analyser.evaluation.bootstrap import Estimate
    from analyser.evaluation.labels import Label
    from analyser.evaluation.mistakes import Mistake
    from analyser.evaluation.said import Said
    from analyser.settings import Settings

SHIPPED = Path("data/synthetic/minutes")


def evaluate(
    labels: Annotated[
        list[Path] | None,
        typer.Argument(help="Labels files, or folders that hold them.", show_default=str(SHIPPED)),
    ] = None,
    *,
    findings: Annotated[
        Path | None,
        typer.Option(help="What `analyser scan` wrote; without it the records beside the labels are scanned now."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="Scan with this model, or none for rules alone.", show_default="the one in use")
    ] = None,
    by_author: Annotated[bool, typer.Option("--by-author", help="Score each author's records apart as well.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong, and why it was said.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
    seed: Annotated[int, typer.Option(help="Of the bootstrap that makes the intervals.")] = 0,
) -> None:
    """Score findings against labels, with 95 % intervals.

    Intervals are percentile bootstraps over records; near-identical records are resampled together.
    """
    from analyser.criteria import discover
    from analyser.evaluation import authors
    from analyser.evaluation.labels import read_labels
    from analyser.evaluation.mistakes import mistakes
    from analyser.evaluation.said import read_findings
    from analyser.settings import Settings

    gold = read_labels(labels or [SHIPPED])
    said = read_findings(findings) if findings else scan_with(gold, Settings(model=model) if model else Settings())
    evaluation = authors.evaluate(gold, said, discover(), seed=seed)
    wrong = mistakes(gold, said, evaluation) if errors else ()
    if as_json:
        _print_json(evaluation, wrong, by_author=by_author, errors=errors)
    else:
        _print_tables(evaluation, wrong, by_author=by_author)


def scan_with(gold: Sequence["Label"], settings: "Settings") -> dict[str, "Said"]:
    """Scan labelled records, with a progress bar.

    Args:
        gold: The records.
        settings: Which model to use.

    Returns:
        What was said, by record id.
    """
    from rich.progress import track

    from analyser.cli.screen import screen
    from analyser.evaluation.said import scan_labels
    from analyser.pipeline import load_pipeline

    console = screen(stderr=True)
    each = track(
        scan_labels(gold, load_pipeline(settings).assess),
        description="Scanning",
        total=len(gold),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    return {said.record_id: said for said in each}


def _print_json(evaluation: "Evaluation", wrong: Sequence["Mistake"], *, by_author: bool, errors: bool) -> None:
    import json

    form = evaluation.to_json()
    if not by_author:
        del form["authors"]
    if errors:
        form["mistakes"] = [mistake._asdict() for mistake in wrong]
    typer.echo(json.dumps(form, indent=2, ensure_ascii=False))


def _print_tables(evaluation: "Evaluation", wrong: Sequence["Mistake"], *, by_author: bool) -> None:
    from analyser.cli.screen import screen

    console = screen()
    console.print(_criteria_table(evaluation.overall), "")
    console.print(_summary_table({"all": evaluation.overall, **(evaluation.by_author if by_author else {})}))
    _print_notes(console, evaluation.overall)
    _print_mistakes(console, wrong)


def _criteria_table(scores: "Scores") -> "Table":
    from analyser.evaluation.scores import CRITERION_FIGURES

    title = f"{scores.records} records, 95 % intervals"
    headings = ("macro F1", "precision", "recall", "exact", "kappa", "evidence")
    rows = {name: [figures[each] for each in CRITERION_FIGURES] for name, figures in scores.criteria.items()}
    return _table(title, "criterion", headings, rows)


def _summary_table(parts: Mapping[str, "Scores"]) -> "Table":
    names = {
        "core_macro_f1": "core F1",
        "core_kappa": "core kappa",
        "extended_macro_f1": "extended F1",
        "action_recall": "action recall",
        "action_precision": "action precision",
        "owner_kind_accuracy": "owner kind",
        "due_accuracy": "due",
    }
    shown = [name for name in names if any(name in scores.summary for scores in parts.values())]
    rows = {part: [scores.summary.get(name) for name in shown] for part, scores in parts.items()}
    return _table("Means and actions", "records", [names[name] for name in shown], rows)


def _table(title: str, first: str, headings: Iterable[str], rows: Mapping[str, Sequence["Estimate | None"]]) -> "Table":
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE, show_edge=False, padding=0)
    table.add_column(first, no_wrap=True)
    for heading in headings:
        table.add_column(heading, justify="right")
    for name, row in rows.items():
        table.add_row(name, *(_cell(figure) for figure in row))
    return table


def _cell(figure: "Estimate | None") -> str:
    if figure is None or figure.value is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f}\n[dim]{figure.low:.2f}-{figure.high:.2f}[/dim]"


def _print_notes(console: "Console", scores: "Scores") -> None:
    counts = scores.actions
    console.print(
        f"{counts['gold']} labelled actions: {counts['found']} found, {counts['gold'] - counts['found']} missed; "
        f"{counts['spurious']} found that are none."
    )
    if scores.groups < scores.records:
        console.print(f"Near-identical records are resampled together: {scores.groups} groups.")
    if scores.calibration.error is not None:
        console.print(f"Expected calibration error of the confidences: {scores.calibration.error:.3f}.")
    if scores.absent:
        console.print(f"Labelled, but not known to this engine: {', '.join(scores.absent)}.")


def _print_mistakes(console: "Console", wrong: Sequence["Mistake"]) -> None:
    from analyser.cli.screen import words

    record = ""
    for mistake in wrong:
        if mistake.record_id != record:
            record = mistake.record_id
            console.print(words(f"\n{mistake.author}/{record}", "bold"))
        console.print(words(f"  {mistake.about}: said {mistake.said}, expected {mistake.expected}"))
        if mistake.reason:
            console.print(words(f"    reason:   {mistake.reason}"))
        for each in mistake.words:
            console.print(words(f"    labelled: {' '.join(each.split())}"))
