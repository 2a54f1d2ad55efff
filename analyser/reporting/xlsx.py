"""Excel: sheets of records, evidence, actions and problems, and one that says what they mean.

Rows go to disk as they come, so memory does not grow with the batch. Words are always written
as strings: none becomes a formula, a number or a link.
"""

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from analyser.domain.evidence import Action, Evidence, NearMiss
from analyser.domain.finding import Assessment, Status
from analyser.domain.record import METADATA_KEYS, Record
from analyser.errors import OutputError
from analyser.reporting.report import ReportOptions
from analyser.reporting.safe_text import printable
from analyser.reporting.tally import Tally
from analyser.reporting.wording import ABOUT_FLAGS, METADATA_WORDS, STATUS_SIGNS, STATUS_WORDS, count_of, lacks, share

MAX_CELL = 32_767
"""Excel's limit of characters a cell."""

MAX_ROWS = 1_048_576
"""Excel's limit of rows a sheet."""

_CUT = " … [cut here: Excel holds no more in one cell]"
_COLOURS = MappingProxyType(
    {
        Status.MET: ("#DCEFE3", "#14532D"),
        Status.PARTLY_MET: ("#FBEFCF", "#6B4A00"),
        Status.NOT_MET: ("#F9DDD6", "#7A1F0E"),
        Status.NOT_ASSESSED: ("#E7E9EC", "#3B4350"),
    }
)


@dataclass(slots=True)
class _Sheet:
    """A worksheet that is filled from the top.

    Attributes:
        name: Its tab.
        worksheet: XlsxWriter's own.
        width: Number of columns.
        rows: Rows written, the heading among them.
        left_out: Rows that did not fit.
    """

    name: str
    worksheet: Any
    width: int
    rows: int = 0
    left_out: int = 0


