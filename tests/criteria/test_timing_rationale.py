"""timing_rationale: sentences of many hands through the real pipeline."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "timing_rationale"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Held today because bruising needed an urgent medical.", id="held-today-because-bruising-needed-an"
        ),
        pytest.param(
            "The meeting was convened on the same day as the referral owing to father's planned return to the home.",
            id="the-meeting-was-convened-on-the",
        ),
        pytest.param(
            "This strategy discussion was delayed by two days in order that the paediatrician could take part.",
            id="this-strategy-discussion-was-delayed-by",
        ),
        pytest.param(
            "The discussion had not been called sooner because bail conditions prevented any contact.",
            id="the-discussion-had-not-been-called",
        ),
        pytest.param(
            "Strategy discussion brought forward from the 14th following news that mother had discharged herself.",
            id="strategy-discussion-brought-forward-from-the",
        ),
        pytest.param(
            "Rationale for timing: baby is ready for discharge this afternoon.", id="rationale-for-timing-baby-is-ready"
        ),
        pytest.param(
            "Reason not held within 24 hours: police could not release an officer until Wednesday.",
            id="reason-not-held-within-24-hours",
        ),
        pytest.param(
            "If not within 24 hrs, why? Child was in Spain with grandparents until Sunday night.",
            id="if-not-within-24-hrs-why",
        ),
        pytest.param(
            "Urgency: held by telephone within the hour as the alleged perpetrator was on his way to the school",
            id="urgency-held-by-telephone-within-the",
        ),
        pytest.param("Why today: dad released on bail this morning.", id="why-today-dad-released-on-bail"),
        pytest.param(
            "SD called immediately given the age of the baby and the unexplained bruising.",
            id="sd-called-immediately-given-the-age",
        ),
        pytest.param(
            "We met before the end of the school day so she didn't have to go home not knowing.",
            id="we-met-before-the-end-of",
        ),
        pytest.param(
            "Could not be left over the weekend with stepdad on bail to the address.", id="could-not-be-left-over-the"
        ),
        pytest.param(
            "Didn't want to leave it till after the bank holiday, mum was talking about going to Ireland.",
            id="didn-t-want-to-leave-it",
        ),
        pytest.param(
            "We waited for the toxicology, because without it there would have been nothing to talk about.",
            id="we-waited-for-the-toxicology-because",
        ),
        pytest.param(
            "It took us until Thursday to get all round the table as Dr Shah was the only one who'd seen the injuries.",
            id="it-took-us-until-thursday-to",
        ),
        pytest.param(
            "The reason we're meeting at 8am is that school opens at 8.45 and both kids will be walking in.",
            id="the-reason-we-re-meeting-at",
        ),
        pytest.param(
            "Today's date was chosen so that the school nurse, who is term time only, could be there.",
            id="today-s-date-was-chosen-so",
        ),
        pytest.param(
            "The date was put back from the 4th to the 6th to let the hospital finish its tests.",
            id="the-date-was-put-back-from",
        ),
        pytest.param(
            "I asked for this to be done tonight and not tomorrow because the offender knows where they live.",
            id="i-asked-for-this-to-be",
        ),
        pytest.param("Had to be today, he's out at 5.", id="had-to-be-today-he-s"),
        pytest.param("Had to be done before contact at 4.", id="had-to-be-done-before-contact"),
        pytest.param(
            "No earlier discussion was possible because the child could not be traced.",
            id="no-earlier-discussion-was-possible-because",
        ),
        pytest.param(
            "Discussion deferred from yesterday - no police officer available.",
            id="discussion-deferred-from-yesterday-no-police",
        ),
        pytest.param(
            "With dad being released at noon we had to talk this morning.", id="with-dad-being-released-at-noon"
        ),
        pytest.param(
            "Because the flight leaves at six, the discussion was held on the phone at once.",
            id="because-the-flight-leaves-at-six",
        ),
        pytest.param(
            "To catch the HV before she went on leave we held it Friday lunchtime.", id="to-catch-the-hv-before-she"
        ),
        pytest.param("Bruises fade so we did it same day.", id="bruises-fade-so-we-did-it"),
        pytest.param("Mum about to be discharged, hence the strat today.", id="mum-about-to-be-discharged-hence"),
        pytest.param("She is due to fly on Monday which is why we are meeting on a Sunday.", id="she-is-due-to-fly-on"),
        pytest.param(
            "The delay of 4 days arose because no interpreter could be found for the grandmother.",
            id="the-delay-of-4-days-arose",
        ),
        pytest.param("strat now not tmrw cos stepdad picks up at 3", id="strat-now-not-tmrw-cos-stepdad"),
        pytest.param("had to b today - mum flies 2moro", id="had-to-b-today-mum-flies"),
        pytest.param(
            "This wouldn't keep until Monday: he had her passport in his pocket.", id="this-wouldn-t-keep-until-monday"
        ),
        pytest.param(
            "No strategy discussion was held on Friday as there was no immediate risk with mum and kids in the refuge.",
            id="no-strategy-discussion-was-held-on",
        ),
        pytest.param(
            "We'd planned to do this after half term but he has turned up at the house twice so we brought it forward.",
            id="we-d-planned-to-do-this",
        ),
        pytest.param(
            "We did it over the phone that night. To leave it for the morning would have meant him sleeping there.",
            id="we-did-it-over-the-phone",
        ),
        pytest.param(
            "Discussion took place at 16:00 rather than the following morning as M was due home from respite at 18:00.",
            id="discussion-took-place-at-16-00",
        ),
        pytest.param(
            "Police asked us to hold off until they had him in custody, hence three days between referral and this.",
            id="police-asked-us-to-hold-off",
        ),
        pytest.param(
            "It was not called at first because at that stage the bruise was thought to be a birthmark.",
            id="it-was-not-called-at-first",
        ),
        pytest.param("Took place the next day as the school only told us at 5pm.", id="only-told-at-five"),
        pytest.param(
            "The discussion took place the following morning, as the ward rang us at 8pm.", id="ward-rang-at-eight"
        ),
        pytest.param(
            "Strategy call fixed for the dinner hour: her key worker goes off shift at one.", id="off-shift-at-one"
        ),
        pytest.param(
            "Strat 17:40, nan has both kids in the taxi and nowhere to take them.", id="log-line-with-a-pressing-fact"
        ),
        pytest.param(
            "SD brought forward by two days. Uncle's flight is now on Wednesday.", id="reason-in-the-next-sentence"
        ),
        pytest.param(
            "The strategy had been put off on Monday. We could not find anybody who spoke Tigrinya.",
            id="next-sentence-again",
        ),
        pytest.param(
            "Explanation of delay: the file had gone to the wrong office and sat there till Thursday",
            id="explanation-field",
        ),
        pytest.param(
            "Timescale rationale: newborn, unexplained mark, both carers still on the ward", id="timescale-rationale"
        ),
        pytest.param(
            "Was the discussion on time? No. Duty worker was at court until Tuesday.", id="asked-and-answered"
        ),
        pytest.param("Strategy only held today, the letter having been put in the wrong tray.", id="participle"),
        pytest.param(
            "Decision to hold the strategy there and then: father was at the ward door.", id="decision-to-hold"
        ),
    ],
)
def test_a_reason_for_when_it_was_held_is_met(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert all(each.text in text and each.detector.startswith("rule:") for each in finding.evidence)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(
            "Her CPA has been put back to the 20th so that the new consultant can be there.",
            Why.OTHER_EVENT,
            id="her-cpa-has-been-put-back",
        ),
        pytest.param(
            "I examined her on the Friday rather than waiting because the marks were going.",
            Why.OTHER_EVENT,
            id="i-examined-her-on-the-friday",
        ),
        pytest.param(
            "ABE delayed until Tuesday as the intermediary is not available.",
            Why.OTHER_EVENT,
            id="abe-delayed-until-tuesday-as-the",
        ),
        pytest.param(
            "Next meeting set for the 14th so that the results are back.",
            Why.OTHER_EVENT,
            id="next-meeting-set-for-the-14th",
        ),
        pytest.param(
            "HV visited the same day because mum sounded low.", Why.OTHER_EVENT, id="hv-visited-the-same-day-because"
        ),
        pytest.param(
            "Skeletal survey can't be done before Monday as there is no radiographer.",
            Why.OTHER_EVENT,
            id="skeletal-survey-can-t-be-done",
        ),
        pytest.param(
            "We could not wait for the ambulance as he was fitting, so Mrs K drove him.",
            Why.OTHER_EVENT,
            id="we-could-not-wait-for-the",
        ),
        pytest.param(
            "Mum rang 999 straight away because he'd stopped breathing.",
            Why.OTHER_EVENT,
            id="mum-rang-999-straight-away-because",
        ),
        pytest.param(
            "The referral was delayed because the teacher was on a course.",
            Why.OTHER_EVENT,
            id="the-referral-was-delayed-because-the",
        ),
        pytest.param("I joined late because my clinic overran.", Why.OTHER_EVENT, id="i-joined-late-because-my-clinic"),
        pytest.param("DS Khan left early as he had to be in court.", Why.OTHER_EVENT, id="ds-khan-left-early-as-he"),
        pytest.param(
            "If he comes home sooner we will meet again straight away as the plan would need to change.",
            Why.HYPOTHETICAL,
            id="if-he-comes-home-sooner-we",
        ),
        pytest.param(
            "The strategy discussion for her cousin was put off as he was abroad.",
            Why.OTHER_PERSON,
            id="the-strategy-discussion-for-her-cousin",
        ),
        pytest.param(
            "Mum was not told sooner because it would have put her at risk.",
            Why.OTHER_EVENT,
            id="mum-was-not-told-sooner-because",
        ),
        pytest.param(
            "He wasn't brought to A&E sooner because mother thought it was a sprain.",
            Why.OTHER_EVENT,
            id="he-wasn-t-brought-to-a",
        ),
        pytest.param(
            "Delay in seeking medical attention because mother said she had no credit on her phone.",
            Why.OTHER_EVENT,
            id="delay-in-seeking-medical-attention-because",
        ),
        pytest.param(
            "She waited until her mum had gone out before telling because she was scared.",
            Why.OTHER_EVENT,
            id="she-waited-until-her-mum-had",
        ),
        pytest.param(
            "Home visit to be done today before dad gets home so that the children can be seen alone.",
            Why.OTHER_EVENT,
            id="home-visit-to-be-done-today",
        ),
        pytest.param(
            "Core group brought forward to Monday because dad is moving out.",
            Why.OTHER_EVENT,
            id="core-group-brought-forward-to-monday",
        ),
        pytest.param(
            "Minutes were sent out late because of a typing backlog.",
            Why.OTHER_EVENT,
            id="minutes-were-sent-out-late-because",
        ),
        pytest.param(
            "We agreed to meet again tomorrow because the phone download will be back by then.",
            Why.OTHER_EVENT,
            id="we-agreed-to-meet-again-tomorrow",
        ),
        pytest.param(
            "The decision was deferred until after the medical because the account is not clear.",
            Why.OTHER_EVENT,
            id="the-decision-was-deferred-until-after",
        ),
        pytest.param(
            "The meeting was chaired by DS Cole today as the DI was on leave.",
            Why.OTHER_EVENT,
            id="the-meeting-was-chaired-by-ds",
        ),
        pytest.param(
            "The discussion today heard that the arrest had been brought forward because of fears he would run.",
            Why.OTHER_EVENT,
            id="the-discussion-today-heard-that-the",
        ),
        pytest.param(
            "The first strategy discussion in 2011 was delayed because police had no officers.",
            Why.HISTORICAL,
            id="the-first-strategy-discussion-in-2011",
        ),
        pytest.param(
            "Next strategy meeting will be held on the 9th rather than the 7th so Dr Shah can attend.",
            Why.OTHER_EVENT,
            id="next-strategy-meeting-will-be-held",
        ),
        pytest.param(
            "The visit is on Friday. It was put back because the interpreter is away.",
            Why.OTHER_EVENT,
            id="the-visit-is-on-friday-it",
        ),
        pytest.param("Referral 3/6, SD 5/6.", Why.NO_REASON, id="referral-3-6-sd-5-6"),
        pytest.param("Held within 24 hours of referral.", Why.NO_REASON, id="held-within-24-hours-of-referral"),
        pytest.param("SD held same day.", Why.NO_REASON, id="sd-held-same-day"),
        pytest.param(
            "The meeting was moved from the 26th to the 30th.", Why.NO_REASON, id="the-meeting-was-moved-from-the"
        ),
        pytest.param(
            "Strategy meeting held on 5 June due to concerns about bruising.",
            Why.NO_REASON,
            id="strategy-meeting-held-on-5-june",
        ),
        pytest.param(
            "A strategy discussion was held today following a referral from school.",
            Why.NO_REASON,
            id="a-strategy-discussion-was-held-today",
        ),
        pytest.param("Time between referral and SD: 2 days.", Why.NO_REASON, id="time-between-referral-and-sd-2"),
        pytest.param(
            "Date of referral: 4 May 2018. Date of strategy discussion: 9 May 2018.",
            Why.NO_REASON,
            id="date-of-referral-4-may-2018",
        ),
        pytest.param(
            "The strategy discussion was originally booked for 10am and took place at 2pm.",
            Why.NO_REASON,
            id="the-strategy-discussion-was-originally-booked",
        ),
        pytest.param(
            "By the procedures a strategy discussion must be held within 24 hours because delay puts a child at risk.",
            Why.POLICY,
            id="by-the-procedures-a-strategy-discussion",
        ),
        pytest.param(
            "The strategy for his half-sister was brought forward because she was flying out.",
            Why.OTHER_PERSON,
            id="half-sister",
        ),
        pytest.param("Last year's strategy was put back as the interpreter was ill.", Why.HISTORICAL, id="last-year"),
        pytest.param(
            "If she runs again we would meet the same night as she has no safe address.",
            Why.HYPOTHETICAL,
            id="if-she-runs",
        ),
        pytest.param(
            "The audit says a discussion should not be delayed because a doctor is away.", Why.POLICY, id="audit"
        ),
    ],
)
def test_what_looks_like_a_reason_is_a_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert why in {near_miss.why for near_miss in finding.near_misses}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Timing: 10.00 - 11.15", id="timing-10-00-11-15"),
        pytest.param("Reason for delay (if any): n/a", id="reason-for-delay-if-any-n"),
        pytest.param("Delay: N/A", id="delay-n-a"),
        pytest.param(
            "Discussion held today. S47 agreed because of unexplained bruise.",
            id="discussion-held-today-s47-agreed-because",
        ),
        pytest.param("Discharge was delayed until a safe plan was in place.", id="discharge-was-delayed-until-a-safe"),
        pytest.param(
            "This record was completed the following day as the system was down.",
            id="this-record-was-completed-the-following",
        ),
        pytest.param("Was this within 24 hours? Yes", id="was-this-within-24-hours-yes"),
        pytest.param("He must not go home tonight because father has a key.", id="he-must-not-go-home-tonight"),
        pytest.param("Held urgently because (tick): child at home / other", id="unfilled"),
        pytest.param("The strategy was delayed. It took place on Friday.", id="only-another-date"),
        pytest.param("Strategy discussion 2pm: DS Ali, Jo Lee (SW) and the ward present.", id="who-was-there"),
    ],
)
def test_other_times_and_empty_answers_are_not_met(text, judge_text):
    assert judge_text(text, ID).status is Status.NOT_MET


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        pytest.param("WHY NOW", "Maddie's brother comes home from his nan's tonight.", id="why-now"),
        pytest.param(
            "Timing of the discussion",
            "Dr Shah could not leave theatre until three and nobody else had seen the burn.",
            id="timing-of-the-discussion",
        ),
        pytest.param(
            "Reason for delay",
            "Police officer in the case on annual leave, children out of area with aunt.",
            id="reason-for-delay",
        ),
    ],
)
def test_an_answer_under_its_heading_needs_no_timing_of_its_own(heading, answer, judge_text):
    assert judge_text(f"Present: JB, KL\n\n{heading}\n\n{answer}\n", ID).evidence[0].text == answer
    assert judge_text(f"Present: JB, KL\n\nConcerns\n\n{answer}\n", ID).status is Status.NOT_MET
    assert judge_text(f"Present: JB, KL\n\n{heading}\n\nReferral 3 March, discussion 5 March.\n", ID).status.is_flag


def test_a_reason_in_the_sentence_after_the_timing_counts(judge_text):
    said = "It could not be left for the day team. There was nobody sober in the house."
    assert judge_text(said, ID).status is Status.MET
    assert judge_text("It could not be left for the day team.", ID).status is Status.NOT_MET


def test_a_megabyte_of_its_own_words_is_read_in_seconds(judge_text, seconds):
    line = "we had to wait as it was not held because the strategy discussion was put back so that, "
    assert seconds(lambda: judge_text(line * (1_000_000 // len(line)), ID), times=1) < 60


@pytest.mark.parametrize(
    "text",
    [
        "Strategy discussion held 7/6 because the referral came in at 5pm the day before and police had to check.",
        "Strategy discussion held on Tuesday because the referral was received at 6pm on Monday.",
        "Strategy meeting convened urgently as burns seen.",
        "SD held today due to fresh allegation",
        "Today's date chosen so school could attend",
        "The date was chosen so that the paediatrician could attend.",
    ],
)
def test_a_late_referral_a_new_sign_and_a_chosen_date_are_reasons(text, judge_text):
    assert judge_text(text, ID).status is Status.MET


@pytest.mark.parametrize(
    "text",
    [
        "Strategy discussion to be reconvened on 3/4 as the scan is due.",
        "Review strategy meeting on 3/4 as results are due.",
        "Strategy discussion will be reviewed on 3/4 because the tests are due.",
        "Follow-up strategy discussion booked for Friday so that results are back.",
        "Strategy discussion held on Monday because concerns were raised.",
    ],
)
def test_the_timing_of_the_next_one_is_none(text, judge_text):
    assert judge_text(text, ID).status is Status.NOT_MET
