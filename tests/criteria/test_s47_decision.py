"""What counts as a section 47 outcome, and what only looks like one."""

from collections.abc import Callable

import pytest

from analyser.criteria.s47_decision import CRITERION
from analyser.domain.evidence import Why
from analyser.domain.finding import Finding, Status

Judge = Callable[[str, str], Finding]

STARTED = [
    pytest.param("All present agreed that section 47 enquiries will start today.", id="agreed-to-start"),
    pytest.param("Agreed: joint s47, DC Pell and SW Amin to lead.", id="agreed-label"),
    pytest.param("S47 enquiries to commence, single agency (CSC).", id="infinitive"),
    pytest.param("Social care are opening a s47 tonight.", id="active"),
    pytest.param("It was decided that section 47 enquiries would be initiated.", id="reported-would"),
    pytest.param("RK: ok we go s47 on this, joint", id="speaker-decides"),
    pytest.param("S47 - agreed w/ DS Moor by phone 1915.", id="time-is-no-year"),
    pytest.param("Result - S47, ourselves and police.", id="nominal"),
    pytest.param("agred to s47 enquires jointly with the police", id="typos"),
    pytest.param("a 47 was agreed, single agency", id="bare-number"),
    pytest.param("CP investigation to begin today led by Sue Barnes.", id="cp-investigation"),
    pytest.param("so we all said yes to a section forty seven and the police are part of it", id="dictation"),
    pytest.param("S/47 to be opened jointly w/ CAIU.", id="slash"),
    pytest.param("Mo gave the nod and we go in under s47 this afternoon.", id="idiom"),
    pytest.param("They are starting section 47 on both children.", id="siblings-are-the-subject"),
    pytest.param("Given the history, s47 agreed.", id="history-as-reason"),
    pytest.param(
        "In view of two previous referrals and dad's 2012 conviction a joint s47 was agreed.", id="year-as-reason"
    ),
    pytest.param("Possible fracture - s47 joint.", id="possible-injury"),
    pytest.param("Paediatrician's view was that injury is inflicted, s47 agreed jointly.", id="opinion-on-injury"),
    pytest.param("HV thought it should wait but the decision was s47, joint.", id="opinion-then-decision"),
    pytest.param("S47 enquiries to commence and ICPC to be considered within 15 days.", id="conference-later"),
    pytest.param("Purpose: to decide on s47. Decision: yes, joint.", id="purpose-then-answer"),
    pytest.param("Previous s47 in 2019 (physical). Today: s47 to commence, single agency.", id="history-then-decision"),
    pytest.param("It was everyone's view that the threshold for section 47 was met.", id="shared-view"),
]
CONTINUED = [
    pytest.param("The current section 47 will carry on.", id="carries-on"),
    pytest.param("s47 opened 3/6 remains open, all agreed it should stay open until the ABE is done.", id="stays-open"),
    pytest.param("The s47 from last week will run on until the scan.", id="runs-on-until"),
    pytest.param("S47: carry on, nothing new.", id="field-carries-on"),
]
NOT_STARTED = [
    pytest.param("S47: No. Child and family assessment to continue.", id="field-no"),
    pytest.param("This does not meet the threshold for s47.", id="threshold-not-met"),
    pytest.param("It doesn't get over the line for s47, so none will be opened.", id="over-the-line"),
    pytest.param("To be managed under section 17 rather than section 47.", id="rather-than"),
    pytest.param("Nobody present thought it met section 47.", id="nobody-thought"),
    pytest.param("Child protection enquiries will not be started.", id="cp-enquiries"),
    pytest.param("No s47 for now.", id="not-for-now"),
    pytest.param("s47 ruled out.", id="ruled-out"),
]
ENDED = [
    pytest.param("We are ending the s47 as from this afternoon.", id="ending"),
    pytest.param("The section 47 that was opened last Thursday will end.", id="opened-earlier-ends"),
    pytest.param("s47 can end now that the bruise has been explained.", id="can-end"),
    pytest.param("Agreed to step down from s47 to child in need.", id="step-down"),
]
ANSWERED = [
    pytest.param("S47 enquiry needed - Y", id="yes-in-a-letter"),
    pytest.param("[x] Section 47 enquiry   [ ] Child and family assessment   [ ] NFA", id="tick-before"),
    pytest.param("Section 47 enquiries?   [ ] No    [x] Yes - joint", id="tick-after-question"),
    pytest.param("Is section 47 needed?\nNo - all agencies agreed.", id="question-as-heading"),
    pytest.param("Section 47:\nAgreed by all. Joint with police.", id="heading"),
    pytest.param(
        "Section 47\n\nThe threshold was debated. It was agreed that it was not met.", id="second-under-heading"
    ),
    pytest.param("Section 47 was discussed at length. It was agreed to proceed.", id="two-sentences"),
    pytest.param("We considered whether s47 was reached and concluded that it was not.", id="weighed-and-concluded"),
    pytest.param("Outcome in respect of s.47: to commence, joint.", id="outcome-in-respect-of"),
    pytest.param("Section 47 (single / joint / none): joint", id="options-and-answer"),
    pytest.param("STRATEGY DISCUSSION\nOutcome:\n- S47\n- Medical 2pm", id="bare-under-outcome"),
]
NEAR_MISSES = [
    pytest.param("Purpose: to determine if s47 enquiries should commence.", Why.PURPOSE, id="purpose"),
    pytest.param("Chair reminded us we were here to decide about section 47.", Why.PURPOSE, id="here-to-decide"),
    pytest.param("We met to consider whether section 47 applied.", Why.PURPOSE, id="met-to-consider"),
    pytest.param("Our policy is that a s47 is opened for all burns under two.", Why.POLICY, id="policy"),
    pytest.param("Section 47 places a duty on the local authority to make enquiries.", Why.POLICY, id="law"),
    pytest.param("Legal framework: s47 Children Act 1989", Why.POLICY, id="legal-framework"),
    pytest.param("If she discloses in interview then we open a s47.", Why.HYPOTHETICAL, id="if"),
    pytest.param("Should the survey show anything s47 enquiries will commence.", Why.HYPOTHETICAL, id="should-it"),
    pytest.param("All agreed that if there is a further injury s47 will be opened.", Why.HYPOTHETICAL, id="agreed-if"),
    pytest.param("Any further bruising and we will go to s47.", Why.HYPOTHETICAL, id="any-further"),
    pytest.param("This could end up as s47.", Why.HYPOTHETICAL, id="could"),
    pytest.param("Contingency plan - if dad returns, s47 to be opened", Why.HYPOTHETICAL, id="contingency"),
    pytest.param("Decision about section 47 left for the day team.", Why.DEFERRED, id="left-for-day-team"),
    pytest.param("S47: TBC", Why.DEFERRED, id="tbc"),
    pytest.param("Agreed to consider s47 following the CP medical.", Why.DEFERRED, id="agreed-to-consider"),
    pytest.param(
        "It was agreed that s47 would be decided at the next strategy discussion.", Why.DEFERRED, id="next-time"
    ),
    pytest.param("S47 not called tonight, day team will take a view in the morning.", Why.DEFERRED, id="not-called"),
    pytest.param("Sue's manager will decide about s47.", Why.DEFERRED, id="manager-will-decide"),
    pytest.param("For now we have not decided on section 47.", Why.DEFERRED, id="not-decided"),
    pytest.param("s47 not ruled out.", Why.DEFERRED, id="not-ruled-out"),
    pytest.param("In 2013 a s47 was opened.", Why.HISTORICAL, id="year"),
    pytest.param("Previous s47 NFA'd.", Why.HISTORICAL, id="previous"),
    pytest.param("s47 last year for neglect, closed.", Why.HISTORICAL, id="last-year"),
    pytest.param("Child was subject of s47 enquiries aged 3.", Why.HISTORICAL, id="aged"),
    pytest.param("There has been no s47 to date.", Why.HISTORICAL, id="none-to-date"),
    pytest.param("When the s47 ended in March mum stopped engaging.", Why.HISTORICAL, id="when-it-ended"),
    pytest.param("Cousin is subject to s47.", Why.OTHER_PERSON, id="cousin"),
    pytest.param("Her sister, Mia, is subject of s47.", Why.OTHER_PERSON, id="sister-by-name"),
    pytest.param("The s47 on the other girl continues.", Why.OTHER_PERSON, id="other-girl"),
    pytest.param("Wigan have decided to open s47 on stepdad's daughter.", Why.OTHER_PERSON, id="stepdads-daughter"),
    pytest.param("Mum was herself the subject of s47 enquiries.", Why.OTHER_PERSON, id="mother-as-a-child"),
    pytest.param("HV felt this should be s47.", Why.OPINION, id="felt"),
    pytest.param("In DC Pell's opinion the threshold for s47 is met.", Why.OPINION, id="opinion"),
    pytest.param("School nurse and HV both felt it was s47.", Why.OPINION, id="two-who-do-not-decide"),
    pytest.param("GP asked for s47 enquiries to be started.", Why.OPINION, id="asked-for"),
    pytest.param("I think it ought to be s47.", Why.OPINION, id="i-think"),
    pytest.param("Ms Gray suggested s47.", Why.OPINION, id="suggested"),
    pytest.param("?s47", Why.QUESTION, id="query"),
    pytest.param("Not clear whether s47 is being opened.", Why.QUESTION, id="not-clear-whether"),
    pytest.param("Asked Sam was it s47, he didn't know.", Why.QUESTION, id="asked"),
    pytest.param("S47 enquiries Yes / No", Why.PROMPT, id="yes-no"),
    pytest.param("Outcome: S47 / CIN / NFA (delete as appropriate)", Why.PROMPT, id="options"),
    pytest.param("s47 was discussed.", Why.NO_OUTCOME, id="discussed"),
    pytest.param("Section 47 was not mentioned.", Why.NO_OUTCOME, id="not-mentioned"),
    pytest.param("No outcome given on s47 by the time I left the call.", Why.DEFERRED, id="no-outcome-given"),
    pytest.param("SW to complete s47 paperwork.", Why.NO_OUTCOME, id="paperwork"),
    pytest.param("Write up s47 outcome on the system.", Why.NO_OUTCOME, id="write-up"),
    pytest.param("Section 47 strategy discussion commenced at 10.00", Why.NO_OUTCOME, id="name-of-the-meeting"),
    pytest.param("Dad arrested for s47 assault.", Why.OTHER_EVENT, id="offence"),
]
NOTHING = [
    pytest.param("Agreed joint investigation with police.", id="joint-investigation"),
    pytest.param("Threshold met.", id="threshold-met"),
    pytest.param("Decision: ICPC to be convened.", id="conference"),
    pytest.param("DC Bell, child protection investigation team, agreed to begin interviews.", id="name-of-a-team"),
    pytest.param("Mum, 47, agreed to start the course.", id="age"),
    pytest.param("Lives at No 47 High Street and started school in May.", id="house-number"),
    pytest.param("47 incidents logged, all joint with housing.", id="count"),
]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("s47 threshold met", id="threshold"),
        pytest.param("Threshold for section 47 reached.", id="threshold-for"),
        pytest.param("S47 init.", id="initiated"),
        pytest.param("s47 init by DS Cole, 14:10", id="initiated-by"),
        pytest.param("Section 47 auth'd by TM", id="authorised"),
    ],
)
def test_a_threshold_and_short_words_are_outcomes(text: str, judge_text: Judge) -> None:
    assert judge_text(text, CRITERION.id).status is Status.MET


