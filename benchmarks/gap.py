"""How far generated records are from hand-written ones: the synthetic-to-real gap.

``python -m benchmarks.gap > benchmarks/results/gap.json``

The linear model learns from generated records alone and reads generated records of another seed and the hand-written
ones; a record states what its highest passage says. Beside the scores: how well a linear model tells the passages of
the two kinds apart (area under the curve; 0.5 is not at all), with folds that keep records together.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy.sparse import vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from analyser.evaluation.labels import read_labels
from analyser.pipeline import load
from analyser.settings import Settings
from analyser.synthetic.banks import load_banks
from analyser.synthetic.corpus import Order, write_corpus
from analyser.synthetic.noise import parse_noises
from analyser.training.examples import Examples, make_examples
from analyser.training.generated import make_generated
from analyser.training.heads import highest, states_of
from analyser.training.linear import LinearModel, fit_linear
from analyser.training.texts import texts_of_labels
from analyser.training.trainer import learned_criteria

DATA = Path(__file__).parents[1] / "data" / "synthetic"
LEARNT, READ = (2000, 7), (190, 8)


def generate(number: int, seed: int, folder: Path) -> Path:
    """A folder of generated records, with all noise."""
    order = Order(number=number, seed=seed, noises=parse_noises("all"), out=folder / f"seed-{seed}", force=False)
    for _ in write_corpus(order, load_banks(DATA / "phrases")):
        pass
    return order.out


def scores(model: LinearModel, examples: Examples) -> dict[str, float]:
    """Macro F1 by criterion of records read by the linear model alone."""
    homes, tops = highest(examples, model.values(examples.features), examples.every_row())
    states = states_of(examples, homes)
    return {
        name: float(f1_score(states[:, column] > 0, tops[:, column] >= 0, average="macro"))
        for column, name in enumerate(examples.criteria)
    }


def told_apart(one: Examples, other: Examples) -> float:
    """Area under the curve of a linear model that tells the passages of two sets apart."""
    kinds = np.repeat([0, 1], [len(one.home), len(other.home)])
    groups = np.concatenate([one.home, other.home + len(one.texts)])
    features = vstack([one.features, other.features], format="csr")
    features.indices, features.indptr = features.indices.astype(np.int32), features.indptr.astype(np.int32)
    model = LogisticRegression(C=1.0, solver="liblinear", dual=True, tol=0.01, max_iter=1000, random_state=0)
    guessed = cross_val_predict(model, features, kinds, groups=groups, cv=GroupKFold(5), method="decision_function")
    return float(roc_auc_score(kinds, guessed))


def main() -> None:
    """Generate, learn, read, compare."""
    criteria, nlp = learned_criteria(), load(Settings(model="none"))
    nlp.select_pipes(enable=["minutes_layout"])
    with TemporaryDirectory() as folder:
        learnt, read = (generate(*each, Path(folder)) for each in (LEARNT, READ))
        source = make_generated(list(texts_of_labels(read_labels([learnt], partial=True), criteria)), criteria)
        generated = make_examples(texts_of_labels(read_labels([read], partial=True), criteria), nlp, criteria)
    written = make_examples(texts_of_labels(read_labels([DATA / "minutes"]), criteria), nlp, criteria)
    model = fit_linear(source, source.every_row())
    result = {
        "learnt_from": {"records": LEARNT[0], "passages": len(source.home)},
        "generated": scores(model, generated),
        "written": scores(model, written),
        "told_apart": told_apart(generated, written),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
