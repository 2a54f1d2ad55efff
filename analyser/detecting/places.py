"""Tell from a passage's heading and label what may stand there: an action list, a decision, history, names."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from analyser.detecting.dates import Due, find_due, is_due
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.domain.layout import Layout, Passage, PassageKind


class Place(IntEnum):
    """What stands in a section; the number is how firmly an action must be worded to count there."""

    LIST = 0  # a list of actions: anything counts
    DECISION = 1  # outcomes, what the family is told: an action must at least have a verb
    OPEN = 2  # no telling heading
    GUARDED = 4  # history, concerns, risk, views: only somebody named to do something
    CLOSED = 9  # names, purpose, policy, distribution: nothing counts


_CLOSED = re.compile(
    r"\b(?:present|attend\w*|apolog\w+|apols|participants|taking part|took part|in the room|purpose|agenda|script|distribution|copies|copied|cc|standard text"
    r"|legal (?:framework|context)|polic(?:y|ies)|confidential\w*|who (?:was|were|is) (?:there|in|on|present)|parties|invited|not able|unable|absent|circulat\w+|template|guidance"
    r"|not present|sent to|others there|aims?|terms of reference|actions? (?:already )?(?:taken|completed|to date|so far)|(?:completed|previous|last) actions?|done so far"
    r"|matters arising|what has (?:been done|happened)|already done|signed|signature|for info\w*)\b"
)
_GUARDED = re.compile(
    r"\b(?:history|background|chronolog\w+|previous|prior|risks?|concerns?|worr\w+|analysis|views?|voice|wishes|feelings|says|said|words|account|circumstances|incident"
    r"|referral|household|family (?:composition|details|members)|siblings?|other children|brothers?|sisters?|reasons?|why|rationale|timing|strengths|protective"
    r"|presenting|what (?:is|we) know\w*|known|allegation|summary of concern|injur\w+|hx|nature of|what set this off|what happened|likelihood|harm|threshold)\b"
)
_DONE = re.compile(r"\bplans? (?:history|since|reviewed)|\b(?:on|cp|cin|care|protection) plan\b|\bwhy\b|\breasons?\b|\brationale\b|\bplanned\b")
_LIST = re.compile(
    r"\b(?:actions?|action plan|tasks?|jobs?|to[ -]?dos?|plans?|next steps?|who(?:'s)? (?:does|is doing|will do|to do|doing|what)|who\s?/\s?what|what (?:now|next|follows)"
    r"|what(?:'s| is| are| we are| we| has| needs| will| must| each| people| everyone|) (?:each |all |people |everyone )?(?:is |are |will |going |has |have )?(?:to |going to )?(?:happen\w*|do|doing|be done|done next)"
    r"|follow(?:ing)?[- ]?up|arrang(?:ed|ements?)|recommendations?|recs|left with|way forward|meanwhile|in the meantime|for doing|(?:other|further|immediate|agreed) steps|undertak\w+|took away"
    r"|things? to (?:do|be done)|safety plan(?:ning)?|interim|from (?:today|the minutes)|then(?: list)?|tasked|going forward|moving forward|asks|instructions?|directions|agreed(?: that)?|needs doing"
    r"|to be done|still to do|outstanding|requests?|what follows from this|the rest|commitments|pledges|immediate|steps|position|asked)\b|^(?:next|doing|list|do|plan|ap)$|\bnext$"
)
_DECISION = re.compile(
    r"\b(?:outcomes?|decisions?|decided|conclu\w+|resol(?:ution|ved)|upshot|summary|result|parents?|mother|father|mum|dad|family|carers?|informed|told|sharing|tell(?:ing)?|disposal|management"
    r"|agreement|placement|contingency|communication)\b"
)
_TITLE = re.compile(r"[^.;!?]{2,60}[:?]?$")
_MAX_TITLE_WORDS = 6
_NUMBERED_ACTION = re.compile(r"\b(?:action|task|to do)\s*(?:no\.?\s*)?\d*\s?[.:)-]\s*$")
_SOON = re.compile(r"(?:for |by |before |within |today|tonight|tomorrow|this |first thing|next )")
_ALL_BY = re.compile(r"\b(?:all|everything|each|both|these|complete[d]?|done|due|deadline|actions?|to[ -]do|tasks?|next|plan|jobs)\b[^.]{0,30}")


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


def place_of(words: str) -> Place | None:
    """The place that a heading or label names, or None if it names none."""
    if not words:
        return None
    if _CLOSED.search(words):
        return Place.CLOSED
    if _LIST.search(words) and not _DONE.search(words):
        return Place.LIST
    if _GUARDED.search(words):
        return Place.GUARDED
    if _DECISION.search(words):
        return Place.DECISION
    return None


def settings(layout: Layout, page: Page) -> Iterator[tuple[Passage, Setting]]:
    """Each passage of the record with its setting; headings move it and are not yielded."""
    here = Setting(Place.OPEN)
    heading = ""
    for index, passage in enumerate(layout.passages):
        if passage.kind is PassageKind.HEADING:
            here, heading = _under(page, here, passage.start, passage.end), passage.heading
            continue
        if passage.heading != heading:
            heading = passage.heading
            here = Setting(place_of(heading) or Place.OPEN)
        if _is_title(layout, index):
            words = layout.read(passage).rstrip(" :?-")
            named = place_of(words)
            if named is not None:
                here = _under(page, here, passage.start, passage.end)
                continue
        yield passage, _labelled(page, here, passage)


def _under(page: Page, above: Setting, start: int, end: int) -> Setting:
    """The setting of what stands under a heading."""
    words = page.reading[start:end].strip(" \t.:-=?")
    place = place_of(words)
    due = find_due(page.reading, start, end)
    if place is Place.LIST:
        return Setting(place, None, due if due and _ALL_BY.search(words) and "from" not in page.reading[due.start : due.end] else None)
    if due and is_due(page.reading, start, end) and _SOON.match(words):
        return Setting(Place.LIST, None, due)
    if above.place is Place.LIST:
        if is_due(page.reading, start, end):
            return Setting(Place.LIST, None, due)
        owner = read_owner(page, start, end)
        if owner:
            return Setting(Place.LIST, owner, above.due)
    return Setting(place or Place.OPEN)


def _is_title(layout: Layout, index: int) -> bool:
    """Whether a passage is a numbered or short title that the page reader took for an item."""
    passage = layout.passages[index]
    if passage.kind not in {PassageKind.ITEM, PassageKind.PROSE} or passage.end - passage.start > 60:
        return False
    text = layout.read(passage)
    if len(text.split()) > _MAX_TITLE_WORDS or not _TITLE.match(text):
        return False
    others = layout.passages[max(0, index - 1) : index + 2]
    return all(other is passage or other.block != passage.block for other in others) and bool(_PLAIN_TITLE.match(text))


_PLAIN_TITLE = re.compile(
    r"(?:(?:agreed|immediate|the|further|other|next|key)\s+)*(?:actions?|tasks?|plan|next(?: steps)?|to do|meanwhile|in the meantime|arrangements|follow[- ]?up|recommendations|who does what|parents|family"
    r"|section 47|s47|outcome|decision|risk|history|background|what is known|concerns?|analysis|discussion|information|siblings?|voice of the child|child's views?|health|police|school|conclusion|jobs|interim)\s*[:?]?$"
)


def _labelled(page: Page, here: Setting, passage: Passage) -> Setting:
    """The setting of a passage, which its own label or its number ("Action 3:") may change."""
    if _NUMBERED_ACTION.search(page.reading, max(0, passage.start - 14), passage.start):
        return Setting(Place.LIST)
    if not passage.label or here.place is Place.CLOSED and passage.kind is not PassageKind.FIELD:
        return here
    place = place_of(passage.label)
    if place is Place.LIST:
        due = find_due(page.reading, passage.start, passage.answer)
        return Setting(place, None, due)
    owner = read_owner(page, passage.start, passage.answer)
    if owner is not None and (owner.known or place is None):
        return here._replace(owner=None)
    if here.place is Place.LIST and is_due(page.reading, passage.start, passage.answer):
        return here._replace(due=find_due(page.reading, passage.start, passage.answer))
    if place is not None:
        return Setting(place)
    return here
