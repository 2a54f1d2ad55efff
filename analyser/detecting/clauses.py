"""Find the clauses that say, with "to", "will" or "is to be", that something is to be done, and who is to do it."""

import re
from enum import StrEnum
from typing import NamedTuple

from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.verbs import NOT_VERBS, PASSIVE, STATES, VERBS, base_of


class Form(StrEnum):
    """How an action is worded; the value names the rule."""

    TO_DO = "owner_to_verb"  # CR to ring mum; CR is to ring mum
    WILL = "owner_will_verb"  # I will ring mum; we are going to ring mum
    AGREED = "agreed_to_verb"  # HV has agreed to weigh him
    TASKED = "asked_to_verb"  # HV was asked to weigh him
    WOULD = "agreed_would_verb"  # it was agreed that HV would weigh him
    MUST = "must_verb"  # HV must weigh him; I've to ring mum
    TO_BE_DONE = "to_be_done"  # home visit to be completed; minutes to follow
    IS_TO_BE_DONE = "is_to_be_done"  # the dentist is to be contacted
    NEEDS_DOING = "needs_doing"  # mum needs to be told; notes need going through
    WILL_BE_DONE = "will_be_done"  # the home will be visited
    BEING_DONE = "being_done"  # interview being set up by police
    DOING = "owner_doing"  # Jo seeing Fatima Thursday
    DOES = "owner_does"  # DS Hill tells mum at 10:15
    BARE = "owner_verb"  # EDT SW visit ward
    REQUEST = "request"  # could Mo send me the body map
    LABELLED = "owner_label"  # Police: welfare check
    IMPERATIVE = "imperative"  # ring mum
    ITEM = "list_item"  # LADO referral
    ROW = "table_row"  # | home visit | SW | 12/6 |


PASSIVES = frozenset({Form.TO_BE_DONE, Form.IS_TO_BE_DONE, Form.NEEDS_DOING, Form.WILL_BE_DONE, Form.BEING_DONE})
"""Forms whose subject is what is done rather than who does it."""
MODALS = PASSIVES | {Form.TO_DO, Form.WILL, Form.AGREED, Form.TASKED, Form.WOULD, Form.MUST}
"""Forms that have a modal verb."""


_PASSIVE_OF = {Form.WILL: Form.WILL_BE_DONE, Form.MUST: Form.NEEDS_DOING}


class Clause(NamedTuple):
    """A stretch of a sentence that may be an action.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        form: How it is worded.
        owner: Whom it names to do it, or None.
        verb: The word that says what is to be done; "" if there is none.
        lead: Where the words that may put it into a context start.
        subject: Where its subject starts, which is where those words end.
    """

    start: int
    end: int
    form: Form
    owner: Owner | None
    verb: str
    lead: int
    subject: int


_ADVERBS = (
    r"(?:(?:also|then|both|now|all|each|just|kindly|please|still|first|therefore|jointly|in turn|separately|urgently|immediately|again|formally|ideally|asap)\s+){0,2}"
)
_ANCHOR = re.compile(
    rf"(?:\b(?P<modal>to|2(?=\s+[a-z])|2b(?=\s)|will|shall|would|should|must|being|needs?(?=\s+(?:\w+ly\s+|also\s+)?\w+ing\b))|(?P<short>'ll))\s+{_ADVERBS}(?P<be>(?:be(?:en)?|b)\s+{_ADVERBS})?(?P<word>[a-z][a-z'-]*)"
)
_GOVERNOR = re.compile(
    r"(?P<aux>\b(?:is|are|am|was|were|has been|have been|has|have|had)|'s|'re|'m|'ve|'d)?\s*"
    r"\b(?:also|both|now|then|still|all|each|just|kindly)?\s*"
    r"\b(?P<verb>going|agreed|undertook|undertaken|offered|volunteered|promised|committed|arranged|asked|tasked|requested|directed|instructed|needs?|got|due|having|needing)?\s*$"
)
_PROMISED = frozenset("arranged agreed undertook undertaken offered volunteered promised committed".split())
_ASKED = frozenset("asked tasked requested directed instructed".split())
_PRESENT = frozenset("is are am 's 're 'm".split())
_BEFORE_BE = re.compile(
    r"\b(?:due|falls?|remains?|comes|stands|fails?|likely|unlikely|able|unable|ought|seems?|appears?|wants?|wanted|asked|asks|hoping|hopes|happy|supposed|meant|used|said|thought|known|believed|continues?|refuses?|refused|how|what"
    r"|where|when|whether|not|never|order|way|had|so as|expected|planned|wish(?:es)?|likes?|enough|about|prepared|liable|safe|subject|considered|deemed|reported|felt|believes|found"
    r"|\w+n't|would need|may need|might need|nothing|anything|told)\s*$"
)
_BEFORE_BEING = re.compile(r"\b(?:through|of|by|from|with|about|for|after|before|without|as|like|despite|be|was|were|on|in|despite|hates?|likes?|risk|and|to)\s*$")
_AUX = re.compile(r"(?:\b(?:is|are|am)|'s|'re|'m)\s(?:also\s)?$")
_BEING_AUX = re.compile(r"(?:\b(?:is|are)\s+)?$")
_WEAK = re.compile(
    r"[,;(?!]\s*|:\s+|\.\s+|\s-+\s|\b(?:and|but|that|then|so|while|whilst|or|(?:agreed|plan|decision|outcome) (?:is |was )?for|agreed|actions?(?: (?:were|are|is))?|tasks?|next)\b:?\s*|[&+/]\s*|\s{3,}"
)
_BREAK = re.compile(r"[;:]\s+|\.\s+|\s-+\s")
_REACH = 90
_MAX_CUTS = 8
_MAX_SUBJECT_WORDS = 14
_QUOTED = re.compile(r'"[^"]*"')
_IMPURE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|told|did|does|can|could|might|may|if|because|since|until|till|who|which|whether|when|where|unless|how|why|would|gave|got|asked|felt|thought"
    r"|agreed|decided|it|there|as|for|than|will|shall|should|wants?|needs?|what|say|explain|went|came|took|gave|saw|spoke|rang|wrote|began|knew)\b|(?:^|, )with\b|^\W*(?:regarding|about|of|for|including|concerning|between|into|over)\b"
)
_THING_VERBS = frozenset("go follow take come happen arrive hear get be".split())
_THING = re.compile(
    r"\b(?:to|will)\s+(?:(?P<far>go (?:to|on|in|out|back|round|into|with)|follow(?=\s*(?:$|[,.;)]|from|by|on|later|shortly|asap|next|this|today|tomorrow))|take place|come (?:from|to|out|back)|be (?:with|in|at|on|ready|available|in place|back))|(?P<near>(?:hear|receive|be told|learn|get (?:it|this|that|the news))\b.{0,40}? from))\b"
)
_JOINT = re.compile(r"(?:\s|[,;:.(+&/-]|\band\b|\bbut\b|\bthen\b|\bthat\b|\bso\b)+$")


