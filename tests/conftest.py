"""Fixtures that tests of several stages share."""

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def seconds():
    """Time a call: the best of three, so that a busy machine does not decide."""

    def best(call: Callable[[], object]) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
        return min(times)

    return best
