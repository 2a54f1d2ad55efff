"""Read records that came as one line: an export without line breaks, where only words and dashes part the items."""

import re

from analyser.detecting.owners import read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.roles import KINDS, TITLES
from analyser.detecting.titles import Place, place_of
from analyser.detecting.verbs import VERBS
from analyser.detecting.wording import word_set
from analyser.domain.evidence import OwnerKind

_LEAD = re.compile(r"\W*?(?P<mark>[-*>•])\s+")
_MARKS = {mark: re.compile(rf"\s+{re.escape(mark)}+\s+") for mark in "-*>•"}
_LABEL = re.compile(r"\s+-+\s+|\s?:\s+|\s?[-=]>\s+")
_TITLE = re.compile(r"(?:(?<=[.;?!|)]\s)|(?<=\s\s))(?P<words>[A-Z][^\s:;.?!]*(?: [^\s:;.?!]+){0,6})\s?:(?=\s)\s*")
_BARE_TITLE = re.compile(
    r"(?<!\S)(?:(?:agreed|immediate) )?(?:actions?|tasks?|plan|agreed|next steps?|to do|jobs|meanwhile|follow[- ]?up"
    r"|recommendations|who(?:'s| is)? do(?:es|ing) what|who what when|upcoming|tasked)"
    r"(?: (?:agreed|points|plan))?\s+(?=\S)"
)
_NOT_BEFORE_A_TITLE = word_set(
    "the a an my our his her any this that these cp cin care safety protection was were is are as been be and to of for"
    " we they have has had not on pathway birth health legal education"
)
_NUMBERED_TITLE = re.compile(r"(?<!\S)(?P<words>[a-z]+(?: [a-z]+){0,2}(?:, all by .{3,25})?) \(?(?:1|a)[.)]$")
_TIES = word_set(
    "for with from to of by at on in about asked told tells wants said that if when than like the a an his her their"
    " our my as via advised until after before which who not or is are was helps lets gets allows expects"
)
"""Words that bind a name that follows them to what stands before."""
_FIRST_ITEM = re.compile(r"[-*•]\s|\(?(?:1|a|i)[.)]\s")
_AFTER_OWNER = re.compile(r"\s+-+\s|\s?:\s|\s(?:to|will)\s|\s?[-=]>\s")
_WORD = re.compile(r"\S+")
_JOINT = re.compile(r"\s?(?:\band|&|\+)\s+$")
_REACH, _NEAR, _MAX_OWNER_WORDS = 40, 6, 4


def titles_in_line(page: Page, start: int, end: int) -> list[tuple[int, int, Place]]:
    """Where labels stand that in a record with lines would be headings, with the place of what follows them."""
    titles = [(*title.span(), place_of(title["words"].lower())) for title in _TITLE.finditer(page.shown, start, end)]
    bare = [
        title.span()
        for title in _BARE_TITLE.finditer(page.reading, start, end)
        if page.reading[max(0, title.start() - _REACH) : title.start()].rpartition(" ")[0].rpartition(" ")[2]
        not in _NOT_BEFORE_A_TITLE
        and _opens(page, title.end(), end)
    ]
    named = [(first, last, place) for first, last, place in titles if place is not None]
    numbered = _NUMBERED_TITLE.search(page.reading[max(start, end - _REACH) : end])
    if numbered and any(place_of(words) is Place.LIST for words in _endings(numbered["words"])):
        bare.append((max(start, end - len(numbered.group())), end))
    return named + [(first, last, Place.LIST) for first, last in bare]


def _endings(words: str) -> list[str]:
    """The last word, the last two, and so on: which of "as follows plan" is the title is not known."""
    parts = words.split()
    return [" ".join(parts[count:]) for count in range(len(parts))]


def _opens(page: Page, start: int, end: int) -> bool:
    """Whether an item of a list starts here, with a mark or with who is to do it."""
    if _FIRST_ITEM.match(page.reading, start, end):
        return True
    after = _AFTER_OWNER.search(page.reading, start, min(end, start + _REACH))
    return after is not None and read_owner(page, start, after.start()) is not None


def items_in_line(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Where one item of a list ends and the next starts: at its dash, or at an owner before a dash or colon."""
    lead = _LEAD.match(page.reading, start, end)
    return _marked(page, lead, end) if lead else _labelled(page, start, end)


def _marked(page: Page, lead: re.Match[str], end: int) -> list[tuple[int, int]]:
    stops: list[tuple[int, int]] = []
    last = lead.end()
    for mark in _MARKS[lead["mark"]].finditer(page.reading, last, end):
        if read_owner(page, last, mark.start()) is None:  # "- Kim - ring mum" is one item
            last = mark.end()
            stops.append(mark.span())
    return stops


def _labelled(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    stops: list[tuple[int, int]] = []
    last = start
    for label in _LABEL.finditer(page.reading, start, end):
        begin = owner_before(page, max(last, label.start() - _REACH), label.start())
        if begin is not None and begin > last:
            stops.append((begin, begin))
        last = label.end()
    return stops


def owner_before(page: Page, start: int, end: int) -> int | None:
    """Where the owner that ends at ``end`` starts, or None: "... Fri 15th Sr Mackie"."""
    begin: int | None = None
    words = list(_WORD.finditer(page.reading, start, end))[-_MAX_OWNER_WORDS:]
    for word in reversed(words):
        if begin is not None and not (
            page.shown[word.start()].isupper() or word.group() in KINDS or word.group() in TITLES
        ):
            break
        if read_owner(page, word.start(), end) is not None:
            begin = word.start()
        elif begin is not None:
            break
    return begin


def run_on_owner(page: Page, floor: int, stop: int) -> Owner | None:
    """The owner before a modal verb where nothing parts it from the item before: "... by Friday DC Orr to ring dad"."""
    begin = owner_before(page, floor, stop)
    if begin is None or begin == floor:
        return None
    if not page.reading[floor:begin].strip() or not _is_loose(page, floor, begin):
        return None
    owner = read_owner(page, begin, stop)
    plain = owner is not None and owner.known and not owner.family and owner.kind is not OwnerKind.GROUP
    return owner if plain else None


def with_partner(page: Page, floor: int, owner: Owner, stop: int) -> Owner:
    """The owner with the one whom "and" joins to it where no mark tells: "joint s47 sw jane lee and dc patel to"."""
    joint = _JOINT.search(page.reading, max(floor, owner.start - _NEAR), owner.start)
    begin = owner_before(page, max(floor, joint.start() - _REACH), joint.start()) if joint else None
    if begin is None or (page.reading[floor:begin].strip() and not _is_loose(page, floor, begin)):
        return owner
    both = read_owner(page, begin, stop)
    return both if both and both.known and not both.family else owner


def _is_loose(page: Page, floor: int, begin: int) -> bool:
    """Whether the word before a name does not bind the name to what stands before."""
    before = page.reading[floor:begin].split()[-1]
    return not (before in _TIES or before in VERBS or before.endswith("'s"))