def modal_clauses(page: Page, start: int, end: int) -> list[Clause]:
    """The clauses of ``[start:end]`` that have a modal verb, in the order of the text."""
    reading = page.reading
    quotes: list[tuple[int, int]] = []
    if reading.find('"', start, end) >= 0:
        quotes = [match.span() for match in _QUOTED.finditer(reading, start, end)]
    found: list[Clause] = []
    floor = start
    for anchor in _ANCHOR.finditer(reading, start, end):
        if any(first < anchor.start() < last for first, last in quotes):
            continue
        clause = _read_anchor(page, start, floor, anchor, end)
        if clause is None:
            continue
        if found:
            clause = clause._replace(start=clause.subject)
            found[-1] = found[-1]._replace(end=_before_joint(reading, found[-1].start, clause.start))
        found.append(clause._replace(end=end))
        floor = anchor.end()
    return found


def _read_anchor(page: Page, start: int, floor: int, anchor: re.Match[str], end: int) -> Clause | None:
    """What a modal verb makes of the words around it; None if it is no action."""
    reading, word, stop = page.reading, anchor["word"], anchor.start()
    modal = anchor["modal"] or "will"
    passive = bool(anchor["be"]) or modal in {"being", "2b"}
    if modal in {"2", "2b"}:
        modal = "to"
    if modal == "being" and _BEFORE_BEING.search(reading, floor, stop):
        return None
    if modal == "being":
        stop -= len(_BEING_AUX.search(reading, floor, stop).group())  # type: ignore[union-attr]  # can match nothing
    if modal in {"need", "needs"}:
        if not (word.endswith("ing") and base_of(word)) :
            return None
        return _thing_done(page, start, floor, stop, Form.NEEDS_DOING, word)
    if modal in {"to", "will"} and not anchor["short"] and (thing := _THING.match(reading, stop, end)):
        return _thing_verb(page, start, floor, stop, thing)
    form = {"to": Form.TO_DO, "must": Form.MUST, "would": Form.WOULD, "should": Form.WOULD, "being": Form.BEING_DONE}.get(modal, Form.WILL)
    if modal == "to":
        governed = _governed(reading, max(floor, stop - _REACH), stop, passive=passive)
        if governed is None:
            return None
        form, stop = governed
    if passive and PASSIVE.fullmatch(word):
        return _thing_done(page, start, floor, stop, _PASSIVE_OF.get(form, form), word)
    if passive and not (base_of(word) and form is Form.WILL):
        return None
    if not passive and (word in NOT_VERBS or not _is_verb(page, anchor, form)):
        return None
    owner = _subject(page, start, floor, stop)
    return Clause(_opening(reading, start, owner.start), stop, form, owner, base_of(word) or word, _lead(reading, floor, owner.start), owner.start) if owner else None


