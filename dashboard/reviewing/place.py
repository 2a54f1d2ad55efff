"""Where a reviewer is: what they filter by, which record and finding is open; kept in the page's address.

The address holds numbers, hashes and names from lists of this project, so that a reload or a bookmark keeps the place
and nothing of a record, nor the name of a team, stands in a browser's history.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analyser.domain.finding import Status
from analyser.storing.views import Batch, Order, Reviewed, Wanted

_SHORT = 12
_STATUS = "met|partly_met|not_met"
_NARROWING = ("batch", "team", "agency", "criterion", "status", "month", "since", "until", "reviewed")

_Sign = Annotated[str, Field(pattern="^([0-9a-f]{12})?$")]
_Month = Annotated[str, Field(pattern=r"^((19|20)\d\d-(0[1-9]|1[0-2]))?$")]
_Name = Annotated[str, Field(pattern="^[a-z0-9_]{0,60}$")]


class Place(BaseModel):
    """What stands in the address.

    Attributes:
        tab: The part of the page.
        batch: Number of a batch, or 0.
        team: Sign of a team, see :func:`sign_of`, or "".
        agency: Likewise of an agency.
        criterion: Id of a criterion, or "".
        status: Statuses, joined by dots, or "".
        month: A month, as 2015-06, or "".
        since: The first of several months, likewise.
        until: The last of them.
        least: Lowest confidence in hundredths.
        most: Highest confidence in hundredths.
        reviewed: Which reviews there are to be.
        order: Of the queue.
        seed: Of the random order.
        page: Of the queue, from 1.
        record: Hash of the text of the open record, or "".
        on: Id of the criterion that is looked at, or "".
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    tab: Literal["queue", "agreement"] = "queue"
    batch: int = Field(default=0, ge=0)
    team: _Sign = ""
    agency: _Sign = ""
    criterion: _Name = ""
    status: str = Field(default="", pattern=rf"^(({_STATUS})(\.({_STATUS}))*)?$")
    month: _Month = ""
    since: _Month = ""
    until: _Month = ""
    least: int = Field(default=0, ge=0, le=100)
    most: int = Field(default=100, ge=0, le=100)
    reviewed: Reviewed = Reviewed.NOT_BY_ME
    order: Order = Order.DOUBT
    seed: int = Field(default=1, ge=0, le=9999)
    page: int = Field(default=1, ge=1, le=1_000_000)
    record: str = Field(default="", pattern="^([0-9a-f]{64})?$")
    on: _Name = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """The place that an address names; what it cannot mean is left out, as anybody may write an address."""
        try:
            return cls.model_validate(dict(query))
        except ValidationError as error:
            wrong = {each["loc"][0] for each in error.errors()}
            return cls.model_validate({name: value for name, value in query.items() if name not in wrong})

    def query(self) -> dict[str, str]:
        """The address of this place: what differs from the usual."""
        return {name: str(value) for name, value in self.model_dump(exclude_defaults=True).items()}

    def but(self, **changes: object) -> Self:
        """This place with some values changed."""
        return self.model_copy(update=changes)

    def wanted(self, me: str, *, batches: Iterable[Batch], teams: Iterable[str], agencies: Iterable[str]) -> Wanted:
        """What the store is asked for.

        Args:
            me: The reviewer.
            batches: Those of the store; a number that none of them has counts as none.
            teams: Those of the store, likewise.
            agencies: Those of the store, likewise.
        """
        least, most = sorted((self.least, self.most))
        return Wanted(
            batch=next((batch for batch in batches if batch.id == self.batch), None),
            team=_signed(self.team, teams),
            agency=_signed(self.agency, agencies),
            criterion=self.criterion or None,
            statuses=frozenset(self.statuses),
            month=_first_day(self.month),
            since=_first_day(self.since),
            until=_first_day(self.until),
            confidence_from=least / 100,
            confidence_to=most / 100,
            reviewed=self.reviewed,
            reviewer=me,
        )

    @property
    def statuses(self) -> list[Status]:
        """The statuses that are asked for; none means any."""
        return [Status(each) for each in self.status.split(".") if each]

    @property
    def confidence_words(self) -> str:
        """The confidence that is asked for, or "" for any."""
        if (self.least, self.most) == (0, 100):
            return ""
        return f"confidence {self.least / 100:.2f} to {self.most / 100:.2f}"

    @property
    def narrowed(self) -> set[str]:
        """The filters that are set otherwise than usual."""
        usual = type(self)()
        names = {name for name in _NARROWING if getattr(self, name) != getattr(usual, name)}
        return names | ({"confidence"} if self.confidence_words else set())


def sign_of(name: str) -> str:
    """What stands for a team or an agency in the address, so that its name does not."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT]


def _signed(sign: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if sign and sign_of(name) == sign), None)


def _first_day(month: str) -> dt.date | None:
    return dt.date.fromisoformat(f"{month}-01") if month else None
