"""Laws of the cues: a pattern that is left out for want of a cue could not have matched."""

from pathlib import Path

import pytest

from analyser.criteria import discover
from analyser.detecting.cues import CueFinder
from analyser.detecting.statements import _marked, _place, _spelt
from analyser.segmenting.layout import lay_out

RECORDS = Path(__file__).parents[2] / "data" / "synthetic" / "minutes"
EVERY = [
    pytest.param(criterion, pattern, id=f"{criterion.id}-{pattern.name}")
    for criterion in discover()
    for pattern in criterion.patterns
    if pattern.cues
]
OVER_CLASSES = [
    pytest.param(criterion, pattern, id=f"{criterion.id}-{pattern.name}")
    for criterion in discover()
    for pattern in criterion.patterns
    if pattern.needs
]


@pytest.fixture(scope="module")
def lines():
    """Each passage of the shipped records as patterns see it: its layout, its number and the whole line."""
    layouts = [lay_out(file.read_text(encoding="utf-8-sig")) for file in sorted(RECORDS.rglob("*.txt"))]
    return [
        (layout, index, f"[{_place(passage)}] {layout.read(passage)}")
        for layout in layouts
        for index, passage in enumerate(layout.passages)
    ]


@pytest.mark.parametrize(("criterion", "pattern"), EVERY)
def test_a_line_without_a_cue_is_no_match(criterion, pattern, lines):
    for _, index, line in lines:
        if not any(cue in line for cue in pattern.cues):
            assert pattern.regex.search(_marked(criterion, line)) is None, (pattern.name, index)


@pytest.mark.parametrize(("criterion", "pattern"), EVERY)
def test_cues_are_lower_case_and_none_holds_another(criterion, pattern):  # noqa: ARG001
    for cue in pattern.cues:
        assert cue
        assert cue == cue.lower()
        assert not cue.startswith(" "), "what stands before a passage is not a space everywhere"
        assert not any(other != cue and other in cue for other in pattern.cues), cue


@pytest.mark.parametrize(("criterion", "pattern"), OVER_CLASSES)
def test_letters_without_what_is_needed_are_no_match(criterion, pattern, lines):  # noqa: ARG001
    for layout, index, _ in lines:
        letters = _spelt(pattern.classes, layout, layout.passages[index])
        if any(need.isdisjoint(letters) for need in pattern.needs):
            assert pattern.regex.search(letters) is None, (pattern.name, letters)


def test_the_finder_sees_what_stands_in_the_line(lines):
    criteria = [criterion for criterion in discover() if criterion.patterns]
    finder = CueFinder(criteria)
    for layout in {id(layout): layout for layout, _, _ in lines}.values():
        found = finder.find(layout)
        for index, passage in enumerate(layout.passages):
            groups = found[index] | finder.under(_place(passage))
            line = f"[{_place(passage)}] {layout.read(passage)}"
            for number, criterion in enumerate(criteria):
                due = {pattern.name for pattern in finder.due(number, groups)}
                for pattern in criterion.patterns:
                    stands = not pattern.cues or any(cue in line for cue in pattern.cues)
                    assert pattern.name in due or not stands, (criterion.id, pattern.name)
