"""Text with marks: stretches that keep their meaning while the text around and inside them is edited."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a mark says of its stretch."""

    EVIDENCE = "evidence"
    NEAR_MISS = "near_miss"
    ACTION = "action"
    OWNER = "owner"
    DUE = "due"
    PARTICIPANT = "participant"
    UNSURE = "unsure"


class Mark(NamedTuple):
    """A stretch of a text and what it is.

    Attributes:
        start: First character.
        end: One past the last character.
        kind: What it is.
        about: The criterion's id, for evidence, near misses and what is unsure.
        value: Why it is a near miss; the kind of owner of an action; the party of a participant.
        number: Which action an action, owner or due date belongs to.
    """

    start: int
    end: int
    kind: Kind
    about: str = ""
    value: str = ""
    number: int = 0


class Marked(NamedTuple):
    """A text and its marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def actions(self) -> int:
        """How many actions are numbered in it."""
        return max((mark.number + 1 for mark in self.marks if mark.kind is Kind.ACTION), default=0)


class Edit(NamedTuple):
    """The characters from ``start`` to ``end`` give way to ``text``."""

    start: int
    end: int
    text: str


def edit(marked: Marked, edits: Iterable[Edit]) -> Marked:
    """Apply edits; every mark moves with its words.

    What is inserted at the edge of a mark stays outside it. A mark that begins or ends inside a stretch that is
    replaced keeps its place if the stretch keeps its length, else it takes in the whole replacement. A mark of
    which nothing is left is dropped.

    Args:
        marked: The text.
        edits: In the order of the text; they must not overlap.

    Raises:
        ValueError: If edits overlap, are out of order or out of the text.
    """
    changes = list(edits)
    if not changes:
        return marked
    pieces, begins, shifts = [], [], []
    done = shift = 0
    for start, end, words in changes:
        if not done <= start <= end <= len(marked.text):
            msg = f"Edits must be in order and apart, within {len(marked.text)} characters: {(start, end)} after {done}"
            raise ValueError(msg)
        pieces += [marked.text[done:start], words]
        begins.append(start + shift)
        shift += len(words) - (end - start)
        shifts.append(shift)
        done = end
    pieces.append(marked.text[done:])
    starts = [each.start for each in changes]

    def moved(place: int, index: int, *, is_end: bool) -> int:
        if index < 0:
            return place
        start, end, words = changes[index]
        if end <= place:
            return place + shifts[index]
        if len(words) == end - start:
            return begins[index] + place - start
        return begins[index] + (len(words) if is_end else 0)

    marks = [
        mark._replace(
            start=moved(mark.start, bisect_right(starts, mark.start) - 1, is_end=False),
            end=moved(mark.end, bisect_left(starts, mark.end) - 1, is_end=True),
        )
        for mark in marked.marks
    ]
    return Marked("".join(pieces), tuple(mark for mark in marks if mark.start < mark.end))


def cut(marked: Marked, start: int, end: int) -> Marked:
    """The part of a text from ``start`` to ``end``, with the marks that lie wholly in it."""
    kept = (
        mark._replace(start=mark.start - start, end=mark.end - start)
        for mark in marked.marks
        if start <= mark.start and mark.end <= end
    )
    return Marked(marked.text[start:end], tuple(kept))


class Page:
    """A text that is written from top to bottom, marks and all."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._actions = 0
        self._tail = "\n\n"

    def write(self, words: str) -> None:
        """Add words without marks."""
        if words:
            self._pieces.append(words)
            self._length += len(words)
            self._tail = (self._tail + words[-2:])[-2:]

    def place(self, marked: Marked) -> None:
        """Add a marked text; its actions are numbered on from those before."""
        shift, numbered = self._length, self._actions
        self._marks += [
            Mark(mark.start + shift, mark.end + shift, mark.kind, mark.about, mark.value, mark.number + numbered)
            for mark in marked.marks
        ]
        self._actions += marked.actions
        self.write(marked.text)

    @property
    def last(self) -> str:
        """The last character, or a line break on an empty page."""
        return self._tail[-1]

    @property
    def after_gap(self) -> bool:
        """Whether the next line follows an empty one, or is the first."""
        return self._tail == "\n\n"

    def finish(self) -> Marked:
        """The whole page, ending in one line break."""
        text = "".join(self._pieces)
        marks = sorted(self._marks, key=lambda mark: (mark.start, mark.end))
        return Marked(text.rstrip() + "\n", tuple(marks))
