"""Examples: passages of labelled records and of the phrase banks, each with what is known of it.

An example is a passage as the pipeline sees it, in its record: what a model is trained on is made by the code that
will feed it. For each criterion a passage counts, does not count, or is not known (it was written for another
criterion and may bear on this one as well).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from spacy.language import Language
from spacy.tokens import Doc

from analyser.detecting.learned import Signs, join_signs, read_signs
from analyser.detecting.ngrams import ngrams
from analyser.detecting.readings import Reading, reading_of
from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.domain.layout import LAYOUT_KEY, Layout
from analyser.errors import LabelsError
from analyser.evaluation.labels import Label
from analyser.synthetic.banks import NEUTRAL, Banks, Passage
from analyser.synthetic.marks import Kind

Flags = NDArray[np.bool_]

_ENOUGH = 8
"""Characters by which a passage must overlap labelled words to count; less where fewer are labelled."""
BANK, GENERATED = "phrases", "generated"
"""The authors of what stands in the phrase banks, and of what was generated from them."""


class Known(NamedTuple):
    """What a person says of one text, as stretches of it.

    Attributes:
        evidence: By criterion id.
        near: By criterion id: looks like evidence and is none.
        unsure: By criterion id: may be either.
        labelled: Ids of the criteria that were labelled at all.
        states: By criterion id, whether the whole record holds evidence; those of a bank's passage are empty.
    """

    evidence: Mapping[str, Sequence[tuple[int, int]]]
    near: Mapping[str, Sequence[tuple[int, int]]]
    unsure: Mapping[str, Sequence[tuple[int, int]]]
    labelled: frozenset[str]
    states: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A labelled text.

    Attributes:
        author: Who wrote it; authors are kept apart in every split. :data:`BANK` for a passage of a bank.
        name: Its id among the author's texts.
        text: Its words.
        known: What is known of it.
        part: Of a bank's passage its number in its list, by which banks are split; else 0.
    """

    author: str
    name: str
    text: str
    known: Known
    part: int = 0


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

    def every_row(self) -> Flags:
        """All passages."""
        return np.ones(len(self.home), dtype=bool)

    @property
    def parts(self) -> NDArray[np.intp]:
        """The part of each passage's text."""
        return np.array([text.part for text in self.texts])[self.home]


def texts_of_labels(labels: Iterable[Label], criteria: Sequence[Criterion]) -> Iterator[Text]:
    """Labelled records as texts.

    Args:
        labels: As read from a labels file; criteria that a label lacks are not known.
        criteria: Those to learn.
    """
    for label in labels:
        named = {each.id: label.criteria[each.id] for each in criteria if each.id in label.criteria}
        known = Known(
            evidence={name: _places(label.text, gold.evidence) for name, gold in named.items()},
            near={name: _places(label.text, label.near_miss.get(name, ())) for name in named},
            unsure=label.unsure,
            labelled=frozenset(named),
            states={
                each.id: (named[each.id].status is Status.NOT_MET) == each.offending
                for each in criteria
                if each.id in named
            },
        )
        yield Text(author=label.author, name=label.id, text=label.text, known=known)


def texts_of_banks(banks: Banks, criteria: Sequence[Criterion]) -> Iterator[Text]:
    """Every passage of the banks as a text of its own.

    Args:
        banks: The phrase banks; those of other criteria are left aside.
        criteria: Those to learn.
    """
    learned = frozenset(criterion.id for criterion in criteria)
    for bank, passages in banks.passages.items():
        if bank not in learned and bank != NEUTRAL:
            continue
        for good in (True, False):
            chosen = [passage for passage in passages if passage.good is good]
            for part, passage in enumerate(chosen):
                name = f"{bank}-{'good' if good else 'poor'}-{part}"
                yield Text(author=BANK, name=name, text=passage.text, known=_known(passage, learned), part=part)


def make_examples(texts: Iterable[Text], nlp: Language, criteria: Sequence[Criterion]) -> Examples:
    """Passages of texts, as the pipeline reads them.

    Args:
        texts: Labelled texts.
        nlp: The pipeline with rules and without a model.
        criteria: Those to learn.
    """
    kept: list[Text] = []
    parts: list[_Part] = []
    for text in texts:
        doc = nlp(text.text)
        layout: Layout = doc.user_data[LAYOUT_KEY]
        if not layout.passages:
            continue
        part = _read(text, doc, layout, criteria)
        kept.append(text)
        parts.append(part)
    return _joined(kept, parts, criteria)


