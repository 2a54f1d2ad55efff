"""``analyser store``: look into and tidy the database of findings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from analyser.cli.screen import screen, words

if TYPE_CHECKING:
    from analyser.storing import Batch
    from analyser.storing.store import Store

app = typer.Typer(
    name="store",
    help="Look into and tidy the database of findings.",
    no_args_is_help=True,
    add_completion=False,
)

Url = Annotated[
    str,
    typer.Argument(metavar="STORE", help="A file that ends in .sqlite or .db, or a database URL.", show_default=False),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask first.")]


@app.command()
def info(store: Url) -> None:
    """Show what a store holds, in figures."""
    with _open(store) as opened:
        held = opened.info()
    table = Table(title=words(held.place), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("Batches", f"{held.batches:,}")
    table.add_row("Records (different texts)", f"{held.records:,}")
    table.add_row("… kept with their text", f"{held.texts:,}")
    table.add_row("Files that could not be read", f"{held.problems:,}")
    table.add_row("Findings", f"{held.findings:,}")
    table.add_row("Reviews (entries of the log)", f"{held.reviews:,}")
    table.add_row("Schema", held.version)
    for engine in held.engines:
        model = f", model {engine.model}" if engine.model else ""
        table.add_row("Engine", words(f"{engine.version}, criteria {engine.criteria[:12]}{model}"))
    screen().print(table)


@app.command()
def batches(store: Url) -> None:
    """List the batches, oldest first."""
    with _open(store) as opened:
        found = opened.batches()
    if not found:
        screen().print("The store holds no batches yet.")
        return
    table = Table(title="Batches", title_justify="left")
    table.add_column("Number", justify="right")
    for heading in ("Name", "Source", "Begun (UTC)", "State"):
        table.add_column(heading, overflow="fold")
    for heading in ("Records", "Unreadable"):
        table.add_column(heading, justify="right")
    for batch in found:
        state = "not finished" if batch.finished_at is None else "finished"
        begun = f"{batch.created_at:%Y-%m-%d %H:%M}"
        figures = (f"{batch.records:,}", f"{batch.problems:,}")
        table.add_row(str(batch.id), words(batch.name), words(batch.source), begun, state, *figures)
    screen().print(table)


@app.command()
def delete(
    store: Url,
    batch: Annotated[str, typer.Argument(help="Its number, or its name.", show_default=False)],
    *,
    yes: Yes = False,
) -> None:
    """Delete a batch, and every record that no other batch holds, with its reviews.

    What is deleted is overwritten in the file and cannot be brought back.
    """
    with _open(store) as opened:
        found = opened.find_batch(batch)
        if not yes:
            reviews = opened.count_reviews(found)
            also = f" Entries in the log of reviews that go with it: {reviews:,}." if reviews else ""
            typer.confirm(f"Delete {_named(found)}?{also} This cannot be undone.", abort=True)
        deleted = opened.delete_batch(found)
    screen().print(words(f"Deleted {_named(found)}. Records that went with it: {deleted:,}."))


@app.command("purge-text")
def purge_text(store: Url, *, yes: Yes = False) -> None:
    """Delete the words of every record; findings, offsets and counts stay.

    Reasons and reviewers' notes may quote the record and names belong to people, so they go as well. Names of files
    stay, and so does what reviewers held right, when and who.
    """
    with _open(store) as opened:
        if not yes:
            held = opened.info()
            typer.confirm(
                f"Delete the words of {held.texts:,} records from {held.place}? This cannot be undone.", abort=True
            )
        purged = opened.purge_text()
    screen().print(f"Records whose words were deleted: {purged:,}.")


@app.command()
def report(
    store: Url,
    batch: Annotated[str, typer.Argument(help="Its number, or its name.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Its suffix says the format: .xlsx, .csv, .html, ...")],
) -> None:
    """Write the report of a batch again, as the scan that filled it would have."""
    from analyser.cli.stored_report import write_stored
    from analyser.reporting.report import format_of

    with _open(store) as opened:
        notices = write_stored(opened, opened.find_batch(batch), out, format_of(out))
    for notice in notices:
        screen(stderr=True).print(words(f"Note: {notice}"), soft_wrap=True)
    screen(stderr=True).print(words(f"Written: {out}"), soft_wrap=True)


@app.command("export-labels")
def export_labels(
    store: Url,
    *,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the labels go; new or empty.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Write over what an earlier export left there.")] = False,
) -> None:
    """Write what reviewers hold right as labels to train on.

    Writes records/<id>.txt and labels.jsonl. Only findings that somebody reviewed are labelled; those on which
    reviewers disagree are left out until somebody adjudicates, and so are records kept without their text.
    """
    from analyser.storing.exporting import export_labels as export

    with _open(store) as opened:
        counts = export(opened, out, force=force)
    said = [f"Wrote {counts.records:,} reviewed records with {counts.labels:,} labels to {out}."]
    if counts.disputed:
        said.append(f"Left out, as reviewers disagree and nobody has adjudicated: {counts.disputed:,} findings.")
    if counts.without_text:
        said.append(f"Left out, as the store does not keep their text: {counts.without_text:,} records.")
    if counts.found_since:
        said.append(
            f"With words found by another engine after the status was confirmed: {counts.found_since:,} labels."
        )
    screen().print(words("\n".join(said)), soft_wrap=True)


def _open(store: str) -> "Store":
    from analyser.storing import open_store

    return open_store(store, create=False)


def _named(batch: "Batch") -> str:
    return f"batch {batch.id} ({batch.name!r} from {batch.source}, {batch.records:,} records)"
