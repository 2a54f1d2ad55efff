"""Opening a report in any format: ``with open_report(...) as report: report.write(assessment)``."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Protocol

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Assessment, Engine
from analyser.errors import OutputError
from analyser.reporting.output import is_device, output_errors, output_file


class Format(StrEnum):
    """What a report can be written as."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    HTML = "html"

    @property
    def is_binary(self) -> bool:
        """Whether it would only be noise on a screen."""
        return self in {Format.PARQUET, Format.XLSX}


_SUFFIXES = MappingProxyType(
    {f".{each.value}": each for each in Format} | {".ndjson": Format.JSONL, ".htm": Format.HTML}
)


def format_of(target: Path) -> Format:
    """The format that a file's suffix asks for.

    Raises:
        OutputError: If the suffix asks for none.
    """
    try:
        return _SUFFIXES[target.suffix.lower()]
    except KeyError:
        msg = (
            f"Cannot tell the format of {target} from {target.suffix or 'a name without a suffix'!r}; "
            f"it is not one of {', '.join(_SUFFIXES)}. Change the name or add --format."
        )
        raise OutputError(msg) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What a report says beside the assessments.

    Attributes:
        criteria: The catalogue, in its order.
        engine: What makes the assessments.
        title: The batch's name, for people.
        made: When the report was made.
        keep_text: Whether formats that show whole records may do so; quotations always stand.
    """

    criteria: tuple[Criterion, ...]
    engine: Engine
    title: str = "Strategy discussion records"
    made: datetime = field(default_factory=datetime.now)
    keep_text: bool = True


class Writer(Protocol):
    """Writes one format, record by record."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user must know about the file, one sentence each; complete after ``finish``."""
        ...

    def write(self, assessment: Assessment) -> None:
        """Add one record."""
        ...

    def finish(self) -> None:
        """Write what can only be written last."""
        ...

    def close(self) -> None:
        """Let go of working files; also after an error."""
        ...


class Report:
    """A report being written; made by :func:`open_report`."""

    def __init__(self, name: str, writer: Writer) -> None:
        self._name = name
        self._writer = writer

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user must know about the file, one sentence each."""
        return self._writer.notices

    def write(self, assessment: Assessment) -> None:
        """Add one record.

        Raises:
            OutputError: If there is no room for it, or no permission.
        """
        try:
            self._writer.write(assessment)
        except OSError:  # entering output_errors for each record would cost more than most writers
            with output_errors(self._name):
                raise


@contextmanager
def open_report(target: Path | BinaryIO, form: Format, options: ReportOptions) -> Iterator[Report]:
    """Open a report; a file gets its name only when the ``with`` block ends without an error.

    Args:
        target: A file's path, or an open binary stream such as ``sys.stdout.buffer``.
        form: The format.
        options: What the report says beside the assessments.

    Yields:
        The report, to be written to record by record.

    Raises:
        OutputError: If it cannot be written, with the reason and what to do.
    """
    if isinstance(target, Path):
        with output_file(target) as file, _written(str(target), file, form, options, _scratch(target)) as report:
            yield report
    else:
        with _written("standard output", target, form, options, None) as report:
            yield report


def _scratch(target: Path) -> Path | None:
    """Where working files go: beside the report, so that records are not spread over more disks than need be."""
    return None if is_device(target) else target.resolve().parent


@contextmanager
def _written(name: str, file: BinaryIO, form: Format, options: ReportOptions, scratch: Path | None) -> Iterator[Report]:
    with output_errors(name):
        writer = _writer(file, form, options, scratch)
    try:
        yield Report(name, writer)
        with output_errors(name):
            writer.finish()
            file.flush()
    finally:
        with suppress(OSError):  # only working files are left, and an error before this one is the one to tell
            writer.close()


def _writer(file: BinaryIO, form: Format, options: ReportOptions, scratch: Path | None) -> Writer:
    """The writer of one format; imported only now, as some bring a heavy library."""
    match form:
        case Format.JSONL:
            from analyser.reporting.jsonl import JsonlWriter

            return JsonlWriter(file)
        case Format.CSV:
            from analyser.reporting.csv import CsvWriter

            return CsvWriter(file, options.criteria)
        case Format.PARQUET:
            from analyser.reporting.parquet import ParquetWriter

            return ParquetWriter(file, options.criteria)
        case Format.XLSX:
            from analyser.reporting.xlsx import XlsxWriter

            return XlsxWriter(file, options, scratch)
        case Format.HTML:
            from analyser.reporting.html import HtmlWriter

            return HtmlWriter(file, options, scratch)