@pytest.mark.parametrize("text", ["Threshold met.", "Unclear whether to init s47", "Child protection threshold met"])
def test_a_threshold_of_nothing_named_and_an_open_question_are_none(text: str, judge_text: Judge) -> None:
    assert judge_text(text, CRITERION.id).status is Status.NOT_MET


@pytest.mark.parametrize("nurse", ["Ward sister", "Night sister", "Staff sister"])
def test_a_sister_of_the_ward_is_a_nurse(nurse: str, judge_text: Judge) -> None:
    finding = judge_text(f"{nurse} note: decision about section 47 postponed", CRITERION.id)
    assert {near_miss.why for near_miss in finding.near_misses} == {Why.DEFERRED}
    finding = judge_text("Her sister: s47 agreed.", CRITERION.id)
    assert {near_miss.why for near_miss in finding.near_misses} == {Why.OTHER_PERSON}


@pytest.mark.parametrize("text", [*STARTED, *CONTINUED, *NOT_STARTED, *ENDED, *ANSWERED])
def test_outcome(text: str, judge_text: Judge) -> None:
    finding = judge_text(text, CRITERION.id)
    assert finding.status is Status.MET, finding.near_misses


@pytest.mark.parametrize(("text", "why"), NEAR_MISSES)
def test_near_miss(text: str, why: Why, judge_text: Judge) -> None:
    finding = judge_text(text, CRITERION.id)
    assert finding.status is Status.NOT_MET, finding.evidence
    assert why in {near_miss.why for near_miss in finding.near_misses}


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_named(text: str, judge_text: Judge) -> None:
    finding = judge_text(text, CRITERION.id)
    assert (finding.status, finding.near_misses) == (Status.NOT_MET, ())


