"""Find the clauses that say, with "to", "will" or "is to be", that something is to be done, and who is to do it."""

import re
from typing import NamedTuple

from analyser.detecting.flattened import owner_before, run_on_owner, with_partner
from analyser.detecting.forms import HANDED, Clause, Form
from analyser.detecting.gates import can_govern
from analyser.detecting.governing import governed, is_bound
from analyser.detecting.owners import guess_owner, may_name, read_owner
from analyser.detecting.page import Owner, Page
from analyser.detecting.subjects import IMPURE, as_one_noun
from analyser.detecting.verbs import NOT_VERBS, PASSIVE, STATES, VERBS, base_of
from analyser.detecting.wording import any_of
from analyser.domain.evidence import OwnerKind


class _Modal(NamedTuple):
    """A modal verb with what goes with it, in a sentence that starts at ``start``.

    Attributes:
        anchor: Match of the modal verb and the verb after it.
        start: Where the sentence starts.
        floor: Where the clause before it ends.
        stop: Where the subject ends.
        form: How it is worded.
        verb: What is to be done.
    """

    anchor: re.Match[str]
    start: int
    floor: int
    stop: int
    form: Form
    verb: str


_ADVERBS = (
    "(?:"
    + any_of(
        "also then both now all each just kindly please still first therefore jointly in_turn separately"
        " myself yourself urgently immediately again formally ideally asap"
    )
    + r"\s+){0,2}"
)
_ANCHOR = re.compile(
    r"(?:(?:\b(?P<modal>to|2(?=\s+[a-z])|2b(?=\s)|will|shall|would|should|must|being|needs?(?=\s+(?:\w+ly\s+"
    r"|also\s+)?\w+ing\b))|'(?P<short>ll|d))\s+"
    rf"{_ADVERBS}(?P<be>(?:be(?:en)?|b)\s+{_ADVERBS})?|\b(?P<subjunctive>be)\s+{_ADVERBS})"
    r"(?P<word>(?:r/v|f/u|c/b)\b|[a-z][a-z'-]*)"
)
_SHORT_FOR = {"ll": "will", "d": "would"}
_FORMS = {"must": Form.MUST, "would": Form.WOULD, "should": Form.WOULD, "being": Form.BEING_DONE}
_PASSIVE_OF = {Form.WILL: Form.WILL_BE_DONE, Form.MUST: Form.NEEDS_DOING}
_BEFORE_BEING = re.compile(
    r"\b"
    + any_of(
        "through of by from with about for after before without as like despite be was were on in hates?"
        " likes? risk and to"
    )
    + r"\s*$"
)
_IS = re.compile(r"(?:\b(?:is|are|am)\s+|'(?:s|re|m)\s+)(?:also\s+)?$")
_WEAK = re.compile(
    r"[,;(?!]\s*|:\s+|\.\s+|\s-+\s|[&+/]\s*|\s{3,}"
    r"|\b(?:and|but|that|then|so|while|whilst|or|(?:agreed|plan|decision|outcome) (?:is |was )?for|agreed"
    r"|actions?(?: (?:were|are|is))?|tasks?|next"
    rf"|{HANDED})\b:?\s*"
)
_NOT_THE_DOER = re.compile(
    r"\b(?:\d{4}|\d{1,2}[:.]\d{1,2})\s?(?:hrs|hours|am|pm)?\s+|\b\d{1,2}[.)]\s+"
    r"|\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s+"
)
_BREAK = re.compile(r"[;:]\s+|\.\s+|\s-+\s")
_THING = re.compile(
    r"\b(?P<will>to|will)\s+(?:(?P<far>go (?:to|on|in|out|back|round|into|with)|take place|come (?:from|to|out|back)"
    r"|follow(?=\s*(?:$|[,.;)]|from|by|on|later|shortly|asap|next|this|today|tomorrow))|be (?:with|in|at|on|ready"
    r"|available|in place|back))"
    r"|(?:hear|receive|be told|learn|get (?:it|this|that|the news))\b.{0,40}? from)\b"
)
_QUOTED = re.compile(r'"[^"]*"')
_SAID = re.compile(
    r"(?:\s(?:has |have |had )?|'ve )(?:also )?(?:said|promised|agreed|confirmed|undertook|undertaken|offered"
    r"|volunteered)"
    r"(?: to (?:us|me))? (?:that )?(?:s?he|i)\s*$"
)
_RESOLVED_THAT = re.compile(r"\b(?:agreed|resolved|decided|recommended|directed)\b.{0,40}?\bthat\b")
_NOT_THIS = re.compile(r"\b(?:(?:19|20)\d\d|had|court|judge|magistrates?|conference|risk|case)\b")
"""That a resolution is an old one or of others, or sets what holds rather than what is to be done."""
_SELF = re.compile(r"\b(?<!which )(?<!what )(?<!that )(?<!who )(?<!if )(?<!when )(?<!as )(?<!where )i\s*$")
_AND = re.compile(r"\b(?:and|&|then)\s+(?:then\s+)?$")
_SHE_ALSO = re.compile(r"s?he(?:'s| is)? (?:also|then|to)\b|s?he(?:'ll| will) (?:also|then)\b")
_JOINT = re.compile(r"(?:\s|[,;:.(+&/-]|\band\b|\bbut\b|\bthen\b|\bthat\b|\bso\b)+$")
_REACH, _NEAR = 90, 32
_MAX_CUTS = 8
_MAX_SUBJECT_WORDS = 14
_MAX_OPENING = 30


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
        read = _resolved if anchor["subjunctive"] else _read
        clause = read(page, anchor, start, floor, end)
        if found and (clause is None or clause.owner is not None):
            clause = _goes_on(page, anchor, floor, found[-1]) if clause is None else _same(page, clause, found[-1])
        if clause is None:
            continue
        if found:
            clause = clause._replace(start=clause.subject)
            joint = _JOINT.search(reading, max(found[-1].start, clause.start - 12), clause.start)
            found[-1] = found[-1]._replace(end=joint.start() if joint else clause.start)
        found.append(clause._replace(end=end))
        floor = anchor.end()
    return found


