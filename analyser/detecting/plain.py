"""Read actions without a modal verb: "Police: welfare check", "DC Hill getting CCTV", "ring mum", "LADO referral"."""

import re

from analyser.detecting.assigning import TOLD, before_due, planned
from analyser.detecting.dates import find_due
from analyser.detecting.forms import Clause, Form
from analyser.detecting.gates import MAX_EVENT, SELF, may_be_plain, may_do
from analyser.detecting.naming import is_past
from analyser.detecting.owners import guess_owner, read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.verbs import BASES, STATES, VERBS, base_of
from analyser.detecting.wording import word_set
from analyser.domain.evidence import OwnerKind

_LABEL_END = re.compile(r"[:=→]|[-=]?>|,\s|\s-+\s|(?<=\w)-+\s|\s{3,}|\t")
_BRACKET = re.compile(r"[(\[](?P<who>[^()\[\]]{1,40})[)\]]\s*[:-]?\s*(?=\w)")
_FIRST = re.compile(
    r"\W*(?:(?:to|please|pls|can you|could you|then|also|and|will|urgently|i)\s+){0,3}(?P<word>[a-z][a-z'-]*)"
)
_TO = re.compile(r"\W*to\s")
_LOWER_WORD = re.compile(r"[a-z][a-z'-]+")
_SHORT = re.compile(r"(?P<who>[^\s']+)'(?:m|re|s)\s+(?:also |now |just )?(?P<word>[a-z]+ing)\b")
_REQUEST = re.compile(
    r"\W*(?:please\s+)?(?:can|could|would|will)\s+(?P<who>\w+(?:\s\w+){0,2}?)\s+(?:please\s+|also\s+)?(?P<word>[a-z]+)\b"
)
_ASKS_WHO = re.compile(r"\W*who(?:'ll| will| is to| is going to| should)\s+(?:now |also )?(?P<word>[a-z]+)\b")
_ANSWER_END = re.compile(r"[,;.(]|\s-+\s|\s(?:by|on|at|before|within|today|tonight|tomorrow|this|asap)\b")
_AUXILIARIES = re.compile(r"(?:\b(?:is|are|am|also|now|then|still|just)\s+)+$")
_DASH = re.compile(r"\s-+\s")
_UNLISTED = re.compile(r"[:→]|[-=]>")
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_REACH = 60
_OPENS_AGREED = re.compile(
    r"\W*(?:it (?:was|is) |it's |we |we have |we've |all |all parties )?(?:also )?(?:agreed|decided|arranged)"
    r"(?: by all)?(?: that|:|,|\s-+)?\s+"
)
_OPENS_OUTCOME = re.compile(
    r"\W*(?:(?:joint|single(?:[- ]agency)?)\s+)?(?:s\.?\s?47|section 47)"
    r"(?:\s(?:enquir\w+|investigation|joint|with (?:police|csc|health))){0,3}\s*(?:,|;|-|\band\b|&)\s+(?:and )?"
)
"""How a sentence starts that tells what was agreed: "agreed that SW Jones visits", "joint s47 and SW Jones visits"."""
_MAX_UNLISTED, _UNLISTED_LABEL, _UNLISTED_REACH = 120, 30, 40
_REPORTING = word_set(
    "say ask think feel report note write look hope wonder work live know consider agree describe confirm"
)
_SETTING = word_set("write ask")
"""Of those, what somebody who "is writing" or "asking" is about to do."""
_NOUNS = word_set(
    "list contact record report note check call visit plan order review referral run lead work start hold"
    " use place change support research design test scan"
)
_COMPOUND = re.compile(
    r"(?:planning|briefing|screening|testing|reporting|tracking|training|meeting|monitoring|mapping|holding)\s+"
    r"(?:meetings?|mtgs?|orders?|groups?|sessions?|forms?|tools?|notes?|packs?|sheets?|templates?|programmes?|courses?"
    r"|officers?|workers?|exercise|letter|conference)\b|meeting\s+(?:at|in|on|held|re)\b"
)
"""A noun of two words, not somebody doing something: "legal planning meeting"."""
_NAMED_TASK = re.compile(r"\s?:|\s-+\s")
"""What follows the last word of a label: "school log: Mrs Orr"."""
_OBJECT = re.compile(
    r"\s+(?:the|an?|his|her|their|its|my|our|your|this|all|any|both|each|every|mum|dad|mother|father|gran|nan|mgm|pgm"
    r"|parents|school|gp|hv|sw"
    r"|police|ward|home|nursery|hospital|address|\d\S*|today|tomorrow|tonight|asap|child|him|them|with|on|at|to|for"
    r"|if|whether|when|what|up|out|into|\w+'s|\w+ (?:re|about|and see|for|in|at|by|today|tomorrow|tonight))\b"
)


