"""Tick boxes of Word, in all the ways they are made, as ``[x]`` and ``[ ]``."""

import re

from analyser.reading.word_xml import Element, first, is_on, name, value

TICKED, EMPTY = "[x]", "[ ]"

_SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0xFE: TICKED, 0xFD: TICKED, 0xFC: TICKED, 0xFB: "✗", 0xA8: EMPTY, 0x6F: EMPTY, 0x71: EMPTY, 0x72: EMPTY,
        0xE0: "→", 0xDF: "←", 0xE8: "→", 0xF0: "⇒",
    },
    "wingdings 2": {
        0x50: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0x4F: "✗", 0xA3: EMPTY, 0x2A: EMPTY,
    },
    "wingdings 3": {},
    "webdings": {0x61: TICKED, 0x63: EMPTY, 0x72: "✗"},
    "symbol": {0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±"},
}  # fmt: skip
"""What the characters of symbol fonts stand for, by the last byte of their code."""

_OTHER_SYMBOL = "•"
_BOXES = str.maketrans(dict.fromkeys("☒☑🗹🗷✅", TICKED) | dict.fromkeys("☐□◻⬜", EMPTY))
_TOUCHING = re.compile(r"(?<=\w)(?=\[[x ]\])|(?<=\[[x ]\])(?=\w)")


def boxed(text: str) -> str:
    """The text with box characters written out, and a space between a box and a word."""
    if not text.isascii():
        text = text.translate(_BOXES)
    return _TOUCHING.sub(" ", text) if "[" in text else text


def symbol(font: str, character: str) -> str:
    """What a character of a font is on the page; the same character unless it is a symbol font."""
    symbols = _SYMBOL_FONTS.get(font.lower())
    if symbols is None or character.isspace():
        return character
    return symbols.get(ord(character) & 0xFF, _OTHER_SYMBOL)


def symbol_element(element: Element) -> str:
    """What a ``w:sym`` shows."""
    code = value(element, "w:char")
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code):
        return _OTHER_SYMBOL
    return symbol(value(element, "w:font"), chr(int(code, 16)))


def symbol_font(run: Element) -> str:
    """The symbol font a run is set in, or ""."""
    fonts = first(run, "w:rPr", "w:rFonts")
    used = value(fonts, "w:ascii") or value(fonts, "w:hAnsi")
    return used if used.lower() in _SYMBOL_FONTS else ""


def content_control(control: Element) -> str | None:
    """What a content control shows if it is a tick box, or has been left as it was; None for any other.

    The prompt of an unanswered control ("Click or tap here to enter text.") is not part of the record.
    """
    properties = first(control, "w:sdtPr")
    checkbox = first(properties, "w14:checkbox")
    if checkbox is not None:
        return TICKED if is_on(first(checkbox, "w14:checked"), "w14:val") else EMPTY
    return "" if is_on(first(properties, "w:showingPlcHdr")) else None


def form_field(field: Element) -> str:
    """What a ``w:fldChar`` shows if it starts a tick box or a drop-down list of an old form; else ""."""
    data = first(field, "w:ffData")
    checkbox = first(data, "w:checkBox")
    if checkbox is not None:
        checked = first(checkbox, "w:checked")
        return TICKED if is_on(checked if checked is not None else first(checkbox, "w:default")) else EMPTY
    entries = first(data, "w:ddList")
    if entries is None:
        return ""
    chosen = value(first(entries, "w:result")) or value(first(entries, "w:default")) or "0"
    listed = entries.findall(name("w:listEntry"))
    return value(listed[int(chosen)]) if chosen.isdecimal() and int(chosen) < len(listed) else ""
