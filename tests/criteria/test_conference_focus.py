"""conference_focus: what makes a conference the thing decided, and what only names one."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "conference_focus"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The meeting decided that the case should progress to ICPC.", id="the-meeting-decided-that-the"),
        pytest.param(
            "Purpose of today: should we be calling an initial child protection conference?",
            id="purpose-of-today-should-we",
        ),
        pytest.param(
            "The group discussed whether this meets the threshold for a child protection conference.",
            id="the-group-discussed-whether-this",
        ),
        pytest.param("Discussion was about going to conference.", id="discussion-was-about-going-to"),
        pytest.param("We debated conference v CIN plan for most of the hour.", id="we-debated-conference-v-cin"),
        pytest.param("Decision: proceed to ICPC.", id="decision-proceed-to-icpc"),
        pytest.param(
            "Outcome - Initial Child Protection Conference to be convened.",
            id="outcome-initial-child-protection-conference",
        ),
        pytest.param(
            "Unanimous agreement that the threshold for ICPC is met.", id="unanimous-agreement-that-the-threshold"
        ),
        pytest.param("Chair asked for views on conference and went round the table.", id="chair-asked-for-views-on"),
        pytest.param("Everyone in favour of conference.", id="everyone-in-favour-of-conference"),
        pytest.param(
            "Key question is whether this can be managed under child in need or needs an ICPC.",
            id="key-question-is-whether-this",
        ),
        pytest.param(
            "HV was asked whether we should hold a conference and said yes, as did everyone.",
            id="hv-was-asked-whether-we",
        ),
        pytest.param("Conference: agreed by all.", id="conference-agreed-by-all"),
        pytest.param("Case conference? No, stay at CIN.", id="case-conference-no-stay-at"),
        pytest.param(
            "It was felt that he should be the subject of a child protection conference.", id="it-was-felt-that-he"
        ),
        pytest.param(
            "They wanted to know from each agency if the case ought to be conferenced.", id="they-wanted-to-know-from"
        ),
        pytest.param("Main focus was the need for a conference.", id="main-focus-was-the-need"),
        pytest.param("Meeting convened to establish if an ICPC should be held.", id="meeting-convened-to-establish-if"),
        pytest.param("All agencies voted for case conference.", id="all-agencies-voted-for-case"),
        pytest.param(
            "Strategy discussion held re whether to proceed to case conference.",
            id="strategy-discussion-held-re-whether",
        ),
        pytest.param("Agreed not to go to conference at this time.", id="agreed-not-to-go-to"),
        pytest.param("Does this need a conference? All agreed that it does.", id="does-this-need-a-conference"),
        pytest.param("The decision for us was ICPC or close.", id="the-decision-for-us-was"),
        pytest.param(
            "Police and health agreed with social care that this needs to go to ICPC.",
            id="police-and-health-agreed-with",
        ),
        pytest.param("Considered ICPC but not felt to be necessary.", id="considered-icpc-but-not-felt"),
        pytest.param(
            "The chair said we were there to make a decision about conferencing.", id="the-chair-said-we-were"
        ),
        pytest.param("No conference needed was the outcome.", id="no-conference-needed-was-the"),
        pytest.param("Members were asked to vote on ICPC.", id="members-were-asked-to-vote"),
        pytest.param("Recommendation of the strategy: ICPC.", id="recommendation-of-the-strategy-icpc"),
        pytest.param("we talked for ages about if it should be icpc in the end yes", id="we-talked-for-ages-about"),
    ],
)
def test_a_conference_as_the_thing_decided_offends(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert finding.evidence[0].text in text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("SW to book ICPC by Friday.", Why.OTHER_EVENT, id="sw-to-book-icpc-by"),
        pytest.param("HV to attend conference on 12 May.", Why.OTHER_EVENT, id="hv-to-attend-conference-on"),
        pytest.param(
            "School report for ICPC to be with the chair two days before.",
            Why.OTHER_EVENT,
            id="school-report-for-icpc-to",
        ),
        pytest.param("Mum was at conference in 2013.", Why.HISTORICAL, id="mum-was-at-conference-in"),
        pytest.param(
            "A child protection conference in March 2014 made him subject to a plan.",
            Why.HISTORICAL,
            id="a-child-protection-conference-in",
        ),
        pytest.param(
            "Agreed: joint section 47 and ICPC to be convened if substantiated.",
            Why.OTHER_EVENT,
            id="agreed-joint-section-47-and",
        ),
        pytest.param(
            "S47 agreed. Whether to hold an ICPC will be decided at the end of it.",
            Why.PURPOSE,
            id="s47-agreed-whether-to-hold",
        ),
        pytest.param(
            "Conference invites to be sent by business support.", Why.OTHER_EVENT, id="conference-invites-to-be-sent"
        ),
        pytest.param("MARAC conference on Thursday.", Why.OTHER_EVENT, id="marac-conference-on-thursday"),
        pytest.param("His cousin's conference is next week.", Why.OTHER_PERSON, id="his-cousins-conference-is-next"),
        pytest.param(
            "The discussion decides on section 47 enquiries, not on whether to hold a conference.",
            Why.PURPOSE,
            id="the-discussion-decides-on-section",
        ),
        pytest.param(
            "Conference will be considered once enquiries are complete.",
            Why.DEFERRED,
            id="conference-will-be-considered-once",
        ),
        pytest.param(
            "A child must have an ICPC within 15 days of the strategy discussion under the procedures.",
            Why.POLICY,
            id="a-child-must-have-an",
        ),
        pytest.param("ICPC reports due 3 June, all agencies.", Why.OTHER_EVENT, id="icpc-reports-due-3-june"),
        pytest.param("Previous ICPC minutes to be sent to HV.", Why.HISTORICAL, id="previous-icpc-minutes-to-be"),
        pytest.param(
            "Kim minuted the ICPC for the older sister last year.", Why.HISTORICAL, id="kim-minuted-the-icpc-for"
        ),
        pytest.param("Father did not attend the conference.", Why.OTHER_EVENT, id="father-did-not-attend-the"),
        pytest.param(
            "Health visitor to share information at conference.",
            Why.OTHER_EVENT,
            id="health-visitor-to-share-information",
        ),
        pytest.param(
            "Section 47 threshold not met. Conference not needed either.",
            Why.OTHER_EVENT,
            id="section-47-threshold-not-met",
        ),
        pytest.param("Date of conference: 12/5", Why.OTHER_EVENT, id="date-of-conference-12-5"),
        pytest.param("Conference chair: J Brown", Why.OTHER_EVENT, id="conference-chair-j-brown"),
        pytest.param("ICPC Y / N", Why.PROMPT, id="icpc-y-n"),
        pytest.param("Mother asked what a conference is.", Why.OTHER_EVENT, id="mother-asked-what-a-conference"),
        pytest.param(
            "Following the ICPC he was made subject to a plan for neglect.",
            Why.OTHER_EVENT,
            id="following-the-icpc-he-was",
        ),
    ],
)
def test_a_conference_named_otherwise_is_a_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert [near_miss.why for near_miss in finding.near_misses] == [why]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The review conference is due in July.", id="the-review-conference-is-due"),
        pytest.param("Discussed by conference call.", id="discussed-by-conference-call"),
        pytest.param("Held in the conference room at the civic centre.", id="held-in-the-conference-room"),
        pytest.param("Dr Ali is away at a conference in Leeds.", id="dr-ali-is-away-at"),
        pytest.param("Confidential. Confirmed with the chair.", id="confidential-confirmed-with-the-chair"),
        pytest.param("Family group conference to be offered.", id="family-group-conference-to-be"),
    ],
)
def test_other_conferences_and_places_are_fine(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert not finding.evidence


def test_it_does_not_offend_beside_a_section_47_outcome(judge_text):
    finding = judge_text("S47 enquiries agreed, joint.\n\nThe group then debated whether to go to ICPC.", ID)
    assert finding.status is Status.MET
    assert not finding.evidence
    assert Why.PURPOSE in [near_miss.why for near_miss in finding.near_misses]


def test_a_question_about_section_47_is_no_outcome(judge_text):
    finding = judge_text("Is section 47 needed?\n\nThe group debated whether to go to ICPC and will.", ID)
    assert finding.status is Status.NOT_MET
