"""Which columns of a table are used: what was asked for, then what names say, then what stands in the first rows."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from analyser.domain.record import METADATA_KEYS
from analyser.errors import ColumnError
from analyser.reading.cells import Cell, cell_text
from analyser.reading.columns import (
    ColumnGuess,
    find_column,
    guess_columns,
    long_columns,
    longest_column,
    normalise,
)
from analyser.reading.identifiers import is_personal
from analyser.reading.options import ReadOptions
from analyser.reading.tables import Row, Table

_SAMPLE_ROWS = 50


class Choice(NamedTuple):
    """How a table is to be read.

    Attributes:
        table: The table, with or without a row of names.
        guess: The columns to use; none if it is not read.
        problem: Why it is not read although it seems to hold records, or None.
    """

    table: Table
    guess: ColumnGuess
    problem: str | None = None


def choose_columns(tables: Sequence[Table], options: ReadOptions) -> list[Choice]:
    """The columns to use in each table of one file.

    Where one of several tables names its text column, those that do not (a sheet of look-up values, a sheet of
    guidance) are left out.

    Raises:
        ColumnError: A column that was named is missing, no table has a column of text, or it cannot be told whether
            the first row is a record.
    """
    choices = _all_named(tables, options)
    if any(each.guess.has_words for each in choices):
        return [_sampled(each, options) if each.guess.has_words else _left_out(each) for each in choices]
    sampled = [_sampled(each, options) for each in choices]
    if not any(each.guess.has_words for each in sampled):
        raise next((_unclear(each.table) for each in sampled if not each.table.is_certain), _no_text(sampled[0].table))
    return sampled


def _all_named(tables: Sequence[Table], options: ReadOptions) -> list[Choice]:
    """A choice a table; a column that was asked for need be in one of them only."""
    choices, errors = [], []
    for table in tables:
        try:
            choices.append(_named(table, options))
        except ColumnError as error:
            choices.append(Choice(table, ColumnGuess(has_names=table.has_names)))
            errors.append(error)
    if errors and len(errors) == len(tables):
        raise errors[0]
    return choices


def _named(table: Table, options: ReadOptions) -> Choice:
    asked = {key: getattr(options, f"{key}_col") for key in ("id", *METADATA_KEYS, "question", "answer")}
    asked = {key: name for key, name in asked.items() if name is not None}
    table = _as_asked(table, [*asked.values(), *options.text_col])
    asked = {key: _column(table, name, key) for key, name in asked.items()}
    texts = tuple(_column(table, name, "text") for name in options.text_col)
    guess = replace(guess_columns(table.columns), has_names=table.has_names)
    if texts and not asked.keys() & {"question", "answer"}:
        return Choice(table, replace(guess, question=None, answer=None, form=None, **asked | {"texts": texts}))
    taken = set(asked.values())
    cleared: dict[str, Any] = {role: None for role, column in guess.metadata.items() if column in taken}
    texts = tuple(name for name in guess.texts if name not in taken)
    guess = replace(guess, **cleared | asked | {"texts": texts})
    if "question" in asked and guess.answer is None and len(guess.texts) == 1:
        guess = replace(guess, answer=guess.texts[0], texts=())
    return Choice(table, guess)


def _as_asked(table: Table, names: Sequence[str]) -> Table:
    """The table with or without a row of names, whichever has the columns that were asked for.

    Raises:
        ColumnError: Nothing was asked for, and it cannot be told.
    """
    other = table.otherwise
    if other is not None and any(not _find(table, name) and _find(other, name) for name in names):
        return other
    if not table.is_certain and not names:
        raise _unclear(table)
    return table


def _find(table: Table, name: str) -> str | None:
    """The column of this name, or in this place if it is asked for as ``column 3``."""
    plain = {normalise(column): column for column in reversed(table.columns)} | {each: each for each in table.columns}
    if found := plain.get(name) or plain.get(normalise(name)):
        return found
    place = re.fullmatch(r"column (\d{1,5})", normalise(name))
    return table.columns[int(place[1]) - 1] if place and 0 < int(place[1]) <= len(table.columns) else None


def _column(table: Table, name: str, role: str) -> str:
    if found := _find(table, name):
        return found
    near = difflib.get_close_matches(normalise(name), [normalise(column) for column in table.columns], n=1)
    hint = f" Did you mean '{_find(table, near[0])}'?" if near and table.has_names else ""
    flag = f"--{role.replace('_', '-')}-col"
    why = f"there is no column '{name}'; it has {_listed(table)}.{hint} Name the right one with {flag}."
    raise ColumnError(str(table.source.cannot(why)))


def _left_out(choice: Choice) -> Choice:
    """A table beside others that name their text; one without names may hold records none the less."""
    table = choice.table
    if table.has_names or longest_column(table.columns, _texts(_sample(table)), taken=()) is None:
        return choice
    why = "it has no row of names that are known, unlike other sheets. Put one on top, or take the sheet out."
    return choice._replace(problem=f"Cannot read {table.label}: {why}")


def _sampled(choice: Choice, options: ReadOptions) -> Choice:
    """The choice, completed by what stands in the first rows."""
    table, guess, _ = choice
    rows = _sample(table)
    guess = _without_personal_id(table, guess, rows, options)
    choice = choice._replace(guess=guess)
    if guess.is_long or options.text_col or not (table.is_certain or guess.metadata or guess.id):
        return choice
    if answered := _as_answers(table, guess, rows):
        return choice._replace(guess=answered)
    texts = _texts(rows)
    taken = [guess.id, guess.question, guess.answer, guess.form, *guess.metadata.values(), *guess.texts]
    used = [name for name in taken if name is not None]
    wordy = {*guess.texts, *long_columns(table.columns, texts, taken=used)}
    if not wordy and (longest := longest_column(table.columns, texts, taken=used)):
        wordy = {longest}
    return choice._replace(guess=replace(guess, texts=tuple(name for name in table.columns if name in wordy)))


def _without_personal_id(
    table: Table, guess: ColumnGuess, rows: Sequence[Sequence[Cell]], options: ReadOptions
) -> ColumnGuess:
    """The guess without an id that holds NHS numbers, dates or people's names; an id that was asked for stays."""
    if guess.id is None or options.id_col is not None:
        return guess
    index = table.columns.index(guess.id)
    if not is_personal([cell_text(cells[index]) for cells in rows if index < len(cells)]):
        return guess
    return replace(guess, id=None, group=guess.id)


