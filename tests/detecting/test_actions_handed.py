"""Tasks that are handed out without a verb: in lines, rows, under a name, in one sentence with another."""

import pytest


def summary(actions) -> list[str]:
    return [f"{action.owner_kind}|{action.owner or '-'}|{action.due or '-'}" for action in actions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Stairgate form - DC Ridd - 8 Aug", ["person|DC Ridd|8 Aug"], id="between-dashes"),
        pytest.param(
            "Legal referral: ATM, within 5 working days.", ["role|ATM|within 5 working days"], id="colon-and-comma"
        ),
        pytest.param("Keys to nan: PC Nye 1 Sept", ["person|PC Nye|1 Sept"], id="no-mark-before-the-date"),
        pytest.param("Welfare call (HV, by Friday)", ["role|HV|by Friday"], id="in-brackets"),
        pytest.param("Fetch the old file (Dr Shaw by 12/6)", ["person|Dr Shaw|by 12/6"], id="fetch-in-brackets"),
        pytest.param(
            "DC Ridd to see mum today. Remand file - PC Nye.",
            ["person|DC Ridd|today", "person|PC Nye|-"],
            id="no-date-beside-another",
        ),
        pytest.param(
            "Search | PC 412 Nye | 19/5 0530\nCats to shelter | PC 412 Nye | 19/5 am",
            ["person|PC 412 Nye|19/5", "person|PC 412 Nye|19/5 am"],
            id="rows-without-headings",
        ),
        pytest.param(
            "Una Kerr, social worker:\n- ring the ward\n- photograph the cot",
            ["person|Una Kerr, social worker|-"] * 2,
            id="under-a-name",
        ),
        pytest.param(
            "What I took away from the call: I book the room, DC Ridd calls the uncles.",
            ["person|I|-", "person|DC Ridd|-"],
            id="after-an-opening",
        ),
        pytest.param(
            "Home visit to be completed and a letter sent to the GP by Friday.",
            ["none|-|-", "none|-|by Friday"],
            id="two-things-to-be-done",
        ),
        pytest.param("Risk visit to be booked and DC Ridd informed.", ["none|-|-"] * 2, id="somebody-informed"),
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
        pytest.param("The baby was fed and mum rested.", id="what-was-done"),
    ],
)
def test_no_actions(text, actions_of):
    assert not actions_of(text)
