"""The sentences that say how many actions say what is asked of them."""

import pytest

from analyser.domain.evidence import Action, Detected, OwnerKind, Why
from analyser.domain.judgement import judge_actions


def say(*lacks: bool) -> str:
    """The reason for actions of which some lack what is asked."""
    actions = tuple(
        Action(
            start=9 * n, end=9 * n + 4, text=f"do {n}", owner=None, owner_kind=OwnerKind.NONE, due=None, detector="t"
        )
        for n in range(len(lacks))
    )
    wanting = {action.text for action, lack in zip(actions, lacks, strict=True) if lack}
    verdict = judge_actions(
        Detected(actions=actions), lambda action: Why.NO_DATE if action.text in wanting else None, says="when"
    )
    return verdict.reason


WHY = Why.NO_DATE.in_words


@pytest.mark.parametrize(
    ("lacks", "reason"),
    [
        pytest.param([], "The record has no actions.", id="none"),
        pytest.param([False], "The one action says when.", id="one"),
        pytest.param([True], 'The one action does not say when: "do 0".', id="one-without"),
        pytest.param([False, False], "Both actions say when.", id="two"),
        pytest.param([False, True], f'One of the two actions says when; the other, "do 1", {WHY}.', id="one-of-two"),
        pytest.param(
            [True, True], f'Neither of the two actions says when; the first, "do 0", {WHY}.', id="two-without"
        ),
        pytest.param([False] * 3, "All 3 actions say when.", id="three"),
        pytest.param(
            [False, True, False],
            f'2 of the 3 actions say when; the one that does not, "do 1", {WHY}.',
            id="two-of-three",
        ),
        pytest.param(
            [False, True, True],
            f'One of the 3 actions says when; the first that does not, "do 1", {WHY}.',
            id="one-of-three",
        ),
        pytest.param([True] * 4, f'None of the 4 actions says when; the first, "do 0", {WHY}.', id="four-without"),
    ],
)
def test_reason(lacks, reason):
    assert say(*lacks) == reason
