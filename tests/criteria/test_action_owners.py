"""action_owners: every action names one person or role to do it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "action_owners"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Actions: Meera to ring the GP.", id="name"),
        pytest.param(
            "Actions\n- KL – health check in school Tuesday\n- DC Orr: phone download\n", id="initials-and-title"
        ),
        pytest.param("I will see him tonight and DC Vane will speak to the uncle.", id="two-in-prose"),
        pytest.param("Plan: writer to update the manager.", id="writer"),
        pytest.param("To do\nme - minutes\nallocated SW - own account from her\n", id="role"),
        pytest.param("Next: OIC to seize the phone; DSL to log any remarks.", id="oic-and-dsl"),
        pytest.param("Agreed\nMGM to collect from school today\n", id="relative"),
        pytest.param("Tasks\nHV - weigh\nschool nurse - dental\nGP - bloods\n", id="health-roles"),
        pytest.param("Mother to be told by Ms Orr at the door.", id="by"),
        pytest.param("Plan: chronology to be finished (JD), 20.3.", id="brackets"),
        pytest.param("What | Who | When\nVisit | Jo Field | 4/4\nChecks | DC Kerr | -\n", id="table"),
        pytest.param("Action: ring the aunt. Who: A Bright. When: 12/06", id="inline-labels"),
        pytest.param("Plan: SW and police to visit together.", id="mixed"),
        pytest.param("My bits -\nsafety plan with her\nletter to the GP\n", id="my-list"),
        pytest.param("It was resolved that Ms Gill would instruct counsel.", id="would"),
        pytest.param("Bernie has agreed to chase probation by Weds. Bernie rang after.", id="has-agreed"),
    ],
)
def test_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert finding.evidence
    assert not finding.near_misses


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        pytest.param("Actions: police to check the address.", Status.NOT_MET, Why.AGENCY_OWNER, id="police"),
        pytest.param("Actions\nWard - keep a log\n", Status.NOT_MET, Why.AGENCY_OWNER, id="ward"),
        pytest.param(
            "Plan: day team to visit; school to ring.", Status.NOT_MET, Why.AGENCY_OWNER, id="team-and-school"
        ),
        pytest.param("Tasks\nBorder alert: Home Office\n", Status.NOT_MET, Why.AGENCY_OWNER, id="agency-behind"),
        pytest.param("What | Who\nSecond screen | Health\n", Status.NOT_MET, Why.AGENCY_OWNER, id="agency-cell"),
        pytest.param("Actions: all to send chronologies.", Status.NOT_MET, Why.GROUP_OWNER, id="all"),
        pytest.param("Plan: core group to meet by 2/6.", Status.NOT_MET, Why.GROUP_OWNER, id="core-group"),
        pytest.param("Plan: professionals to keep an eye on him.", Status.NOT_MET, Why.GROUP_OWNER, id="professionals"),
        pytest.param("Plan: somebody from the team to stay in touch.", Status.NOT_MET, Why.GROUP_OWNER, id="somebody"),
        pytest.param("Actions: home visit to be completed.", Status.NOT_MET, Why.NO_OWNER, id="passive"),
        pytest.param("Actions\n- LADO referral\n- NRM form\n", Status.NOT_MET, Why.NO_OWNER, id="verbless"),
        pytest.param("The dentist is to be contacted.", Status.NOT_MET, Why.NO_OWNER, id="is-to-be"),
        pytest.param("Next steps: Amara to be seen at school.", Status.NOT_MET, Why.NO_OWNER, id="child-is-no-owner"),
        pytest.param("Plan: conference to be booked.", Status.NOT_MET, Why.NO_OWNER, id="conference"),
        pytest.param(
            "Plan: NB to be sent copies of the order.", Status.NOT_MET, Why.NO_OWNER, id="recipient-is-no-owner"
        ),
        pytest.param("What | Who\nHair strand | tbc\n", Status.NOT_MET, Why.NO_OWNER, id="tbc"),
        pytest.param("Actions: SW to visit. Police to check.", Status.PARTLY_MET, Why.AGENCY_OWNER, id="some-agency"),
        pytest.param("Actions: SW to visit. Medical to be booked.", Status.PARTLY_MET, Why.NO_OWNER, id="some-nobody"),
        pytest.param("Jobs\nTom - ring dad\nall - log it\n", Status.PARTLY_MET, Why.GROUP_OWNER, id="some-group"),
    ],
)
def test_near_misses(text, status, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is status
    assert finding.near_misses[0].why is why


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Section 47 enquiries to commence jointly. Dr Low will not be opening one.", id="outcome"),
        pytest.param("Present: SW Tina to chair, DC Moss (to join by phone)", id="attendance"),
        pytest.param("Review strategy meeting to be held on 5 June.", id="review"),
        pytest.param("Father is not to be told yet.", id="not-to-be-told"),
        pytest.param("If he is charged, SW Tina will see him.", id="condition"),
    ],
)
def test_no_actions(text, judge_text):
    finding = judge_text(text, ID)
    if text:
        assert finding.status is Status.NOT_MET
        assert finding.reason == "The record has no actions."
    else:
        assert finding.status is Status.NOT_ASSESSED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("Plan: Ana to ring mum.", "The one action says who in particular is to do it.", id="one"),
        pytest.param(
            "Plan: Ana to ring mum. DC Orr to call round.", "Both actions say who in particular is to do it.", id="two"
        ),
        pytest.param(
            "Plan: Ana to ring mum. School to ring dad.",
            "One of the two actions says who in particular is to do it; the other, "
            '"School to ring dad", names an agency, not a person.',
            id="one-of-two",
        ),
        pytest.param(
            "Plan: gran to be rung. School to ring dad.",
            "Neither of the two actions says who in particular is to do it; the first, "
            '"gran to be rung", names nobody to do it.',
            id="none-of-two",
        ),
        pytest.param(
            "Gran to be rung today.",
            'The one action does not say who in particular is to do it: "Gran to be rung today".',
            id="one-none",
        ),
    ],
)
def test_reason(text, reason, judge_text):
    assert judge_text(text, ID).reason == reason
