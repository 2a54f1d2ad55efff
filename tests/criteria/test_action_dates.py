"""action_dates: every action has a date or a timescale that can be checked."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "action_dates"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Actions: SW to visit by 12/6.", id="date"),
        pytest.param("Actions\n- HV to weigh him 14.9\n- Police to visit Fri 9th\n", id="no-preposition"),
        pytest.param("I will ring Mum tonight.", id="tonight"),
        pytest.param("Plan: scan before he leaves the ward.", id="before-he-leaves"),
        pytest.param("Plan: letter to GP within 7 days.", id="within"),
        pytest.param("To do\nMel - see Kian Thurs 9am\n", id="weekday-and-time"),
        pytest.param("Tasks: DC Orr to call 22:30.", id="clock"),
        pytest.param("Plan: PC on the door till 08:00; side room by 0300.", id="night"),
        pytest.param("Actions, all by Friday\n- CT head\n- SW to see mum\n", id="all-by"),
        pytest.param("Plan\nAna - ring gran\nschool - keep him in\nAll by 5pm today.\n", id="all-by-below"),
        pytest.param("Tonight\n- ring the ward\n- EDT SW to visit\n", id="heading-is-the-date"),
        pytest.param("What | Who | By when\nABE | DC Low | 04/12\nVisit | SW | 24 hrs\n", id="table"),
        pytest.param("Action 1: ring the aunt\nOwner: school\nBy when: 5pm today\n", id="stacked"),
        pytest.param("Plan: SW to see Amy and DC Low to view the phone, both by noon.", id="both-by"),
        pytest.param("Plan: return interview within 72 hrs of being found.", id="within-of"),
        pytest.param("Plan: chronology by half term.", id="half-term"),
        pytest.param("Plan: strategy minutes out by close of Friday.", id="close-of-friday"),
        pytest.param("The home is to be visited this afternoon.", id="prose"),
        pytest.param("Monday - Jay to ring the court", id="label-is-the-date"),
    ],
)
def test_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert finding.evidence
    assert not finding.near_misses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Actions: SW to visit ASAP.", Status.NOT_MET, id="asap"),
        pytest.param("Actions: SW to visit immediately.", Status.NOT_MET, id="immediately"),
        pytest.param("Actions: school to keep a log, ongoing.", Status.NOT_MET, id="ongoing"),
        pytest.param("Actions: HV to refer in due course.", Status.NOT_MET, id="in-due-course"),
        pytest.param("Actions: medical, next available.", Status.NOT_MET, id="next-available"),
        pytest.param("Actions: Mo to ring if possible.", Status.NOT_MET, id="if-possible"),
        pytest.param("Actions: chair to send notes shortly.", Status.NOT_MET, id="shortly"),
        pytest.param("Actions: SW to visit when mum is well enough.", Status.NOT_MET, id="when-well"),
        pytest.param("Actions: HV to weigh him once the medical is back.", Status.NOT_MET, id="once"),
        pytest.param("Actions: ICPC to be booked in line with procedures.", Status.NOT_MET, id="procedures"),
        pytest.param("Actions: SW to send the 2 June minutes.", Status.NOT_MET, id="dated-thing"),
        pytest.param("Actions: TM to speak to last Friday's duty worker.", Status.NOT_MET, id="last-friday"),
        pytest.param("Actions: HV to do the 12 month check.", Status.NOT_MET, id="age"),
        pytest.param("Actions: SW to ask about the fall on 3 May.", Status.NOT_MET, id="event"),
        pytest.param("Actions: SW to ring if he is missing on Monday.", Status.NOT_MET, id="date-of-a-condition"),
        pytest.param("What | Who | When\nVisit | SW | tbc\n", Status.NOT_MET, id="cell"),
        pytest.param("Actions: SW to visit today. School to log.", Status.PARTLY_MET, id="some"),
        pytest.param("Actions\n- LADO referral\n- CT head by noon\n", Status.PARTLY_MET, id="verbless-some"),
        pytest.param("I will ring Mum tonight. DC Low will see dad.", Status.PARTLY_MET, id="prose-some"),
    ],
)
def test_near_misses(text, status, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is status
    assert {near_miss.why for near_miss in finding.near_misses} == {Why.NO_DATE}


def test_no_actions(judge_text):
    finding = judge_text("Threshold not met. Reconvene on 5 June at 10am.", ID)
    assert finding.status is Status.NOT_MET
    assert finding.reason == "The record has no actions."
    assert not finding.near_misses


def test_reason_counts_and_quotes_the_one_without(judge_text):
    finding = judge_text("Plan: Ana to ring mum today. School to ring dad. HV to weigh him by Friday.", ID)
    assert finding.reason == (
        "2 of the 3 actions say by when it is to be done; the one that does not, "
        '"School to ring dad", gives no date or timescale that can be checked.'
    )
