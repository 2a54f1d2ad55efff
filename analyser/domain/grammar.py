"""Patterns over word classes, written with the names of the classes.

A criterion's ``.grammar`` file has sections. ``[words]`` lists the classes, ``[pieces]`` names parts of patterns,
and each further section is a group of patterns::

    [words]
    moved: delayed put_back brought_forward
    negated: not never -n't

    [pieces]
    this_one: [strategy it]

    [evidence]
    moved_because: this_one negated? moved .{0,5} because
        not after: visit
        needs: moved / because
    a_visit_moved -> other_event: visit .{0,3} moved

"_" joins the words of a phrase and "-ing" is an ending; words that stand for two classes are listed under both
names ("they be: they're"). A pattern is a regular expression in which every name is a word of that class, or a
piece defined before it, and spaces mean nothing; after "->" stands why it is a near miss. After "needs:", last, may
stand what no match can be without, one of the classes before and one after each "/"; a passage that has none is not
tried. Longer entries go on behind spaces; lines that start with "#" are comments.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from analyser.domain.criterion import Pattern
from analyser.domain.evidence import Why
from analyser.domain.word_classes import WordClasses

_LETTERS = "".join(map(chr, [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x30, 0x3A), *range(0x3B1, 0x3CA)]))
_MARKS = {"stop": ".", "comma": ",", "colon": ":", "dash": "-", "opening": "(", "closing": ")", "plus": "+"}
_START = "<"
_TOKEN = re.compile(r"[a-z][a-z_]+|\\.|\s+|.", re.DOTALL)
_SECTION = re.compile(r"^\[([a-z_]+)\]$", re.MULTILINE)
_NEIGHBOURS = ("not after: ", "before: ")
"""What the passage before must not be like, and what the one after it must be like."""


class Grammar:
    """The word classes, pieces and groups of patterns of one criterion."""

    def __init__(
        self, text: str, *, number: str, other: str, clock: str = "", joins: str = "", starts: bool = False
    ) -> None:
        """Read a grammar.

        Args:
            text: What a ``.grammar`` file holds.
            number: Name of the class of numbers that are not listed.
            other: Name of the class of words that are not listed.
            clock: Name of the class of times of day ("3pm"), if it has its own.
            joins: Marks that are part of a word when letters stand on both sides, such as "-".
            starts: Whether the beginning of a passage is a word of its own, named ``start``.
        """
        _, *parts = _SECTION.split(text)
        self._sections = dict(zip(parts[::2], parts[1::2], strict=True))
        entries = [(name, lines.split()) for name, lines in _entries(self._sections.pop("words"))]
        names = dict.fromkeys([*(name for spelt, _ in entries for name in spelt.split()), number, other])
        free = iter(_LETTERS)
        letters = {name: next(free) for name in names if name not in _MARKS}
        self._letters = {**letters, **_MARKS, "start": _START}
        words: dict[str, str] = {}
        endings: dict[str, str] = {}
        for spelt, listed in entries:
            into = "".join(self._letters[name] for name in spelt.split())
            endings.update({word[1:]: into for word in listed if word.startswith("-")})
            whole = " ".join(word for word in listed if not word.startswith("-"))
            words[into] = f"{words.get(into, '')} {whole}"
        self.classes = WordClasses(
            words,
            endings=endings,
            number=self._letters[number],
            other=self._letters[other],
            clock=self._letters.get(clock, ""),
            start=_START if starts else "",
            joins=joins,
        )
        self._pieces: dict[str, str] = {}
        for name, expression in _entries(self._sections.pop("pieces")):
            if name in self._letters:
                msg = f"{name!r} is a word class; give the piece another name."
                raise ValueError(msg)
            self._pieces[name] = self._spell(expression)

    @classmethod
    def beside(
        cls, module: str, *, number: str, other: str, clock: str = "", joins: str = "", starts: bool = False
    ) -> "Grammar":
        """The grammar in the ``.grammar`` file beside a module."""
        text = Path(module).with_suffix(".grammar").read_text(encoding="utf-8")
        return cls(text, number=number, other=other, clock=clock, joins=joins, starts=starts)

    def patterns(self, section: str) -> tuple[Pattern, ...]:
        """The patterns of one section, in its order."""
        return tuple(self._pattern(head, told) for head, told in _entries(self._sections[section]))

    def _pattern(self, head: str, told: str) -> Pattern:
        name, _, why = head.partition(" -> ")
        told, _, needs = told.strip().partition("\nneeds: ")
        neighbours = {}
        for mark in reversed(_NEIGHBOURS):
            told, _, neighbours[mark] = told.partition(f"\n{mark}")
        not_after, before = (
            re.compile(self._spell(neighbours[mark])) if neighbours[mark] else None for mark in _NEIGHBOURS
        )
        return Pattern(
            name=name,
            regex=re.compile(self._spell(told)),
            why=Why(why) if why else None,
            classes=self.classes,
            not_after=not_after,
            before=before,
            needs=tuple(frozenset(map(self._letters.__getitem__, need.split())) for need in needs.split("/") if need),
        )

    def _spell(self, expression: str) -> str:
        """The expression with letters in place of names."""
        spelt: list[str] = []
        in_set = False
        for token in _TOKEN.findall(expression):
            if token in "[]":
                in_set = token == "["
            if token.isalpha() and len(token) == 1:
                msg = f"{token!r} stands alone in {expression.strip()!r}; a name has two letters or more."
                raise ValueError(msg)
            if not token.isspace():
                spelt.append(self._resolve(token, in_set=in_set) if len(token) > 1 and token[0] != "\\" else token)
        return "".join(spelt)

    def _resolve(self, name: str, *, in_set: bool) -> str:
        if name in self._letters:
            return re.escape(self._letters[name])
        piece = self._pieces.get(name)
        if piece is None:
            msg = f"{name!r} is neither a word class nor a piece defined before; add it to the .grammar file."
            raise ValueError(msg)
        is_set = re.fullmatch(r"\[[^\]]*\]", piece)
        if in_set and not is_set:
            msg = f"{name!r} is no set of classes, so it cannot stand between square brackets."
            raise ValueError(msg)
        if in_set:
            return piece[1:-1]
        return piece if is_set else f"(?:{piece})"


def _entries(section: str) -> Iterator[tuple[str, str]]:
    """What stands before the colon of each entry, and what follows it, line by line."""
    lines = [line for line in section.splitlines() if line.strip() and not line.startswith("#")]
    for entry in re.split(r"\n(?! )", "\n".join(lines)):
        if entry.strip():
            head, _, told = entry.partition(":")
            yield head, "\n".join(map(str.strip, told.splitlines()))
