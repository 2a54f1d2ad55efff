"""Those who stand in a record as "me", as "yourself" or by name alone, with the party that is told elsewhere."""

import pytest

import analyser

LETTERS = {"s": "social_worker", "m": "manager", "p": "police", "h": "health"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            "Record by Jan Moss, Health Visitor\nStrategy discussion: me, SW Fox, DS Grey.", "health", id="header"
        ),
        pytest.param("Strategy discussion: me, DS Grey, HV Lee.\nWorker: P. Lomax, EDSW", "social_worker", id="foot"),
        pytest.param("Strategy discussion: myself (DC Hill), SW Fox, HV Lee.", "police", id="brackets"),
        pytest.param("SystmOne entry\nStrategy discussion: me, SW Fox, DS Grey.", "health", id="record-system"),
        pytest.param("Strategy discussion: me, SW Fox, DS Grey.", None, id="not-plain"),
        pytest.param("Strategy discussion held. Joined DS Grey and SW Fox on the call.", None, id="joined-another"),
    ],
)
def test_author(text: str, party: str | None) -> None:
    found = {participant.party for participant in analyser.assess(text).participants}
    others = {LETTERS["s"] if "SW Fox" in text else LETTERS["h"], LETTERS["p"] if "DS Grey" in text else LETTERS["h"]}
    assert (party in found) if party else (found - {None} == others)
    if party == "health":
        assert found - {None} == {"health", "social_worker", "police"}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param(
            "Record of contact\nI joined the strategy discussion by phone. Kit Marsh, our Team Manager, ran it.\n"
            "Mum is to be seen today.\nP. Lowe, Social Worker",
            "sm",
            id="signed-at-the-foot-not-where-others-are-named",
        ),
        pytest.param(
            "Case note by T. Rand (SW)\nOn the call: me, DC Hale.\nPlan\n- refer to the school nurse\n- me to ring mum",
            "sp",
            id="a-role-at-the-end-of-the-line-above-is-not-me",
        ),
        pytest.param(
            "Worker: Bernie\nThere were Sam (SW), PC Rowe and me. Nobody from health, HV had put it in writing.",
            "sp",
            id="what-health-put-in-writing-signs-nothing",
        ),
        pytest.param(
            "OEL 7 22/09 11:20 DS 41 MOSS, CAIT\nTelephone strategy discussion with Carol Day (ATM). Bail ends at 2.",
            "pm",
            id="a-log-of-a-discussion-held-by-phone",
        ),
        pytest.param(
            "Niche OEL - PC Gold\nStrat discussion by conf call w/ Mel (SW) re Poppy, 5.", "ps", id="call-with"
        ),
        pytest.param(
            "HV notes\nattended meeting with social services today re Cal, Kim Farr (SW) + DC Amis there",
            "hsp",
            id="attended",
        ),
        pytest.param(
            "Speech & Language Therapy - case note\nWent to meeting at social services with Bev (SW).",
            "hs",
            id="went-to",
        ),
        pytest.param(
            "Department of Child Health\nMs R Peel, Social Worker\ncc: DS Vine\nDear Ms Peel,\n"
            "Those who took part were yourself, Colin (practice manager), DC Amis, and me.\n"
            "Yours sincerely\nDr F. Ash\nConsultant Paediatrician",
            "smph",
            id="a-letter-to-the-social-worker",
        ),
        pytest.param(
            "The Limes Surgery\nDr Hugo March\nMs S Beg, Social Worker\nDear Ms Beg,\n"
            "I joined the strategy discussion on Friday by telephone. I had on the line yourself and DC Orr.\n"
            "Yours sincerely\nHugo March",
            "sph",
            id="the-sender-stands-above-the-reader",
        ),
        pytest.param("On the line: Donna Fisk (SW) and Tom from the CAIT office.", "sp", id="name-before-the-agency"),
        pytest.param(
            "Rang Hit Naran (TM). Strategy discussion opened.\nOn: Hit Naran, Lea Goff SW, Dr Iwu.",
            "msh",
            id="a-manager-by-name-alone",
        ),
        pytest.param(
            "Worker: P. Lomax, EDSW\nT/c from Dr Mehta, paed registrar.\nStrategy discussion: me, Dr Mehta, DS Wray.",
            "sph",
            id="a-doctor-named-before-is-not-me",
        ),
    ],
)
def test_those_whose_party_is_told_elsewhere(text: str, letters: str) -> None:
    found = {participant.party for participant in analyser.assess(text).participants}
    assert found - {None} == {LETTERS[letter] for letter in letters}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            "HV notes\nAttended core group meeting at school with Kim (SW).", "health", id="another-meeting-attended"
        ),
        pytest.param(
            "OEL, DS Moss\nStrategy discussion to be held with Carol Day (ATM) tomorrow.",
            "police",
            id="still-to-be-held",
        ),
        pytest.param(
            "Strategy discussion with Carol Day (ATM). Kit.", "social_worker", id="an-author-who-is-not-plain"
        ),
        pytest.param(
            "Strategy discussion held with DC Hale.\nAgreed s47.\nSigned off by Pat Lee, Team Manager",
            "manager",
            id="sign-off",
        ),
        pytest.param("Strategy discussion with DC Hale.\nAuthorised: Pat Lee, TM 4/5", "manager", id="who-authorised"),
        pytest.param("Strategy discussion planned with DC Hale.\nJo Ash, SW", "social_worker", id="planned-with"),
        pytest.param("HV notes\nAttended a meeting at school with Kim (SW).", "health", id="a-meeting-at-school"),
        pytest.param("HV notes\nAttended meeting with mum and Kim (SW).", "health", id="a-meeting-with-the-mother"),
        pytest.param(
            "Ann Low\nHealth Visitor\n\nMrs Shah\nHead Teacher\n\nDear Mrs Shah\n\n"
            "A strategy discussion was held today with yourself, SW Lee and DC Hale.",
            "health",
            id="the-writer-is-not-the-reader",
        ),
        pytest.param("Attended the meeting at school about exclusion.\nAnn Low HV", "health", id="about-exclusion"),
        pytest.param(
            "Strategy discussion attendees: Ann Lowe, DC Hale.\nReferral came from Ann Low (health visitor).",
            "health",
            id="half-a-name",
        ),
        pytest.param("Present: DC Orr. Copy to yourself and Jo Peel (SW).", "social_worker", id="no-letter"),
        pytest.param(
            "On: DC Orr, Lea Goff (SW).\nPlan\nHit Naran, refuge manager, to hold it.\nHit Naran to ring mum.",
            "manager",
            id="a-name-in-the-plan",
        ),
    ],
)
def test_who_is_not_taken_to_have_taken_part(text: str, party: str) -> None:
    assert party not in {participant.party for participant in analyser.assess(text).participants}
