"""Fixtures that tests of several stages share."""

import time
from collections.abc import Callable

import pytest

from analyser.pipeline import Pipeline, load_pipeline
from analyser.settings import Settings


@pytest.fixture
def seconds():
    """Time a call: the best of a few, so that a busy machine does not decide."""

    def best(call: Callable[[], object], times: int = 3) -> float:
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            call()
            taken.append(time.perf_counter() - start)
        return min(taken)

    return best


@pytest.fixture(scope="session")
def rules() -> Pipeline:
    """The engine without a learned model: what tests of rules are about."""
    return load_pipeline(Settings(model="none"))
