"""``analyser criteria``: what is looked for, and why."""

import difflib
from typing import Annotated

import typer

EPILOG = """\
[bold]Examples[/bold]

  analyser criteria                    all of them in a table

  analyser criteria timing_rationale   one of them, with examples

  analyser criteria --markdown         what docs/criteria.md holds
"""


def criteria(
    which: Annotated[str | None, typer.Argument(metavar="[ID]", help="One criterion's id.")] = None,
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown instead.")] = False,
) -> None:
    """Show what is looked for, and why."""
    from rich.markdown import Markdown
    from rich.table import Table

    from analyser.cli.screen import screen, words
    from analyser.criteria import discover
    from analyser.reporting.catalogue import catalogue_markdown, criterion_markdown

    known = {each.id: each for each in discover()}
    if which is not None and which not in known:
        near = difflib.get_close_matches(which, known, n=1)
        advice = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(known)}."
        msg = f"there is no criterion '{which}'. {advice}"
        raise typer.BadParameter(msg, param_hint="ID")
    if which is not None or markdown:
        page = criterion_markdown(known[which]) if which else catalogue_markdown(known.values())
        if markdown:
            typer.echo(page, nl=False)
        else:
            screen().print(Markdown(page))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Id", "Area", "Kind", "Question"):
        table.add_column(heading, no_wrap=heading != "Question")
    for each in known.values():
        kind = "core" if each.core else "extended"
        table.add_row(words(each.id), words(each.area), words(kind), words(each.question))
    screen().print(table)
