"""Whose record it is: the party of the author who says "me"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from analyser.detecting.people_roles import AUTHOR, Mention
from analyser.domain.layout import Layout, Passage

# "me (HV)", "writer = school nurse", "myself as her midwife", "DS Marr (self)": with nothing but these between.
_SAME = re.compile(
    r"(?:'m|\s|\(|=|-|\?|,(?= (?:as|the|an?|allocated|duty)\b)|\b(?:as|am|is|the|an?|her|his|their|our|mum's|dad's"
    r"|for|allocated|duty|edt|on-call|community|named|safeguarding|senior|lead|specialist|out|of|hours|hospital|mental"
    r"|health|paed|team|class|this|entry)\b)*\)?\s?$"
)
_NAMED_BETWEEN = re.compile(r"\s?\(\s?(?:pc |dc |ds |dr )?[\w.'-]+(?: [\w.'-]+){0,2}[ ,(]{1,2}$")
_DID = ("attended", "joined", "took", "took part", "participated", "dialled", "dialed", "chaired", "sat", "also")
_GAP = 40
_EDGE = 5
"""How many passages at the top and at the foot of a record may say whose it is."""
_SHORT, _FEW_WORDS = 130, 7
_SIGNS = re.compile(
    r"^(?:from|worker|author|name|role|designation|user|writer|signed|reported|officer|clinician)\b(?! of)"
    r"|\b(?:completed|recorded|signed|prepared|typed|written|entered|noted|entry|note|minuted|report)\b.{0,12}\bby\b"
    r"|\bwriting\b"
)
_NOT_SIGNED = re.compile(
    r"\b(?:cc|copy|copies|dear|hi|to:|re:|attn|sent to|distribution|apolog\w*|apols|t/c|call from|referr\w+|present"
    r"|told|said|says|invited|gp:|allocated)\b|^to\b"
)
_VERB = re.compile(
    r"\b(?:is|was|were|has|had|have|will|to|said|rang|came|went|seen|the|could|never|tried|meant|not?|supervis\w+)\b"
)
_KEEPERS = (
    (
        "health",
        re.compile(
            r"\b(?:systmone|rio|emis|maternity|midwifery|nursing (?:notes?|entry|record)|health visit\w+|hv (?:record|"
            r"notes?|entry|caseload)|red ?book|badgernet|school nursing|ward (?:notes?|round)|paediatric|paeds|clinic"
            r" letter|health representative)\b"
        ),
    ),
    ("police", re.compile(r"\b(?:oel|niche|cris|crimint|crime report|occurrence|oic|police (?:log|record|notes?))\b")),
)


def same_person(reading: str, author: Mention, role: Mention) -> bool:
    """Whether "me" and a role next to it are one person: "me (HV)", "SN (writer)", "Me (F Osborne CMW)"."""
    if author.end <= role.start:
        between = reading[author.end : role.start]
        if reading[author.start : author.end].endswith(_DID) and not between.lstrip().startswith(("as ", "for ")):
            return False  # "joined DC Fry"
        if between == ", ":  # "me, sw, DC Coombe" but not "me, SW Gail"
            return not reading[role.end : role.end + 2].strip(" ")[:1].isalpha()
        return len(between) <= _GAP and bool(_SAME.match(between) or _NAMED_BETWEEN.match(between))
    between = reading[role.end : author.start]
    return len(between) <= _GAP and between.rstrip(" ").endswith(("(", "=", "-")) and not set(between) & set(",;.:")


def author_party(layout: Layout, named: Sequence[Mention]) -> str | None:
    """The party of the record's author, or None if it is not plain."""
    for first, second in pairwise(named):
        if (first.party == AUTHOR) != (second.party == AUTHOR):
            author, role = (first, second) if first.party == AUTHOR else (second, first)
            if same_person(layout.reading, author, role):
                return role.party
    passages = layout.passages
    edges = [*passages[:_EDGE], *reversed(passages[_EDGE:][-_EDGE:])]
    for passage in edges:
        if _is_signature(layout, passage):
            parties = {each.party for each in named if passage.start <= each.start < passage.end}
            if len(parties) == 1 and parties != {AUTHOR}:
                return parties.pop()
    ends = " ".join(layout.read(passage) for passage in [*passages[:2], *passages[2:][-2:]])
    return next((party for party, keeper in _KEEPERS if keeper.search(ends)), None)


def _is_signature(layout: Layout, passage: Passage) -> bool:
    line = layout.read(passage)
    if len(line) > _SHORT or _NOT_SIGNED.search(line):
        return False
    return bool(_SIGNS.search(line)) or (line.count(" ") <= _FEW_WORDS and not _VERB.search(line))
