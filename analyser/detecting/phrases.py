"""What a trigger of a context is, and the words that more than one of them is made of."""

import re
from typing import NamedTuple

from analyser.domain.evidence import Why


class Trigger(NamedTuple):
    """Words that put a context on what stands near them.

    Attributes:
        why: The context.
        before: Must be found between the start of the statement's clause and the statement's end; or None.
        after: Must be found between the statement's start and the end of its clause; or None.
        place: Must be found in the heading or label the statement stands under; or None.
        pardon: Takes the trigger back if it is found anywhere in the clause or, with ``far``, the sentence; or None.
        far: Whether ``before`` looks back to the start of the sentence: "if X, it was agreed that Y".
    """

    why: Why
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    place: re.Pattern[str] | None = None
    pardon: re.Pattern[str] | None = None
    far: bool = False


def words(alternatives: str) -> str:
    """Any of the alternatives, as whole words."""
    return rf"\b(?=\w)(?:{alternatives})\b"


# --- who ------------------------------------------------------------------------------------------
ADULT = (
    r"(?:mother|father|mum|mom|dad|moc|foc|parent|mgm|pgm|mgf|pgf|gran\w*|nan(?:na)?|aunt\w*|uncle|partner|boyfriend"
    "|step-?(?:mum|dad|mother|father))"
)
OTHER_CHILD = (
    r"(?:cousin|niece|nephew|sib(?:ling)?"
    r"|sister(?<!ward sister)(?<!staff sister)(?<!night sister)(?<!nursing sister)(?<!theatre sister)"
    r"(?<!charge sister)(?<!duty sister)(?! (?:in charge|on the ward))"
    r"|brother|half[- ](?:sib(?:ling)?|sister|brother)|friend|neighbour"
    "|peer|classmate|step-?(?:son|daughter|sister|brother|child)|twin|own (?:child(?:ren)?|kid|son|daughter)"
    r"|(?:boy|girl|child|family) next door|(?:other|another|different) (?:\w+ )?(?:child(?:ren)?|girl|boy|lad"
    "|young person|yp|baby|family))s?"
)
ADVISER = (
    r"(?:hv|health visitor|school(?: nurse)?|nurse|sn|gp|dr|doctor|paed\w*|consultant|midwife|mw|head(?:teacher)?"
    "|teacher|dsl|nursery|police|dc|ds|pc|sgt|officers?|cait|probation|po|housing|camhs|health|education|lado|iro"
    "|solicitor|ward|hospital|a&e)"
)
"""Somebody who takes part but does not decide for the meeting."""
EVERYONE = (
    r"(?:all|everyone|everybody|each|both|agencies'?|(?:police|csc|social care|cait) (?:and|&|\+) (?:police|csc"
    "|social care|cait|us)|professionals|partners|group|meeting|panel|nobody|no one|none|present|members"
    "|participants|parties|unanimous(?:ly)?|three|collectively|jointly|chair(?:person)?|manager|tm|atm)(?:'s)?"
)
GROUP = rf"(?:{EVERYONE}|we|it (?:was|is|has been))"

# --- what is weighed and what is decided ----------------------------------------------------------
WEIGHED = (
    "(?:felt|feels?|feeling|thought|thinks?|thinking|considered(?= (?:that|it|this|the|¤))|consider|believe[sd]?"
    "|deemed|judged|accepted|satisfied|content|happy|firm|adamant|convinced|clear that|(?<!in )views?|opinions?"
    "|in favour)"
)
DECIDED = (
    r"\b(?=[acdorsu])(?<!not )(?<!n't )(?<!yet )(?<!to be )(?:agreed(?! to (?:disagree|differ))|all agree|decided"
    "|resolved|concluded|determined|authori[sz]ed|approved|signed off|ruled"
    "|(?<!no )(?<!any )decision (?:was|is|made|taken|reached|to|that|of)"
    r"|(?:decision|outcome|result|upshot|direction|conclusion)\s?[:=-]|outcome (?:was|is)|unanimous\w*|consensus"
    "|confirmed|came down|agreement (?:that|to|was|reached|between))"
)
"""Words by which a meeting or its chair concludes, not those by which a conclusion is announced."""

# --- time -----------------------------------------------------------------------------------------
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
YEAR = (
    rf"\b(?P<fine>(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-]{{1,2}}(?:{MONTH}|\d{{1,2}})[ ./-]{{1,2}}"
    r"|(?:act|ca|at|until|by|phone|call)(?: of)? ?|today\W{1,3}(?:\S+ ){0,3}))?(?<![./\d-])(?:19[6-9]"
    r"|20[0-2])\d\b(?!/| ?hrs| ?h\b)"
)
"""A bare year; a full date, the year of an Act and a time of day do not count."""
_SPELL = r"(?:year|month|week|spring|summer|autumn|winter|term|christmas|easter|time)"
_AGE = r"(?:aged? (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)|as a (?:child|baby|teenager)|at birth)"
LONG_AGO = (
    f"last {_SPELL}|(?:years?|months?|weeks?) ago|at (?:the|that) (?:time|age|point)|{_AGE}|in the past"
    "|in (?:the )?(?:spring|summer|autumn|winter)"
)
GOES_ON = (
    r"(?:continu\w*|carr(?:y|ies|ying) on|remain\w*|stay\w*|kept|keep\w*|end(?:s|ed|ing)?|clos\w+|ceas\w+|stop\w*"
    r"|conclud\w+|finish\w*|discontinu\w*|step\w*|stood|run(?:s|ning)? on)"
)
STAYS_OPEN = words(
    r"continu\w*|carr(?:y|ies|ying) on|remain\w* open|stay\w* open|ke(?:ep|pt) \w+ ?open|extend\w*|run(?:s|ning)? on"
)
