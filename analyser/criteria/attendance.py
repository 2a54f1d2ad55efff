"""attendance: a social worker, a social care manager, police and health are recorded as taking part.

## What it looks for
Somebody of each of the four parties by name or role, in a list of those present ("Present: Jo Field (SW), DC Kerr"), in
the telling ("DC Marsh joined by phone", "strategy discussion between T Shaw (TM), myself and DS Cole") or as the author
("I attended", where a signature, a heading or "me (HV)" makes the role plain). They are found by
``analyser/detecting/attending.py``; this page weighs them, and finds what only looks like taking part: apologies,
invitations, "see list", written checks, an agency without a person, something to do.

## Why it matters
A strategy discussion needs at least children's social care, police and health, and a manager to decide; auditors
could not always tell from the record who had been there (bulletin, area A). For a young child a health visitor, for an
older one a school nurse and the school would add to it; the reason says so, and it never changes the status.

## Known limits
"Me" counts only if the record says what the author is. A name whose role stands in another place ("Lorna, DC Pegg and
me" and, later, "Lorna is the social worker") is not joined to it, nor is "yourself" to the address of a letter. A table
with one column for those present and one for apologies is read as a list. The child's age is the first one given.
"""

import re

from analyser.domain.criterion import Criterion, Pattern, Verdict
from analyser.domain.evidence import PARTIES, Detected, Evidence, NearMiss, Participant, Why
from analyser.domain.finding import Status
from analyser.domain.judgement import nearest

_IN_WORDS = {
    "social_worker": "social worker",
    "manager": "social care manager",
    "police": "police representative",
    "health": "health professional",
}
# Words of each party, to tell whose apologies or action a near miss is.
_WORDS = {
    "social_worker": r"social workers?|s/?w|social care|social services|csc|children's services",
    "manager": r"managers?|mgr|a?tm|t/m|team leader",
    "police": r"police|d[csi]|pc|sgt|insp\w*|detective|constable|officer|cait|oic",
    "health": r"health\w*|hv|h/v|sn|s/n|nurse|midwife|mw|gp|dr|doctor|paed\w*|consultant|registrar|sister|camhs"
    r"|hospital",
}
_PARTY = {party: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for party, words in _WORDS.items()}
_ANYBODY = rf"\b(?:{'|'.join(_WORDS.values())})\b"
_AGENCY = (
    r"\b(?:police|health|social (?:care|services?|work)|csc|children'?s (?:social care|services)|mash|cait|hospital)\b"
)
_PERSON = (
    r"\b(?:social workers?|s/?w|a?tm|manager|d[csi]|pc|ps|sgt|insp\w*|hv|visitor|sn|nurse|midwife|mw|gp|dr|sister"
    r"|officer)\b"
)

_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.9, 0.7
_INFANT, _SCHOOL_AGE, _LEAVES_SCHOOL, _ADULT = 0, 5, 16, 18
_AGE = "child_age"
_VISITOR = re.compile(r"\bhv|h/v|health visit", re.IGNORECASE)
_SCHOOL_NURSE = re.compile(r"\b(?:sn|school nurs|sch nurse)", re.IGNORECASE)
_SCHOOL = re.compile(r"\b(?:school(?! nurs)|head|teacher|dsl|senco|academy|college|education|pastoral)", re.IGNORECASE)


def judge(criterion: Criterion, detected: Detected) -> Verdict:
    """Met with all four parties, partly met with some of them, else not met."""
    there = [each for each in detected.participants if each.party]
    parties = {each.party for each in there}
    missing = [party for party in PARTIES if party not in parties]
    near_misses = tuple(each for each in detected.near_misses.get(criterion.id, ()) if _may_be(each, missing))
    if not missing:
        status, confidence = Status.MET, _SURE
        reason = "A social worker, a social care manager, police and health are recorded as taking part"
    else:
        status = Status.PARTLY_MET if there else Status.NOT_MET
        confidence = _LIKELY if there and not near_misses else _DOUBTFUL
        reason = f"{_none_of(missing)} is recorded as taking part{nearest(near_misses)}"
    found = detected.evidence.get(criterion.id, ())
    evidence = tuple(
        Evidence(start=each.start, end=each.end, text=each.text, detector="rule:participants", score=_LIKELY)
        for each in there
    )
    return Verdict(
        status=status,
        reason=f"{reason}.{_expected(found, detected.participants)}",
        confidence=confidence,
        evidence=evidence,
        near_misses=near_misses,
    )


def _none_of(missing: list[str]) -> str:
    """The missing parties in words: "No social worker and no police representative"."""
    *first, last = [f"no {_IN_WORDS[party]}" for party in missing]
    words = f"{', '.join(first)} and {last}" if first else last
    return words[0].upper() + words[1:]


def _may_be(near_miss: NearMiss, missing: list[str]) -> bool:
    """Whether a near miss can be about one of the missing parties."""
    return bool(missing) and (
        near_miss.why in {Why.SEE_LIST, Why.PROMPT} or any(_PARTY[party].search(near_miss.text) for party in missing)
    )


def _expected(found: tuple[Evidence, ...], participants: tuple[Participant, ...]) -> str:
    """Who else would be expected for a child of the age that the record gives first; "" if they took part."""
    age = next((_years(each.text) for each in found if each.detector == f"rule:{_AGE}"), None)
    if age is None or age > _LEAVES_SCHOOL:
        return ""
    named = " | ".join(each.text for each in participants)
    if age < _SCHOOL_AGE:
        wanted = [] if _VISITOR.search(named) else ["a health visitor"]
    else:
        wanted = [] if _SCHOOL_NURSE.search(named) else ["a school nurse"]
        wanted += [] if _SCHOOL.search(named) else ["the school"]
    child = f"a child of {age}" if age > _INFANT else "a child under one"
    return f" For {child} {' and '.join(wanted)} would be expected to take part." if wanted else ""


