"""Heads: how much rules, n-grams and encoder count for each criterion, calibrated record by record.

The signs are weighed on passages that nobody read while writing rules, with values from models that had not seen the
passage: where rules were fitted they would seem better than they are. Then the highest passage of each record is set
beside the record's status, so that log-odds of 0 mean: as likely as not.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from analyser.detecting.learned import stack_heads, weigh
from analyser.detecting.model_files import Head
from analyser.errors import LabelsError
from analyser.training.examples import Examples, Flags, check_both
from analyser.training.texts import BANK

_BANK_WEIGHT = 0.1
"""Weight of a bank's passage beside one that stands in a record: half of those count, and far fewer of these."""

Values = NDArray[np.float32]


def fit_heads(examples: Examples, rows: Flags, linear: Values, encoded: Values | None = None) -> dict[str, Head]:
    """Weigh the signs, then calibrate.

    Args:
        examples: Passages with what is known of them.
        rows: Those to learn from; records among them are calibrated on.
        linear: Values of a linear model that did not see the passage, one row a passage.
        encoded: The same of an encoder, or None.

    Returns:
        By criterion, its head.
    """
    heads = {}
    for column, name in enumerate(examples.criteria):
        chosen = np.flatnonzero(rows & examples.known[:, column])
        check_both(examples.counts[chosen, column], f"a passage counts for {name}")
        signs = [*examples.signs[:3], linear, *([] if encoded is None else [encoded])]
        table = np.stack([each[chosen, column] for each in signs], axis=1)
        weight = np.where(examples.authors[chosen] == BANK, _BANK_WEIGHT, 1.0)
        model = LogisticRegression(C=1.0).fit(table, examples.counts[chosen, column], sample_weight=weight)
        heads[name] = Head(
            offset=float(model.intercept_[0]), **dict(zip(_NAMES, map(float, model.coef_[0]), strict=False))
        )
    return _calibrated(heads, examples, rows, linear, encoded)


_NAMES = ("hit", "context", "miss", "linear", "encoder")


def highest(examples: Examples, odds: Values, rows: Flags) -> tuple[NDArray[np.intp], Values]:
    """The highest log-odds of each record.

    Args:
        examples: Passages.
        odds: Their log-odds.
        rows: Which of them to look at.

    Returns:
        The numbers of the texts, and for each one row with a column a criterion.
    """
    masked = np.where(examples.signs.eligible, odds, np.float32(-np.inf))[rows]
    homes, firsts = np.unique(examples.home[rows], return_index=True)
    return homes, np.maximum.reduceat(masked, firsts, axis=0)


def states_of(examples: Examples, homes: NDArray[np.intp]) -> NDArray[np.float64]:
    """Whether each text as a whole holds evidence; not a number where it is not labelled."""
    return np.array(
        [[examples.texts[home].known.states.get(name, np.nan) for name in examples.criteria] for home in homes],
        dtype=float,
    )


def _calibrated(
    heads: dict[str, Head], examples: Examples, rows: Flags, linear: Values, encoded: Values | None
) -> dict[str, Head]:
    """The same heads, stretched and moved so that a record's highest passage gives the record's log-odds."""
    records = rows & (examples.authors != BANK)
    stacked = stack_heads([heads[name] for name in examples.criteria])
    odds = weigh(stacked, examples.signs, linear, encoded)
    if not records.any():
        msg = (
            "There is no record to calibrate on: it takes records of authors whom nobody read while writing rules. "
            "Name those of the project as well, and two such authors if each is to be left out in turn."
        )
        raise LabelsError(msg)
    homes, tops = highest(examples, odds, records)
    states = states_of(examples, homes)
    known = ~np.isnan(states) & np.isfinite(tops)
    criterion = np.broadcast_to(np.arange(len(examples.criteria)), tops.shape)[known]
    check_both(states[known], "a record states")
    table = np.column_stack([tops[known], np.eye(len(examples.criteria))[criterion]])
    model = LogisticRegression(C=1.0).fit(table, states[known])
    slope, moves = float(model.coef_[0, 0]), model.coef_[0, 1:] + model.intercept_[0]
    return {
        name: replace(
            head,
            offset=head.offset * slope + float(move),
            hit=head.hit * slope,
            context=head.context * slope,
            miss=head.miss * slope,
            linear=head.linear * slope,
            encoder=head.encoder * slope,
        )
        for (name, head), move in zip(heads.items(), moves, strict=True)
    }
