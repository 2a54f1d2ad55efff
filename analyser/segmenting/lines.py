"""What sort of line a line of minutes is: item, form field, tick boxes, table row, heading, prose."""

import re
from typing import NamedTuple

MARKER = re.compile(
    r"(?:[-*•·>+»▪◦‣●○➢✓]+|--+|o(?=\s{2,}))\s+"  # bullets
    r"|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|(?-i:[a-z]|[ivx]{1,4}))[.)]\s*(?=[^\d\s])"  # 1.  2.1)  (a)  iv.
    r"|\d{1,2}(?:\.\d{1,2}){0,2}\s{2,}(?=[^\d\s])"  # 7   Analysis
    r"|\d{1,2}\.\d{1,2}\s(?=(?-i:[A-Z]))"  # 7.4 DS Wray
    r"|[QTRA]\d{1,2}[.:)]?\s+"  # Q8  T1
    r"|(?:entry|item|task|action|point)\s+\d{1,2}[.:)]\s*"
    r"|(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:hrs|h|am|pm))?\s+(?=[^\d\s-])"  # 22.50  T/c from
    r"|(?:[01]\d|2[0-3])[0-5]\d(?:\s?hrs)?\s{2,}",  # 1905  Informed
    re.IGNORECASE,
)
_RULES = "-=_*~#+|:."
RULER = re.compile(rf"[{_RULES}\s]{{3,}}$")
BOX = re.compile(
    r"(?P<ticked>[\[(]\s?[xX✓✔√]\s?[\])]|[☒☑✓✔]|(?:^|(?<=\s\s))[xX](?=\s{2}))"
    r"|\[[\s_]{0,3}\]|\([\s_]{1,3}\)|[☐□❑◻○]|(?:^|(?<=\s\s))_{2,}(?=\s)"
)
"""A tick box; the group ``ticked`` matches if it was chosen."""
_BRACKET_BOX = re.compile(r"\([\s_xX✓✔√]")
DASH = re.compile(r"[-=:>]+")
UNANSWERED = re.compile(
    r"\s*(?:y(?:es)?\s*(?:/|or)\s*no?(?:\s*(?:/|or)\s*(?:n\.?/?a|n\.?/?k|not known|unknown|tbc))?(?:\s*\(?(?:please )?"
    r"(?:circle|delete|tick)[^)]*\)?)?|\.{3,}|…+|_{2,}|-+|\?+|\[?please (?:attach|specify|state|give|tick|circle"
    r"|delete|complete|describe|detail|list|provide|insert|select|choose|note|include|add|enter|indicate|record|summarise"
    r"|outline|see)\b[^\]]*\]?|\[please\b[^\]]*\]|\[[a-z][^\]]*\]|<[a-z][^>]*>"
    r"|\(?(?:please )?(?:delete|circle|tick)\b.*)\s*$",
    re.IGNORECASE,
)
OPTIONS = re.compile(r"\s*\w+(?: \w+)?(?:\s*/\s*\w+(?: \w+)?)+\s*$")
"""A row of options of which none was chosen: "Single / Joint"."""
_LABEL_ENDS = re.compile(r"[:?=…]")
_LABEL = re.compile(
    r"(?P<label>[^\W\d_](?:[^:|\n=?]{0,58}[^\s:|=?.])?)"
    r"\s?(?:\?\s*[:-]?|\s*(?:(?<!\d):|:(?!\d))-?|\s*\.{3,}|\s*…+|\s?=)\s*(?P<answer>\S.*)?$"
)
_DASH_LABEL = re.compile(r"(?P<label>[^\W\d_][^:|\n=?.;]{0,48}?)\s+-+\s+(?P<answer>\S.*)$")
GAP = re.compile(r"\s{3,}|\t+|\s{2,}(?=[A-Z\[(])")
_LONGEST_LABEL = 70
"""No label with its mark is longer, in characters."""
MAX_LABEL_WORDS = 8
MAX_DASH_LABEL_WORDS = 6

