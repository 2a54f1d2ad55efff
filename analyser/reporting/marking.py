"""A record's text cut into pieces so that overlapping spans can all be shown.

Spans of different criteria overlap freely, and HTML elements cannot. So the text is cut wherever
any span starts or ends, and each piece knows every span that covers it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


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


def _order(mark: Mark) -> tuple[bool, int, int]:
    return (mark.is_near_miss, mark.number, mark.start)
