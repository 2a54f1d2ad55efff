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

_OWNER_LACKS = MappingProxyType(
    {
        OwnerKind.AGENCY: "a person (it names an agency)",
        OwnerKind.GROUP: "a person (it names a group)",
        OwnerKind.NONE: "an owner",
    }
)


def lacks(action: Action) -> str:
    """What the action does not say, or "" where it names somebody and a date."""
    missing = []
    if action.owner_kind in _OWNER_LACKS:
        missing.append(_OWNER_LACKS[action.owner_kind])
    if action.due is None:
        missing.append("a date or timescale")
    return " and ".join(missing)


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` as a percentage, or a dash where there is no whole."""
    return f"{part / whole:.0%}" if whole else "–"


def count_of(number: int, noun: str) -> str:
    """``1 record``, ``2 records``, ``1,234 records``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
