"""Read the plan of a record: go through its passages, draft actions, keep those that are worded firmly enough for their place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyser.detecting.assigning import assigned
from analyser.detecting.clauses import MODALS, PASSIVES, Clause, Form, modal_clauses
from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.places import Place, Setting, settings
from analyser.detecting.plain import plain_clause
from analyser.detecting.refusals import is_refused
from analyser.detecting.rows import WHEN, WHO, read_row
from analyser.detecting.verbs import STATES, VERBS
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import Layout, Passage, PassageKind

_FIRMNESS = {
    Form.TO_DO: 3, Form.WILL: 3, Form.AGREED: 3, Form.WOULD: 3, Form.ROW: 3, Form.TO_BE_DONE: 2, Form.TASKED: 2,
    Form.IS_TO_BE_DONE: 1, Form.MUST: 1, Form.REQUEST: 0, Form.WILL_BE_DONE: 0, Form.BEING_DONE: 0, Form.DOING: 0, Form.DOES: 0, Form.LABELLED: 0,
    Form.BARE: -1, Form.IMPERATIVE: -1, Form.ITEM: -1,
}  # fmt: skip
"""How plainly a wording says that something is to be done; compare :class:`Place`."""
_FIRMER_WITH_DATE = frozenset({Form.WILL_BE_DONE, Form.DOING, Form.DOES, Form.LABELLED, Form.MUST, Form.IS_TO_BE_DONE, Form.BEING_DONE})
_PRONOUN = re.compile(r"\W*(?:he|she|they|it|this|these)\b")
_VAGUE = re.compile(
    r"\b(?:asap|a\.s\.a\.p|ongoing|on-going|urgent(?:ly)?|immediate(?:ly)?|in due course|when (?:pos|possible|able|s?he)\b|next available|shortly|soon|early|straight ?away|tbc|expedited?)\b"
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|told|did|does|didn't|been|wasn't|isn't|hasn't|can|can't|could|couldn't|thanked|rang|went|came|stayed|gave|got|knows?|likes?|thinks?|feels?|lives?|works?|felt"
    r"|reported|noted|stated|wants?|asks?|wrote|took|made|found|saw|spoke|seems?|agreed|closed|typed|started|runs?|held|explained|confirmed|refused|declined|denied|attended)\b"
)
_DONE = re.compile(r"\W*(?:done|seen|spoke|called|rang|visited|emailed|e-mailed|sent|phoned|met|discussed|completed?|closed|noted|agreed|attended|informed|received|typed|signed|reviewed|checked|told|asked)\b")
_PIECES = re.compile(r";\s+")
_NUMBERED = re.compile(r";\s+|\s\(?(?:\d{1,2}|[a-h])[.)]\s+")
_SHARED = re.compile(r"\b(?:all|both|everything) (?:of (?:this|these|the above) )?(?:to be (?:done|completed) )?(?=(?:by|before|within|today|tonight|tomorrow)\b)")
_FOR_ALL = re.compile(r"\W*(?:(?:to be )?all|everything|each|these|both|the above|deadline|timescale)\b")
_ONE_LINER = 15
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_MAX_JOINT = 4


class Draft(NamedTuple):
    """An action that may be kept.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        form: How it is worded.
        owner: Who is to do it.
        due: When it is due.
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
    for passage, setting in placed:
        if setting.place is Place.CLOSED or passage.kind is PassageKind.PROMPT:
            continue
        if setting.place is Place.LIST:
            if _completes(page, passage, drafts):
                continue
            if _is_subtitle(page, passage):
                here = _subtitled(page, passage, setting)
                continue
            if here and here.place is setting.place and not setting.owner and not setting.due:
                setting = here
        drafts.extend(_drafts(page, passage, setting, drafts))
        here = here if setting.place is Place.LIST else None
    kept = [draft.firmness >= _needed(draft, has_list) for draft in drafts]
    _keep_neighbours(page, drafts, kept)
    return [draft for draft, keep in zip(drafts, kept, strict=True) if keep]


def _needed(draft: Draft, has_list: bool) -> int:
    """How firm a wording must be to count where it stands."""
    if draft.place is Place.LIST:
        return -1
    return 1 if draft.place is Place.OPEN and not has_list else int(draft.place)


