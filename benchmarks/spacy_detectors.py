"""spaCy's own classifiers in the place of the n-grams: ``textcat`` and ``spancat``; see :mod:`benchmarks.vectors`.

Both learn only from what is known, and what they say of a passage is turned into log-odds.

- ``textcat``: the multi-label text classifier over words (``TextCatBOW``). A passage with what stands before it is
  a text.
- ``spancat``: the span categoriser over whole records. The spans that it chooses from are the passages, left by the
  layout for spaCy's ``preset_spans_suggester``; its vectors of words are a small convolution learnt with it.
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline.spancat import DEFAULT_SPANCAT_MODEL, SpanCategorizer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import minibatch
from thinc.api import Config, Model, fix_random_seed

from analyser.detecting.learned import Values
from analyser.domain.layout import LAYOUT_KEY
from analyser.segmenting import components, tokenizer  # noqa: F401  # registers the tokeniser and "minutes_layout"
from analyser.training.examples import Examples, Flags

ROUNDS, TEXTS_AT_ONCE = 8, 64
ROUNDS_OF_SPANS, WORDS_AT_ONCE = 5, 1000
PASSAGES, KNOWN, LABELLED = "passages", "known", "sc"
UNSURE = 1e-4

TEXTCAT = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": False,
    "ngram_size": 2,
    "no_output_layer": False,
}
SUGGESTER = {"@misc": "spacy.preset_spans_suggester.v1", "spans_key": PASSAGES}
SMALL = {"tok2vec": {"embed": {"rows": [2000, 500, 1000, 500]}, "encode": {"depth": 2}}}
SPANCAT = Config(DEFAULT_SPANCAT_MODEL).merge(SMALL)
"""spaCy's own model with fewer rows for words and half as deep."""


class TextCat:
    """A text classifier, fitted."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def values(self, examples: Examples, rows: Sequence[int]) -> Values:
        """Log-odds of some passages, one column a criterion."""
        return self.read([text_of(examples.readings[row]) for row in rows])

    def read(self, texts: Iterable[str]) -> Values:
        """Log-odds of passages, each with what stands before it."""
        names = self.nlp.pipe_labels["textcat_multilabel"]
        return _log_odds([[doc.cats[name] for name in names] for doc in self.nlp.pipe(texts)])

    def keep(self, folder: Path) -> None:
        """Write it to a folder."""
        self.nlp.to_disk(folder)


def text_of(reading: Sequence[str]) -> str:
    """What the text classifier reads of a passage: what stands before it, and itself."""
    return "\n".join(reading)


def fit_textcat(examples: Examples, rows: Flags) -> TextCat:
    """The text classifier, fitted on what is known of some passages."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("textcat_multilabel", config={"model": TEXTCAT})
    data = []
    for row in np.flatnonzero(rows & examples.known.any(axis=1)).tolist():
        known = zip(examples.criteria, examples.counts[row].tolist(), examples.known[row].tolist(), strict=True)
        cats = {name: float(counts) for name, counts, is_known in known if is_known}
        data.append(Example.from_dict(nlp.make_doc(text_of(examples.readings[row])), {"cats": cats}))
    _add_labels(nlp, "textcat_multilabel", examples)
    optimizer = nlp.initialize(lambda: data)
    shuffled = random.Random(0)
    for _ in range(ROUNDS):
        shuffled.shuffle(data)
        for batch in minibatch(data, TEXTS_AT_ONCE):  # type: ignore[no-untyped-call]  # spaCy has no types for it
            nlp.update(batch, sgd=optimizer)
    return TextCat(nlp)


@Language.component("passage_spans")
def passage_spans(doc: Doc) -> Doc:
    """Leave the passages of the layout as spans to choose from."""
    places = [token.idx for token in doc]
    doc.spans[PASSAGES] = [
        Span(doc, bisect_right(places, passage.start) - 1, bisect_left(places, passage.end))
        for passage in doc.user_data[LAYOUT_KEY].passages
    ]
    return doc


