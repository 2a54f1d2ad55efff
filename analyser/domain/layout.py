"""How a record is laid out: its passages, each with the heading and label it stands under.

The segmenting stage makes a :class:`Layout`; the detecting stage reads it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LAYOUT_KEY = "layout"
"""Where a spaCy Doc keeps its layout, in ``doc.user_data``."""


class PassageKind(StrEnum):
    """What sort of line a passage is."""

    PROSE = "prose"  # a sentence
    ITEM = "item"  # a bullet or a numbered item, or a sentence of one
    FIELD = "field"  # "Label: answer", also with tick boxes
    ROW = "row"  # a row of a table with several cells
    HEADING = "heading"  # a title; never evidence
    PROMPT = "prompt"  # a form label without an answer, an un-ticked option; never evidence


class Cell(NamedTuple):
    """One cell of a table row.

    Attributes:
        start: First character, counted in ``Record.text``.
        end: One past the last character.
        header: The column's heading in lower case, or "".
    """

    start: int
    end: int
    header: str


class Passage(NamedTuple):
    """One sentence, list item, form answer or table row, and where it stands.

    A named tuple because there are some thirty a record and they must be cheap to make.

    Attributes:
        start: First character, counted in ``Record.text``; bullets and numbers are left out.
        end: One past the last character.
        kind: What sort of line it is.
        heading: The heading it stands under in lower case, or "".
        label: The form label it answers in lower case, or "" ("s47 enquiries" in "S47 enquiries: Yes").
        answer: Offset at which the answer starts; ``start`` where there is no label.
        block: Number of the paragraph, list item or table row it belongs to; sentences of one
            paragraph share it.
        cells: The cells of a ROW; else empty.
    """

    start: int
    end: int
    kind: PassageKind
    heading: str = ""
    label: str = ""
    answer: int = 0
    block: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A record's text made ready for rules.

    Attributes:
        text: The record's text, unchanged.
        reading: The text in lower case with line breaks, curly quotes, dashes and left-over
            mark-up folded and un-ticked options blanked out. Character for character as long as
            the text, so that offsets in one are offsets in the other.
        passages: In the order of the text, not overlapping.
    """

    text: str
    reading: str
    passages: tuple[Passage, ...]

    def read(self, passage: Passage) -> str:
        """The passage as rules read it."""
        return self.reading[passage.start : passage.end]
