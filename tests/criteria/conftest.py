"""Fixtures for the tests of single criteria."""

from collections.abc import Callable

import pytest

from analyser.domain.finding import Finding
from analyser.domain.record import Record
from analyser.pipeline import Pipeline


@pytest.fixture
def judge_text(rules: Pipeline) -> Callable[[str, str], Finding]:
    """The finding of the real rules for a text and a criterion's id."""

    def judge(text: str, criterion: str) -> Finding:
        return rules.assess(Record(record_id="text", source="text", text=text)).findings[criterion]

    return judge
