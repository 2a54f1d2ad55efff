import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.reporting.marking import Mark, pieces


def mark(start: int, end: int, number: int = 1, *, near: bool = False, anchor: str = "") -> Mark:
    return Mark(start, end, number, near, f"{number}", anchor or f"{start}-{end}-{number}-{near}")


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        pytest.param([], [("abcdefgh", [])], id="none"),
        pytest.param([mark(2, 4)], [("ab", []), ("cd", [1]), ("efgh", [])], id="one"),
        pytest.param([mark(0, 4, 1), mark(2, 8, 2)], [("ab", [1]), ("cd", [1, 2]), ("efgh", [2])], id="overlapping"),
        pytest.param([mark(0, 8, 2), mark(2, 4, 1)], [("ab", [2]), ("cd", [1, 2]), ("efgh", [2])], id="nested"),
        pytest.param([mark(0, 4, 1), mark(4, 8, 2)], [("abcd", [1]), ("efgh", [2])], id="touching"),
        pytest.param([mark(0, 8, 1, near=True), mark(0, 8, 2)], [("abcdefgh", [2, 1])], id="evidence-before-near-miss"),
        pytest.param([mark(0, 8, 1, anchor="x"), mark(0, 8, 1, anchor="y")], [("abcdefgh", [1, 1])], id="twice"),
    ],
)
def test_pieces(marks: list[Mark], cut: list[tuple[str, list[int]]]) -> None:
    found = list(pieces("abcdefgh", marks))
    assert [(each.text, [one.number for one in each.marks]) for each in found] == cut


SPANS = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30), st.integers(1, 5), st.booleans()), max_size=12)


@given(SPANS)
def test_pieces_are_the_text_again_and_marks_cover_their_spans(spans: list[tuple[int, int, int, bool]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123"
    marks = [
        mark(min(a, b), max(a, b), number, near=near, anchor=str(index))
        for index, (a, b, number, near) in enumerate(spans)
        if a != b
    ]
    found = list(pieces(text, marks))
    assert "".join(each.text for each in found) == text
    for one in marks:
        assert "".join(each.text for each in found if one in each.marks) == text[one.start : one.end]
        assert sum(one in each.opening for each in found) == 1


def test_empty_text_has_no_pieces() -> None:
    assert list(pieces("", [])) == []
