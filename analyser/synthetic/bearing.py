"""Which criteria a passage may bear on: a wide net of words, so that nothing goes unlabelled by mistake.

A passage is labelled for the criterion it was written for and for no other. Where its words fall into the net of
another, the stretch is marked "unsure" for that one, and records in which it could change a status avoid it. A net
catches nearly all that meets its criterion (tests/synthetic/test_banks.py) and much that does not; it decides nothing.
Each net is a row of patterns, all of which must be found.
"""

import re
from collections.abc import Iterable
from types import MappingProxyType

_FAMILY = (
    r"(?:mum|mom|dad|mother|father|parent|carer|famil|child|young person|step ?|gran|nan|aunt|uncle|boy|girl"
    r"|baby|partner|couple|household|guardian|brother|sister|sib|\bm\b|\bf\b|mr |mrs |miss |ms |he|she|they|them|her"
    r"|him|y\.?p)"
)
_CARE = (
    r"(?:social (?:care|services|work)|child(?:ren)?'?s'? (?:services|social|sc\b)|\bcsc\b|\bss\b|\bcs\b|\bs\.?s\.?d?\b"
    r"|\bsc\b|\bcsw?s?\b|\bsw\b|\bmash\b|\bla\b|council|local authority|civic|offices?|duty|assessment team|soc)"
)
_ROLE = (
    r"(?:\bsw\b|social worker|worker\b|\ba?tm\b|manager|\bd[sci]\b|\bpc\b|sergeant|constable|officer|police|\bhv\b"
    r"|nurse|doctor|\bdr\b|sister\b|\bsr\b|midwife|\bgp\b|consultant|paediatric|health visitor|inspector|\bs/?n\b)"
)
_OUTCOME = (
    r"(?:47|enquir|inquir|conference|icpc|\bnfa\b|no further|threshold|agreed|decid|decision|outcome|assess|clos"
    r"|child in need|\bcin\b|going|settled|concluded|ended|resolved|proceed|step|early help|strateg|investigat)"
)
_MET = r"\bm(?:ee|e)?tt?ings?\b|\bmet\b|\bmeet\b|\bmtgs?\b|sat down|\bseen\b|\bsaw\b|get.together|\bwith\b|\bat\b|@"
_REASON = (
    r"because|\bb/?c\b|\bco[sz]\b|\bas\b|since|given|\bso\b|reason|rational|basis|ground|owing|due to|in view|in light"
    r"|\bfor\b|\bwhy\b|having|after|without|with\b|back of|therefore|justif|account|what|being|not\b|[;:,=]"
)
_TOLD = (
    r"t[oe]l[dl]|inform|aware|know|explain|letter|\blet |say|said|speak|spoke|hear|shar|advis|ring|phone|writ|news|call"
    r"|consent|notif|see|meet|break|disclos|word|tip|dark|loop|copy|discuss|give|text|visit|contact|rung|convey|approach"
    r"|mention|leaflet|keep|kept|pass|wind of|schtum|update|hand"
)
_SPOKE = r"discussion|strat|meeting|\bmet\b|spoke|call|phone|agreed"
_TO_DO = (
    r"\bto [a-z]+|\bwill\b|'ll\b|\bshall\b|would\b|\bwho\b|action|task|\bby \d|\bagreed\b|\bis (?:going|down|booked)"
    r"|needs?\b|must\b|ask(?:ed)?\b|->|→|arrang|book|tomorrow|tonight|[-–:] [a-z]+ "
)
_NETS = {
    "s47_decision": (r"47|forty.?seven|child protection (?:enquir|investig|inquir)|\bcp (?:enq|inv)|enquir|inquir",),
    "risk_statement": (
        r"risk|harm|danger|safe|threat|likel|unlikel|probab|peril|vulnerab|\brag\b|\bred\b|amber|exposed|injur|hurt"
        r"|chance|jeopard|certain to|bound to|expect|protect|suffer|abus",
    ),
    "timing_rationale": (
        r"strat|discuss|meeting|met\b|call|conven|held|hold|\bsd\b|conversation|get together|timing|brought|moved"
        r"|sooner|earlier|delay|postpon|urgen|wait|today|tonight|straight|same day|sat down|talk|notice|mtg|early|late",
    ),
    "action_owners": (_TO_DO,),
    "action_dates": (_TO_DO,),
    "meeting_wording": (_CARE, _MET),
    "attendance": (
        rf"{_ROLE}.*?{_ROLE}|present|attend|took part|taking part|on the (?:call|line|phone)|in the room|dial"
        rf"|\bmyself\b|\bw/ ?{_ROLE}|\bwith {_ROLE}|joined|participa|(?:{_SPOKE}).*?{_ROLE}",
    ),
    "decision_rationale": (_REASON, _OUTCOME),
    "history_considered": (
        r"previous|prior|prev\b|histor|\bago\b|before|known|last |since|chronolog|background|past|again|used to|first"
        r"|earlier|already|then|\b(?:19|20)\d\d|'\d\d\b|\d/\d\d|plan|years?\b|yrs?\b|was\b|were\b|had\b|been\b|record"
        r"|third|second|fourth|old|child in need|\bcin\b|nil|as a (?:child|boy|girl)|refer",
    ),
    "child_perspective": (
        r"[\"“”‘]|say|said|told|tell|ask|feel|felt|want|wish|lik(?:e|ing)|scared|fright|afraid|worr|love|hate|miss|view"
        r"|voice|words|account|disclos|verbal|speak|spoke|talk|hope|pref|see|seen|think|thought|perspective|life|live"
        r"|happy|sad|cry|cried|point|describ|draw|drew|wrote|text|sign|refus|would|understand|know|age|young|too",
    ),
    "siblings_considered": (
        r"brother|sister|sib|\bsis\b|\bbro\b|twin|cousin|other child|children|child\b.*child|boys|girls|kids|lads"
        r"|half-|step-?|\bboth\b|youngest|eldest|older|elder|younger|babies|baby|friend|pupil|unborn|no other|others"
        r"|niece|nephew|little one|\(\d+\)|\b\d+ ?(?:yrs?|mths?|months?|m/o|y/o|yo)|household|only child|toddler"
        r"|all \w+|daughter|\bson\b|two\b|class",
    ),
    "information_sharing": (_TOLD, _FAMILY),
    "conference_focus": (r"conf|icpc|\bcpc\b|\brcpc\b|\bcpcc\b",),
}
_NET = MappingProxyType({name: tuple(re.compile(part, re.DOTALL) for part in parts) for name, parts in _NETS.items()})
_BIT = MappingProxyType({name: 1 << place for place, name in enumerate(_NETS)})

FINE_NETS = frozenset({"s47_decision", "risk_statement", "meeting_wording", "attendance", "conference_focus"})
"""Criteria whose nets catch little else; what they catch is kept out of records that it could spoil."""


def bears_on(text: str) -> frozenset[str]:
    """The criteria that a passage may bear on, by its words."""
    lower = text.lower()
    return frozenset(name for name, net in _NET.items() if all(part.search(lower) for part in net))


def as_bits(names: Iterable[str]) -> int:
    """Criteria as the bits of a number, which are quicker to compare than sets."""
    return sum(_BIT[name] for name in names)