SECTION_NAME = re.compile(
    r"(?:(?:the|our|agreed|immediate|further|key|main|recommended|summary of|record of|list of)\s+)*"
    r"(?:actions?|tasks?|jobs?|plan|safety plan|action plan|next(?: steps?)?|to[ -]do(?: list)?|for doing|"
    r"follow[ -]?up|"
    r"who (?:does|will do|is doing) what.*|who\s?/\s?what|"
    r"what (?:happens|will happen|has to happen|is to happen|next).*|"
    r"recommendations?|outcomes?|decisions?|decision reached|resolution|upshot|conclusions?|result|"
    r"risks?|risk (?:analysis|assessment|level|summary)|analysis|assessment|discussion|summary|"
    r"information(?: shar(?:ed|ing))?|background|history|chronology|"
    r"(?:those )?(?:not|un)\s?able to (?:attend|be present)|not present|absent|invited(?: but .*)?|"
    r"what was (?:decided|agreed)|"
    r"present|attend(?:ees|ance|ed|ing)|in attendance|participants|apologies|parties|round the (?:room|table)|"
    r"in the room|taking part|those (?:present|taking part|attending)|who (?:was|took|is).*|purpose|agenda|script|"
    r"police|health|school|education|social care|children'?s services|housing|probation|family|household|siblings?)"
    r"(?:\s+(?:agreed|points?|plan|taken|from the meeting|and (?:outcomes?|decisions?|actions?|timescales?|owners?)))*",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:is|are|was|were|be|been|will|would|has|have|had|to|not|no|agreed|met|started?|opened|needed|required|"
    r"joint|jointly|single|yes|attended|met with|held|safe|high|low)\b",
    re.IGNORECASE,
)
_MAX_HEADING_WORDS = 9
_MAX_QUESTION_WORDS = 20
_MAX_PLAIN_HEADING_WORDS = 6
_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_LOWERS = bytes(range(ord("a"), ord("z") + 1))


class Line(NamedTuple):
    """One physical line, stripped of its bullet or number.

    Attributes:
        start: Offset of its first character after the marker.
        end: One past its last character that is no space.
        text: The folded text between the two, case kept.
        marker: The bullet or number that was stripped, or "".
        follows_blank: Whether the line before it is blank or a ruler, or there is none.
    """

    start: int
    end: int
    text: str
    marker: str
    follows_blank: bool


def split_lines(shown: str) -> list[Line | None]:
    """The lines of the folded text; None stands for a blank line or a ruler."""
    lines: list[Line | None] = []
    offset = 0
    follows_blank = True
    for raw in shown.split("\n"):
        start, offset = offset, offset + len(raw) + 1
        stripped = raw.strip()
        if not stripped or (stripped[0] in _RULES and RULER.match(stripped)):
            lines.append(None)
            follows_blank = True
            continue
        start += raw.index(stripped[0])
        marker = MARKER.match(stripped)
        skip = marker.end() if marker and marker.end() < len(stripped) else 0
        lines.append(Line(start + skip, start + len(stripped), stripped[skip:], stripped[:skip].strip(), follows_blank))
        follows_blank = False
    return lines


def is_shouting(shown: str) -> bool:
    """Whether the whole text is in capitals, so that capitals say nothing about headings."""
    letters = shown.encode("ascii", "ignore")
    return len(letters.translate(None, _CAPITALS)) < len(letters.translate(None, _LOWERS))


def has_box(text: str) -> bool:
    """Whether there is a tick box in the line."""
    shown = "[" in text or "__" in text or "  " in text or not text.isascii() or _BRACKET_BOX.search(text)
    return bool(shown and BOX.search(text))


def match_label(text: str) -> re.Match[str] | None:
    """The groups ``label`` and ``answer`` of "Label: answer", "Label? answer" or "Label ... answer"."""
    ends = _LABEL_ENDS.search(text, 0, _LONGEST_LABEL) or text.find("...", 0, _LONGEST_LABEL) > 0
    return _LABEL.match(text) if ends else None


def match_dash_label(text: str) -> re.Match[str] | None:
    """The groups ``label`` and ``answer`` of "Label - answer"."""
    return _DASH_LABEL.match(text) if text.find(" -", 0, _LONGEST_LABEL) > 0 else None


def is_heading(line: Line, follower: Line | None, *, alone: bool, shouting: bool) -> bool:
    """Whether a line that is no field, row or tick box is a heading of what follows.

    Args:
        line: The line in question.
        follower: The next line that is not blank, or None at the end.
        alone: Whether the lines before and after it are blank.
        shouting: Whether the record is all in capitals.
    """
    text = line.text.rstrip()
    words = text.split()
    asks = text[-1] == "?" and follower is not None and (line.follows_blank or bool(BOX.match(follower.text)))
    if len(words) > (_MAX_QUESTION_WORDS if asks else _MAX_HEADING_WORDS):
        return False
    if text[-1] in ".;,!" or not text[0].isalnum():
        return False
    if text[-1] in ":-?":
        return True
    if SECTION_NAME.fullmatch(text):
        return True
    if line.marker and follower is not None and _same_list(line.marker, follower.marker):
        return False
    if alone and line.marker[:1].isdigit() and text[0].isupper():
        return True
    if _STATEMENT.search(text):
        return not shouting and text.isupper() and line.follows_blank and not line.marker
    if not shouting and text.isupper() and len(text) > len("s47"):
        return True
    short = len(words) <= _MAX_PLAIN_HEADING_WORDS
    return short and line.follows_blank and text[0].isupper() and follower is not None and not line.marker


def _same_list(marker: str, other: str) -> bool:
    return bool(other) and marker[:1].isalnum() == other[:1].isalnum()
