"""Read a passage as kinds of words, so that a pattern can ask for their order.

"It was brought forward as dad is due home" becomes ``TASaPAux``, one letter a word. What is too rich for a
regular expression over characters ("this discussion, a verb of moving, then a reason") is short and fast
over letters: shallow parsing with finite automata, after Abney (1996).
"""

import re
from collections.abc import Mapping

_WORD = r"[a-z0-9£](?:[a-z0-9'/]|[.:](?=\d))*"
_MARK = r"[,;:.!?()\-+&=>]"
_MARKS = {"?": ".", "!": ".", ";": ":", "=": "-", ">": "-", "&": "+"}


class WordClasses:
    """A lexicon that turns a passage into one letter a word or mark.

    Marks stand for themselves, with "!" read as ".", ";" as ":", "&" as "+" and the like.
    """

    def __init__(self, words: Mapping[str, str], *, endings: Mapping[str, str], number: str, other: str) -> None:
        """Make the lexicon.

        Args:
            words: Letter → the words it stands for, separated by spaces; "_" joins the words of a phrase.
                The first letter that claims a word has it.
            endings: Ending → letter, for words that are not listed; the first that fits counts.
            number: Letter of any other word that starts with a digit.
            other: Letter of any other word.
        """
        self._letter = dict(_MARKS)
        for letter, listed in words.items():
            for word in listed.split():
                self._letter.setdefault(word.replace("_", " "), letter)
        phrases = sorted((word for word in self._letter if " " in word), key=len, reverse=True)
        self._tokens = re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})(?![a-z0-9'])|{_WORD}|{_MARK}")
        self._endings = tuple(endings.items())
        self._number, self._other = number, other

    def read(self, passage: str) -> str:
        """The passage, which is in lower case, as letters."""
        letter = self._letter
        return "".join([letter.get(token) or self._guess(token) for token in self._tokens.findall(passage)])

    def _guess(self, token: str) -> str:
        if len(token) == 1 and not token.isalnum():
            return token
        for ending, letter in self._endings:
            if token.endswith(ending):
                return letter
        return self._number if token[0].isdigit() else self._other
