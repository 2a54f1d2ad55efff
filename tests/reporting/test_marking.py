import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Why
from analyser.reporting.marking import Mark, marked_text, pieces, title_of


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


def test_marked_text_says_what_covers_a_piece_and_escapes_the_rest() -> None:
    marks = [mark(0, 3, 1, anchor="a"), mark(2, 5, 14, near=True, anchor='"b"')]
    assert marked_text(pieces("<i>&x", marks)) == (
        '<mark class="evidence k1" title="1"><span class="tag k1" id="a">1</span>&lt;i</mark>'
        '<mark class="evidence k1 over" title="1; 14"><span class="tag k1 near" id="&#34;b&#34;">14?</span>&gt;</mark>'
        '<mark class="near k1" title="14">&amp;x</mark>'
    )


def test_marked_text_can_name_all_that_covers_a_piece() -> None:
    marks = [mark(0, 2, 1), mark(0, 1, 1, anchor="again"), mark(0, 2, 2, near=True)]
    assert 'class="evidence k1 over c1 n2"' in marked_text(pieces("ab", marks), name_all=True)


def test_titles_say_what_a_mark_is(catalogue: tuple[Criterion, ...]) -> None:
    stated, *_, avoided = catalogue
    assert title_of(1, stated) == "1 Timing: evidence"
    assert title_of(1, stated, Why.HYPOTHETICAL) == "1 Timing: near miss, is hypothetical"
    assert title_of(4, avoided) == "4 Wording: what offends"
