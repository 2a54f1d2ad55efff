"""meeting_wording: what calls the discussion a meeting with social care, and what only sounds like it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "meeting_wording"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param(
            "Attended meeting with Social Care.",
            "Attended meeting with Social Care",
            id="attended-meeting-with-social-care",
        ),
        pytest.param("mtg at CSC re above", "mtg at CSC", id="mtg-at-csc-re-above"),
        pytest.param(
            "Met with social services today to share concerns.",
            "Met with social services",
            id="met-with-social-services-today-to",
        ),
        pytest.param(
            "HV attended meeting with children's services 3/5.",
            "attended meeting with children's services",
            id="hv-attended-meeting-with-children-s",
        ),
        pytest.param(
            "NOTES OF MEETING AT SOCIAL CARE", "NOTES OF MEETING AT SOCIAL CARE", id="notes-of-meeting-at-social-care"
        ),
        pytest.param(
            "Social care meeting attended, s47 agreed.",
            "Social care meeting",
            id="social-care-meeting-attended-s47-agreed",
        ),
        pytest.param(
            "Attended social care mtg today re Jayden.", "social care mtg", id="attended-social-care-mtg-today-re"
        ),
        pytest.param(
            "Type of contact: Meeting with Children's Social Care",
            "Meeting with Children's Social Care",
            id="type-of-contact-meeting-with-children",
        ),
        pytest.param(
            "Teams call with social care and police this morning about the twins.",
            "Teams call with social care",
            id="teams-call-with-social-care-and",
        ),
        pytest.param(
            "Phoned into meeting with soc services at 2.",
            "meeting with soc services",
            id="phoned-into-meeting-with-soc-services",
        ),
        pytest.param(
            "Professionals meeting at Social Care, all agencies present.",
            "meeting at Social Care",
            id="professionals-meeting-at-social-care-all",
        ),
        pytest.param(
            "Further to our meeting with Social Services yesterday I confirm my actions.",
            "meeting with Social Services",
            id="further-to-our-meeting-with-social",
        ),
        pytest.param("Back from meeting with CSC.", "Back from meeting with CSC", id="back-from-meeting-with-csc"),
        pytest.param("Just out of mtg @ social care re Bella", "mtg @ social care", id="just-out-of-mtg-social-care"),
        pytest.param(
            "Subject: Meeting with Children's Social Care - Ellie P",
            "Meeting with Children's Social Care",
            id="subject-meeting-with-children-s-social",
        ),
        pytest.param(
            "School met with social care and police re this child.",
            "met with social care",
            id="school-met-with-social-care-and",
        ),
        pytest.param(
            "Sat down with Social Care and police at 4 to go through it all.",
            "Sat down with Social Care",
            id="sat-down-with-social-care-and",
        ),
        pytest.param(
            "Went over to social services for a meeting about Tia.",
            "social services for a meeting",
            id="went-over-to-social-services-for",
        ),
        pytest.param(
            "The meeting with social care lasted an hour.",
            "meeting with social care",
            id="the-meeting-with-social-care-lasted",
        ),
        pytest.param(
            "I was asked to attend a meeting at social care this afternoon and did so.",
            "meeting at social care",
            id="i-was-asked-to-attend-a",
        ),
        pytest.param(
            "Attended meeting with Police, Social Care and School.",
            "meeting with Police, Social Care",
            id="attended-meeting-with-police-social-care",
        ),
        pytest.param("meeting w CSC + police + hosp", "meeting w CSC", id="meeting-w-csc-police-hosp"),
        pytest.param(
            "At the meeting with social care it was agreed to start a s47.",
            "meeting with social care",
            id="at-the-meeting-with-social-care",
        ),
        pytest.param(
            "Meeting (Social Care, Police, Health) re Tom",
            "Meeting (Social Care",
            id="meeting-social-care-police-health-re",
        ),
        pytest.param(
            "Strategy discussion today. Meeting with social care went well and s47 agreed.",
            "Meeting with social care",
            id="strategy-discussion-today-meeting-with-social",
        ),
        pytest.param(
            "Following his injury I attended a meeting with social care.",
            "attended a meeting with social care",
            id="following-his-injury-i-attended-a",
        ),
        pytest.param(
            "12 May 2016 Attended meeting with Social Care re Joe.",
            "Attended meeting with Social Care",
            id="12-may-2016-attended-meeting-with",
        ),
        pytest.param(
            "Due to concerns about the bruise I attended a meeting with CSC.",
            "attended a meeting with CSC",
            id="due-to-concerns-about-the-bruise",
        ),
        pytest.param(
            "Mum was not told about the meeting with social care that I attended.",
            "meeting with social care",
            id="mum-was-not-told-about-the",
        ),
        pytest.param("met w SC + police re Tyrone", "met w SC", id="met-w-sc-police-re-tyrone"),
    ],
)
def test_a_meeting_with_social_care_offends(text, phrase, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert phrase in finding.evidence[0].text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Mother met with social care last week.", Why.OTHER_PERSON, id="mother-met-with-social-care-last"),
        pytest.param(
            "Mum has a meeting with social care on Friday.", Why.OTHER_PERSON, id="mum-has-a-meeting-with-social"
        ),
        pytest.param(
            "SW to arrange a meeting with mother at social care.", Why.OTHER_PERSON, id="sw-to-arrange-a-meeting-with"
        ),
        pytest.param(
            "The family met with Social Services two years ago over school attendance.",
            Why.OTHER_PERSON,
            id="the-family-met-with-social-services",
        ),
        pytest.param(
            "Client told me she had met with social services.", Why.OTHER_PERSON, id="client-told-me-she-had-met"
        ),
        pytest.param(
            "Mrs Khan met with social services on Monday.", Why.OTHER_PERSON, id="mrs-khan-met-with-social-services"
        ),
        pytest.param(
            "Kelsi met with social services last Thursday to sort out her allowance.",
            Why.OTHER_PERSON,
            id="kelsi-met-with-social-services-last",
        ),
        pytest.param(
            "Foster carer met with Children's Services to talk about respite.",
            Why.OTHER_PERSON,
            id="foster-carer-met-with-children-s",
        ),
        pytest.param(
            "Grandmother's meeting with social care has been moved to Friday.",
            Why.OTHER_PERSON,
            id="grandmother-s-meeting-with-social-care",
        ),
        pytest.param(
            "Dad attended social care for a meeting about contact.",
            Why.OTHER_PERSON,
            id="dad-attended-social-care-for-a",
        ),
        pytest.param(
            "Meeting between mum and social care went well.", Why.OTHER_PERSON, id="meeting-between-mum-and-social-care"
        ),
        pytest.param(
            "Parents are having a meeting with social care tonight.",
            Why.OTHER_PERSON,
            id="parents-are-having-a-meeting-with",
        ),
        pytest.param(
            "Attended core group meeting with social care.",
            Why.OTHER_EVENT,
            id="attended-core-group-meeting-with-social",
        ),
        pytest.param(
            "CIN mtg at Children's Services next Tuesday.", Why.OTHER_EVENT, id="cin-mtg-at-children-s-services"
        ),
        pytest.param(
            "LAC review meeting at children's services.", Why.OTHER_EVENT, id="lac-review-meeting-at-children-s"
        ),
        pytest.param(
            "Legal planning meeting with social care is on the 5th.",
            Why.OTHER_EVENT,
            id="legal-planning-meeting-with-social-care",
        ),
        pytest.param(
            "Discharge planning meeting with social care and ward staff.",
            Why.OTHER_EVENT,
            id="discharge-planning-meeting-with-social-care",
        ),
        pytest.param(
            "MARAC meeting with social care and police.", Why.OTHER_EVENT, id="marac-meeting-with-social-care-and"
        ),
        pytest.param(
            "A meeting with social care is to be arranged.", Why.HYPOTHETICAL, id="a-meeting-with-social-care-is"
        ),
        pytest.param(
            "School to ask for a meeting with social care.", Why.HYPOTHETICAL, id="school-to-ask-for-a-meeting"
        ),
        pytest.param(
            "If she misses the meeting with social care on Friday then we will escalate.",
            Why.HYPOTHETICAL,
            id="if-she-misses-the-meeting-with",
        ),
        pytest.param("We asked social care for a meeting.", Why.HYPOTHETICAL, id="we-asked-social-care-for-a"),
        pytest.param(
            "Record as Strategy Discussion and not as meeting with social care.",
            Why.POLICY,
            id="record-as-strategy-discussion-and-not",
        ),
        pytest.param(
            "Write 'attended Strategy Discussion' rather than 'attended meeting at social care'.",
            Why.POLICY,
            id="write-attended-strategy-discussion-rather-than",
        ),
        pytest.param(
            "Last year there were three meetings with social care about attendance.",
            Why.HISTORICAL,
            id="last-year-there-were-three-meetings",
        ),
        pytest.param(
            "A previous meeting with social services in March 2014 concerned housing.",
            Why.HISTORICAL,
            id="a-previous-meeting-with-social-services",
        ),
    ],
)
def test_somebody_elses_another_or_a_future_meeting_is_a_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert [near_miss.why for near_miss in finding.near_misses] == [why]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Attended strategy discussion with social care and police.",
            id="attended-strategy-discussion-with-social-care",
        ),
        pytest.param("Attended strategy meeting at Social Care.", id="attended-strategy-meeting-at-social-care"),
        pytest.param("Strategy meeting held at the social care office.", id="strategy-meeting-held-at-the-social"),
        pytest.param("Strat mtg at CSC.", id="strat-mtg-at-csc"),
        pytest.param(
            "attended strategy discussion/meeting with social care",
            id="attended-strategy-discussion-meeting-with-social",
        ),
        pytest.param(
            "Strategy discussion, virtual meeting, social care, police and health.",
            id="strategy-discussion-virtual-meeting-social-care",
        ),
        pytest.param("Telephone call with social care re referral.", id="telephone-call-with-social-care-re"),
        pytest.param("Social care to meet with mum.", id="social-care-to-meet-with-mum"),
        pytest.param("Present: Social Care, Police, Health.", id="present-social-care-police-health"),
        pytest.param("Mother was seen at social care offices.", id="mother-was-seen-at-social-care"),
        pytest.param("Joint visit with social care and police.", id="joint-visit-with-social-care-and"),
        pytest.param("Case conference held at social care offices.", id="case-conference-held-at-social-care"),
        pytest.param("Liaised with social care and police.", id="liaised-with-social-care-and-police"),
        pytest.param(
            "Type of contact: [ ] Meeting with social care [x] Strategy discussion",
            id="type-of-contact-meeting-with-social",
        ),
    ],
)
def test_the_right_name_and_other_contact_are_fine(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert not finding.evidence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Invited to a strategy meeting at social services' office", id="invited-to-the-right-name"),
        pytest.param("Asked to attend strat meeting at children's services.", id="asked-to-the-right-name"),
    ],
)
def test_the_right_name_is_not_even_near(text, judge_text):
    assert not judge_text(text, ID).near_misses


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Agency manual: a report goes to each meeting with social care.", Why.POLICY, id="manual"),
        pytest.param("We go to meetings with social care when they ask.", Why.POLICY, id="habit"),
        pytest.param("Found in archive: letter about a meeting at social services.", Why.HISTORICAL, id="archive"),
        pytest.param("A meeting with social care might be offered.", Why.HYPOTHETICAL, id="might-be"),
        pytest.param("The early help meeting with social care went well.", Why.OTHER_EVENT, id="early-help"),
    ],
)
def test_rules_files_and_plans_are_near(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert [near_miss.why for near_miss in finding.near_misses] == [why]


def test_one_such_phrase_is_enough_wherever_it_stands(judge_text):
    record = "STRATEGY DISCUSSION\n\nPresent: JB\n\nNOTES OF MEETING AT CHILDREN'S SERVICES\n\nS47 agreed."
    assert judge_text(record, ID).evidence[0].text.startswith("NOTES OF MEETING")


def test_a_megabyte_of_its_own_words_is_read_in_seconds(judge_text, seconds):
    line = "her mum had the meeting with the police and the social care meeting met with "
    assert seconds(lambda: judge_text(line * (1_000_000 // len(line)), ID), times=1) < 60


@pytest.mark.parametrize(
    "text",
    ["Childrens services convened a meeting today", "Meeting re Tia: present social care, police, health"],
)
def test_who_convened_or_was_there_does_not_make_it_a_meeting_with_social_care(text, judge_text):
    """A ruling: only words that call the discussion a meeting with or at social care offend."""
    finding = judge_text(text, ID)
    assert (finding.status, finding.evidence) == (Status.MET, ())
