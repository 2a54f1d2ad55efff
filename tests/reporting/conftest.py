"""A small catalogue and assessments of it, and the real pipeline's on shipped records."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Action, Evidence, NearMiss, OwnerKind, Participant, Why
from analyser.domain.finding import Assessment, Engine, Finding, Status
from analyser.domain.judgement import judge_avoided, judge_stated
from analyser.domain.record import Record
from analyser.pipeline import Pipeline, load_pipeline
from analyser.reporting.report import Format, ReportOptions, open_report

MINUTES = Path(__file__).parents[2] / "data" / "synthetic" / "minutes" / "authority" / "records"

TEXT = "Held today as the bruising needed a medical.\nIf NAI, s47 will be considered.\nSW Jo Ash to visit by 12/6."


def _criterion(name: str, *, offending: bool = False) -> Criterion:
    return Criterion(
        id=name,
        area="D",
        title=name.replace("_", " ").capitalize(),
        question=f"Is {name} stated?",
        pointer=f"State {name}.",
        missing=f"No {name} is stated",
        judge=judge_avoided if offending else judge_stated,
        met_example="yes",
        not_met_example="no",
        offending=offending,
    )


CATALOGUE = (_criterion("timing"), _criterion("decision"), _criterion("owners"), _criterion("wording", offending=True))
ENGINE = Engine(version="9.9", criteria="abc123")


def _evidence(text: str, words: str, score: float = 0.95) -> Evidence:
    start = text.index(words)
    return Evidence(start=start, end=start + len(words), text=words, detector="rule:test", score=score)


def _near_miss(text: str, words: str) -> NearMiss:
    start = text.index(words)
    return NearMiss(start=start, end=start + len(words), text=words, why=Why.HYPOTHETICAL)


def _action(text: str, words: str) -> Action:
    start = text.index(words)
    kind = OwnerKind.PERSON
    return Action(
        start=start, end=start + len(words), text=words, owner="Jo Ash", owner_kind=kind, due=None, detector="rule:test"
    )


Assess = Callable[..., Assessment]


def make_assessment(
    text: str = TEXT,
    *,
    record_id: str = "a-1",
    source: str = "records/a-1.txt",
    quoted: Sequence[str] = (),
    metadata: dict[str, str] | None = None,
    pages: tuple[int, ...] = (),
) -> Assessment:
    """One record: timing met, decision not met, owners partly met, wording met."""
    met, missed, done = quoted or ("bruising needed a medical", "s47 will be considered", "SW Jo Ash to visit by 12/6")
    findings = (
        Finding(
            criterion="timing",
            status=Status.MET,
            reason=f'The record states it: "{met}".',
            confidence=0.123456,
            evidence=(_evidence(text, met, 0.98765),),
        ),
        Finding(
            criterion="decision",
            status=Status.NOT_MET,
            reason=f'No decision is stated; the nearest, "{missed}", is hypothetical.',
            confidence=0.7,
            near_misses=(_near_miss(text, missed),),
        ),
        Finding(
            criterion="owners",
            status=Status.PARTLY_MET,
            reason="1 of 2 actions has an owner.",
            confidence=0.9,
            evidence=(_evidence(text, done),),
        ),
        Finding(criterion="wording", status=Status.MET, reason="Nothing in the record offends.", confidence=0.9),
    )
    return Assessment(
        record=Record(record_id=record_id, source=source, text=text, metadata=metadata or {}, pages=pages),
        findings={each.criterion: each for each in findings},
        engine=ENGINE,
        actions=(_action(text, done),),
        participants=(Participant(start=0, end=4, text=text[:4], party="police"),),
    )


def make_unreadable(
    record_id: str = "scan-2", reason: str = "It is a scan without text. Recognise it first."
) -> Assessment:
    """A record that could not be read."""
    findings = {
        each.id: Finding(criterion=each.id, status=Status.NOT_ASSESSED, reason=reason, confidence=0.0)
        for each in CATALOGUE
    }
    record = Record(record_id=record_id, source=f"records/{record_id}.pdf", text="")
    return Assessment(record=record, findings=findings, engine=ENGINE, problem=reason)


@pytest.fixture
def catalogue() -> tuple[Criterion, ...]:
    return CATALOGUE


@pytest.fixture
def assess() -> Assess:
    """Make an assessment; what is not given has a default."""
    return make_assessment


@pytest.fixture
def unreadable() -> Assess:
    return make_unreadable


@pytest.fixture
def options() -> ReportOptions:
    return ReportOptions(criteria=CATALOGUE, engine=ENGINE, title="June batch", made=datetime(2015, 6, 5, 9, 30))


@pytest.fixture
def write(tmp_path: Path, options: ReportOptions) -> Callable[..., Path]:
    """Write assessments as a report and return its path."""

    def write_report(form: Format, assessments: Sequence[Assessment], opts: ReportOptions = options) -> Path:
        target = tmp_path / f"report.{form}"
        with open_report(target, form, opts) as report:
            for each in assessments:
                report.write(each)
        return target

    return write_report


@cache
def _pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The real one."""
    return _pipeline()


@pytest.fixture(scope="session")
def real(pipeline: Pipeline) -> tuple[Assessment, ...]:
    """What the real pipeline says about five shipped records, the first of them as if it had pages."""
    records = [
        Record(record_id=path.stem, source=path.name, text=path.read_text(encoding="utf-8"))
        for path in sorted(MINUTES.glob("*.txt"))[:5]
    ]
    first = records[0]
    paged = Record(record_id="paged", source="paged.pdf", text=first.text, pages=(0, len(first.text) // 2))
    return tuple(pipeline.assess_all([paged, *records]))
