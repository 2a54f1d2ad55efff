"""Tell from headings and labels what may stand at a place of a record: an action list, history, names, anything."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.wording import any_of
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import Layout, Passage, PassageKind


class Place(IntEnum):
    """What stands somewhere; the number is how firmly an action must be worded to count there."""

    LIST = 0  # a list of actions: anything counts
    OPEN = 2  # no telling heading
    GUARDED = 4  # history, concerns, risk, views: only somebody named to do something by a date
    CLOSED = 9  # names, purpose, policy, distribution: nothing counts


_CLOSED = re.compile(
    r"\b"
    + any_of(
        r"present attend\w* apolog\w+ apols participants taking_part took_part in_the_room round_the_(?:room"
        r"|table) purpose agenda script distribution"
        r" copies copied cc standard_text legal_(?:framework|context) polic(?:y|ies) confidential\w* who_(?:was|were"
        r"|is)_(?:there|in|on|present)"
        r" parties invited not_able unable absent circulat\w+ template guidance sent_to others_there"
        r" terms_of_reference"
        r" actions?_(?:already_)?(?:taken|completed|to_date|so_far) (?:completed|previous"
        r"|last)_actions? done_so_far matters_arising"
        r" what_has_(?:been_done|happened) already_done signed signature for_info"
    )
    + r"\b"
)
_GUARDED = re.compile(
    r"\b"
    + any_of(
        r"history background chronolog\w+ previous prior past risks? concerns? worr\w+ analysis views? voice wishes"
        r" feelings says said words account"
        r" circs circumstances incident referral household family_(?:composition|details"
        r"|members) lives_with siblings? other_children brothers?"
        r" sisters? reasons? why rationale timing strengths protective presenting what_(?:is"
        r"|we)_know\w* known allegation injur\w+ hx hh nature_of"
        r" what_set_this_off what_happened likelihood harm threshold home composition"
    )
    + r"\b"
)
_LIST = re.compile(
    r"\b(?:what(?:'s| is| are| we are| we| has| needs| will| must| each| people| everyone|) (?:each |all |people "
    r"|everyone )?"
    r"(?:is |are |will |going |has |have )?(?:to |going to )?(?:happens?|happening (?:now|next)|do|doing|be done"
    r"|done next)|"
    + any_of(
        r"actions? tasks? jobs? to[-_]?dos? plans? next(?:_steps?)?$ next_steps? who(?:'s)?_(?:does|is_doing|will_do"
        r"|to_do|doing|what) who_?/_?what"
        r" what_(?:now|next|follows|came_out|went_away_with) follow(?:ing)?[-_]?up arrang(?:ed"
        r"|ements?) recommendations? recs left_with way_forward"
        r" meanwhile in_the_meantime for_doing steps undertak\w+ took_away things?_to_(?:do"
        r"|be_done) safety_planning interim from_(?:today|the_minutes)"
        r" then(?:_list)?$ tasked going_forward moving_forward asks$ instructions? directions agreed(?:_that)?$"
        r" needs_doing to_be_done still_to_do"
        r" outstanding requests?$ the_rest commitments pledges immediate position$ asked$ bits doing my_(?:list"
        r"|part) other_things"
    )
    + r")(?!\w)|^(?:list|do|ap|who|also)$"
)
_NO_LIST = re.compile(
    r"\bplans? (?:history|since|reviewed)|\b(?:on|cp|cin|care|protection) plan\b|\bwhy\b|\breasons?\b|\brationale\b"
    r"|\bplanned\b|\bpre-?birth plan\b"
)
_TITLE = re.compile(r"\W*(?:(?:entry|item|point|no)\.?\s*\d*[.:]?\s*)?(?P<words>[^.;!?:=]{2,60}?)\s*[.:?-]*$")
_TITLE_WORDS = re.compile(
    r"(?:(?:agreed|immediate|the|further|other|next|key|our)\s+){0,3}"
    r"(?:actions?|tasks?|plan|next(?: steps)?|to do|meanwhile|in the meantime|arrangements|follow[- ]?up"
    r"|recommendations|jobs|interim|who does what)"
    r"(?:\s+(?:agreed|are|were|as follows|follow|points|plan)){0,2}(?:,?\s+all by .{3,30})?"
    r"|(?:we |it was |all )?agreed|parents|family|section 47|s47|outcome|decision|risk|history|background"
    r"|what is known|concerns?|analysis"
    r"|discussion|information|siblings?|voice of the child|child's views?|health|police|school|conclusion"
)
_MAX_TITLE, _LABEL_REACH = 80, 500
_INLINE = re.compile(
    r"(?<=[\s.;|])(?:(?:agreed )?(?:actions?|tasks?|next steps|plan|to do)\s?:|action\s?\d{1,2}\s?[.:-]"
    r"|(?P<review>review(?: date)?\s?:))\s*"
)
_INLINE_TITLE = re.compile(
    r"(?<!\S)(?:(?:Agreed )?Actions?|ACTIONS?|Tasks|TASKS|Plan|PLAN|Next [Ss]teps?|NEXT STEPS|To [Dd]o|TO DO|Jobs|Who does what"
    r"|Recommendations|What happens next)(?: agreed)?(?P<review>)??\s+(?=[-•*]\s|\(?\w{1,2}[.)]\s|[A-Z][\w/]*(?: [A-Z]\w*)* (?:to|will|-) )"
)
_NUMBERED_ACTION = re.compile(r"\b(?:action|task|to do)\s*(?:no\.?\s*)?\d*\s?[.:)-]\s*$")
_CLOCK_MARK = re.compile(r"(?:^|\n)\W*(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:\s?(?:hrs|h|am|pm))?\s+$")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_PURPOSE = re.compile(r"(?:the |our )?(?:purpose|aims?|remit)\b")
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


@lru_cache(maxsize=4096)
def place_of(words: str) -> Place | None:
    """The place that a heading or label in lower case names, or None if it names none."""
    if not words:
        return None
    if _CLOSED.search(words):
        return Place.CLOSED
    if _LIST.search(words) and not _NO_LIST.search(words):
        return Place.LIST
    return Place.GUARDED if _GUARDED.search(words) else None


class Placing:
    """Walks through a record and tells where each passage stands."""

    def __init__(self, layout: Layout, page: Page) -> None:
        self._layout = layout
        self._page = page
        self._heading = ""
        self._here = self._outside = Setting(Place.OPEN)
        self._inside = self._closed = self._block = -1
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
            elif passage.start - self._began > _LABEL_REACH:  # flattened text: what the line began with says no more
                passage = passage._replace(label="", answer=passage.start)  # noqa: PLW2901
                self._closed = -1
            if not self._moves(index, passage):
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
        short = passage.end - passage.start <= _MAX_TITLE
        if not ((short and _is_title(self._layout, passage)) or _introduces(self._layout, index)):
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
        if _PURPOSE.match(page.reading, passage.start, passage.end):
            self._closed = passage.block
        if passage.block == self._closed:
            yield passage, Setting(Place.CLOSED)
            return
        setting = _labelled(page, self._listed or self._here, passage)
        if passage.label and place_of(passage.label) is Place.LIST:
            self._listed = setting
        elif setting.place is not Place.LIST:
            self._listed = None
        start = passage.start
        for inline in _inline(page, passage):
            yield (
                passage._replace(
                    start=start, answer=max(start, min(passage.answer, inline.start())), end=inline.start()
                ),
                setting,
            )
            start, setting = inline.end(), Setting(Place.CLOSED if inline["review"] else Place.LIST)
            if self._inside < 0:
                self._outside, self._inside = self._here, passage.block
            self._here = setting
            passage = passage._replace(label="", answer=start)
        if start < passage.end:
            yield passage._replace(start=start) if start > passage.start else passage, setting

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


def _inline(page: Page, passage: Passage) -> list[re.Match[str]]:
    """The titles of lists inside a passage: "... Actions: SW to visit", and in flattened text "... Actions SW to visit"."""
    answer = max(passage.answer, passage.start + 1)
    found = []
    if page.reading.find(":", answer, passage.end) >= 0:
        found = list(_INLINE.finditer(page.reading, answer, passage.end))
    return found or [
        title
        for title in _INLINE_TITLE.finditer(page.shown, passage.start, passage.end)
        if not page.shown[page.shown.rfind(" ", passage.start, max(passage.start, title.start() - 1)) + 1].isupper()
        or title.start() == passage.start
    ]


def _owner_in(page: Page, start: int, end: int) -> Owner | None:
    """Whose list it is: "Police actions", "Actions for school", "My bits"."""
    while start < end and page.reading[start] in _EDGES:
        start += 1
    if mine := _MINE.match(page.reading, start, end):
        return Owner(mine.start(), mine.end(), OwnerKind.PERSON, known=True, family=False)
    for word in _LIST_WORDS.finditer(page.reading, start, end):
        for first, last in ((start, word.start()), (word.end(), end)):
            owner = read_owner(page, first, last) if last - first > 1 else None
            if owner is not None and owner.kind is not OwnerKind.GROUP:
                return owner
    return None


def _is_title(layout: Layout, passage: Passage) -> bool:
    """Whether a passage is a title that the page reader took for an item or for the first words of a paragraph."""
    if passage.kind not in {PassageKind.ITEM, PassageKind.PROSE}:
        return False
    title = _TITLE.match(layout.read(passage))
    return title is not None and _TITLE_WORDS.fullmatch(title["words"].strip()) is not None


def _introduces(layout: Layout, index: int) -> bool:
    """Whether a passage is the sentence that leads into a list: "Could I remind everybody of what was agreed:"."""
    passage = layout.passages[index]
    if layout.reading[passage.end - 1] != ":" or passage.kind is PassageKind.ROW or index + 1 == len(layout.passages):
        return False
    text = layout.read(passage)
    return layout.passages[index + 1].block != passage.block and _LIST.search(text[-_MAX_TITLE:-1]) is not None


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
    line = page.shown.rfind("\n", max(0, passage.start - _MAX_TITLE), passage.start) + 1
    return bool(page.shown[line : passage.start].strip())
