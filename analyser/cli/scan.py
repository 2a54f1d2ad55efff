"""``analyser scan``: files in, evidenced flags out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyser.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from analyser.cli.request import Output, ScanRequest, ScanResult
    from analyser.domain.criterion import Criterion

ANY_FLAG = "any"
_PROGRAMS = "For programs that start a scan and watch it"
_COLUMNS = "Columns of tables (guessed by name, and shown, unless you say)"


def _column(words: str) -> Any:  # noqa: ANN401 - as Typer declares it
    return typer.Option(metavar="NAME", help=words, rich_help_panel=_COLUMNS)


EPILOG = """\
[bold]Examples[/bold]

  analyser scan records/                           summary on the screen

  analyser scan records/ --out report.html         to read, flag beside text

  analyser scan a.docx b.pdf old.zip --out r.xlsx  to sort and filter

  analyser scan all.csv --id-col Ref --text-col Plan  name the columns

  cat note.txt | analyser scan - --format jsonl    from standard input

  analyser scan records/ --store findings.sqlite   to watch over time

  analyser scan records/ --store findings.sqlite --resume 7  go on with batch 7, which broke off

[bold]Exit codes[/bold]

  0  done

  1  a flag named by --fail-on was found; comes before 3

  2  it cannot be done as asked: an option, a path, the output or the store

  3  done, but some files or records could not be assessed

  130  stopped by Ctrl-C; nothing half-written is left
