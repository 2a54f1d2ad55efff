"""Laws that hold for the actions of any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analyser

WORDS = st.sampled_from(
    [
        *"-;,.|()'•\n\t\"İﬁ",
        *("Actions", "Plan:", "Who", "When", "1.", "to", "will", "be", "is", "going", "would", "agreed", "if", "not"),
        *("told", "seen", "ring", "visit", "by", "SW", "DC Moss", "police", "HV", "I", "Jo Field", "mum", "the", "s47"),
        *("today", "Friday", "12/6", "asap", "review"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_action_points_at_its_words(text):
    place = 0
    for action in analyser.assess(text).actions:
        assert text[action.start : action.end] == action.text
        assert action.text.strip()
        assert action.owner is None or action.owner in text
        assert action.due is None or action.due in text
        assert action.start >= place
        place = action.start


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("SW to see child by Friday and police will ring mum; ", id="clauses"),
        pytest.param("to be seen by the sw and to be told by the police ", id="no-stops"),
        pytest.param("Actions: ring mum (Jo, today) with the sw and police, ", id="tails"),
        pytest.param("JANE COX TO SEE ", id="capitals"),
        pytest.param("Mel Castle (TM) ", id="names"),
        pytest.param('"to be seen ', id="quotes"),
        pytest.param("x: ", id="labels"),
        pytest.param("Action 1: x ", id="numbered"),
    ],
)
def test_a_megabyte_in_one_line_does_not_hang(line, seconds):
    text = (line * (1_000_000 // len(line) + 1))[:1_000_000]
    assert seconds(lambda: analyser.assess(text), times=1) < 60


def test_a_long_list_of_actions_takes_time_in_proportion(seconds):
    short, long = ("Actions\n" + "- SW to visit today\nAll by Friday\n" * lines for lines in (200, 2000))
    assert seconds(lambda: analyser.assess(long), times=2) < 40 * seconds(lambda: analyser.assess(short), times=2)
