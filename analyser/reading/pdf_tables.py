"""Tables on a page of a PDF, which has no tables but only words and where they stand.

Words far apart on a line are pieces. Where pieces begin at the same place on neighbouring lines there is a table;
a piece belongs to the column whose band it stands in, and lines of one cell are joined.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

WIDE = 0.8
"""A gap of this share of a line's height parts two pieces; a space has a quarter."""
_SAME = 2.0
"""Points by which the pieces of one column may begin apart."""
_NEAR = 12
"""Pieces between two rows of one table, at most."""
_SAME_PITCH = 1.12
_PITCH = 1.35
"""Lines of one cell are no farther apart than so many times their height."""
_LONGEST_LABEL = 60
_MOST_LINES = 6
"""A cell with more lines is a section of a form, which stands under its label."""
_MARKER = re.compile(r"[•·▪◦●○■□–—*o\uf0b7\uf0a7-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+")
_HYPHEN = "-"


class Piece(NamedTuple):
    """Words that stand together on a line.

    Attributes:
        text: The words.
        left: Where they begin, in points from the left edge of the page.
        right: Where they end.
        bottom: How high they stand above the lower edge.
        height: How high their line is.
        glued: Whether they go on with a word that the hyphen at the end of the last line cuts.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    glued: bool = False


class Block(NamedTuple):
    """A table that takes the place of some lines.

    Attributes:
        first: Index of its first line.
        end: Index of the line after its last.
        text: Its rows, one a line.
    """

    first: int
    end: int
    text: str


class _Place(NamedTuple):
    piece: Piece
    line: int


def is_marker(text: str) -> bool:
    """Whether words are the bullet or number of a list, which has a wide gap after it without being a cell."""
    return _MARKER.fullmatch(text) is not None


def find_blocks(lines: Sequence[Sequence[Piece]]) -> list[Block]:
    """The tables among the lines of a page."""
    places = [_Place(piece, index) for index, line in enumerate(lines) for piece in line]
    jumps = [index for index in range(1, len(places)) if _is_jump(places[index - 1].piece, places[index].piece)]
    blocks: list[Block] = []
    while jumps:
        chain = _chain(places, jumps)
        starts = _starts([places[index].piece.left for index in chain])
        if starts and (block := _block(lines, places[chain[0]].line, places[chain[-1]].line, starts, blocks)):
            blocks.append(block)
            jumps = [index for index in jumps if places[index].line >= block.end]
        else:
            jumps = jumps[1:]
    return blocks


def _is_jump(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands in another column than the one before it, to its right on the same line or higher."""
    if piece.glued or piece.bottom < before.bottom - 0.5 * before.height:
        return False
    if piece.left >= before.right:
        return True
    return piece.bottom > before.bottom + 0.5 * before.height and piece.left > before.left + 2 * before.height


def _chain(places: Sequence[_Place], jumps: Sequence[int]) -> list[int]:
    """The jumps that seem to belong to one table with the first."""
    chain, lefts = [jumps[0]], [places[jumps[0]].piece.left]
    for index in jumps[1:]:
        left = places[index].piece.left
        if index > chain[-1] + _NEAR:
            break
        if index == chain[-1] + 1 or any(abs(left - each) <= _SAME for each in lefts):
            chain.append(index)
            lefts.append(left)
        elif len(chain) > 1:
            break
    return chain


def _starts(lefts: Sequence[float]) -> list[float]:
    """Where columns after the first begin: places at which two pieces or more do."""
    starts: list[float] = []
    ordered = sorted(lefts)
    for left, following in pairwise(ordered):
        if following - left <= _SAME and not (starts and left - starts[-1] <= 2 * _SAME):
            starts.append(left)
    return starts


def _block(
    lines: Sequence[Sequence[Piece]], first: int, last: int, starts: Sequence[float], before: Sequence[Block]
) -> Block | None:
    floor = before[-1].end if before else 0
    fits = [bool(line) and all(_column(piece, starts) is not None for piece in line) for line in lines]
    if not fits[first]:
        return None
    end = first + 1
    while end <= last and fits[end]:
        end += 1
    pitch = _pitch([piece for line in lines[first:end] for piece in line])
    end = _tail(lines, fits, end, starts, pitch)
    first = _head(lines, fits, first, floor, starts)
    rows = list(_rows([piece for line in lines[first:end] for piece in line], starts, pitch))
    if sum(len([cell for cell in row if cell]) > 1 for row in rows) < 2:
        return None
    return Block(first, end, "\n".join(line for row in rows for line in _written(row)))


def _column(piece: Piece, starts: Sequence[float]) -> int | None:
    """The column a piece stands in; None if it reaches over the edge of one."""
    column = sum(piece.left >= start - _SAME for start in starts)
    return column if column == len(starts) or piece.right <= starts[column] + _SAME else None


