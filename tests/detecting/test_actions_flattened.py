"""Actions in records that came as one line: exports that lost their line breaks."""

import pytest


def summary(actions) -> list[str]:
    return [f"{action.owner_kind}|{action.owner or '-'}|{action.due or '-'}" for action in actions]


STORY = (
    "Strategy discussion held by phone. Present: Kay Orr (SW), DC Pike, Anna Bell (HV). The school rang in the morning "
    "as Remi had a mark on his arm and would not say how he came by it. Section 47 agreed, joint. "
)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(
            "Actions - Kay to see Remi today - DC Pike to trace the car - bloods to be taken by 3/4",
            ["person|Kay|today", "person|DC Pike|-", "none|-|by 3/4"],
            id="dashes",
        ),
        pytest.param(
            "Plan Kay - ring gran today Anna Bell - weigh him Friday DC Pike - house to house, tonight",
            ["person|Kay|today", "person|Anna Bell|Friday", "person|DC Pike|tonight"],
            id="owner-and-dash",
        ),
        pytest.param(
            "Agreed: Kay: school log by noon DC Pike: download the phone",
            ["person|Kay|by noon", "person|DC Pike|-"],
            id="owner-and-colon",
        ),
        pytest.param(
            "Arranged 1. Kay to ring gran today 2. DC Pike - bail check 3. Letter to GP (Anna Bell)",
            ["person|Kay|today", "person|DC Pike|-", "person|Anna Bell|-"],
            id="numbers",
        ),
        pytest.param(
            "Kay to see Remi by Friday DC Pike to take a statement on Monday",
            ["person|Kay|by Friday", "person|DC Pike|on Monday"],
            id="nothing-between",
        ),
        pytest.param(
            "Actions: Kay to ring gran. History: HV was to visit weekly. Family: mum, gran.",
            ["person|Kay|-"],
            id="list-ends-at-a-label",
        ),
        pytest.param("Kay was asked to help DC Pike to settle him.", [], id="bound-to-a-verb"),
    ],
)
def test_actions(end, expected, actions_of):
    assert summary(actions_of(STORY + end)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "agreed outcome joint s47 sw ann cole and dc low to visit at 4 today medical booked for 6pm dr roy "
            "will do it gran to have kids overnight",
            ["person|sw ann cole and dc low|at 4 today"],
            id="role-name-and-title",
        ),
        pytest.param(
            "outcome joint s47 dc low and hv sue orr to see mum at 3 today bloods by dr roy nan to have them",
            ["person|dc low and hv sue orr|at 3 today"],
            id="title-and-role-name",
        ),
    ],
)
def test_two_owners_where_no_mark_parts_the_words(text, expected, actions_of):
    assert summary(actions_of(text))[: len(expected)] == expected
