"""``analyser trends``: what share of records meets each criterion, over time, and what is more than chance."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from analyser.cli.asking import (
    Agency,
    Asked,
    Criteria,
    NewBaselines,
    Since,
    SmallNumber,
    StoreUrl,
    Team,
    Until,
    answer,
)

if TYPE_CHECKING:
    from rich.console import Console

    from analyser.reporting.trends import Trends
    from analyser.reporting.trends.tables import Table

EPILOG = """\
[bold]Examples[/bold]

  analyser trends --store findings.sqlite                                   all criteria, all months

  analyser trends --store findings.sqlite --criterion s47_decision          one criterion, month by month

  analyser trends --store findings.sqlite --team North --since 2025-04      one team's records

  analyser trends --store findings.sqlite --rebase "2025-04=New template"   a new mean and limits from April on

  analyser trends --store findings.sqlite --format csv > months.csv         for a spreadsheet

How to read the figures: docs/trends.md. For a board: analyser report --help.
"""


class Form(StrEnum):
    """What can be printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def trends(
    *,
    store: StoreUrl = None,
    criterion: Criteria = None,
    team: Team = None,
    agency: Agency = None,
    since: Since = None,
    until: Until = None,
    rebase: NewBaselines = None,
    small_numbers: SmallNumber = None,
    form: Annotated[
        Form, typer.Option("--format", help="Tables to read, months as CSV, or everything as JSON.")
    ] = Form.TABLE,
) -> None:
    """Show the share of records that meets each criterion over time, and what is more than chance.

    Teams and agencies can be compared, persons never. Figures on few records are put together or left out.
    """
    asked = Asked(
        store=store,
        criteria=tuple(criterion or ()),
        team=team,
        agency=agency,
        since=since,
        until=until,
        rebase=tuple(rebase or ()),
        small=small_numbers,
    )
    found = answer(asked)
    if form is Form.JSON:
        from analyser.reporting.trends.plain_forms import to_json

        typer.echo(json.dumps(to_json(found), indent=2, ensure_ascii=False))
    elif form is Form.CSV:
        from analyser.reporting.trends.plain_forms import to_csv
        from analyser.reporting.trends.tables import all_months_table

        typer.echo(to_csv(all_months_table(found)), nl=False)
    else:
        _print(found, in_detail=criterion is not None)


def _print(found: "Trends", *, in_detail: bool) -> None:
    from analyser.cli.screen import screen, words
    from analyser.reporting.trends.describing import method_words, remarks
    from analyser.reporting.trends.short_tables import short_funnel_table, short_month_table, short_table

    console = screen()
    _print_table(console, short_table(found))
    for trend in found.criteria:
        if in_detail:
            _print_table(console, short_month_table(trend))
            for line in remarks(trend.chart):
                console.print(words(line), soft_wrap=True)
        for signal in trend.chart.signals:
            console.print(words(f"{trend.criterion.title}. {signal.words}"), soft_wrap=True)
        for plot in (trend.teams, trend.agencies) if in_detail else ():
            console.print()
            _print_table(console, short_funnel_table(plot))
    console.print()
    for line in method_words(found):
        console.print(words(line, "dim"), soft_wrap=True)


def _print_table(console: "Console", table: "Table") -> None:
    from rich.box import SIMPLE
    from rich.table import Table as Grid

    from analyser.cli.screen import words
    from analyser.reporting.trends.tables import Kind, cell_words

    grid = Grid(title=words(table.title), title_justify="left", box=SIMPLE, show_edge=False, padding=(0, 1, 0, 0))
    for column in table.columns:
        is_words = column.kind is Kind.WORDS
        grid.add_column(column.title, justify="left" if is_words else "right", overflow="fold", no_wrap=not is_words)
    for row in table.rows:
        cells = [cell_words(value, column) for value, column in zip(row, table.columns, strict=True)]
        grid.add_row(*(words(cell) for cell in cells))
    console.print(grid)
    console.print()
