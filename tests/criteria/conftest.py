"""Fixtures for the tests of single criteria."""

from collections.abc import Callable

import pytest

import analyser
from analyser.domain.finding import Finding


@pytest.fixture
def judge_text() -> Callable[[str, str], Finding]:
    """The finding of the real pipeline for a text and a criterion's id."""

    def judge(text: str, criterion: str) -> Finding:
        return analyser.assess(text).findings[criterion]

    return judge
