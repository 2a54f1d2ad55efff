"""What a store holds, as lists and one by one; part of :class:`analyser.storing.store.Store`."""

from collections.abc import Iterator
from typing import Any

from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Unreadable
from analyser.errors import StoreError
from analyser.storing import queries, queueing
from analyser.storing.database import Database
from analyser.storing.opening import revision
from analyser.storing.restoring import assessments_of
from analyser.storing.schema import BatchRow, FindingRow, ProblemRow, RecordRow, ReviewRow, TextRow
from analyser.storing.views import Batch, Order, QueueItem, StoredRecord, StoreInfo, Wanted


class Lists(Database):
    """Batches, records, what is in the queue, and the store's figures."""

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

    def assessments(self, batch: Batch) -> Iterator[Assessment]:
        """What a batch holds, as the engine said it, in the order of names; read some hundreds at a time.

        Records whose words are not kept are left out, for nothing of their evidence could be shown.
        """
        with self._reading() as connection:
            yield from assessments_of(connection, batch.id)

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

    def record(self, sha256: str) -> StoredRecord:
        """One record as a list has it, under the name it goes by.

        Raises:
            StoreError: The store holds no such record.
        """
        with self._reading() as connection:
            found = queries.find_record(connection, sha256)
        if found is None:
            raise StoreError(self._no_record(sha256))
        return found

    def queue(
        self, wanted: Wanted, *, order: Order = Order.DOUBT, seed: int = 0, offset: int = 0, limit: int = 50
    ) -> list[QueueItem]:
        """One page of the records that have a finding to look at, each record once.

        Nothing in it tells what another reviewer holds right.

        Args:
            wanted: Which findings, of which records.
            order: What comes first. Where two are alike in that, the one that was saved first.
            seed: Another one shuffles anew.
            offset: How many to skip.
            limit: How many at most.
        """
        with self._reading() as connection:
            return queueing.page(connection, wanted, order=order, seed=seed, offset=offset, limit=limit)

    def count_queue(self, wanted: Wanted) -> int:
        """How many records the pages of :meth:`queue` hold together."""
        with self._reading() as connection:
            return queueing.count(connection, wanted)

    def teams(self) -> list[str]:
        """Every team that a record goes by now, in the order of the alphabet."""
        with self._reading() as connection:
            return queries.names_in(connection, "team")

    def agencies(self) -> list[str]:
        """Every agency that a record goes by now, in the order of the alphabet."""
        with self._reading() as connection:
            return queries.names_in(connection, "agency")

    def saved_keys(self, batch: Batch) -> set[tuple[str, str]]:
        """Id and source of all that a batch holds, be it assessed or unreadable, so that a scan can be resumed."""
        with self._reading() as connection:
            return queries.saved_keys(connection, batch.id)

    def assessment(self, sha256: str) -> dict[str, Any]:
        """One record in the JSON form of ``analyser scan``.

        Where its text is not kept, every value that would be words of the record is None.

        Raises:
            StoreError: The store holds no such record.
        """
        with self._reading() as connection:
            found = queries.json_form(connection, sha256)
        if found is None:
            raise StoreError(self._no_record(sha256))
        return found

    def text(self, sha256: str) -> str | None:
        """The words of one record, or None where they are not kept."""
        with self._reading() as connection:
            return queries.text_of(connection, sha256)

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

    def _no_record(self, sha256: str) -> str:
        return f"The store {self.place} holds no record whose text has the hash {sha256!r}. Scan it first."
