"""``analyser evaluate``: how well the engine agrees with people's labels."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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

EPILOG = """\
[bold]Examples[/bold]

  analyser evaluate --by-author                      how well do engine and labels agree?

  analyser evaluate --left-out --by-author           the same, each author by a model made without that author

  analyser evaluate our-labels --suspects            which labels should somebody look at again?

  analyser evaluate --false-flags 0.05               which flags to begin with, so that at most 1 in 20 is false?

  analyser evaluate --most-flags 50                  which, so that at most 50 turn up in 100 records?
"""

_MEANS = {
    "core_macro_f1": "core F1",
    "core_kappa": "core kappa",
    "extended_macro_f1": "extended F1",
    "action_recall": "action recall",
    "action_precision": "action precision",
    "owner_kind_accuracy": "owner kind",
    "due_accuracy": "due",
}
_PARTIES = {
    "missing_party_recall": "recall",
    "missing_party_precision": "precision",
    "missing_parties_right": "all right",
    "missing_parties_right_partly": "all right, where some attended",
}


def evaluate(
    labels: Annotated[
        list[Path] | None,
        typer.Argument(help="Labels files, or folders that hold them.", show_default="data/synthetic/minutes"),
    ] = None,
    *,
    findings: Annotated[
        Path | None,
        typer.Option(help="What `analyser scan` wrote; without it the records beside the labels are scanned now."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="Scan with this model, or none for rules alone.", show_default="the one in use")
    ] = None,
    models: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where models are kept.", show_default="the project's models")
    ] = None,
    left_out: Annotated[
        bool,
        typer.Option("--left-out", help="Records the model has learnt from: as models made without their author read."),
    ] = False,
    by_author: Annotated[bool, typer.Option("--by-author", help="Score each author's records apart as well.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong, and why it was said.")] = False,
    suspects: Annotated[
        bool,
        typer.Option("--suspects", help="Instead of scores, list labels that may be wrong. Implies --left-out."),
    ] = False,
    false_flags: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE",
            min=0.0,
            max=1.0,
            help="Instead of scores, say how sure a flag must be to be shown first so that at most this share of "
            "those is false. It orders flags and hides none. Implies --left-out.",
        ),
    ] = None,
    most_flags: Annotated[
        float | None,
        typer.Option(
            metavar="NUMBER", min=0.0, help="The same, so that at most so many of 100 records' flags come first."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
    seed: Annotated[int, typer.Option(help="Of the bootstrap that makes the intervals.")] = 0,
) -> None:
    """Score findings against labels, with 95 % intervals.

    Intervals are percentile bootstraps over records; near-identical records are resampled together.

    With --suspects, --false-flags or --most-flags it plans a second look instead: at labels, or at the surest flags.
    """
    from analyser.cli.screen import scanning
    from analyser.cli.second_look import plan
    from analyser.evaluation.labels import read_labels
    from analyser.evaluation.said import read_findings
    from analyser.evaluation.shipped import shipped
    from analyser.evaluation.thresholds import Limit
    from analyser.training.unlearnt import scan_with

    limit = Limit(false_flags=false_flags, most_flags=most_flags)
    planning = suspects or limit != Limit()
    gold: Sequence[Label] = read_labels(labels or [shipped("minutes")], partial=suspects)
    chosen: dict[str, Any] = {"model": model, "models": models}
    if findings:
        said: Mapping[str, Said] = read_findings(findings)
    elif planning or left_out:
        gold, said = _read_without_learning(gold, _settings(chosen))
    else:
        _warn_of_learning(gold, _settings(chosen))
        with scanning() as tick:
            said = scan_with(gold, _settings(chosen), tick)
    if planning:
        plan(gold, said, suspects=suspects, limit=limit, as_json=as_json)
    else:
        _score(gold, said, by_author=by_author, errors=errors, as_json=as_json, seed=seed)


def _settings(chosen: Mapping[str, Any]) -> "Settings":
    from analyser.settings import Settings

    return Settings(**{name: value for name, value in chosen.items() if value is not None})


def _score(
    gold: Sequence["Label"], said: Mapping[str, "Said"], *, by_author: bool, errors: bool, as_json: bool, seed: int
) -> None:
    from analyser.criteria import discover
    from analyser.evaluation import authors
    from analyser.evaluation.mistakes import mistakes

    evaluation = authors.evaluate(gold, said, discover(), seed=seed)
    wrong = mistakes(gold, said, evaluation) if errors else ()
    if as_json:
        _print_json(evaluation, wrong, by_author=by_author, errors=errors)
    else:
        _print_tables(evaluation, wrong, by_author=by_author)


def _read_without_learning(
    gold: Sequence["Label"], settings: "Settings"
) -> tuple[Sequence["Label"], Mapping[str, "Said"]]:
    """What is said of records by what has not learnt from them; it is told which nobody can read so."""
    from analyser.cli.screen import scanning, screen, words
    from analyser.training.unlearnt import read_without_learning

    with scanning() as tick:
        found = read_without_learning(gold, settings, tick)
    if found.unread:
        count, names = len(found.unread), ", ".join(dict.fromkeys(label.author for label in found.unread))
        notice = (
            f"Left aside: {count} records of {names}: the model has learnt from them, and nothing is kept that has not."
        )
        screen(stderr=True).print(words(notice), soft_wrap=True)
    return found.labels, found.said


def _warn_of_learning(gold: Sequence["Label"], settings: "Settings") -> None:
    from analyser.cli.screen import screen, words
    from analyser.training.unlearnt import learnt_authors

    learnt = learnt_authors(gold, settings.shelf().find(settings.model))
    if learnt:
        notice = f"The model has learnt from {', '.join(learnt)}: these figures flatter it. Honest ones: --left-out."
        screen(stderr=True).print(words(notice), soft_wrap=True)


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
    parts = {"all": evaluation.overall, **(evaluation.by_author if by_author else {})}
    console.print(_summary_table("Means and actions", _MEANS, parts))
    if evaluation.overall.parties["records"]:
        console.print("", _summary_table("Who is missing", _PARTIES, parts))
    _print_notes(console, evaluation.overall)
    _print_mistakes(console, wrong)


def _criteria_table(scores: "Scores") -> "Table":
    from analyser.evaluation.scores import CRITERION_FIGURES

    title = f"{scores.records} records, 95 % intervals"
    headings = ("macro F1", "precision", "recall", "exact", "kappa", "evidence")
    rows = {name: [figures[each] for each in CRITERION_FIGURES] for name, figures in scores.criteria.items()}
    return _table(title, "criterion", headings, rows)


def _summary_table(title: str, names: Mapping[str, str], parts: Mapping[str, "Scores"]) -> "Table":
    shown = [name for name in names if any(name in scores.summary for scores in parts.values())]
    rows = {part: [scores.summary.get(name) for name in shown] for part, scores in parts.items()}
    return _table(title, "records", [names[name] for name in shown], rows)


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
    _print_party_notes(console, scores.parties)
    if scores.groups < scores.records:
        console.print(f"Near-identical records are resampled together: {scores.groups} groups.")
    if scores.calibration.error is not None:
        console.print(f"Expected calibration error of the confidences: {scores.calibration.error:.3f}.")
    if scores.absent:
        console.print(f"Labelled, but not known to this engine: {', '.join(scores.absent)}.")


def _print_party_notes(console: "Console", counts: Mapping[str, int]) -> None:
    if counts["records"]:
        console.print(
            f"{counts['gold']} parties labelled missing in {counts['records']} records: {counts['found']} named; "
            f"{counts['spurious']} named that are not. Exactly right: {counts['right']} records."
        )
    if counts["unknown"]:
        console.print(
            f"Not scored: {counts['unknown']} records of which labels or findings do not tell who is missing."
        )


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
