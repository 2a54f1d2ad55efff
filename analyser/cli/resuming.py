"""Going on with a batch that broke off: what it holds already is not assessed again."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from analyser.domain.record import Record, Unreadable
from analyser.errors import SettingsError, StoreError
from analyser.reading.walk import Found
from analyser.storing.store import Store
from analyser.storing.views import Batch

_PART = re.compile("[!#]")
"""What stands between a file's name and a part of it: ``b.zip!c.csv#row 7``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A batch that was begun before.

    Attributes:
        batch: The batch.
        held: Id and source of the records that it holds, or lists as problems.
    """

    batch: Batch
    held: frozenset[tuple[str, str]]

    def leave_out(self, records: Iterable[Record | Unreadable]) -> Iterator[Record | Unreadable]:
        """The records that are not held yet."""
        return (each for each in records if (each.record_id, each.source) not in self.held)


def find_begun(store: Store | None, which: str | None, files: Collection[Found]) -> Begun | None:
    """The batch that is to be gone on with; None where none was named.

    Args:
        store: Where it is.
        which: Its number or name.
        files: What is to be scanned.

    Raises:
        SettingsError: There is no store.
        StoreError: There is no such batch, it was finished, or it was begun from other files.
    """
    if which is None:
        return None
    if store is None:
        msg = f"Cannot resume batch {which}: no store is named. Add --store, with the store that holds the batch."
        raise SettingsError(msg)
    batch = store.find_batch(which)
    if batch.finished_at is not None:
        msg = (
            f"Cannot resume batch {batch.id} ({batch.name}): it was finished on {batch.finished_at:%d/%m/%Y at %H:%M} "
            "UTC, and nothing is left to do. To scan again, leave --resume out."
        )
        raise StoreError(msg)
    held = frozenset(store.saved_keys(batch))
    if held and not _overlap(held, {each.label for each in files}):
        msg = (
            f"Cannot resume batch {batch.id} ({batch.name}): it was begun from {batch.source}, and holds nothing of "
            "what is given now. Give the same paths in the same way, or leave --resume out."
        )
        raise StoreError(msg)
    return Begun(batch=batch, held=held)


def _overlap(held: Iterable[tuple[str, str]], labels: Collection[str]) -> bool:
    return any(name in labels for _, source in held for name in _names(source))


def _names(source: str) -> Iterator[str]:
    """The names of files that a record's source may begin with."""
    yield source
    for part in _PART.finditer(source):
        yield source[: part.start()]
