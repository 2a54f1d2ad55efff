"""Which columns of a table are used: what was asked for, then what names say, then what stands in the first rows."""

import difflib
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

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
from analyser.reading.options import ReadOptions
from analyser.reading.tables import Row, Table

_SAMPLE_ROWS = 50


def choose_columns(tables: Sequence[Table], options: ReadOptions) -> list[ColumnGuess]:
    """The columns to use in each table of one file.

    Where one of several tables names its text column, those that do not (a sheet of look-up values, a sheet of
    guidance) are left out.

    Raises:
        ColumnError: A column that was named is missing, or no table has a column of text.
    """
    guesses = _all_named(tables, options)
    if not any(guess.has_words for guess in guesses):
        sampled = [_sampled(table, guess, options) for table, guess in zip(tables, guesses, strict=True)]
        if not any(guess.has_words for guess in sampled):
            raise _no_text(tables)
        return sampled
    return [
        _sampled(table, guess, options) if guess.has_words else guess
        for table, guess in zip(tables, guesses, strict=True)
    ]


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
