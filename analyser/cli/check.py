"""``analyser check``: what one draft still lacks, for the person who writes it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyser.cli.exit_codes import ExitCode
from analyser.cli.scan import check_flags

if TYPE_CHECKING:
    from analyser.domain.finding import Assessment
    from analyser.domain.record import Record, Unreadable

EPILOG = """\
[bold]Examples[/bold]

  analyser check draft.docx

  analyser check "Strategy discussion held today. Agreed: joint s47."

  analyser check                     paste the draft, then Ctrl-D

  analyser check draft.txt --fail-on any && echo complete

[bold]Exit codes[/bold]

  0  done

  1  a flag named by --fail-on was found

  2  it cannot be done as asked

  3  the draft could not be assessed
"""


def check(
    draft: Annotated[
        str, typer.Argument(metavar="[TEXT|FILE|-]", help="The draft: its text, its file, or - for standard input.")
    ] = "-",
    *,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(metavar="FLAG", help="Exit with 1 if this flag is found: a criterion's id, or 'any'. Repeatable."),
    ] = None,
) -> None:
    """Say what one draft still lacks."""
    from analyser.cli.draft import print_draft
    from analyser.cli.scan import ANY_FLAG
    from analyser.cli.screen import screen
    from analyser.criteria import discover

    named = check_flags(fail_on or [], discover())
    assessment = _assess(_read(draft))
    print_draft(screen(), assessment, discover())
    if assessment.problem is not None:
        raise typer.Exit(ExitCode.UNREADABLE)
    if any(flag in assessment.flags or (flag == ANY_FLAG and assessment.flags) for flag in named):
        raise typer.Exit(ExitCode.FLAGGED)


def _assess(record: "Record | Unreadable") -> "Assessment":
    from analyser.pipeline import load_pipeline

    return load_pipeline().assess(record)


def _read(draft: str) -> "Record | Unreadable":
    """The draft as a record, whether it came as text, as a file or on standard input.

    Raises:
        BadParameter: There is no such file, or it holds more than one record.
    """
    from analyser.domain.record import Record, Unreadable
    from analyser.reading import read_paths

    if draft == "-" and sys.stdin.isatty():
        typer.echo("Paste the draft, then Ctrl-D (on Windows Ctrl-Z and Enter).", err=True)
    if not draft.strip():
        reason = "The draft is empty. Give its text, its file, or - to paste it."
        return Unreadable(record_id="draft", source="command line", reason=reason)
    if draft != "-" and not _is_file(draft):
        if _looks_like_path(draft):
            msg = f"there is no file '{draft}'. Check the spelling; a short text can be given on standard input."
            raise typer.BadParameter(msg, param_hint="draft")
        return Record(record_id="draft", source="command line", text=draft)
    found = read_paths([draft])
    first = next(found, None)
    if first is None:
        msg = f"'{draft}' holds no record. Give a file with the draft's text."
        raise typer.BadParameter(msg, param_hint="draft")
    if next(found, None) is not None:
        msg = f"'{draft}' holds more than one record. Use 'analyser scan {draft}' for a batch."
        raise typer.BadParameter(msg, param_hint="draft")
    return first


def _is_file(draft: str) -> bool:
    try:
        return Path(draft).exists()
    except (OSError, ValueError):  # too long for a path, or with a NUL: then it is a text
        return False


def _looks_like_path(draft: str) -> bool:
    """Whether somebody who wrote this meant a file: one word with a suffix or a slash."""
    from analyser.reading import READERS

    is_one_word = len(draft.split()) == 1
    return is_one_word and ("/" in draft or "\\" in draft or Path(draft).suffix.lower() in READERS)