def _keep_neighbours(page: Page, drafts: list[Draft], kept: list[bool]) -> None:
    """Keep what is worded weakly but stands in one run with an action worded firmly."""
    for index in [*range(1, len(drafts)), *range(len(drafts) - 2, -1, -1)]:
        draft = drafts[index]
        if kept[index] or draft.firmness < 0 or draft.place not in {Place.OPEN, Place.DECISION}:
            continue
        kept[index] = any(
            0 <= other < len(drafts) and kept[other] and _adjoin(page, drafts[other], draft) for other in (index - 1, index + 1)
        )


def _adjoin(page: Page, one: Draft, other: Draft) -> bool:
    first, second = sorted((one, other), key=lambda draft: draft.start)
    gap = page.shown[first.end : second.start]
    return not _PARAGRAPH.search(gap) and len(gap.strip(" \n\t.;,-•*>")) <= _MAX_JOINT


def _completes(page: Page, passage: Passage, drafts: list[Draft]) -> bool:
    """Whether a passage only adds the owner or date of what stands before it; adds it.

    "Owner: F Malik", "By when: 5pm today", "Before 00.30.", "All of the above by Friday."
    """
    if not drafts:
        return False
    reading, last = page.reading, drafts[-1]
    label, answer = passage.label, passage.answer
    if not label and (colon := reading.find(":", passage.start, min(passage.end, passage.start + 20))) > 0:
        label, answer = reading[passage.start : colon], colon + 1
    if label and WHO.fullmatch(label):
        drafts[-1] = last._replace(owner=last.owner or read_owner(page, answer, passage.end), end=passage.end)
        return True
    if label and WHEN.fullmatch(label):
        drafts[-1] = last._replace(due=last.due or find_due(reading, answer, passage.end), end=passage.end)
        return True
    if not is_due(reading, passage.start, passage.end):
        return False
    due = find_due(reading, passage.start, passage.end)
    if _FOR_ALL.match(reading, passage.start, passage.end):
        drafts[:] = [draft._replace(due=due) if draft.place is Place.LIST and draft.due is None else draft for draft in drafts]
        return True
    if last.block != passage.block:
        return False
    drafts[-1] = last._replace(due=last.due or due, end=passage.end)
    return True


def _is_subtitle(page: Page, passage: Passage) -> bool:
    """Whether a passage of a list only says who or when, for what stands below it."""
    if passage.kind in {PassageKind.ROW, PassageKind.FIELD} or passage.end - passage.start > len("educational psychology service:"):
        return False
    return is_due(page.reading, passage.start, passage.end) or read_owner(page, passage.start, passage.end) is not None


def _subtitled(page: Page, passage: Passage, setting: Setting) -> Setting:
    due = find_due(page.reading, passage.start, passage.end)
    owner = None if due else read_owner(page, passage.start, passage.end)
    return setting._replace(owner=owner, due=due or setting.due)


def _drafts(page: Page, passage: Passage, setting: Setting, earlier: list[Draft]) -> Iterator[Draft]:
    """The actions that one passage can hold."""
    if passage.kind is PassageKind.ROW:
        row = read_row(page, passage, listed=setting.place is Place.LIST)
        if row:
            yield Draft(passage.start, passage.end, Form.ROW, row.owner, row.due, _FIRMNESS[Form.ROW], setting.place, passage.block)
        return
    previous = earlier[-1] if earlier and earlier[-1].block == passage.block else None
    answer = passage.answer if passage.label else passage.start
    labelled = read_owner(page, passage.start, answer) if answer > passage.start else None
    shared = _shared_due(page, passage) or setting.due
    for start, end in _pieces(page.reading, passage, setting.place):
        begin = answer if start <= answer < end else start
        clauses = modal_clauses(page, begin, end) or [plain_clause(page, start, end, begin if labelled else start)]
        for clause in clauses:
            if is_refused(page.reading, clause, setting.place, start):
                continue
            if setting.place is Place.LIST and not _belongs(page, passage, clause, previous, piece=start):
                continue
            draft = _draft(page, passage, setting, clause)
            owner = draft.owner or (labelled if labelled and (setting.place is Place.LIST or labelled.kind.is_specific) else None) or setting.owner
            previous = draft._replace(owner=owner, due=draft.due or shared)
            yield previous


