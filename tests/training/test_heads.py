"""Heads: signs that tell get weights that say so, and log-odds of 0 mean as likely as not."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_array

from analyser.detecting.learned import Signs, stack_heads, weigh
from analyser.detecting.model_files import Head
from analyser.detecting.readings import Reading
from analyser.errors import LabelsError
from analyser.training.examples import Examples
from analyser.training.heads import fit_heads, highest, states_of
from analyser.training.texts import BANK, Known, Text

NAMES = ("s47_decision", "risk_statement")
PASSAGES = 4
Values = NDArray[np.float32]


def make(records: int = 60, seed: int = 3, author: str = "noisy") -> Examples:
    """Records of four passages each, of which in every other one some count."""
    random = np.random.default_rng(seed)
    states = random.random((records, len(NAMES))) < 0.5
    place = random.integers(PASSAGES, size=(records, len(NAMES)))
    counts = (place[:, None] == np.arange(PASSAGES)[None, :, None]) & states[:, None]
    counts = counts.reshape(-1, len(NAMES))
    texts = tuple(
        Text(
            author=author,
            name=str(number),
            text="",
            known=Known({}, {}, {}, frozenset(NAMES), dict(zip(NAMES, map(bool, state), strict=True))),
        )
        for number, state in enumerate(states)
    )
    zeros = np.zeros(counts.shape, dtype=np.float32)
    return Examples(
        criteria=NAMES,
        features=csr_array((len(counts), 1)),
        signs=Signs(zeros, zeros.copy(), zeros.copy(), np.ones(counts.shape, dtype=bool)),
        counts=counts,
        known=np.ones(counts.shape, dtype=bool),
        near=np.zeros(counts.shape, dtype=bool),
        readings=(Reading("", ""),) * len(counts),
        home=np.repeat(np.arange(records), PASSAGES),
        texts=texts,
    )


def noise(examples: Examples, seed: int = 9) -> Values:
    return np.random.default_rng(seed).normal(size=examples.counts.shape).astype(np.float32)


def odds_of(examples: Examples, heads: dict[str, Head], linear: Values, encoded: Values | None = None) -> Values:
    return weigh(stack_heads([heads[name] for name in NAMES]), examples.signs, linear, encoded)


@pytest.mark.parametrize("sign", ["hit", "context", "miss", "linear", "encoder"])
def test_a_perfect_sign_gets_a_weight_that_says_so_and_no_other_does(sign: str) -> None:
    examples = make()
    tells = examples.counts.astype(np.float32)
    nothing = np.zeros_like(tells)
    hits, contexts, misses = (tells if sign == name else nothing for name in ("hit", "context", "miss"))
    examples = replace(examples, signs=Signs(hits, contexts, misses, examples.signs.eligible))
    linear, encoded = (2 * tells - 1 if sign == name else nothing for name in ("linear", "encoder"))
    heads = fit_heads(examples, examples.every_row(), linear, encoded)
    assert list(heads) == list(NAMES)
    for head in heads.values():
        assert getattr(head, sign) > 1.0
        others = {"hit", "context", "miss", "linear", "encoder"} - {sign}
        assert all(abs(getattr(head, other)) < 1e-6 for other in others)
    odds = odds_of(examples, heads, linear, encoded)
    assert np.array_equal(odds >= 0, examples.counts)


def test_a_sign_against_gets_a_weight_below_nothing() -> None:
    examples = make()
    linear = np.where(examples.counts, 0.0, 1.0).astype(np.float32)
    heads = fit_heads(examples, examples.every_row(), linear)
    assert all(head.linear < -1.0 for head in heads.values())
    assert all(head.encoder == 0.0 for head in heads.values())


def test_a_record_is_as_likely_as_not_where_its_highest_passage_has_odds_of_nothing() -> None:
    examples = make(records=400)
    linear = noise(examples) + np.where(examples.counts, 2.0, 0.0).astype(np.float32)
    odds = odds_of(examples, fit_heads(examples, examples.every_row(), linear), linear)
    homes, tops = highest(examples, odds, examples.every_row())
    states = states_of(examples, homes)
    likely = 1 / (1 + np.exp(-tops))
    assert likely.mean() == pytest.approx(states.mean(), abs=0.01)  # no more is promised than there is
    near = np.abs(tops) < 0.75
    assert states[near].mean() == pytest.approx(0.5, abs=0.12)
    assert states[tops > 1.5].mean() > 0.75
    assert states[tops < -1.5].mean() < 0.25


def test_values_that_are_all_higher_change_nothing() -> None:
    examples = make(records=200)
    linear = noise(examples) + examples.counts.astype(np.float32)
    one, other = (
        odds_of(examples, fit_heads(examples, examples.every_row(), values), values)
        for values in (linear, linear + np.float32(5.0))
    )
    assert np.allclose(one, other, atol=0.02)


def test_what_is_not_known_does_not_matter() -> None:
    examples = make()
    linear = noise(examples)
    known = examples.known.copy()
    known[::3, 0] = False
    examples = replace(examples, known=known)
    misled = replace(examples, counts=np.where(known, examples.counts, ~examples.counts))
    assert fit_heads(examples, examples.every_row(), linear) == fit_heads(misled, misled.every_row(), linear)


def test_the_highest_of_each_record_is_among_those_that_could_be_evidence() -> None:
    examples = make(records=3)
    odds = np.arange(3 * PASSAGES * 2, dtype=np.float32).reshape(-1, 2)
    eligible = np.ones(odds.shape, dtype=bool)
    eligible[3], eligible[8:] = False, [True, False]
    examples = replace(examples, signs=examples.signs._replace(eligible=eligible))
    homes, tops = highest(examples, odds, examples.home != 1)
    assert homes.tolist() == [0, 2]
    assert tops.tolist() == [[4.0, 5.0], [22.0, -np.inf]]


def test_a_record_that_nobody_labelled_has_no_state() -> None:
    examples = make(records=2)
    [one, other] = examples.texts
    examples = replace(examples, texts=(one, replace(other, known=other.known._replace(states={NAMES[1]: True}))))
    states = states_of(examples, np.array([0, 1]))
    assert np.isnan(states[1, 0])
    assert states[1, 1] == 1.0
    assert states[0].tolist() == [float(one.known.states[name]) for name in NAMES]


def test_there_must_be_records_to_calibrate_on() -> None:
    examples = make(author=BANK)
    with pytest.raises(LabelsError, match=r"no record to calibrate on.*Name those of the project as well"):
        fit_heads(examples, examples.every_row(), noise(examples))


def test_there_must_be_passages_of_both_kinds() -> None:
    examples = make()
    examples = replace(examples, counts=np.zeros_like(examples.counts))
    with pytest.raises(LabelsError, match=r"whether a passage counts for s47_decision.*Add labelled records"):
        fit_heads(examples, examples.every_row(), noise(examples))


def test_there_must_be_records_of_both_kinds() -> None:
    examples = make()
    texts = tuple(
        replace(each, known=each.known._replace(states=dict.fromkeys(NAMES, True))) for each in examples.texts
    )
    examples = replace(examples, texts=texts)
    with pytest.raises(LabelsError, match="whether a record states"):
        fit_heads(examples, examples.every_row(), noise(examples))
