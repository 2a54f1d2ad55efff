r"""Fold a record's text into a form that rules can read, without moving a single character.

Case systems leave ``\n``, ``<br>`` and ``&amp;`` in what they export, word processors leave curly
quotes and odd spaces, and dictation leaves "full stop" in words. Each is replaced by the character
it stands for and padded, so that an offset in the folded text is an offset in the record. The padding
is white space, but of its own kind: it is no gap between columns.
"""

import re

FILLER = "\x1f"
"""Stands for a character of mark-up that nobody sees; white space to ``str`` and ``re``."""

_CHARACTERS = str.maketrans(
    {
        "\r": " ", "\x00": " ", "\x1c": " ", "\x1d": " ", "\x1e": " ", "\x1f": " ",
        "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
        "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u200b": " ", "\u202f": " ",
        "\ufeff": " ", "‘": "'", "’": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip

_MARKUP = re.compile(
    r"\\[rn]|\\t(?=\s)|_x000[dD]_"
    r"|<(?P<block>/?(?:br|p|div|li|tr|ul|ol|table|h[1-6])\b)[^<>]{0,200}>"
    r"|<(?P<hidden>script|style)\b[^<>]{0,200}>(?s:.{0,2000}?)</(?P=hidden)\s{0,9}>|<!--(?s:.{0,2000}?)-->"
    r"|</?(?:b|i|u|s|em|strong|small|big|sub|sup|span|font|center|img|input|hr|td|th|thead|tbody|tfoot|a|[a-z]{1,9}:[a-z]{1,9})\b[^<>]{0,200}>"
    r"|<[a-z][\w:]{0,20}\s+[\w:-]{1,30}=[^<>]{0,300}>|</[a-z][\w:]{0,20}\s{0,9}>"  # not "<name>", which is a prompt
    r"|&(?:amp;){0,2}lt;/?(?P<escaped>br|p|div|li|tr|ul|ol|table|h[1-6]|b|i|u|em|strong|span|font|td|th)\b[^&<>]{0,200}"
    r"&(?:amp;){0,2}gt;"
    r"|&(?:amp;){0,2}(?P<entity>amp|nbsp|lt|gt|quot|apos|pound|ndash|mdash|[lr]squo|[lr]dquo|bull|#\d{2,4}|#x[0-9a-f]{2,4});",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"br|p|div|li|tr|ul|ol|table|h[1-6]", re.IGNORECASE)
_ITEM = re.compile(r"<li\b|&[^/]*;li\b", re.IGNORECASE)
_CELL = re.compile(r"</?t[dh]\b|&[^/]*;/?t[dh]\b", re.IGNORECASE)
_EMPHASIS = [
    re.compile(
        rf"(?<![^\W_])(?<!{mark})({mark}{{1,3}})(?=[^\s{mark}\])])([^{mark}\n]{{1,200}})(?<=\S)\1(?![^\W_]|{mark})"
    )
    for mark in (r"\*", "_")
]
"""Markdown: **bold**, __bold__, *italic*; no footnote ("Khan*"), no sum ("2*3*4"), no rule to write on ("____")."""
_ENTITIES = {
    "amp": "&", "nbsp": " ", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "pound": "£", "ndash": "-",
    "mdash": "-", "lsquo": "'", "rsquo": "'", "ldquo": '"', "rdquo": '"', "bull": "•",
}  # fmt: skip

_SPOKEN = {
    "full stop": ".", "comma": ",", "colon": ":", "semicolon": ";", "semi colon": ";", "question mark": "?",
    "new paragraph": "\n", "new line": "\n", "newline": "\n", "next line": "\n", "dash": "-",
    "open bracket": "(", "open brackets": "(", "close bracket": ")", "close brackets": ")",
}  # fmt: skip
_SPOKEN_MARK = re.compile(r"\s?\b(" + "|".join(sorted(_SPOKEN, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_DICTATED = ("full stop", " comma ", "new paragraph", "new line")
_SPOKEN_MARKS_NEEDED = 2
_DELIMITERS = {'","': '"\n"', "~": "\n", "^": "\n"}
"""What divides the cells of an export that was pasted as one line."""
_DELIMITERS_NEEDED = 3


def fold(text: str) -> str:
    """The text with quotes, dashes, mark-up and dictated punctuation folded; case is kept.

    Returns:
        A string exactly as long as ``text``.
    """
    shown = text.translate(_CHARACTERS)
    if "\\" in shown or "<" in shown or "&" in shown or "_x" in shown:
        shown = _MARKUP.sub(_plain, shown)
    if "*" in shown or "_" in shown:
        for emphasis in _EMPHASIS:
            shown = emphasis.sub(_unmarked, shown)
    for delimiter, char in _DELIMITERS.items():
        if shown.count(delimiter) >= _DELIMITERS_NEEDED:
            shown = shown.replace(delimiter, char)
    spoken = shown.lower()
    if sum(map(spoken.count, _DICTATED)) >= _SPOKEN_MARKS_NEEDED:
        shown = _SPOKEN_MARK.sub(_spoken, shown)
    return shown


def lower(text: str) -> str:
    """Lower case, character for character ("İ" would otherwise become two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _plain(match: re.Match[str]) -> str:
    whole = match.group()
    if whole[0] == "\\":
        char = " " if whole[1] == "t" else "\n"
    elif _ITEM.match(whole):
        char = "\n- "
    elif match["block"] or _BLOCK.fullmatch(match["escaped"] or ""):
        char = "\n"
    elif entity := match["entity"]:
        char = _ENTITIES.get(entity.lower()) or _numbered(entity)
    else:
        char = " " * len(whole) if _CELL.match(whole) else ""
    return char.ljust(len(whole), FILLER)


def _unmarked(match: re.Match[str]) -> str:
    edge = FILLER * len(match.group(1))
    return f"{edge}{match.group(2)}{edge}"


def _numbered(entity: str) -> str:
    digits = entity[1:]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(code).translate(_CHARACTERS) if code >= ord(" ") else " "


def _spoken(match: re.Match[str]) -> str:
    return _SPOKEN[match.group(1).lower()].ljust(len(match.group()), FILLER)
