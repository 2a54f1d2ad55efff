"""Stores made by the real migrations, and assessments whose every part is a function of the text."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from analyser.domain.evidence import Action, Evidence, NearMiss, OwnerKind, Participant, Why
from analyser.domain.finding import Assessment, Engine, Finding, Status
from analyser.domain.record import Record
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.storing import open_store
from analyser.storing.store import Store
from tests.storing.server import EMPTY, MIGRATED, Server, running_server

Assess = Callable[..., Assessment]
MakeReview = Callable[..., Review]

ENGINE = Engine(version="1.0", criteria="c" * 64)


def make_assessment(
    text: str,
    *,
    record_id: str = "r-1",
    source: str | None = None,
    metadata: dict[str, str] | None = None,
    pages: tuple[int, ...] = (),
    engine: Engine = ENGINE,
    s47: Status = Status.NOT_MET,
    problem: str | None = None,
) -> Assessment:
    record = Record(
        record_id=record_id,
        source=f"{record_id}.txt" if source is None else source,
        text=text,
        metadata=metadata or {},
        pages=pages,
    )
    if problem is not None or not text:
        return Assessment(record=record, findings={}, engine=engine, problem=problem)
    end = len(text)
    half = (end + 1) // 2
    evidence = (
        Evidence(start=0, end=half, text=text[:half], detector="rule:outcome", score=0.87654),
        Evidence(start=0, end=end, text=text, detector="model:statements@1.2"),
    )
    near_miss = NearMiss(start=end - 1, end=end, text=text[-1:], why=Why.HYPOTHETICAL)
    return Assessment(
        record=record,
        findings={
            "timing_rationale": Finding(
                criterion="timing_rationale",
                status=Status.MET,
                reason=f'The record states it: "{text}".',
                confidence=0.9,
                evidence=evidence,
            ),
            "s47_decision": Finding(
                criterion="s47_decision",
                status=s47,
                reason=f'The nearest, "{text[-9:]}", is hypothetical.',
                confidence=0.7,
                near_misses=(near_miss,),
            ),
        },
        engine=engine,
        actions=(
            Action(
                start=0, end=end, text=text, owner=text, owner_kind=OwnerKind.PERSON, due=text, detector="rule:list"
            ),
            Action(
                start=0, end=1, text=text[:1], owner=None, owner_kind=OwnerKind.NONE, due=None, detector="rule:list"
            ),
        ),
        participants=(
            Participant(start=0, end=half, text=text[:half], party="police"),
            Participant(start=0, end=end, text=text, party=None),
            Participant(start=0, end=end, text=text, party="police"),
        ),
    )


def make_review(assessment: Assessment, held: Status | None = None, **changes: Any) -> Review:
    """A review of one finding: confirms what it says, or overrides it with what is held right."""
    criterion = changes.pop("criterion", "s47_decision")
    finding = assessment.findings[criterion]
    status = held or finding.status
    overrides = status is not finding.status
    values: dict[str, Any] = {
        "sha256": assessment.record.sha256,
        "criterion": criterion,
        "reviewer": "ann",
        "action": ReviewAction.OVERRIDE if overrides else ReviewAction.CONFIRM,
        "reviewed_status": finding.status,
        "engine": assessment.engine,
        "status": status,
        "reason_code": ReasonCode.EVIDENCE_MISSED if overrides else None,
    }
    return Review(**(values | changes))


@pytest.fixture
def review() -> MakeReview:
    """Make a review of an assessment; what is not given has a default."""
    return make_review


@pytest.fixture
def assess() -> Assess:
    """Make an assessment of a text; what is not given has a default."""
    return make_assessment


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server that is there for these tests alone."""
    with running_server() as started:
        open_store(started.create(MIGRATED)).close()
        yield started


BOTH = [pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql")]


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty store that nobody else uses; one test run for each kind of database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/findings.sqlite"
        return
    with request.getfixturevalue("server").lend(MIGRATED) as url:
        yield url


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that holds nothing yet, not even tables; one test run for each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/findings.sqlite"
        return
    with request.getfixturevalue("server").lend(EMPTY) as url:
        yield url


@pytest.fixture
def postgresql_url(server: Server) -> Iterator[str]:
    """An empty store on PostgreSQL, for what only it can do."""
    with server.lend(MIGRATED) as url:
        yield url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store that keeps text."""
    with open_store(store_url) as opened:
        yield opened
