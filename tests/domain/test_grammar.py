"""Grammar: names to letters, pieces, sets, groups of patterns and what is refused."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.grammar import Grammar

TEXT = """
# what was done
[words]
moved: delayed put_back
  brought_forward
because: because
visit: visit
this_one: discussion
negated: not -n't
visit moved: revisited

[pieces]
small: [negated word]
was_moved: small? moved

[evidence]
moved_because:
    this_one
        .{0,3} was_moved because
twice: [small moved] moved
    not after: visit
    before: ^ because

[traps]
a_visit -> other_event: visit .* moved
"""


@pytest.fixture
def grammar() -> Grammar:
    return Grammar(TEXT, number="number", other="word")


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        pytest.param("discussion was put back because", True, id="a-phrase"),
        pytest.param("discussion wasn't delayed because", True, id="an-ending"),
        pytest.param("discussion delayed", False, id="no-reason"),
        pytest.param("visit delayed because", False, id="another-subject"),
    ],
)
def test_names_stand_for_classes_and_pieces(grammar, passage, found):
    pattern, _ = grammar.patterns("evidence")
    assert bool(pattern.regex.search(grammar.classes.read(passage))) is found


def test_what_a_pattern_needs_is_read():
    text = TEXT.replace("    before: ^ because", "    before: ^ because\n    needs: moved / visit\n        because")
    moved, twice = Grammar(text, number="number", other="word").patterns("evidence")
    assert moved.needs == ()
    assert twice.classes is not None and twice.before is not None
    assert [len(need) for need in twice.needs] == [1, 2]
    assert not twice.needs[0].isdisjoint(twice.classes.read("put back"))
    assert twice.before.pattern == "^B"


def test_neighbours_and_reasons_are_read(grammar):
    _, twice = grammar.patterns("evidence")
    assert twice.not_after.search(grammar.classes.read("a visit"))
    assert twice.before.search(grammar.classes.read("because"))
    assert not twice.before.search(grammar.classes.read("a because"))
    (trap,) = grammar.patterns("traps")
    assert (trap.name, trap.why) == ("a_visit", Why.OTHER_EVENT)
    assert trap.regex.search(grammar.classes.read("revisited"))


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        pytest.param("moved: visit", "is a word class", id="a-name-twice"),
        pytest.param("odd: unheard_of", "neither a word class nor a piece", id="unknown"),
        pytest.param("odd: moved b moved", "'b' stands alone", id="a-letter"),
        pytest.param("odd: Moved", "'M' stands alone", id="a-capital"),
        pytest.param("odd: [was_moved]", "no set of classes", id="no-set"),
    ],
)
def test_what_cannot_be_read_is_refused(piece, message):
    text = TEXT.replace("\n[evidence]", f"{piece}\n\n[evidence]")
    with pytest.raises(ValueError, match=message):
        Grammar(text, number="number", other="word")
