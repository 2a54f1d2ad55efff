"""Contexts that turn a statement into something else: purpose, hypothesis, history, opinion, ...

In the manner of ConText (Chapman et al., 2007): a trigger has a scope, which ends at the edge of the
clause, and a statement inside that scope is not asserted.
"""

import re

from analyser.detecting.edges import clause_end, clause_start, sentence_start
from analyser.detecting.elsewhere import HISTORICAL, OTHER_PERSON, POLICY, PURPOSE, TO_ASK
from analyser.detecting.unsettled import DEFERRED, IF_SO, MAYBE, OPINION, OUTSIDERS, QUESTION, WAITS, WOULD
from analyser.domain.evidence import Why

_TRIGGERS = (
    *(PURPOSE, TO_ASK, POLICY, OTHER_PERSON, HISTORICAL),
    *(DEFERRED, WAITS, IF_SO, MAYBE, WOULD, OUTSIDERS, OPINION, QUESTION),
)
"""In the order in which they are tried; the first names the context."""
_FAR = 400
"""How many characters before and after a statement can bear on it."""
_LABEL = re.compile(r" [^:.;?!]{1,60}:(?=\s)")


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
    label = _LABEL.match(line, body)
    stands_under = label.end() if label else body
    near = max(body, start - _FAR)
    clause = clause_start(line, near, start)
    sentence = sentence_start(line, near, start)
    stop = clause_end(line, clause, end, end + _FAR)
    behind = line[start:stop]
    for trigger in _TRIGGERS:
        if trigger.why not in wanted:
            continue
        begin = sentence if trigger.far else clause
        found = (
            _found(trigger.before, line, begin, end)
            or _found(trigger.after, behind, 0, len(behind))
            or (trigger.place and trigger.place.search(line, 0, stands_under))
        )
        if found and not (trigger.pardon and trigger.pardon.search(line, begin, stop)):
            return trigger.why
    return None


def _found(regex: re.Pattern[str] | None, text: str, begin: int, end: int) -> bool:
    """Whether the regex is found in that part of the text, not counting matches that a group ``fine...`` excuses."""
    if regex is None:
        return False
    if not regex.groupindex:  # nearly all
        return regex.search(text, begin, end) is not None
    excuses = [group for group in regex.groupindex if group.startswith("fine")]
    return any(all(match[group] is None for group in excuses) for match in regex.finditer(text, begin, end))