def _pitch(pieces: Sequence[Piece]) -> float:
    """How far apart the lines of one cell are."""
    drops = [a.bottom - b.bottom for a, b in pairwise(pieces) if a.bottom - b.bottom > 0.5 * a.height]
    return min(drops, default=0.0)


def _tail(
    lines: Sequence[Sequence[Piece]], fits: Sequence[bool], end: int, starts: Sequence[float], pitch: float
) -> int:
    """The end of the table, with the further lines of its last cell."""
    while end < len(lines) and fits[end]:
        above, piece = lines[end - 1][-1], lines[end][0]
        drop = above.bottom - piece.bottom
        same = _column(piece, starts) == _column(above, starts) != 0
        if not (same and 0 < drop <= _SAME_PITCH * pitch):
            break
        end += 1
    return end


def _head(
    lines: Sequence[Sequence[Piece]], fits: Sequence[bool], first: int, floor: int, starts: Sequence[float]
) -> int:
    """The start of the table, with the lines of its first cell above that of the second, and its header."""
    row = lines[first]
    height = max((piece.bottom for piece in row if _column(piece, starts)), default=row[0].bottom)
    if _column(row[0], starts) and first > floor:
        lowest = lines[first - 1][-1].bottom if lines[first - 1] else height
    else:
        lowest = row[0].bottom
    below = None if _column(row[0], starts) else row[0].bottom
    while first > floor and fits[first - 1] and {_column(piece, starts) for piece in lines[first - 1]} == {0}:
        piece = lines[first - 1][0]
        reach = 2 * height - lowest + 0.4 * piece.height  # a cell of one line may stand half-way down its row
        if piece.bottom > reach or (below is not None and piece.bottom - below > _PITCH * piece.height):
            break
        below = piece.bottom
        first -= 1
    while first > floor and fits[first - 1] and len({_column(piece, starts) for piece in lines[first - 1]}) > 1:
        first -= 1
    return first


def _rows(pieces: Sequence[Piece], starts: Sequence[float], pitch: float) -> Iterator[list[list[Piece]]]:
    """The rows with the pieces of each cell."""
    by_cell = any(_is_jump(a, b) and b.bottom > a.bottom + 0.4 * a.height for a, b in pairwise(pieces))
    returns = [
        a.bottom - b.bottom for a, b in pairwise(pieces) if (_column(b, starts) or 0) < (_column(a, starts) or 0)
    ]
    varies = bool(returns) and max(returns) > _SAME_PITCH * pitch
    row: list[list[Piece]] = [[] for _ in range(len(starts) + 1)]
    previous, column = -1, 0
    for index, piece in enumerate(pieces):
        column = _column(piece, starts) or 0
        if index and not piece.glued:
            drop = pieces[index - 1].bottom - piece.bottom
            near = 0 < drop <= _SAME_PITCH * pitch
            if column < previous:
                on = not by_cell and near and (varies or column > 0 or _goes_on(row[0], piece))
            elif column == previous == 0:
                on = near and (by_cell or varies or _goes_on(row[0], piece))
            else:
                on = True
            if not on:
                yield row
                row = [[] for _ in range(len(starts) + 1)]
        row[column].append(piece)
        previous = column
    yield row


def _goes_on(cell: Sequence[Piece], piece: Piece) -> bool:
    return bool(cell) and piece.text[:1].islower()


def _written(row: Sequence[Sequence[Piece]]) -> list[str]:
    """A row as ``| cell | cell |``; a label stands before its words, or above them if there are many."""
    cells = [_joined(cell) for cell in row]
    filled = [(text, cell) for text, cell in zip(cells, row, strict=True) if text]
    if len(filled) == 2 and len(filled[0][0]) <= _LONGEST_LABEL and filled[0][1] is row[0]:
        label, words = filled[0][0], filled[1][1]
        if len(words) > _MOST_LINES:
            label = label if label.endswith((":", "?")) else f"{label}:"
            return [label, *_lines(words)]
        if label.endswith(":"):
            return [f"{label} {filled[1][0]}"]
    if len(filled) == 1 and filled[0][1] is row[0]:
        return [f"| {cells[0]} |" + "  |" * (len(cells) - 1)]
    return ["| " + " | ".join(cells) + " |"]


def _lines(cell: Sequence[Piece]) -> list[str]:
    lines: list[str] = []
    for piece in cell:
        if piece.glued and lines:
            lines[-1] += piece.text
        else:
            lines.append(piece.text)
    return lines


def _joined(cell: Sequence[Piece]) -> str:
    """The lines of a cell on one, with a semicolon before a further item of a list."""
    joined = ""
    for line in _lines(cell):
        words = line.split(maxsplit=1)
        item = len(words) > 1 and is_marker(words[0])
        gap = "" if not joined else "; " if item and not joined.endswith((".", ":", ";", ",", "?", "!")) else " "
        joined += gap + line
    return joined
