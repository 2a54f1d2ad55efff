"""Tables → records, whatever file they stand in: one row a record, or one row an answer."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from analyser.domain.record import METADATA_KEYS, Record, Unreadable
from analyser.errors import ColumnError
from analyser.reading.cells import Cell, cell_text, iso_date
from analyser.reading.characters import tidy
from analyser.reading.columns import ColumnGuess, find_column, guess_columns, long_columns, longest_column, normalise
from analyser.reading.options import ReadOptions
from analyser.reading.records import too_long
from analyser.reading.source import Source

_SAMPLE_ROWS = 50
_SHORT_ANSWER = 60
"""A value up to this long stands on the line of its heading, as on a form."""


_TOO_MANY = "it has {} cells and the header has {}. Quote text that holds the delimiter, or export as .xlsx."


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        number: As a person sees it in the file; the header is row 1.
        cells: As many as there are columns, or fewer.
    """

    number: int
    cells: Sequence[Cell]


class BadRow(NamedTuple):
    """A row that cannot be read.

    Attributes:
        number: As a person sees it in the file.
        why: What is wrong with it.
    """

    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that can be gone through more than once without being held in memory.

    Attributes:
        source: The file it stands in.
        sheet: Name of the sheet, for files that have sheets.
        unit: What a row is called in this kind of file.
        columns: Names of the columns, all different.
        rows: Starts a walk over the rows below the header.
    """

    source: Source
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row | BadRow]]
    sheet: str | None = None
    unit: str = "row"

    @property
    def label(self) -> str:
        """The table's name for people."""
        return self.source.label if self.sheet is None else f"{self.source.label}#{self.sheet}"

    def walk(self) -> Iterator[Row | Unreadable]:
        """The rows that hold anything; one that cannot be read comes as an Unreadable."""
        for row in self.rows():
            if isinstance(row, BadRow):
                yield self.unreadable(*row)
            elif any(cell_text(cell).strip() for cell in row.cells[len(self.columns) :]):
                yield self.unreadable(row.number, _TOO_MANY.format(len(row.cells), len(self.columns)))
            elif any(cell_text(cell).strip() for cell in row.cells):
                yield row

    def place(self, number: int) -> str:
        """A row's name for people: ``file.csv#row 7`` or ``file.xlsx#Sheet1 row 7``."""
        return f"{self.label}{'#' if self.sheet is None else ' '}{self.unit} {number}"

    def unreadable(self, number: int, why: str) -> Unreadable:
        """A row from which no record could be read."""
        place = self.place(number)
        return Unreadable(record_id=f"{self.source.stem}-{number}", source=place, reason=f"Cannot read {place}: {why}")


def read_tables(tables: Sequence[Table], options: ReadOptions) -> Iterator[Record | Unreadable]:
    """Read the tables of one file.

    Where one of several tables names its text column, those that do not (a sheet of look-up values, a sheet of
    guidance) are left out; ``options.on_guess`` shows that.

    Raises:
        ColumnError: A column that was named is missing, or no table has a column of text.
    """
    guesses = _all_named(tables, options)
    sampled = [_sampled(table, guess, options) for table, guess in zip(tables, guesses, strict=True)]
    if any(guess.has_words for guess in guesses):
        sampled = [after if guess.has_words else guess for guess, after in zip(guesses, sampled, strict=True)]
    if options.on_guess is not None:
        for table, guess in zip(tables, sampled, strict=True):
            options.on_guess(table.label, guess)
    if not any(guess.has_words for guess in sampled):
        raise _no_text(tables)
    for table, guess in zip(tables, sampled, strict=True):
        if guess.is_long:
            yield from _read_long(table, guess, options)
        elif guess.texts:
            yield from _read_wide(table, guess, options)


def _all_named(tables: Sequence[Table], options: ReadOptions) -> list[ColumnGuess]:
    """A guess a table; a column that was asked for need be in one of them only."""
    guesses, errors = [], []
    for table in tables:
        try:
            guesses.append(_named(table, options))
        except ColumnError as error:
            guesses.append(ColumnGuess())
            errors.append(error)
    if errors and len(errors) == len(tables):
        raise errors[0]
    return guesses


