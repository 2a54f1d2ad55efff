"""What ``analyser evaluate`` prints to plan a second look: labels that may be wrong, and flags to begin with."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from analyser.cli.screen import screen, words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from analyser.domain.share import Share
    from analyser.evaluation.labels import Label
    from analyser.evaluation.said import Said
    from analyser.evaluation.suspects import Suspect
    from analyser.evaluation.thresholds import Limit, Shown, Threshold, Thresholds

_MOST = 20


def plan(gold: Sequence["Label"], said: Mapping[str, "Said"], *, suspects: bool, limit: "Limit", as_json: bool) -> None:
    """Print labels that may be wrong, or the flags to begin with, or both.

    Args:
        gold: Labelled records.
        said: What was said of them by what has not learnt from them, by record id.
        suspects: Whether to list suspects.
        limit: What reviewers can bear; without any limit no flags are chosen.
        as_json: Whether to print one JSON object instead of tables.
    """
    import json

    from analyser.criteria import discover
    from analyser.evaluation.outcomes import compare
    from analyser.evaluation.suspects import find_suspects
    from analyser.evaluation.thresholds import Limit, choose_thresholds

    judged = [label for label in gold if label.id in said]
    form: dict[str, Any] = {"records": len(judged)}
    if suspects:
        found = find_suspects(judged, said)
        form["suspects"] = [each.to_json() for each in found]
        if not as_json:
            print_suspects(found, len(judged))
    if limit != Limit():
        thresholds = choose_thresholds(compare(judged, said, discover()), limit)
        form["thresholds"] = thresholds.to_json()
        if not as_json:
            print_thresholds(thresholds)
    if as_json:
        typer.echo(json.dumps(form, indent=2, ensure_ascii=False))


def print_suspects(found: Sequence["Suspect"], records: int) -> None:
    """The labels that may be wrong, the most doubtful first.

    Args:
        found: The suspects.
        records: Among how many labelled records.
    """
    console = screen()
    if not found:
        console.print(f"The engine is sure of no status that differs from the labels of {records} records.")
        return
    console.print(
        f"{len(found)} labels of {records} records to look at again, those the engine is surest of first. "
        "Either may be wrong.",
        soft_wrap=True,
    )
    for suspect in found[:_MOST]:
        _print_suspect(console, suspect)
    if len(found) > _MOST:
        console.print(f"\n... and {len(found) - _MOST} more; --json lists all.")


def _print_suspect(console: "Console", suspect: "Suspect") -> None:
    console.print(words(f"\n{suspect.author}/{suspect.record_id} {suspect.criterion}", "bold"), soft_wrap=True)
    console.print(words(f"  label {suspect.label.value}, engine {suspect.said.value}"))
    console.print(words(f"    why:       {suspect.why}"), soft_wrap=True)
    quotations = {"rests on": suspect.rests_on, "labelled": suspect.labelled, "ruled out": suspect.ruled_out}
    if suspect.reason:
        console.print(words(f"    reason:    {suspect.reason}"), soft_wrap=True)
    for name, passages in quotations.items():
        for each in passages:
            console.print(words(f"    {name + ':':<10} {' '.join(each.split())}"), soft_wrap=True)


def print_thresholds(chosen: "Thresholds") -> None:
    """How sure a flag must be to be shown first: one row for all criteria and one for each."""
    from rich.box import SIMPLE
    from rich.table import Table

    title = f"Flags to show first, {chosen.records} records, 95 % intervals"
    table = Table(title=title, title_justify="left", box=SIMPLE, show_edge=False, padding=0)
    table.add_column("criterion", no_wrap=True)
    for heading in ("from", "shown", "false", "true\nkept", "in\n100", "unseen:\nfalse", "unseen:\nkept"):
        table.add_column(heading, justify="right")
    table.add_row("all together", *_cells(chosen.overall), end_section=True)
    for name, threshold in chosen.criteria.items():
        table.add_row(name, *_cells(threshold))
    console = screen()
    console.print(table, "")
    for line in (
        "from: how sure a flag must be; - where no such limit can be kept. true kept: of the true flags raised.",
        "in 100: flags shown first in 100 records. unseen: each author by what was chosen on the others; go by these.",
        "Nothing is hidden: flags below come after those above, and a gap may be among them.",
    ):
        console.print(line, soft_wrap=True)


def _cells(threshold: "Threshold") -> list["Text"]:
    shown, unseen = threshold.shown, threshold.unseen
    least = "-" if threshold.confidence is None else f"{threshold.confidence:.2f}"
    plain = [least, f"{shown.flags}/{threshold.raised}", _share(shown.false), _share(shown.kept)]
    return [words(each) for each in (*plain, f"{shown.in_hundred:.0f}", *_of_unseen(unseen))]


def _of_unseen(unseen: "Shown | None") -> tuple[str, str]:
    return ("-", "-") if unseen is None else (_share(unseen.false), _share(unseen.kept))


def _share(share: "Share") -> str:
    if share.value is None or share.low is None or share.high is None:
        return "-"
    return f"{share.value:.2f}\n{share.low:.2f}-{share.high:.2f}"