def _goes_on(page: Page, anchor: re.Match[str], floor: int, previous: Clause) -> Clause | None:
    """The second thing the same owner is to do: "Jo to ring dad and to see him on Friday"; None if there is none."""
    joint = _AND.search(page.reading, floor, anchor.start())
    doer = previous.owner is not None and previous.form in {Form.TO_DO, Form.WILL, Form.AGREED}
    if joint is None or not doer or anchor["be"] or anchor["word"] not in VERBS - STATES:
        return None
    return previous._replace(start=joint.end(), subject=joint.end(), lead=joint.end(), verb=anchor["word"])


def _same(page: Page, clause: Clause, previous: Clause) -> Clause:
    """A clause with "she also" or "she is to" as its doer, who is the one named just before."""
    owner, before = clause.owner, previous.owner
    if owner is None or before is None or before.family or not owner.family:
        return clause
    if _SHE_ALSO.match(page.reading, owner.start, clause.end):
        return clause._replace(owner=owner._replace(family=False))
    return clause


def _read(page: Page, anchor: re.Match[str], start: int, floor: int, end: int) -> Clause | None:
    """What a modal verb makes of the words around it; None if it is no action."""
    reading, stop, word = page.reading, anchor.start(), anchor["word"]
    auxiliary = "to" if anchor["modal"] in {"2", "2b"} else anchor["modal"] or _SHORT_FOR[anchor["short"]]
    if auxiliary.startswith("need"):
        return _done(page, _Modal(anchor, start, floor, stop, Form.NEEDS_DOING, word)) if base_of(word) else None
    if anchor["modal"] in {"to", "will"} and (thing := _THING.match(reading, stop, end)):
        return _arrives(page, _Modal(anchor, start, floor, stop, Form.TO_BE_DONE, word), thing)
    if auxiliary == "being":
        if _BEFORE_BEING.search(reading, max(floor, stop - _NEAR), stop):
            return None
        stop = _before(_IS, reading, floor, stop)
    passive = bool(anchor["be"]) or anchor["modal"] in {"being", "2b"}
    form = _FORMS.get(auxiliary, Form.WILL)
    if auxiliary == "to":
        if not passive and not can_govern(page, floor, stop):
            return None
        plan = governed(reading, max(floor, stop - _NEAR), stop, passive=passive)
        if plan is None:
            return None
        form, stop = plan
    if passive and PASSIVE.fullmatch(word):
        return _done(page, _Modal(anchor, start, floor, stop, _PASSIVE_OF.get(form, form), word))
    if passive and not (form is Form.WILL and base_of(word)):
        return None
    found = _Modal(anchor, start, floor, stop, form, base_of(word) or word)
    return _does(page, found) if passive or _is_verb(page, found) else None


def _resolved(page: Page, anchor: re.Match[str], start: int, floor: int, end: int) -> Clause | None:
    """A clause of a resolution: "it was agreed that a notice be drawn up"."""
    resolved = _RESOLVED_THAT.search(page.reading, start, min(anchor.start(), end))
    if (
        resolved is None
        or _NOT_THIS.search(page.reading, start, anchor.start())
        or not PASSIVE.fullmatch(anchor["word"])
    ):
        return None
    begin = max(floor, resolved.end())
    return _done(page, _Modal(anchor, begin, begin, anchor.start(), Form.TO_BE_DONE, anchor["word"]))


def _is_verb(page: Page, modal: _Modal) -> bool:
    """Whether the word after a modal verb says what somebody is to do."""
    word, place = modal.anchor["word"], modal.anchor.start("word")
    if word in NOT_VERBS:
        return False
    promised = modal.form is Form.WOULD and _SAID.search(page.reading, modal.floor, modal.stop) is not None
    if promised or modal.anchor["modal"] in {"will", "shall"} or modal.anchor["short"] == "ll":
        return word in VERBS - STATES or (word not in STATES and not word.endswith("ly"))  # weighing asks who
    strict = modal.form is not Form.TO_DO or modal.anchor["modal"] == "2" or modal.stop < modal.anchor.start() - 1
    if strict:
        return word in VERBS and word not in STATES
    return word in VERBS or (
        page.shown[place].islower() and len(word) > len("to") and base_of(word) is None and not word.endswith("ly")
    )


