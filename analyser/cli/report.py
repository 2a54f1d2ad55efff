"""``analyser report``: trends as a Word document or an Excel workbook for a board."""

from pathlib import Path
from typing import Annotated

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

EPILOG = """\
[bold]Examples[/bold]

  analyser report --store findings.sqlite --out board.docx                    to print and to hand round

  analyser report --store findings.sqlite --out board.xlsx                    the same figures, one sheet a table

  analyser report --store findings.sqlite --since 2024-04 --out board.docx    two years

A report holds shares and counts, never words of a record, its name, or a person. Word reports need
pip install 'analyser[board]'.
"""


def report(
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="A name that ends in .docx or .xlsx.", show_default=False)],
    store: StoreUrl = None,
    criterion: Criteria = None,
    team: Team = None,
    agency: Agency = None,
    since: Since = None,
    until: Until = None,
    rebase: NewBaselines = None,
    small_numbers: SmallNumber = None,
    title: Annotated[str, typer.Option(help="Its heading.")] = "Recording of strategy discussions",
) -> None:
    """Write trends for a board: charts with limits, tables and method, as Word or Excel."""
    from analyser.cli.screen import screen, words
    from analyser.reporting.trends.board import Cover, board_writer, write_board

    board_writer(out)  # a wrong name is told before anything is counted
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
    write_board(answer(asked), out, Cover(title=title))
    screen().print(words(f"Wrote {out}."), soft_wrap=True)
