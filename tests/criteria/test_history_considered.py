"""history_considered: what went before for this family, and what only sounds like it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "history_considered"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Family known to us since 2012.", id="family-known-to-us-since-2012"),
        pytest.param(
            "Two earlier referrals, both closed with advice.", id="two-earlier-referrals-both-closed-with-advice"
        ),
        pytest.param("The family had a child in need plan in 2014.", id="the-family-had-a-child-in-need"),
        pytest.param("Mother was in care as a child.", id="mother-was-in-care-as-a-child"),
        pytest.param("Mum grew up in foster care and does not trust us.", id="mum-grew-up-in-foster-care-and"),
        pytest.param("Dad has a caution for assault.", id="dad-has-a-caution-for-assault"),
        pytest.param("Father was convicted of affray.", id="father-was-convicted-of-affray"),
        pytest.param("This is the third referral this year.", id="this-is-the-third-referral-this-year"),
        pytest.param("Police: six call-outs to the address, all verbal.", id="police-six-call-outs-to-the-address"),
        pytest.param("Family not known to social care.", id="family-not-known-to-social-care"),
        pytest.param("PNC: no trace on either parent.", id="pnc-no-trace-on-either-parent"),
        pytest.param("Checks clear for both adults.", id="checks-clear-for-both-adults"),
        pytest.param("No previous involvement with any agency.", id="no-previous-involvement-with-any-agency"),
        pytest.param("Nil known.", id="nil-known"),
        pytest.param(
            "History: placed with gran for six months while mum was in hospital.",
            id="history-placed-with-gran-for-six-months",
        ),
        pytest.param("Previous involvement - early help, ended well.", id="previous-involvement-early-help-ended-well"),
        pytest.param(
            "BACKGROUND\nAn older sibling was adopted from birth.", id="background-an-older-sibling-was-adopted-from"
        ),
        pytest.param(
            "Her first two children were removed and live with an aunt.", id="her-first-two-children-were-removed-and"
        ),
        pytest.param(
            "He was excluded from school last year for carrying a knife.", id="he-was-excluded-from-school-last-year"
        ),
        pytest.param("She took an overdose two years ago.", id="she-took-an-overdose-two-years-ago"),
        pytest.param("When she was six her father hit her with a belt.", id="when-she-was-six-her-father-hit"),
        pytest.param(
            "It was said that a scald was seen at 7/12 and explained by mum.", id="it-was-said-that-a-scald-was"
        ),
        pytest.param(
            "There was a previous fracture, explained at the time.", id="there-was-a-previous-fracture-explained-at"
        ),
        pytest.param("He was on a child protection plan for neglect.", id="he-was-on-a-child-protection-plan"),
        pytest.param("MARAC x3, no injuries.", id="marac-x3-no-injuries"),
        pytest.param("Mother is a care leaver.", id="mother-is-a-care-leaver"),
        pytest.param(
            "There is a history of domestic abuse between the parents.", id="there-is-a-history-of-domestic-abuse"
        ),
        pytest.param("Not the first time he has come in with a bruise.", id="not-the-first-time-he-has-come"),
        pytest.param("Ex-partner was violent to her and is in prison.", id="ex-partner-was-violent-to-her-and"),
        pytest.param("His childhood was marked by drink and fights.", id="his-childhood-was-marked-by-drink-and"),
        pytest.param("No relevant history on either parent.", id="no-relevant-history-on-either-parent"),
        pytest.param("Nothing recorded on the system for this child.", id="nothing-recorded-on-the-system-for-this"),
        pytest.param("Father is a registered sex offender.", id="father-is-a-registered-sex-offender"),
        pytest.param("Brother was removed from her care.", id="brother-was-removed-from-her-care"),
        pytest.param("The half sister was adopted as a baby.", id="the-half-sister-was-adopted-as-a"),
    ],
)
def test_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert all(each.text in text for each in finding.evidence)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("History: to follow", Why.DEFERRED, id="history-to-follow"),
        pytest.param("Chronology awaited from records.", Why.DEFERRED, id="chronology-awaited-from-records"),
        pytest.param("Previous history: requested", Why.DEFERRED, id="previous-history-requested"),
        pytest.param(
            "Background information from Leeds not yet received.",
            Why.DEFERRED,
            id="background-information-from-leeds-not-yet-received",
        ),
        pytest.param("Old records are on their way.", Why.DEFERRED, id="old-records-are-on-their-way"),
        pytest.param("School to start a chronology.", Why.VAGUE, id="school-to-start-a-chronology"),
        pytest.param("Hx - see previous tabs.", Why.DEFERRED, id="hx-see-previous-tabs"),
        pytest.param("HV to complete chronology by Friday.", Why.DEFERRED, id="hv-to-complete-chronology-by-friday"),
        pytest.param(
            "CSC system down so checks not possible.", Why.DEFERRED, id="csc-system-down-so-checks-not-possible"
        ),
        pytest.param(
            "The family next door had a social worker for years.",
            Why.OTHER_PERSON,
            id="the-family-next-door-had-a-social",
        ),
        pytest.param(
            "I worked with another family in 2016 where this happened.",
            Why.OTHER_PERSON,
            id="i-worked-with-another-family-in-2016",
        ),
        pytest.param(
            "Serious case review of 2011 was mentioned.",
            Why.OTHER_PERSON,
            id="serious-case-review-of-2011-was-mentioned",
        ),
        pytest.param(
            "The purpose of the meeting is to share any concerns and earlier history.",
            Why.VAGUE,
            id="the-purpose-of-the-meeting-is-to",
        ),
        pytest.param(
            "Is there any history of violence? Did he have earlier convictions?",
            Why.QUESTION,
            id="is-there-any-history-of-violence-did",
        ),
        pytest.param(
            "If there are previous convictions we would think again.",
            Why.HYPOTHETICAL,
            id="if-there-are-previous-convictions-we-would",
        ),
        pytest.param("Previous history", Why.VAGUE, id="previous-history"),
        pytest.param("Earlier today police attended the home.", Why.VAGUE, id="earlier-today-police-attended-the-home"),
        pytest.param(
            "An unrelated case was mentioned, closed in 2012.",
            Why.OTHER_PERSON,
            id="an-unrelated-case-was-mentioned-closed-in",
        ),
    ],
)
def test_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert finding.near_misses[0].why is why


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Health notes have not arrived.", id="health-notes-have-not-arrived"),
        pytest.param(
            "History of presenting injury: fell from the sofa this morning.",
            id="history-of-presenting-injury-fell-from-the",
        ),
        pytest.param("The history given was of a fall down two steps.", id="the-history-given-was-of-a-fall"),
        pytest.param(
            "She told her teacher this morning that dad hit her with a shoe.",
            id="she-told-her-teacher-this-morning-that",
        ),
        pytest.param("He was brought to hospital at 9 with a burn to the hand.", id="he-was-brought-to-hospital-at-9"),
        pytest.param("Working Together 2015 was followed.", id="working-together-2015-was-followed"),
        pytest.param("Children Act 1989 section 47.", id="children-act-1989-section-47"),
        pytest.param("Strategy discussion held 16 February 2016.", id="strategy-discussion-held-16-february-2016"),
        pytest.param("Bruise to the cheek seen by the nurse today.", id="bruise-to-the-cheek-seen-by-the"),
        pytest.param("Mother has agreed to stay with her sister.", id="mother-has-agreed-to-stay-with-her"),
        pytest.param("Medical to be booked for tomorrow.", id="medical-to-be-booked-for-tomorrow"),
        pytest.param("Referral 3 June, strategy discussion 5 June.", id="referral-3-june-strategy-discussion-5-june"),
        pytest.param("All agencies shared their information.", id="all-agencies-shared-their-information"),
        pytest.param("Chronology:", id="chronology"),
        pytest.param("Father was arrested this morning at home.", id="father-was-arrested-this-morning-at-home"),
        pytest.param("School was inspected twice and found good.", id="school-was-inspected-twice-and-found-good"),
    ],
)
def test_not_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert not finding.evidence
