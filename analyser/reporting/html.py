"""HTML: one self-contained file in which a reviewer reads each flag beside its evidence.

Nothing is fetched from anywhere: style and script stand in the file, and its content security
policy allows those two and nothing else. Every word from a record is escaped.

The summary comes first on the page and is known last, so records wait in a working file.
"""

import base64
import hashlib
import shutil
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Evidence, NearMiss
from analyser.domain.finding import Assessment, Finding, Status
from analyser.domain.record import Record
from analyser.reporting.json_form import attendance
from analyser.reporting.marking import Mark, colour_of, marked_text, pieces, title_of
from analyser.reporting.report import ReportOptions
from analyser.reporting.safe_text import one_line, printable
from analyser.reporting.style import PAGE, read_style
from analyser.reporting.tally import Tally
from analyser.reporting.wording import (
    ABOUT_FLAGS,
    METADATA_WORDS,
    PARTY_WORDS,
    STATUS_SIGNS,
    STATUS_WORDS,
    count_of,
    lacks,
    share,
)

MANY_RECORDS = 2_000
"""Above this a browser gets slow with one page."""

_RECORDS_HERE = "<!-- records -->"


class NumberedCriterion(NamedTuple):
    """A criterion with the number that stands for it in the text, and its colour."""

    number: int
    criterion: Criterion

    @property
    def colour(self) -> int:
        """Which of the style sheet's colours it has."""
        return colour_of(self.number)


class Quote(NamedTuple):
    """A passage shown under a finding.

    Attributes:
        anchor: Where it stands in the text of the page.
        words: The passage on one line.
        note: Why it is not enough, or "".
        page: The page it stands on, or None.
    """

    anchor: str
    words: str
    note: str
    page: int | None


class FindingView(NamedTuple):
    """A finding as the page shows it."""

    criterion: NumberedCriterion
    finding: Finding
    evidence: tuple[Quote, ...]
    near_misses: tuple[Quote, ...]


class HtmlWriter:
    """Writes the page; records go to a working file until the summary is known."""

    def __init__(self, file: BinaryIO, options: ReportOptions, scratch: Path | None) -> None:
        self._file = file
        self._options = options
        self._criteria = tuple(NumberedCriterion(*each) for each in enumerate(options.criteria, start=1))
        self._tally = Tally()
        self._pages = _environment()
        self._record = self._pages.get_template("record.html.j2")
        self._waiting = TemporaryFile(prefix=".analyser-", dir=scratch)  # noqa: SIM115 - close() closes it

    @property
    def notices(self) -> tuple[str, ...]:
        """That a page of so many records is slow."""
        if self._tally.records <= MANY_RECORDS:
            return ()
        return (
            f"The page holds {count_of(self._tally.records, 'record')} and will be slow to open and search; "
            f"above {MANY_RECORDS:,}, .xlsx is easier to read and .jsonl easier to process.",
        )

    def write(self, assessment: Assessment) -> None:
        """Add one record."""
        self._tally.add(assessment)
        number = self._tally.records
        findings = self._findings(assessment, number)
        html = self._record.render(
            number=number,
            assessment=assessment,
            record=assessment.record,
            flagged=[each for each in findings if each.finding.status.is_flag],
            others=[each for each in findings if not each.finding.status.is_flag],
            marked=self._marked(assessment, findings),
            keep_text=self._options.keep_text,
            attendance=attendance(assessment),
        )
        self._waiting.write(html.encode("utf-8"))

    def finish(self) -> None:
        """Put summary, records and problems together."""
        style = "".join(map(read_style, ("palette.css", "marks.css", "report.css")))
        script = (PAGE / "report.js").read_text(encoding="utf-8")
        page = self._pages.get_template("report.html.j2").render(
            options=self._options,
            tally=self._tally,
            criteria=self._criteria,
            counts=self._tally.by_criterion(self._options.criteria),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            records_here=Markup(_RECORDS_HERE),
        )
        head, tail = page.split(_RECORDS_HERE)
        self._file.write(head.encode("utf-8"))
        self._waiting.seek(0)
        shutil.copyfileobj(self._waiting, self._file)
        self._file.write(tail.encode("utf-8"))

    def close(self) -> None:
        """Remove the working file."""
        self._waiting.close()

    def _findings(self, assessment: Assessment, number: int) -> list[FindingView]:
        views = []
        for criterion in self._criteria:
            finding = assessment.findings[criterion.criterion.id]
            stem = f"r{number}-{criterion.number}"
            evidence = (
                _quote(assessment.record, span, f"{stem}-e{index}", "") for index, span in enumerate(finding.evidence)
            )
            near_misses = (
                _quote(assessment.record, span, f"{stem}-n{index}", span.why.in_words)
                for index, span in enumerate(finding.near_misses)
            )
            views.append(FindingView(criterion, finding, tuple(evidence), tuple(near_misses)))
        return views

    def _marked(self, assessment: Assessment, findings: list[FindingView]) -> Markup:
        if not self._options.keep_text:
            return Markup("")
        marks = []
        for view in findings:
            number, criterion = view.criterion
            for found, quote in zip(view.finding.evidence, view.evidence, strict=True):
                marks.append(Mark(found.start, found.end, number, False, title_of(number, criterion), quote.anchor))
            for miss, quote in zip(view.finding.near_misses, view.near_misses, strict=True):
                title = title_of(number, criterion, miss.why)
                marks.append(Mark(miss.start, miss.end, number, True, title, quote.anchor))
        return marked_text(pieces(printable(assessment.record.text), marks))


def _quote(record: Record, span: Evidence | NearMiss, anchor: str, note: str) -> Quote:
    return Quote(anchor, one_line(span.text), note, record.page_of(span.start))


def _environment() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"printable": printable, "one_line": one_line, "lacks": lacks, "share": share}
    pages.globals |= {
        "Status": Status,
        "status_words": STATUS_WORDS,
        "status_signs": STATUS_SIGNS,
        "metadata_words": METADATA_WORDS,
        "party_words": PARTY_WORDS,
        "about_flags": ABOUT_FLAGS,
        "count_of": count_of,
    }
    return pages


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style, this script and nothing else."""
    hashes = [base64.b64encode(hashlib.sha256(each.encode("utf-8")).digest()).decode() for each in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
