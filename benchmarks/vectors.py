"""Detectors that are not shipped, measured like those that are: vectors of MiniLM, static vectors, spaCy's textcat.

``python -m benchmarks.vectors [--authors noisy dev] > benchmarks/results/vectors.json`` (needs ``analyser[encoder]``)

Each stands alone, in the place of the n-grams in :mod:`benchmarks.detectors`: fitted without the author, then one head
a criterion on its values for passages it did not see. A passage and what stands before it are two vectors side by side.

- ``MiniLM``: the mean of its last layer over tokens, and a logistic regression on it.
- ``static``: distilled from it, in the manner of model2vec: every piece of its vocabulary read alone, 256 principal
  components, frequent pieces weighing less; a passage is the mean of its pieces.
- ``textcat``: spaCy's multi-label text classifier over words (``TextCatBOW``), which learns only from what is known.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from spacy.training import Example
from thinc.api import fix_random_seed
from transformers import AutoModel

from analyser.detecting.encoder import load_tokenizer
from analyser.detecting.model_files import TOKENIZER
from analyser.evaluation.labels import read_labels
from analyser.synthetic.banks import load_banks
from analyser.training.examples import Examples, Flags
from analyser.training.fine_tuning import find_base
from analyser.training.heads import Values
from analyser.training.scorer import tensors_of
from analyser.training.splits import each_group, unread
from analyser.training.trainer import gather
from benchmarks.detectors import DATA, scores_of

BATCH, DIMENSIONS, ROUNDS, STRENGTH = 64, 256, 8, 4.0
UNSURE = 1e-4

Vectors = NDArray[np.float32]
Model = Callable[[Sequence[int]], Values]
"""What a fitted detector says of passages, by their numbers: log-odds, one column a criterion."""
Fit = Callable[[Examples, Flags], Model]


class Base:
    """MiniLM as it comes."""

    def __init__(self) -> None:
        folder = find_base()
        self._model = AutoModel.from_pretrained(folder).eval()
        self.tokenizer = load_tokenizer(folder / TOKENIZER)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length one."""
        encoded = [self.tokenizer.encode(text) for text in texts]
        found = np.zeros((len(texts), self._model.config.hidden_size), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(encoded[place].ids))
        with torch.no_grad():
            for first in range(0, len(order), BATCH):
                places = order[first : first + BATCH]
                ids, there, kinds = tensors_of([encoded[place] for place in places])
                states = self._model(input_ids=ids, attention_mask=there, token_type_ids=kinds).last_hidden_state
                weight = there[..., None].float()
                found[places] = ((states * weight).sum(1) / weight.sum(1)).numpy()
        return _unit(found)

    def static(self, texts: Sequence[str]) -> Vectors:
        """One row a text: the mean of vectors that each piece has whatever stands beside it."""
        pieces = sorted(self.tokenizer.get_vocab().items(), key=lambda each: each[1])
        table = PCA(DIMENSIONS, random_state=0).fit_transform(self.vectors([piece for piece, _ in pieces]))
        rarity = np.log(1 + np.arange(1, len(table) + 1))  # a vocabulary goes by frequency, the most frequent first
        table = table * rarity[:, None]
        ids = [self.tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
        means = [table[each].mean(axis=0) if each else np.zeros(DIMENSIONS) for each in ids]
        return _unit(np.array(means).astype(np.float32))


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return unit


def fit_on(vectors: Vectors) -> Fit:
    """Logistic regressions on vectors of all passages."""

    def fit(examples: Examples, rows: Flags) -> Model:
        weights, offsets = [], []
        for column in range(len(examples.criteria)):
            chosen = np.flatnonzero(rows & examples.known[:, column])
            model = LogisticRegression(C=STRENGTH, max_iter=500)
            model.fit(vectors[chosen], examples.counts[chosen, column], examples.weights[chosen, column])
            weights.append(model.coef_[0])
            offsets.append(model.intercept_[0])
        stacked = np.array(weights, dtype=np.float32).T
        return lambda chosen: vectors[chosen] @ stacked + np.array(offsets, dtype=np.float32)

    return fit


def fit_textcat(examples: Examples, rows: Flags) -> Model:
    """Spacy's text classifier, fitted on what is known."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    model = {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": False,
        "ngram_size": 2,
        "no_output_layer": False,
    }
    pipe = nlp.add_pipe("textcat_multilabel", config={"model": model})
    for name in examples.criteria:
        pipe.add_label(name)  # type: ignore[attr-defined]  # spaCy types a pipe as any callable
    texts = [f"{each.context}\n{each.text}" for each in examples.readings]
    data = []
    for row in np.flatnonzero(rows & examples.known.any(axis=1)).tolist():
        known = zip(examples.criteria, examples.counts[row].tolist(), examples.known[row].tolist(), strict=True)
        cats = {name: float(counts) for name, counts, is_known in known if is_known}
        data.append(Example.from_dict(nlp.make_doc(texts[row]), {"cats": cats}))
    optimizer = nlp.initialize(lambda: data)
    shuffled = random.Random(0)
    for _ in range(ROUNDS):
        shuffled.shuffle(data)
        for first in range(0, len(data), BATCH):
            nlp.update(data[first : first + BATCH], sgd=optimizer)

    def values(chosen: Sequence[int]) -> Values:
        docs = nlp.pipe([texts[row] for row in chosen])
        shares = np.array([[doc.cats[name] for name in examples.criteria] for doc in docs])
        shares = np.clip(shares, UNSURE, 1 - UNSURE)
        odds: Values = np.log(shares / (1 - shares)).astype(np.float32)
        return odds

    return values


def scores_without(examples: Examples, author: str, fit: Fit) -> dict[str, float]:
    """Macro F1 by criterion on one author's records, of a detector that stands alone."""
    theirs = examples.authors == author
    honest = ~theirs & unread(examples)
    values = np.zeros((len(examples.home), len(examples.criteria)), dtype=np.float32)
    for inside in each_group(examples, honest):
        chosen = np.flatnonzero(inside & honest)
        values[chosen] = fit(examples, ~theirs & ~inside)(chosen.tolist())
    chosen = np.flatnonzero(theirs)
    values[chosen] = fit(examples, ~theirs)(chosen.tolist())
    return scores_of(examples, theirs, honest, values, np.zeros_like(values), ("n-grams",))


def main() -> None:
    """Score every detector on each author."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--authors", nargs="+", default=["noisy", "dev"], help="who is left out in turn")
    authors = parser.parse_args().authors
    examples = gather(read_labels([DATA / "minutes"]), load_banks(DATA / "phrases"))
    base = Base()
    detectors: dict[str, Fit] = {"textcat": fit_textcat}
    seconds: dict[str, float] = {}
    for name, read in {"MiniLM": base.vectors, "static": base.static}.items():
        start = time.perf_counter()
        sides = [read([reading[side] for reading in examples.readings]) for side in (0, 1)]
        seconds[name] = round(time.perf_counter() - start, 1)
        detectors[name] = fit_on(np.hstack(sides))
    scores = {
        author: {name: scores_without(examples, author, fit) for name, fit in detectors.items()} for author in authors
    }
    print(json.dumps({"passages": len(examples.home), "seconds_to_read": seconds, "scores": scores}, indent=1))


if __name__ == "__main__":
    main()
