"""CSV: one row a record, for a spreadsheet or a data frame.

UTF-8 with a byte order mark, as Excel wants it; lines end in CR LF, as RFC 4180 wants it. A cell
that a spreadsheet would run as a formula starts with an apostrophe.
"""

import codecs
import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Assessment
from analyser.domain.record import METADATA_KEYS
from analyser.reporting.safe_text import printable, without_formula

_FIXED = ("record_id", "source", *METADATA_KEYS, "sha256", "status", "problem", "flags")


def columns(criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """The names of the columns: what is known of the record, then a status and a reason a criterion."""
    return _FIXED + tuple(name for each in criteria for name in (each.id, f"{each.id}_reason"))


def row(assessment: Assessment, criteria: Iterable[Criterion]) -> list[str]:
    """The cells of one record, in the order of :func:`columns`."""
    record = assessment.record
    cells = [record.record_id, record.source]
    cells += [record.metadata.get(key, "") for key in METADATA_KEYS]
    cells += [record.sha256, assessment.status, assessment.problem or "", " ".join(assessment.flags)]
    for criterion in criteria:
        finding = assessment.findings[criterion.id]
        cells += [finding.status.value, finding.reason]
    return [without_formula(printable(cell)) for cell in cells]


class CsvWriter:
    """Writes a heading and one row a record."""

    notices: tuple[str, ...] = ()

    def __init__(self, file: BinaryIO, criteria: tuple[Criterion, ...]) -> None:
        self._file = file
        self._criteria = criteria
        self._file.write(codecs.BOM_UTF8)
        self._write_row(columns(criteria))

    def write(self, assessment: Assessment) -> None:
        """Add one row."""
        self._write_row(row(assessment, self._criteria))

    def finish(self) -> None:
        """Nothing comes last."""

    def close(self) -> None:
        """There are no working files."""

    def _write_row(self, cells: Iterable[str]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line).writerow(cells)
        self._file.write(line.getvalue().encode("utf-8"))