def make_generated(texts: Iterable[Text], nlp: Language, criteria: Sequence[Criterion]) -> Examples:
    """The different passages of generated records, each but once and without what rules make of it.

    Args:
        texts: Generated records.
        nlp: The pipeline with layout alone.
        criteria: Those to learn.
    """
    seen: set[bytes] = set()
    kept: list[Text] = []
    parts: list[_Part] = []
    for text in texts:
        doc = nlp(text.text)
        layout: Layout = doc.user_data[LAYOUT_KEY]
        new = []
        for row, passage in enumerate(layout.passages):
            key = hashlib.sha256(layout.read(passage).encode("utf-8", "surrogatepass")).digest()
            if key not in seen:
                seen.add(key)
                new.append(row)
        if new:
            kept.append(text)
            parts.append(_read(text, doc, layout, criteria).take(new))
    return _joined(kept, parts, criteria)


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


class _Part(NamedTuple):
    """The passages of one text; as in :class:`Examples`."""

    features: csr_array
    signs: Signs
    counts: Flags
    known: Flags
    near: Flags
    readings: Sequence[Reading]

    def take(self, rows: Sequence[int]) -> "_Part":
        return _Part(
            self.features[rows],
            self.signs.take(rows),
            self.counts[rows],
            self.known[rows],
            self.near[rows],
            [self.readings[row] for row in rows],
        )


def _read(text: Text, doc: Doc, layout: Layout, criteria: Sequence[Criterion]) -> _Part:
    signs = read_signs(doc, criteria)
    evidence = _overlap(layout, text.known.evidence, criteria)
    unsure = _overlap(layout, text.known.unsure, criteria)
    labelled = np.array([criterion.id in text.known.labelled for criterion in criteria])
    return _Part(
        features=csr_array(vstack(list(ngrams(layout)), format="csr")),
        signs=signs,
        counts=evidence,
        known=signs.eligible & labelled & (evidence | ~unsure),
        near=_overlap(layout, text.known.near, criteria) & ~evidence,
        readings=[reading_of(layout, index) for index in range(len(layout.passages))],
    )


def _joined(texts: Sequence[Text], parts: Sequence[_Part], criteria: Sequence[Criterion]) -> Examples:
    if not parts:
        msg = "There is no passage to learn from: the records hold no text."
        raise LabelsError(msg)
    features = csr_array(vstack([part.features for part in parts], format="csr"))
    features.indices, features.indptr = features.indices.astype(np.int32), features.indptr.astype(np.int32)
    return Examples(
        criteria=tuple(criterion.id for criterion in criteria),
        features=features,
        signs=join_signs([part.signs for part in parts]),
        counts=np.concatenate([part.counts for part in parts]),
        known=np.concatenate([part.known for part in parts]),
        near=np.concatenate([part.near for part in parts]),
        readings=tuple(reading for part in parts for reading in part.readings),
        home=np.repeat(np.arange(len(parts)), [len(part.readings) for part in parts]),
        texts=tuple(texts),
    )


def join(examples: Sequence[Examples]) -> Examples:
    """Examples of several sources as one."""
    firsts = np.cumsum([0, *(len(each.texts) for each in examples)])
    return Examples(
        criteria=examples[0].criteria,
        features=csr_array(vstack([each.features for each in examples], format="csr")),
        signs=join_signs([each.signs for each in examples]),
        counts=np.concatenate([each.counts for each in examples]),
        known=np.concatenate([each.known for each in examples]),
        near=np.concatenate([each.near for each in examples]),
        readings=tuple(reading for each in examples for reading in each.readings),
        home=np.concatenate([each.home + first for each, first in zip(examples, firsts, strict=False)]),
        texts=tuple(text for each in examples for text in each.texts),
    )


def _known(passage: Passage, learned: frozenset[str]) -> Known:
    whole = {passage.bank: [(0, len(passage.text))]}
    evidence = [(mark.start, mark.end) for mark in passage.marked.marks if mark.kind is Kind.EVIDENCE]
    return Known(
        evidence={passage.bank: evidence} if evidence else {},
        near=whole if not passage.good and passage.bank != NEUTRAL else {},
        unsure={},
        labelled=learned - passage.bears,
        states={},
    )


def _places(text: str, quotations: Iterable[str]) -> list[tuple[int, int]]:
    return [(start, start + len(words)) for words in quotations if (start := text.find(words)) >= 0]


def _overlap(
    layout: Layout, stretches: Mapping[str, Sequence[tuple[int, int]]], criteria: Sequence[Criterion]
) -> Flags:
    """Which passages lie on one of the stretches of each criterion."""
    found = np.zeros((len(layout.passages), len(criteria)), dtype=bool)
    for column, criterion in enumerate(criteria):
        for start, end in stretches.get(criterion.id, ()):
            needed = min(_ENOUGH, end - start)
            for row, passage in enumerate(layout.passages):
                found[row, column] |= min(end, passage.end) - max(start, passage.start) >= needed
    return found