def plain_clauses(page: Page, start: int, end: int, answer: int, *, listed: bool) -> list[Clause]:
    """What a sentence without a modal verb reads as: one clause, or several that each name a doer.

    Args:
        page: The record.
        start: First character of the sentence.
        end: One past its last character.
        answer: Where the answer to a label that names an owner starts, or ``start``.
        listed: Whether it stands in a list of actions.
    """
    if not listed and answer == start and not may_be_plain(page, start, end):
        return []
    single = _labelled(page, start, end, answer, listed=listed) or _requested(page, start, end)
    if single:
        return [single]
    found = _agreed(page, answer, end) or _doers(page, answer, end, listed=listed)
    if not found and not listed and (event := planned(page, start, end)):
        return [event]
    if found or not (listed or page.reading[end - 1] in ")]"):
        return found
    return [_bare(page, start, end)]


def _labelled(page: Page, start: int, end: int, answer: int, *, listed: bool) -> Clause | None:
    """A task after its owner: "Me - skeletal survey", "police, bail check", "(SW) home visit"."""
    reading = page.reading
    if answer > start:
        owner = read_owner(page, start, answer)
        return (
            _after_label(page, start, end, answer, owner)
            if owner and (listed or not _is_who(page, answer, end))
            else None
        )
    if bracket := _BRACKET.match(reading, start, end):
        owner = read_owner(page, bracket.start("who"), bracket.end("who"))
        return _after_label(page, start, end, bracket.end(), owner) if owner else None
    if not listed and not _UNLISTED.search(reading, start, min(end, start + _UNLISTED_LABEL)):
        dash = _DASH.search(reading, start, min(end, start + _UNLISTED_LABEL))
        if dash is None or end - start > MAX_EVENT or TOLD.search(reading, dash.end(), end):
            return None
        if _is_who(page, dash.end(), end):
            return None
        owner = read_owner(page, start, dash.start())
        return _after_label(page, start, end, dash.end(), owner) if owner and owner.known and not owner.family else None
    for label in _LABEL_END.finditer(reading, start, min(end - 1, start + (_REACH if listed else _UNLISTED_LABEL))):
        if label.group().isspace() and not page.shown[label.start() : label.end()].isspace():
            continue  # mark-up that was blanked out divides nothing: "<b>Police</b> to trace him"
        owner = read_owner(page, start, label.start())
        if owner is None and listed and first_verb(page, label.end(), end):
            owner = guess_owner(page, start, label.start())
        if owner is None or (not owner.known and (label.group() == ", " or names_known(page, label.end(), end))):
            continue
        return _after_label(page, start, end, label.end(), owner)
    return None


def answered(page: Page, start: int, end: int, answer: int) -> Clause | None:
    """A form field that asks who will do something, with who will: "Who will tell mum? HV, today"."""
    asks = _ASKS_WHO.match(page.reading, start, answer)
    if asks is None or asks["word"] not in VERBS - STATES:
        return None
    stop = _ANSWER_END.search(page.reading, answer, end)
    owner = read_owner(page, answer, stop.start() if stop else end)
    return Clause(start, end, Form.ANSWERED, owner, asks["word"], start, answer) if owner else None


def opens_with_owner(page: Page, start: int, end: int) -> bool:
    """Whether a line of a list begins with an owner and a colon or dash, and so does not go on from the one before."""
    label = _LABEL_END.search(page.reading, start, min(end, start + _REACH))
    return label is not None and label.group() != ", " and read_owner(page, start, label.start()) is not None


def names_known(page: Page, start: int, end: int) -> bool:
    """Whether what follows a label is the owner, and the label the task: "Beds: voluntary sector"."""
    owner = read_owner(page, start, end)
    dated = None if owner else before_due(page, start, end)  # "Survey: Dr Roy, by Friday"
    return owner.known if owner else dated is not None and dated.kind is OwnerKind.PERSON


_AHEAD = re.compile(r"(?:by|before|within|today|tonight|tomorrow)\b")


def _is_who(page: Page, start: int, end: int) -> bool:
    """Whether what stands after a role is no task but who has it: "Chair: Pat Lee, 3/4/15", "DC Hale - CAIT"."""
    due = find_due(page.reading, start, end)
    if due and _AHEAD.match(page.reading, due.start, due.end):
        return False  # "SW: Nan, today"
    owner = read_owner(page, start, due.start if due else end)
    return owner is not None and (owner.known or " " in page.reading[owner.start : owner.end])


def _after_label(page: Page, start: int, end: int, answer: int, owner: Owner) -> Clause:
    verb = first_verb(page, answer, end)
    form = Form.TO_DO if verb and _TO.match(page.reading, answer, end) else Form.LABELLED
    return Clause(start, end, form, owner, verb, start, answer)


def _requested(page: Page, start: int, end: int) -> Clause | None:
    """A request: "Could Mo send me the body map please"."""
    match = _REQUEST.match(page.reading, start, end)
    if (
        match is None
        or match["word"] not in VERBS
        or not ("please" in page.reading[start:end] or match["who"] in {"you", "u"})
    ):
        return None
    owner = read_owner(page, match.start("who"), match.end("who"))
    return Clause(start, end, Form.REQUEST, owner, match["word"], start, start) if owner else None


def _doers(page: Page, start: int, end: int, *, listed: bool) -> list[Clause]:
    """One clause for each doer; the first opens the sentence: "Jas seeing Kian at nine, DC Hill getting CCTV"."""
    first = _doer(page, start, end, listed=listed)
    if first is None:
        return []
    named = first.owner is not None and first.owner.kind is OwnerKind.PERSON
    return with_doers(page, first) if first.form is not Form.BARE or named else [first]


