"""Words from records made safe to show: records come from anywhere and may hold anything.

A terminal obeys escape sequences, a spreadsheet runs what starts with ``=``, UTF-8 cannot hold a
lone surrogate and a right-to-left override can make a sentence read as another. Every function
that says "character for character" keeps offsets valid.
"""

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LONE_CARRIAGE_RETURN = re.compile(r"\r(?!\n)")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters; ESC among them
    "\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    "\ud800-\udfff\ufffe\uffff]"  # not characters at all
)
_LINE_BREAKS = str.maketrans(
    {"\r": " ", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\N{LINE SEPARATOR}": "\n", "\N{PARAGRAPH SEPARATOR}": "\n"}
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def printable(text: str) -> str:
    """The text, character for character, with nothing in it that a screen or a file could obey."""
    if text.isprintable():  # the common case, and fast
        return text
    lines = _LONE_CARRIAGE_RETURN.sub("\n", text).translate(_LINE_BREAKS)
    return _UNSAFE.sub(_REPLACEMENT, lines)


def one_line(text: str, limit: int | None = None) -> str:
    """The text on one line, cut at a word if it is longer than ``limit`` characters."""
    line = " ".join(printable(text).split())
    if limit is None or len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0] + "…"


def without_formula(text: str) -> str:
    """The text as a spreadsheet cell that shows it and never runs it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
