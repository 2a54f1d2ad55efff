"""information_sharing: what is decided on telling the family, and what only sounds like it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "information_sharing"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SW to explain the outcome to both parents in person tomorrow.", id="sw-to-explain-the-outcome"),
        pytest.param("Dad will be told by DC Hart once he has been arrested.", id="dad-will-be-told-by"),
        pytest.param("Parents not to be informed until the ABE has been done.", id="parents-not-to-be-informed"),
        pytest.param(
            "It was agreed that mum would be informed by the social worker this evening.", id="it-was-agreed-that-mum"
        ),
        pytest.param(
            "Agreed not to share this with the family for now, as father could destroy evidence.",
            id="agreed-not-to-share-this",
        ),
        pytest.param("Do not discuss with parents before police have been.", id="do-not-discuss-with-parents"),
        pytest.param("HV to let mum know that the referral has been accepted.", id="hv-to-let-mum-know"),
        pytest.param(
            "Social worker will visit the parents tonight to inform them of the s47.", id="social-worker-will-visit-the"
        ),
        pytest.param(
            "No information to go to the stepfather because of the police investigation.", id="no-information-to-go-to"
        ),
        pytest.param(
            "Ella to be told by her teacher that she does not have to go home today.", id="ella-to-be-told-by"
        ),
        pytest.param(
            "Child will be given an age appropriate explanation by the SW on Monday.", id="child-will-be-given-an"
        ),
        pytest.param("Mother to be made aware of concerns after the medical.", id="mother-to-be-made-aware"),
        pytest.param("Family not to be alerted prior to the joint visit.", id="family-not-to-be-alerted"),
        pytest.param(
            "Parents are not to be forewarned of the joint visit so that the house can be seen as it is.",
            id="parents-are-not-to-be",
        ),
        pytest.param(
            "I am going to speak to mum at pick up and explain why we have referred.", id="i-am-going-to-speak"
        ),
        pytest.param(
            "Parents aren't to know about the discussion yet - risk of flight.", id="parents-arent-to-know-about"
        ),
        pytest.param(
            "Who will inform the parents? Allocated SW, this afternoon by phone.", id="who-will-inform-the-parents"
        ),
        pytest.param(
            "Info sharing with child/family: SW to speak to mum alone, dad not to be told until bail set.",
            id="info-sharing-with-child-family",
        ),
        pytest.param(
            "Parents to receive a copy of the outcome letter from the team manager.", id="parents-to-receive-a-copy"
        ),
        pytest.param("Ms Okoro will ring grandmother to update her.", id="ms-okoro-will-ring-grandmother"),
        pytest.param("HV to tell mother about the conference on 12/06/2015.", id="on-a-date-with-its-year"),
        pytest.param("DC Orr to tell Łukasz what happens next.", id="name-with-a-stroke"),
        pytest.param("SW to update parents after the medical.", id="sw-to-update-parents-after"),
        pytest.param(
            "Police will inform dad of the allegation at interview; nobody else is to speak to him about it.",
            id="police-will-inform-dad-of",
        ),
        pytest.param(
            "Ryan knows he'll be spoken to; Miss Bell is going to tell him what will happen next at break.",
            id="ryan-knows-hell-be-spoken",
        ),
        pytest.param("To tell mum: yes, SW today. Dad: no, not until interviewed.", id="to-tell-mum-yes-sw"),
        pytest.param("Agreed to withhold the address from father.", id="agreed-to-withhold-the-address"),
        pytest.param(
            "Mum should be informed today by the duty SW unless the police advise otherwise.",
            id="mum-should-be-informed-today",
        ),
        pytest.param(
            "It was decided mother could be told of the medical but not of the disclosure.",
            id="it-was-decided-mother-could",
        ),
        pytest.param(
            "Joint decision that parents will not be spoken to about this prior to the strategy review.",
            id="joint-decision-that-parents-will",
        ),
        pytest.param("Carers to be updated by SW tonight.", id="carers-to-be-updated-by"),
        pytest.param(
            "I'll have the conversation with mum when she comes to clinic at 2.", id="ill-have-the-conversation-with"
        ),
        pytest.param(
            "Amir's parents need to be told why he is being kept in, Dr Shah to do this now.",
            id="amirs-parents-need-to-be",
        ),
        pytest.param(
            "We will be honest with the parents about why we called social care.", id="we-will-be-honest-with"
        ),
        pytest.param("Plan is for SW and HV to meet with parents and share concerns.", id="plan-is-for-sw-and"),
        pytest.param("nil to be said to family re referral", id="nil-to-be-said-to"),
        pytest.param("Mum to get a phone call from the SW explaining the decision.", id="mum-to-get-a-phone"),
        pytest.param(
            "Consultant to talk to parents on the ward round about the need for a skeletal survey and the referral.",
            id="consultant-to-talk-to-parents",
        ),
        pytest.param("dont say anything to foc", id="dont-say-anything-to-foc"),
        pytest.param(
            "Staff are not to discuss this with the child until after the interview.", id="staff-are-not-to-discuss"
        ),
        pytest.param(
            "Written explanation to be sent to both parents by the TM within 2 days.",
            id="written-explanation-to-be-sent",
        ),
    ],
)
def test_a_decision_on_telling_the_family_meets_it(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert finding.evidence[0].text in text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("SW to tell school the outcome.", Why.OTHER_PERSON, id="sw-to-tell-school-the"),
        pytest.param(
            "Police to update social care once father has been interviewed.",
            Why.OTHER_PERSON,
            id="police-to-update-social-care",
        ),
        pytest.param(
            "Mother was told about the referral by the HV on Monday.", Why.HISTORICAL, id="mother-was-told-about-the"
        ),
        pytest.param("Dad is aware of the concerns and is angry.", Why.HISTORICAL, id="dad-is-aware-of-the"),
        pytest.param(
            "Mum told the SW that she did not know how the bruise happened.", Why.HISTORICAL, id="mum-told-the-sw-that"
        ),
        pytest.param(
            "Lily told her teacher she is scared to tell mum.", Why.HISTORICAL, id="lily-told-her-teacher-she"
        ),
        pytest.param("GP to share mum's records with CSC.", Why.OTHER_PERSON, id="gp-to-share-mums-records"),
        pytest.param("HV to inform her manager.", Why.OTHER_PERSON, id="hv-to-inform-her-manager"),
        pytest.param(
            "Parents have given consent for information to be shared between agencies.",
            Why.OTHER_EVENT,
            id="parents-have-given-consent-for",
        ),
        pytest.param(
            "The question of what to tell the parents was left for the review.",
            Why.DEFERRED,
            id="the-question-of-what-to",
        ),
        pytest.param("Need to decide who tells dad.", Why.DEFERRED, id="need-to-decide-who-tells"),
        pytest.param(
            "Parents should always be informed of a referral unless this places the child at risk.",
            Why.POLICY,
            id="parents-should-always-be-informed",
        ),
        pytest.param(
            "The neighbour who rang is to be told that it is in hand.", Why.OTHER_PERSON, id="the-neighbour-who-rang-is"
        ),
        pytest.param("Parents were informed of the plan in 2014.", Why.HISTORICAL, id="parents-were-informed-of-the"),
        pytest.param("Told not to tell mum, 6/2014.", Why.HISTORICAL, id="month-and-year"),
        pytest.param("I think the parents should have been told by now.", Why.OPINION, id="i-think-the-parents-should"),
        pytest.param(
            "If the medical is positive we would need to tell the parents.",
            Why.HYPOTHETICAL,
            id="if-the-medical-is-positive",
        ),
        pytest.param(
            "Sharing information with the family was discussed.", Why.VAGUE, id="sharing-information-with-the-family"
        ),
        pytest.param("Mother wants to be told what is going on.", Why.HISTORICAL, id="mother-wants-to-be-told"),
        pytest.param(
            "Nothing to suggest that father knew of the injury before Tuesday.",
            Why.HISTORICAL,
            id="nothing-to-suggest-that-father",
        ),
        pytest.param("Ask Mrs Patel to tell the office if he is absent.", Why.OTHER_PERSON, id="ask-mrs-patel-to-tell"),
        pytest.param("Dad denies telling her not to say anything.", Why.HISTORICAL, id="dad-denies-telling-her-not"),
        pytest.param("Nan would like to know when she can see them.", Why.HISTORICAL, id="nan-would-like-to-know"),
        pytest.param("Parents to be told? Not decided.", Why.DEFERRED, id="parents-to-be-told-not"),
        pytest.param(
            "It was not agreed who would speak to dad, and telling him was left until Monday.",
            Why.DEFERRED,
            id="it-was-not-agreed-who",
        ),
        pytest.param("HV asked if the parents could be told.", Why.QUESTION, id="hv-asked-if-the-parents"),
        pytest.param(
            "Strategy discussions exist to agree how parents will be informed.",
            Why.PURPOSE,
            id="strategy-discussions-exist-to-agree",
        ),
        pytest.param(
            "Staff are reminded that it is good practice to tell parents.", Why.POLICY, id="staff-are-reminded-that-it"
        ),
        pytest.param(
            "School nurse to tell the allocated social worker if mum misses clinic.",
            Why.OTHER_PERSON,
            id="school-nurse-to-tell-the",
        ),
        pytest.param("He made her promise not to tell mum.", Why.HISTORICAL, id="he-made-her-promise-not"),
        pytest.param(
            "In 2016 parents were not told of a referral and complained.", Why.HISTORICAL, id="in-2016-parents-were-not"
        ),
        pytest.param("I feel that mum should be told today.", Why.OPINION, id="i-feel-that-mum-should"),
        pytest.param("The neighbours are to be told nothing.", Why.OTHER_PERSON, id="the-neighbours-are-to-be"),
    ],
)
def test_what_only_sounds_like_one_is_a_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert [near_miss.why for near_miss in finding.near_misses] == [why]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What will the parents be told?", id="what-will-the-parents-be"),
        pytest.param("School nurse asked whether mum knows. No answer.", id="school-nurse-asked-whether-mum"),
        pytest.param("SW to visit the home and speak to the child alone.", id="sw-to-visit-the-home"),
        pytest.param("Mum to be asked about the bruise.", id="mum-to-be-asked-about"),
        pytest.param("SW to see Kai at school and obtain his wishes and feelings.", id="sw-to-see-kai-at"),
        pytest.param("Joint visit to be made to parents this afternoon.", id="joint-visit-to-be-made"),
        pytest.param("Minutes to be shared with all who attended.", id="minutes-to-be-shared-with"),
        pytest.param("Duty to inform LADO and the employer.", id="duty-to-inform-lado-and"),
        pytest.param(
            "He told me that his dad keeps the belt behind the door and that nobody must know until he is bigger.",
            id="he-told-me-that-his",
        ),
        pytest.param("SW to give mum the number of the refuge.", id="sw-to-give-mum-the"),
        pytest.param("Mum says she told dad to leave and not to contact her.", id="mum-says-she-told-dad"),
        pytest.param("Health to inform GP and midwife of outcome.", id="health-to-inform-gp-and"),
        pytest.param("HV to discuss safe sleeping with mum.", id="hv-to-discuss-safe-sleeping"),
        pytest.param("Child protection medical to be explained at the clinic.", id="child-protection-medical-to-be"),
        pytest.param(
            "No contact between father and the children until the medical.", id="no-contact-between-father-and"
        ),
        pytest.param("Police to speak to father under caution.", id="police-to-speak-to-father"),
        pytest.param("Letter to GP re mother's depression.", id="letter-to-gp-re-mothers"),
        pytest.param("Mum will ring the school if he is not well enough.", id="mum-will-ring-the-school"),
    ],
)
def test_other_tasks_are_not_looked_at_as_one(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert not finding.evidence


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        pytest.param(
            "Dad was seen by police. CR to tell mum at 5pm.",
            "CR to tell mum at 5pm.",
            id="only-the-sentence-that-decides",
        ),
        pytest.param(
            "SHARING WITH FAMILY\nDC Hart to speak to father after interview.",
            "DC Hart to speak to father after interview.",
            id="under-a-heading",
        ),
    ],
)
def test_evidence_is_the_sentence_that_decides(text, evidence, judge_text):
    assert [each.text for each in judge_text(text, ID).evidence] == [evidence]
