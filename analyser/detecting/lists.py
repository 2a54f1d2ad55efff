"""Read lists of actions: what belongs to them as an action of its own, and what only adds to the one before."""

import re

from analyser.detecting.assigning import assigned
from analyser.detecting.dates import find_due, is_due
from analyser.detecting.drafts import PARAGRAPH, Draft
from analyser.detecting.forms import MODALS, Clause, Form
from analyser.detecting.owners import read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.places import Setting
from analyser.detecting.rows import WHEN, WHO
from analyser.detecting.titles import Place, place_of
from analyser.detecting.weighing import DONE, TELLS, VAGUE
from analyser.domain.layout import Passage, PassageKind

_FOR_ALL = re.compile(r"\W*(?:(?:to be )?all|everything|each|these|both|the above|deadline|timescale)\b")
_WAS_DONE = re.compile(
    r"(?:\W*\w+){1,3}?\W+(?:signed|done|completed|sent|received|made|informed|seen|updated|uploaded|shared|checked"
    r"|ref'd)\b"
)
_PAST = re.compile(r"\b(?:yesterday|already|ago|last (?:night|week|month|\w+day))\b")
_DEADLINE = re.compile(r"(?:by|before|within|no later)\b")
_MAX_LABEL = 20
_MAX_LIST = 50
_MAX_ITEM_WORDS = 15
_MAX_SUBTITLE = len("educational psychology service:")


def completes(page: Page, passage: Passage, setting: Setting, drafts: list[Draft]) -> bool:
    """Whether a passage only adds the owner or date of what stands before it; adds it.

    "Owner: F Malik", "By when: 5pm today", "Before 00.30.", "All of the above by Friday."
    """
    if not drafts or drafts[-1].place is not Place.LIST:
        return False
    reading, last = page.reading, drafts[-1]
    colon = reading.find(":", passage.start, min(passage.end, passage.start + _MAX_LABEL))
    label, answer = (reading[passage.start : colon], colon + 1) if colon > 0 else (passage.label, passage.answer)
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
        for index in range(max(0, len(drafts) - _MAX_LIST), len(drafts)):
            if drafts[index].place is Place.LIST and drafts[index].due is None:
                drafts[index] = drafts[index]._replace(due=due)
        return True
    if last.block == passage.block:
        drafts[-1] = last._replace(due=last.due or due, end=passage.end)
    return last.block == passage.block


def subtitle(page: Page, passage: Passage, setting: Setting) -> Setting | None:
    """The setting under a passage that only says who or when, for what stands below it; None if it says more."""
    if passage.kind in {PassageKind.ROW, PassageKind.FIELD} or passage.end - passage.start > _MAX_SUBTITLE:
        return None
    if is_due(page.reading, passage.start, passage.end):
        return setting._replace(owner=None, due=find_due(page.reading, passage.start, passage.end))
    owner = read_owner(page, passage.start, passage.end)
    return setting._replace(owner=owner) if owner is not None and owner.known else None


def belongs(
    page: Page, passage: Passage, clause: Clause, previous: Draft | None, inherited: Owner | None, *, opens: bool
) -> bool:
    """Whether a clause is an action of its own in the list it stands in.

    Args:
        page: The record.
        passage: The passage of the list.
        clause: What was read in it.
        previous: The action before it in the same item or paragraph, or None.
        inherited: Whose list it is, if a heading says so.
        opens: Whether the passage is the first of its item or paragraph.
    """
    if clause.form in MODALS:
        return True
    reading = page.reading
    if DONE.match(reading, clause.subject, clause.end) or _PAST.search(reading, clause.subject, clause.end):
        return False
    if clause.form is Form.LABELLED:
        return bool(clause.verb) or not TELLS.match(reading, clause.subject, clause.end)
    if clause.form is Form.ITEM:
        return _is_item(page, passage, clause, previous, inherited, opens=opens)
    if clause.form is Form.IMPERATIVE:
        return not _explains(clause, passage, previous, inherited) and (
            assigned(page, clause.subject, clause.end) is not None or _can_be_task(page, passage, clause, opens=opens)
        )
    return True


def _is_item(
    page: Page, passage: Passage, clause: Clause, previous: Draft | None, inherited: Owner | None, *, opens: bool
) -> bool:
    """Whether words without a verb to set a task are one: "LADO referral", "chronology to Jo by Friday"."""
    reading, start, end = page.reading, clause.start, clause.end
    if TELLS.search(reading, clause.subject, end) or (
        passage.kind is PassageKind.PROSE and read_owner(page, start, end)
    ):
        return False
    owner = assigned(page, clause.subject, end)
    due = find_due(reading, start, end)
    if _WAS_DONE.match(reading, start, end):
        return owner is not None or (due is not None and _DEADLINE.match(reading, due.start) is not None)
    if owner:
        return True
    if start == passage.start and _goes_on(passage, clause, previous, inherited):
        return False
    return due is not None or _can_be_task(page, passage, clause, opens=opens)


def _explains(clause: Clause, passage: Passage, previous: Draft | None, inherited: Owner | None) -> bool:
    """Whether an imperative goes on about the action before it ("... see mum together; explain that we spoke")."""
    return previous is not None and (
        _goes_on(passage, clause, previous, inherited) or previous.form is not Form.IMPERATIVE
    )


def _goes_on(passage: Passage, clause: Clause, previous: Draft | None, inherited: Owner | None) -> bool:
    """Whether words without an owner go on about the action before them."""
    if previous is None:
        return False
    return previous.owner is not inherited or (passage.kind is PassageKind.ITEM and clause.start == passage.start)


def _can_be_task(page: Page, passage: Passage, clause: Clause, *, opens: bool) -> bool:
    """Whether bare words stand like an item: bulleted, or a short line of a list, not a sentence after it."""
    if passage.kind is PassageKind.FIELD:
        return place_of(passage.label) is Place.LIST
    if passage.kind is not PassageKind.PROSE:
        return True
    vague = VAGUE.search(page.reading, clause.start, clause.end)
    gap = PARAGRAPH.search(page.shown, max(0, clause.start - 6), clause.start)
    return bool(opens or vague) and not gap and len(page.reading[clause.start : clause.end].split()) <= _MAX_ITEM_WORDS
