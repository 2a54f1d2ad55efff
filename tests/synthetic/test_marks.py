import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.synthetic.marks import Edit, Kind, Mark, Marked, Page, cut, edit


def marked(text: str, *spans: tuple[int, int]) -> Marked:
    return Marked(text, tuple(Mark(start, end, Kind.EVIDENCE, "s47_decision") for start, end in spans))


def words_of(text: Marked) -> list[str]:
    return [text.text[mark.start : mark.end] for mark in text.marks]


@pytest.mark.parametrize(
    ("span", "change", "expected"),
    [
        pytest.param((4, 7), Edit(0, 3, "A"), "two", id="before"),
        pytest.param((4, 7), Edit(8, 13, "3"), "two", id="after"),
        pytest.param((4, 7), Edit(5, 5, "--"), "t--wo", id="inside"),
        pytest.param((4, 7), Edit(4, 4, ">"), "two", id="inserted at the start stays out"),
        pytest.param((4, 7), Edit(7, 7, "<"), "two", id="inserted at the end stays out"),
        pytest.param((4, 7), Edit(4, 7, "2"), "2", id="the whole"),
        pytest.param((4, 7), Edit(3, 5, "_"), "_wo", id="across the start takes all in"),
        pytest.param((4, 7), Edit(6, 9, "_"), "tw_", id="across the end takes all in"),
        pytest.param((4, 7), Edit(0, 13, "ONE TWO THREE"), "TWO", id="same length keeps its place"),
    ],
)
def test_marks_move(span, change, expected):
    assert words_of(edit(marked("one two three", span), [change])) == [expected]


def test_a_mark_of_which_nothing_is_left_goes():
    assert edit(marked("one two", (4, 7)), [Edit(3, 7, "")]) == Marked("one", ())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([Edit(2, 4, ""), Edit(3, 5, "")], id="overlap"),
        pytest.param([Edit(4, 5, ""), Edit(1, 2, "")], id="out of order"),
        pytest.param([Edit(5, 99, "")], id="outside"),
    ],
)
def test_impossible_edits_are_refused(changes):
    with pytest.raises(ValueError, match="must be in order"):
        edit(marked("one two three"), changes)


@st.composite
def edited(draw):
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    changes = [Edit(start, end, draw(st.text(alphabet="XY", max_size=5))) for start, end in pairs]
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda span: span[0] < span[1])
    return marked(text, *draw(st.lists(places, max_size=5))), changes


@given(edited())
def test_untouched_words_stay_under_their_mark(case):
    before, changes = case
    after = edit(before, changes)
    expected = before.text
    for change in reversed(changes):
        expected = expected[: change.start] + change.text + expected[change.end :]
    assert after.text == expected
    assert all(0 <= mark.start < mark.end <= len(after.text) for mark in after.marks)
    for mark in before.marks:
        if not any(change.start < mark.end and mark.start < change.end for change in changes):
            assert before.text[mark.start : mark.end] in words_of(after)


@given(edited())
def test_every_mark_keeps_the_letters_it_had(case):
    before, changes = case
    touched = {at for change in changes for at in range(change.start, change.end)}
    kept = [
        "".join(before.text[at] for at in range(mark.start, mark.end) if at not in touched) for mark in before.marks
    ]
    found = [words.translate({ord("X"): None, ord("Y"): None}) for words in words_of(edit(before, changes))]
    assert [letters for letters in kept if letters] == [letters for letters in found if letters]


def test_actions_are_numbered_on():
    action = Marked("ring mum", (Mark(0, 8, Kind.ACTION, "", "none"),))
    page = Page()
    page.write("To do\n")
    page.place(action)
    page.place(action)
    assert [(mark.start, mark.number) for mark in page.finish().marks] == [(6, 0), (14, 1)]


def test_a_cut_keeps_the_marks_inside():
    assert cut(marked("one two three", (4, 7), (6, 9)), 4, 8) == marked("two ", (0, 3))
