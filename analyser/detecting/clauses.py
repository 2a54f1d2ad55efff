"""Find the clauses of a sentence that say something is to be done: "CR to ring mum", "school will send", "medical to be booked"."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.roles import CHILDREN
from analyser.detecting.verbs import NOT_VERBS, PASSIVE, STATES, VERBS, base_of


class Form(StrEnum):
    """How an action is worded; the value names the rule."""

    TO_DO = "owner_to_verb"  # CR to ring mum; CR is to ring mum
    WILL = "owner_will_verb"  # I will ring mum; we are going to ring mum
    AGREED = "agreed_to_verb"  # HV has agreed to weigh him
    TASKED = "asked_to_verb"  # HV was asked to weigh him
    WOULD = "agreed_would_verb"  # it was agreed that HV would weigh him
    MUST = "must_verb"  # HV must weigh him; I've to ring mum
    TO_BE_DONE = "to_be_done"  # home visit to be completed
    IS_TO_BE_DONE = "is_to_be_done"  # the dentist is to be contacted
    WILL_BE_DONE = "will_be_done"  # the home will be visited
    DOING = "owner_doing"  # Jo seeing Fatima Thursday
    DOES = "owner_does"  # DS Hill tells mum at 10:15
    BARE = "owner_verb"  # EDT SW visit ward
    LABELLED = "owner_label"  # Police: welfare check
    IMPERATIVE = "imperative"  # ring mum
    ITEM = "list_item"  # LADO referral
    ROW = "table_row"


class Clause(NamedTuple):
    """A stretch of a sentence that may be an action.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        form: How it is worded.
        owner: Whom it names to do it, or None.
        verb: What is to be done, in one word as the record has it; "" if no verb is used.
        lead: Where the words before its subject start; they may put it into a context.
        subject: Where its subject starts.
    """

    start: int
    end: int
    form: Form
    owner: Owner | None
    verb: str
    lead: int
    subject: int


_ANCHOR = re.compile(
    r"(?:\b(?P<modal>to|will|shall|would|should|must)|(?P<short>'ll))\s+(?P<adverb>(?:also|then|both|now|all|each|just|kindly|please|still|first|therefore|jointly|"
    r"in turn|have|separately|urgently|immediately|again)\s+){0,2}(?P<be>be(?:en)?\s+(?:being\s+|jointly\s+|urgently\s+|fully\s+|also\s+|formally\s+|re-)?)?(?P<word>[a-z][a-z'-]*)"
)
_GOVERNOR = re.compile(
    r"(?P<aux>\b(?:is|are|am|was|were|has been|have been|has|have|had)|'s|'re|'m|'ve|'d)?\s*"
    r"\b(?P<adverb>also|both|now|then|still|all|each|just|kindly)?\s*"
    r"\b(?P<verb>going|agreed|undertook|undertaken|offered|volunteered|promised|committed|asked|tasked|requested|directed|instructed|needs?|got|due|hav(?:e|ing)|needing)?\s*$"
)
_BEFORE_BE = frozenset(
    "due likely unlikely able unable ought seems seem appears appear wants want wanted asked asks hoping hopes happy supposed meant used said thought known believed continues continue"
    " refuses refused how what where when whether not never order way is was were has had have so as expected planned wish wishes like enough about agreed prepared liable safe not,"
    " subject considered deemed reported felt believes found".split()
)
_WEAK = re.compile(r"[,;:(]\s*|\.\s+|\s-+\s|\b(?:and|but|that|then|so|as|while|whilst|or|where|when|after|once|plan|agreed|actions?|tasks?|next)\b:?\s*|&\s*|\+\s*|/\s*|\s{3,}")
_STRONG = re.compile(r";\s*|\.\s+|\s\(?(?:\d{1,2}|[a-h])[.)]\s+")
_REACH = 90
_MAX_CUTS = 8
_QUOTED = re.compile(r'"[^"]*"')
_SUBJECT_END = re.compile(r"[\s,:-]*(?:\(.{0,30}\))?$")


def modal_clauses(page: Page, start: int, end: int) -> list[Clause]:
    """The clauses of ``[start:end]`` with "to", "will", "is to be" and the like, in order."""
    reading = page.reading
    quotes = [match.span() for match in _QUOTED.finditer(reading, start, end)] if '"' in reading[start:end] else []
    found: list[Clause] = []
    floor = start
    for anchor in _ANCHOR.finditer(reading, start, end):
        if any(first < anchor.start() < last for first, last in quotes):
            continue
        clause = _read_anchor(page, start, floor, anchor)
        if clause is None:
            continue
        if found:
            found[-1] = found[-1]._replace(end=_trim(reading, found[-1].start, clause.subject))
        begin = clause.subject if found else _opening(reading, start, clause.subject)
        found.append(clause._replace(start=begin, end=end, lead=floor))
        floor = anchor.end()
    return found


def _read_anchor(page: Page, start: int, floor: int, anchor: re.Match[str]) -> Clause | None:
    """What a modal verb makes of the words around it; None if it is no action."""
    reading = page.reading
    modal, word = anchor["modal"] or "will", anchor["word"]
    passive = bool(anchor["be"])
    if passive and not PASSIVE.fullmatch(word):
        return None
    first_only = not reading[floor : anchor.start()].strip()
    stop = anchor.start()
    form = {"will": Form.WILL, "shall": Form.WILL, "would": Form.WOULD, "should": Form.WOULD}.get(modal, Form.MUST)
    if modal == "to":
        read = _governed(reading, max(floor, stop - _REACH), stop, passive=passive)
        if read is None:
            return None
        form, stop = read
    if passive:
        return _passive(page, start, floor, stop, form, anchor)
    if first_only or word in NOT_VERBS or (word in STATES and form is not Form.TO_DO):
        return None
    doing = modal != "to" and bool(anchor["be"])
    if not doing and word not in VERBS and not _can_be_verb(page, anchor):
        return None
    owner = _subject(page, floor, stop)
    if owner is None:
        return None
    return Clause(owner.start, stop, form, owner, word, floor, owner.start)


def _can_be_verb(page: Page, anchor: re.Match[str]) -> bool:
    place = anchor.start("word")
    return page.shown[place].islower() and anchor.end("word") - place > 2 and base_of(anchor["word"]) is None and not anchor["word"].endswith("ly")


def _governed(reading: str, floor: int, stop: int, *, passive: bool) -> tuple[Form, int] | None:
    """The form of a "to" by the words before it, and where its subject ends; None if something else governs it."""
    match = _GOVERNOR.search(reading, floor, stop)
    aux, verb = (match["aux"], match["verb"]) if match else (None, None)
    end = match.start() if match else stop
    present = aux in {"is", "are", "am", "'s", "'re", "'m"}
    if verb == "going":
        return (Form.WILL, end) if present else None
    if verb in {"agreed", "undertook", "undertaken", "offered", "volunteered", "promised", "committed"}:
        return None if passive else (Form.AGREED, end)
    if verb in {"asked", "tasked", "requested", "directed", "instructed"}:
        return (Form.TASKED, end) if aux not in {None, "has", "have", "had"} and not passive else None
    if verb in {"need", "needs", "got", "have"}:
        return Form.MUST, end
    if verb:
        return None
    if aux in {"has", "have", "'ve"}:
        return Form.MUST, end
    if aux in {"was", "were", "had", "has been", "have been", "'d"}:
        return None
    if passive:
        before = reading[floor:end].split()
        if before and before[-1] in _BEFORE_BE:
            return None
        return (Form.IS_TO_BE_DONE if aux else Form.TO_BE_DONE), end
    return Form.TO_DO, end


def _subject(page: Page, floor: int, stop: int) -> Owner | None:
    """Whom the words that end at ``stop`` name: the longest stretch that names somebody and nothing else."""
    begin = max(floor, stop - _REACH)
    cuts = [begin] if begin == floor else []
    cuts += [match.end() for match in _WEAK.finditer(page.reading, begin, stop)]
    for cut in cuts[-_MAX_CUTS:]:
        if cut < stop:
            owner = read_owner(page, cut, stop)
            if owner is not None:
                return owner
    return None


def _passive(page: Page, start: int, floor: int, stop: int, form: Form, anchor: re.Match[str]) -> Clause | None:
    reading = page.reading
    if form is Form.WILL:
        form = Form.WILL_BE_DONE
    begin = floor
    if floor > start:
        cuts = [match.end() for match in _WEAK.finditer(reading, max(floor, stop - _REACH), stop)]
        if not cuts:
            return None
        begin = next((cut for cut in cuts if len(reading[cut:stop].split()) <= 8), cuts[-1])
    if _STRONG.search(reading, begin, stop):
        begin = [match.end() for match in _STRONG.finditer(reading, begin, stop)][-1]
    return Clause(begin, stop, form, None, anchor["word"], floor, begin)


_OPENING = re.compile(r"[\w' ,/-]{0,40}[:;]\s+$|(?:then|also|and|so|finally|lastly|agreed(?: that)?|agreed with \w+ that|it was (?:agreed|left|decided|resolved) that)[,:]?\s+$")


def _opening(reading: str, start: int, subject: int) -> int:
    """Where the first clause of a sentence starts: before its subject unless that is a short lead-in."""
    return start if subject - start <= _REACH // 2 else subject


def _trim(reading: str, start: int, end: int) -> int:
    """The end without the joint to what follows."""
    match = _JOINT.search(reading, max(start, end - 12), end)
    return match.start() if match else end


_JOINT = re.compile(r"(?:\s|[,;:.(+&/-]|\band\b|\bbut\b|\bthen\b|\bthat\b|\bso\b)+$")


_LABEL = re.compile(r"\s*(?::|\s-+\s|,\s|=|\s{3,}|\t|\s-+|-\s)\s*")
_SECOND = re.compile(r"(?:(?:is|are|am|was)\s+|'s\s+|'m\s+|'re\s+)?(?P<adverb>(?:also|now|then|still|just)\s+)?(?P<word>[a-z][a-z'-]+)")


def plain_clauses(page: Page, start: int, end: int, answer: int) -> Iterator[Clause]:
    """What a sentence without such a verb can be, the best reading first.

    Args:
        page: The record.
        start: First character of the sentence.
        end: One past its last character.
        answer: Where the answer to a form label starts, or ``start``.
    """
    reading = page.reading
    if answer > start:
        owner = read_owner(page, start, answer)
        if owner is not None:
            yield Clause(start, end, Form.LABELLED, owner, _first_word(reading, answer, end), start, answer)
            return
    for label in _LABEL.finditer(reading, start, min(end, start + 60)):
        owner = read_owner(page, start, label.start()) if label.end() < end else None
        if owner is not None and (label.group().strip() != "," or owner.known):
            yield Clause(start, end, Form.LABELLED, owner, _first_word(reading, label.end(), end), start, label.end())
            return
    clause = _owner_first(page, answer, end)
    if clause is not None:
        yield clause._replace(start=start)
        return
    word = _first_word(reading, answer, end)
    form = Form.IMPERATIVE if word in VERBS else Form.ITEM
    yield Clause(start, end, form, None, word if form is Form.IMPERATIVE else "", start, answer)


def _first_word(reading: str, start: int, end: int) -> str:
    match = _FIRST.match(reading, start, end)
    return match["word"] if match else ""


_FIRST = re.compile(r"\W*(?:(?:to|please|pls|can you|could you|then|also|and|will|urgently|also)\s+)*(?P<word>[a-z][a-z'-]*)")
_WORDS = re.compile(r"\S+")


def _owner_first(page: Page, start: int, end: int) -> Clause | None:
    """ "DC Hill collecting the CCTV", "ward sister hands over", "EDT SW visit ward"."""
    reading = page.reading
    for count, word in enumerate(_WORDS.finditer(reading, start, min(end, start + 60))):
        if count == 0:
            continue
        second = _SECOND.match(reading, word.start(), end)
        if second is None:
            continue
        verb = second["word"]
        if verb in VERBS and second.start("word") == word.start():
            form = Form.BARE
        elif base_of(verb):
            form = Form.DOING if verb.endswith("ing") else Form.DOES
        else:
            continue
        stop = word.start()
        owner = read_owner(page, start, stop)
        if owner is not None and not (form is Form.BARE and owner.kind.value == "person" and reading[owner.start : owner.end] in {"i", "you", "we"} and False):
            return Clause(start, end, form, owner, verb, start, start)
    return None


CHILD_WORDS = CHILDREN
