"""Actions that may be kept, and which of them are."""

import re
from typing import NamedTuple

from analyser.detecting.dates import Due
from analyser.detecting.forms import Form
from analyser.detecting.page import Owner, Page
from analyser.detecting.titles import Place

PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
"""A blank line."""
_NEED_MORE = frozenset({Form.WILL_BE_DONE, Form.DOES})
_MAX_JOINT = 4


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


def keep(page: Page, drafts: list[Draft], *, has_list: bool) -> list[Draft]:
    """The drafts that are worded firmly enough for their place, or stand in one run with one that is.

    Args:
        page: The record.
        drafts: In the order of the text.
        has_list: Whether the record has a list of actions; if not, less firmness is asked for elsewhere.
    """
    kept = [draft.firmness >= _needed(draft.place, has_list=has_list) for draft in drafts]
    if not has_list:
        for index in range(1, len(drafts)):
            one, other = drafts[index - 1], drafts[index]
            if _is_task_of(one) and _is_task_of(other) and _adjoin(page, one, other):
                kept[index - 1] = kept[index - 1] or one.firmness >= 0
                kept[index] = kept[index] or other.firmness >= 0
    for index in [*range(1, len(drafts)), *range(len(drafts) - 2, -1, -1)]:
        draft = drafts[index]
        labelled = draft.form is Form.LABELLED
        if kept[index] or draft.place is not Place.OPEN or draft.firmness < (draft.form in _NEED_MORE) - labelled:
            continue
        neighbours = [other for other in (index - 1, index + 1) if 0 <= other < len(drafts) and kept[other]]
        alike = [other for other in neighbours if draft.firmness >= 0 or drafts[other].form is Form.LABELLED]
        kept[index] = any(_adjoin(page, drafts[other], draft) for other in alike)
    return [draft for draft, keeps in zip(drafts, kept, strict=True) if keeps]


def _is_task_of(draft: Draft) -> bool:
    """Whether it may be one of a run like "Police: seize the laptop. Health: dental check."."""
    return draft.form is Form.LABELLED and draft.place is Place.OPEN and draft.firmness >= -1


def _needed(place: Place, *, has_list: bool) -> int:
    """How firm a wording must be to count at a place."""
    if place is Place.LIST:
        return -1
    return int(place) - (not has_list and place is Place.OPEN)


def _adjoin(page: Page, one: Draft, other: Draft) -> bool:
    """Whether nothing but a line end or a mark stands between two drafts."""
    first, second = sorted((one, other), key=lambda draft: draft.start)
    gap = page.shown[first.end : second.start]
    return not PARAGRAPH.search(gap) and len(gap.strip(" \n\t.;,-•*>")) <= _MAX_JOINT
