"""Passages as hashed n-grams: what the linear model reads.

Every run of three to five characters and of one to three words in a passage becomes a column of a sparse matrix; so
do the words of its heading and label, and those of the passage before. A rolling hash over the whole record (Karp and
Rabin, 1987) makes them all at once: scikit-learn's ``HashingVectorizer`` makes them one by one and takes longer than
the rest of a scan (docs/adr/0008-learned-detectors.md).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from analyser.domain.layout import Layout

BITS = 18
"""A column's number has so many bits: there are 262,144."""

_RUNS_OF_CHARACTERS = (3, 4, 5)
_RUNS_OF_WORDS = (1, 2, 3)
_AT_A_TIME = 512
_WEIGHTS = np.array([1.0, 1.0, 0.4, 0.7])
"""Of characters, words, the words of the passage before, and those of heading and label."""

_BASE = 0x9E3779B97F4A7C15  # odd, so that one can divide by it modulo 2**64
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF, _SHIFT = np.uint64(32), np.uint64(64 - BITS)
_SALTS = np.array([kind * 0xA24BAED4963EE407 % 2**64 for kind in (0, 1, 3, 2)], dtype=np.uint64)
"""One for each kind of n-gram, so that "risk" in the heading is another column than "risk" in the passage."""
_LETTERS = np.array([chr(code).isalnum() or chr(code) == "'" for code in range(0x3000)])
"""Whether a character is part of a word; what lies beyond counts as the last of them."""

Codes = NDArray[np.uint64]
Rows = NDArray[np.intp]
Values = NDArray[np.float32]


def ngrams(layout: Layout) -> Iterator[coo_array]:
    """The n-grams of a record's passages, some hundreds of passages at a time.

    Args:
        layout: The record.

    Yields:
        Matrices of one row a passage and ``2**BITS`` columns, with some columns named more than once in a row.
        Characters, words, heading and the passage before each have a length of about one in a row, times a
        weight, however long they are.
    """
    for first in range(0, len(layout.passages), _AT_A_TIME):
        yield _block(layout, first, first + _AT_A_TIME)


def _block(layout: Layout, first: int, last: int) -> coo_array:
    led = min(first, 1)  # the passage before the first is read with it, for its words
    passages = layout.passages[first - led : last]
    count, begin = len(passages), passages[0].start
    starts = np.array([passage.start for passage in passages], dtype=np.intp) - begin
    ends = np.array([passage.end for passage in passages], dtype=np.intp) - begin
    text = _Hashed(layout.reading[begin : passages[-1].end])
    words = text.runs_of_words(starts, ends)
    places = [_place(f"{passage.heading} {passage.label}") for passage in passages]
    sizes = [len(place) for place in places]
    kinds = (
        [text.runs_of_characters(starts, ends, length) for length in _RUNS_OF_CHARACTERS],
        words,
        [(row[row < count - 1] + 1, codes[row < count - 1]) for row, codes in words[:2]],
        [(np.repeat(np.arange(count), sizes), _joined(places))],
    )
    rows, columns, values = _columns(kinds, count)
    if led:
        own = rows >= led
        rows, columns, values = rows[own] - led, columns[own], values[own]
    return coo_array((values, (rows, columns)), shape=(count - led, 1 << BITS))


def _columns(kinds: Sequence[Sequence[tuple[Rows, Codes]]], count: int) -> tuple[Rows, Rows, Values]:
    """Rows, columns and values of all n-grams, scaled so that in every row each kind's length is about its weight."""
    runs = [(kind, row, codes) for kind, each in enumerate(kinds) for row, codes in each]
    sizes = [len(row) for _, row, _ in runs]
    rows = np.concatenate([row for _, row, _ in runs])
    lines = rows + np.repeat([kind * count for kind, _, _ in runs], sizes)  # one a row and kind
    salts = np.repeat(_SALTS[[kind for kind, _, _ in runs]], sizes)
    codes = (np.concatenate([codes for _, _, codes in runs]) ^ salts) * _MIX
    codes = (codes ^ (codes >> _HALF)) * _MIX
    lengths = np.sqrt(np.maximum(np.bincount(lines, minlength=len(kinds) * count), 1))
    weights = (np.repeat(_WEIGHTS, count) / lengths).astype(np.float32)
    return rows, (codes >> _SHIFT).astype(np.intp), weights[lines]


class _Hashed:
    """A text whose stretches can be hashed all at once."""

    def __init__(self, text: str) -> None:
        self._letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._powers, self._inverses = _powers_for(len(self._letters))
        self._sums = np.zeros(len(self._letters) + 1, dtype=np.uint64)
        np.cumsum((self._letters + np.uint64(1)) * self._powers, out=self._sums[1:])

    def codes(self, starts: Rows, ends: Rows) -> Codes:
        """A number for each stretch, the same for the same characters wherever they stand."""
        hashes: Codes = (self._sums[ends] - self._sums[starts]) * self._inverses[starts]
        return hashes

    def runs_of_characters(self, starts: Rows, ends: Rows, length: int) -> tuple[Rows, Codes]:
        """For each run of that length within a passage the passage's number, and the run's code."""
        many = np.maximum(ends - starts - length + 1, 0)
        first = np.arange(many.sum()) + np.repeat(starts - np.cumsum(many) + many, many)
        return np.repeat(np.arange(len(starts)), many), self.codes(first, first + length)

    def words(self) -> tuple[Rows, Rows]:
        """Where words start and end."""
        inside = np.zeros(len(self._letters) + 2, dtype=np.int8)
        inside[1:-1] = _LETTERS[np.minimum(self._letters, len(_LETTERS) - 1)]
        edges = np.diff(inside)
        return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)

    def runs_of_words(self, starts: Rows, ends: Rows) -> list[tuple[Rows, Codes]]:
        """For each length of run: the passages' numbers and the runs' codes."""
        first, last = self.words()
        home = np.searchsorted(starts, first, "right") - 1
        within = (home >= 0) & (last <= ends[home])
        first, last, home = first[within], last[within], home[within]
        runs = []
        for length in _RUNS_OF_WORDS:
            begins = max(len(first) - length + 1, 0)
            same = home[:begins] == home[length - 1 :]
            runs.append((home[:begins][same], self.codes(first[:begins][same], last[length - 1 :][same])))
        return runs


def _joined(codes: Sequence[Codes]) -> Codes:
    return np.concatenate(codes) if codes else np.zeros(0, dtype=np.uint64)


@lru_cache(maxsize=4096)  # the headings and labels of a form come back in every record
def _place(words: str) -> Codes:
    text = _Hashed(words)
    whole = np.array([0], dtype=np.intp)
    return _joined([codes for _, codes in text.runs_of_words(whole, whole + len(words))[:2]])


def _powers_for(length: int) -> tuple[Codes, Codes]:
    """The powers of the base and of its inverse: ``length`` and ``length + 1`` of them."""
    bits = max(14, length.bit_length())
    return _powers(_BASE, bits)[:length], _powers(pow(_BASE, -1, 1 << 64), bits)[: length + 1]


@lru_cache(maxsize=4)
def _powers(base: int, bits: int) -> Codes:
    factors = np.full(1 << bits, base, dtype=np.uint64)
    factors[0] = 1
    powers: Codes = np.multiply.accumulate(factors)
    return powers
