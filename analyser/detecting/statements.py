"""Run the criteria's patterns over the passages of a record."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from spacy.tokens import Doc

from analyser.detecting.context import contexts
from analyser.detecting.cues import CueFinder
from analyser.detecting.found import EVIDENCE, NEAR_MISSES, leave
from analyser.domain.criterion import SUBJECT, Criterion, Pattern
from analyser.domain.evidence import Why
from analyser.domain.layout import LAYOUT_KEY, Layout, Passage, PassageKind
from analyser.domain.word_classes import WordClasses

_UNDER = 6
"""How many passages under a heading are looked at when the heading has a cue."""
_TRIES = 16
"""How many matches in one passage are looked into: nobody says it more often, however long the passage."""


_View: TypeAlias = tuple[str, frozenset[str]]
"""A passage as letters, and which letters it has."""


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

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        self.criteria = tuple(criterion for criterion in criteria if criterion.patterns)
        self._cues = CueFinder(self.criteria)

    def __call__(self, doc: Doc) -> Doc:
        """Leave evidence and near misses in ``doc.spans``."""
        layout: Layout = doc.user_data[LAYOUT_KEY]
        found = self._cues.find(layout)
        for number, criterion in enumerate(self.criteria):
            looked_at = self._cues.looked_at(number, found)
            for index in _carried_on(layout, looked_at) if criterion.carries else looked_at:
                groups = found[index] | self._cues.under(_place(layout.passages[index]))
                for hit in read_passage(criterion, layout, index, self._cues.due(number, groups)):
                    if hit.why is None:
                        detector = f"rule:{hit.pattern}"
                        leave(doc, EVIDENCE, hit.start, hit.end, criterion.id, detector, scores=hit.score)
                    else:
                        leave(doc, NEAR_MISSES, hit.start, hit.end, criterion.id, hit.why.value)
        return doc


def _carried_on(layout: Layout, found: list[int]) -> list[int]:
    """The same passages, with those that stand under one of them or follow it in its paragraph."""
    more = set(found)
    for index in found:
        first = layout.passages[index]
        title = first.kind is PassageKind.HEADING
        for follower in range(index + 1, min(index + 1 + (_UNDER if title else 1), len(layout.passages))):
            passage = layout.passages[follower]
            if passage.heading != first.heading or not (title or passage.block == first.block):
                break
            if passage.kind not in {PassageKind.PROMPT, PassageKind.HEADING}:
                more.add(follower)
    return sorted(more)


def read_passage(criterion: Criterion, layout: Layout, index: int, patterns: Sequence[Pattern]) -> Iterator[Hit]:
    r"""What those of the criterion's patterns make of the passage with that number: at most one hit.

    Patterns see ``"[heading] passage"``, so that ``^\[[^]]*outcome`` asks for the heading; a form label
    stands there too in the second and later sentences of its answer. What the criterion is about stands
    there as a row of :data:`SUBJECT`.
    """
    passage = layout.passages[index]
    if passage.kind is PassageKind.PROMPT:
        yield Hit(passage.start, passage.end, "prompt", Why.PROMPT, 1.0)
        return
    if not patterns or (passage.kind is PassageKind.HEADING and not criterion.offending):
        return
    place = _place(passage)
    line = _marked(criterion, f"[{place}] {layout.read(passage)}")
    shift = passage.start - len(place) - len("[] ")
    blocked: Hit | None = None
    for pattern, match in islice(_matches(criterion, layout, index, line, patterns), _TRIES):
        if match is None:
            yield Hit(passage.start, passage.end, pattern.name, pattern.why, pattern.score)
            return
        claim = "claim" if "claim" in pattern.regex.groupindex else 0
        why = contexts(line, match.start(claim), match.end(claim), pattern.unless) or pattern.why
        begin, stop = _extent(pattern, match, passage, shift)
        hit = Hit(begin, stop, pattern.name, why, pattern.score)
        if why is None or (pattern.why and not blocked):
            yield hit
            return
        blocked = blocked or hit
    if blocked:
        yield blocked


def _place(passage: Passage) -> str:
    """What the passage stands under: its heading, and its label where that is not part of it."""
    if passage.label and passage.answer == passage.start and passage.label != passage.heading:
        return f"{passage.heading}: {passage.label}"
    return passage.heading


def _marked(criterion: Criterion, line: str) -> str:
    if criterion.subject is None:
        return line
    return criterion.subject.sub(lambda match: SUBJECT * len(match.group()), line.replace(SUBJECT, " "))


def _matches(
    criterion: Criterion, layout: Layout, index: int, line: str, patterns: Sequence[Pattern]
) -> Iterator[tuple[Pattern, re.Match[str] | None]]:
    """Where each pattern matches the line, but not the heading alone; None for a pattern over word classes."""
    body = line.index("] ")
    named = criterion.subject is None or SUBJECT in line[body:]
    views: dict[int, _View] = {}
    before = ""
    for pattern in patterns:
        if pattern.classes:
            here, letters = views.get(index) or _classes(pattern, layout, index, index, views)
            if any(map(letters.isdisjoint, pattern.needs)):
                continue
            if pattern.regex.search(here) and _fits_in(pattern, layout, index, views):
                yield pattern, None
            continue
        if not named and not pattern.regex.pattern.startswith("^"):
            continue  # it could only match the heading
        if pattern.after:
            before = before or _marked(criterion, _passage_before(layout, index))
            if not pattern.after.search(before):
                continue
        for match in pattern.regex.finditer(line):
            if match.start() == 0 or match.end() > body:
                yield pattern, match


def _fits_in(pattern: Pattern, layout: Layout, index: int, views: dict[int, _View]) -> bool:
    """Whether the passages before and after it in its paragraph are as the pattern wants them."""
    if pattern.not_after and pattern.not_after.search(_classes(pattern, layout, index, index - 1, views)[0]):
        return False
    return not pattern.before or bool(pattern.before.search(_classes(pattern, layout, index, index + 1, views)[0]))


def _classes(pattern: Pattern, layout: Layout, home: int, index: int, views: dict[int, _View]) -> _View:
    """A passage as letters, with a colon after its label; "" if it is not in the same paragraph as ``home``."""
    if index not in views:
        same = 0 <= index < len(layout.passages) and layout.passages[index].block == layout.passages[home].block
        letters = _spelt(pattern.classes, layout, layout.passages[index]) if same and pattern.classes else ""
        views[index] = letters, frozenset(letters)
    return views[index]


def _spelt(classes: WordClasses, layout: Layout, passage: Passage) -> str:
    answer = passage.answer
    if answer <= passage.start:
        return classes.read(layout.read(passage))
    label = classes.read(layout.reading[passage.start : answer]).rstrip(":.-")
    told = classes.read(layout.reading[answer : passage.end])
    return f"{label}:{told.removeprefix(classes.start)}" if label != classes.start else told


def _passage_before(layout: Layout, index: int) -> str:
    """The passage before this one as rules read it, or "" where the paragraph starts."""
    if not index or layout.passages[index - 1].block != layout.passages[index].block:
        return ""
    return layout.read(layout.passages[index - 1])


def _extent(pattern: Pattern, match: re.Match[str], passage: Passage, shift: int) -> tuple[int, int]:
    """The group ``span`` of the match, or the whole passage."""
    if "span" in pattern.regex.groupindex and match["span"]:
        return match.start("span") + shift, match.end("span") + shift
    return passage.start, passage.end
