"""A report of a batch that a store holds, in any format, as ``analyser scan --out`` would have written it."""

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from analyser.criteria import discover
from analyser.domain.finding import Assessment, Engine
from analyser.domain.record import Record, Unreadable
from analyser.errors import StoreError
from analyser.judging import not_assessed
from analyser.reporting.report import Format, ReportOptions, open_report

if TYPE_CHECKING:
    from analyser.storing import Batch
    from analyser.storing.store import Store


def write_stored(store: "Store", batch: "Batch", target: Path | BinaryIO, form: Format) -> tuple[str, ...]:
    """Write what a batch holds, and what of it could not be read.

    Args:
        store: The store.
        batch: One of its batches.
        target: A file's path, or an open binary stream.
        form: The format.

    Returns:
        What must be known about the file, one sentence each.

    Raises:
        StoreError: The store does not keep the words of the batch's records.
        OutputError: The report cannot be written.
    """
    assessments = store.assessments(batch)
    first = next(assessments, None)
    if first is None and batch.records:
        msg = f"The store {store.place} keeps no words of these records, so no report can be made of them. Scan again."
        raise StoreError(msg)
    problems = store.problems(batch)
    engine = first.engine if first else _last_engine(store)
    options = ReportOptions(criteria=tuple(discover()), engine=engine, title=batch.name)
    with open_report(target, form, options) as report:
        if first is not None:
            report.write(first)
        for assessment in assessments:
            report.write(assessment)
        for problem in problems:
            report.write(_unread(problem, engine))
    return report.notices


def _last_engine(store: "Store") -> Engine:
    """What assessed last; rules alone where nothing has ever been assessed, as then all that matters is the version."""
    engines = store.info().engines
    if engines:
        return engines[-1]
    from analyser.pipeline import fingerprint  # with spaCy it takes a second

    return Engine(version=version("analyser"), criteria=fingerprint(discover()))


def _unread(problem: Unreadable, engine: Engine) -> Assessment:
    record = Record(record_id=problem.record_id, source=problem.source, text="")
    findings = not_assessed(discover(), problem.reason)
    return Assessment(record=record, findings=findings, engine=engine, problem=problem.reason)