def _years(text: str) -> int | None:
    """The years of an age as it is written: "age 3", "7 yrs", "11/12", "6 weeks"."""
    number = re.search(r"\d+", text)
    if number is None:
        return None
    if re.search(r"w(?:ee)?ks?|/52", text):
        return int(number[0]) // 52
    return int(number[0]) // 12 if re.search(r"m(?:on)?ths?|/12", text) else int(number[0])


def _near(name: str, why: Why, regex: str, cues: tuple[str, ...]) -> Pattern:
    """A passage that looks like taking part and is not."""
    return Pattern(name=name, why=why, regex=re.compile(regex), cues=cues)


_ACTS = ("visit", "see", "check", "ring", "review", "contact", "speak", "weigh", "arrange")

CRITERION = Criterion(
    id="attendance",
    area="A",
    title="All four took part",
    question="Are a social worker, a social care manager, police and health recorded as taking part?",
    pointer="Record by name and role who took part: social worker, social care manager, police and health at least.",
    missing="Not all of social worker, social care manager, police and health are recorded as taking part",
    judge=judge,
    learned=False,
    core=False,
    cues=(
        *("apol", "invit", "unable", "not able", "couldn't", "could not", "didn't", "did not", "not present"),
        *("not in", "not avail", "no one", "no-one", "nobody", "see ", "provided", "letter"),
        *(" list", " sheet", "register", "signing", "as per", "calendar", "written", "in writing", "mailed", "faxed"),
        *("read out", "supplied", "represented", "attended", "on the line", "on the call", "discussion with", "strat"),
        *(f" to {act}" for act in _ACTS),
        *("age ", "aged", "age:", "yrs", "years old", "year old", "year-old", "y/o", "/12", "/52", "months", "weeks"),
    ),
    patterns=(
        _near(
            "see_list",
            Why.SEE_LIST,
            r"\b(?:see (?:[\w-]+ ){0,2}(?:list|minutes|sheet|register|invite)|attendance (?:list|sheet|register)"
            r"|signing[- ]in|as (?:per )?(?:\w+ )?(?:list|invite)\b|list of (?:those|attendees)"
            r"|attendees (?:as|listed|attached))",
            ("see ", "attendance", "signing", "as ", "list of", "attendees"),
        ),
        _near(
            "apologies",
            Why.APOLOGIES,
            r"\b(?:apol(?:og\w*|s?\b)|invit(?:ed|ations?|ees?)\b|(?:un|not )able to (?:attend|join|dial|take|make|come)"
            r"|could(?:n'?t| not) (?:attend|join|make|come|be|get|dial)|did(?:n'?t| not) (?:attend|join|come|dial|make)"
            rf"|not (?:present|in attendance|available)|(?:no[- ]?one|nobody) from .{{0,20}}{_ANYBODY})",
            ("apol", "invit", "able to", "could", "did", "not pres", "not in ", "not avail", "one from", "nobody"),
        ),
        _near(
            "written",
            Why.WRITTEN_ONLY,
            r"\b(?:in writing|written (?:report|checks?|submission|info\w*)|e-?mailed (?:her|his|their|info\w*)|faxed"
            r"|(?:report|letter|statement|checks?|notes?) (?:\w+ )?(?:supplied|read out|received|provided|submitted))",
            ("in writing", "written", "mailed", "faxed", "supplied", "read out", "received", "provided", "submitted"),
        ),
        _near(
            "agency",
            Why.AGENCY_ONLY,
            rf"^(?!.*{_PERSON}).*\b(?:strat\w*|discussion|call|met)\b.{{0,40}}\bwith\b.*{_AGENCY}"
            rf"|(?:\] |[;,] )(?P<span>(?:(?!{_PERSON})[^;,.])*?{_AGENCY}(?:(?!{_PERSON})[^;.]){{0,40}}?"
            r"\b(?:represented|attended|on the (?:line|call)))(?! by)",
            ("with", "represented", "attended", "on the line", "on the call"),
        ),
        _near(
            "action",
            Why.ACTION_ONLY,
            rf"{_PERSON}(?: [\w'-]+){{0,2}} to (?:{'|'.join(_ACTS)})\b",
            tuple(f"to {act}" for act in _ACTS),
        ),
        Pattern(
            name=_AGE,
            cues=("age", "old", "year", "yr", "yo", "y o", "y/o", "y-o", "/12", "/52"),
            regex=re.compile(
                r"(?P<span>\bage(?:d)?(?: of)?\s?[:=-]?\s{0,9}\(?(?:1[0-7]|\d)(?![\d/]|\.\d)"
                r"(?: ?(?:weeks?|wks?|months?|mths?)\b)?"
                r"|\b(?:1[0-7]|\d)(?:[- ]?(?:years?|yrs?|y)[ /-]?(?:old|o)\b| ?yrs\b)"
                r"|\b\d{1,2}(?:[- ]?(?:weeks?|wks?|months?|mths?)[- ]old|/(?:12|52)\b))"
            ),
        ),
    ),
    met_example="Present: Jo Field (SW), Anil Rao (team manager), DC Kerr, Sue Todd (HV).",
    not_met_example="Attended strategy discussion with social care and police. Apologies: HV Todd.",
)
