"""Read the plan of a record: go through its passages, draft actions, keep those worded firmly enough for their place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyser.detecting.assigning import assigned
from analyser.detecting.clauses import MODALS, Clause, Form, modal_clauses
from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.places import Place, Setting, place_of, settings
from analyser.detecting.plain import plain_clauses
from analyser.detecting.refusals import is_refused
from analyser.detecting.rows import WHEN, WHO, read_row
from analyser.detecting.weighing import DONE, TELLS, VAGUE, firmness
from analyser.domain.layout import Layout, Passage, PassageKind

_PIECES = re.compile(r";\s+|(?<=\d)\.\s+(?=[a-z])")
_NUMBERED = re.compile(r";\s+|(?:^|\s|(?<=\s))\(?(?:\d{1,2}|[a-h])[.)]\s+")
_MODAL = re.compile(r"\b(?:to|will)\b")
_SHARED = re.compile(r"\b(?:all|both|everything) (?:of (?:this|these|the above) )?(?:to be (?:done|completed) )?(?=(?:by|before|within|today|tonight|tomorrow)\b)")
_FOR_ALL = re.compile(r"\W*(?:(?:to be )?all|everything|each|these|both|the above|deadline|timescale)\b")
_WAS_DONE = re.compile(r"(?:\W*\w+){1,3}?\W+(?:signed|done|completed|sent|received|made|informed|seen|updated|uploaded|shared|checked|ref'd)\b")
_PAST = re.compile(r"\b(?:yesterday|already|ago|last (?:night|week|month|\w+day))\b")
_ONLY_LISTED = frozenset({Form.ITEM, Form.BARE, Form.IMPERATIVE})
_WEAKEST = frozenset({Form.WILL_BE_DONE, Form.DOES})
_DEADLINE = re.compile(r"(?:by|before|within|no later)\b")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_MAX_JOINT = 4
_MAX_ITEM_WORDS = 15
_MIN_LENGTH = len("pc to")
_MAX_SUBTITLE = len("educational psychology service:")


class Draft(NamedTuple):
    """An action that may be kept.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last character.
        form: How it is worded.
        owner: Who is to do it, or None.
        due: When it is due, or None.
        firmness: How plainly it says that something is to be done.
        place: What may stand where it stands.
        block: The paragraph, item or row it belongs to.
    """

    start: int
    end: int
    form: Form
    owner: Owner | None
    due: Due | None
    firmness: int
    place: Place
    block: int


def read_actions(layout: Layout, page: Page) -> list[Draft]:
    """The actions of a record in the order of the text."""
    placed = list(settings(layout, page))
    has_list = any(setting.place is Place.LIST for _, setting in placed)
    drafts: list[Draft] = []
    here: Setting | None = None
    block = -1
    for passage, setting in placed:
        opens, block = passage.block != block, passage.block
        if setting.place is Place.CLOSED or passage.kind is PassageKind.PROMPT or _completes(page, passage, setting, drafts):
            continue
        if setting.place is not Place.LIST:
            here = None
        elif _is_subtitle(page, passage, layout.passages):
            here = _subtitled(page, passage, setting)
            continue
        elif here and not setting.owner and not setting.due:
            setting = here  # noqa: PLW2901  # the subtitle rules until the next
        drafts.extend(_drafts(page, passage, setting, drafts, opens=opens))
    kept = [draft.firmness >= _needed(draft.place, has_list=has_list) for draft in drafts]
    _keep_neighbours(page, drafts, kept)
    return [draft for draft, keep in zip(drafts, kept, strict=True) if keep]


def _needed(place: Place, *, has_list: bool) -> int:
    """How firm a wording must be to count where it stands; less firm if the record has no list of actions."""
    if place is Place.LIST:
        return -1
    return int(place) - (not has_list and place is Place.OPEN)


def _keep_neighbours(page: Page, drafts: list[Draft], kept: list[bool]) -> None:
    """Keep what is worded weakly but stands in one run with an action worded firmly."""
    for index in [*range(1, len(drafts)), *range(len(drafts) - 2, -1, -1)]:
        draft = drafts[index]
        if kept[index] or draft.firmness < (draft.form in _WEAKEST) or draft.place is not Place.OPEN:
            continue
        kept[index] = any(
            0 <= other < len(drafts) and kept[other] and _adjoin(page, drafts[other], draft) for other in (index - 1, index + 1)
        )


def _adjoin(page: Page, one: Draft, other: Draft) -> bool:
    first, second = sorted((one, other), key=lambda draft: draft.start)
    gap = page.shown[first.end : second.start]
    return not _PARAGRAPH.search(gap) and len(gap.strip(" \n\t.;,-•*>")) <= _MAX_JOINT


def _completes(page: Page, passage: Passage, setting: Setting, drafts: list[Draft]) -> bool:
    """Whether a passage only adds the owner or date of what stands before it; adds it.

    "Owner: F Malik", "By when: 5pm today", "Before 00.30.", "All of the above by Friday."
    """
    if not drafts or drafts[-1].place is not Place.LIST:
        return False
    reading, last = page.reading, drafts[-1]
    label, answer = passage.label, passage.answer
    colon = reading.find(":", passage.start, min(passage.end, passage.start + 20))
    if colon > 0:
        label, answer = reading[passage.start : colon], colon + 1
    if label and WHO.fullmatch(label):
        drafts[-1] = last._replace(owner=last.owner or read_owner(page, answer, passage.end), end=passage.end)
        return True
    if label and WHEN.fullmatch(label):
        drafts[-1] = last._replace(due=last.due or find_due(reading, answer, passage.end), end=passage.end)
        return True
    if setting.place is not Place.LIST or not is_due(reading, passage.start, passage.end):
        return False
    due = find_due(reading, passage.start, passage.end)
    if _FOR_ALL.match(reading, passage.start, passage.end):
        drafts[:] = [draft._replace(due=due) if draft.place is Place.LIST and draft.due is None else draft for draft in drafts]
        return True
    if last.block != passage.block:
        return False
    drafts[-1] = last._replace(due=last.due or due, end=passage.end)
    return True


def _is_subtitle(page: Page, passage: Passage, passages: tuple[Passage, ...]) -> bool:
    """Whether a passage of a list only says who or when, for what stands below it."""
    if passage.kind in {PassageKind.ROW, PassageKind.FIELD} or passage.end - passage.start > _MAX_SUBTITLE:
        return False
    owner = read_owner(page, passage.start, passage.end)
    return is_due(page.reading, passage.start, passage.end) or (owner is not None and owner.known)


def _subtitled(page: Page, passage: Passage, setting: Setting) -> Setting:
    due = find_due(page.reading, passage.start, passage.end)
    owner = None if due else read_owner(page, passage.start, passage.end)
    return setting._replace(owner=owner, due=due or setting.due)


def _drafts(page: Page, passage: Passage, setting: Setting, earlier: list[Draft], *, opens: bool = True) -> Iterator[Draft]:
    """The actions that one passage can hold."""
    place = setting.place
    if passage.kind is PassageKind.ROW:
        row = read_row(page, passage, listed=place is Place.LIST)
        if row:
            yield Draft(passage.start, passage.end, Form.ROW, row.owner, row.due, int(Place.GUARDED), place, passage.block)
        return
    previous = earlier[-1] if earlier and earlier[-1].block == passage.block else None
    answer = passage.answer if passage.label else passage.start
    labelled = read_owner(page, passage.start, answer) if answer > passage.start else None
    headed = labelled is None and place_of(passage.label) is Place.LIST
    if labelled and labelled.family and place is not Place.LIST:
        labelled, headed = None, True
    if labelled and place is not Place.LIST and not (labelled.known and labelled.kind.is_specific):
        named = None
    else:
        named = labelled
    shared = _shared_due(page, passage) or setting.due
    for start, end, numbered in _pieces(page.reading, answer if headed else passage.start, passage.end, place):
        previous = None if numbered else previous
        begin = answer if start <= answer < end and (labelled or not _MODAL.search(page.reading, start, answer)) else start
        for clause in _clauses(page, start, end, begin, place, labelled=labelled is not None):
            if place is Place.LIST and not _belongs(page, passage, clause, previous, setting.owner, opens=opens, piece=start):
                continue
            owner = clause.owner or assigned(page, clause.subject, clause.end)
            due = find_due(page.reading, clause.start, clause.end)
            weight = firmness(page, clause, owner, due, place)
            owner = owner or named or setting.owner
            previous = Draft(clause.start, clause.end, clause.form, owner, due or shared, weight, place, passage.block)
            yield previous


def _pieces(reading: str, start: int, end: int, place: Place) -> Iterator[tuple[int, int, bool]]:
    """The passage in its parts between semicolons, in a list also between numbers; and whether a number stands before it."""
    first = _NUMBERED.match(reading, start, end) if place is Place.LIST else None
    numbered = first is not None
    start = first.end() if first else start
    for stop in (_NUMBERED if place is Place.LIST else _PIECES).finditer(reading, start, end):
        if stop.start() > start:
            yield start, stop.start(), numbered
        start, numbered = stop.end(), stop.group().strip() != ";"
    if start < end:
        yield start, end, numbered


def _shared_due(page: Page, passage: Passage) -> Due | None:
    """A date stated for all actions of the passage ("both by Friday")."""
    match = _SHARED.search(page.reading, passage.start, passage.end)
    return find_due(page.reading, match.end(), passage.end) if match else None


def _clauses(page: Page, start: int, end: int, answer: int, place: Place, *, labelled: bool) -> list[Clause]:
    """What one piece of a passage says is to be done: with modal verbs, or before them or instead of them without."""
    clauses = [clause for clause in modal_clauses(page, answer, end) if not is_refused(page.reading, clause, place, start)]
    stop = clauses[0].start if clauses else end
    if stop - start > _MIN_LENGTH and stop > answer:
        listed = place is Place.LIST
        plain = [
            clause
            for clause in plain_clauses(page, start, stop, answer if labelled else start, listed=listed)
            if (listed or clause.form not in _ONLY_LISTED or page.reading[clause.end - 1] in ")]") and (not clauses or (clause.owner and clause.form is not Form.BARE)) and not is_refused(page.reading, clause, place, start)
        ]
        clauses = plain + clauses
    return clauses


def _belongs(page: Page, passage: Passage, clause: Clause, previous: Draft | None, inherited: Owner | None, *, opens: bool, piece: int) -> bool:
    """Whether a clause is an action of its own in the list it stands in."""
    if clause.form in MODALS:
        return True
    reading = page.reading
    if DONE.match(reading, clause.subject, clause.end) or _PAST.search(reading, clause.subject, clause.end):
        return False
    if clause.form in {Form.LABELLED, Form.ITEM} and not clause.verb and TELLS.search(reading, clause.subject, clause.end):
        return clause.form is Form.LABELLED and not TELLS.match(reading, clause.subject, clause.end)
    if clause.form not in {Form.ITEM, Form.IMPERATIVE}:
        return True
    if passage.kind is PassageKind.PROSE and read_owner(page, clause.start, clause.end):
        return False
    due = find_due(reading, clause.start, clause.end)
    owner = assigned(page, clause.subject, clause.end)
    if clause.form is Form.ITEM and _WAS_DONE.match(reading, clause.start, clause.end):
        return owner is not None or (due is not None and _DEADLINE.match(reading, due.start) is not None)
    if owner and clause.form is Form.ITEM:
        return True
    if previous is not None and _goes_on(passage, clause, previous, inherited, piece=piece):
        return False
    if owner or (due and clause.form is Form.ITEM):
        return True
    if passage.kind is PassageKind.FIELD and place_of(passage.label) is not Place.LIST:
        return False
    if passage.kind is PassageKind.PROSE:
        vague = VAGUE.search(reading, clause.start, clause.end)
        return bool(opens or vague) and len(reading[clause.start : clause.end].split()) <= _MAX_ITEM_WORDS and not _after_gap(page, clause)
    return True


def _goes_on(passage: Passage, clause: Clause, previous: Draft, inherited: Owner | None, *, piece: int) -> bool:
    """Whether a sentence without an owner goes on about the action before it ("explain why we are asking")."""
    same = previous.owner is not inherited or (passage.kind is PassageKind.ITEM and piece == passage.start)
    if clause.form is Form.IMPERATIVE:
        return same or previous.form is not Form.IMPERATIVE
    return same and piece == passage.start


def _after_gap(page: Page, clause: Clause) -> bool:
    """Whether a blank line stands before a line that has neither owner nor date."""
    return bool(_PARAGRAPH.search(page.shown[max(0, clause.start - 6) : clause.start]))
