"""Generated records as examples: each different passage but once, read by as many processes as there are cores."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from joblib import Parallel, cpu_count, delayed
from spacy.tokens import Doc
from spacy.vocab import Vocab

from analyser.domain.criterion import Criterion
from analyser.domain.layout import LAYOUT_KEY
from analyser.segmenting.layout import lay_out
from analyser.training.examples import Examples, join, read_text
from analyser.training.texts import Text

_AT_A_TIME = 500
"""Records that a process reads before it hands back what it found: of fewer, more passages come back twice."""


class _Piece(NamedTuple):
    """The different passages of some records, with a digest of each."""

    keys: list[bytes]
    examples: Examples


def make_generated(
    texts: Sequence[Text], criteria: Sequence[Criterion], tick: Callable[[float], None] = lambda _: None
) -> Examples:
    """The different passages of generated records, each but once and without what rules make of it.

    Args:
        texts: Generated records.
        criteria: Those to learn.
        tick: Told which share of the records is read.

    Raises:
        LabelsError: If the records hold no passage.
    """
    pieces = [texts[first : first + _AT_A_TIME] for first in range(0, len(texts), _AT_A_TIME)]
    processes = min(cpu_count(), len(pieces)) or 1
    found = Parallel(processes, return_as="generator")(delayed(_read_piece)(piece, criteria) for piece in pieces)
    seen: set[bytes] = set()
    kept = []
    for number, piece in enumerate(found, start=1):
        new = [row for row, key in enumerate(piece.keys) if key not in seen] if piece else []
        if piece and new:
            seen.update(piece.keys)
            kept.append(piece.examples.take(new))
        tick(number / len(pieces))
    return join(kept)


def _read_piece(texts: Sequence[Text], criteria: Sequence[Criterion]) -> _Piece | None:
    keys: dict[bytes, None] = {}
    parts = []
    for text in texts:
        layout = lay_out(text.text)
        new = []
        for row, passage in enumerate(layout.passages):
            key = hashlib.sha256(layout.read(passage).encode("utf-8", "surrogatepass")).digest()
            if key not in keys:
                keys[key] = None
                new.append(row)
        if new:
            doc = Doc(_no_words(), user_data={LAYOUT_KEY: layout})  # a layout is all that is read of it
            parts.append(read_text(text, doc, criteria).take(new))
    return _Piece(list(keys), join(parts)) if parts else None


@cache
def _no_words() -> Vocab:
    """The words of no language, which is all that documents without words need."""
    return Vocab()