def _pieces(reading: str, passage: Passage, place: Place) -> Iterator[tuple[int, int]]:
    """The passage in its parts between semicolons, and in a list also between numbers."""
    start = passage.start
    for stop in (_NUMBERED if place is Place.LIST else _PIECES).finditer(reading, passage.start, passage.end):
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()
    if start < passage.end:
        yield start, passage.end


def _shared_due(page: Page, passage: Passage) -> Due | None:
    """A date stated for all actions of the passage ("both by Friday")."""
    match = _SHARED.search(page.reading, passage.start, passage.end)
    return find_due(page.reading, match.end(), passage.end) if match else None


def _draft(page: Page, passage: Passage, setting: Setting, clause: Clause) -> Draft:
    """Weigh one clause."""
    reading, form, place = page.reading, clause.form, setting.place
    owner = clause.owner or assigned(page, clause.subject, clause.end)
    due = find_due(reading, clause.start, clause.end)
    firmness = _FIRMNESS[form]
    if form in PASSIVES:
        firmness += 2 if owner and not owner.family else 0
        firmness -= 2 if _PRONOUN.match(reading, clause.subject, clause.end) else 0
    if due and (form in _FIRMER_WITH_DATE or place is Place.GUARDED):
        firmness += 1
    if form is Form.WOULD and clause.owner is None:
        firmness -= 2
    if form is Form.LABELLED and place is not Place.LIST:
        firmness += _label_firmness(reading, clause, due)
    if clause.owner and place is not Place.LIST:
        firmness -= _doubt(clause, clause.owner)
    return Draft(clause.start, clause.end, form, owner, due, firmness, place, passage.block)


def _label_firmness(reading: str, clause: Clause, due: Due | None) -> int:
    """More for "Police: trace the car, today", less for what an agency reported under its name."""
    if not clause.verb and _TELLS.search(reading, clause.subject, clause.end) or _DONE.match(reading, clause.subject, clause.end):
        return -3
    agency = clause.owner is not None and not clause.owner.kind.is_specific
    vague = due is None and _VAGUE.search(reading, clause.subject, clause.end) is not None
    return bool(clause.verb) + vague - agency


def _doubt(clause: Clause, owner: Owner) -> int:
    """How much less a clause counts outside a list for who is said to do it."""
    if owner.family:
        return 3
    doubt = 0
    if not owner.known:
        doubt += 1 if clause.form is Form.LABELLED or clause.verb in VERBS - STATES else 3
    if owner.kind is OwnerKind.GROUP and clause.form is Form.WILL:
        doubt += 2
    return doubt


def _belongs(page: Page, passage: Passage, clause: Clause, previous: Draft | None, *, piece: int) -> bool:
    """Whether a clause without a modal verb is an action of its own in the list it stands in."""
    if clause.form in MODALS:
        return True
    reading = page.reading
    if _DONE.match(reading, clause.subject, clause.end):
        return False
    if clause.form in {Form.LABELLED, Form.ITEM} and not clause.verb and _TELLS.search(reading, clause.subject, clause.end):
        return clause.form is Form.LABELLED and not _TELLS.match(reading, clause.subject, clause.end)
    if clause.form not in {Form.ITEM, Form.IMPERATIVE}:
        return True
    if previous is not None:
        goes_on = previous.owner is not None or passage.kind is PassageKind.ITEM
        if clause.form is Form.IMPERATIVE and (goes_on or previous.form is not Form.IMPERATIVE):
            return False
        if clause.form is Form.ITEM and goes_on and piece == passage.start:
            return False
    if passage.kind is PassageKind.PROSE:
        return len(reading[clause.start : clause.end].split()) <= _ONE_LINER and not _after_gap(page, clause)
    return True


def _after_gap(page: Page, clause: Clause) -> bool:
    """Whether a blank line stands before a line that has neither owner nor date."""
    before = page.shown[max(0, clause.start - 6) : clause.start]
    return bool(_PARAGRAPH.search(before))
