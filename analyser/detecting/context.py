"""Contexts that turn a statement into something else: purpose, hypothesis, history, opinion, ...

In the manner of ConText (Chapman et al., 2007): a trigger has a scope, which ends at the edge of the
clause, and a statement inside that scope is not asserted. Triggers are what practitioners write.
"""

import re
from typing import NamedTuple

from analyser.domain.evidence import Why


class Trigger(NamedTuple):
    """Words that put a context on what stands near them.

    Attributes:
        why: The context.
        before: Must be found between the start of the statement's clause and the statement's end; or None.
        after: Must be found between the statement's start and the end of its clause; or None.
        place: Must be found in the heading and label the statement stands under; or None.
    """

    why: Why
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    place: re.Pattern[str] | None = None


_CLAUSE_END = re.compile(r"[;.!?]\s|\s-\s(?=\w)|,\s(?:but|so|and so|however|although)\s|\bbut\b")

TRIGGERS: tuple[Trigger, ...] = (
    Trigger(
        Why.PURPOSE,
        before=re.compile(
            r"\b(?:purpose|aim|remit|agenda|script|reason for (?:the )?meeting)\b"
            r"|\b(?:to|must|and|would|should) (?:decide|consider|determine|establish|agree|discuss|think about|see|settle)"
            r" (?:if|whether|on|about|the need)\b"
            r"|\b(?:there|here|met|convened|held|called) to (?:decide|consider|determine|discuss|answer|settle)\b"
        ),
        place=re.compile(r"\b(?:purpose|agenda|script|standard text|legal framework|for decision)\b"),
    ),
    Trigger(
        Why.POLICY,
        before=re.compile(
            r"\b(?:polic(?:y|ies)|procedures?|the act\b|children act|working together|guidance|statut\w+|legislation"
            r"|protocol|practice standard|obliges?|requires? (?:the|a|that)|where a local authority|has a duty|regulations?)\b"
        ),
        place=re.compile(r"\b(?:legal framework|policy|guidance|standard text)\b"),
    ),
    Trigger(
        Why.HYPOTHETICAL,
        before=re.compile(r"\b(?:if|should(?= \w+ (?!be\b)\w+)|were \w+ to|unless|in the event|provided that|would|could|might|may)\b"),
        after=re.compile(r"\b(?:if|should (?:he|she|they|it|the)\b|in the event|unless|depend(?:s|ing|ent) on|subject to)\b"),
    ),
    Trigger(
        Why.DEFERRED,
        before=re.compile(
            r"\b(?:decision (?:on|about|re)|whether)\b.{0,40}\b(?:deferred|held over|awaits?|pending|left|later|postponed|put off)\b"
            r"|\b(?:defer(?:red)?|revisit(?:ed)?|reconsider(?:ed)?|look(?:ed)? at again|thought about again|come back to)\b"
        ),
        after=re.compile(
            r"\b(?:will|to|would|can|could|should) (?:be |then be )?(?:decided?|considered?|thought about|looked at|revisit(?:ed)?"
            r"|review(?:ed)?|reconsidered|determined?)\b"
            r"|\b(?:once|until|till|after|pending|when|awaiting) (?:the|we|a|he|she|they|all|results?|medical|abe|further|phone|more)\b"
            r"|\b(?:deferred|held over|nearer the time|at a later|not yet decided|undecided|later stage|cross that bridge)\b"
        ),
    ),
    Trigger(
        Why.HISTORICAL,
        before=re.compile(
            r"\b(?:previous(?:ly)?|histor\w+|in the past|formerly|prior|past|had been|there (?:was|were|had)|was done"
            r"|(?:in|since|back in|from) (?:19|20)\d\d|(?:19|20)\d\d|years? ago|last year|at the time)\b"
        ),
        after=re.compile(r"\b(?:in (?:19|20)\d\d|(?:19|20)\d\d|years? ago|last year|at the time|as a (?:child|teenager))\b"),
        place=re.compile(r"\b(?:history|background|previous|chronology|past|known to)\b"),
    ),
    Trigger(
        Why.OPINION,
        before=re.compile(
            r"\b(?:felt|feels?|thought|thinks?|view|opinion|believe[sd]?|consider(?:ed|s)? (?:that )?(?:this|it)|in (?:my|his|her|their) (?:eyes|view|opinion)"
            r"|wondered|suggest(?:ed|s)?|argue[sd]?|asks? (?:for|us)|asked (?:for|us|if|whether)|would (?:like|want|expect|have)|ought|imagined?"
            r"|recommend(?:s|ed)?|pressed for|remarked|wrote that)\b"
        ),
    ),
    Trigger(
        Why.OTHER_PERSON,
        before=re.compile(
            r"\b(?:mother|father|mum|dad|moc|foc|mgm|pgm|cousin|niece|nephew|sibling|sister|brother|half[- ]\w+|stepdaughter|stepson|"
            r"aunt|uncle|friend|partner)(?:'s| herself| himself)\b"
            r"|\bon (?:that child|(?:his|her|their) (?:\w+ )?(?:cousin|niece|nephew|sibling|sister|brother|stepdaughter|stepson|friend))\b"
        ),
    ),
    Trigger(Why.QUESTION, after=re.compile(r"\?\s*$")),
)


def contexts(line: str, start: int, end: int, wanted: frozenset[Why]) -> Why | None:
    """The first of the wanted contexts that a statement stands in, or None.

    Args:
        line: ``"[heading] passage"`` in lower case, as patterns see it.
        start: First character of the statement in ``line``.
        end: One past its last character.
        wanted: The contexts that matter.
    """
    body = line.index("]") + 1
    begin = body
    for edge in _CLAUSE_END.finditer(line, body, start):
        begin = edge.end()
    edge_after = _CLAUSE_END.search(line, end)
    stop = edge_after.start() + 1 if edge_after else len(line)
    for trigger in TRIGGERS:
        if trigger.why not in wanted:
            continue
        if trigger.before and trigger.before.search(line, begin, end):
            return trigger.why
        if trigger.after and trigger.after.search(line, start, stop):
            return trigger.why
        if trigger.place and trigger.place.search(line, 0, body):
            return trigger.why
    return None
