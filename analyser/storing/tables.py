"""Tables of counts; part of :class:`analyser.storing.store.Store`."""

import datetime as dt

from analyser.domain.counting import HeldCount, PairCount, StratumCount
from analyser.domain.finding import Status
from analyser.storing import tallying
from analyser.storing.database import Database
from analyser.storing.views import Batch


class Tables(Database):
    """How often each status was found, and held right by reviewers."""

    def counts(self, batch: Batch | None = None) -> dict[str, dict[Status, int]]:
        """How many different texts have each status, by criterion; every status has a number."""
        with self._reading() as connection:
            return tallying.count_statuses(connection, _id_of(batch))

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
            return tallying.count_by_month(connection, team=team, agency=agency)

    def counts_by_stratum(self, criterion: str | None = None, batch: Batch | None = None) -> list[StratumCount]:
        """How many different texts of each month, team and agency have each status; what is none is left out.

        Args:
            criterion: Only on this criterion.
            batch: Only of records that this batch holds.
        """
        with self._reading() as connection:
            return tallying.count_by_stratum(connection, criterion=criterion, batch_id=_id_of(batch))

    def agreement(self, criterion: str | None = None, batch: Batch | None = None) -> list[PairCount]:
        """How often two reviewers held each pair of statuses right on one finding, neither knowing of the other.

        They are the first two who held something of it at once and still do. A status is what its reviewer held then;
        what was said later, in sight of the other, does not count, nor do adjudications.

        Args:
            criterion: Only on this criterion.
            batch: Only of records that this batch holds.
        """
        with self._reading() as connection:
            return tallying.count_pairs(connection, criterion=criterion, batch_id=_id_of(batch))

    def reviewed_counts(self, criterion: str | None = None, batch: Batch | None = None) -> list[HeldCount]:
        """How often the engine now finds each status where reviewers have settled on each.

        The newest adjudication settles; without one, what all who reviewed the finding agree on.

        Args:
            criterion: Only on this criterion.
            batch: Only of records that this batch holds.
        """
        with self._reading() as connection:
            return tallying.count_held(connection, criterion=criterion, batch_id=_id_of(batch))


def _id_of(batch: Batch | None) -> int | None:
    return None if batch is None else batch.id
