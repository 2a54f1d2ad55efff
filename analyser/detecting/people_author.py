"""Whose record it is, and to whom it is written: the parties of those who are "me" and "yourself" in it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from analyser.detecting.people_roles import ADDRESSEE, AUTHOR, ROLE_WORDS, Mention
from analyser.detecting.wording import word_set
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
_SHORT, _FEW_WORDS = 130, 9
_SIGNS = re.compile(
    r"^(?:from|worker|author|name|role|designation|user|writer|signed|reported|officer|clinician)\b(?! of)"
    r"|\b(?:completed|recorded|signed|prepared|typed|written|entered|noted|entry|note|minuted|report)\b.{0,12}\bby\b"
    r"|\b(?<!in )writing\b"
)
_NOT_SIGNED = re.compile(
    r"\b(?:cc|copy|copies|dear|hi|to:|re:|attn|sent to|distribution|apolog\w*|apols|t/c|call from|referr\w+|present"
    r"|told|said|says|invited|gp:|allocated|our|my|your|their|sign(?:ed)?[ -]?off|authori[sz]\w+|approv\w+"
    r"|countersign\w*)\b|^to\b"
)
_GREETING = re.compile(r"(?:dear|hi|hello|good (?:morning|afternoon))\b")
_NOT_SENDER = re.compile(r"\b(?:cc|copy|copies|re)\b|^(?:to|and)\b")
_TO = re.compile(r"to\b\s?:?")
_LETTERHEAD = 12
"""How many passages at the top of a record may be a letter's addresses."""
_FORMAL = word_set(
    "a and at by de for from in of on the to van acting duty named designated lead safeguarding guarding s entry file"
    " log note notes office record service team"
)
"""What stands between names and roles in a signature, beside them."""
_TITLES = word_set("dear hi hello good morning afternoon mr mrs ms miss dr and all")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_VERB = re.compile(
    r"\b(?:is|was|were|has|had|have|will|to|said|rang|came|went|seen|the|could|never|tried|meant|not?|supervis\w+)\b"
)
_KEEPERS = (
    (
        "health",
        re.compile(
            r"\b(?:systmone|rio|emis|maternity|midwifery|nursing (?:notes?|entry|record)|health visit\w+|hv (?:record|"
            r"notes?|entry|caseload)|red ?book|badgernet|school nursing|ward (?:notes?|round)|paediatric|paeds|clinic"
            r" letter|health representative|^camhs|school health|(?:speech (?:and|&) language|occupational) therapy)\b"
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
            if "\n" not in layout.text[first.end : second.start] and same_person(layout.reading, author, role):
                return role.party
    passages = layout.passages
    greeting = _greeting(layout)
    foot = list(reversed(passages[_EDGE:][-_EDGE:]))
    for passage in [*passages[:_EDGE], *foot] if greeting is None else foot:
        if _is_signature(layout, passage) and (party := _party_in(passage, named)):
            return party
    if greeting is not None and len(heads := _letterhead(layout, named, greeting)) > 1:
        return heads[0]
    ends = " ".join(layout.read(passage) for passage in [*passages[:2], *passages[2:][-2:]])
    return next((party for party, keeper in _KEEPERS if keeper.search(ends)), None)


def addressee_party(layout: Layout, named: Sequence[Mention]) -> str | None:
    """The party of whoever a letter or an e-mail is written to, or None if it is not plain."""
    for passage in layout.passages[:_EDGE]:
        if _TO.match(layout.read(passage)) and (party := _party_in(passage, named)):
            return party
    greeting = _greeting(layout)
    if greeting is None:
        return None
    greeted = set(_WORD.findall(layout.read(layout.passages[greeting]))) - _TITLES
    tops = [
        passage for passage in layout.passages[:greeting] if not greeted.isdisjoint(_WORD.findall(layout.read(passage)))
    ]
    return next((party for passage in tops if (party := _party_in(passage, named))), None)


def _greeting(layout: Layout) -> int | None:
    """The number of the passage in which a letter greets its reader."""
    tops = layout.passages[:_LETTERHEAD]
    return next((index for index, passage in enumerate(tops) if _GREETING.match(layout.read(passage))), None)


def _letterhead(layout: Layout, named: Sequence[Mention], greeting: int) -> list[str]:
    """The parties named above a letter's greeting, the sender's before the reader's."""
    tops = [passage for passage in layout.passages[:greeting] if not _NOT_SENDER.search(layout.read(passage))]
    return [party for passage in tops if (party := _party_in(passage, named))]


def _party_in(passage: Passage, named: Sequence[Mention]) -> str | None:
    """The only party that a passage names."""
    parties = {each.party for each in named if passage.start <= each.start < passage.end}
    return parties.pop() if len(parties) == 1 and parties.isdisjoint({AUTHOR, ADDRESSEE}) else None


def _is_signature(layout: Layout, passage: Passage) -> bool:
    line = layout.read(passage)
    if len(line) > _SHORT or _NOT_SIGNED.search(line):
        return False
    bare = line.count(" ") <= _FEW_WORDS and not _VERB.search(line)
    return bool(_SIGNS.search(line)) or (bare and _is_formal(layout.text[passage.start : passage.end]))


def _is_formal(shown: str) -> bool:
    """Whether a line, unless it has no capitals at all, has small letters only in roles and between names."""
    words = _WORD.findall(shown)
    small = [word for word in words if word[0].islower()]
    return len(small) == len(words) or all(word in _FORMAL or word in ROLE_WORDS for word in small)
