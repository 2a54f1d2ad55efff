"""Tables that were turned on their side: each cell on a line of its own, under or behind its heading."""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import NamedTuple

from analyser.domain.layout import Cell
from analyser.segmenting import lines as rows
from analyser.segmenting.folding import lower
from analyser.segmenting.lines import Line
from analyser.segmenting.tables import is_header, is_task_header

Ends = Callable[[Line, int], tuple[int, int]]
"""Where the text that starts on a line ends, and the index of the line after it."""

_MIN_STACK = 2
_FAR = 20
"""How many lines ahead the line that follows a heading may be."""
_TRAILING = " \t.:-=…?"
_OWNER = re.compile(
    r"(?:by\s+)?whom?|owner|lead(?:\s+\w+)?|responsib\w*.*|person.*|allocated.*|assigned.*|who\s.*|agency",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"(?:by\s+)?when|due.*|(?:target\s+)?date|target|deadline|time\s?-?(?:scale|frame)s?|completed?\s+by|done\s+by",
    re.IGNORECASE,
)
_DATE = re.compile(r"\W*(?:\d|asap|tbc|today|tonight|tomorrow|\w{3,6}day\b)", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:none|nil|n/?a|nfa|no (?:further )?actions?)\b\W*$", re.IGNORECASE)
_DONE = re.compile(r"(?:\w+ed|seen|spoke\w*|met|held|done|was|were|ha[sd]|have)\b", re.IGNORECASE)
"""How an entry of a log starts, which says what was done."""
_TELLS = re.compile(r"(?:where|why|how)\b", re.IGNORECASE)
"""A neighbour with such a label makes "What: ... When: ... Who: ..." the account of an incident."""


class Stack(NamedTuple):
    """Rows that were read from lines.

    Attributes:
        rows: The cells of each row.
        after: Index of the line after them.
    """

    rows: list[tuple[Cell, ...]]
    after: int


class _Entry(NamedTuple):
    """A heading with the value that stands behind or under it."""

    header: str
    start: int
    end: int
    text: str


def read_stack(lines: list[Line | None], index: int, ends: Ends) -> Stack | None:
    """The table that starts with the line at ``index``, if there is one."""
    line = lines[index]
    if line is None:
        return None
    if is_header(line.text):
        return _below_headings(lines, index) or _grouped(lines, index, _under, ends)
    label = rows.match_label(line.text)
    return _grouped(lines, index, _behind, ends) if label and is_header(label["label"]) else None


def _below_headings(lines: list[Line | None], index: int) -> Stack | None:
    """All headings first, then the cells in the same order."""
    names = list(takewhile(is_header, (line.text if line else "" for line in lines[index : index + _FAR])))
    if len(names) < _MIN_STACK or not any(map(is_task_header, names)):
        return None
    width, at = len(names), index + len(names)
    found = []
    while at < len(lines) and lines[at]:
        cells = tuple(
            Cell(line.start, line.end, lower(name).strip(_TRAILING))
            for name, line in zip(names, lines[at : at + width], strict=False)
            if line and not rows.UNANSWERED.match(line.text)
        )
        at += width
        if cells:
            found.append(cells)
    return Stack(found, at)


def _grouped(
    lines: list[Line | None],
    index: int,
    read: Callable[[list[Line | None], int, Ends], tuple[_Entry, int] | None],
    ends: Ends,
) -> Stack | None:
    """Groups of a heading and its value, as many as follow each other."""
    found = []
    at = index
    while True:
        group, after = _group(lines, at, read, ends)
        row = _row(group)
        if row is None:
            break
        found.append(row)
        at = after
    near = [*lines[max(0, index - 1) : index], *lines[at : at + 1]]
    tells = any(_TELLS.match(line.text) for line in near if line)
    return Stack(found, at) if found and not tells else None


def _group(
    lines: list[Line | None],
    at: int,
    read: Callable[[list[Line | None], int, Ends], tuple[_Entry, int] | None],
    ends: Ends,
) -> tuple[list[_Entry], int]:
    """The entries up to the one whose heading comes again, and the index of the line after them."""
    group: list[_Entry] = []
    after = at
    while at < len(lines) and len(group) < _FAR:
        if lines[at] is None and lines[at - 1 : at] != [None]:
            at += 1
            continue
        entry = read(lines, at, ends) if lines[at] else None
        if entry is None or any(_named(each) == _named(entry[0]) for each in group):
            break
        group.append(entry[0])
        at = after = entry[1]
    return group, after


def _behind(lines: list[Line | None], at: int, ends: Ends) -> tuple[_Entry, int] | None:
    """An entry "Who: Jane Lee"."""
    line = lines[at]
    match = rows.match_label(line.text) if line else None
    if line is None or match is None or not is_header(match["label"]):
        return None
    if not match["answer"]:
        return None if is_task_header(match["label"]) else (_Entry(match["label"], line.end, line.end, ""), at + 1)
    end, after = ends(line, at)
    return _Entry(match["label"], line.start + match.start("answer"), end, match["answer"]), after


def _under(lines: list[Line | None], at: int, ends: Ends) -> tuple[_Entry, int] | None:
    """An entry that has its heading on the line above."""
    line = lines[at]
    if line is None or not is_header(line.text):
        return None
    below = at + 1 if at + 1 < len(lines) and lines[at + 1] else at + 2
    value = lines[below] if below < len(lines) else None
    if value is None or value.marker or is_header(value.text) or rows.match_label(value.text) or "|" in value.text:
        return None
    end, after = ends(value, below)
    return _Entry(line.text, value.start, end, value.text), after


def _row(group: list[_Entry]) -> tuple[Cell, ...] | None:
    """The cells of a group, or None if it is no task with its owner or date."""
    has_owner = any(_OWNER.fullmatch(_named(entry)) for entry in group)
    heads = [_head(entry, has_owner=has_owner) for entry in group]
    if "action" not in heads or _named(group[0]) == "date" or not {"owner", "due"} & set(heads):
        return None
    task = group[heads.index("action")].text
    if (
        _NOTHING.match(task)
        or _DONE.match(task)
        or rows.UNANSWERED.match(task)
        or ";" in task
        or ". " in task.rstrip(". ")
    ):
        return None
    return tuple(
        Cell(entry.start, entry.end, head)
        for entry, head in zip(group, heads, strict=True)
        if entry.text and not rows.UNANSWERED.match(entry.text)
    )


def _named(entry: _Entry) -> str:
    return lower(entry.header).strip(_TRAILING)


def _head(entry: _Entry, *, has_owner: bool) -> str:
    name = _named(entry)
    if name == "by":
        return "due" if has_owner or _DATE.match(entry.text) else "owner"
    if _OWNER.fullmatch(name):
        return "owner"
    if _DUE.fullmatch(name):
        return "due"
    return "action" if is_task_header(name) else name