def _does(page: Page, modal: _Modal) -> Clause | None:
    """A clause whose subject is who is to act: the longest stretch before the verb that names nothing but somebody."""
    begin = max(modal.floor, modal.stop - _REACH)
    if not may_name(page, begin, modal.stop):
        return None
    cuts = ([begin] if begin == modal.start else []) + _cuts(page, begin, modal.stop)[-_MAX_CUTS:]
    cuts += [time.end() for time in _NOT_THE_DOER.finditer(page.reading, begin, modal.stop)]
    owner = next((owner for cut in cuts if cut < modal.stop and (owner := read_owner(page, cut, modal.stop))), None)
    if said := _SAID.search(page.reading, modal.floor, modal.stop):
        owner, modal = _speaker(page, modal, owner, said)
    if owner is None and page.flat:
        owner = run_on_owner(page, begin, modal.stop)
    if owner and (page.flat or page.roster.shouting):
        owner = with_partner(page, begin, owner, modal.stop)
    if owner is None and (self_ := _SELF.search(page.reading, begin, modal.stop)):
        owner = read_owner(page, self_.start(), modal.stop)
    owner = owner or (guess_owner(page, cuts[-1], modal.stop) if cuts else None)
    return _clause(page, modal, owner.start, owner) if owner else None


def _speaker(page: Page, modal: _Modal, owner: Owner | None, said: re.Match[str]) -> tuple[Owner | None, _Modal]:
    """Who promised it and the promise: "DC Low said he would ring"; as it was if that is family or nobody."""
    begin = owner_before(page, max(modal.floor, said.start() - _NEAR), said.start())
    speaker = read_owner(page, begin, said.start()) if begin is not None else None
    broken = page.reading.find(" but ", modal.stop, modal.stop + _REACH) >= 0
    if speaker is None or speaker.kind is OwnerKind.GROUP or speaker.family or broken:
        return owner, modal
    return speaker, modal._replace(form=Form.WILL)


def _done(page: Page, modal: _Modal) -> Clause | None:
    """A clause whose subject is what is to be done: the longest stretch before the verb that reads as a noun phrase."""
    reading, stop = page.reading, modal.stop
    cuts = ([modal.start] if modal.floor == modal.start else []) + _cuts(
        page, max(modal.floor, stop - 2 * _REACH), stop
    )
    for cut in cuts:
        phrase = as_one_noun(reading[cut:stop])
        if len(phrase.split()) <= _MAX_SUBJECT_WORDS and not _BREAK.search(phrase) and not IMPURE.search(phrase):
            begin = cut + len(phrase) - len(phrase.lstrip())
            goes_on = (
                modal.floor > modal.start and begin >= stop and not reading[modal.floor : stop].rstrip().endswith("and")
            )
            return None if goes_on else _clause(page, modal, begin, None)
    return None


def _arrives(page: Page, modal: _Modal, thing: re.Match[str]) -> Clause | None:
    """A clause whose subject does not do it, like "minutes to follow" or "Ffion to hear from Jo"; or "Jo to go out"."""
    will = thing["will"] == "will"
    if thing["far"]:
        if will and thing["far"].startswith("be "):
            return None
        floor = max(modal.floor, modal.stop - _NEAR)
        plan = None if will else governed(page.reading, floor, modal.stop, passive=False)
        form, stop = plan or (Form.TO_DO, modal.stop)
        person = _does(page, modal._replace(form=form, stop=stop))
        if person is not None:
            return person
    stop = _before(_IS, page.reading, modal.floor, modal.stop)
    if is_bound(page.reading, max(modal.floor, stop - _NEAR), stop):
        return None
    return _done(page, modal._replace(stop=stop, form=Form.WILL_BE_DONE if will else Form.TO_BE_DONE))


def _before(pattern: re.Pattern[str], reading: str, floor: int, stop: int) -> int:
    """Where the words before ``stop`` that match the pattern start, or ``stop``."""
    match = pattern.search(reading, max(floor, stop - 12), stop)
    return match.start() if match else stop


def _cuts(page: Page, floor: int, stop: int) -> list[int]:
    """Places between ``floor`` and ``stop`` at which a subject can start, from left to right."""
    cuts = [match.end() for match in _WEAK.finditer(page.reading, floor, stop)]
    line = page.shown.rfind("\n", floor, stop)
    return sorted([*cuts, line + 1]) if line >= 0 else cuts


def _clause(page: Page, modal: _Modal, subject: int, owner: Owner | None) -> Clause:
    """The clause, from the start of its sentence if only a few plain words stand before its subject."""
    reading, start = page.reading, modal.start
    lead = modal.floor
    for brk in _BREAK.finditer(reading, modal.floor, subject):
        lead = brk.end()
    near = subject - start <= _MAX_OPENING and not IMPURE.search(reading, start, subject)
    return Clause(start if near else subject, modal.stop, modal.form, owner, modal.verb, lead, subject)
