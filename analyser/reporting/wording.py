"""The words in which people are told what was found; one place, so that every format says the same."""

from types import MappingProxyType

from analyser.domain.evidence import Action, OwnerKind
from analyser.domain.finding import Status

STATUS_WORDS = MappingProxyType(
    {
        Status.MET: "Met",
        Status.PARTLY_MET: "Partly met",
        Status.NOT_MET: "Not met",
        Status.NOT_ASSESSED: "Not assessed",
    }
)

STATUS_SIGNS = MappingProxyType(
    {Status.MET: "●", Status.PARTLY_MET: "◐", Status.NOT_MET: "○", Status.NOT_ASSESSED: "–"}
)
"""Shapes that can be told apart without colour."""

METADATA_WORDS = MappingProxyType(
    {"date": "Date", "team": "Team", "agency": "Agency", "author": "Author", "child_age": "Child's age"}
)

PARTY_WORDS = MappingProxyType(
    {"social_worker": "Social worker", "manager": "Social care manager", "police": "Police", "health": "Health"}
)

ABOUT_FLAGS = (
    "A flag says that the record does not state something a good record states. It judges the recording, "
    "never the practice or a person. Read each flag beside its evidence before you rely on it."
)

LACKS_DATE = "a date or timescale"
_OWNER_LACKS = MappingProxyType(
    {
        OwnerKind.AGENCY: "a person (it names an agency)",
        OwnerKind.GROUP: "a person (it names a group)",
        OwnerKind.NONE: "an owner",
    }
)


SURENESS = (
    (0.9, "very sure", "some 97 in 100 such findings are right"),
    (0.7, "fairly sure", "some 9 in 10 such findings are right"),
    (0.0, "unsure", "some 2 in 3 such findings are right"),
)
"""From which confidence on it is called what, and how often that held for authors left out (docs/figures.md)."""


def sureness(confidence: float) -> str:
    """The confidence of a finding in words."""
    return next(words for least, words, _ in SURENESS if confidence >= least)


def lacks(action: Action) -> str:
    """What the action does not say, or "" where it names somebody and a date."""
    return " and ".join(filter(None, (lacks_owner(action.owner_kind), "" if action.due else LACKS_DATE)))


def lacks_owner(kind: OwnerKind) -> str:
    """What an action with an owner of this kind does not say of its owner, or ""."""
    return _OWNER_LACKS.get(kind, "")


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` as a percentage, or a dash where there is no whole."""
    return f"{part / whole:.0%}" if whole else "–"


def count_of(number: int, noun: str) -> str:
    """``1 record``, ``2 records``, ``1,234 records``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