"""


def scan(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, zips, or - for standard input.")
    ],
    *,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report here.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="jsonl|csv|parquet|xlsx|html", help="Default: what FILE's suffix says."),
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="Save to this database too: a .sqlite file or postgresql://...")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Keep the records' texts out of the store and the HTML report.")
    ] = False,
    batch: Annotated[str | None, typer.Option(metavar="NAME", help="What to call this batch.")] = None,
    resume: Annotated[
        str | None,
        typer.Option(metavar="BATCH", help="Go on with a batch of the store that broke off: its number or name."),
    ] = None,
    jobs: Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes to use (default 1).")] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(metavar="FLAG", help="Exit with 1 if this flag is found: a criterion's id, or 'any'. Repeatable."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    id_col: Annotated[str | None, _column("Names the record.")] = None,
    text_col: Annotated[list[str] | None, _column("Holds words of the record. Repeatable.")] = None,
    date_col: Annotated[str | None, _column("Date of the discussion.")] = None,
    team_col: Annotated[str | None, _column("Team.")] = None,
    agency_col: Annotated[str | None, _column("Agency.")] = None,
    author_col: Annotated[str | None, _column("Author.")] = None,
    child_age_col: Annotated[str | None, _column("Child's age.")] = None,
    question_col: Annotated[str | None, _column("Question, where one row is one answer.")] = None,
    answer_col: Annotated[str | None, _column("Answer, where one row is one answer.")] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of text and CSV files, if the guess is wrong, e.g. cp1252.")
    ] = None,
    progress_to: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Keep in this file, as JSON, how far it has come.", rich_help_panel=_PROGRAMS
        ),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A JSON object: path -> what to show as the file's name.", rich_help_panel=_PROGRAMS
        ),
    ] = None,
) -> None:
    """Assess files, folders, zips and tables of records; write what is missing, with evidence."""
    from analyser.cli.naming import read_names
    from analyser.cli.request import ScanRequest
    from analyser.criteria import discover
    from analyser.reading import ReadOptions

    named = check_flags(fail_on or [], discover())
    if resume is not None:
        check_resuming(out, form, batch)
    # Who has the results saved or watches does not want them on standard output too, unless it is asked for.
    output = choose_output(out, form, to_elsewhere=store is not None or resume is not None or progress_to is not None)
    read = ReadOptions(
        id_col=id_col,
        text_col=tuple(text_col or ()),
        date_col=date_col,
        team_col=team_col,
        agency_col=agency_col,
        author_col=author_col,
        child_age_col=child_age_col,
        question_col=question_col,
        answer_col=answer_col,
        encoding=encoding,
    )
    request = ScanRequest(
        paths=tuple(paths),
        name=batch or ", ".join(Path(each).name or each for each in paths),
        read=read,
        outputs=(output,) if output else (),
        store=store,
        resume=resume,
        names=read_names(names) if names else {},
        count=progress_to is not None,
        keep_text=not no_text,
        jobs=jobs,
    )
    result = run_with_progress(request, quiet=quiet, progress_to=progress_to)
    tell(request, result, quiet=quiet)
    raise typer.Exit(code_of(result, named))


def run_with_progress(request: "ScanRequest", *, quiet: bool, progress_to: Path | None = None) -> "ScanResult":
    """Run a scan and show how far it has come, and write that to a file too if one is given.

    Raises:
        Exit: It was stopped by Ctrl-C; that nothing was written has been said.
    """
    from analyser.cli.progress import choose_progress
    from analyser.cli.scan_progress import FileProgress
    from analyser.cli.scanning import run_scan
    from analyser.cli.screen import print_error

    if "-" in request.paths and sys.stdin.isatty():
        typer.echo("Reading from the keyboard; end with Ctrl-D (on Windows Ctrl-Z and Enter).", err=True)
    try:
        display = choose_progress(quiet=quiet)
        with display if progress_to is None else FileProgress(progress_to, display) as progress:
            return run_scan(request, progress)
    except KeyboardInterrupt as error:
        lost = [str(each.target) for each in request.outputs if each.target]
        print_error(f"Stopped; {' and '.join(lost)} was not written." if lost else "Stopped.")
        raise typer.Exit(ExitCode.STOPPED) from error


def tell(request: "ScanRequest", result: "ScanResult", *, quiet: bool) -> None:
    """Print what came of a scan; without any report the summary is the result, and goes to standard output."""
    from analyser.cli.screen import screen, words
    from analyser.cli.summary import print_flagged, print_problems, print_summary

    aside = screen(stderr=True)
    console = aside if request.outputs else screen()
    if not request.outputs:
        print_flagged(console, result)
    if request.resume is not None and not quiet:
        console.print(words(f"Batch {request.resume} held {result.held:,} already."))
    if not quiet and not (result.held and not result.tally.records):
        print_summary(console, result)
    print_problems(aside, result.tally.problems)
    for notice in result.notices:
        aside.print(words(f"Note: {notice}"), soft_wrap=True)
    for each in request.outputs:
        if each.target and not quiet:
            aside.print(words(f"Written: {each.target}"), soft_wrap=True)


def code_of(result: "ScanResult", fail_on: Sequence[str]) -> ExitCode:
    """How a scan went; a flag that was asked for comes before unreadable files."""
    tally = result.tally
    if any(tally.flagged if flag == ANY_FLAG else tally.is_flagged(flag) for flag in fail_on):
        return ExitCode.FLAGGED
    return ExitCode.UNREADABLE if tally.problems else ExitCode.DONE


def check_flags(flags: Sequence[str], criteria: Sequence["Criterion"]) -> Sequence[str]:
    """The flags as given, once it is sure that each is one.

    Raises:
        BadParameter: One is neither ``any`` nor a criterion's id.
    """
    import difflib

    known = [ANY_FLAG, *(each.id for each in criteria)]
    for flag in flags:
        if flag not in known:
            near = difflib.get_close_matches(flag, known, n=1)
            advice = f"Did you mean '{near[0]}'?" if near else f"It can be {', '.join(known)}."
            msg = f"there is no criterion '{flag}'. {advice}"
            raise typer.BadParameter(msg, param_hint="--fail-on")
    return flags


def check_resuming(out: Path | None, form: str | None, batch: str | None) -> None:
    """Refuse what does not go with ``--resume``.

    Raises:
        BadParameter: A report or a name is asked for.
    """
    if out is not None or form is not None:
        msg = "a report would lack what the batch holds already. Leave --out and --format out."
        raise typer.BadParameter(msg, param_hint="--resume")
    if batch is not None:
        msg = "the batch has a name. Leave --batch out."
        raise typer.BadParameter(msg, param_hint="--resume")


def choose_output(out: Path | None, form: str | None, *, to_elsewhere: bool) -> "Output | None":
    """What to write where; None for a summary on the screen alone.

    Args:
        out: The file, if one was named.
        form: The format, if one was named.
        to_elsewhere: Whether the result goes somewhere without it.

    Raises:
        BadParameter: The format is unknown, or would only be noise on the screen.
        OutputError: The file's suffix says nothing of the format, and nobody else does.
    """
    from analyser.cli.request import Output
    from analyser.reporting.report import Format, format_of

    if form is not None and form not in set(Format):
        msg = f"'{form}' is not one of {', '.join(Format)}."
        raise typer.BadParameter(msg, param_hint="--format")
    if out is not None and str(out) != "-":
        return Output(target=out, form=Format(form) if form else format_of(out))
    to_screen = sys.stdout.isatty()
    if form is None and out is None and (to_screen or to_elsewhere):
        return None
    chosen = Format(form or Format.JSONL)
    if to_screen and chosen.is_binary:
        msg = f"{chosen} would only be noise on the screen. Add --out report.{chosen}."
        raise typer.BadParameter(msg, param_hint="--format")
    return Output(target=None, form=chosen)
