"""What is counted over many records: nouns that the store yields and that trends and agreement are made of."""

import datetime as dt
from dataclasses import dataclass

from analyser.domain.finding import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class StratumCount:
    """How many records of one month, team and agency have one status on one criterion.

    Attributes:
        criterion: The criterion's id.
        month: First day of the discussion's month; None where the record has no date that could be understood.
        team: As the record says, or None.
        agency: As the record says, or None.
        status: What was found.
        records: How many different texts.
    """

    criterion: str
    month: dt.date | None
    team: str | None
    agency: str | None
    status: Status
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """How often two reviewers held this pair of statuses right on the same finding, each by their own judgement.

    Attributes:
        criterion: The criterion's id.
        first: What the reviewer who was earlier holds right.
        second: What the later one does.
        records: How many records.
    """

    criterion: str
    first: Status
    second: Status
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCount:
    """How often the engine found one status where reviewers have settled on another, or on the same.

    Attributes:
        criterion: The criterion's id.
        found: What the engine finds now.
        held: What was adjudicated, else what all standing reviews agree on.
        records: How many records.
    """

    criterion: str
    found: Status
    held: Status
    records: int
