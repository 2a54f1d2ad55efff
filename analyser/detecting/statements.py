"""Run the criteria's patterns over the passages of a record."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from analyser.detecting.context import contexts
from analyser.detecting.found import EVIDENCE, NEAR_MISSES, leave
from analyser.domain.criterion import Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.layout import Layout, Passage, PassageKind


class Hit(NamedTuple):
    """What one pattern found in one passage.

    Attributes:
        start: First character in the record.
        end: One past the last.
        pattern: The pattern's name.
        why: None for evidence.
        score: Confidence.
    """

    start: int
    end: int
    pattern: str
    why: Why | None
    score: float


class StatementRules:
    """The spaCy component ``statement_rules``: patterns and contexts over the layout of a Doc."""

    def __init__(self, criteria: Sequence[Criterion], layout_key: str = "layout") -> None:
        self.criteria = tuple(criterion for criterion in criteria if criterion.patterns)
        self.layout_key = layout_key

    def __call__(self, doc: Doc) -> Doc:
        """Leave evidence and near misses in ``doc.spans``."""
        layout: Layout = doc.user_data[self.layout_key]
        starts = [passage.start for passage in layout.passages]
        for criterion in self.criteria:
            for index in _candidates(layout.reading, criterion.cues, starts):
                for hit in read_passage(criterion, layout, index):
                    if hit.why is None:
                        detector = f"rule:{hit.pattern}"
                        leave(doc, EVIDENCE, hit.start, hit.end, criterion.id, detector, scores=hit.score)
                    else:
                        leave(doc, NEAR_MISSES, hit.start, hit.end, criterion.id, hit.why.value)
        return doc


def _candidates(reading: str, cues: tuple[str, ...], starts: list[int]) -> list[int]:
    """Numbers of the passages in which a cue begins, in order."""
    found = set()
    for cue in cues:
        place = reading.find(cue)
        while place >= 0:
            index = bisect_right(starts, place) - 1
            if index >= 0:
                found.add(index)
                following = starts[index + 1] if index + 1 < len(starts) else len(reading)
                place = reading.find(cue, max(following, place + 1))
            else:
                place = reading.find(cue, place + 1)
    return sorted(found)


def read_passage(criterion: Criterion, layout: Layout, index: int) -> Iterator[Hit]:
    """What the criterion's patterns make of the passage with that number: at most one hit.

    Patterns see ``"[heading] passage"``, so that ``^\\[[^]]*outcome`` asks for the heading.
    """
    passage = layout.passages[index]
    if passage.kind is PassageKind.PROMPT:
        yield Hit(passage.start, passage.end, "prompt", Why.PROMPT, 1.0)
        return
    if passage.kind is PassageKind.HEADING and not criterion.offending:
        return
    line = f"[{passage.heading}] {layout.read(passage)}"
    shift = passage.start - len(passage.heading) - len("[] ")
    blocked: Hit | None = None
    for pattern in criterion.patterns:
        for match in pattern.regex.finditer(line):
            if not _neighbours_fit(pattern, layout, index):
                break
            why = pattern.why or contexts(line, match.start(), match.end(), pattern.unless)
            begin, stop = _extent(pattern, match, passage, shift)
            hit = Hit(begin, stop, pattern.name, why, pattern.score)
            if why is None or pattern.why is not None:
                yield hit
                return
            blocked = blocked or hit
    if blocked:
        yield blocked


def _neighbours_fit(pattern: Pattern, layout: Layout, index: int) -> bool:
    """Whether the passages next to this one, in its paragraph, are as the pattern wants them."""
    if pattern.not_after and pattern.not_after.search(_neighbour(layout, index, -1)):
        return False
    return not pattern.before or bool(pattern.before.search(_neighbour(layout, index, 1)))


def _neighbour(layout: Layout, index: int, step: int) -> str:
    """The passage next to this one as rules read it, or "" where the paragraph ends."""
    if not 0 <= index + step < len(layout.passages):
        return ""
    here, there = layout.passages[index], layout.passages[index + step]
    return layout.read(there) if there.block == here.block else ""


def _extent(pattern: Pattern, match: re.Match[str], passage: Passage, shift: int) -> tuple[int, int]:
    """The group ``span`` of the match, or the whole passage."""
    if "span" in pattern.regex.groupindex and match["span"]:
        return match.start("span") + shift, match.end("span") + shift
    return passage.start, passage.end
