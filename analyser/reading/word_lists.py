"""What Word shows in front of list paragraphs: bullets and numbers, which stand nowhere in the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from analyser.reading.word_xml import Element, children, first, value

BULLET = "- "
_MOST_STYLES = 20
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """One level of a list.

    Attributes:
        kind: ``bullet``, ``none``, ``decimal``, ``lowerLetter``, ...
        pattern: What is shown, with ``%1`` for the number of the first level.
        start: The first number.
    """

    kind: str = "bullet"
    pattern: str = ""
    start: int = 1


class Lists:
    """The lists of a document, each counted as far as the text has been read."""

    def __init__(self, numbering: Element | None, load_styles: Callable[[], Element | None]) -> None:
        """Take the root of the numbering part, if there is one, and what loads that of the styles, which is long."""
        self._load_styles = load_styles
        self._definitions: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for abstract in children(numbering, "w:abstractNum"):
            self._define(abstract)
        for number in children(numbering, "w:num"):
            self._use(number)

    @cached_property
    def _styles(self) -> dict[str, Element]:
        return {value(style, "w:styleId"): style for style in children(self._load_styles(), "w:style")}

    def marker(self, properties: Element | None) -> str:
        """What is shown in front of the next paragraph: ``"- "``, ``"2. "``, ``"b) "`` or nothing.

        Args:
            properties: The paragraph's ``w:pPr``.
        """
        number, level = self._list_of(properties)
        if number in {"", "0"}:
            return ""
        definition = self._definitions.get(number, number)
        look = self._levels.get((definition, level), _Level())
        if look.kind == "bullet":
            return BULLET
        self._count(number, definition, level, look)
        shown = re.sub(r"%(\d)", lambda match: self._shown(definition, int(match[1]) - 1), look.pattern).strip()
        return f"{shown} " if shown else ""

    def _define(self, abstract: Element) -> None:
        for level in children(abstract, "w:lvl"):
            self._levels[value(abstract, "w:abstractNumId"), _int(value(level, "w:ilvl"), 0)] = _Level(
                kind=value(first(level, "w:numFmt")) or "decimal",
                pattern=value(first(level, "w:lvlText")),
                start=_int(value(first(level, "w:start")), 1),
            )

    def _use(self, number: Element) -> None:
        self._definitions[value(number, "w:numId")] = value(first(number, "w:abstractNumId"))
        for override in children(number, "w:lvlOverride"):
            if start := value(first(override, "w:startOverride")):
                level = _int(value(override, "w:ilvl"), 0)
                self._restarts[value(number, "w:numId"), level] = _int(start, 1)

    def _list_of(self, properties: Element | None) -> tuple[str, int]:
        """The list's number and level, from the paragraph or from the styles it is based on."""
        direct = first(properties, "w:numPr")
        number, level = value(first(direct, "w:numId")), value(first(direct, "w:ilvl"))
        style = value(first(properties, "w:pStyle"))
        for _ in range(_MOST_STYLES):  # styles could be based on each other in a circle
            if number or not style or style not in self._styles:
                break
            inherited = first(self._styles[style], "w:pPr", "w:numPr")
            number, level = value(first(inherited, "w:numId")), level or value(first(inherited, "w:ilvl"))
            style = value(first(self._styles[style], "w:basedOn"))
        return number, _int(level, 0)

    def _count(self, number: str, definition: str, level: int, look: _Level) -> None:
        restart = self._restarts.pop((number, level), None)
        before = self._counts.get((definition, level))
        if restart is not None:
            self._counts[definition, level] = restart
        else:
            self._counts[definition, level] = look.start if before is None else before + 1
        for deeper in [key for key in self._counts if key[0] == definition and key[1] > level]:
            del self._counts[deeper]

    def _shown(self, definition: str, level: int) -> str:
        look = self._levels.get((definition, level), _Level())
        count = self._counts.get((definition, level), look.start)
        if look.kind.endswith("Letter"):
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        elif look.kind.endswith("Roman"):
            letters = _roman(count)
        else:
            return str(count)
        return letters.upper() if look.kind.startswith("upper") else letters


def _roman(count: int) -> str:
    letters = ""
    for number, letter in _ROMAN:
        times, count = divmod(count, number)
        letters += letter * times
    return letters


def _int(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise
