"""Who took on what, in reported words, by a duty or without a modal verb; and what only sounds like it."""

import pytest


def summary(actions) -> list[str]:
    return [f"{action.owner_kind}|{action.owner or '-'}|{action.due or '-'}" for action in actions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("DC Moor took an action to trace the car.", ["person|DC Moor|-"], id="took-an-action"),
        pytest.param("It fell to the midwife to tell the ward.", ["role|the midwife|-"], id="it-fell-to"),
        pytest.param("I've said I'd nip to the flat tonight.", ["person|I|tonight"], id="said-i-would"),
        pytest.param("Just to confirm I will chase the bloods.", ["person|I|-"], id="to-confirm-i-will"),
        pytest.param("The caretaker will supply the log.", ["role|The caretaker|-"], id="a-verb-in-ly"),
        pytest.param("HV will need to go back by Tuesday.", ["role|HV|by Tuesday"], id="will-need-to"),
        pytest.param("PC Ash to r/v the bail on 9/3.", ["person|PC Ash|on 9/3"], id="a-verb-cut-short"),
        pytest.param("All involved to send logs by noon.", ["group|All involved|by noon"], id="all-involved"),
        pytest.param(
            "Dr Bell on nights to recheck the film by 6am.", ["person|Dr Bell on nights|by 6am"], id="on-nights"
        ),
        pytest.param(
            "SW Rowe to undertake a s47 home visit today.", ["person|SW Rowe|today"], id="a-visit-within-the-enquiry"
        ),
        pytest.param(
            "CIO Parr to hold removal until noon and DC Moor to tell his uncle.",
            ["person|CIO Parr|until noon", "person|DC Moor|-"],
            id="until-belongs-to-the-first",
        ),
        pytest.param("Agreed that a notice be drawn up by Friday.", ["none|-|by Friday"], id="that-it-be-done"),
        pytest.param("It was felt that the films should be repeated.", ["none|-|-"], id="felt-that-it-should"),
        pytest.param("Court order to be obtained.", ["none|-|-"], id="an-order-is-no-in-order-to"),
        pytest.param("A parenting course for dad to be found.", ["none|-|-"], id="for-whom"),
        pytest.param("Cot to be delivered Tuesday.", ["none|-|Tuesday"], id="a-thing-delivered"),
    ],
)
def test_actions(text, expected, actions_of):
    assert summary(actions_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Baby to be delivered by section next week.", id="a-birth"),
        pytest.param("Mum said she'd ring him but she never did.", id="family-said"),
        pytest.param("I have yet to meet dad.", id="yet-to"),
        pytest.param("I will let you know what they say.", id="let-you-know"),
        pytest.param("I will say first why we met.", id="i-will-say"),
        pytest.param("The file, which I will come to, is thin.", id="which-i-will"),
        pytest.param("SW Rowe to undertake s47 enquiries.", id="the-outcome"),
        pytest.param("Aunt waited for a bed to be found.", id="waited-for"),
        pytest.param("The team suggested that a toy be used.", id="suggested"),
        pytest.param("Attended meeting with Social Care.", id="attended"),
        pytest.param("DC Moor checking.", id="nothing-named"),
        pytest.param("I am writing to set down what was said.", id="opens-a-letter"),
    ],
)
def test_no_actions(text, actions_of):
    assert not actions_of(text)