class KnownSpans(SpanCategorizer):
    """spaCy's span categoriser, which learns nothing from spans of which nothing is known."""

    def get_loss(self, examples: Iterable[Example], spans_scores: Any) -> tuple[float, Any]:  # noqa: ANN401  # as spaCy
        """As spaCy's, with no slope where it is not known whether a passage counts."""
        examples = list(examples)
        loss, slopes = super().get_loss(examples, spans_scores)
        known = np.concatenate([example.reference.user_data[KNOWN] for example in examples])
        return loss, slopes * known


@Language.factory("known_spans", default_config={"suggester": SUGGESTER, "model": SPANCAT})
def create_known_spans(nlp: Language, name: str, suggester: Any, model: Model[Any, Any]) -> KnownSpans:  # noqa: ANN401  # as spaCy has it
    """Create the span categoriser."""
    return KnownSpans(nlp.vocab, model, suggester, name, spans_key=LABELLED)


class SpanCat:
    """A span categoriser, fitted.

    Attributes:
        nlp: Holds it, and nothing else.
    """

    def __init__(self, nlp: Language, texts: Sequence[Example] = ()) -> None:
        self.nlp = nlp
        self._texts = texts
        self._pipe: Any = nlp.get_pipe("known_spans")

    def values(self, examples: Examples, rows: Sequence[int]) -> Values:
        """Log-odds of some passages, one column a criterion."""
        found = np.zeros((len(examples.home), len(examples.criteria)), dtype=np.float32)
        for home in np.unique(examples.home[list(rows)]):
            found[examples.home == home] = self.read(self._texts[home].predicted)
        return found[list(rows)]

    def read(self, doc: Doc) -> Values:
        """Log-odds of the passages of a text that :func:`load_passages` has read."""
        return _log_odds(self._pipe.predict([doc])[1])

    def keep(self, folder: Path) -> None:
        """Write it to a folder."""
        self.nlp.to_disk(folder)


def spancat_on(examples: Examples) -> Callable[[Examples, Flags], SpanCat]:
    """How a span categoriser is fitted on some of these texts, which are read once."""
    texts = _spans_known(examples)
    return lambda examples, rows: fit_spancat(examples, rows, texts)


def fit_spancat(examples: Examples, rows: Flags, texts: Sequence[Example]) -> SpanCat:
    """The span categoriser, fitted on what is known of some texts; of a text all passages are taken, or none."""
    fix_random_seed(0)
    data = [texts[home] for home in np.unique(examples.home[rows])]
    nlp = spacy.blank("en")
    nlp.add_pipe("known_spans")
    _add_labels(nlp, "known_spans", examples)
    optimizer = nlp.initialize(lambda: data)
    shuffled = random.Random(0)
    for _ in range(ROUNDS_OF_SPANS):
        shuffled.shuffle(data)
        for batch in minibatch_by_words(data, WORDS_AT_ONCE):
            nlp.update(batch, sgd=optimizer)
    return SpanCat(nlp, texts)


def load_passages() -> Language:
    """The pipeline that leaves the passages of a text as spans to choose from."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "analyser.MinutesTokenizer.v1"}}})
    nlp.add_pipe("minutes_layout")
    nlp.add_pipe("passage_spans")
    return nlp


def _spans_known(examples: Examples) -> tuple[Example, ...]:
    """Every text with what is known of its passages."""
    nlp = load_passages()
    counts = examples.known & examples.counts
    found = []
    for home, text in enumerate(examples.texts):
        own = examples.home == home
        doc = nlp(text.text)
        reference, spans = doc.copy(), doc.spans[PASSAGES]
        reference.user_data[KNOWN] = examples.known[own]
        reference.spans[LABELLED] = [
            Span(reference, spans[row].start, spans[row].end, label=examples.criteria[column])
            for row, column in np.argwhere(counts[own]).tolist()
        ]
        found.append(Example(doc, reference))
    return tuple(found)


def _add_labels(nlp: Language, name: str, examples: Examples) -> None:
    pipe: Any = nlp.get_pipe(name)
    for criterion in examples.criteria:
        pipe.add_label(criterion)


def _log_odds(shares: Any) -> Values:  # noqa: ANN401  # an array, or rows of one
    clipped = np.clip(np.asarray(shares, dtype=np.float64), UNSURE, 1 - UNSURE)
    odds: Values = np.log(clipped / (1 - clipped)).astype(np.float32)
    return odds
