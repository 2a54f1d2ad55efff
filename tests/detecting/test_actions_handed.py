"""Tasks that are handed out without a verb, with a deadline; and what is written in the same form and is no task."""

import pytest


def summary(actions) -> list[str]:
    return [f"{action.owner_kind}|{action.owner or '-'}|{action.due or '-'}" for action in actions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Stairgate form - DC Ridd - by 8 Aug", ["person|DC Ridd|by 8 Aug"], id="between-dashes"),
        pytest.param(
            "Legal referral: ATM, within 5 working days.", ["role|ATM|within 5 working days"], id="colon-and-comma"
        ),
        pytest.param("Keys to nan: PC Nye by 1 Sept", ["person|PC Nye|by 1 Sept"], id="no-mark-before-the-date"),
        pytest.param("Welfare call (HV, by Friday)", ["role|HV|by Friday"], id="in-brackets"),
        pytest.param("Fetch the old file (Dr Shaw by 12/6)", ["person|Dr Shaw|by 12/6"], id="fetch-in-brackets"),
        pytest.param(
            "Search | PC 412 Nye | 19/5 0530\nCats to shelter | PC 412 Nye | 19/5 am",
            ["person|PC 412 Nye|19/5", "person|PC 412 Nye|19/5 am"],
            id="rows-without-headings",
        ),
        pytest.param(
            "What I took away from the call: I book the room, DC Ridd calls the uncles.",
            ["person|I|-", "person|DC Ridd|-"],
            id="after-an-opening",
        ),
        pytest.param("A medical will be booked.", ["none|-|-"], id="will-be-booked"),
        pytest.param(
            "Escort rota: transport manager K. Dow, by noon",
            ["person|transport manager K. Dow|by noon"],
            id="role-of-two-words",
        ),
    ],
)
def test_actions(text, expected, actions_of):
    assert summary(actions_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("School log (Mrs Orr, 3/4)", id="which-log"),
        pytest.param("Added by: K Orr (DSL) 14/11/2016 16:52", id="who-typed-it"),
        pytest.param("Strategy discussion by phone with L Orr (SW) and DC Ridd, 12.50.", id="who-took-part"),
        pytest.param("Health - Dr Ng. Police - DC Ridd.", id="who-is-who"),
        pytest.param("DC Ridd:\n- mum is known for two assaults\n- dad is not known", id="what-somebody-reported"),
        pytest.param("Bruise seen on arm - Dr Ng, 3/4", id="what-was-seen"),
        pytest.param(
            "DC Ridd:\n- call to address on 2 April, mother drunk\n- visit on 1 April no reply",
            id="what-was-done-by-whom",
        ),
        pytest.param("Threshold decision: TM Orr, 3/4/24", id="who-decided-and-when"),
        pytest.param("Parental consent: SW Lee, 3/4/24", id="who-gave-consent"),
        pytest.param("Bail conditions - DC Low - 3/4/24", id="since-when"),
        pytest.param("Height and weight: HV Low, 3/4/24", id="who-measured"),
        pytest.param("Skeletal survey normal: Dr Khan, 3 April", id="a-result"),
        pytest.param("School nurse weighing him each week.", id="what-goes-on"),
        pytest.param("School has a responsibility to safeguard.", id="a-duty"),
        pytest.param("It was agreed in 2021 that a child protection plan be made.", id="an-old-resolution"),
        pytest.param("The baby was fed and mum rested.", id="what-was-done"),
    ],
)
def test_no_actions(text, actions_of):
    assert not actions_of(text)
