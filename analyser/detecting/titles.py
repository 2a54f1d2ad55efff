"""Tell what a heading, a label or a title in the text says may stand under it."""

import re
from enum import IntEnum
from functools import lru_cache

from analyser.detecting.wording import any_of
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
        r"present attend\w* apolog\w+ apols participants taking_part took_part in_the_room"
        r" round_the_(?:room|table) purpose agenda script distribution copies copied cc standard_text"
        r" legal_(?:framework|context) polic(?:y|ies) confidential\w*"
        r" who_(?:was|were|is)_(?:there|in|on|present) parties invited not_able unable absent circulat\w+"
        r" template guidance sent_to others_there terms_of_reference"
        r" actions?_(?:already_)?(?:taken|completed|to_date|so_far) (?:completed|previous|last)_actions?"
        r" done_so_far matters_arising what_has_(?:been_done|happened) already_done signed signature for_info"
    )
    + r"\b"
)
_GUARDED = re.compile(
    r"\b"
    + any_of(
        r"history background chronolog\w+ previous prior past risks? concerns? worr\w+ analysis views? voice"
        r" wishes feelings says said words account circs circumstances incident referral household"
        r" family_(?:composition|details|members) lives_with siblings? other_children brothers? sisters?"
        r" reasons? why rationale timing strengths protective presenting what_(?:is|we)_know\w* known"
        r" allegation injur\w+ hx hh nature_of what_set_this_off what_happened likelihood harm threshold home(?!_visit)"
        r" composition"
    )
    + r"\b"
)
_LIST = re.compile(
    r"\b(?:what(?:'s| is| are| we are| we| has| needs| will| must| each| people| everyone|) (?:each |all |people "
    r"|everyone )?"
    r"(?:is |are |will |going |has |have )?(?:to |going to )?(?:happens?|happening (?:now|next)|do$|doing|be done"
    r"|done next)|"
    + any_of(
        r"actions? tasks? jobs? to[-_]?dos? plans? next(?:_steps?)?$ next_steps?"
        r" who(?:'s)?_(?:does|is_doing|will_do|to_do|doing|what) who_?/_?what"
        r" what_(?:now|next|follows|came_out|went_away_with) follow(?:ing)?[-_]?up arrang(?:ed(?!_for_)|ements?)"
        r" recommendations? recs left_with way_forward meanwhile in_the_meantime for_doing steps undertak\w+"
        r" took_away things?_to_(?:do|be_done) safety_planning interim from_(?:today|the_minutes)"
        r" then(?:_list)?$ tasked going_forward moving_forward asks$ (?:can|could|may)_(?:i|we)_ask"
        r" instructions? directions agreed(?:_that)?$ needs_doing to_be_done still_to_do outstanding requests?$"
        r" the_rest came_my_way out_of_today commitments pledges"
        r" immediate position$ asked$ bits doing my_(?:list|part) other_things"
    )
    + r")(?!\w)|^(?:list|do|ap|who|also)$"
    r"|\b(?:lines of enquiry|who will do it|responsible (?:officer|person)s?|owners?$|tasks handed|unassigned"
    r"|allocated to)"
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
_TITLE_START = re.compile(
    r"\W*(?:entry|item|point|no\b|agreed|immediate|the|further|other|next|key|our|action|task|plan|to do|meanwhile"
    r"|in the meantime|arrangements|follow|recommendations|jobs|interim|who does what|we |it was |all |parents|family"
    r"|section|s47|outcome|decision|risk|history|background|what is|concern|analysis|discussion|information|sibling"
    r"|voice|child|health|police|school|conclusion|[\d.])"
)
MAX_TITLE = 80
"""A longer passage is no title."""
_INLINE = re.compile(
    r"(?<=[\s.;|])(?:(?:agreed )?(?:actions?|tasks?|next steps|plan|to do)\s?:|action\s?\d{1,2}\s?[.:-]"
    r"|(?P<review>review(?: date)?\s?:))\s*"
)
_INLINE_CAPITAL = re.compile(
    r"(?<!\S)(?:(?:Agreed )?Actions?|ACTIONS?|Tasks|TASKS|Plan|PLAN|Next [Ss]teps?|NEXT STEPS|To [Dd]o|TO DO|Jobs"
    r"|Who does what|Recommendations|What happens next)(?: agreed)?\s+"
    r"(?=[-•*]\s|\(?\w{1,2}[.)]\s|[A-Z][\w/]*(?: [A-Z]\w*){0,3} (?:to|will|-) )"
)
_FLATTENED = 120
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][a-z]+ $")


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


def is_title(layout: Layout, passage: Passage) -> bool:
    """Whether a passage is a title that the page reader took for an item or for the first words of a paragraph."""
    if passage.kind not in {PassageKind.ITEM, PassageKind.PROSE}:
        return False
    if not _TITLE_START.match(layout.reading, passage.start, passage.end):
        return False  # nearly all
    title = _TITLE.match(layout.read(passage))
    return title is not None and _TITLE_WORDS.fullmatch(title["words"].strip()) is not None


def introduces(layout: Layout, index: int) -> bool:
    """Whether a passage is the sentence that leads into a list: "Could I remind everybody of what was agreed:"."""
    passage = layout.passages[index]
    if layout.reading[passage.end - 1] != ":" or passage.kind is PassageKind.ROW or index + 1 == len(layout.passages):
        return False
    text = layout.read(passage)
    return layout.passages[index + 1].block != passage.block and _LIST.search(text[-MAX_TITLE:-1]) is not None


def inline_titles(reading: str, shown: str, passage: Passage) -> list[tuple[int, int, Place]]:
    """Where titles stand inside a passage, with their place: "... Actions: SW to visit. Review: 3 May".

    In flattened text a capital and what follows tell a title: "... on Friday Actions - SW to visit".

    Args:
        reading: The record as rules read it.
        shown: The record as it stands.
        passage: The passage.
    """
    answer = max(passage.answer, passage.start)
    if reading.find(":", answer, passage.end) >= 0:
        found = list(_INLINE.finditer(reading, answer, passage.end))
        if found:
            return [(*title.span(), Place.CLOSED if title["review"] else Place.LIST) for title in found]
    if passage.end - passage.start < _FLATTENED:
        title = _INLINE_CAPITAL.match(shown, passage.start, passage.end)
        return [(*title.span(), Place.LIST)] if title else []
    return [
        (*title.span(), Place.LIST)
        for title in _INLINE_CAPITAL.finditer(shown, passage.start, passage.end)
        if title.start() == passage.start or not _CAPITAL_BEFORE.search(shown, passage.start, title.start())
    ]
