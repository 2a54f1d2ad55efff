"""The store: what other parts of the package, the command line and the dashboard call.

What it writes, and the log of reviews, stand here; its lists are in :mod:`analyser.storing.lists` and its tables of
counts in :mod:`analyser.storing.tables`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sqlalchemy import insert, update

from analyser.domain.finding import Assessment
from analyser.domain.review import Review
from analyser.errors import StoreError
from analyser.storing import erasing, reviewing, saving
from analyser.storing.failures import explained
from analyser.storing.lists import Lists
from analyser.storing.schema import BatchRow
from analyser.storing.tables import Tables
from analyser.storing.views import Batch, SaveCounts


class Store(Lists, Tables):
    """An open store; made by :func:`analyser.storing.open_store`.

    Threads may share one, and several programs may use one database at once. Every method raises
    StoreError when the database fails.
    """

    def begin_batch(self, name: str, source: str) -> Batch:
        """Begin a batch that assessments can be saved to.

        Args:
            name: What people will call it; need not be new.
            source: What is scanned, for people.
        """
        created_at = dt.datetime.now(dt.UTC)
        values = {"name": name, "source": source, "created_at": created_at}
        statement = insert(BatchRow).values(values).returning(BatchRow.batch_id)
        batch_id = self._write("begin a batch in", lambda connection: connection.execute(statement).scalar_one())
        return Batch(id=batch_id, name=name, source=source, created_at=created_at)

    def save(self, batch: Batch, assessments: Iterable[Assessment]) -> SaveCounts:
        """Save assessments as they come, in pieces that are written whole or not at all.

        A text that the store knows keeps its record: its findings are replaced only where the
        engine or the result changed. A batch may be saved to again, for instance to resume a scan.

        Args:
            batch: From :meth:`begin_batch` or :meth:`batches`.
            assessments: Read once; may be longer than memory.

        Returns:
            What saving did, one count for each assessment.
        """
        self._mark(batch, finished_at=None, counts=None)
        counts = SaveCounts()
        for chunk in saving.chunks(assessments):
            save = partial(saving.save_chunk, batch=batch, assessments=chunk, keep_text=self._keep_text)
            counts += self._write("save to", save)
        self._mark(batch, finished_at=dt.datetime.now(dt.UTC), counts=counts)
        return counts

    def add_review(self, review: Review, *, over: Sequence[Review] | None = None) -> None:
        """Add an entry to the log of reviews; what is there already is never changed.

        An undo takes back the reviewer's standing review of the finding, and the one before it
        stands again; adjudications and other reviews are taken back apart.

        Args:
            review: Of a finding that the store holds. It stays when the text is scanned again, and
                goes with the record.
            over: What its reviewer saw stand of the finding: for an adjudication everything, else their own; None
                if that does not matter. It is compared and added in one transaction.

        Raises:
            ReviewedMeanwhileError: Something else than ``over`` stands.
            StoreError: There is no such finding, nothing to undo, evidence past the record's end, or
                a note although the store was opened to keep no words.
        """
        if review.note is not None and not self._keep_text:
            msg = f"The store {self.place} was opened to keep no words, and a note may quote the record. Leave it out."
            raise StoreError(msg)
        refused = self._write("add a review to", lambda connection: reviewing.add(connection, review, over))
        if refused is not None:
            msg = f"Cannot add the review of {review.criterion} to the store {self.place}: {refused}"
            raise StoreError(msg)

    def reviews_of(self, sha256: str, criterion: str | None = None, reviewer: str | None = None) -> list[Review]:
        """The log of one record, oldest first, with what was taken back and the undoing of it.

        Args:
            sha256: Hash of the record's text.
            criterion: Only reviews of this criterion.
            reviewer: Only this person's, as a second reviewer is to see nothing of the first.
        """
        with self._reading() as connection:
            return list(reviewing.log_of(connection, sha256, criterion=criterion, reviewer=reviewer))

    def current_reviews(
        self,
        batch: Batch | None = None,
        sha256: str | None = None,
        criterion: str | None = None,
        reviewer: str | None = None,
    ) -> Iterator[Review]:
        """What stands: each reviewer's last word on each finding, and last adjudication, unless undone.

        They come as they are read, by record, criterion and age; there may be more than memory holds.

        Args:
            batch: Only of records that this batch holds.
            sha256: Only of the record whose text has this hash.
            criterion: Only of this criterion.
            reviewer: Only this person's.
        """
        with self._reading() as connection:
            yield from reviewing.standing(
                connection,
                batch_id=None if batch is None else batch.id,
                sha256=sha256,
                criterion=criterion,
                reviewer=reviewer,
            )

    def count_reviews(self, batch: Batch) -> int:
        """How many entries of the log would go if this batch were deleted."""
        with self._reading() as connection:
            return reviewing.count_only_in(connection, batch.id)

    def delete_batch(self, batch: Batch) -> int:
        """Delete a batch, and every record that no other batch holds, with the reviews of such a record.

        In a SQLite file no trace of them is left. PostgreSQL frees their place at once and writes over it in its own
        time; until then, and in its write-ahead log and backups, those who look after the server could find them.

        Returns:
            How many records went with it.
        """
        deleted = self._write("delete a batch from", lambda connection: erasing.delete_batch(connection, batch.id))
        if deleted is None:
            msg = f"The store {self.place} has no batch {batch.id}. It may have been deleted already."
            raise StoreError(msg)
        self._overwrite_erased(compact=False)
        return deleted

    def purge_text(self) -> int:
        """Delete the words of every record; findings, offsets and counts stay.

        Of reviews the notes go, as they may quote the record; who, when and what was held right stay. The tables are
        written anew, so that no word is left in them; a PostgreSQL server keeps its write-ahead log and backups.

        Returns:
            How many texts there were.
        """
        texts = self._write("purge the text of", erasing.purge_words)
        self._overwrite_erased(compact=True)
        return texts

    def _mark(self, batch: Batch, *, finished_at: dt.datetime | None, counts: SaveCounts | None) -> None:
        values = {
            "finished_at": finished_at,
            "new_records": counts and counts.new,
            "updated_records": counts and counts.updated,
            "unchanged_records": counts and counts.unchanged,
            "not_assessed": counts and counts.not_assessed,
        }
        statement = update(BatchRow).where(BatchRow.batch_id == batch.id).values(values)
        if self._write("save to", lambda connection: connection.execute(statement).rowcount) == 0:
            msg = f"The store {self.place} has no batch {batch.id}. It may have been deleted; begin a new one."
            raise StoreError(msg)

    def _overwrite_erased(self, *, compact: bool) -> None:
        with explained("overwrite what was deleted in", self._reader.url):
            erasing.overwrite_erased(self._reader, compact=compact)
