"""Tick boxes: which option of a line was chosen, and what of it nobody chose."""

import re
from typing import NamedTuple

from analyser.segmenting import lines as rows
from analyser.segmenting.folding import FILLER

_LEANS = re.compile(rf"[^\s:?.|]{FILLER}*\s{{0,2}}$")
_WIDE = re.compile(rf"[^\S{FILLER}]{{3,}}\S|\s*\|")


class Options(NamedTuple):
    """The options of a line.

    Attributes:
        first: Where the first of them starts.
        answered: Whether one was chosen, or something was written beside them.
        blanks: Start and end of each that was not chosen.
    """

    first: int
    answered: bool
    blanks: list[tuple[int, int]]


def read_options(text: str) -> Options:
    """The options of a line that has a tick box."""
    boxes = list(rows.BOX.finditer(text))
    trailing = _boxes_trail(text, boxes)
    chosen = written = False
    first = place = len(text)
    blanks = []
    for number, box in enumerate(boxes):
        begin, end = _option(text, boxes, number, trailing=trailing)
        written = written or bool(number and text[place:begin].strip(" |"))
        first, place = min(first, begin), end
        if box["ticked"]:
            chosen = True
        else:
            blanks.append((begin, end))
    return Options(first, chosen or written or bool(text[place:].strip(" |")), blanks)


def _boxes_trail(text: str, boxes: list[re.Match[str]]) -> bool:
    """Whether options stand before their boxes ("Yes [x]  No [ ]")."""
    return not text[boxes[-1].end() :].strip() and bool(_LEANS.search(text[: boxes[0].start()]))


def _option(text: str, boxes: list[re.Match[str]], number: int, *, trailing: bool) -> tuple[int, int]:
    """Start and end of a box with the words that belong to it, within the line."""
    box = boxes[number]
    behind = text[boxes[number - 1].end() if number else 0 : box.start()]
    ahead = text[box.end() : boxes[number + 1].start() if number + 1 < len(boxes) else len(text)]
    lead = len(ahead) - len(ahead.lstrip())
    if trailing or not ahead.strip() or (lead > 1 and _LEANS.search(behind)):
        cut = max(behind.rfind("   "), behind.rfind(":"), behind.rfind("?"))
        return box.start() - len(behind) + cut + 1, box.end()
    gap = _WIDE.search(ahead, lead)
    return box.start(), box.end() + (gap.start() if gap else len(ahead))
