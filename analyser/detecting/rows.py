"""Read an action from a row of a table: what, who and when in any order, with or without headings."""

import re
from typing import NamedTuple

from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.owners import read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.plain import first_verb
from analyser.detecting.verbs import VERBS
from analyser.detecting.weighing import DONE, TELLS, VAGUE
from analyser.domain.layout import Cell, Passage, PassageKind

_WHAT = re.compile(r"\b(?:actions?|tasks?|what|description|items?|step|recommendations?|detail)\b")
WHO = re.compile(
    r"(?:by\s+)?(?:whom?(?:\s.{0,20})?|owner|lead(?:\s\w+)?|responsib\w*(?:\s.{0,20})?|person(?:\s.{0,20})?"
    r"|person/agency"
    r"|allocated(?: to)?|assigned(?: to)?|agency|action(?:ed)? by|for)|who(?:\s.{0,20})?"
)
"""A heading or label under which the owner stands."""
WHEN = re.compile(
    r"(?:by\s+)?when|due(?:\s.{0,12})?|(?:target\s+)?date(?:\s.{0,12})?|target|deadline|time\s?-?(?:scale|frame)s?"
    r"|completed?(?: by)?|done by|by"
)
"""A heading or label under which the date stands."""
_GAP = re.compile(r"\s(?:when|by|asap|to|-|within)\b|\s{2,}|,|/|\s-\s|\(")
_LEAD_END = re.compile(r"\s(?:to|will|-)\s|:")
_TWO, _MAX_CELLS = 2, 4
_MIN_TASK = len("SD")
_LITTLE = len(" 0530 or so")


_TAB = re.compile(r"[^\t]+")


class Row(NamedTuple):
    """The owner and date of an action that stands in a table."""

    owner: Owner | None
    due: Due | None


def read_row(page: Page, passage: Passage, *, listed: bool) -> Row | None:
    """The owner and date of a row, or None if the row is no action.

    Args:
        page: The record.
        passage: The row.
        listed: Whether it stands in a list of actions.
    """
    if len(passage.cells) > _TWO:  # "By" says who where another column says when
        by_whom = tuple(cell._replace(header="who" if cell.header == "by" else cell.header) for cell in passage.cells)
        passage = passage._replace(cells=by_whom)
    headers = [cell.header for cell in passage.cells]
    who, when = any(map(WHO.fullmatch, headers)), any(map(WHEN.fullmatch, headers))
    if (who and when) or ((who or when or listed) and any(map(_WHAT.search, headers))):
        return _under_headings(page, passage)
    return _unheaded(page, passage) if listed else _unlisted(page, passage)


def _unlisted(page: Page, passage: Passage) -> Row | None:
    """A row outside a list that is a task all the same: what, then who, then when, and not what has been done."""
    cells = passage.cells
    numbered = len(cells) > _TWO + 1 and page.reading[cells[0].start : cells[0].end].strip(". )").isdigit()
    passage = passage._replace(cells=cells[1:]) if numbered else passage
    if not _TWO < len(passage.cells) <= _MAX_CELLS:
        return None
    if row := _by_kind(page, passage.cells):
        return row
    *tasks, who, when = passage.cells
    due = _due_of(page, when)
    if due is None and not VAGUE.match(page.reading, when.start, when.end):
        return None
    for task in tasks:
        if TELLS.search(page.reading, task.start, task.end) or DONE.match(page.reading, task.start, task.end):
            return None
    people = [read_owner(page, task.start, task.end) for task in tasks]
    if all(person is not None and person.known for person in people):
        return None  # who somebody is: "SW Lee | Chair | 3/4/15"
    owner = _owner_of(page, who)
    return Row(owner, due) if owner else None


