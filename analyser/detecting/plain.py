"""Read actions that have no modal verb: "Police: welfare check", "DC Hill collecting the CCTV", "ring mum", "LADO referral"."""

import re

from analyser.detecting.clauses import Clause, Form
from analyser.detecting.owners import Owner, Page, read_owner
from analyser.detecting.verbs import VERBS, base_of

_LABEL_END = re.compile(r"\s*(?::|→|->|=>|\s-+|-\s|,\s|=|\s{3,}|\t|\s>)\s*")
_BRACKET = re.compile(r"[(\[](?P<who>[^()\[\]]{1,40})[)\]]\s*[:-]?\s*(?=\w)")
_FIRST = re.compile(r"\W*(?:(?:to|please|pls|can you|could you|then|also|and|will|urgently|i)\s+)*(?P<word>[a-z][a-z'-]*)")
_WORD = re.compile(r"\S+")
_VERB = re.compile(r"(?:(?:is|are|am)\s+|(?<=i)'m\s+)?(?:(?:also|now|then|still|just)\s+)?(?P<word>[a-z][a-z'-]+)")
_SHORT = re.compile(r"(?P<who>\S+?)(?:'m|'re|'s)\s+(?:also |now |just )?(?P<word>[a-z]+ing)\b")
_REQUEST = re.compile(r"\W*(?:please\s+)?(?:can|could|would|will)\s+(?P<who>\w+(?:\s\w+){0,2}?)\s+(?:please\s+|also\s+)?(?P<word>[a-z]+)\b")
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_REACH = 60
_REPORTING = frozenset("say ask think feel report note write look hope wonder work live know consider agree describe state confirm".split())


def plain_clauses(page: Page, start: int, end: int, answer: int) -> list[Clause]:
    """What a sentence without a modal verb reads as: one clause, or several that each name a doer.

    Args:
        page: The record.
        start: First character of the sentence.
        end: One past its last character.
        answer: Where the answer to a form label starts, or ``start``.
    """
    single = _labelled(page, start, end, answer) or _requested(page, start, end)
    if single:
        return [single]
    return _doers(page, answer, end) or [_bare(page, start, end)]


def _doers(page: Page, start: int, end: int) -> list[Clause]:
    """ "Jas seeing Kian at nine, DC Hill picking up the CCTV": one clause for each doer after the first, which must open."""
    first = _owner_first(page, start, end)
    if first is None:
        return []
    found = [first]
    for joint in _JOINT.finditer(page.reading, start, end) if first.form in {Form.DOING, Form.DOES} else ():
        following = _owner_first(page, joint.end(), end)
        if following is not None and following.form is first.form:
            found[-1] = found[-1]._replace(end=joint.start())
            found.append(following)
    return found


def _labelled(page: Page, start: int, end: int, answer: int) -> Clause | None:
    """ "Me - skeletal survey", "police, bail check"."""
    reading = page.reading
    if answer > start:
        owner = read_owner(page, start, answer)
        return _after_label(page, start, end, answer, owner) if owner else None
    if bracket := _BRACKET.match(reading, start, end):
        owner = read_owner(page, bracket.start("who"), bracket.end("who"))
        return _after_label(page, start, end, bracket.end(), owner) if owner else None
    for label in _LABEL_END.finditer(reading, start, min(end, start + _REACH)):
        if label.end() >= end:
            break
        owner = read_owner(page, start, label.start())
        if owner is not None and (owner.known or label.group().strip() != ","):
            return _after_label(page, start, end, label.end(), owner)
    return None


def _after_label(page: Page, start: int, end: int, answer: int, owner: Owner) -> Clause:
    return Clause(start, end, Form.LABELLED, owner, _first_verb(page, answer, end), start, answer)


def _requested(page: Page, start: int, end: int) -> Clause | None:
    """ "Could Mo send me the body map please"."""
    match = _REQUEST.match(page.reading, start, end)
    if match is None or match["word"] not in VERBS:
        return None
    owner = read_owner(page, match.start("who"), match.end("who"))
    return Clause(start, end, Form.REQUEST, owner, match["word"], start, start) if owner else None


def _owner_first(page: Page, start: int, end: int) -> Clause | None:
    """ "DC Hill collecting the CCTV", "ward sister hands over", "EDT SW visit ward"."""
    reading = page.reading
    short = _SHORT.match(reading, start, end)
    if short and base_of(short["word"]):
        owner = read_owner(page, short.start("who"), short.end("who"))
        return Clause(start, end, Form.DOING, owner, base_of(short["word"]) or "", start, start) if owner else None
    for word in list(_WORD.finditer(reading, start, min(end, start + _REACH)))[1:]:
        match = _VERB.match(reading, word.start(), end)
        form = _form_of(match["word"]) if match else None
        if match is None or form is None or (base_of(match["word"]) or match["word"]) in _REPORTING:
            continue
        if match["word"] == "going" and reading.startswith(" to ", match.end()):
            continue
        if form is Form.DOES and match["word"][:-1] in _NOUNS and not _OBJECT.match(reading, match.end(), end):
            continue
        if form is not Form.DOING and match.start("word") != word.start():
            continue
        owner = read_owner(page, start, word.start())
        if owner is not None and read_owner(page, start, match.end()) is None:
            return Clause(start, end, form, owner, base_of(match["word"]) or match["word"], start, start)
    return None


def _form_of(word: str) -> Form | None:
    if word in VERBS:
        return Form.BARE
    if base_of(word) is None:
        return None
    return Form.DOING if word.endswith("ing") else Form.DOES


def _bare(page: Page, start: int, end: int) -> Clause:
    verb = _first_verb(page, start, end)
    return Clause(start, end, Form.IMPERATIVE if verb else Form.ITEM, None, verb, start, start)


def _first_verb(page: Page, start: int, end: int) -> str:
    """The verb that opens ``[start:end]``, or "" if it opens with a noun ("list size", "check negative")."""
    match = _FIRST.match(page.reading, start, end)
    if match is None or match["word"] not in VERBS:
        return ""
    word, following = match["word"], page.shown[match.end() + 1 : match.end() + 2]
    return word if word not in _NOUNS or following.isupper() or _OBJECT.match(page.reading, match.end(), end) else ""


_NOUNS = frozenset("list contact record report note check call visit plan order review referral run lead work start hold use place change order support research design test text".split())
_OBJECT = re.compile(
    r"\s+(?:the|an?|his|her|their|its|my|our|your|this|all|any|both|each|every|mum|dad|mother|father|gran|nan|mgm|pgm|parents|school|gp|hv|sw|police|child|him|them|with|on|at|to|for|if|whether|when|what|up|out|into"
    r"|\w+'s|\w+ (?:re|about|and see|for|in|at|by|today|tomorrow|tonight))"
)
