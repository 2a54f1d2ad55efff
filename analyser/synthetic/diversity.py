"""How varied a phrase bank is, so that it cannot be padded with copies that differ in a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+|[^\w\s]")
_GRAM = 4
_BATCH = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Diversity:
    """The variety of some passages.

    Attributes:
        passages: How many there are.
        distinct_grams: Different word 4-grams, as a share of all.
        nearest: For each passage, how like it the most similar other one is: cosine from 0 to 1.
    """

    passages: int
    distinct_grams: float
    nearest: tuple[float, ...]

    @property
    def mean_nearest(self) -> float:
        """Mean similarity of a passage and its nearest neighbour."""
        return sum(self.nearest) / len(self.nearest)

    def share_nearer_than(self, similarity: float) -> float:
        """Share of passages whose nearest neighbour is more like them than this."""
        return sum(each > similarity for each in self.nearest) / len(self.nearest)


def measure_diversity(texts: Sequence[str]) -> Diversity:
    """Measure the variety of passages.

    Similarity is the cosine of TF-IDF over character 3- to 5-grams within words, which sees through a changed
    name or a swapped word.

    Args:
        texts: At least two passages.
    """
    return Diversity(passages=len(texts), distinct_grams=distinct_grams(texts), nearest=_nearest(texts))


def distinct_grams(texts: Sequence[str]) -> float:
    """Different word 4-grams, as a share of all."""
    grams = [
        tuple(words[at : at + _GRAM])
        for words in (_TOKEN.findall(text.lower()) for text in texts)
        for at in range(len(words) - _GRAM + 1)
    ]
    return len(set(grams)) / len(grams) if grams else 1.0


def _nearest(texts: Sequence[str]) -> tuple[float, ...]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    nearest: list[float] = []
    for start in range(0, len(texts), _BATCH):
        similar = (vectors[start : start + _BATCH] @ vectors.T).toarray()
        for row, values in enumerate(similar):
            values[start + row] = 0.0
            nearest.append(float(values.max()))
    return tuple(nearest)
