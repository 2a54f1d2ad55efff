"""A record's text cut into pieces so that overlapping spans can all be shown.

Spans of different criteria overlap freely, and HTML elements cannot. So the text is cut wherever
any span starts or ends, and each piece knows every span that covers it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Why

COLOURS = 13
"""How many colours palette.css has for criteria."""


class Mark(NamedTuple):
    """One span to be shown in the text.

    Attributes:
        start: First character.
        end: One past the last character.
        number: The criterion's number in the catalogue, from 1.
        is_near_miss: Whether it only looks like evidence.
        title: What it is, in words.
        anchor: Name under which other parts of the page point to it.
    """

    start: int
    end: int
    number: int
    is_near_miss: bool
    title: str
    anchor: str


class Piece(NamedTuple):
    """A stretch of text that the same marks cover from end to end.

    Attributes:
        text: Its characters.
        marks: What covers it; evidence before near misses, then by criterion.
        opening: Those of ``marks`` that start here.
    """

    text: str
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut the text at every start and end of a mark.

    Args:
        text: The whole text.
        marks: Spans within it, in any order.

    Yields:
        Pieces that put together are the text again.
    """
    starting: defaultdict[int, list[Mark]] = defaultdict(list)
    ending: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        starting[mark.start].append(mark)
        ending[mark.end].append(mark)
    cuts = sorted({0, len(text), *starting, *ending})
    open_marks: dict[Mark, None] = {}
    for here, there in pairwise(cuts):
        for mark in ending[here]:
            del open_marks[mark]
        opening = sorted(starting[here], key=_order)
        open_marks.update(dict.fromkeys(opening))
        yield Piece(text[here:there], tuple(sorted(open_marks, key=_order)), tuple(opening))


def colour_of(number: int) -> int:
    """Which of the style sheet's colours a criterion with this number has."""
    return (number - 1) % COLOURS + 1


def title_of(number: int, criterion: Criterion, why: Why | None = None) -> str:
    """What a mark is, in words.

    Args:
        number: The criterion's number in the catalogue, from 1.
        criterion: What the passage bears on.
        why: Why it is only a near miss; None for evidence.
    """
    kind = "what offends" if criterion.offending else "evidence"
    return f"{number} {criterion.title}: {kind if why is None else f'near miss, {why.in_words}'}"


def marked_text(found: Iterable[Piece], *, name_all: bool = False) -> Markup:
    """The pieces as HTML, every word of them escaped; palette.css and marks.css show it.

    Args:
        found: From :func:`pieces`.
        name_all: Give each piece a class for every criterion that covers it, ``c<number>`` with evidence
            and ``n<number>`` with a near miss, so that a page can lift out one criterion's.
    """
    return Markup("".join(_marked(piece, name_all) if piece.marks else escape(piece.text) for piece in found))


def _marked(piece: Piece, name_all: bool) -> str:
    first = piece.marks[0]
    classes = f"{'near' if first.is_near_miss else 'evidence'} k{colour_of(first.number)}"
    if len(piece.marks) > 1:
        classes += " over"
    if name_all:
        names = (f" {'n' if mark.is_near_miss else 'c'}{mark.number}" for mark in piece.marks)
        classes += "".join(dict.fromkeys(names))
    title = escape("; ".join(mark.title for mark in piece.marks))
    tags = "".join(map(_tag, piece.opening))
    return f'<mark class="{classes}" title="{title}">{tags}{escape(piece.text)}</mark>'


def _tag(mark: Mark) -> str:
    near, sign = (" near", "?") if mark.is_near_miss else ("", "")
    name = escape(mark.anchor)
    return f'<span class="tag k{colour_of(mark.number)}{near}" id="{name}">{mark.number}{sign}</span>'


def _order(mark: Mark) -> tuple[bool, int, int]:
    return (mark.is_near_miss, mark.number, mark.start)
