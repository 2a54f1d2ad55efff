"""The people of a record: its roster, and who took part."""

import pytest

import analyser
from analyser.detecting.people import party_of, read_roster
from analyser.segmenting.layout import lay_out


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            "Present: Jo Field (SW), Anil Rao (TM), DC Kerr, HV Sue Todd",
            ["social_worker", "manager", "police", "health"],
            id="label-and-commas",
        ),
        pytest.param(
            "PRESENT\nRos Tennant (RT)        Assistant Team Manager\nBev Okoro (BO)          Health Visitor\n",
            ["manager", "health"],
            id="one-a-line",
        ),
        pytest.param("On the call were Steph (her SW), PC Ward and me.", ["social_worker", "police"], id="prose"),
        pytest.param("Apologies: DC Kerr, HV Sue Todd", [], id="apologies"),
        pytest.param("Actions: DC Kerr to visit.", [], id="owning-an-action"),
        pytest.param("Invited but not able to attend: GP", [], id="invited"),
    ],
)
def test_who_took_part(text, parties):
    found = [participant.party for participant in analyser.assess(text).participants]
    assert [party for party in found if party] == parties


def test_roster():
    text = (
        "Child: Maisie O\nPresent: Ros Tennant (RT), Team Manager; Dele A (SW)\nLeah (13) lives with Tracy (mother).\n"
    )
    roster = read_roster(lay_out(text), text)[0]
    assert {"ros", "tennant", "dele"} <= roster.names
    assert {"rt"} <= roster.initials
    assert {"maisie", "leah", "tracy"} <= roster.family
    assert not roster.shouting


@pytest.mark.parametrize(
    ("text", "shouting"),
    [
        pytest.param("JANE COX TO SEE HIM", True, id="capitals"),
        pytest.param("jane cox to see him", True, id="none"),
        pytest.param("Jane Cox to see him", False, id="both"),
        pytest.param("", False, id="empty"),
    ],
)
def test_shouting(text, shouting):
    assert read_roster(lay_out(text), text)[0].shouting is shouting


@pytest.mark.parametrize(
    ("words", "party"),
    [
        pytest.param("duty social worker", "social_worker", id="social-worker"),
        pytest.param("social work manager", "manager", id="manager"),
        pytest.param("deputy head", "other", id="other"),
        pytest.param("named nurse", "health", id="nurse"),
    ],
)
def test_party(words, party):
    assert party_of(words.split()) == party
