"""What the store hands back: plain, frozen and free of SQL."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from analyser.domain.finding import Engine, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCounts:
    """What saving did, one count for each assessment that was handed in.

    Attributes:
        new: Texts the store had never seen.
        updated: Known texts whose result changed, or was made by another engine.
        unchanged: Known texts with the result they already had.
        not_assessed: Files that could not be read, kept as problems of the batch.
    """

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    not_assessed: int = 0

    def __add__(self, other: "SaveCounts") -> "SaveCounts":
        return SaveCounts(
            new=self.new + other.new,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            not_assessed=self.not_assessed + other.not_assessed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One scan of a folder, file or upload.

    Attributes:
        id: Its number in the store; never given twice.
        name: What the user called it.
        source: What was scanned, for people.
        created_at: When it was begun, in UTC.
        finished_at: When its last save came to its end, in UTC; None while it runs or if it broke off.
        records: How many of its files or rows were assessed and saved so far.
        problems: How many of its files or rows could not be read.
        counts: What its last complete save did; None while it runs or if it broke off.
    """

    id: int
    name: str
    source: str
    created_at: dt.datetime
    finished_at: dt.datetime | None = None
    records: int = 0
    problems: int = 0
    counts: SaveCounts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One line of a list of records; :meth:`Store.assessment` has the rest.

    Attributes:
        sha256: Hash of the text; the record's key.
        record_id: As the batch that was asked for names it, else as the newest batch does.
        source: Where it was read, likewise.
        characters: Length of the text.
        date: The discussion's date, if it could be understood.
        team: As last known, or None; so are agency, author and child_age.
        agency: See team.
        author: See team; never kept without text.
        child_age: See team; never kept without text.
        first_seen: When the oldest batch that holds it was begun, in UTC.
        last_seen: When the newest batch that holds it was begun, in UTC.
        flags: Ids of the criteria that a reviewer should look at, in the catalogue's order.
    """

    sha256: str
    record_id: str
    source: str
    characters: int
    date: dt.date | None
    team: str | None
    agency: str | None
    author: str | None
    child_age: str | None
    first_seen: dt.datetime
    last_seen: dt.datetime
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store holds, in figures.

    Attributes:
        place: Its URL, without a password.
        version: The schema's revision.
        batches: How many batches.
        records: How many different texts.
        texts: How many of them are kept with their words.
        problems: How many files or rows could not be read.
        findings: How many findings.
        reviews: How many entries the log of reviews has.
        engines: What made them, oldest first.
    """

    place: str
    version: str
    batches: int
    records: int
    texts: int
    problems: int
    findings: int
    reviews: int
    engines: tuple[Engine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportCounts:
    """What came of exporting reviews as labels.

    Attributes:
        records: Records with at least one label.
        labels: Criteria that are labelled in them.
        disputed: Criteria left out because reviewers hold different statuses and nobody has adjudicated.
        without_text: Reviewed records left out because the store does not keep their text.
        found_since: Labels whose words are those of another engine than the one that was confirmed.
    """

    records: int = 0
    labels: int = 0
    disputed: int = 0
    without_text: int = 0
    found_since: int = 0

    def __add__(self, other: "ExportCounts") -> "ExportCounts":
        return ExportCounts(
            records=self.records + other.records,
            labels=self.labels + other.labels,
            disputed=self.disputed + other.disputed,
            without_text=self.without_text + other.without_text,
            found_since=self.found_since + other.found_since,
        )


class Reviewed(StrEnum):
    """Which reviews a finding is to have for somebody who makes up a queue. What was taken back does not count."""

    ANY = "any"
    """Whatever was said or not."""
    NOBODY = "nobody"
    """Nobody has reviewed or adjudicated it."""
    NOT_BY_ME = "not_by_me"
    """The reviewer has not; others may have."""
    BY_ME = "by_me"
    """The reviewer has."""
    SECOND = "second"
    """One other person alone has, so a second reader who does not know what they hold is wanted."""
    DISPUTED = "disputed"
    """Reviewers hold different statuses right, and nobody has adjudicated."""


class Order(StrEnum):
    """In which order a queue comes."""

    DOUBT = "doubt"
    """Least confidence first."""
    RANDOM = "random"
    """A shuffle that is the same for the same seed."""
    NAME = "name"
    """By name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be in a queue: records with a finding that fits all of this; None stands for any.

    Attributes:
        batch: Only records that this batch holds, under the names they have there.
        team: Only this team's.
        agency: Only this agency's.
        criterion: Only findings on this criterion.
        statuses: Only findings with one of these; empty for any.
        month: Only of the month that begins on this day.
        since: Only of the month that begins on this day, or later.
        until: Only of the month that begins on this day, or earlier.
        confidence_from: Only findings as sure as this, or surer.
        confidence_to: Only findings as sure as this, or less.
        reviewed: Which reviews the finding is to have.
        reviewer: Who "me" is in ``reviewed``.
    """

    batch: Batch | None = None
    team: str | None = None
    agency: str | None = None
    criterion: str | None = None
    statuses: frozenset[Status] = frozenset()
    month: dt.date | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    confidence_from: float = 0.0
    confidence_to: float = 1.0
    reviewed: Reviewed = Reviewed.ANY
    reviewer: str | None = None

    def __post_init__(self) -> None:
        """Refuse what nothing could fit, or nobody could tell."""
        wrong = self._flaw()
        if wrong:
            msg = f"Impossible queue: {wrong}: {self!r}"
            raise ValueError(msg)

    def _flaw(self) -> str | None:
        if any(day is not None and day.day != 1 for day in (self.month, self.since, self.until)):
            return "a month is named by its first day"
        if not 0.0 <= self.confidence_from <= self.confidence_to <= 1.0:
            return "confidence goes from 0 to 1"
        if self.reviewed in {Reviewed.NOT_BY_ME, Reviewed.BY_ME, Reviewed.SECOND} and self.reviewer is None:
            return "it does not say whose reviews are meant"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem(StoredRecord):
    """One record of a queue; nothing in it tells what another reviewer holds right.

    Attributes:
        doubt: Least confidence of its findings that fit.
        findings: How many of its findings fit, whoever has reviewed them.
        reviewed_by_me: On how many of those a review of the reviewer's own stands.
    """

    doubt: float
    findings: int
    reviewed_by_me: int
