"""Look a record over once for the cues of all criteria and of all their patterns."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.layout import Layout

_ALWAYS = 1
"""The bit that is set for every passage."""
_REMEMBERED = 1024
"""How many headings a finder remembers the cues of."""


class CueFinder:
    """Finds the cues of all criteria and patterns in one pass over a record (Aho and Corasick, 1975).

    Each group of cues has a bit; a stretch of text is the sum of the bits of the groups that have a cue in it.
    """

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        self._bits: dict[str, int] = {}
        self._groups = _ALWAYS
        self._wanted = [self._wanted_by(criterion) for criterion in criteria]
        self._due = [
            [(self._add(pattern.cues) if pattern.cues else _ALWAYS, pattern) for pattern in criterion.patterns]
            for criterion in criteria
        ]
        self._automaton = AhoCorasick(self._bits)
        self._of_cue = list(self._bits.values())
        self.under = lru_cache(maxsize=_REMEMBERED)(self._under)

    def find(self, layout: Layout) -> list[int]:
        """For each passage the groups of which a cue begins in it."""
        starts = [passage.start for passage in layout.passages]
        found = [_ALWAYS] * len(starts)
        bits = self._of_cue
        for cue, place, _ in self._automaton.find_matches_as_indexes(layout.reading, overlapping=True):
            index = bisect_right(starts, place) - 1
            if index >= 0:
                found[index] |= bits[cue]
        return found

    def looked_at(self, criterion: int, found: Sequence[int]) -> list[int]:
        """The numbers of the passages in which one of the criterion's own cues begins, or one of each joint group."""
        own, joint = self._wanted[criterion]
        if not joint:
            return [index for index, groups in enumerate(found) if groups & own]
        return [index for index, groups in enumerate(found) if groups & own or groups & joint == joint]

    def due(self, criterion: int, groups: int) -> list[Pattern]:
        """The criterion's patterns that can match where those groups of cues were found."""
        return [pattern for group, pattern in self._due[criterion] if group & groups]

    def _under(self, heading: str) -> int:
        """The groups of which a cue stands in a heading."""
        groups = 0
        for cue, _, _ in self._automaton.find_matches_as_indexes(heading, overlapping=True):
            groups |= self._of_cue[cue]
        return groups

    def _wanted_by(self, criterion: Criterion) -> tuple[int, int]:
        return self._add(criterion.cues), sum(map(self._add, criterion.joint_cues))

    def _add(self, cues: Sequence[str]) -> int:
        """The bit of a new group."""
        self._groups <<= 1
        for cue in cues:
            self._bits[cue] = self._bits.get(cue, 0) | self._groups
        return self._groups
