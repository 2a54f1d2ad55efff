"""Read the plan of a record: go through its passages and draft the actions they hold."""

import re
from collections.abc import Iterator

from analyser.detecting.assigning import assigned
from analyser.detecting.clauses import modal_clauses
from analyser.detecting.dates import Due, find_due
from analyser.detecting.drafts import Draft, keep
from analyser.detecting.forms import Clause, Form
from analyser.detecting.lists import belongs, completes, subtitle
from analyser.detecting.owners import read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.places import Placing, Setting
from analyser.detecting.plain import answered, names_known, opens_with_owner, plain_clauses, with_doers
from analyser.detecting.refusals import is_refused
from analyser.detecting.rows import read_row
from analyser.detecting.titles import Place, place_of
from analyser.detecting.weighing import firmness
from analyser.domain.layout import Layout, Passage, PassageKind

_PIECES = re.compile(r";\s+|(?<=\d)\.\s+(?=[a-z])")
_NUMBERED = re.compile(r";\s+|(?:^|\s|(?<=\s))(?:\(?(?:\d{1,2}|[a-h])[.)]|[•▪●◦])\s+")
_LINE = re.compile(r"\n\s*")
_MODAL = re.compile(r"\b(?:to|will)\b")
_SHARED = re.compile(
    r"\b(?:all|both|everything) (?:of (?:this|these|the above) )?(?:to be (?:done|completed) )?(?=(?:by|before|within"
    r"|today|tonight|tomorrow)\b)"
)
_ONLY_LISTED = frozenset({Form.ITEM, Form.BARE, Form.IMPERATIVE})
_MIN_LENGTH = len("pc to")


def read_actions(layout: Layout, page: Page) -> list[Draft]:
    """The actions of a record in the order of the text."""
    return _Plan(page).read(list(Placing(layout, page).walk()))


class _Plan:
    """Drafts the actions of one record."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drafts: list[Draft] = []

    def read(self, placed: list[tuple[Passage, Setting]]) -> list[Draft]:
        """The actions in passages that are given with where they stand."""
        under: Setting | None = None
        block = -1
        for passage, setting in placed:
            opens, block = passage.block != block, passage.block
            if setting.place is Place.CLOSED or passage.kind is PassageKind.PROMPT:
                continue
            if completes(self.page, passage, setting, self.drafts):
                continue
            if setting.place is Place.LIST:
                below = subtitle(self.page, passage, setting)
                if below:
                    under = below
                    continue
            else:
                under = None
            self.drafts += self._draft(
                passage, under if under and not (setting.owner or setting.due) else setting, opens=opens
            )
        return keep(self.page, self.drafts, has_list=any(setting.place is Place.LIST for _, setting in placed))

    def _draft(self, passage: Passage, setting: Setting, *, opens: bool) -> Iterator[Draft]:
        """The actions that one passage can hold."""
        page, place = self.page, setting.place
        if passage.kind is PassageKind.ROW:
            row = read_row(page, passage, listed=place is Place.LIST)
            if row:
                yield Draft(
                    passage.start, passage.end, Form.ROW, row.owner, row.due, int(Place.GUARDED), place, passage.block
                )
            return
        previous = self.drafts[-1] if self.drafts and self.drafts[-1].block == passage.block else None
        label = _label_owner(page, passage)
        listed = place is Place.LIST
        owned = label if label and (listed or not label.family) else None
        skip = place_of(passage.label) is Place.LIST or (label is not None and owned is None)
        default = setting.owner or (owned if owned and (listed or (owned.known and owned.kind.is_specific)) else None)
        shared = setting.due
        for start, end, item in _pieces(page, passage.answer if skip else passage.start, passage.end, place):
            previous = None if item else previous
            for clause in _clauses(page, passage, start, end, place, owned=owned is not None):
                if listed and not belongs(page, passage, clause, previous, setting.owner, opens=opens):
                    continue
                owner = clause.owner or assigned(page, clause.subject, clause.end)
                due = find_due(page.reading, clause.start, clause.end)
                weight = firmness(page, clause, owner, due, place)
                due = due or shared or _shared_due(page, passage)
                previous = Draft(
                    clause.start, clause.end, clause.form, owner or default, due, weight, place, passage.block
                )
                yield previous


def _label_owner(page: Page, passage: Passage) -> Owner | None:
    """Whom the form label of a passage names."""
    if not passage.label or passage.answer <= passage.start:
        return None
    owner = read_owner(page, passage.start, passage.answer)
    return None if owner and not owner.known and names_known(page, passage.answer, passage.end) else owner


def _pieces(page: Page, start: int, end: int, place: Place) -> Iterator[tuple[int, int, bool]]:
    """The parts of a passage between semicolons, in a list also between numbers; and whether an item starts there."""
    listed = place is Place.LIST
    if not listed and page.reading.find(";", start, end) < 0 and page.reading.find(". ", start, end) < 0:
        yield start, end, False
        return
    marks = _NUMBERED if listed else _PIECES
    first = marks.match(page.reading, start, end)
    item = first is not None
    start = first.end() if first else start
    stops = [
        (stop.start(), stop.end(), stop.group().strip() != ";") for stop in marks.finditer(page.reading, start, end)
    ]
    if listed and page.shown.find("\n", start, end) >= 0:
        lines = (line.end() for line in _LINE.finditer(page.shown, start, end))
        stops = sorted(stops + [(line, line, True) for line in lines if opens_with_owner(page, line, end)])
    for stop, following, starts_item in stops:
        if stop > start:
            yield start, stop, item
        start, item = following, starts_item
    if start < end:
        yield start, end, item


def _clauses(page: Page, passage: Passage, start: int, end: int, place: Place, *, owned: bool) -> list[Clause]:
    """What one piece of a passage says is to be done: with modal verbs, and before them or instead of them without.

    Args:
        page: The record.
        passage: The passage.
        start: First character of the piece.
        end: One past its last character.
        place: What may stand there.
        owned: Whether the passage's label names the owner.
    """
    answer = passage.answer if passage.label and start <= passage.answer < end else start
    if not owned and _MODAL.search(page.reading, start, answer):
        answer = start  # "Midwife to watch feeds - three a day": the label is half of the task
    if passage.label and start == passage.start and (clause := answered(page, start, end, passage.answer)):
        return [clause]
    modal = [
        clause for clause in modal_clauses(page, answer, end) if not is_refused(page.reading, clause, place, start)
    ]
    clauses = [part for clause in modal for part in with_doers(page, clause)]
    stop = clauses[0].start if clauses else end
    if stop - start <= _MIN_LENGTH or stop <= answer:
        return clauses
    listed = place is Place.LIST
    plain = [
        clause
        for clause in plain_clauses(page, start, stop, answer if owned else start, listed=listed)
        if (listed or clause.form is not Form.ITEM)
        and (not clauses or (clause.owner is not None and clause.form is not Form.BARE))
        and not is_refused(page.reading, clause, place, start)
    ]
    return plain + clauses


def _shared_due(page: Page, passage: Passage) -> Due | None:
    """A date stated for all actions of the passage ("both by Friday")."""
    match = _SHARED.search(page.reading, passage.start, passage.end)
    return find_due(page.reading, match.end(), passage.end) if match else None