def _agreed(page: Page, start: int, end: int) -> list[Clause]:
    """What was agreed, in the present tense and with a date: "agreed that SW Jones visits tomorrow"."""
    begin = start
    for opens in (_OPENS_AGREED, _OPENS_OUTCOME):
        opening = opens.match(page.reading, begin, end)
        begin = opening.end() if opening else begin
    if begin == start or find_due(page.reading, begin, end) is None:
        return []
    return [found for found in _doers(page, begin, end, listed=False) if found.form in {Form.DOES, Form.DOING}]


def with_doers(page: Page, clause: Clause) -> list[Clause]:
    """A clause, and those in it that follow a comma or "and" with a doer of their own: "..., DC Hill getting CCTV"."""
    found = [clause]
    for joint in _JOINT.finditer(page.reading, clause.subject, clause.end):
        last = found[-1].owner
        inside = last is not None and joint.start() < last.end  # "SW Lee and DC Orr visiting"
        following = None if inside else _doer(page, joint.end(), clause.end, listed=False)
        if following is not None:
            found[-1] = found[-1]._replace(end=joint.start())
            found.append(following)
    return found


def _doer(page: Page, start: int, end: int, *, listed: bool) -> Clause | None:
    """A doer and a verb: "DC Hill getting CCTV", "ward sister hands over", in a list also "EDT SW visit ward"."""
    if not listed and not may_do(page, start, end):
        return None
    reading = page.reading
    if short := _SHORT.match(reading, start, end):
        verb = base_of(short["word"])
        owner = read_owner(page, short.start("who"), short.end("who")) if verb else None
        if owner and verb:
            return Clause(start, end, Form.DOING, owner, verb, start, start)
    if not listed and end - start > _MAX_UNLISTED:
        return None
    reach = min(end, start + (_REACH if listed else _UNLISTED_REACH))
    for word in _LOWER_WORD.finditer(reading, start, reach):
        if word.group() in BASES and (clause := _with_verb(page, start, end, word, listed=listed)):
            return clause
    return None


def _with_verb(page: Page, start: int, end: int, match: re.Match[str], *, listed: bool) -> Clause | None:
    """The clause whose verb a word is, if what stands before it names who acts."""
    word = match.group()
    verb = BASES[word]
    form = Form.BARE if word in VERBS else Form.DOING if word.endswith("ing") else Form.DOES
    if match.start() == start or verb in (_REPORTING - _SETTING if form is Form.DOING else _REPORTING):
        return None
    done = _is_done(page.reading, match, form, verb, end)
    stated = form is Form.BARE and not listed
    if (stated and not SELF.match(page.reading, start, end)) or (form is not Form.BARE and not done):
        return None
    stop = match.start()
    if form is Form.DOING and (auxiliary := _AUXILIARIES.search(page.reading, start, stop)):
        stop = auxiliary.start()
    owner = read_owner(page, start, stop)
    if owner is not None and form is Form.DOING and is_past(page.reading[owner.start : owner.end]):
        return None  # "Attended meeting with ..."
    if owner is None or not (done or (owner.kind is OwnerKind.PERSON and owner.known)):
        return None  # "school visit", "police check" have no doer; "I check" has
    if read_owner(page, start, match.end()) is not None or (stated and not _is_due_later(page, match.end(), end)):
        return None
    return Clause(start, end, Form.DOES if stated else form, owner, verb, owner.start, owner.start)


def _is_due_later(page: Page, start: int, end: int) -> bool:
    """Whether there is a date, and more than a day behind a bare verb, which may be past: "HV visit 3/5"."""
    due = find_due(page.reading, start, end)
    return due is not None and bool(page.reading[start : due.start].strip() or not page.reading[due.start].isdigit())


def _is_done(reading: str, match: re.Match[str], form: Form, verb: str, end: int) -> bool:
    """Whether a word is a verb where it stands: not "going to", not "police checks", not "school log:"."""
    if form is Form.BARE and _NAMED_TASK.match(reading, match.end(), end):
        return False
    if form is Form.DOING and _COMPOUND.match(reading, match.start(), end):
        return False
    if form is Form.DOING:
        return not (verb == "go" and reading.startswith(" to ", match.end()))
    return verb not in _NOUNS or _OBJECT.match(reading, match.end(), end) is not None


def _bare(page: Page, start: int, end: int) -> Clause:
    verb = first_verb(page, start, end)
    return Clause(start, end, Form.IMPERATIVE if verb else Form.ITEM, None, verb, start, start)


def first_verb(page: Page, start: int, end: int) -> str:
    """The verb that opens ``[start:end]``, or "" if it opens with a noun ("list size", "check negative")."""
    match = _FIRST.match(page.reading, start, end)
    if match is None or match["word"] not in VERBS:
        return ""
    word, following = match["word"], page.shown[match.end() + 1 : match.end() + 2]
    return word if word not in _NOUNS or following.isupper() or _OBJECT.match(page.reading, match.end(), end) else ""
