"""``analyser demo``: the shipped batch, from files to reports, in one command."""

import os
from pathlib import Path
from typing import Annotated

import typer

from analyser.cli.exit_codes import ExitCode
from analyser.cli.scan import run_with_progress, tell

_BATCH = Path(__file__).parents[2] / "data" / "synthetic" / "demo"


def demo(
    *,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the two reports go.")] = Path("out"),
) -> None:
    """Scan the demo batch and show what comes out."""
    from analyser.cli.draft import print_draft
    from analyser.cli.request import Output, ScanRequest
    from analyser.cli.screen import print_error, screen, words
    from analyser.reporting.report import format_of

    if not _BATCH.is_dir():
        print_error(
            f"The demo batch is not here ({_BATCH}): it comes with the source, not with the installed package. "
            "Run this in a checkout, or scan files of your own: analyser scan FOLDER --out report.html"
        )
        raise typer.Exit(ExitCode.USAGE)
    targets = (out / "demo.html", out / "demo.xlsx")
    request = ScanRequest(
        paths=(os.path.relpath(_BATCH),),
        name="Demo batch",
        outputs=tuple(Output(target=each, form=format_of(each)) for each in targets),
    )
    console = screen()
    console.print("Scanning fictional records in Word, PDF, Excel, e-mail and other formats.\n", soft_wrap=True)
    result = run_with_progress(request, quiet=False)
    if result.example is not None:
        console.rule(words(f"What a reviewer sees of one record, {result.example.record.record_id}"), align="left")
        print_draft(console, result.example, result.criteria)
        console.rule()
    tell(request, result, quiet=False)
    page, book = (each.resolve() for each in targets)
    console.print(
        "\nSome of the demo's files cannot be read on purpose; they are listed with the reason.", soft_wrap=True
    )
    console.print(words(f"Read each flag beside its evidence:  {page.as_uri()}"), soft_wrap=True)
    console.print(words(f"Sort and filter in a spreadsheet:    {book}"), soft_wrap=True)
