"""Rows of tables that were flattened to text: pipes, tabs or columns of spaces."""

import re
from typing import NamedTuple

from analyser.domain.layout import Cell
from analyser.segmenting.folding import FILLER

_HEADER_WORD = re.compile(
    r"(?:agreed\s+|key\s+)?(?:actions?|tasks?|what|what is to be done|description|detail|item|step|recommendation)"
    r"(?:\s*(?:agreed|required|points?|to be taken|needed))?|"
    r"by|(?:by\s+)?whom?|owner|lead|responsib\w*(?:\s+(?:person|for))?|person(?:\s+responsible)?|person/agency|"
    r"allocated(?:\s+to)?|assigned(?:\s+to)?|lead\s+\w+|who(?:\s+(?:by|will do it|is responsible))?|"
    r"by\s+when|when|due(?:\s+(?:by|date))?|date|target(?:\s+date)?|deadline|time\s?-?(?:scale|frame)s?|"
    r"complete(?:d)?\s+by|done\s+by|status|comments?|no\.?|#|ref|field|entry|question|answer|response|prompt|"
    r"name|role|agency|organisation|designation|contact|present|apologies",
    re.IGNORECASE,
)
_TASK = re.compile(r"(?:agreed |key )?(?:actions?|tasks?|what)\b", re.IGNORECASE)
_SPACES = re.compile(rf"(?<!{FILLER}){FILLER}*(?:[^\S{FILLER}]{{2,}}|\t)\s*")
"""A gap between columns: mark-up that was folded away makes none."""
_MIN_HEADERS = 2
_MAX_HEADER_LENGTH = 30


class Columns(NamedTuple):
    """The heading row of the table being read.

    Attributes:
        headers: Column headings in lower case.
        places: Position of each heading in its line, for columns made of spaces.
        piped: Whether cells are divided by "|".
    """

    headers: tuple[str, ...]
    places: tuple[int, ...]
    piped: bool


class Piece(NamedTuple):
    """A stretch of one line.

    Attributes:
        start: Offset in the record.
        text: The folded text, trimmed.
        place: Position in the line.
    """

    start: int
    text: str
    place: int


def pipe_cells(start: int, text: str) -> list[Piece]:
    """The cells of a line divided by "|"; empty cells between others are kept."""
    pieces, place = [], 0
    for raw in text.strip("|").split("|"):
        inner = raw.strip()
        shift = len(text) - len(text.lstrip("|")) + place + (raw.index(inner[0]) if inner else 0)
        pieces.append(Piece(start + shift, inner, shift))
        place += len(raw) + 1
    return pieces


def spaced_cells(start: int, text: str) -> list[Piece]:
    """The cells of a line divided by tabs or by two or more spaces."""
    if "  " not in text and "\t" not in text:
        return [Piece(start, text, 0)] if text else []
    pieces, place = [], 0
    for gap in _SPACES.finditer(text):
        if text[gap.end() : gap.end() + 1] in {":", "="}:  # "Age   : 14" is one cell
            continue
        if gap.start() > place:
            pieces.append(Piece(start + place, text[place : gap.start()].rstrip(), place))
        place = gap.end()
    if place < len(text):
        pieces.append(Piece(start + place, text[place:], place))
    return pieces


def header_of(pieces: list[Piece], *, piped: bool) -> Columns | None:
    """The columns, if every cell of the row is a column heading."""
    named = [piece for piece in pieces if piece.text]
    if len(named) < _MIN_HEADERS or any(len(piece.text) > _MAX_HEADER_LENGTH for piece in named):
        return None
    if not all(_HEADER_WORD.fullmatch(piece.text.rstrip(":?* ")) for piece in named):
        return None
    return Columns(
        headers=tuple(piece.text.rstrip(":?* ").lower() for piece in pieces),
        places=tuple(piece.place for piece in pieces),
        piped=piped,
    )


def is_header(text: str) -> bool:
    """Whether the text is a column heading and nothing else."""
    return bool(text and len(text) <= _MAX_HEADER_LENGTH and _HEADER_WORD.fullmatch(text.rstrip(":?* ")))


def is_task_header(text: str) -> bool:
    """Whether the text heads the column of what is to be done."""
    return bool(_TASK.match(text))


def cells_under(columns: Columns | None, pieces: list[Piece]) -> tuple[Cell, ...]:
    """The row's cells with their column headings."""
    cells = []
    for index, piece in enumerate(pieces):
        if not piece.text:
            continue
        header = ""
        if columns and columns.piped:
            header = columns.headers[index] if index < len(columns.headers) else ""
        elif columns:
            nearest = min(range(len(columns.places)), key=lambda i: abs(columns.places[i] - piece.place))
            header = (
                columns.headers[nearest]
                if len(pieces) < len(columns.headers)
                else columns.headers[min(index, len(columns.headers) - 1)]
            )
        cells.append(Cell(piece.start, piece.start + len(piece.text), header))
    return tuple(cells)
