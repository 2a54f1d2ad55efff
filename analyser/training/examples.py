"""Examples: passages of labelled texts, each with what is known of it.

An example is a passage as the pipeline sees it, in its record: what a model is trained on is made by the code that
will feed it. For each criterion a passage counts, does not count, or is not known (it was written for another
criterion and may bear on this one as well).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from spacy.language import Language
from spacy.tokens import Doc

from analyser.detecting.learned import Signs, join_signs, read_signs
from analyser.detecting.ngrams import ngrams
from analyser.detecting.readings import Reading, reading_of
from analyser.domain.criterion import Criterion
from analyser.domain.layout import LAYOUT_KEY, Layout
from analyser.errors import LabelsError
from analyser.training.texts import Text

Flags = NDArray[np.bool_]

_ENOUGH = 8
"""Characters by which a passage must overlap labelled words to count; less where fewer are labelled."""
_TELLING = 2.0
"""How much a passage that counts, or was labelled as only looking like it, weighs beside any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Passages, one a row of every array; criteria are the columns.

    Attributes:
        criteria: Ids.
        features: As :func:`analyser.detecting.ngrams.ngrams` makes them.
        signs: What rules made of the passages.
        counts: Whether the passage counts.
        known: Whether that is known.
        near: Whether it is labelled as looking like one that counts.
        readings: The passages as an encoder reads them.
        home: For each passage the number of its text in ``texts``.
        texts: Where they stand.
    """

    criteria: tuple[str, ...]
    features: csr_array
    signs: Signs
    counts: Flags
    known: Flags
    near: Flags
    readings: tuple[Reading, ...]
    home: NDArray[np.intp]
    texts: tuple[Text, ...]

    @property
    def authors(self) -> NDArray[np.str_]:
        """The author of each passage."""
        return np.array([text.author for text in self.texts])[self.home]

    @property
    def parts(self) -> NDArray[np.intp]:
        """The part of each passage's text."""
        return np.array([text.part for text in self.texts])[self.home]

    @property
    def weights(self) -> NDArray[np.float64]:
        """How much each passage weighs for each criterion while a model learns."""
        return np.where(self.counts | self.near, _TELLING, 1.0)

    def every_row(self) -> Flags:
        """All passages."""
        return np.ones(len(self.home), dtype=bool)

    def take(self, rows: Sequence[int]) -> "Examples":
        """Some passages, beside all texts."""
        return replace(
            self,
            features=csr_array(self.features[rows]),
            signs=self.signs.take(rows),
            counts=self.counts[rows],
            known=self.known[rows],
            near=self.near[rows],
            readings=tuple(self.readings[row] for row in rows),
            home=self.home[rows],
        )


def make_examples(texts: Iterable[Text], nlp: Language, criteria: Sequence[Criterion]) -> Examples:
    """Passages of texts, as the pipeline reads them.

    Args:
        texts: Labelled texts.
        nlp: The pipeline with rules and without a model.
        criteria: Those to learn.

    Raises:
        LabelsError: If the texts hold no passage.
    """
    docs = ((text, nlp(text.text)) for text in texts)
    return join([read_text(text, doc, criteria) for text, doc in docs if doc.user_data[LAYOUT_KEY].passages])


def join(examples: Sequence[Examples]) -> Examples:
    """Examples of several sources as one.

    Raises:
        LabelsError: If there are none.
    """
    if not examples:
        msg = "There is no passage to learn from: the records hold no text."
        raise LabelsError(msg)
    features = csr_array(vstack([each.features for each in examples], format="csr"))
    features.indices, features.indptr = features.indices.astype(np.int32), features.indptr.astype(np.int32)
    firsts = np.cumsum([0, *(len(each.texts) for each in examples)])
    return Examples(
        criteria=examples[0].criteria,
        features=features,
        signs=join_signs([each.signs for each in examples]),
        counts=np.concatenate([each.counts for each in examples]),
        known=np.concatenate([each.known for each in examples]),
        near=np.concatenate([each.near for each in examples]),
        readings=tuple(reading for each in examples for reading in each.readings),
        home=np.concatenate([each.home + first for each, first in zip(examples, firsts, strict=False)]),
        texts=tuple(text for each in examples for text in each.texts),
    )


def check_both(yes: NDArray[np.bool_] | NDArray[np.float64], what: str) -> None:
    """Refuse to learn from examples that all say the same.

    Args:
        yes: Whether it is so, for each example.
        what: What is to be learnt, to follow "whether".

    Raises:
        LabelsError: If it is so for none, or for all.
    """
    if np.unique(yes).size < 2:
        msg = f"It cannot be learnt whether {what}: {len(yes)} examples say the same. Add labelled records or phrases."
        raise LabelsError(msg)


def read_text(text: Text, doc: Doc, criteria: Sequence[Criterion]) -> Examples:
    """The passages of one text, of which there is at least one.

    Args:
        text: With what is known of it.
        doc: The text as the pipeline read it.
        criteria: Those to learn.
    """
    layout: Layout = doc.user_data[LAYOUT_KEY]
    signs = read_signs(doc, criteria)
    evidence = _overlap(layout, text.known.evidence, criteria)
    unsure = _overlap(layout, text.known.unsure, criteria)
    labelled = np.array([criterion.id in text.known.labelled for criterion in criteria])
    blocks = [csr_array(block) for block in ngrams(layout)]
    return Examples(
        criteria=tuple(criterion.id for criterion in criteria),
        features=blocks[0] if len(blocks) == 1 else csr_array(vstack(blocks, format="csr")),
        signs=signs,
        counts=evidence,
        known=signs.eligible & labelled & (evidence | ~unsure),
        near=_overlap(layout, text.known.near, criteria) & ~evidence,
        readings=tuple(reading_of(layout, index) for index in range(len(layout.passages))),
        home=np.zeros(len(layout.passages), dtype=np.intp),
        texts=(text,),
    )


def _overlap(
    layout: Layout, stretches: Mapping[str, Sequence[tuple[int, int]]], criteria: Sequence[Criterion]
) -> Flags:
    """Which passages lie on one of the stretches of each criterion."""
    starts = np.array([passage.start for passage in layout.passages])
    ends = np.array([passage.end for passage in layout.passages])
    found = np.zeros((len(layout.passages), len(criteria)), dtype=bool)
    for column, criterion in enumerate(criteria):
        for start, end in stretches.get(criterion.id, ()):
            shared = np.minimum(ends, end) - np.maximum(starts, start)
            found[:, column] |= shared >= min(_ENOUGH, end - start)
    return found
