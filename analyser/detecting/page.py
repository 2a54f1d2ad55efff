"""A record as owners are read in it, and what an owner is."""

from dataclasses import dataclass, field
from typing import NamedTuple

from analyser.detecting.people import Roster
from analyser.domain.evidence import OwnerKind

_MAX_SEARCHED = 100_000


class Owner(NamedTuple):
    """Who is named to do something.

    Attributes:
        start: First character, counted in the record's text.
        end: One past the last.
        kind: What they are.
        known: Whether a word says so (a role, an agency, a participant's name) rather than capitals alone.
        family: Whether it is the child, a relative, or a "he" or "she" who may be one.
    """

    start: int
    end: int
    kind: OwnerKind
    known: bool
    family: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One record's text in the two forms owners are read in, with its people.

    Attributes:
        reading: Lower case, folded.
        shown: As the record has it; capitals tell names.
        roster: The people named in it.
        owners: Whom stretches of it were found to name; form labels are asked about more than once.
    """

    reading: str
    shown: str
    roster: Roster
    owners: dict[tuple[int, int], Owner | None] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def count(self, words: str) -> int:
        """How often the record, or the first part of a very long one, has these words in these letters."""
        if words not in self._counts:
            self._counts[words] = self.shown.count(words, 0, _MAX_SEARCHED)
        return self._counts[words]
