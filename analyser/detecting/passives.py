"""Find what one modal verb says of several things: "the map to be redrawn, the licence varied and his ex told"."""

import re

from analyser.detecting.forms import PASSIVES, Clause
from analyser.detecting.page import Page
from analyser.detecting.subjects import IMPURE
from analyser.detecting.verbs import PASSIVE
from analyser.detecting.wording import word_set

_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+")
_SUBJECT = re.compile(
    r"(?:(?!and\b|by\b|to\b|as\b)[\w'/&-]+\s+){1,5}?(?P<word>[a-z'-]+)(?=\s+(?:by|before|with|to|at|on|in|from|for|back"
    r"|up|out|as|this|today|tomorrow|tonight|within|asap|\d)\b|\s*(?:[.,;]|$|and\b|&))"
)
_QUALIFYING = word_set("agreed named allocated designated nominated appointed assigned identified requested involved")
_TOLD = word_set("had led")
"""Participles that as often tell what was."""


def with_others(page: Page, clause: Clause) -> list[Clause]:
    """A passive clause, and those after it that share its "to be" or "will be"."""
    found = [clause]
    if clause.form not in PASSIVES:
        return found
    said = page.reading.find(clause.verb, clause.subject, clause.end) + len(clause.verb)
    for joint in _JOINT.finditer(page.reading, said, clause.end):
        subject = _SUBJECT.match(page.reading, joint.end(), clause.end)
        if subject is None or not _is_done(subject) or IMPURE.search(subject.group()):
            continue
        begin = joint.end()
        found[-1] = found[-1]._replace(end=joint.start())
        found.append(clause._replace(start=begin, subject=begin, lead=begin, verb=subject["word"]))
    return found


def _is_done(subject: re.Match[str]) -> bool:
    """Whether the last word of a phrase says what is done to the words before it, not which of them is meant."""
    word = subject["word"]
    return PASSIVE.fullmatch(word) is not None and word not in _QUALIFYING and word not in _TOLD
