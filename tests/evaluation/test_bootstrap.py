"""Intervals: they hold the figure, shrink with more records, and treat near-identical records as one."""

import time
from pathlib import Path

import numpy as np
import pytest

from analyser.evaluation.bootstrap import draw_weights, estimate, group_records

MINUTES = Path(__file__).parents[2] / "data" / "synthetic" / "minutes"


def texts_of(author: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((MINUTES / author / "records").glob("*.txt"))]


def test_every_minimal_pair_is_one_group() -> None:
    numbers = group_records(texts_of("pairs")).tolist()
    assert numbers == [number // 2 for number in range(30)]


@pytest.mark.parametrize("author", ["authority", "clinic", "partners"])
def test_different_records_are_different_groups(author: str) -> None:
    assert group_records(texts_of(author)).tolist() == list(range(30))


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        pytest.param(["one two", "one two", ""], [0, 1, 2], id="too-short-to-tell"),
        pytest.param(["a b c d e f", "u v w x y z", "a b c d e g"], [0, 1, 0], id="not-side-by-side"),
        pytest.param(
            ["a b c d e f g", "1 2 3 4 5 6", "u v w x y z", "a b c d e u v w x y"], [0, 1, 0, 0], id="through-a-third"
        ),
        pytest.param(["a b c d e f g", "d e f g h x y z", "g h x y z 1 2 3"], [0, 1, 1], id="long-enough-a-run"),
    ],
)
def test_groups(texts: list[str], groups: list[int]) -> None:
    assert group_records(texts).tolist() == groups


def test_weights_draw_whole_groups_and_begin_with_the_records_as_they_are() -> None:
    groups = np.array([0, 1, 1, 2])
    weights = draw_weights(groups, resamples=50, seed=3)

    assert weights.shape == (51, 4)
    assert weights[0].tolist() == [1, 1, 1, 1]
    assert (weights[:, 1] == weights[:, 2]).all()
    assert (weights[1:, [0, 1, 3]].sum(axis=1) == 3).all()
    assert np.array_equal(weights, draw_weights(groups, resamples=50, seed=3))
    assert not np.array_equal(weights, draw_weights(groups, resamples=50, seed=4))


def mean_over(right: np.ndarray, groups: np.ndarray) -> np.ndarray:
    weights = draw_weights(groups)
    return np.asarray(weights @ right / weights.sum(axis=1))


def test_the_interval_of_a_share_is_the_one_theory_gives() -> None:
    right = np.array([1.0] * 150 + [0.0] * 50)
    value, low, high = estimate(mean_over(right, np.arange(200)))

    assert value == 0.75
    assert low is not None and high is not None
    half = 1.96 * np.sqrt(0.75 * 0.25 / 200)
    assert low == pytest.approx(0.75 - half, abs=0.01)
    assert high == pytest.approx(0.75 + half, abs=0.01)


def test_doubling_each_record_does_not_narrow_the_interval() -> None:
    right = np.array([1.0, 0.0, 1.0, 1.0] * 25)
    _, low, high = estimate(mean_over(right, np.arange(100)))
    _, low_twice, high_twice = estimate(mean_over(np.repeat(right, 2), np.repeat(np.arange(100), 2)))
    assert (low, high) == pytest.approx((low_twice, high_twice))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([np.nan, 1.0], (None, None, None), id="not-defined"),
        pytest.param([0.5, np.nan], (0.5, None, None), id="no-interval"),
        pytest.param([0.5, 0.2, np.nan, 0.2], (0.5, 0.2, 0.2), id="some-resamples-not-defined"),
    ],
)
def test_estimate(values: list[float], expected: tuple[float | None, float | None, float | None]) -> None:
    assert estimate(np.array(values)) == expected


def test_two_thousand_resamples_of_a_thousand_records_take_no_time() -> None:
    start = time.perf_counter()
    draw_weights(np.arange(1000))
    assert time.perf_counter() - start < 2
