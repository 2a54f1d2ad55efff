"""Minimum functionality: what docs/criteria.md says of whole records and of single statements."""

import tomllib
from pathlib import Path

import pytest

CAPABILITIES = [
    pytest.param(criterion, status, text, id=f"{criterion}-{name}")
    for criterion, cases in tomllib.loads(
        Path(__file__).with_name("capabilities.toml").read_text(encoding="utf-8")
    ).items()
    for name, (status, text) in cases.items()
]


def test_whole_record(minute, statuses, known_failures):
    found = statuses(minute.fill())
    assert set(found) == set(minute.statuses)
    wrong = {f"{name}: {found[name]}" for name, status in minute.statuses.items() if found[name] != status}
    assert wrong == known_failures


@pytest.mark.parametrize(("criterion", "status", "text"), CAPABILITIES)
def test_capability(criterion, status, text, statuses, known_failures):
    found = statuses(text)[criterion]
    wrong = {found} - {status}
    assert wrong == known_failures
