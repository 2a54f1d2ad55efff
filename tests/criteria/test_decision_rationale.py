"""decision_rationale: outcomes tied to a reason, and outcomes that only seem to be."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "decision_rationale"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Section 47 enquiries agreed because the marks on his legs match a looped cord.",
            id="section-47-enquiries-agreed-because-the-marks",
        ),
        pytest.param(
            "S47 to start, single agency, since the school has recorded four injuries this term.",
            id="s47-to-start-single-agency-since-the",
        ),
        pytest.param(
            "We agreed s47 given that nobody can say how the cup of tea was spilt.",
            id="we-agreed-s47-given-that-nobody-can",
        ),
        pytest.param(
            "Section 47 not needed as the mark has faded and is consistent with the car seat strap.",
            id="section-47-not-needed-as-the-mark",
        ),
        pytest.param(
            "It was decided to call a conference on the grounds that the home is no safer than it was.",
            id="it-was-decided-to-call-a-conference",
        ),
        pytest.param(
            "NFA due to the allegation being withdrawn and CCTV showing nobody near the room.",
            id="nfa-due-to-the-allegation-being-withdrawn",
        ),
        pytest.param(
            "S47 enquiry closed on the basis that blood tests explain the bruising.",
            id="s47-enquiry-closed-on-the-basis-that",
        ),
        pytest.param(
            "No further action in view of the doctor's finding of impetigo.", id="no-further-action-in-view-of-the"
        ),
        pytest.param(
            "Child in need assessment agreed in order to get the family some help with the little ones.",
            id="child-in-need-assessment-agreed-in-order",
        ),
        pytest.param(
            "Early help offered seeing that both parents want support and nobody was hurt.",
            id="early-help-offered-seeing-that-both-parents",
        ),
        pytest.param(
            "A joint investigation was agreed owing to the age of the baby and the delay in seeking help.",
            id="a-joint-investigation-was-agreed-owing-to",
        ),
        pytest.param(
            "Given the boy's account and the photographs, section 47 enquiries will begin.",
            id="given-the-boy-s-account-and-the",
        ),
        pytest.param(
            "As the dentist's letter explains the weight loss, no section 47 enquiry will be made.",
            id="as-the-dentist-s-letter-explains-the",
        ),
        pytest.param(
            "Because mother has left him and gone to a refuge, the s47 enquiry ends today.",
            id="because-mother-has-left-him-and-gone",
        ),
        pytest.param("In light of two earlier fractures, s47 was agreed.", id="in-light-of-two-earlier-fractures-s47"),
        pytest.param(
            "Rationale: unexplained burn to a baby who cannot yet crawl.", id="rationale-unexplained-burn-to-a-baby-who"
        ),
        pytest.param(
            "Reason for decision: the stepfather still has a key and comes and goes.",
            id="reason-for-decision-the-stepfather-still-has",
        ),
        pytest.param(
            "Outcome: s47, joint. Reason: her account has been the same to three people.",
            id="outcome-s47-joint-reason-her-account-has",
        ),
        pytest.param(
            "Reasons for outcome - bruising in the shape of a hand, and dad admits a smack.",
            id="reasons-for-outcome-bruising-in-the-shape",
        ),
        pytest.param(
            "Justification for threshold decision: the mark is on a place that toddlers do not hurt by falling.",
            id="justification-for-threshold-decision-the-mark-is",
        ),
        pytest.param("Why? Two different stories for one broken arm.", id="why-two-different-stories-for-one-broken"),
        pytest.param(
            "RATIONALE\nBaby is not mobile and has a bruise to the cheek that nobody can explain.",
            id="rationale-baby-is-not-mobile-and-has",
        ),
        pytest.param(
            "Section 47 enquiries will start jointly. This is because the injury is said to be deliberate.",
            id="section-47-enquiries-will-start-jointly-this",
        ),
        pytest.param(
            "S47 agreed. The reason given by the chair was that the child is afraid to go home.",
            id="s47-agreed-the-reason-given-by-the",
        ),
        pytest.param(
            "ICPC to be booked. This was on the grounds that nothing has changed since the last plan.",
            id="icpc-to-be-booked-this-was-on",
        ),
        pytest.param(
            "The s47 will end. It was felt so because the x-rays are clear and the falls were seen.",
            id="the-s47-will-end-it-was-felt",
        ),
        pytest.param(
            "The carer lied about who was in the house, so s47 enquiries will start.",
            id="the-carer-lied-about-who-was-in",
        ),
        pytest.param(
            "The test was positive and mum denies any use, hence section 47.", id="the-test-was-positive-and-mum-denies"
        ),
        pytest.param(
            "No section 47. A neighbour saw him come off the trampoline and land on the arm.",
            id="no-section-47-a-neighbour-saw-him",
        ),
        pytest.param(
            "Section 47 agreed - the bruise is not explained by the fall.", id="section-47-agreed-the-bruise-is-not"
        ),
        pytest.param(
            "Uncle picks her up every Friday and she has named him. That is why section 47 was agreed.",
            id="uncle-picks-her-up-every-friday-and",
        ),
        pytest.param(
            "Outcome is CIN plan, cos gran has moved in and is there night and day.",
            id="outcome-is-cin-plan-cos-gran-has",
        ),
        pytest.param(
            "s47 agreed in that neither carer will say who was with her.", id="s47-agreed-in-that-neither-carer-will"
        ),
        pytest.param(
            "Outcome: joint s47 by reason of the injuries being of different ages.",
            id="outcome-joint-s47-by-reason-of-the",
        ),
    ],
)
def test_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert all(each.text in text for each in finding.evidence)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Agreed: joint section 47 enquiry.", Why.NO_REASON, id="agreed-joint-section-47-enquiry"),
        pytest.param(
            "The baby has a bruise to the ear. Section 47 enquiries agreed.",
            Why.NO_REASON,
            id="the-baby-has-a-bruise-to-the",
        ),
        pytest.param("S47: Yes", Why.NO_REASON, id="s47-yes"),
        pytest.param("Rationale: see above", Why.VAGUE, id="rationale-see-above"),
        pytest.param(
            "Reasons for outcome: authorised by team manager",
            Why.VAGUE,
            id="reasons-for-outcome-authorised-by-team-manager",
        ),
        pytest.param("Reason for decision: to follow", Why.VAGUE, id="reason-for-decision-to-follow"),
        pytest.param(
            "Section 47 agreed. Parents not to be told yet because phones may be wiped.",
            Why.NO_REASON,
            id="section-47-agreed-parents-not-to-be",
        ),
        pytest.param(
            "S47 to start. Medical delayed until Friday as the doctor is away.",
            Why.NO_REASON,
            id="s47-to-start-medical-delayed-until-friday",
        ),
        pytest.param(
            "HV felt this should be s47 because of the weight loss.",
            Why.OPINION,
            id="hv-felt-this-should-be-s47-because",
        ),
        pytest.param(
            "In my view it should go to conference since nothing has changed.",
            Why.OPINION,
            id="in-my-view-it-should-go-to",
        ),
        pytest.param(
            "Police recommended s47 in light of his convictions.",
            Why.OPINION,
            id="police-recommended-s47-in-light-of-his",
        ),
        pytest.param(
            "If the swabs are positive, s47 will be considered because of her age.",
            Why.DEFERRED,
            id="if-the-swabs-are-positive-s47-will",
        ),
        pytest.param(
            "Decision on s47 deferred until Thursday as the radiologist is away.",
            Why.NO_REASON,
            id="decision-on-s47-deferred-until-thursday-as",
        ),
        pytest.param(
            "Outcome on section 47 to be decided after the medical because we lack facts.",
            Why.NO_REASON,
            id="outcome-on-section-47-to-be-decided",
        ),
        pytest.param(
            "A s47 in 2013 was closed because the family moved away.",
            Why.HISTORICAL,
            id="a-s47-in-2013-was-closed-because",
        ),
        pytest.param(
            "Previous s47 ended as the allegation was withdrawn.",
            Why.HISTORICAL,
            id="previous-s47-ended-as-the-allegation-was",
        ),
        pytest.param(
            "The cousin is subject to s47 because of her father's drinking.",
            Why.OTHER_PERSON,
            id="the-cousin-is-subject-to-s47-because",
        ),
        pytest.param(
            "The purpose of this meeting is to decide whether s47 is needed given the injury.",
            Why.PURPOSE,
            id="the-purpose-of-this-meeting-is-to",
        ),
        pytest.param(
            "HV asked why section 47 was being proposed.", Why.QUESTION, id="hv-asked-why-section-47-was-being"
        ),
        pytest.param(
            "Strategy discussion held today because of the need for a medical. S47 agreed.",
            Why.NO_REASON,
            id="strategy-discussion-held-today-because-of-the",
        ),
        pytest.param(
            "Section 47 agreed for the reasons above.", Why.NO_REASON, id="section-47-agreed-for-the-reasons-above"
        ),
        pytest.param("S47 enquiries as agreed.", Why.NO_REASON, id="s47-enquiries-as-agreed"),
        pytest.param(
            "Conference to be booked as soon as possible.", Why.NO_REASON, id="conference-to-be-booked-as-soon-as"
        ),
        pytest.param("CIN plan as above.", Why.NO_REASON, id="cin-plan-as-above"),
        pytest.param("Section 47 to start since Monday.", Why.NO_REASON, id="section-47-to-start-since-monday"),
        pytest.param(
            "Section 47 agreed with police as the lead.", Why.NO_REASON, id="section-47-agreed-with-police-as-the"
        ),
        pytest.param("S47 enquiry recorded as joint.", Why.NO_REASON, id="s47-enquiry-recorded-as-joint"),
    ],
)
def test_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert finding.near_misses[0].why is why


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rationale for outcome:", id="rationale-for-outcome"),
        pytest.param("Is section 47 needed because of the burn?", id="is-section-47-needed-because-of-the"),
        pytest.param(
            "Discussion about risk, so that all understood it.", id="discussion-about-risk-so-that-all-understood"
        ),
        pytest.param(
            "The father was arrested because he refused to leave.", id="the-father-was-arrested-because-he-refused"
        ),
        pytest.param(
            "She is moved to another room because it faces the road.", id="she-is-moved-to-another-room-because"
        ),
        pytest.param(
            "The contact was cancelled as the worker was off sick.", id="the-contact-was-cancelled-as-the-worker"
        ),
        pytest.param("Team manager gave her reasons. All content.", id="team-manager-gave-her-reasons-all-content"),
    ],
)
def test_not_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert not finding.evidence
