"""Whether a line goes on with the sentence of the line above it, or starts something new."""

import re

from analyser.segmenting import lines as rows
from analyser.segmenting.lines import Line

_FINISHES = ".!?:;\"')"
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|s|st)\.$", re.IGNORECASE)
_WRAP_AT = 50
_WRAPPED_PAGE = 60
"""A page whose lines are all shorter was not wrapped by a machine."""
_FULL, _FULL_ENOUGH = 0.75, 0.6
"""How full a hard-wrapped line must be for the next to go on: with a capital, in lower case."""
_HANGS = re.compile(
    r"(?:,|\b(?:the|an?|and|or|of|to|for|with|by|from|that|which|who|her|his|their|dr|mr|mrs|ms|miss))$", re.IGNORECASE
)
"""A line that ends so has not said what it has to say."""
_TASK = re.compile(r"\S\s+(?:to\s+[a-z]|will\s)")


def runs_on(line: Line, last: Line, follower: Line, width: int, *, listed: bool) -> bool:
    """Whether the follower is the rest of a line that was wrapped.

    Args:
        line: The line that opens the paragraph.
        last: The line above.
        follower: The line in question.
        width: How wide the lines of the page are.
        listed: Whether both stand under the heading of a list.
    """
    if not (_is_unfinished(last.text) and _may_run_on(line, follower)):
        return False
    length = last.end - last.start
    fill = length / max(_WRAP_AT, width)
    if follower.text[0].islower():
        return fill >= _FULL_ENOUGH
    if fill < _FULL:
        return False
    if _HANGS.search(last.text) or not follower.text[0].isupper():
        return True
    if width < _WRAPPED_PAGE:
        return False
    if not listed:
        return True
    first_word = follower.text.split(None, 1)[0]
    return length + 1 + len(first_word) > width and not _TASK.search(follower.text)


def _may_run_on(line: Line, follower: Line) -> bool:
    """Whether the follower, going by itself, can be the rest of the paragraph that ``line`` opens."""
    if follower.marker or rows.has_box(follower.text) or "|" in follower.text:
        return False
    if rows.SECTION_NAME.fullmatch(follower.text) or rows.match_label(follower.text):
        return False
    return not (rows.match_dash_label(line.text) and rows.match_dash_label(follower.text))


def _is_unfinished(text: str) -> bool:
    """Whether a line ends within a sentence, for all that its last character says."""
    return text[-1] not in _FINISHES or (text[-1] == "." and bool(_TITLE.search(text, len(text) - len("  mrs."))))
