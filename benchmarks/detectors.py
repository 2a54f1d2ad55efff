"""What rules, n-grams and encoder are worth, alone and together, on authors that none of them saw.

``python -m benchmarks.detectors --encoder FOLDER > benchmarks/results/detectors.json``

FOLDER is that of a fine-tuning or of a model with an encoder, whose values for passages it did not see are used. For
each author and each detector a model is fitted without the author; a record states what its highest passage says. What
judges add afterwards (a conference beside a section 47 outcome, actions, attendance) is left out, for all alike.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score

from analyser.detecting.learned import Signs, in_doubt, stack_heads, weigh
from analyser.detecting.model_files import Head
from analyser.evaluation.labels import read_labels
from analyser.synthetic.banks import load_banks
from analyser.training.crossed_encoder import CrossedEncoder
from analyser.training.examples import Examples, Flags
from analyser.training.heads import Values, fit_heads, highest, states_of
from analyser.training.linear import fit_linear
from analyser.training.splits import crossed, unread
from analyser.training.texts import BANK
from analyser.training.trainer import DOUBT, gather
from benchmarks.detector_opening import STACKED

DATA = Path(__file__).parents[1] / "data" / "synthetic"
DETECTORS = {name: parts for name, parts in STACKED.items() if parts}


def scores_without(examples: Examples, author: str, encoded: Values) -> dict[str, dict[str, float]]:
    """Macro F1 by detector and criterion on one author's records.

    Args:
        examples: Passages of all authors and of the banks.
        author: Who is left out.
        encoded: The encoder's values for passages that it did not see.
    """
    theirs = examples.authors == author
    honest = ~theirs & unread(examples)
    linear = crossed(examples, ~theirs, honest)
    rows = np.flatnonzero(theirs)
    linear[rows] = fit_linear(examples, ~theirs).values(examples.features[rows])
    return {name: scores_of(examples, theirs, honest, linear, encoded, parts) for name, parts in DETECTORS.items()}


def scores_of(
    examples: Examples, theirs: Flags, honest: Flags, linear: Values, encoded: Values, parts: tuple[str, ...]
) -> dict[str, float]:
    """Macro F1 by criterion on some records, by heads fitted on others with these parts alone."""
    if "rules" not in parts:
        nothing = np.zeros_like(linear)
        examples = replace(examples, signs=Signs(nothing, nothing, nothing, examples.signs.eligible))
    linear = linear if "n-grams" in parts else np.zeros_like(linear)
    encoded = encoded if "encoder" in parts else np.zeros_like(encoded)
    odds = weigh(_stacked(examples, fit_heads(examples, honest, linear, encoded)), examples.signs, linear, encoded)
    if "in doubt" in parts:
        quick = weigh(_stacked(examples, fit_heads(examples, honest, linear)), examples.signs, linear)
        odds = np.where(_in_doubt(examples, quick, theirs), odds, quick)
    homes, tops = highest(examples, odds, theirs)
    states = states_of(examples, homes)
    return {
        name: float(f1_score(states[:, column] > 0, tops[:, column] >= 0, average="macro"))
        for column, name in enumerate(examples.criteria)
    }


def _stacked(examples: Examples, heads: Mapping[str, Head]) -> Values:
    return stack_heads([heads[name] for name in examples.criteria])


def _in_doubt(examples: Examples, quick: Values, theirs: Flags) -> NDArray[np.bool_]:
    """Which passages of some records ``accurate`` sends to its encoder, for which criteria."""
    found = np.zeros_like(examples.signs.eligible)
    for home in np.unique(examples.home[theirs]):
        rows = examples.home == home
        found[rows] = in_doubt(quick[rows], examples.signs.eligible[rows], DOUBT)
    return found


def main() -> None:
    """Score every detector without each author in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of a fine-tuning, or of a model")
    encoder = CrossedEncoder(parser.parse_args().encoder)
    examples = gather(read_labels([DATA / "minutes"]), load_banks(DATA / "phrases"))
    encoded = encoder.values(examples, examples.every_row())
    authors = [author for author in dict.fromkeys(examples.authors.tolist()) if author != BANK]
    print(json.dumps({author: scores_without(examples, author, encoded) for author in authors}, indent=1))


if __name__ == "__main__":
    main()
