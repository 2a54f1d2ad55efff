"""Storing, stage 5: findings ↔ a SQLite file or a PostgreSQL database.

A record is known by the hash of its text, so scanning it again updates and never duplicates. Start
with :func:`open_store`; :class:`analyser.storing.store.Store` is what it returns. SQLAlchemy is
imported when a store is opened, not before.
"""

from typing import TYPE_CHECKING

from analyser.storing.views import (
    Batch,
    ExportCounts,
    Order,
    QueueItem,
    Reviewed,
    SaveCounts,
    StoredRecord,
    StoreInfo,
    Wanted,
)

if TYPE_CHECKING:
    from analyser.storing.store import Store

__all__ = [
    "Batch",
    "ExportCounts",
    "Order",
    "QueueItem",
    "Reviewed",
    "SaveCounts",
    "StoreInfo",
    "StoredRecord",
    "Wanted",
    "open_store",
]


def open_store(url: str, *, keep_text: bool = True, create: bool = True) -> "Store":
    """Open a store; a new one is created, one of an older version is brought up to date.

    Args:
        url: ``sqlite:///path``, a bare path that ends in ``.sqlite`` or ``.db``, or
            ``postgresql://user@host/database``, with ``?host=/folder`` for a Unix socket, and
            ``?sslmode=disable|require|verify-full`` and ``&sslrootcert=FILE`` for the line to it. By default
            a line to another computer is encrypted and the server proves who it is.
        keep_text: Whether what is saved may hold words of the records. Without, only offsets,
            statuses, kinds, criterion ids, confidences and hashes are kept, beside each record's id,
            source, date, team and agency.
        create: Whether to make a store where there is none; a PostgreSQL database must be there.

    Returns:
        The store, to be used in a ``with`` statement or closed.

    Raises:
        StoreError: It cannot be opened, is no store, or was made by a newer version.
    """
    from analyser.storing.opening import open_engine
    from analyser.storing.store import Store

    return Store(open_engine(url, create=create), keep_text=keep_text)
