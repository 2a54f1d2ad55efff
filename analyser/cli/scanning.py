"""One scan from paths to reports and store; ``scan`` and ``demo`` both run it."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from analyser.cli.progress import Progress
from analyser.cli.request import Flagged, Output, ScanRequest, ScanResult
from analyser.cli.screen import words
from analyser.domain.finding import Assessment
from analyser.domain.record import Record, Unreadable
from analyser.errors import OutputError
from analyser.reading import ColumnGuess
from analyser.reading.batch import read_files
from analyser.reading.walk import Found, find_files
from analyser.reporting.report import Report, ReportOptions, open_report
from analyser.storing import open_store

if TYPE_CHECKING:
    from analyser.pipeline import Pipeline
    from analyser.settings import Settings

_MOST_LISTED = 50


def run_scan(request: ScanRequest, progress: Progress) -> ScanResult:
    """Read, assess, write and save, record by record.

    Raises:
        AnalyserError: A path, an option, a setting, an output or the store is not as it must be.
    """
    files = find_files(request.paths)
    _refuse_to_overwrite(files, request.outputs)
    from analyser.pipeline import load_pipeline, settle  # takes a second, and a wrong path must be told at once
    from analyser.settings import Settings

    settings = Settings()
    pipeline = load_pipeline(settings)
    settle()
    result = ScanResult(criteria=pipeline.criteria)
    with ExitStack() as stack:
        reports = [stack.enter_context(_open(each, request, pipeline)) for each in request.outputs]
        progress.expect(len(files))
        start = monotonic()
        records = _read(files, request, settings, progress)
        assessments = pipeline.assess_all(records, jobs=request.jobs or settings.jobs)
        watched = _watch(assessments, reports, result, progress)
        store_url = request.store or settings.store
        if store_url is None:
            deque(watched, maxlen=0)
        else:
            store = stack.enter_context(open_store(store_url, keep_text=request.keep_text))
            batch = store.begin_batch(request.name, ", ".join(request.paths))
            result.saved = store.save(batch, watched)
        result.seconds = monotonic() - start
    result.notices += [notice for report in reports for notice in report.notices]
    return result


def _open(output: Output, request: ScanRequest, pipeline: "Pipeline") -> AbstractContextManager[Report]:
    options = ReportOptions(
        criteria=pipeline.criteria, engine=pipeline.engine, title=request.name, keep_text=request.keep_text
    )
    return open_report(output.target or sys.stdout.buffer, output.form, options)


def _refuse_to_overwrite(files: Iterable[Found], outputs: Iterable[Output]) -> None:
    """A report must not take the place of a record that it is about, nor be read as one."""
    targets = {each.target.name: each.target for each in outputs if each.target is not None}
    for found in files:
        target = targets.get(found.path.name) if found.path is not None else None
        if found.path is not None and target is not None and target.exists() and target.samefile(found.path):
            msg = (
                f"Cannot write {target}: it is one of the files to be scanned. "
                "Choose another name or folder; if it is an old report, remove it first."
            )
            raise OutputError(msg)


def _read(
    files: Sequence[Found], request: ScanRequest, settings: "Settings", progress: Progress
) -> Iterator[Record | Unreadable]:
    def show_guess(table: str, guess: ColumnGuess) -> None:
        progress.say(words(f"{table}: {guess}"))

    options = replace(
        request.read,
        max_record_characters=settings.max_record_characters,
        on_guess=show_guess,
        on_file=lambda _: progress.file_read(),
    )
    return read_files(files, options)


def _watch(
    assessments: Iterable[Assessment], reports: Iterable[Report], result: ScanResult, progress: Progress
) -> Iterator[Assessment]:
    """Pass the assessments on after writing and counting them."""
    for assessment in assessments:
        for report in reports:
            report.write(assessment)
        result.tally.add(assessment)
        if len(result.flagged) < _MOST_LISTED and (flags := assessment.flags):
            result.example = result.example or assessment
            result.flagged.append(Flagged(assessment.record.record_id, assessment.record.source, flags))
        progress.record_done()
        yield assessment