def _named(table: Table, options: ReadOptions) -> ColumnGuess:
    guess = guess_columns(table.columns)
    asked = {key: getattr(options, f"{key}_col") for key in ("id", *METADATA_KEYS, "question", "answer")}
    asked = {key: _column(table, name, key) for key, name in asked.items() if name is not None}
    texts = tuple(_column(table, name, "text") for name in options.text_col)
    if texts and not asked.keys() & {"question", "answer"}:
        return replace(guess, question=None, answer=None, form=None, **asked | {"texts": texts})
    taken = set(asked.values())
    cleared = {role: None for role, column in guess.metadata.items() if column in taken}
    guess = replace(guess, **cleared, texts=tuple(name for name in guess.texts if name not in taken))
    guess = replace(guess, **asked)
    if "question" in asked and guess.answer is None and len(guess.texts) == 1:
        return replace(guess, answer=guess.texts[0], texts=())
    return guess


def _column(table: Table, name: str, role: str) -> str:
    plain = {normalise(column): column for column in reversed(table.columns)} | {each: each for each in table.columns}
    found = plain.get(name) or plain.get(normalise(name))
    if found is not None:
        return found
    near = difflib.get_close_matches(normalise(name), list(plain), n=1)
    hint = f" Did you mean '{plain[near[0]]}'?" if near else ""
    flag = f"--{role.replace('_', '-')}-col"
    why = f"there is no column '{name}'; it has {_listed(table)}.{hint} Name the right one with {flag}."
    raise ColumnError(str(table.source.cannot(why)))


def _sampled(table: Table, guess: ColumnGuess, options: ReadOptions) -> ColumnGuess:
    """The guess, completed by what stands in the first rows."""
    if guess.is_long or options.text_col:
        return guess
    rows = [row.cells for row in islice(table.walk(), _SAMPLE_ROWS) if isinstance(row, Row)]
    if answered := _as_answers(table, guess, rows):
        return answered
    texts = [[cell if isinstance(cell, str) else "" for cell in cells] for cells in rows]
    taken = [guess.id, guess.question, guess.answer, guess.form, *guess.metadata.values(), *guess.texts]
    used = [name for name in taken if name is not None]
    wordy = {*guess.texts, *long_columns(table.columns, texts, taken=used)}
    if not wordy and (longest := longest_column(table.columns, texts, taken=used)):
        wordy = {longest}
    return replace(guess, texts=tuple(name for name in table.columns if name in wordy))


def _as_answers(table: Table, guess: ColumnGuess, rows: Sequence[Sequence[Cell]]) -> ColumnGuess | None:
    """The guess as long form, if ids repeat and there is a column like "Section" beside the one of text."""
    question = find_column("question", table.columns, taken=[*guess.metadata.values(), *guess.texts])
    if question is None or guess.id is None or len(guess.texts) != 1:
        return None
    index = table.columns.index(guess.id)
    ids = [cell_text(cells[index]) for cells in rows if index < len(cells)]
    if 2 * len(set(ids)) > len(ids):
        return None
    return replace(guess, question=question, answer=guess.texts[0], texts=())


def _no_text(tables: Sequence[Table]) -> ColumnError:
    table = tables[0]
    why = f"no column looks like the text of a record; it has {_listed(table)}. Name the column with --text-col."
    return ColumnError(str(table.source.cannot(why)))


def _listed(table: Table) -> str:
    return "the columns " + ", ".join(f"'{column}'" for column in table.columns)


def _read_wide(table: Table, guess: ColumnGuess, options: ReadOptions) -> Iterator[Record | Unreadable]:
    """One row is one record; several columns of text are joined under their headings."""
    for row in table.walk():
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
    index = None if guess.id is None else table.columns.index(guess.id)
    record_id = table.source.stem
    for row in table.walk():
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
    return _record(table, guess, rows[0].number, cells, join_blocks(blocks), options, record_id=record_id)


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
