"""Two engines, eight records and what is known to fail: what all tests of behaviour share.

After CheckList (Ribeiro et al. 2020): minimum functionality, invariance and direction. A test finds the set of
things that went wrong and compares it with ``known_failures.toml``, so that a new failure and a mended one are
both noticed.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from analyser.domain.record import Record
from analyser.pipeline import Pipeline, load_pipeline

FOLDER = Path(__file__).parent
USUAL = {
    "council": "Harrowmere",
    "held": "05/06/2015",
    "due": "12/06/2015",
    "child": "Maisie",
    "family": "Thornley",
    "sibling": "Jacob",
    "worker": "Helen Marsh",
    "manager": "Robert Askew",
    "officer": "Wainwright",
    "nurse": "Janet Colley",
    "teacher": "Susan Pell",
}
"""Who, where and when, unless a test says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """A whole record with blanks for people, places and dates."""

    name: str
    template: str
    statuses: Mapping[str, str]
    plain: tuple[str, ...]

    def fill(self, **changed: str) -> str:
        return self.template.format(**USUAL | changed)

    def edit(self, old: str, new: str) -> "Minute":
        assert self.template.count(old) == 1, f"{old!r} must stand once in the record {self.name!r}"
        return replace(self, template=self.template.replace(old, new))


def read_minutes() -> dict[str, Minute]:
    told = tomllib.loads((FOLDER / "records.toml").read_text(encoding="utf-8"))
    return {
        name: Minute(name=name, template=each["text"], statuses=each["statuses"], plain=tuple(each["plain"]))
        for name, each in told.items()
    }


MINUTES = read_minutes()


def read_known_failures() -> dict[str, set[str]]:
    by_reason = tomllib.loads((FOLDER / "known_failures.toml").read_text(encoding="utf-8"))
    failures: dict[str, set[str]] = {}
    for tests in by_reason.values():
        for name, wrong in tests.items():
            failures.setdefault(name, set()).update(wrong)
    return failures


KNOWN_FAILURES = read_known_failures()
"""By the test's name, what it finds wrong today."""


@pytest.fixture(scope="session")
def shipped() -> Pipeline:
    """The engine as it ships, with its model."""
    return load_pipeline()


@pytest.fixture(scope="session", params=["shipped", "rules"])
def statuses(request: pytest.FixtureRequest) -> Callable[[str], dict[str, str]]:
    """The status of every criterion in a text, by one of the two engines."""
    engine: Pipeline = request.getfixturevalue(request.param)

    @cache
    def assess(text: str) -> dict[str, str]:
        found = engine.assess(Record(record_id="text", source="text", text=text)).findings
        return {criterion: finding.status.value for criterion, finding in found.items()}

    return assess


@pytest.fixture(params=[pytest.param(minute, id=name) for name, minute in MINUTES.items()])
def minute(request: pytest.FixtureRequest) -> Minute:
    """Each of the eight records."""
    found: Minute = request.param
    return found


@pytest.fixture
def minutes() -> dict[str, Minute]:
    """The eight records by name."""
    return MINUTES


@pytest.fixture
def known_failures(request: pytest.FixtureRequest) -> set[str]:
    """What this test finds wrong today."""
    return KNOWN_FAILURES.get(request.node.name, set())


@pytest.fixture
def changes(statuses: Callable[[str], dict[str, str]]) -> Callable[[str, str], set[str]]:
    """The criteria whose status differs between two texts, each with how."""

    def compare(before: str, after: str) -> set[str]:
        first, second = statuses(before), statuses(after)
        return {f"{name}: {first[name]} -> {second[name]}" for name in first if first[name] != second[name]}

    return compare
