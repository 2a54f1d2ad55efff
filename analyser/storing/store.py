"""The store: what other parts of the package, the command line and the dashboard call."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import insert, update

from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Unreadable
from analyser.domain.review import Review
from analyser.errors import StoreError
from analyser.storing import erasing, queries, reviewing, saving
from analyser.storing.database import Database
from analyser.storing.failures import explained
from analyser.storing.opening import revision
from analyser.storing.schema import BatchRow, FindingRow, ProblemRow, RecordRow, ReviewRow, TextRow
from analyser.storing.views import Batch, SaveCounts, StoredRecord, StoreInfo


class Store(Database):
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
        with self._writing("begin a batch in") as connection:
            statement = insert(BatchRow).returning(BatchRow.batch_id)
            values = {"name": name, "source": source, "created_at": created_at}
            batch_id = connection.execute(statement, values).scalar_one()
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
            with self._writing("save to") as connection:
                counts += saving.save_chunk(connection, batch, chunk, keep_text=self._keep_text)
        self._mark(batch, finished_at=dt.datetime.now(dt.UTC), counts=counts)
        return counts

    def batches(self) -> list[Batch]:
        """Every batch, oldest first."""
        with self._reading() as connection:
            return queries.list_batches(connection)

    def find_batch(self, which: str) -> Batch:
        """The batch that has this number, else the one that has this name.

        Raises:
            StoreError: There is none, or there are several of that name.
        """
        batches = self.batches()
        numbered = [batch for batch in batches if str(batch.id) == which]
        found = numbered or [batch for batch in batches if batch.name == which]
        if len(found) == 1:
            return found[0]
        if found:
            numbers = ", ".join(str(batch.id) for batch in found)
            msg = f"Several batches of the store {self.place} are called {which!r}. Give the number instead: {numbers}."
        else:
            newest = ", ".join(f"{batch.id} ({batch.name})" for batch in batches[-5:]) or "none"
            msg = f"The store {self.place} has no batch {which!r}. Give one that it has; the newest are: {newest}."
        raise StoreError(msg)

    def problems(self, batch: Batch) -> list[Unreadable]:
        """What could not be read in a batch, by name."""
        with self._reading() as connection:
            return queries.list_problems(connection, batch.id)

    def records(
        self,
        batch: Batch | None = None,
        criterion: str | None = None,
        status: Status | None = None,
        team: str | None = None,
        agency: str | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> list[StoredRecord]:
        """One page of records, in the order of their names.

        Args:
            batch: Only what this batch holds, under the names it has there.
            criterion: Only records with a finding on this criterion.
            status: Only records with this status, on ``criterion`` if given, else on any.
            team: Only this team's.
            agency: Only this agency's.
            offset: How many to skip.
            limit: How many at most.
        """
        with self._reading() as connection:
            return queries.list_records(
                connection,
                batch_id=None if batch is None else batch.id,
                criterion=criterion,
                status=status,
                team=team,
                agency=agency,
                offset=offset,
                limit=limit,
            )

    def assessment(self, sha256: str) -> dict[str, Any]:
        """One record in the JSON form of ``analyser scan``.

        Where its text is not kept, every value that would be words of the record is None.

        Raises:
            StoreError: The store holds no such record.
        """
        with self._reading() as connection:
            found = queries.json_form(connection, sha256)
        if found is None:
            msg = f"The store {self.place} holds no record whose text has the hash {sha256!r}. Scan it first."
            raise StoreError(msg)
        return found

    def text(self, sha256: str) -> str | None:
        """The words of one record, or None where they are not kept."""
        with self._reading() as connection:
            return queries.text_of(connection, sha256)

    def counts(self, batch: Batch | None = None) -> dict[str, dict[Status, int]]:
        """How many different texts have each status, by criterion; every status has a number."""
        with self._reading() as connection:
            return queries.count_statuses(connection, None if batch is None else batch.id)

    def counts_by_month(
        self, team: str | None = None, agency: str | None = None
    ) -> dict[str, dict[dt.date | None, dict[Status, int]]]:
        """How many different texts have each status, by criterion and first day of the month.

        Records without a date that could be understood stand under None.

        Args:
            team: Only this team's.
            agency: Only this agency's.
        """
        with self._reading() as connection:
            return queries.count_by_month(connection, team=team, agency=agency)

    def add_review(self, review: Review) -> None:
        """Add an entry to the log of reviews; what is there already is never changed.

        An undo takes back the reviewer's standing review of the finding, and the one before it
        stands again; adjudications and other reviews are taken back apart.

        Args:
            review: Of a finding that the store holds. It stays when the text is scanned again, and
                goes with the record.

        Raises:
            StoreError: There is no such finding, nothing to undo, evidence past the record's end, or
                a note although the store was opened to keep no words.
        """
        if review.note is not None and not self._keep_text:
            msg = f"The store {self.place} was opened to keep no words, and a note may quote the record. Leave it out."
            raise StoreError(msg)
        with self._writing("add a review to") as connection:
            refused = reviewing.add(connection, review)
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

    def info(self) -> StoreInfo:
        """What the store holds, in figures."""
        with self._reading() as connection:
            return StoreInfo(
                place=self.place,
                version=str(revision(connection)),
                batches=queries.count_rows(connection, BatchRow),
                records=queries.count_rows(connection, RecordRow),
                texts=queries.count_rows(connection, TextRow),
                problems=queries.count_rows(connection, ProblemRow),
                findings=queries.count_rows(connection, FindingRow),
                reviews=queries.count_rows(connection, ReviewRow),
                engines=queries.list_engines(connection),
            )

    def delete_batch(self, batch: Batch) -> int:
        """Delete a batch, and every record that no other batch holds, so that no trace of it is left.

        The reviews of such a record go with it.

        Returns:
            How many records went with it.
        """
        with self._writing("delete a batch from") as connection:
            deleted = erasing.delete_batch(connection, batch.id)
        if deleted is None:
            msg = f"The store {self.place} has no batch {batch.id}. It may have been deleted already."
            raise StoreError(msg)
        self._overwrite_erased(compact=False)
        return deleted

    def purge_text(self) -> int:
        """Delete the words of every record; findings, offsets and counts stay.

        Of reviews the notes go, as they may quote the record; who, when and what was held right stay.

        Returns:
            How many texts there were.
        """
        with self._writing("purge the text of") as connection:
            texts = erasing.purge_words(connection)
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
        with self._writing("save to") as connection:
            statement = update(BatchRow).where(BatchRow.batch_id == batch.id).values(values)
            if connection.execute(statement).rowcount == 0:
                msg = f"The store {self.place} has no batch {batch.id}. It may have been deleted; begin a new one."
                raise StoreError(msg)

    def _overwrite_erased(self, *, compact: bool) -> None:
        with explained("overwrite what was deleted in", self._reader.url):
            erasing.overwrite_erased(self._reader, compact=compact)
