"""Contexts that turn a statement into something else: purpose, hypothesis, history, opinion, ...

In the manner of ConText (Chapman et al., 2007): a trigger has a scope, which ends at the edge of the
clause, and a statement inside that scope is not asserted. The words are in :mod:`analyser.detecting.triggers`.
"""

import re

from analyser.detecting.triggers import CLAUSE_EDGE, END_EDGE, LABEL, OPENING, SENTENCE_EDGE, TRIGGERS
from analyser.domain.evidence import Why

_LABEL_WORDS = 5
"""A dash after fewer words than this ends a label ("Section 47 - pending"), not a clause."""
_OPENING_WORDS = 8
"""A comma after fewer words than this ends an opening phrase ("In her view, this is ...")."""
_FAR = 400
"""How many characters before and after a statement can bear on it."""


def contexts(line: str, start: int, end: int, wanted: frozenset[Why]) -> Why | None:
    """The first of the wanted contexts that a statement stands in, or None.

    Args:
        line: ``"[heading] passage"`` in lower case, as patterns see it.
        start: First character of the statement in ``line``.
        end: One past its last character.
        wanted: The contexts that matter.
    """
    if not wanted:
        return None
    body = line.index("]") + 1
    label = LABEL.match(line, body)
    near = max(body, start - _FAR)
    clause = _last_edge(CLAUSE_EDGE, line, near, start)
    sentence = _last_edge(SENTENCE_EDGE, line, near, start)
    stop = _next_edge(line, clause, end)
    behind = line[start:stop]
    for trigger in TRIGGERS:
        if trigger.why not in wanted:
            continue
        found = (
            _found(trigger.before, line, sentence if trigger.far else clause, end)
            or _found(trigger.after, behind, 0, len(behind))
            or (trigger.place and trigger.place.search(line, 0, label.end() if label else body))
        )
        if found and not (trigger.pardon and trigger.pardon.search(line, clause, stop)):
            return trigger.why
    return None


def _found(regex: re.Pattern[str] | None, text: str, begin: int, end: int) -> bool:
    """Whether the regex is found in that part of the text, not counting what a group ``fine...`` excuses."""
    if regex is None:
        return False
    excuses = [group for group in regex.groupindex if group.startswith("fine")]
    if not excuses:
        return bool(regex.search(text, begin, end))
    return any(not any(match.group(*excuses, excuses[0])) for match in regex.finditer(text, begin, end))


def _last_edge(edges: re.Pattern[str], line: str, begin: int, end: int) -> int:
    """Where the clause starts that holds the character at ``end``."""
    for edge in edges.finditer(line, begin, end):
        if _parts(line, begin, edge):
            begin = edge.end()
    return begin


def _next_edge(line: str, begin: int, end: int) -> int:
    """Where the clause ends that holds the character before ``end``; a question mark still belongs to it."""
    for edge in END_EDGE.finditer(line, end, end + _FAR):
        if _parts(line, begin, edge):
            return edge.start() + edge.group().startswith("?")
    return min(len(line), end + _FAR)


def _parts(line: str, begin: int, edge: re.Match[str]) -> bool:
    """Whether an edge parts two clauses, not a label or an opening phrase from its own clause."""
    mark = edge.group().strip()
    if mark == ",":
        return not OPENING.match(line, begin) or line.count(" ", begin, edge.start()) >= _OPENING_WORDS
    return not mark.startswith("-") or line.count(" ", begin, edge.start()) >= _LABEL_WORDS
