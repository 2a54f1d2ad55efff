"""One scan from paths to reports and store; ``scan`` and ``demo`` both run it."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from analyser.cli.naming import name_files
from analyser.cli.progress import Progress
from analyser.cli.request import Flagged, Output, ScanRequest, ScanResult
from analyser.cli.resuming import find_begun
from analyser.domain.finding import Assessment
from analyser.domain.record import Record, Unreadable
from analyser.errors import OutputError
from analyser.reading import ColumnGuess, ReadOptions
from analyser.reading.batch import read_files
from analyser.reading.counting import count_records
from analyser.reading.walk import Found, find_files
from analyser.reporting.report import Report, ReportOptions, open_report
from analyser.storing import open_store

if TYPE_CHECKING:
    from analyser.pipeline import Pipeline

_MOST_LISTED = 50


def run_scan(request: ScanRequest, progress: Progress) -> ScanResult:
    """Read, assess, write and save, record by record.

    Raises:
        AnalyserError: A path, an option, a setting, an output or the store is not as it must be.
    """
    files = name_files(find_files(request.paths), request.names)
    _refuse_to_overwrite(files, request.outputs)
    from analyser.pipeline import load_pipeline, settle  # takes a second, and a wrong path must be told at once
    from analyser.settings import Settings

    settings = Settings()
    with ExitStack() as stack:
        url = request.store or settings.store
        store = None if url is None else stack.enter_context(open_store(url, keep_text=request.keep_text))
        begun = find_begun(store, request.resume, files)
        pipeline = load_pipeline(settings)
        settle()
        result = ScanResult(criteria=pipeline.criteria, held=len(begun.held) if begun else 0)
        reports = [stack.enter_context(_open(each, request, pipeline)) for each in request.outputs]
        options = replace(request.read, max_record_characters=settings.max_record_characters)
        progress.expect(len(files), count_records(files, options) if request.count else None)
        start = monotonic()
        records = _read(files, options, progress)
        if begun:
            records = begun.leave_out(records)
        assessments = pipeline.assess_all(records, jobs=request.jobs or settings.jobs)
        watched = _watch(assessments, reports, result, progress)
        if store is None:
            deque(watched, maxlen=0)
        else:
            batch = begun.batch if begun else store.begin_batch(request.name, request.source)
            progress.save_to(batch.id, result.held)
            result.saved = store.save(batch, watched)
        result.seconds = monotonic() - start
    result.notices += [notice for report in reports for notice in report.notices]
    for notice in result.notices:
        progress.notice(notice)
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


def _read(files: Sequence[Found], options: ReadOptions, progress: Progress) -> Iterator[Record | Unreadable]:
    def show_guess(table: str, guess: ColumnGuess) -> None:
        progress.columns_guessed(table, str(guess))

    return read_files(files, replace(options, on_guess=show_guess, on_file=lambda _: progress.file_read()))


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
        progress.record_done(problem=assessment.problem is not None)
        yield assessment
