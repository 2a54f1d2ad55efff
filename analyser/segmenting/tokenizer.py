"""A tokeniser for minutes: ``s.47``, ``D.S.``, ``H/V``, ``a.m.`` and ``12/6`` stay whole."""

import re
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

TEXT_KEY = "text"
"""Where a Doc keeps the text it was made from, in ``doc.user_data``: ``doc.text`` joins all tokens anew."""
_TOKEN = re.compile(
    r"(\\[rn]"  # left over from an export
    r"|[sS]\.?\s?\d{2}\b"  # s.47  s47  s 47
    r"|(?:[^\W\d_]\.){2,}"  # a.m.  D.S.
    r"|[^\W_]+(?:['’./:-][^\W_]+)*"  # don't  12/06/2015  17:30  H/V  follow-up
    r"|\n+|[^\w\s]|_|[^\S\n]+?)( ?)"
)
"""A token, and the one space behind it that spaCy keeps apart."""


class MinutesTokenizer:
    """Cuts text with one regular expression; four times as fast as spaCy's own on minutes.

    Nothing is configurable, so there is nothing to save; the methods are what spaCy asks of a tokeniser.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise a text so that ``doc.text == text``."""
        words, spaces = zip(*_TOKEN.findall(text), strict=True) if text else ((), ())
        doc = Doc(self.vocab, words=list(words), spaces=list(map(bool, spaces)))
        doc.user_data[TEXT_KEY] = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "MinutesTokenizer":
        """Nothing to restore."""
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Nothing to save."""

    def from_disk(self, _path: str | Path, **_: object) -> "MinutesTokenizer":
        """Nothing to restore."""
        return self


@registry.tokenizers("analyser.MinutesTokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy has no types for it
def create_tokenizer() -> Callable[[Language], MinutesTokenizer]:
    """Create the tokeniser from a spaCy config."""

    def tokenizer_factory(nlp: Language) -> MinutesTokenizer:
        return MinutesTokenizer(nlp.vocab)

    return tokenizer_factory
