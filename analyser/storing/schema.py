"""The tables, as the newest migration leaves them.

::

    batches ──< batch_records >── records ──< findings ──< evidence, near_misses
       └──< batch_problems           ├──< actions, participants
                                     ├──< reviews
                                     ├─── texts     (apart, so that counting never reads past them)
                                     └──> engines, strata

A stratum is a month, team and agency. Findings name theirs, so that counting 1.4 million of them by
month or team reads one index from end to end and no record at all. The queue of what to review reads
the findings of one criterion in another, or those of each record in a third; each index holds all that
is asked of it.

Text is compared code point by code point: as SQLite does, and on PostgreSQL by the collation "C", which
migration 0003 sets.

The words of evidence, near misses, actions and participants are not stored a second time: they are
``text[start:end]`` of the record. A record without a row in ``texts`` was saved without its words.

Reviews hang on a record and a criterion, not on a finding: a re-scan replaces findings, and what
people said of the same text stays. They are a log: rows are added, and changed or deleted only with
the record (see :mod:`analyser.storing.erasing`).
"""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Double, ForeignKey, ForeignKeyConstraint, Index, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from analyser.storing.columns import AnyText, UtcDateTime

_RECORD = "records.record_key"


class Base(DeclarativeBase):
    """Holds the metadata; constraints are named so that later migrations can change them."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's way
        str: AnyText,
        dt.datetime: UtcDateTime,
        list[int]: JSON,
        list[list[int]]: JSON,
    }


class EngineRow(Base):
    """What made assessments; ``digest`` covers the rest, as a unique key must hold no NULL."""

    __tablename__ = "engines"
    engine_key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    version: Mapped[str]
    criteria: Mapped[str]
    model: Mapped[str | None]
    model_sha256: Mapped[str | None]


class BatchRow(Base):
    """One scan; the counts say what its last complete save did."""

    __tablename__ = "batches"
    # A number that is shown to people must not come back with another meaning after a deletion.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's way
    batch_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    source: Mapped[str]
    created_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    new_records: Mapped[int | None]
    updated_records: Mapped[int | None]
    unchanged_records: Mapped[int | None]
    not_assessed: Mapped[int | None]


class StratumRow(Base):
    """The records of one month, team and agency; ``digest`` as in :class:`EngineRow`."""

    __tablename__ = "strata"
    stratum_key: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    month: Mapped[dt.date | None]
    team: Mapped[str | None]
    agency: Mapped[str | None]


class _Described:
    """What a file says about a record beside its text."""

    date: Mapped[dt.date | None]
    date_text: Mapped[str | None]
    team: Mapped[str | None]
    agency: Mapped[str | None]
    author: Mapped[str | None]
    child_age: Mapped[str | None]
    pages: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))


class RecordRow(_Described, Base):
    """One text. Name and description are the newest batch's; see :mod:`analyser.storing.describing`.

    ``engine_key`` is empty only inside the transaction that creates the record.
    ``digest`` covers everything the engine said, so that an unchanged result is not written again.
    """

    __tablename__ = "records"
    __table_args__ = (
        Index(None, "date"),
        Index(None, "team", "date"),
        Index(None, "agency", "date"),
        Index(None, "record_id"),
        Index(None, "stratum_key"),
    )
    record_key: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    characters: Mapped[int]
    record_id: Mapped[str]
    source: Mapped[str]
    first_seen: Mapped[dt.datetime]
    last_seen: Mapped[dt.datetime]
    engine_key: Mapped[int | None] = mapped_column(ForeignKey("engines.engine_key"))
    stratum_key: Mapped[int] = mapped_column(ForeignKey("strata.stratum_key"))
    digest: Mapped[str | None] = mapped_column(String(64))


class TextRow(Base):
    """The words of one record."""

    __tablename__ = "texts"
    record_key: Mapped[int] = mapped_column(ForeignKey(_RECORD, ondelete="CASCADE"), primary_key=True)
    text: Mapped[str]


class BatchRecordRow(_Described, Base):
    """A record as one batch named and described it; copies of one text in a batch have a row each."""

    __tablename__ = "batch_records"
    __table_args__ = (Index(None, "record_key"), Index(None, "record_id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.batch_id", ondelete="CASCADE"), primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    record_key: Mapped[int] = mapped_column(ForeignKey(_RECORD), primary_key=True)


class ProblemRow(Base):
    """A file, or a row of a table, that could not be read."""

    __tablename__ = "batch_problems"
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.batch_id", ondelete="CASCADE"), primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    problem: Mapped[str]


class FindingRow(Base):
    """The status of one criterion in one record; ``position`` keeps the catalogue's order.

    ``stratum_key`` repeats the record's and is held to it by :mod:`analyser.storing.describing`.
    """

    __tablename__ = "findings"
    __table_args__ = (
        Index(None, "criterion", "status", "confidence", "record_key"),
        Index(None, "criterion", "stratum_key", "status", "confidence", "record_key"),
        Index(None, "record_key", "status", "confidence", "criterion"),
    )
    record_key: Mapped[int] = mapped_column(ForeignKey(_RECORD, ondelete="CASCADE"), primary_key=True)
    criterion: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int]
    stratum_key: Mapped[int]
    status: Mapped[str] = mapped_column(String(16))
    confidence: Mapped[float] = mapped_column(Double)
    reason: Mapped[str | None]


def _of_finding() -> ForeignKeyConstraint:
    keys = ["record_key", "criterion"]
    return ForeignKeyConstraint(keys, [f"findings.{key}" for key in keys], ondelete="CASCADE")


class EvidenceRow(Base):
    """What a finding rests on."""

    __tablename__ = "evidence"
    __table_args__ = (_of_finding(),)
    record_key: Mapped[int] = mapped_column(primary_key=True)
    criterion: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start_char: Mapped[int]
    end_char: Mapped[int]
    detector: Mapped[str] = mapped_column(Text)
    score: Mapped[float] = mapped_column(Double)


class NearMissRow(Base):
    """What looked like evidence for a finding and was none."""

    __tablename__ = "near_misses"
    __table_args__ = (_of_finding(),)
    record_key: Mapped[int] = mapped_column(primary_key=True)
    criterion: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start_char: Mapped[int]
    end_char: Mapped[int]
    why: Mapped[str] = mapped_column(String(16))


class ActionRow(Base):
    """Something agreed to be done; owner and due are words of the record, so kept only with its text."""

    __tablename__ = "actions"
    record_key: Mapped[int] = mapped_column(ForeignKey(_RECORD, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start_char: Mapped[int]
    end_char: Mapped[int]
    owner: Mapped[str | None]
    owner_kind: Mapped[str] = mapped_column(String(16))
    due: Mapped[str | None]
    detector: Mapped[str] = mapped_column(Text)


class ParticipantRow(Base):
    """Somebody recorded as taking part."""

    __tablename__ = "participants"
    record_key: Mapped[int] = mapped_column(ForeignKey(_RECORD, ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start_char: Mapped[int]
    end_char: Mapped[int]
    party: Mapped[str | None] = mapped_column(String(16))


class ReviewRow(Base):
    """One entry of the log of reviews; the newest has the highest number.

    ``undoes`` is the entry that this one takes back, which can be done once. ``evidence`` holds pairs
    of offsets.
    """

    __tablename__ = "reviews"
    # As the log is read by these numbers, none may come back after a deletion.
    __table_args__ = (Index(None, "record_key", "criterion", "reviewer", "adjudicates"), {"sqlite_autoincrement": True})
    review_id: Mapped[int] = mapped_column(primary_key=True)
    record_key: Mapped[int] = mapped_column(ForeignKey(_RECORD, ondelete="CASCADE"))
    criterion: Mapped[str] = mapped_column(Text)
    reviewer: Mapped[str]
    made_at: Mapped[dt.datetime]
    action: Mapped[str] = mapped_column(String(16))
    reviewed_status: Mapped[str] = mapped_column(String(16))
    engine_key: Mapped[int] = mapped_column(ForeignKey("engines.engine_key"))
    status: Mapped[str | None] = mapped_column(String(16))
    reason_code: Mapped[str | None] = mapped_column(String(32))
    note: Mapped[str | None]
    evidence: Mapped[list[list[int]]]
    adjudicates: Mapped[bool]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("reviews.review_id", ondelete="CASCADE"), unique=True)


Row = dict[str, Any]
"""Values of one row by column, on their way into the database."""
