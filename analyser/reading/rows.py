"""Tables → records: one row a record, or one row an answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyser.domain.record import Record, Unreadable
from analyser.reading.cells import Cell, cell_text, iso_date
from analyser.reading.characters import tidy
from analyser.reading.choosing import choose_columns
from analyser.reading.columns import ColumnGuess
from analyser.reading.options import ReadOptions
from analyser.reading.records import too_long
from analyser.reading.tables import Row, Table

_NO_ROWS = "it has a header and no rows. If there should be records in it, export it again; else take it out."
_SHORT_ANSWER = 60
"""A value up to this long stands on the line of its heading, as on a form."""


def read_tables(tables: Sequence[Table], options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read the tables of one file; ``options.on_guess`` is shown the columns of each, also where there are none.

    Raises:
        ReadingError: No table has a row below its header.
        ColumnError: A column that was named is missing, no table has a column of text, or it cannot be told whether
            the first row is a record.
    """
    if all(_is_empty(table) for table in tables):
        raise tables[0].source.cannot(_NO_ROWS)
    choices = choose_columns(tables, options)
    if options.on_guess is not None:
        for table, guess, _ in choices:
            options.on_guess(table.label, guess)
    for table, guess, problem in choices:
        if problem is not None:
            yield _unreadable(table, problem)
        elif guess.has_words and _is_empty(table):
            yield _unreadable(table, f"Cannot read {table.label}: {_NO_ROWS}")
        elif guess.is_long:
            yield from _read_long(table, guess, options)
        elif guess.texts:
            yield from _read_wide(table, guess, options)


def _is_empty(table: Table) -> bool:
    return next(table.walk(), None) is None


def _unreadable(table: Table, reason: str) -> Unreadable:
    return Unreadable(record_id=table.source.stem, source=table.label, reason=reason)


def _walk(table: Table, guess: ColumnGuess) -> Iterator[Row | Unreadable]:
    words = (guess.answer,) if guess.is_long else guess.texts
    return table.walk(ends_in_text=words == (table.columns[-1],))


def _read_wide(table: Table, guess: ColumnGuess, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """One row is one record; several columns of text are joined under their headings."""
    for row in _walk(table, guess):
        if isinstance(row, Unreadable):
            yield row
            continue
        cells = dict(zip(table.columns, row.cells, strict=False))
        values = [(name, cell_text(cells.get(name))) for name in guess.texts]
        text = join_blocks(values) if len(values) > 1 else values[0][1]
        record_id = cell_text(cells.get(guess.id or ""))
        yield _record(table, guess, row.number, [cells], text, options, record_id=record_id)


def _read_long(table: Table, guess: ColumnGuess, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """One row is one answer; the rows of a record may be scattered over the table.

    A first walk notes the last row of each record, so that in the second a record can go as soon as it is whole.
    """
    last: dict[str, int] = {}
    for record_id, row in _answers(table, guess):
        if isinstance(row, Row):
            last[record_id] = row.number
    waiting: dict[str, list[Row]] = {}
    for record_id, row in _answers(table, guess):
        if isinstance(row, Unreadable):
            yield row
            continue
        waiting.setdefault(record_id, []).append(row)
        while waiting and last[first := next(iter(waiting))] <= row.number:
            yield _long_record(table, guess, first, waiting.pop(first), options)


def _answers(table: Table, guess: ColumnGuess) -> Iterator[tuple[str, Row | Unreadable]]:
    """Rows with the id of their record; a row without one belongs to the record above it."""
    key = guess.id or guess.group
    index = None if key is None else table.columns.index(key)
    record_id = table.source.stem
    for row in _walk(table, guess):
        if isinstance(row, Row) and index is not None and index < len(row.cells):
            record_id = cell_text(row.cells[index]).strip() or record_id
        yield record_id, row


def _long_record(
    table: Table, guess: ColumnGuess, record_id: str, rows: Sequence[Row], options: ReadOptions
) -> Record | Unreadable:
    cells = [dict(zip(table.columns, row.cells, strict=False)) for row in rows]
    forms = [cell_text(each.get(guess.form or "")).strip() for each in cells]
    blocks, several, above = [], len(set(forms)) > 1, ""
    for form, each in zip(forms, cells, strict=True):
        if several and form != above:
            blocks.append(("", form))
        above = form
        blocks.append((cell_text(each.get(guess.question or "")).strip(), cell_text(each.get(guess.answer or ""))))
    return _record(
        table, guess, rows[0].number, cells, join_blocks(blocks), options, record_id="" if guess.group else record_id
    )


def _record(
    table: Table,
    guess: ColumnGuess,
    number: int,
    cells: Sequence[Mapping[str, Cell]],
    text: str,
    options: ReadOptions,
    *,
    record_id: str = "",
) -> Record | Unreadable:
    """The record that starts in row ``number``; of each kind of metadata the first that is not empty counts."""
    if len(text) > options.max_record_characters:
        return table.unreadable(number, too_long(len(text), options))
    metadata = {}
    for key, column in guess.metadata.items():
        values = (_one_line(each.get(column), is_date=key == "date") for each in cells)
        if value := next(filter(None, values), None):
            metadata[key] = value
    return Record(
        record_id=_one_line(record_id) or f"{table.source.stem}-{number}",
        source=table.place(number),
        text=tidy(text),
        metadata=metadata,
    )


def _one_line(value: Cell, *, is_date: bool = False) -> str:
    return (iso_date(value) if is_date else None) or " ".join(tidy(cell_text(value)).split())


def join_blocks(blocks: Iterable[tuple[str, str]]) -> str:
    """Headings with what stands under them; a heading with nothing under it is left out.

    A short value stands on its heading's line ("S47: Yes"), a longer one below it.
    """
    parts = []
    for heading, value in blocks:
        if not value.strip():
            continue
        if not heading:
            parts.append(value)
            continue
        label = heading if heading.endswith((":", "?", ".")) else f"{heading}:"
        short = len(value) <= _SHORT_ANSWER and "\n" not in value.strip()
        parts.append(f"{label} {value.strip()}" if short else f"{label}\n{value}")
    return "\n\n".join(parts)
