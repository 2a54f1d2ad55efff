"""risk_statement: what states the risk to this child, and what only looks like it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

STATED = [
    # a level
    pytest.param("All present agreed that Kayleigh is at continuing risk of significant harm.", id="at-graded-risk"),
    pytest.param("Risk to the twins assessed as high by the meeting.", id="risk-assessed-as"),
    pytest.param("Everyone put Noor's risk as high.", id="put-as"),
    pytest.param("Risk has gone up since Monday and is now high.", id="risk-has-gone-up"),
    pytest.param("risk lower now dad's on remand", id="note-without-verb"),
    pytest.param("child at high risk of CSE", id="verbless-kind-of-harm"),
    pytest.param("High risk of FGM if she travels in July.", id="verbless-opening"),
    pytest.param("Risk to Mo: home - high, school - low", id="two-places"),
    pytest.param("unacceptable level of risk to baby", id="level-of-risk"),
    pytest.param("Low risk while dad is inside.", id="condition-on-circumstances"),
    pytest.param("The risk is too great for him to go home.", id="too-great"),
    pytest.param("RISK TO CHILD ASSESSED AS HIGH ALL AGENCIES IN AGREEMENT", id="capitals"),
    pytest.param("okay so risk then we said high and everybody was happy with that", id="dictation"),
    pytest.param("agreed risk to bby is v hi if dc'd home w/ mum", id="abbreviations"),
    pytest.param("Risk from her stepfather was judged to be severe.", id="risk-from-an-adult"),
    # forms
    pytest.param("Level of risk - High", id="field-dash"),
    pytest.param("Risk rating (child): Red", id="field-bracket"),
    pytest.param("| Risk to child | High |", id="table-row"),
    pytest.param("| Risk to child | High | Domestic abuse in front of him |", id="table-row-of-three"),
    pytest.param("Level of risk?\n[ ] Low [ ] Medium [x] High", id="box-under-question"),
    pytest.param(
        "Is the child suffering or likely to suffer significant harm?\n[x] Yes [ ] No", id="yes-under-question"
    ),
    pytest.param("Is the child suffering or likely to suffer significant harm? Y", id="question-then-answer"),
    pytest.param("Risk category (tick): Low [ ]  Med [ ]  High [x]", id="boxes-trail"),
    pytest.param("Level of risk\nLow until he lands; significant from then on.", id="level-under-heading"),
    # likelihood
    pytest.param(
        "Agreed that he is likely to suffer significant harm if he goes back to his father.", id="likely-to-suffer"
    ),
    pytest.param("Chance of him being hurt again is v high", id="chance-high"),
    pytest.param("It is only a matter of time before she is seriously injured.", id="matter-of-time"),
    pytest.param("The chances of further abuse were thought to be slim while he is on remand.", id="chances-slim"),
    pytest.param("Harm is likely to continue.", id="harm-likely"),
    pytest.param("Without action he will come to significant harm.", id="will-come-to-harm"),
    pytest.param(
        "She would be in real danger if she went back to the flat with him there.", id="would-if-circumstance"
    ),
    # presence and absence
    pytest.param("Jodie is suffering significant emotional harm.", id="is-suffering"),
    pytest.param("Threshold for significant harm is met in respect of Ollie.", id="threshold-of-harm"),
    pytest.param("We don't think that she's at risk in foster care.", id="we-do-not-think"),
    pytest.param("There was nothing to indicate that Tia is at risk.", id="nothing-to-indicate"),
    pytest.param("No significant harm identified.", id="no-harm"),
    pytest.param("He is in no danger at gran's.", id="no-danger"),
    pytest.param("Not safe with either parent.", id="not-safe"),
    pytest.param("Zara is safe where she is.", id="safe-where-she-is"),
    pytest.param("Risk currently managed by the bail conditions.", id="managed"),
    pytest.param("Leaving him there places him at risk of significant harm.", id="places-at-risk"),
    # beside what would not be enough alone
    pytest.param(
        "Father is a high risk offender and Mia is at risk of significant harm from him.", id="adult-then-child"
    ),
    pytest.param("Risks were discussed and the risk to Ben agreed to be high.", id="discussed-then-level"),
    pytest.param("Dr Rao's view, shared by all, is that he is at high risk of further injury.", id="view-shared"),
    pytest.param("As dad convicted of assault in 2012, the risk to the baby is high.", id="history-as-reason"),
    pytest.param("Given previous injuries he is at high risk of further harm.", id="previous-as-reason"),
    pytest.param(
        "Discussed whether to remove him and agreed the risk is too high to leave him.", id="whether-then-agreed"
    ),
    pytest.param("Despite mother's protectiveness the risk to Lily from father is high.", id="despite-protectiveness"),
]

NOT_STATED = [
    pytest.param("Risk was discussed at length by all agencies.", Why.NO_LEVEL, id="discussed"),
    pytest.param("Significant risks discussed.", Why.NO_LEVEL, id="graded-but-discussed"),
    pytest.param("RISK - discussion held", Why.NO_LEVEL, id="field-discussed"),
    pytest.param("Risk factors: DV, drugs, isolation", Why.NO_LEVEL, id="factors"),
    pytest.param("Concerns re neglect, head lice and school attendance.", Why.NO_LEVEL, id="concerns-listed"),
    pytest.param("Risk: see above", Why.NO_LEVEL, id="see-above"),
    pytest.param("Risk assessment to be completed by SW by Friday.", Why.NO_LEVEL, id="assessment-to-do"),
    pytest.param("Level of risk not stated.", Why.NO_LEVEL, id="not-stated"),
    pytest.param("No conclusion on risk of significant harm was reached.", Why.NO_LEVEL, id="no-conclusion"),
    pytest.param("Mother is protective.", Why.OTHER_PERSON, id="protective-parent"),
    pytest.param("Level of risk: L / M / H", Why.NO_LEVEL, id="options-named"),
    pytest.param("Level of risk: Low / Medium / High", Why.PROMPT, id="nothing-chosen"),
    pytest.param("Is the child at risk of significant harm? Y/N", Why.PROMPT, id="prompt"),
    pytest.param("FOC is MAPPA level 2, high risk.", Why.OTHER_PERSON, id="mappa"),
    pytest.param("DASH completed, score 16 - high risk.", Why.OTHER_PERSON, id="dash"),
    pytest.param("Mother has been assessed as standard risk by the IDVA.", Why.OPINION, id="graded-by-an-agency"),
    pytest.param("Father is a high risk offender.", Why.OTHER_PERSON, id="offender"),
    pytest.param("Mum is at high risk of serious harm from him.", Why.OTHER_PERSON, id="mother-at-risk"),
    pytest.param("Risk to staff: high, visit in pairs", Why.OTHER_PERSON, id="staff"),
    pytest.param("His sister is at risk of significant harm.", Why.OTHER_PERSON, id="sibling-at-risk"),
    pytest.param("His brother Jack is safe with his aunt.", Why.OTHER_PERSON, id="sibling-safe"),
    pytest.param(
        "Siblings: B, 8y. Those visits stopped. B judged safe at gran's.", Why.OTHER_PERSON, id="sibling-field"
    ),
    pytest.param("Dad's risk of relapse is high.", Why.OTHER_PERSON, id="relapse"),
    pytest.param("High risk of placement breakdown.", Why.OTHER_EVENT, id="placement"),
    pytest.param("Parents a flight risk, ports alert considered.", Why.OTHER_EVENT, id="flight-risk"),
    pytest.param("Placement at risk.", Why.OTHER_EVENT, id="thing-at-risk"),
    pytest.param("High likelihood that the injury was inflicted.", Why.OTHER_EVENT, id="cause-not-harm"),
    pytest.param("If the medical shows NAI he would be at high risk.", Why.HYPOTHETICAL, id="if-medical-shows"),
    pytest.param(
        "Should the test come back positive, the baby would be at significant risk.", Why.HYPOTHETICAL, id="should"
    ),
    pytest.param("She is in danger if it turns out the story is true.", Why.HYPOTHETICAL, id="if-behind"),
    pytest.param("She may be at risk, we need more information.", Why.HYPOTHETICAL, id="may-be"),
    pytest.param("We met to establish the level of risk to Ben.", Why.PURPOSE, id="to-establish"),
    pytest.param("It is not clear whether he's at risk.", Why.PURPOSE, id="whether"),
    pytest.param(
        "Under the Children Act we must act where a child is suffering, or is likely to suffer, significant harm.",
        Why.POLICY,
        id="the-act",
    ),
    pytest.param("HV felt he was at high risk.", Why.OPINION, id="one-felt"),
    pytest.param("In my opinion he is at significant risk.", Why.OPINION, id="in-my-opinion"),
    pytest.param("Mum says he is safe with her.", Why.OPINION, id="parent-says"),
    pytest.param("School nurse worried that he is at risk.", Why.NO_LEVEL, id="a-worry"),
    pytest.param("She was at risk of neglect in 2012.", Why.HISTORICAL, id="in-2012"),
    pytest.param("He was previously assessed as being at high risk of CSE.", Why.HISTORICAL, id="previously"),
    pytest.param("History: at risk of neglect as a baby.", Why.HISTORICAL, id="history-field"),
    pytest.param("Risk level to be agreed after the ABE.", Why.DEFERRED, id="to-be-agreed"),
    pytest.param(
        "Do we think Ella is at risk of significant harm from her uncle when she stays?", Why.QUESTION, id="asked"
    ),
]

NOT_EVEN_NEAR = [
    pytest.param("He was seen safe and well by PC Dunn.", id="safe-and-well"),
    pytest.param("Home clean, safe and warm.", id="home-safe"),
    pytest.param("SW to make sure he is safe where he is.", id="to-make-sure"),
    pytest.param("The injuries are likely to have been caused by a slap.", id="injury-likely-caused"),
    pytest.param("Baby is likely to be born early.", id="likely-something-else"),
    pytest.param("He suffers from asthma.", id="suffers-from"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize("text", STATED)
def test_states_the_risk(text, judge_text):
    finding = judge_text(text, "risk_statement")
    assert finding.status is Status.MET
    assert all(evidence.text in text for evidence in finding.evidence)


@pytest.mark.parametrize(("text", "why"), NOT_STATED)
def test_only_looks_like_it(text, why, judge_text):
    finding = judge_text(text, "risk_statement")
    assert finding.status is Status.NOT_MET
    assert why in {near.why for near in finding.near_misses}


@pytest.mark.parametrize("text", NOT_EVEN_NEAR)
def test_is_something_else(text, judge_text):
    assert not judge_text(text, "risk_statement").evidence


def test_the_child_is_found_beside_other_people(judge_text):
    record = (
        "Mother is MARAC high risk.\n"
        "Sister Amy (3) is safe with nan.\n"
        "Kyle himself is at high risk in that house.\n"
        "If the phone shows more he would be in danger.\n"
    )
    finding = judge_text(record, "risk_statement")
    assert [evidence.text for evidence in finding.evidence] == ["Kyle himself is at high risk in that house."]
    assert {near.why for near in finding.near_misses} == {Why.OTHER_PERSON, Why.HYPOTHETICAL}


def test_a_sibling_in_the_sentence_before_keeps_her_safety(judge_text):
    assert judge_text("Freya (10) is weighed too. She is safe there.", "risk_statement").status is Status.NOT_MET
    assert judge_text("Freya was weighed on the ward. She is safe there.", "risk_statement").status is Status.MET


@pytest.mark.parametrize("word", ["risk ", "if the risk shows ", "likely to suffer harm ", "mum felt she was at risk "])
def test_a_megabyte_of_cue_words_is_read_in_seconds(word, judge_text, seconds):
    text = word * (1_000_000 // len(word))
    assert seconds(lambda: judge_text(text, "risk_statement"), times=1) < 60


@pytest.mark.parametrize(
    "text",
    [
        "Staff are at risk of harm when they visit.",
        "Social workers are at risk of assault on visits.",
        "Visitors at high risk of harm from the dog.",
        "Falls risk low, pressure ulcer risk medium.",
        "How likely is harm? |",
    ],
)
def test_risk_to_staff_and_clinical_scores_are_none(text, judge_text):
    assert judge_text(text, "risk_statement").status is Status.NOT_MET


@pytest.mark.parametrize("text", ["How likely is harm? | Very likely", "How likely is harm to Jo? | Highly unlikely"])
def test_a_likelihood_after_its_question_is_stated(text, judge_text):
    assert judge_text(text, "risk_statement").status is Status.MET


@pytest.mark.parametrize("text", ["Father was described as kind and protective.", "Mum is protective of Jo."])
def test_a_protective_parent_is_about_somebody_else(text, judge_text):
    finding = judge_text(text, "risk_statement")
    assert {near_miss.why for near_miss in finding.near_misses} == {Why.OTHER_PERSON}
