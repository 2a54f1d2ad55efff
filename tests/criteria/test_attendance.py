"""attendance: all four parties recorded as taking part, the missing ones named, and what only looks like it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "attendance"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Present: Jo Field (SW), Anil Rao (team manager), DC Kerr, Sue Todd (HV).", id="brackets"),
        pytest.param(
            "PRESENT\nJo Field, Social Worker\nAnil Rao, Team Manager\nDC Kerr\nSue Todd, Midwife", id="lines"
        ),
        pytest.param("Attendees: SW Field; ATM Rao; PC Kerr; school nurse Todd", id="roles-first"),
        pytest.param("In attendance - J Field SW, A Rao TM, DS Kerr, Dr Todd", id="after-a-dash"),
        pytest.param(
            "On the call were Jo (SW), her manager Anil, DC Kerr and Sister Todd from the ward.", id="on-the-call"
        ),
        pytest.param("Those who took part: SW Jo, TM Anil, DI Kerr, GP Dr Todd", id="took-part"),
        pytest.param(
            "Strategy discussion held between Anil Rao (TM), Jo Field, social worker, DS Kerr and HV Todd.",
            id="between",
        ),
        pytest.param("Strat w/ Jo SW, Anil TM, DC Kerr + HV Sue", id="with-abbreviated"),
        pytest.param("SW Field and TM Rao in the room; DC Kerr and HV Todd dialled in.", id="dialled-in"),
        pytest.param("DC Kerr joined by phone. Also present: SW Field, TM Rao, HV Todd.", id="joined-by-phone"),
        pytest.param(
            "Chaired by Anil Rao, service manager. Also on: SW Jo, DC Kerr, paediatrician Dr Todd.", id="chaired"
        ),
        pytest.param("Me (HV), SW Jo, TM Anil, DC Kerr.", id="bare-list-with-author"),
        pytest.param(
            "Strategy discussion: I took part as health visitor with SW Jo, TM Anil, DC Kerr.", id="i-took-part"
        ),
        pytest.param(
            "Case note by R. Umeh (SW)\nStrategy discussion with TM Rao, DC Kerr, HV Todd and me.",
            id="author-signs-above",
        ),
        pytest.param(
            "Strategy discussion with TM Rao, DC Kerr, HV Todd and me.\nCompleted by: R Umeh, social worker",
            id="author-signs-below",
        ),
        pytest.param("Jo Field, SW. Anil Rao, TM. DC Kerr. Sue Todd, named nurse.", id="sentence-each"),
        pytest.param(
            "Round the table: the social worker Jo, the duty manager, a detective constable and the midwife.",
            id="no-names",
        ),
        pytest.param(
            "Participants\n[x] Social worker: Jo Field\n[x] Team manager: A Rao\n"
            "[x] Police: DC Kerr\n[x] Health: Sue Todd, HV",
            id="tick-boxes",
        ),
        pytest.param("| Name | Role |\n| Jo | SW |\n| Anil | TM |\n| Kerr | DC |\n| Sue | HV |", id="table"),
        pytest.param("SD 14/01 | SW C. Dray | TM V. Okafor | PC Sim | SN G. Bolt", id="one-row"),
        pytest.param("PRESENT: SW J FIELD, TM A RAO, DC KERR, HV S TODD", id="capitals"),
        pytest.param("strat done 1pm. me (sw), sandra tm, dc hill, gp dr patel on mobile", id="small-letters"),
        pytest.param("SW Field, TM Rao, DC Kerr, HV Todd. Apologies: GP, school.", id="others-sent-apologies"),
        pytest.param(
            "Attended: SW Field, TM Rao, DC Kerr, HV Todd, invited but absent: probation.", id="others-invited"
        ),
        pytest.param("Winifred Reed (TM), Mohammed Syed (SW), DC Fred Ahmed, Nurse Jared", id="names-like-verbs"),
        pytest.param("Will Hart (SW), Mark Hill (TM), DC May, June Bright (HV) present.", id="names-like-words"),
        pytest.param("Present: SW Field, TM Rao, DC Kerr, the child's physiotherapist.", id="therapist"),
        pytest.param(
            "Present: Insp Kerr, EDT social worker Jo, EDT manager Anil, ward manager Sue.", id="ward-manager"
        ),
        pytest.param("PS Kerr, SW Jo, T/Mgr Anil, S/N Todd - strategy call 3pm", id="list-before-the-name"),
        pytest.param("T/c with DC Kerr, HV Todd, SW Field and TM Rao together.", id="telephone"),
    ],
)
def test_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert finding.evidence


@pytest.mark.parametrize(
    ("text", "missing", "why"),
    [
        pytest.param("Present: SW Jo, TM Anil, DC Kerr. Apologies: HV Todd.", "h", Why.APOLOGIES, id="apologies"),
        pytest.param("Present: SW Jo, DC Kerr, HV Sue. TM sent apols.", "m", Why.APOLOGIES, id="apols"),
        pytest.param("Present: SW Jo, TM Anil, HV Sue. DC Kerr was invited.", "p", Why.APOLOGIES, id="invited"),
        pytest.param("Present: TM Anil, DC Kerr, HV Sue. SW could not attend.", "s", Why.APOLOGIES, id="could-not"),
        pytest.param("Present: SW Jo, TM Anil, HV Sue. Police unable to attend.", "p", Why.APOLOGIES, id="unable"),
        pytest.param(
            "On call: SW Jo, DC Kerr, HV Sue. The manager did not join.", "m", Why.APOLOGIES, id="did-not-join"
        ),
        pytest.param("There: SW Jo, TM Anil, DC Kerr. Nobody from health.", "h", Why.APOLOGIES, id="nobody-from"),
        pytest.param("Invitees: SW Cole, TM Rhodes, DC Fry, HV Moon.", "smph", Why.APOLOGIES, id="invitees"),
        pytest.param(
            "Apologies from SW Cole, TM Rhodes, DC Fry and HV Moon.", "smph", Why.APOLOGIES, id="all-apologise"
        ),
        pytest.param("Not able to attend: SW Cole, DC Fry, HV Moon.", "smph", Why.APOLOGIES, id="label-not-able"),
        pytest.param("Present: see list.", "smph", Why.SEE_LIST, id="see-list"),
        pytest.param("Attendance - see CSC minutes.", "smph", Why.SEE_LIST, id="see-minutes"),
        pytest.param("Attendance sheet held on file.", "smph", Why.SEE_LIST, id="sheet"),
        pytest.param("Participants: as calendar invite.", "smph", Why.SEE_LIST, id="as-invite"),
        pytest.param("DC Prior for CAIT, attendees as CSC list.", "smh", Why.SEE_LIST, id="police-and-a-list"),
        pytest.param("The signing-in sheet has the names.", "smph", Why.SEE_LIST, id="signing-in"),
        pytest.param("Present: SW Jo, TM Anil, DC Kerr. HV report read out.", "h", Why.WRITTEN_ONLY, id="read-out"),
        pytest.param("Present: SW Jo, TM Anil, HV Sue. Police checks provided.", "p", Why.WRITTEN_ONLY, id="checks"),
        pytest.param("Present: SW Jo, TM Anil, DC Kerr. GP letter received.", "h", Why.WRITTEN_ONLY, id="letter"),
        pytest.param("Police and health gave written checks only.", "smph", Why.WRITTEN_ONLY, id="written-checks"),
        pytest.param("Ward faxed its notes as no doctor was free.", "smph", Why.WRITTEN_ONLY, id="faxed"),
        pytest.param("HV had put something in writing.", "smph", Why.WRITTEN_ONLY, id="in-writing"),
        pytest.param(
            "Strategy discussion held with social care and police.", "smph", Why.AGENCY_ONLY, id="with-agencies"
        ),
        pytest.param("Social care, police and health all attended.", "smph", Why.AGENCY_ONLY, id="agencies-attended"),
        pytest.param("Police and health were represented.", "smph", Why.AGENCY_ONLY, id="represented"),
        pytest.param("TM Anil, SW Jo, Dr Blythe; police on the line.", "p", Why.AGENCY_ONLY, id="police-on-the-line"),
        pytest.param("Present: SW Jo, TM Anil, DC Kerr. HV to weigh baby.", "h", Why.ACTION_ONLY, id="action"),
        pytest.param("Actions\n- DC Kerr to visit father.", "smph", Why.ACTION_ONLY, id="under-actions"),
        pytest.param(
            "Present: DC Kerr, HV Sue, TM Anil. Then SW Joel to visit.", "s", Why.ACTION_ONLY, id="sw-to-visit"
        ),
        pytest.param(
            "Present: SW Jo, TM Anil, HV Sue. DC Kerr to check PNC.", "p", Why.ACTION_ONLY, id="police-to-check"
        ),
    ],
)
def test_near_misses(text, missing, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is (Status.NOT_MET if len(missing) == len("smph") else Status.PARTLY_MET)
    assert {party for party, words in WORDS.items() if words in finding.reason.split(";")[0].lower()} == set(missing)
    assert why in {near_miss.why for near_miss in finding.near_misses}


WORDS = {
    "s": "no social worker",
    "m": "no social care manager",
    "p": "no police representative",
    "h": "no health professional",
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A strategy discussion should include a social worker, their manager, police and a nurse.", id="policy"
        ),
        pytest.param("Strategy discussion to be held with TM Ray, DC Fry, SW Jo and HV Moon.", id="planned"),
        pytest.param("Previous strategy discussion: SW Cole, TM Ray, DC Fry, HV Moon.", id="previous"),
        pytest.param("Distribution: SW Cole; TM Ray; DC Fry; HV Moon", id="distribution"),
        pytest.param("Social worker: Jo Cole\nTeam manager: Pat Ray\nChild: Leo", id="form-header"),
        pytest.param("GP: Dr Shah\nHV: Sue Moon\nSchool nurse: Jan Lee", id="family-professionals"),
        pytest.param("Mum attended A&E and was seen by Dr Shah and Nurse Peel.", id="attended-hospital"),
        pytest.param("DC Fry attended the address and saw father.", id="attended-the-address"),
        pytest.param("Child presented with bruising, HV Moon told SW Cole.", id="presented"),
    ],
)
def test_not_met(text, judge_text):
    assert judge_text(text, ID).status is Status.NOT_MET


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Leo, age 3. Present: SW Jo, DC Kerr.", "For a child of 3 a health visitor", id="health-visitor"),
        pytest.param("Leo, age 3. Present: SW Jo, HV Sue.", "", id="health-visitor-was-there"),
        pytest.param("Leo, 7/12. Present: SW Jo, DC Kerr.", "For a child under one a health visitor", id="months"),
        pytest.param(
            "Leo (9 yrs). Present: SW Jo, DC Kerr.", "For a child of 9 a school nurse and the school", id="school"
        ),
        pytest.param("Age: 9\nPresent: SW Jo, Mr X (head)", "For a child of 9 a school nurse", id="head-was-there"),
        pytest.param("Leo, aged 17. Present: SW Jo, DC Kerr.", "", id="seventeen"),
        pytest.param("Present: SW Jo, DC Kerr.", "", id="no-age"),
    ],
)
def test_what_the_age_would_add(text, hint, judge_text):
    reason = judge_text(text, ID).reason
    assert hint in reason
    assert ("expected" in reason) is bool(hint)


def test_reason_names_the_missing(judge_text):
    reason = judge_text("Present: SW Jo, TM Anil.", ID).reason
    assert reason == "No police representative and no health professional is recorded as taking part."
