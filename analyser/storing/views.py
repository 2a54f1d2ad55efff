"""What the store hands back: plain, frozen and free of SQL."""

import datetime as dt
from dataclasses import dataclass

from analyser.domain.finding import Engine


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
        found_since: Labels whose words are those of a newer engine than the one that was confirmed.
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
