"""The end of a scan, for people: counts per criterion, what was flagged, what could not be read."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from analyser.cli.request import ScanResult
from analyser.cli.screen import STATUS_STYLES, words
from analyser.domain.finding import Status
from analyser.reporting.safe_text import one_line
from analyser.reporting.tally import Problem
from analyser.reporting.wording import STATUS_SIGNS, STATUS_WORDS, count_of, share

_MOST_PROBLEMS = 100


def print_summary(console: Console, result: ScanResult) -> None:
    """Print how many records there were and how each criterion fared."""
    tally = result.tally
    if not tally.records:
        console.print("There were no records to assess: the paths hold no files that are records.", soft_wrap=True)
        return
    rate = f", {tally.records / result.seconds:,.0f} a second" if result.seconds > 0 else ""
    console.print(
        f"{count_of(tally.records, 'record')} in {result.seconds:,.1f} s{rate}: {tally.assessed:,} assessed, "
        f"{tally.flagged:,} with at least one flag.",
        soft_wrap=True,
    )
    if result.saved is not None:
        saved = result.saved
        console.print(f"Store: {saved.new:,} new, {saved.updated:,} updated, {saved.unchanged:,} unchanged.")
    if not tally.assessed:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Criterion")
    for status in (Status.MET, Status.PARTLY_MET, Status.NOT_MET):
        heading = Text(f"{STATUS_SIGNS[status]} {STATUS_WORDS[status]}", style=STATUS_STYLES[status])
        table.add_column(heading, justify="right")
    table.add_column("Flagged", justify="right")
    for row in tally.by_criterion(result.criteria):
        counts = (f"{number:,}" for number in (row.met, row.partly_met, row.not_met))
        table.add_row(words(row.criterion.title), *counts, share(row.flagged, row.assessed))
    console.print(table)


def print_flagged(console: Console, result: ScanResult) -> None:
    """Print the flags of each flagged record, as many as a screen can bear."""
    if not result.flagged:
        return
    titles = {each.id: each.title for each in result.criteria}
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Record", overflow="fold")
    table.add_column("Flags", overflow="fold")
    times = Counter(each.record_id for each in result.flagged)
    for each in result.flagged:
        name = each.record_id if times[each.record_id] == 1 else f"{each.record_id} ({each.source})"
        table.add_row(words(one_line(name)), words(", ".join(titles[flag] for flag in each.flags)))
    console.print(table)
    more = result.tally.flagged - len(result.flagged)
    if more:
        console.print(f"... and {count_of(more, 'more record')} with flags.")


def print_problems(console: Console, problems: Iterable[Problem]) -> None:
    """Print what was not assessed, with the reason and what to do."""
    listed = list(problems)
    if not listed:
        return
    console.print(f"[bold]Not assessed ({len(listed):,})[/bold]")
    for problem in listed[:_MOST_PROBLEMS]:
        said = "" if problem.source in problem.reason else f"{one_line(problem.source)}  "
        console.print(Text.assemble("  ", words(said, "bold"), words(one_line(problem.reason))), soft_wrap=True)
    if len(listed) > _MOST_PROBLEMS:
        console.print(f"  ... and {len(listed) - _MOST_PROBLEMS:,} more; the report lists them all.")
