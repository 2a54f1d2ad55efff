"""Read the plan of a record: go through its passages and draft the actions they hold."""

import re

from analyser.detecting.assigning import assigned
from analyser.detecting.clauses import modal_clauses
from analyser.detecting.dates import Due, find_due
from analyser.detecting.drafts import Draft, keep
from analyser.detecting.flattened import items_in_line
from analyser.detecting.forms import Clause, Form
from analyser.detecting.gates import may_have_modal, may_hold
from analyser.detecting.handed import handed
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
_MAY_DIVIDE = re.compile(r"[;)\n•▪●◦]|[.]\s")
_LINE = re.compile(r"\n\s*")
_JOINT = re.compile(r"(?:[,;&\n]|\b[Aa]nd\b)\s*$")
_MODAL = re.compile(r"\b(?:to|will)\b")
_SHARED = re.compile(
    r"\b(?:all|both|everything) (?:of (?:this|these|the above) )?(?:to be (?:done|completed) )?(?=(?:by|before|within"
    r"|today|tonight|tomorrow)\b)"
)
_SENTENCE_END = re.compile(r"(?<![A-Z][a-z])(?<![^\w][A-Z])[.!?]\s+(?=[A-Z])")
_MAX_SENTENCE = 200
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
        over: Setting | None = None
        block = -1
        for passage, setting in placed:
            opens, block = passage.block != block, passage.block
            if setting.place is Place.CLOSED or passage.kind is PassageKind.PROMPT:
                continue
            if (
                setting.place is not Place.LIST
                and not passage.label
                and passage.kind is not PassageKind.ROW
                and not may_hold(self.page, passage.start, passage.end)
            ):
                under = None
                continue
            if self.drafts and completes(self.page, passage, setting, self.drafts):
                continue
            if setting.place is Place.LIST:
                below = subtitle(self.page, passage, setting)
                if below:
                    under, over = below, setting
                    continue
            else:
                under = None
            stands_under = under and (setting == over or not (setting.owner or setting.due))
            self.drafts += self._draft(passage, under if under and stands_under else setting, opens=opens)
        return keep(self.page, self.drafts, has_list=any(setting.place is Place.LIST for _, setting in placed))

    def _draft(self, passage: Passage, setting: Setting, *, opens: bool) -> list[Draft]:
        """The actions that one passage can hold."""
        page, place = self.page, setting.place
        listed = place is Place.LIST
        if passage.kind is PassageKind.ROW:
            row = read_row(page, passage, listed=listed)
            start, end, weight = passage.start, passage.end, int(Place.GUARDED)
            return [Draft(start, end, Form.ROW, row.owner, row.due, weight, place, passage.block)] if row else []
        label = _label_owner(page, passage)
        owned = label if label and (listed or not label.family) else None
        skip = passage.label and (place_of(passage.label) is Place.LIST or (label is not None and owned is None))
        default = setting.owner or (owned if owned and (listed or (owned.known and owned.kind.is_specific)) else None)
        previous = self.drafts[-1] if self.drafts and self.drafts[-1].block == passage.block else None
        drafts: list[Draft] = []
        for start, end, item in _pieces(page, passage.answer if skip else passage.start, passage.end, place):
            previous = None if item else previous
            for clause in _clauses(page, passage, start, end, place, owned=owned is not None):
                if listed and not belongs(page, passage, clause, previous, setting.owner, opens=opens):
                    continue
                previous = _drafted(page, passage, clause, setting, default)
                drafts.append(previous)
        return drafts


def _drafted(page: Page, passage: Passage, clause: Clause, setting: Setting, default: Owner | None) -> Draft:
    """What a clause says is to be done, by whom and when, as far as its sentence or what stands above it tells."""
    owner = clause.owner or assigned(page, clause.subject, clause.end)
    due = find_due(page.reading, clause.start, clause.end)
    weight = firmness(page, clause, owner, due, setting.place)
    due = due or setting.due or _shared_due(page, passage)
    form = clause.form
    return Draft(clause.start, clause.end, form, owner or default, due, weight, setting.place, passage.block)


def _label_owner(page: Page, passage: Passage) -> Owner | None:
    """Whom the form label of a passage names."""
    if not passage.label or passage.answer <= passage.start:
        return None
    owner = read_owner(page, passage.start, passage.answer)
    return None if owner and not owner.known and names_known(page, passage.answer, passage.end) else owner


def _pieces(page: Page, start: int, end: int, place: Place) -> list[tuple[int, int, bool]]:
    """The parts of a passage between semicolons, in a list also between numbers; and whether an item starts there."""
    listed = place is Place.LIST
    long = page.flat and end - start > _MAX_SENTENCE
    if not (listed or long) and page.reading.find(";", start, end) < 0 and page.reading.find(". ", start, end) < 0:
        return [(start, end, False)]
    if listed and not page.flat and not _MAY_DIVIDE.search(page.shown, start, end):
        return [(start, end, False)]
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
    elif listed and page.flat:
        stops = sorted(stops + [(*item_start, True) for item_start in items_in_line(page, start, end)])
    if long:
        ends = [match.span() for match in _SENTENCE_END.finditer(page.shown, start, end)]
        stops = sorted(stops + [(*span, False) for span in ends])
    pieces = []
    for stop, following, starts_item in stops:
        if stop > start:
            pieces.append((start, stop, item))
        start, item = following, starts_item
    return [*pieces, (start, end, item)] if start < end else pieces


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
    answer = start
    if passage.label:
        if start == passage.start and (clause := answered(page, start, end, passage.answer)):
            return [clause]
        answer = passage.answer if start <= passage.answer < end else start
        if not owned and _MODAL.search(page.reading, start, answer):
            answer = start  # "Midwife to watch feeds - three a day": the label is half of the task
    modal = modal_clauses(page, answer, end) if place is Place.LIST or may_have_modal(page, answer, end) else []
    modal = _unrefused(page, modal, place, start)
    clauses = [part for clause in modal for part in with_doers(page, clause)]
    stop = clauses[0].start if clauses else end
    if stop - start <= _MIN_LENGTH or stop <= answer:
        return clauses
    listed = place is Place.LIST
    if not listed and not clauses and (task := handed(page, start, end)):
        return [task] if not is_refused(page.reading, task, place, start) else []
    plain = [
        clause
        for clause in plain_clauses(page, start, stop, answer if owned else start, listed=listed)
        if (listed or clause.form is not Form.ITEM)
        and (not clauses or (clause.owner is not None and clause.form is not Form.BARE))
        and not is_refused(page.reading, clause, place, start)
    ]
    return plain + clauses


def _unrefused(page: Page, clauses: list[Clause], place: Place, piece: int) -> list[Clause]:
    """The clauses that may be actions; what the object of one action says puts no condition on the next.

    "CIO Lee to hold removal until noon and DC Low to tell mum": "until" belongs to the first.
    """
    accepted: list[Clause] = []
    previous: Clause | None = None
    for clause in clauses:
        joint = previous is not None and clause.owner is not None and clause.form in {Form.TO_DO, Form.WILL}
        if joint and _JOINT.search(page.shown, clause.lead, clause.subject):
            clause = clause._replace(lead=clause.subject)
        previous = None if is_refused(page.reading, clause, place, piece) else clause
        accepted += [previous] if previous else []
    return accepted


def _shared_due(page: Page, passage: Passage) -> Due | None:
    """A date stated for all actions of the passage ("both by Friday")."""
    match = _SHARED.search(page.reading, passage.start, passage.end)
    return find_due(page.reading, match.end(), passage.end) if match else None