def test_examples(judge_text: Judge) -> None:
    assert judge_text(CRITERION.met_example, CRITERION.id).status is Status.MET
    assert judge_text(CRITERION.not_met_example, CRITERION.id).status is Status.NOT_MET


def test_answer_is_the_evidence(judge_text: Judge) -> None:
    finding = judge_text("Is section 47 needed?\nNo - all agencies agreed.\nHome visit today.", CRITERION.id)
    assert [evidence.text for evidence in finding.evidence] == ["No - all agencies agreed."]


def test_answer_to_another_question_is_none(judge_text: Judge) -> None:
    text = "Section 47 was discussed. Decision on conference: yes.\n\nMedical: agreed."
    assert judge_text(text, CRITERION.id).status is Status.NOT_MET


@pytest.mark.parametrize(
    "text",
    [
        "Section 47 enquiries? | Yes - single agency",
        "Section 47 enquiry needed? | ☐ No ☒ Yes - with police",
        "s47? | Y",
        "Is a s47 required? | ☒ Yes ☐ No",
        "Was the decision a section 47 enquiry? | No, child and family assessment",
        "S47 needed? - No",
        "S47 (Yes/No) No",
        "Is the section 47 threshold met? Y/N: N",
        "Section 47 enquiry | [ ] Yes [x] No",
        "Decision? | Section 47",
        "Do we agree to section 47? | Yes",
        "S.47? no thanks",
        "Is s47 needed? We all felt it was.",
        "Section 47? No, s17 assessment",
        "NFA for s47.",
        "Decision - c.p. enquiry",
        "C.P. investigation agreed",
        "Section 47 was considered. Social care will not open one.",
        "S47 v s17 debated. Agreed s47, joint.",
    ],
)
def test_a_question_with_its_answer_is_an_outcome(text: str, judge_text: Judge) -> None:
    assert judge_text(text, CRITERION.id).status is Status.MET


@pytest.mark.parametrize(
    "text",
    [
        "Section 47 enquiry needed? | ☐ No ☐ Yes",
        "Is a s47 required? |",
        "Is a s47 required? | To be decided",
        "Is section 47 needed? | Not discussed",
        "Decision? | Section 47 | Section 17 | NFA",
        "S47 (Y/N)",
        "s47? not sure",
        "Any earlier or previous section 47? | Yes - 2018",
        "Has section 47 been considered? | Yes",
        "S47 explained to parents? | Yes",
        "We considered s47. Dad did not start it.",
        "No agreement. S47 vs s17 to be escalated to the service manager.",
        "s47 to be escalated to HoS",
    ],
)
def test_a_question_without_an_answer_and_a_dispute_are_none(text: str, judge_text: Judge) -> None:
    assert judge_text(text, CRITERION.id).status is Status.NOT_MET
