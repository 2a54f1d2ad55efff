"""The whole scan, as ``analyser scan PATH --out FILE`` does it on one process, for measuring."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from analyser.pipeline import Pipeline
from analyser.reading import read_paths
from analyser.reporting.report import Format, ReportOptions, open_report


def scan(pipeline: Pipeline, paths: Sequence[Path], target: Path) -> Iterator[int]:
    """Read, assess and write every record.

    Args:
        pipeline: The engine.
        paths: Files or folders of records.
        target: The JSON Lines to write.

    Yields:
        After each record, how many are done.
    """
    options = ReportOptions(criteria=pipeline.criteria, engine=pipeline.engine)
    with open_report(target, Format.JSONL, options) as report:
        for done, assessment in enumerate(pipeline.assess_all(read_paths(paths)), start=1):
            report.write(assessment)
            yield done