def _due_of(page: Page, cell: Cell) -> Due | None:
    """The date of a cell that says nothing else, or little behind it: "19/5 0530", "before 8am or as agreed"."""
    due = find_due(page.reading, cell.start, cell.end)
    if due is None or is_due(page.reading, cell.start, cell.end):
        return due
    return due if due.start - cell.start + cell.end - due.end <= _LITTLE else None


def _by_kind(page: Page, cells: tuple[Cell, ...]) -> Row | None:
    """A row of one doer, one date and tasks that begin with a verb, in any order: "Jane Lee, Visit child, 12/6"."""
    owners: list[Owner] = []
    dues: list[Due] = []
    for cell in cells:
        owner = read_owner(page, cell.start, cell.end)
        if is_due(page.reading, cell.start, cell.end):
            dues += [due] if (due := find_due(page.reading, cell.start, cell.end)) else []
        elif owner:
            owners.append(owner)
        elif not first_verb(page, cell.start, cell.end) or TELLS.search(page.reading, cell.start, cell.end):
            return None
    one_each = len(owners) == len(dues) == 1 and len(cells) > _TWO
    return Row(owners[0], dues[0]) if one_each and not owners[0].family else None


def tabbed(page: Page, passage: Passage) -> Passage | None:
    """The row that a line with tabs is if it holds a doer, a task and a date, whatever it was taken for; else None."""
    if passage.kind is PassageKind.ROW or page.shown.find("\t", passage.start, passage.end) < 0:
        return None
    spans = [match.span() for match in _TAB.finditer(page.shown, passage.start, passage.end)]
    cells = tuple(Cell(start, end, "") for start, end in spans if page.shown[start:end].strip())
    if not _TWO < len(cells) <= _MAX_CELLS or _by_kind(page, cells) is None:
        return None
    return passage._replace(kind=PassageKind.ROW, label="", answer=passage.start, cells=cells)


def _under_headings(page: Page, passage: Passage) -> Row | None:
    owner: Owner | None = None
    due: Due | None = None
    task: Cell | None = None
    for cell in passage.cells:
        if WHEN.fullmatch(cell.header):
            due = due or find_due(page.reading, cell.start, cell.end)
        elif WHO.fullmatch(cell.header):
            owner = owner or _owner_of(page, cell)
            due = due or (find_due(page.reading, cell.start, cell.end) if not owner else None)
        elif task is None and cell.end - cell.start >= _MIN_TASK:
            task = cell
    if task is None:
        return None
    return Row(owner or _lead(page, task), due or find_due(page.reading, task.start, task.end))


def _owner_of(page: Page, cell: Cell) -> Owner | None:
    """The owner a cell names, by itself or in one of its parts ("Business Support - Lyn", "SW when back")."""
    owner = read_owner(page, cell.start, cell.end)
    if owner:
        return owner
    begin = cell.start
    for stop in [cell.start + gap.start() for gap in _GAP.finditer(page.reading[cell.start : cell.end])] + [cell.end]:
        part = read_owner(page, begin, stop)
        if part and (owner is None or not owner.kind.is_specific):
            owner = part
        begin = stop
    return owner


def _lead(page: Page, cell: Cell) -> Owner | None:
    """The owner with whom the task itself begins: "CR to ring mum"."""
    match = _LEAD_END.search(page.reading[cell.start : cell.end])
    return read_owner(page, cell.start, cell.start + match.start()) if match else None


def _unheaded(page: Page, passage: Passage) -> Row | None:
    owner: Owner | None = None
    due: Due | None = None
    task = False
    for cell in passage.cells:
        if is_due(page.reading, cell.start, cell.end):
            due = due or find_due(page.reading, cell.start, cell.end)
            continue
        text = page.reading[cell.start : cell.end].split()
        named = read_owner(page, cell.start, cell.end) if text[0] not in VERBS or len(text) == 1 else None
        if named and owner is None:
            owner = named
        elif not named and len(text) > 1:
            task = True
            due = due or find_due(page.reading, cell.start, cell.end)
    return Row(owner, due) if task else None
