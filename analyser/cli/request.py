"""What a scan is asked to do, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from analyser.domain.criterion import Criterion
from analyser.domain.finding import Assessment
from analyser.reading import ReadOptions
from analyser.reporting.report import Format
from analyser.reporting.tally import Tally
from analyser.reporting.wording import count_of
from analyser.storing import SaveCounts

_MOST_NAMED, _LONGEST_NAME = 3, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where a report goes and as what.

    Attributes:
        target: The file; None for standard output.
        form: The format.
    """

    target: Path | None
    form: Format


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRequest:
    """What is to be scanned, and where the result is to go.

    Attributes:
        paths: Files, folders, globs, zips, or ``-``.
        name: The batch's name, for people.
        read: How files are read.
        outputs: The reports to write.
        store: URL of the store; None for the one in the settings, if any.
        resume: Number or name of a batch that broke off; None for a new one.
        names: What people are shown as a file's name, by its path.
        count: Whether to count the records first, so that it can be told how much is left.
        keep_text: Whether the store and the HTML page keep the records' texts.
        jobs: Processes; None for what the settings say.
    """

    paths: tuple[str, ...]
    name: str
    read: ReadOptions = field(default_factory=ReadOptions)
    outputs: tuple[Output, ...] = ()
    store: str | None = None
    resume: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    count: bool = False
    keep_text: bool = True
    jobs: int | None = None

    @property
    def source(self) -> str:
        """What is scanned, for people."""
        if not self.names:
            return ", ".join(self.paths)
        shown = [
            name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in sorted(self.names.values())
        ]
        more = len(shown) - _MOST_NAMED
        return ", ".join(shown[:_MOST_NAMED]) + (f" and {count_of(more, 'more file')}" if more > 0 else "")


class Flagged(NamedTuple):
    """A flagged record in the list on the screen.

    Attributes:
        record_id: The record's id.
        source: Where it was read; tells apart two records of one id.
        flags: The criteria's ids.
    """

    record_id: str
    source: str
    flags: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class ScanResult:
    """What came of a scan.

    Attributes:
        criteria: What was judged, in the catalogue's order.
        tally: The counts.
        flagged: The first flagged records.
        example: The first flagged record.
        notices: What must be known about the reports.
        saved: What the store did, if there is one.
        held: Records and problems that the batch held before, where it was resumed.
        seconds: How long it took.
    """

    criteria: tuple[Criterion, ...]
    tally: Tally = field(default_factory=Tally)
    flagged: list[Flagged] = field(default_factory=list)
    example: Assessment | None = None
    notices: list[str] = field(default_factory=list)
    saved: SaveCounts | None = None
    held: int = 0
    seconds: float = 0.0
