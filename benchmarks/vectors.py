"""Detectors that are not shipped, measured like those that are: spaCy's classifiers, MiniLM as it comes, static ones.

``python -m benchmarks.vectors [--detectors textcat spancat ...] [--authors noisy dev] [--keep FOLDER]``

Needs ``analyser[encoder]``. Writes ``benchmarks/results/vectors.json``, beside what was measured before of other
detectors. Each stands alone, in the place of the n-grams in :mod:`benchmarks.detectors`: fitted without the author,
then one head a criterion on its values for passages it did not see. :mod:`benchmarks.spacy_detectors` says what
``textcat`` and ``spancat`` are, :mod:`benchmarks.minilm` what the others are; on their vectors stand logistic
regressions.

With ``--keep`` each is fitted on everything and kept, for :mod:`benchmarks.detector_costs`.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import numpy as np
from sklearn.linear_model import LogisticRegression

from analyser.detecting.learned import Values
from analyser.evaluation.labels import read_labels
from analyser.synthetic.banks import load_banks
from analyser.training.examples import Examples, Flags
from analyser.training.splits import each_group, unread
from analyser.training.trainer import gather
from benchmarks.detectors import DATA, scores_of
from benchmarks.minilm import make_float, make_int8, make_static
from benchmarks.passage_vectors import HEADS, Read, Vectors, beside, open_float, open_int8, open_static
from benchmarks.spacy_detectors import fit_textcat, spancat_on

RESULTS = Path(__file__).parent / "results" / "vectors.json"
STRENGTH = 4.0


class Fitted(Protocol):
    """A detector, fitted."""

    def values(self, examples: Examples, rows: Sequence[int]) -> Values:
        """Log-odds of some passages, one column a criterion."""
        ...

    def keep(self, folder: Path) -> None:
        """Write it to a folder."""
        ...


Fit = Callable[[Examples, Flags], Fitted]
SPACY: Mapping[str, Callable[[Examples], Fit]] = {"textcat": lambda _: fit_textcat, "spancat": spancat_on}
VECTORS: Mapping[str, tuple[Callable[[Path], None], Callable[[Path], Read]]] = {
    "MiniLM": (make_float, open_float),
    "MiniLM-int8": (make_int8, open_int8),
    "static": (make_static, open_static),
}


class OnVectors:
    """Logistic regressions on vectors of all passages."""

    def __init__(self, vectors: Vectors, examples: Examples, rows: Flags) -> None:
        weights, offsets = [], []
        for column in range(len(examples.criteria)):
            chosen = np.flatnonzero(rows & examples.known[:, column])
            model = LogisticRegression(C=STRENGTH, max_iter=500)
            model.fit(vectors[chosen], examples.counts[chosen, column], examples.weights[chosen, column])
            weights.append(model.coef_[0])
            offsets.append(model.intercept_[0])
        self._vectors = vectors
        self._weights = np.array(weights, dtype=np.float32).T
        self._offsets = np.array(offsets, dtype=np.float32)

    def values(self, examples: Examples, rows: Sequence[int]) -> Values:  # noqa: ARG002  # as others have it
        """Log-odds of some passages, one column a criterion."""
        found: Values = self._vectors[list(rows)] @ self._weights + self._offsets
        return found

    def keep(self, folder: Path) -> None:
        """Write the weights beside what makes the vectors."""
        np.savez_compressed(folder / HEADS, weights=self._weights, offsets=self._offsets)


def scores_without(examples: Examples, author: str, fit: Fit) -> dict[str, float]:
    """Macro F1 by criterion on one author's records, of a detector that stands alone."""
    theirs = examples.authors == author
    honest = ~theirs & unread(examples)
    values = np.zeros((len(examples.home), len(examples.criteria)), dtype=np.float32)
    for inside in each_group(examples, honest):
        chosen = np.flatnonzero(inside & honest)
        values[chosen] = fit(examples, ~theirs & ~inside).values(examples, chosen.tolist())
    chosen = np.flatnonzero(theirs)
    values[chosen] = fit(examples, ~theirs).values(examples, chosen.tolist())
    return scores_of(examples, theirs, honest, values, np.zeros_like(values), ("n-grams",))


def prepare(name: str, examples: Examples, folder: Path) -> Fit:
    """How a detector is fitted, with the vectors of all passages made where it stands on them.

    Args:
        name: Of the detector.
        examples: All passages.
        folder: Where what makes the vectors is to stand.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if name in SPACY:
        return SPACY[name](examples)
    make, open_it = VECTORS[name]
    make(folder)
    vectors = beside(open_it(folder), examples.readings)
    return lambda examples, rows: OnVectors(vectors, examples, rows)


def measure(names: Sequence[str], authors: Sequence[str], keep: Path, *, kept: bool) -> None:
    """Score detectors on each author, and note each as soon as it is done."""
    examples = gather(read_labels([DATA / "minutes"]), load_banks(DATA / "phrases"))
    for name in names:
        start = time.process_time()
        fit = prepare(name, examples, keep / name)
        scores = {author: scores_without(examples, author, fit) for author in authors}
        if kept:
            fit(examples, examples.every_row()).keep(keep / name)
        found = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        found["passages"] = len(examples.home)
        if scores:
            found.setdefault("processor_seconds", {})[name] = round(time.process_time() - start)
        for author, score in scores.items():
            measured = found.setdefault("scores", {}).get(author, {}) | {name: score}
            found["scores"][author] = {each: measured[each] for each in (*SPACY, *VECTORS) if each in measured}
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    every = [*SPACY, *VECTORS]
    parser.add_argument("--detectors", nargs="+", choices=every, default=every, help="what is measured")
    parser.add_argument(
        "--authors", nargs="*", default=["noisy", "dev"], help="who is left out in turn; nobody: only keep"
    )
    parser.add_argument("--keep", type=Path, help="a folder to keep detectors in, each fitted on everything")
    asked = parser.parse_args()
    with TemporaryDirectory() as scratch:
        measure(asked.detectors, asked.authors, asked.keep or Path(scratch), kept=asked.keep is not None)


if __name__ == "__main__":
    main()
