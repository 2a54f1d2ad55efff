"""Tell from headings and labels what may stand at a place of a record: an action list, a decision, history, names."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.domain.evidence import OwnerKind
from analyser.domain.layout import Layout, Passage, PassageKind


class Place(IntEnum):
    """What stands somewhere; the number is how firmly an action must be worded to count there."""

    LIST = 0  # a list of actions: anything counts
    OPEN = 2  # no telling heading
    GUARDED = 4  # history, concerns, risk, views: only somebody named to do something
    CLOSED = 9  # names, purpose, policy, distribution: nothing counts


_CLOSED = re.compile(
    r"\b(?:present|attend\w*|apolog\w+|apols|participants|taking part|took part|in the room|round the (?:room|table)|purpose|agenda|script|distribution|copies|copied"
    r"|cc|standard text|legal (?:framework|context)|polic(?:y|ies)|confidential\w*|who (?:was|were|is) (?:there|in|on|present)|parties|invited|not able|unable"
    r"|absent|circulat\w+|template|guidance|sent to|others there|terms of reference|actions? (?:already )?(?:taken|completed|to date|so far)"
    r"|(?:completed|previous|last) actions?|done so far|matters arising|what has (?:been done|happened)|already done|signed|signature|for info)\b"
)
_GUARDED = re.compile(
    r"\b(?:history|background|chronolog\w+|previous|prior|past|risks?|concerns?|worr\w+|analysis|views?|voice|wishes|feelings|says|said|words|account|circs|circumstances|incident"
    r"|referral|household|family (?:composition|details|members)|lives with|siblings?|other children|brothers?|sisters?|reasons?|why|rationale|timing|strengths|protective"
    r"|presenting|what (?:is|we) know\w*|known|allegation|injur\w+|hx|hh|nature of|what set this off|what happened|likelihood|harm|threshold|home|composition)\b"
)
_LIST = re.compile(
    r"\b(?:actions?|tasks?|jobs?|to[ -]?dos?|plans?|next(?: steps?)?$|next steps?|who(?:'s)? (?:does|is doing|will do|to do|doing|what)|who\s?/\s?what"
    r"|what (?:now|next|follows|came out|went away with)"
    r"|what(?:'s| is| are| we are| we| has| needs| will| must| each| people| everyone|) (?:each |all |people |everyone )?(?:is |are |will |going |has |have )?(?:to |going to )?"
    r"(?:happens?|happening (?:now|next)|do|doing|be done|done next)"
    r"|follow(?:ing)?[- ]?up|arrang(?:ed|ements?)|recommendations?|recs|left with|way forward|meanwhile|in the meantime|for doing|steps|undertak\w+|took away"
    r"|things? to (?:do|be done)|safety planning|interim|from (?:today|the minutes)|then(?: list)?$|tasked|going forward|moving forward|asks$|instructions?|directions|agreed(?: that)?$"
    r"|needs doing|to be done|still to do|outstanding|requests?$|the rest|commitments|pledges|immediate|position$|asked$|bits|doing|my (?:list|part)|other things)\b|^(?:list|do|ap|who|also)$"
)
_NO_LIST = re.compile(r"\bplans? (?:history|since|reviewed)|\b(?:on|cp|cin|care|protection) plan\b|\bwhy\b|\breasons?\b|\brationale\b|\bplanned\b|\bpre-?birth plan\b")
_TITLE = re.compile(r"\W*(?:(?:entry|item|point|no)\.?\s*\d*[.:]?\s*)?(?P<words>[^.;!?:=]{2,60}?)\s*[.:?-]*$")
_TITLE_WORDS = re.compile(
    r"(?:(?:agreed|immediate|the|further|other|next|key|our)\s+)*(?:actions?|tasks?|plan|next(?: steps)?|to do|meanwhile|in the meantime|arrangements|follow[- ]?up|recommendations|jobs|interim|who does what)"
    r"(?:\s+(?:agreed|are|were|as follows|follow|points|plan))*(?:,?\s+all by .{3,30})?"
    r"|(?:we |it was |all )?agreed|parents|family|section 47|s47|outcome|decision|risk|history|background|what is known|concerns?|analysis|discussion|information|siblings?|voice of the child|child's views?|health|police|school|conclusion"
)
_MAX_TITLE = 80
_NUMBERED_ACTION = re.compile(r"\b(?:action|task|to do)\s*(?:no\.?\s*)?\d*\s?[.:)-]\s*$")
_CLOCK_MARK = re.compile(r"(?:^|\n)\W*(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?:\s?(?:hrs|h|am|pm))?\s+$")
_FOR_ALL = re.compile(r"\b(?:all|everything|each|both|these|to be (?:done|completed)|due|deadline|for completion|complete[d]?)\b\W*$|^(?:\w+\s){0,2}(?:actions?|tasks?|plan|to do|jobs|next steps)\W*$")
_SOON = re.compile(r"(?:for |by |before |within |today|tonight|tomorrow|this |first thing|next )")
_LIST_WORDS = re.compile(r"\b(?:actions?|tasks?|jobs?|to do|plan|bits|list|for|next steps|agreed|immediate|follow[- ]?up|recommendations?)\b")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_PURPOSE = re.compile(r"(?:the |our )?(?:purpose|aims?|remit)\b")
_MINE = re.compile(r"(?:my|mine)\b")


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


def settings(layout: Layout, page: Page) -> Iterator[tuple[Passage, Setting]]:
    """Each passage of the record with its setting; headings move it and are not yielded."""
    here = outside = Setting(Place.OPEN)
    heading, closed, inside = "", -1, -1
    listed: Setting | None = None
    end = 0
    for index, passage in enumerate(layout.passages):
        if listed and (passage.kind in {PassageKind.HEADING, PassageKind.PROMPT} or _PARAGRAPH.search(page.shown, end, passage.start)):
            listed = None
        end = passage.end
        if passage.kind is PassageKind.HEADING:
            here, heading = _under(page, here, passage.start, passage.end), passage.heading
            continue
        if passage.heading != heading:
            heading = passage.heading
            here = Setting(place_of(heading) or Place.OPEN)
        if inside not in {-1, passage.block}:
            here, inside = outside, -1
        if _is_title(layout, index) or _introduces(layout, index):
            if inside < 0 and index + 1 < len(layout.passages) and layout.passages[index + 1].block == passage.block:
                outside, inside = here, passage.block
            here = _under(page, here, passage.start, passage.end)
            continue
        if here.place is Place.LIST and _CLOCK_MARK.search(page.shown, max(0, passage.start - 16), passage.start):
            here = Setting(Place.OPEN)
        if _PURPOSE.match(page.reading, passage.start, passage.end):
            closed = passage.block
        setting = Setting(Place.CLOSED) if passage.block == closed else _labelled(page, listed or here, passage)
        if passage.label and place_of(passage.label) is Place.LIST:
            listed = setting
        elif setting.place is not Place.LIST:
            listed = None
        yield passage, setting


def _under(page: Page, above: Setting, start: int, end: int) -> Setting:
    """The setting of what stands under a heading."""
    words = page.reading[start:end].strip(" \t.:-=?")
    place = place_of(words)
    due = find_due(page.reading, start, end)
    if due and is_due(page.reading, start, end) and (above.place is Place.LIST or _SOON.match(words)) and not words.startswith("from"):
        return Setting(Place.LIST, None, due)
    if place is Place.LIST:
        before = page.reading[start : due.start] if due else ""
        return Setting(place, _heading_owner(page, start, end), due if due and _FOR_ALL.search(before) else None)
    if words.startswith("for ") and (owner := read_owner(page, start + page.reading[start:end].index("for ") + 4, end)):
        return Setting(Place.LIST, owner)
    if above.place is Place.LIST and words in {"other", "others", "also"}:
        return Setting(Place.LIST)
    if above.place is Place.LIST and (owner := read_owner(page, start, end)):
        return Setting(Place.LIST, owner, above.due)
    return Setting(place or Place.OPEN)


def _heading_owner(page: Page, start: int, end: int) -> Owner | None:
    """Whose list it is: "Police actions", "Actions for school", "My bits"."""
    begin = start + len(page.reading[start:end]) - len(page.reading[start:end].lstrip(" \t.:-#*"))
    if mine := _MINE.match(page.reading, begin, end):
        return Owner(mine.start(), mine.end(), OwnerKind.PERSON, known=True, family=False)
    for word in _LIST_WORDS.finditer(page.reading, start, end):
        for first, last in ((begin, word.start()), (word.end(), end)):
            owner = read_owner(page, first, last) if last - first > 1 else None
            if owner is not None and owner.kind is not OwnerKind.GROUP:
                return owner
    return None


def _is_title(layout: Layout, index: int) -> bool:
    """Whether a passage is a title that the page reader took for an item or for the first words of a paragraph."""
    passage = layout.passages[index]
    if passage.kind not in {PassageKind.ITEM, PassageKind.PROSE} or passage.end - passage.start > _MAX_TITLE:
        return False
    title = _TITLE.match(layout.read(passage))
    return bool(title and _TITLE_WORDS.fullmatch(title["words"].strip()))


def _is_marked(page: Page, passage: Passage) -> bool:
    """Whether a bullet or number stands before a passage."""
    line = page.shown.rfind("\n", 0, passage.start) + 1
    return bool(page.shown[line : passage.start].strip())


def _introduces(layout: Layout, index: int) -> bool:
    """Whether a passage is the sentence that leads into a list: "Could I remind everybody of what was agreed:"."""
    if index + 1 == len(layout.passages) or layout.passages[index].kind is PassageKind.ROW:
        return False
    if layout.reading[layout.passages[index].end - 1] != ":":
        return False
    text = layout.read(layout.passages[index])
    following = layout.passages[index + 1]
    return following.block != layout.passages[index].block and bool(_LIST.search(text[-_MAX_TITLE:-1]))


def _labelled(page: Page, here: Setting, passage: Passage) -> Setting:
    """The setting of a passage, which its own label or its number ("Action 3:") may change."""
    if _NUMBERED_ACTION.search(page.reading, max(0, passage.start - 14), passage.start):
        return Setting(Place.LIST)
    if not passage.label:
        return here
    place = place_of(passage.label)
    if place is Place.LIST:
        due = find_due(page.reading, passage.start, passage.answer)
        return Setting(place, _heading_owner(page, passage.start, passage.answer), due)
    if passage.label.startswith("for ") and (owner := read_owner(page, passage.start + len("for "), passage.answer)):
        return Setting(Place.LIST, owner)
    owner = read_owner(page, passage.start, passage.answer)
    if owner is not None and (owner.known or place is None):
        return here._replace(owner=None)
    if place is None and is_due(page.reading, passage.start, passage.answer):
        return here._replace(due=find_due(page.reading, passage.start, passage.answer))
    if here.place is Place.LIST and place is not Place.CLOSED and (_is_marked(page, passage) or not page.reading[passage.start : passage.answer].rstrip().endswith((":", "?", "."))):
        return here
    return Setting(place) if place is not None else here
