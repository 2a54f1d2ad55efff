"""Tell where each passage of a record stands: in a list of actions, in history, among names, anywhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.flattened import titles_in_line
from analyser.detecting.owners import read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.rows import tabbed
from analyser.detecting.titles import MAX_TITLE, Place, inline_titles, introduces, is_title, place_of
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import Layout, Passage, PassageKind

_LABEL_REACH = 500
_NUMBERED_ACTION = re.compile(r"\b(?:action|task|to do)\s*(?:no\.?\s*)?\d*\s?[.:)-]\s*$")
_CLOCK_MARK = re.compile(r"(?:^|\n)\W*(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:\s?(?:hrs|h|am|pm))?\s+$")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_PURPOSE = re.compile(r"(?:the |our )?(?:purpose|aims?|remit)\b")
_OF_THE_PURPOSE = re.compile(
    r"(?:it|this|these|the (?:chair|meeting|discussion|strategy|aim|purpose|focus|group|outcome|decision)"
    r"|we|you|all|each|every\w*|participants|attendees|members|agencies|professionals|partners|to|if|whether|where|when"
    r"|please|any|there|no|in|s\.?\s?47|section|under|working together|and|also|decid\w+|inform\w+|at the end)\b"
)
"""How a sentence starts that goes on with what a meeting is for."""
_FOR_ALL = re.compile(
    r"\b(?:all|everything|each|both|these|to be (?:done|completed)|due|deadline|for completion|completed?)\b\W*$"
    r"|^(?:\w+\s){0,2}(?:actions?|tasks?|plan|to do|jobs|next steps)\W*$"
)
_SOON = re.compile(r"(?:for |by |before |within |today|tonight|tomorrow|this |first thing|next )")
_LIST_WORDS = re.compile(
    r"\b(?:actions?|tasks?|jobs?|to do|plan|bits|list|for|next steps|agreed|immediate|follow[- ]?up|recommendations?)\b"
)
_MINE = re.compile(r"(?:my|mine)\b")
_EDGES = " \t.:-=?#*"


class Setting(NamedTuple):
    """Where a passage stands.

    Attributes:
        place: What may stand there.
        owner: Who owns what stands there, if the heading or label says so.
        due: When what stands there is due, if the heading or label says so.
    """

    place: Place
    owner: Owner | None = None
    due: Due | None = None


class Placing:
    """Walks through a record and tells where each passage stands."""

    def __init__(self, layout: Layout, page: Page) -> None:
        self._layout = layout
        self._page = page
        self._heading = ""
        self._here = self._outside = Setting(Place.OPEN)
        self._inside = self._closed = self._over = self._block = -1
        self._began = 0
        self._listed: Setting | None = None

    def walk(self) -> Iterator[tuple[Passage, Setting]]:
        """Each passage with its setting; headings move it and are not yielded."""
        end = 0
        for index, passage in enumerate(self._layout.passages):
            if self._listed and _PARAGRAPH.search(self._page.shown, end, passage.start):
                self._listed = None
            end = passage.end
            if passage.block != self._block:
                self._block, self._began = passage.block, passage.start
            elif self._page.flat or passage.start - self._began > _LABEL_REACH:  # what the line began with says no more
                passage = passage._replace(label="", answer=passage.start, kind=PassageKind.PROSE)
                self._closed = -1 if passage.start - self._began > _LABEL_REACH else self._closed
            if row := tabbed(self._page, passage):
                self._heading = passage.heading
                yield row, self._here
            elif not self._moves(index, passage):
                yield from self._place(passage)

    def _moves(self, index: int, passage: Passage) -> bool:
        """Whether a passage is a heading, or a title that the page reader took for something else; goes under it."""
        if passage.kind is PassageKind.HEADING:
            self._here, self._heading, self._listed = self._under(passage), passage.heading, None
            return True
        if passage.heading != self._heading:
            self._heading = passage.heading
            self._here = Setting(place_of(passage.heading) or Place.OPEN)
        if self._inside not in {-1, passage.block}:
            self._here, self._inside = self._outside, -1
        short = passage.end - passage.start <= MAX_TITLE
        if not ((short and is_title(self._layout, passage)) or introduces(self._layout, index)):
            return False
        following = self._layout.passages[index + 1 : index + 2]
        if self._inside < 0 and following and following[0].block == passage.block:
            self._outside, self._inside = self._here, passage.block
        self._here = self._under(passage)
        return True

    def _place(self, passage: Passage) -> Iterator[tuple[Passage, Setting]]:
        """A passage with its setting, in two if a list of actions begins inside it."""
        page = self._page
        if self._here.place is Place.LIST and _CLOCK_MARK.search(page.shown, max(0, passage.start - 16), passage.start):
            self._here = Setting(Place.OPEN)  # the next entry of a log
        passage = self._past_purpose(passage)
        if passage.block == self._closed:
            yield passage, Setting(Place.CLOSED)
            return
        setting = _labelled(page, self._listed or self._here, passage)
        if passage.label and place_of(passage.label) is Place.LIST:
            self._listed = setting
        elif setting.place is not Place.LIST:
            self._listed = None
        start = passage.start
        titles = inline_titles(page.reading, page.shown, passage)
        if page.flat:
            titles = _joined(titles, titles_in_line(page, max(passage.answer, start), passage.end))
        for title, begin, place in titles:
            yield passage._replace(start=start, answer=max(start, min(passage.answer, title)), end=title), setting
            start, setting = begin, Setting(place)
            if self._inside < 0:
                self._outside, self._inside = self._here, passage.block
            self._here = setting if place is Place.LIST or not page.flat else Setting(Place.OPEN)
            passage = passage._replace(label="", answer=start, kind=PassageKind.ITEM)
        if start < passage.end:
            yield passage._replace(start=start) if start > passage.start else passage, setting

    def _past_purpose(self, passage: Passage) -> Passage:
        """Close what says what the meeting is for, and open again after it, where the label of the line ends too."""
        reading = self._page.reading
        if _PURPOSE.match(reading, passage.start, passage.end):
            self._closed = passage.block
        elif passage.block == self._closed and not _OF_THE_PURPOSE.match(reading, passage.answer, passage.end):
            self._closed, self._over = -1, passage.block
        if self._over == passage.block and passage.label:
            return passage._replace(label="", answer=passage.start)
        return passage

    def _under(self, title: Passage) -> Setting:
        """The setting of what stands under a title."""
        page, start, end, above = self._page, title.start, title.end, self._here
        words = page.reading[start:end].strip(_EDGES)
        place = place_of(words)
        due = find_due(page.reading, start, end)
        if (
            due
            and is_due(page.reading, start, end)
            and (above.place is Place.LIST or _SOON.match(words))
            and not words.startswith("from")
        ):
            return Setting(Place.LIST, None, due)
        if place is Place.LIST:
            before = page.reading[start : due.start] if due else ""
            return Setting(place, _owner_in(page, start, end), due if due and _FOR_ALL.search(before) else None)
        if words.startswith("for ") and (
            owner := read_owner(page, page.reading.index("for ", start) + len("for "), end)
        ):
            return Setting(Place.LIST, owner)
        if above.place is Place.LIST and words in {"other", "others"}:
            return Setting(Place.LIST)
        if above.place is Place.LIST and (owner := read_owner(page, start, end)):
            return Setting(Place.LIST, owner, above.due)
        return Setting(place or Place.OPEN)


def _joined(titles: list[tuple[int, int, Place]], more: list[tuple[int, int, Place]]) -> list[tuple[int, int, Place]]:
    """Titles that were found in two ways, in the order of the text; where two overlap the first way counts."""
    found = list(titles)
    for one in more:
        if all(one[1] <= first or last <= one[0] for first, last, _ in found):
            found.append(one)
    return sorted(found)


def _owner_in(page: Page, start: int, end: int) -> Owner | None:
    """Whose list it is: "Police actions", "Actions for school", "My bits"."""
    while start < end and page.reading[start] in _EDGES:
        start += 1
    if mine := _MINE.match(page.reading, start, end):
        return Owner(mine.start(), mine.end(), OwnerKind.PERSON, known=True, family=False)
    for word in _LIST_WORDS.finditer(page.reading, start, end):
        after = word.end() + (len(" for") if page.reading.startswith(" for ", word.end()) else 0)
        for first, last in ((start, word.start()), (after, end)):
            owner = read_owner(page, first, last) if last - first > 1 and "." not in page.reading[first:last] else None
            if owner is not None and owner.kind is not OwnerKind.GROUP:
                return owner
    return None


def _labelled(page: Page, here: Setting, passage: Passage) -> Setting:
    """The setting of a passage, which its own label or its number ("Action 3:") may change."""
    start, answer, label = passage.start, passage.answer, passage.label
    if passage.kind is PassageKind.ITEM and _NUMBERED_ACTION.search(page.reading, max(0, start - 14), start):
        return Setting(Place.LIST)
    if not label:
        return here
    place = place_of(label)
    if place is Place.LIST:
        return Setting(place, _owner_in(page, start, answer), find_due(page.reading, start, answer))
    if label.startswith("for ") and (owner := read_owner(page, start + len("for "), answer)):
        return Setting(Place.LIST, owner)
    owner = read_owner(page, start, answer)
    if owner is not None and (owner.known or place is None):
        return here._replace(owner=None)
    if place is None:
        return here._replace(due=find_due(page.reading, start, answer)) if is_due(page.reading, start, answer) else here
    asked = page.reading[start:answer].rstrip().endswith((":", "?", "."))
    if here.place is Place.LIST and place is not Place.CLOSED and (not asked or _is_marked(page, passage)):
        return here
    return Setting(place)


def _is_marked(page: Page, passage: Passage) -> bool:
    """Whether a bullet or number stands before a passage."""
    line = page.shown.rfind("\n", max(0, passage.start - MAX_TITLE), passage.start) + 1
    return bool(page.shown[line : passage.start].strip())
