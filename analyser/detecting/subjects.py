"""What can be the subject of a passive clause: a noun phrase, with what "for" joins to it."""

import re

from analyser.detecting.roles import KINDS
from analyser.detecting.wording import any_of

_WHOSE = re.compile(r"\b(?P<who>\w+) for (?=(?:(?:his|her|their|the) )?(?:older |younger )?[\w'-]+(?: [\w'-]+)?\s*$)")
_FOR_WHAT = re.compile(
    r"^(?P<what>\W*(?:(?!(?:wait\w*|ask\w*|arrange|allow|wants?|needs?|time|reasons?|enough|plan|push\w*|call|look\w*|it|this"
    r"|that|not|safe|ready|keen|important|good|best|happy|right|hard|possible|necessary|only|again|agreed|except|and"
    r"|hop\w*|search\w*|\w+ed)\b)[\w'&/-]+\s+){1,4}?)for\s+(?=\w)"
)
"""What "for" joins to a thing to be done: "a carer's assessment for nan"."""
IMPURE = re.compile(
    r"\b"
    + any_of(
        "is are was were has have had said says told did does can could might may if because since until till"
        " who which whether when where unless how why would gave got asked felt thought agreed decided it"
        " there as for than will shall should wants? needs? what say explain went came took gave saw spoke"
        " rang wrote began knew"
    )
    + r"\b|(?:^|, )with\b|^\W*(?:regarding|about|of|for|including|concerning|between|into|over)\b"
)
"""Words that no noun phrase holds, so that more is said than what is to be done."""


def as_one_noun(phrase: str) -> str:
    """A phrase with what "for" joins to its noun as if both were one: "a carer's assessment of nan"."""
    return _FOR_WHAT.sub(r"\g<what>of ", _WHOSE.sub(_of_whom, phrase))


def _of_whom(match: re.Match[str]) -> str:
    """What "for" joins to a role, as if it were one noun: "the social worker for her brother"."""
    return f"{match['who']} of " if match["who"] in KINDS else match.group()
