"""Fixtures that tests of several stages share."""

import time
from collections.abc import Callable

import pytest


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