def _is_verb(page: Page, anchor: re.Match[str], form: Form) -> bool:
    word, place = anchor["word"], anchor.start("word")
    if form is not Form.TO_DO or anchor["modal"] == "2" or _AUX.search(page.reading, max(0, anchor.start() - 8), anchor.start()):
        return word in VERBS and word not in STATES
    return word in VERBS or (page.shown[place].islower() and len(word) > 2 and base_of(word) is None and not word.endswith("ly"))


def _governed(reading: str, floor: int, stop: int, *, passive: bool) -> tuple[Form, int] | None:
    """The form of a "to" by the words before it, and where its subject ends; None if something else governs it."""
    match = _GOVERNOR.search(reading, floor, stop)
    aux, verb, end = (match["aux"], match["verb"], match.start()) if match else (None, None, stop)
    form: Form | None = None
    if verb in _PROMISED:
        form = Form.AGREED if aux not in {"had", "'d"} and not passive else None
    elif verb in _ASKED:
        form = Form.TASKED if aux not in {None, "has", "have", "had"} and not passive else None
    elif verb == "going":
        form = Form.WILL if aux in {*_PRESENT, None} else None
    elif verb in {"need", "needs", "got"} or (not verb and aux in {"has", "have", "'ve"}):
        form = Form.NEEDS_DOING if passive else Form.MUST
    elif verb or aux not in {*_PRESENT, None} or _BEFORE_BE.search(reading, floor, end):
        form = None
    elif passive:
        form = Form.IS_TO_BE_DONE if aux else Form.TO_BE_DONE
    else:
        form = Form.TO_DO
    return (form, end) if form else None


def _cuts(page: Page, floor: int, stop: int) -> list[int]:
    """Places between ``floor`` and ``stop`` at which a subject can start, from left to right."""
    cuts = [match.end() for match in _WEAK.finditer(page.reading, floor, stop)]
    line = page.shown.rfind("\n", floor, stop)
    return sorted([*cuts, line + 1]) if line >= 0 else cuts


def _subject(page: Page, start: int, floor: int, stop: int) -> Owner | None:
    """Whom the words that end at ``stop`` name: the longest stretch that names somebody and nothing else."""
    begin = max(floor, stop - _REACH)
    cuts = ([begin] if begin == start else []) + _cuts(page, begin, stop)[-_MAX_CUTS:]
    return next((owner for cut in cuts if cut < stop and (owner := read_owner(page, cut, stop))), None)


def _thing_done(page: Page, start: int, floor: int, stop: int, form: Form, word: str) -> Clause | None:
    """A passive clause; its subject is the shortest stretch back to a joint that reads as one noun phrase or a list of them."""
    begin = _thing(page, start, floor, stop)
    if begin is None or (begin >= stop and floor > start and not page.reading[floor:stop].rstrip().endswith("and")):
        return None
    return Clause(_opening(page.reading, start, begin), stop, form, None, word, _lead(page.reading, floor, begin), begin)


def _thing(page: Page, start: int, floor: int, stop: int) -> int | None:
    """Where the subject of a passive that ends at ``stop`` starts."""
    reading = page.reading
    cuts = ([start] if floor == start else []) + _cuts(page, max(floor, stop - 2 * _REACH), stop)
    for cut in cuts:
        words = reading[cut:stop]
        if not _BREAK.search(words) and not _IMPURE.search(words) and len(words.split()) <= _MAX_SUBJECT_WORDS:
            return cut + len(words) - len(words.lstrip())
    return None


def _thing_verb(page: Page, start: int, floor: int, stop: int, thing: re.Match[str]) -> Clause | None:
    """ "minutes to follow", "Ffion to hear from Mrs Lund": what is done, not who does it, comes first."""
    if thing["far"] and thing.group().startswith("will be"):
        return None
    if thing["far"]:
        owner = _subject(page, start, floor, stop)
        if owner is not None:
            return Clause(_opening(page.reading, start, owner.start), stop, Form.TO_DO, owner, thing["far"].split()[0], _lead(page.reading, floor, owner.start), owner.start)
    match = _GOVERNOR.search(page.reading, max(floor, stop - _REACH), stop)
    if match and match["aux"] in _PRESENT:
        stop = match.start()
    if _BEFORE_BE.search(page.reading, floor, stop):
        return None
    form = Form.WILL_BE_DONE if thing.group().startswith("will") else Form.TO_BE_DONE
    return _thing_done(page, start, floor, stop, form, thing.group().split()[1])


def _lead(reading: str, floor: int, subject: int) -> int:
    """Where the words that govern a clause start: after the last break before its subject."""
    breaks = [match.end() for match in _BREAK.finditer(reading, floor, subject)]
    return breaks[-1] if breaks else floor


def _opening(reading: str, start: int, subject: int) -> int:
    """Where a clause starts: at the sentence's start if only a few words stand before its subject."""
    return start if subject - start <= _REACH // 3 and not _IMPURE.search(reading, start, subject) else subject


def _before_joint(reading: str, start: int, end: int) -> int:
    """The end of a clause without what joins it to the next."""
    match = _JOINT.search(reading, max(start, end - 12), end)
    return match.start() if match else end
