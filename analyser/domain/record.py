"""A record: the free-text minute of one strategy discussion, as read from a file."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

METADATA_KEYS = ("date", "team", "agency", "author", "child_age")
"""The metadata that is kept beside a record's text, in the order shown to people."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def replace_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no file, database or browser could hold."""
    return text if _is_unicode(text) else _SURROGATE.sub("\ufffd", text)


def _is_unicode(text: str) -> bool:
    return text.isascii() or not _SURROGATE.search(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One strategy-discussion record as it came out of a file.

    Attributes:
        record_id: The file's stem, or the id column of a table; two records of a batch may share one.
        source: Where it was read, for people: ``folder/a.docx`` or ``b.zip!c.csv#row 7``.
        text: The record's words. Every offset in the package counts characters of this string.
        metadata: Some of :data:`METADATA_KEYS`, each with a non-empty value.
        pages: Offset at which each page starts, for formats that have pages; else empty.
    """

    record_id: str
    source: str
    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a record that cannot be named or written, and metadata nobody knows."""
        if not self.record_id:
            msg = f"A record read from {self.source!r} has no id."
            raise ValueError(msg)
        if not _is_unicode(self.text):
            msg = f"Record {self.record_id!r} holds lone surrogates; pass its text through replace_surrogates first."
            raise ValueError(msg)
        unknown = set(self.metadata).difference(METADATA_KEYS)
        if unknown:
            msg = f"Unknown metadata {sorted(unknown)} of record {self.record_id!r}; known are {METADATA_KEYS}."
            raise ValueError(msg)

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8: two records with one text have one hash."""
        return hashlib.sha256(self.text.encode()).hexdigest()

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
