"""A record as owners are read in it, and what an owner is."""

from dataclasses import dataclass, field
from typing import NamedTuple

from analyser.detecting.people import Roster
from analyser.domain.evidence import OwnerKind

_LONGEST_NOTE, _LONGEST_LINE = 120, 350
"""A record of one line is flat if it is longer than the first, one of several lines if they are longer on average than
the second."""
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
        flat: Whether line breaks were lost, so that whole sections stand on one line.
        owners: Whom stretches of it were found to name; form labels are asked about more than once.
    """

    reading: str
    shown: str
    roster: Roster
    owners: dict[tuple[int, int], Owner | None] = field(default_factory=dict)
    flat: bool = field(init=False)
    _counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """See whether the record came as one line."""
        breaks = self.shown.count("\n", 1, min(len(self.shown) - 1, _MAX_SEARCHED))
        line = _LONGEST_LINE if breaks else _LONGEST_NOTE
        object.__setattr__(self, "flat", min(len(self.shown), _MAX_SEARCHED) > line * (breaks + 1))

    def count(self, words: str) -> int:
        """How often the record, or the first part of a very long one, has these words in these letters."""
        if words not in self._counts:
            self._counts[words] = self.shown.count(words, 0, _MAX_SEARCHED)
        return self._counts[words]