class _Target:
    """The report's file as ``zipfile`` sees it.

    A ``ZipFile`` that failed tries to write once more when it is thrown away, and complains to
    standard error; so once all is over this takes anything and does nothing.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def give_up(self) -> None:
        """Let go of the file."""
        self._file = io.BytesIO()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the file has
        return getattr(self._file, name)


class XlsxWriter:
    """Writes the five sheets.

    Args:
        file: Where the workbook goes.
        options: What it says beside the assessments.
        scratch: Folder for working files; None for the system's own.
        max_rows: Rows a sheet can hold.
    """

    def __init__(self, file: BinaryIO, options: ReportOptions, scratch: Path | None, max_rows: int = MAX_ROWS) -> None:
        self._options = options
        self._max_rows = max_rows
        self._tally = Tally()
        self._cut_cells = 0
        self._scratch = TemporaryDirectory(prefix=".analyser-", dir=scratch)
        self._target = _Target(file)
        self._book = xlsxwriter.Workbook(self._target, {"constant_memory": True, "tmpdir": self._scratch.name})
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
        self._head.set_bg_color("#E6ECF2")
        self._words = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._strong = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._statuses = {
            status: self._book.add_format({"bg_color": back, "font_color": fore, "valign": "top", "border": 1})
            for status, (back, fore) in _COLOURS.items()
        }
        for each in self._statuses.values():
            each.set_border_color("#FFFFFF")
        self._records, self._evidence, self._actions, self._problems = self._add_sheets()

    @property
    def notices(self) -> tuple[str, ...]:
        """What did not fit into Excel."""
        sheets = (self._records, self._evidence, self._actions, self._problems)
        notices = [
            f"{count_of(sheet.left_out, 'row')} of the sheet {sheet.name} did not fit: Excel holds "
            f"{self._max_rows:,} rows a sheet. Write .jsonl or .parquet to have all."
            for sheet in sheets
            if sheet.left_out
        ]
        if self._cut_cells:
            notices.append(
                f"{count_of(self._cut_cells, 'cell')} cut: Excel holds {MAX_CELL:,} characters a cell. "
                "Write .jsonl or .parquet to have all."
            )
        return tuple(notices)

    def write(self, assessment: Assessment) -> None:
        """Add one record to every sheet it belongs on."""
        self._tally.add(assessment)
        record = assessment.record
        self._write_record(assessment)
        for criterion in self._options.criteria:
            finding = assessment.findings[criterion.id]
            about = [record.record_id, record.source, criterion.title]
            for evidence in finding.evidence:
                kind = "Offends" if criterion.offending else "Evidence"
                self._add_row(self._evidence, [*about, kind, "", evidence.text, _place(record, evidence)])
            for miss in finding.near_misses:
                cells = [*about, "Near miss", f"It {miss.why.in_words}", miss.text, _place(record, miss)]
                self._add_row(self._evidence, cells)
        for action in assessment.actions:
            kind = action.owner_kind.value
            cells = [action.text, action.owner or "", kind, action.due or "", lacks(action), _place(record, action)]
            self._add_row(self._actions, [record.record_id, record.source, *cells])
        if assessment.problem is not None:
            self._add_row(self._problems, [record.record_id, record.source, assessment.problem])

    def finish(self) -> None:
        """Write the sheet "About" and put the workbook together."""
        for sheet in (self._records, self._evidence, self._actions, self._problems):
            sheet.worksheet.autofilter(0, 0, max(1, sheet.rows - 1), sheet.width - 1)
        self._write_about()
        try:
            self._book.close()
        except XlsxFileError as error:
            cause = error.args[0] if error.args else error
            if isinstance(cause, OSError):
                raise cause from error
            msg = f"Cannot write the workbook: {error}. Write .jsonl or .parquet instead."
            raise OutputError(msg) from error

    def close(self) -> None:
        """Remove the working files."""
        self._book.fileclosed = True  # else XlsxWriter warns about a workbook that was given up on purpose
        self._target.give_up()
        for worksheet in self._book.worksheets():
            with suppress(OSError):  # closing flushes once more to a full disk
                worksheet._opt_close()
        self._scratch.cleanup()

    def _add_sheets(self) -> tuple[_Sheet, _Sheet, _Sheet, _Sheet]:
        criteria = self._options.criteria
        record, words, place = (("Record", 16), ("Source", 28)), 70, ("Place", 24)
        known = [*record, *((METADATA_WORDS[key], 13) for key in METADATA_KEYS)]
        statuses = [(each.title, 13) for each in criteria]
        reasons = [(f"{each.title}: reason", 44) for each in criteria]
        return (
            self._add_sheet("Records", [*known, ("Status", 13), ("Problem", 36), ("Flags", 8), *statuses, *reasons]),
            self._add_sheet(
                "Evidence",
                [*record, ("Criterion", 22), ("Kind", 11), ("Why not enough", 30), ("Text", words), place],
            ),
            self._add_sheet(
                "Actions",
                [*record, ("Action", words), ("Owner", 22), ("Owner kind", 11), ("Due", 22), ("Lacks", 40), place],
            ),
            self._add_sheet("Problems", [("Record", 16), ("Source", 44), ("What is wrong and what to do", 90)]),
        )

    def _add_sheet(self, name: str, columns: Sequence[tuple[str, int]]) -> _Sheet:
        worksheet = self._book.add_worksheet(name)
        for number, (_, width) in enumerate(columns):
            worksheet.set_column(number, number, width)
        worksheet.set_row(0, 32)
        worksheet.freeze_panes(1, 1)
        worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(0)
        sheet = _Sheet(name=name, worksheet=worksheet, width=len(columns))
        self._add_row(sheet, [title for title, _ in columns], self._head)
        return sheet

    def _write_record(self, assessment: Assessment) -> None:
        record, criteria = assessment.record, self._options.criteria
        findings = [assessment.findings[each.id] for each in criteria]
        known = [record.record_id, record.source, *(record.metadata.get(key, "") for key in METADATA_KEYS)]
        status = "Assessed" if assessment.problem is None else STATUS_WORDS[Status.NOT_ASSESSED]
        known += [status, assessment.problem or ""]
        statuses = [f"{STATUS_SIGNS[each.status]} {STATUS_WORDS[each.status]}" for each in findings]
        cells: list[str | int] = [*known, len(assessment.flags), *statuses, *(each.reason for each in findings)]
        colours = {len(known) + 1 + number: self._statuses[each.status] for number, each in enumerate(findings)}
        self._add_row(self._records, cells, colours=colours)

    def _add_row(
        self, sheet: _Sheet, cells: Sequence[str | int], form: object = None, colours: dict[int, object] | None = None
    ) -> None:
        if sheet.rows >= self._max_rows:
            sheet.left_out += 1
            return
        for number, cell in enumerate(cells):
            look = (colours or {}).get(number, form or self._words)
            if isinstance(cell, int):
                sheet.worksheet.write_number(sheet.rows, number, cell, look)
            else:
                sheet.worksheet.write_string(sheet.rows, number, self._cell(cell), look)
        sheet.rows += 1

    def _cell(self, words: str) -> str:
        words = printable(words)
        if len(words) <= MAX_CELL // 2 or len(words.encode("utf-16-le")) // 2 <= MAX_CELL:  # Excel counts UTF-16 units
            return words
        self._cut_cells += 1
        kept = words.encode("utf-16-le")[: 2 * (MAX_CELL - len(_CUT))]
        return kept.decode("utf-16-le", "ignore") + _CUT

    def _write_about(self) -> None:
        sheet = self._add_sheet("About", [("About this workbook", 30), ("", 60), ("Met", 10), ("Partly met", 11)])
        for number, (title, width) in enumerate((("Not met", 10), ("Flagged", 10)), start=4):
            sheet.worksheet.set_column(number, number, width)
            sheet.worksheet.write_string(0, number, title, self._head)
        engine, tally = self._options.engine, self._tally
        model = f"{engine.model} (SHA-256 {engine.model_sha256})" if engine.model else "none: rules alone"
        facts = [
            ("Batch", self._options.title),
            ("Made", f"{self._options.made:%d %B %Y, %H:%M}"),
            ("Records", f"{tally.records:,}, of which {tally.assessed:,} assessed and {tally.flagged:,} flagged"),
            ("How to read it", ABOUT_FLAGS),
            ("Engine", f"analyser {engine.version}, criteria {engine.criteria}, model {model}"),
            *(("Not in this workbook", notice) for notice in self.notices),
            ("Sheet Records", "One row a record: what is known of it, its status and reason on each criterion."),
            ("Sheet Evidence", "One row a passage: evidence, what offends, or a near miss with why it is not enough."),
            ("Sheet Actions", "One row an action: who is to do it, by when, and what it does not say."),
            ("Sheet Problems", "What could not be assessed, and what to do about it."),
            ("Column Place", "Characters of the record's text, counted from 0, and the page where there are pages."),
        ]
        facts += [
            (f"{STATUS_SIGNS[each]} {STATUS_WORDS[each]}", words)
            for each, words in (
                (Status.MET, "The record states it, or avoids what it should avoid."),
                (Status.PARTLY_MET, "Some of what is asked for is stated. Counts as a flag."),
                (Status.NOT_MET, "The record does not state it. Counts as a flag."),
                (Status.NOT_ASSESSED, "Nothing is said about the record, because it could not be read."),
            )
        ]
        for name, words in facts:
            self._add_row(sheet, [name, words], colours={0: self._strong})
        for each in tally.by_criterion(self._options.criteria):
            counts = (each.met, each.partly_met, each.not_met)
            cells: list[str | int] = [
                each.criterion.title,
                each.criterion.question,
                *counts,
                share(each.flagged, each.assessed),
            ]
            self._add_row(sheet, cells, colours={0: self._strong})


def _place(record: Record, span: Evidence | NearMiss | Action) -> str:
    page = record.page_of(span.start)
    where = f"characters {span.start}–{span.end}"
    return where if page is None else f"page {page}, {where}"
