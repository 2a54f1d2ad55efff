"""Where the clause and the sentence start and end in which a statement stands."""

import re

_LABEL_WORDS = 5
"""A dash after fewer words than this ends a label ("Section 47 - pending"), not a clause."""
_AHEAD = 60
"""How many characters behind an edge may tell that it is one ("and it was agreed")."""
_OPENING_WORDS = 8
"""A comma after fewer words than this ends an opening phrase ("In her view, this is ...")."""
_CONCLUDES = (
    "(?:(?:so|then|this|that|it|we|we've|all|everyone|they|the|was|were|is|has|been|had|chair|group|meeting"
    r"|therefore|today)\s){0,4}(?:agreed|decided|concluded|resolved|decision|outcome|conclusion|consensus|answer)\b"
)

_SENTENCE = re.compile(r"[;!?]+\s|\.\s|\bbut\b|\b(?:al)?though\b|\bhowever\b|\bnevertheless\b")
_CLAUSE = re.compile(
    rf"{_SENTENCE.pattern}|\s-+\s(?=[\w¤])|,\s|(?:,\s)?\bso (?!that|far|as|much|many|on\b)"
    rf"|\band\s(?={_CONCLUDES}|¤+ (?:en?q\w+ )?(?:was |were |is |are |to |will )?(?:agreed|decided|open|start"
    "|beg[iu]n|comm?en))"
)
_TRAILS = (
    "(?:unless|until|till|depend|subject to|in the event|provided|to be|tbc|tbd|pending|awaiting|deferred"
    r"|not decided|decision|day team|(?:\w+\s){0,3}(?:will|to) (?:decide|take a view|look|confirm|let|advise|pick)"
    r"|(?:all|everyone|we all|this was|which was|unanimously) agreed(?=\W*$))\b"
)
"""After a comma these still speak of the same statement; anything else is another one."""
_OPENING = re.compile(
    r"\s*(?:in|at|on|as|for|to|under|per|according|from|since|during|before|previously|historically|originally"
    r"|initially|perhaps|maybe|possibly|probably|ideally|personally|with|by)\b"
)
"""A phrase that opens a clause, up to its comma: "In 2013, ...", "According to school, ..."."""
_END = re.compile(
    rf"[;.!?]+(?:\s|$)|\s/\s|\s-+\s(?=[\w¤])|,\s(?!{_TRAILS})|\bbut\b|\band (?=\w+ to\b|so\b|it was\b|we\b|that\b)"
    r"|\bas\s|\bbecause\b"
)


def sentence_start(line: str, begin: int, place: int) -> int:
    """Where the sentence starts that holds the character at ``place``, not before ``begin``."""
    return _start(_SENTENCE, line, begin, place)


def clause_start(line: str, begin: int, place: int) -> int:
    """Where the clause starts that holds the character at ``place``, not before ``begin``."""
    return _start(_CLAUSE, line, begin, place)


def clause_end(line: str, begin: int, place: int, limit: int) -> int:
    """Where the clause ends that starts at ``begin`` and goes on at ``place``; a question mark still belongs to it."""
    for edge in _END.finditer(line, place, limit):
        if _parts(line, begin, edge):
            return edge.start() + edge.group().startswith("?")
    return min(len(line), limit)


def _start(edges: re.Pattern[str], line: str, begin: int, place: int) -> int:
    for edge in edges.finditer(line, begin, place + _AHEAD):
        if edge.end() > place:
            break
        if _parts(line, begin, edge):
            begin = edge.end()
    return begin


def _parts(line: str, begin: int, edge: re.Match[str]) -> bool:
    """Whether an edge parts two clauses, not a label or an opening phrase from its own clause."""
    mark = edge.group().strip()
    if mark == ",":
        return not _OPENING.match(line, begin) or line.count(" ", begin, edge.start()) >= _OPENING_WORDS
    return not mark.startswith("-") or line.count(" ", begin, edge.start()) >= _LABEL_WORDS
