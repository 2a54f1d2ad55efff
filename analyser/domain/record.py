"""A record: the free-text minute of one strategy discussion, as read from a file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

METADATA_KEYS = ("date", "team", "agency", "author", "child_age")
"""The metadata that is kept beside a record's text, in the order shown to people."""

_NO_METADATA: Mapping[str, str] = MappingProxyType({})


def _no_metadata() -> Mapping[str, str]:
    return _NO_METADATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One strategy-discussion record as it came out of a file.

    Attributes:
        record_id: The file's stem, or the id column of a table.
        source: Where it was read, for people: ``folder/a.docx`` or ``b.zip!c.csv#row 7``.
        text: The record's words. Every offset in the package counts characters of this string.
        metadata: Some of :data:`METADATA_KEYS`, each with a non-empty value.
        pages: Offset at which each page starts, for formats that have pages; else empty.
    """

    record_id: str
    source: str
    text: str
    metadata: Mapping[str, str] = field(default_factory=_no_metadata)
    pages: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a record that cannot be named, or metadata nobody knows."""
        if not self.record_id:
            msg = f"A record read from {self.source!r} has no id."
            raise ValueError(msg)
        unknown = set(self.metadata).difference(METADATA_KEYS)
        if unknown:
            msg = f"Unknown metadata {sorted(unknown)} of record {self.record_id!r}; known are {METADATA_KEYS}."
            raise ValueError(msg)

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8: two records with one text have one hash."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page_of(self, offset: int) -> int | None:
        """Number of the page (from 1) on which a character stands, or None without pages."""
        if not self.pages:
            return None
        return max(1, sum(start <= offset for start in self.pages))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file, or a part of one, from which no record could be read.

    Attributes:
        record_id: The file's stem, so that the gap shows up beside the other records.
        source: Where it was, for people.
        reason: One sentence: what is wrong and what to do instead.
    """

    record_id: str
    source: str
    reason: str
