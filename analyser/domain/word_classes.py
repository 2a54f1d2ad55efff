"""Read a passage as kinds of words, so that a pattern can ask for their order.

"It was brought forward as dad is due home" becomes ``TASaPAux``, one letter a word. What is too rich for a
regular expression over characters ("this discussion, a verb of moving, then a reason") is short and fast
over letters: shallow parsing with finite automata, after Abney (1996).
"""

import re
from collections.abc import Callable, Mapping

_MARKS = {"?": ".", "!": ".", ";": ":", "=": "-", ">": "-", "&": "+"}
_CLOCK = re.compile(r"\d[\d.:]*(?:[ap]m|hrs?|h)$")
_REMEMBERED = 8192
"""How many words a lexicon remembers the letter of."""


class _Remembered(dict[str, str]):
    """The letters of the words met so far; a dictionary answers twice as fast as ``lru_cache``."""

    def __init__(self, guess: Callable[[str], str]) -> None:
        super().__init__()
        self._guess = guess

    def __missing__(self, token: str) -> str:
        if len(self) == _REMEMBERED:
            self.clear()
        letter = self[token] = self._guess(token)
        return letter


class WordClasses:
    """A lexicon that turns a passage into one letter a word or mark.

    Marks stand for themselves, with "!" read as ".", ";" as ":", "&" as "+" and the like.
    """

    def __init__(
        self,
        words: Mapping[str, str],
        *,
        endings: Mapping[str, str],
        number: str,
        other: str,
        clock: str = "",
        start: str = "",
        joins: str = "",
    ) -> None:
        """Make the lexicon.

        Args:
            words: Letter → the words it stands for, separated by spaces; "_" joins the words of a phrase.
                The first letter that claims a word has it; the longest phrase counts.
            endings: Ending → letter, for words that are not listed; the first that fits counts.
            number: Letter of any other word that starts with a digit.
            other: Letter of any other word.
            clock: Letter of a number that ends like a time of day ("3pm", "1400hrs"), if it has its own.
            start: What the letters of every passage start with, for patterns to name.
            joins: Marks that are part of a word when letters stand on both sides, such as "-".
        """
        inside = f"|[{re.escape(joins)}](?=[a-z0-9])" if joins else ""
        self._tokens = re.compile(rf"[a-z0-9£](?:[a-z0-9'/]+|[.:](?=\d){inside})*|[,;:.!?()\-+&=>]")
        self._listed = dict(_MARKS)
        self._phrases: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
        for letter, listed in words.items():
            for entry in listed.split():
                self._list(self._tokens.findall(entry.replace("_", " ")), letter)
        for followers in self._phrases.values():
            for phrases in followers.values():
                phrases.sort(key=lambda phrase: -len(phrase[0]))
        self._endings = tuple(endings.items())
        self._number, self._other, self._clock = number, other, clock or number
        self.start = start
        self._word = _Remembered(self._guess).__getitem__

    def read(self, passage: str) -> str:
        """The passage, which is in lower case, as letters."""
        tokens = self._tokens.findall(passage)
        letters = list(map(self._word, tokens))
        phrases = self._phrases
        until = 0
        for index in [place for place, token in enumerate(tokens[:-1]) if token in phrases]:
            if index < until:
                continue
            for rest, letter in phrases[tokens[index]].get(tokens[index + 1], ()):
                end = index + 1 + len(rest)
                if tokens[index + 1 : end] == rest:
                    letters[index:end] = [letter] + [""] * len(rest)
                    until = end
                    break
        return self.start + "".join(letters)

    def _list(self, tokens: list[str], letter: str) -> None:
        first, *rest = tokens
        if rest:
            self._phrases.setdefault(first, {}).setdefault(rest[0], []).append((rest, letter))
        else:
            self._listed.setdefault(first, letter)

    def _guess(self, token: str) -> str:
        if token in self._listed:
            return self._listed[token]
        if len(token) == 1 and not token.isalnum():
            return token
        if token[0].isdigit() and _CLOCK.match(token):
            return self._clock
        for ending, letter in self._endings:
            if token.endswith(ending):
                return letter
        return self._number if token[0].isdigit() else self._other