def _sample(table: Table) -> list[Sequence[Cell]]:
    return [row.cells for row in islice(table.walk(), _SAMPLE_ROWS) if isinstance(row, Row)]


def _texts(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else "" for cell in cells] for cells in rows]


def _as_answers(table: Table, guess: ColumnGuess, rows: Sequence[Sequence[Cell]]) -> ColumnGuess | None:
    """The guess as long form, if ids repeat and there is a column like "Section" beside the one of text."""
    question = find_column("question", table.columns, taken=[*guess.metadata.values(), *guess.texts])
    key = guess.id or guess.group
    if question is None or key is None or len(guess.texts) != 1:
        return None
    index = table.columns.index(key)
    ids = [cell_text(cells[index]) for cells in rows if index < len(cells)]
    if 2 * len(set(ids)) > len(ids):
        return None
    return replace(guess, question=question, answer=guess.texts[0], texts=())


def _no_text(table: Table) -> ColumnError:
    why = f"no column looks like the text of a record; it has {_listed(table)}. Name the column with --text-col."
    return ColumnError(str(table.source.cannot(why)))


def _unclear(table: Table) -> ColumnError:
    why = (
        "it cannot be told whether its first row holds the names of the columns or a record. Put a row of names such "
        "as 'Record ID, Text' on top, or name the column of the text with --text-col: by its name if there is one, "
        "else by its place, as in --text-col 'column 2'."
    )
    return ColumnError(str(table.source.cannot(why)))


def _listed(table: Table) -> str:
    if not table.has_names:
        return f"no names of columns, so they are called 'column 1' to 'column {len(table.columns)}'"
    return "the columns " + ", ".join(f"'{column}'" for column in table.columns)
