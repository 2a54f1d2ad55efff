"""child_perspective: what gives the child's side, and what only sounds like it."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "child_perspective"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Leila told the school nurse that she sleeps in the airing cupboard.", id="leila-told-the-school-nurse-that"
        ),
        pytest.param("Łukasz told a teacher that the evenings are horrible.", id="name-with-a-stroke"),
        pytest.param("José told his teacher that he gets the belt.", id="name-with-an-accent"),
        pytest.param("On Monday Fọlákẹ́ told a teacher that she is scared.", id="name-with-accents-by-themselves"),
        pytest.param("Мария told me that she sleeps in the cupboard.", id="name-in-another-alphabet"),
        pytest.param("Llŷr does not want to go home.", id="name-that-wants"),
        pytest.param("He told me he is frightened of the stairs at dad's flat.", id="he-told-me-he-is-frightened"),
        pytest.param('The girl said "nobody gets up in the morning so I do it".', id="the-girl-said-nobody-gets-up"),
        pytest.param("She says she would rather stay with her nan.", id="she-says-she-would-rather-stay"),
        pytest.param("Told Mrs Pike that it happened in the garage.", id="told-mrs-pike-that-it-happened"),
        pytest.param("Says he hates it when the shouting starts.", id="says-he-hates-it-when-the"),
        pytest.param('Jordan said "my stepdad locks the fridge".', id="jordan-said-my-stepdad-locks-the"),
        pytest.param("The boy alleged that his uncle hit him with a slipper.", id="the-boy-alleged-that-his-uncle"),
        pytest.param(
            "She disclosed to her tutor that the lodger comes into her room.", id="she-disclosed-to-her-tutor-that"
        ),
        pytest.param("The twins asked if they could stay at school for tea.", id="the-twins-asked-if-they-could"),
        pytest.param("YP denies that anyone hurt her.", id="yp-denies-that-anyone-hurt-her"),
        pytest.param("He wants to live with his nan.", id="he-wants-to-live-with-his"),
        pytest.param("She does not want to go home tonight.", id="she-does-not-want-to-go"),
        pytest.param("The children are scared of the dog.", id="the-children-are-scared-of-the"),
        pytest.param("She misses her brother and the garden.", id="she-misses-her-brother-and-the"),
        pytest.param("The baby is pre-verbal.", id="the-baby-is-pre-verbal"),
        pytest.param("Non-verbal, communicates by eye gaze.", id="non-verbal-communicates-by-eye-gaze"),
        pytest.param("He is too young to give an account.", id="he-is-too-young-to-give"),
        pytest.param("She cannot tell us what happened.", id="she-cannot-tell-us-what-happened"),
        pytest.param("He refused to speak to the officers about it.", id="he-refused-to-speak-to-the"),
        pytest.param("Not yet spoken to so as not to prejudice the ABE interview.", id="not-yet-spoken-to-so-as"),
        pytest.param("She has not been asked because she was still in theatre.", id="she-has-not-been-asked-because"),
        pytest.param("Nobody has spoken to him as he was asleep when we called.", id="nobody-has-spoken-to-him-as"),
        pytest.param("Voice of the child: loves football, wants his bed back.", id="voice-of-the-child-loves-football"),
        pytest.param("Child's views: wants the arguing to stop.", id="child-s-views-wants-the-arguing"),
        pytest.param(
            "Wishes and feelings: scared of the neighbour, feels safe at school.",
            id="wishes-and-feelings-scared-of-the",
        ),
        pytest.param("Her account is that she fell over the gate.", id="her-account-is-that-she-fell"),
        pytest.param('His words were: "it was only a tap".', id="his-words-were-it-was-only"),
        pytest.param(
            "The child's account to the nurse was that nobody was in the house.", id="the-child-s-account-to-the"
        ),
        pytest.param(
            "She startles at loud voices and clings to the nursery staff.", id="she-startles-at-loud-voices-and"
        ),
        pytest.param("Lies still and watchful when dad comes near the cot.", id="lies-still-and-watchful-when-dad"),
        pytest.param(
            "For a moment we thought what it must be like to be him: hungry, cold and last to be collected.",
            id="for-a-moment-we-thought-what",
        ),
        pytest.param("She gets herself up and goes to school hungry most days.", id="she-gets-herself-up-and-goes"),
        pytest.param("10:15 Told me her mum was asleep on the floor.", id="10-15-told-me-her-mum"),
    ],
)
def test_the_childs_side_is_recorded(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert finding.evidence


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("SW to see him alone and find out what he wants.", Why.DEFERRED, id="sw-to-see-him-alone-and"),
        pytest.param("The children are to be spoken to at school.", Why.DEFERRED, id="the-children-are-to-be-spoken"),
        pytest.param(
            "DC Hale will ask her what happened and how she feels about it.",
            Why.DEFERRED,
            id="dc-hale-will-ask-her-what",
        ),
        pytest.param("Child's views: not yet known.", Why.DEFERRED, id="child-s-views-not-yet-known"),
        pytest.param("Voice of the child: to be obtained.", Why.DEFERRED, id="voice-of-the-child-to-be"),
        pytest.param("Wishes and feelings: discussed.", Why.DEFERRED, id="wishes-and-feelings-discussed"),
        pytest.param("Child's views: see assessment.", Why.DEFERRED, id="child-s-views-see-assessment"),
        pytest.param(
            "Lived experience: will be covered in the assessment.",
            Why.DEFERRED,
            id="lived-experience-will-be-covered-in",
        ),
        pytest.param(
            "Her wishes and feelings need to be gathered and must be heard.",
            Why.DEFERRED,
            id="her-wishes-and-feelings-need-to",
        ),
        pytest.param(
            "SW and police will visit and speak with both boys, spoken plan agreed.",
            Why.DEFERRED,
            id="sw-and-police-will-visit-and",
        ),
        pytest.param(
            "Every child has a right to be heard and to say what they want; their voice must count.",
            Why.POLICY,
            id="every-child-has-a-right-to",
        ),
        pytest.param(
            "Guidance says that children must be spoken to alone.", Why.POLICY, id="guidance-says-that-children-must-be"
        ),
        pytest.param(
            "Procedures require that the voice of a child be heard and that the standard must be met.",
            Why.POLICY,
            id="procedures-require-that-the-voice-of",
        ),
        pytest.param(
            "If she says who did it, the police would arrest him.", Why.HYPOTHETICAL, id="if-she-says-who-did-it"
        ),
        pytest.param(
            "Should he be spoken to again and say more, we would meet.",
            Why.HYPOTHETICAL,
            id="should-he-be-spoken-to-again",
        ),
        pytest.param(
            "Unless she tells somebody, nothing would change.",
            Why.HYPOTHETICAL,
            id="unless-she-tells-somebody-nothing-would",
        ),
        pytest.param(
            "It was a long call. Has she told anybody at school about him?", Why.QUESTION, id="it-was-a-long-call-has"
        ),
        pytest.param("We talked about Sam. Does he say what he wants?", Why.QUESTION, id="we-talked-about-sam-does-he"),
        pytest.param(
            "This was long. Do we know how the child feels about it?", Why.QUESTION, id="this-was-long-do-we-know"
        ),
        pytest.param(
            "Mother was tearful. She said she wants him back.", Why.OTHER_PERSON, id="mother-was-tearful-she-said-she"
        ),
        pytest.param(
            "Dad came to the ward. He said he was angry with everybody.", Why.OTHER_PERSON, id="dad-came-to-the-ward-he"
        ),
        pytest.param("Mrs Lane rang. She says she feels ignored.", Why.OTHER_PERSON, id="mrs-lane-rang-she-says-she"),
        pytest.param("Voice of the child: ______", Why.PROMPT, id="voice-of-the-child"),
        pytest.param("Child's views: ......", Why.PROMPT, id="child-s-views"),
    ],
)
def test_what_is_to_come_or_somebody_elses_is_a_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert why in [near_miss.why for near_miss in finding.near_misses]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The house was cold and there was no food in it.", id="the-house-was-cold-and-there"),
        pytest.param("Spiral fracture of the left femur.", id="spiral-fracture-of-the-left-femur"),
        pytest.param("Mother said that the house is too small.", id="mother-said-that-the-house-is"),
        pytest.param("Dad feels that he is being blamed.", id="dad-feels-that-he-is-being"),
        pytest.param("Child not seen.", id="child-not-seen"),
        pytest.param(
            "Grandmother wants the children placed with her.", id="grandmother-wants-the-children-placed-with"
        ),
        pytest.param("The chair asked for the chronology.", id="the-chair-asked-for-the-chronology"),
        pytest.param("HV said that weight is static on the 9th centile.", id="hv-said-that-weight-is-static"),
        pytest.param("The mother's account is that he fell.", id="the-mother-s-account-is-that"),
    ],
)
def test_facts_and_adults_are_no_evidence(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert not finding.evidence


def test_a_long_line_of_its_own_words_is_read_in_seconds(judge_text, seconds):
    line = "he said she told her mum that they want to ask not because nobody spoke to the child and "
    assert seconds(lambda: judge_text(line * (100_000 // len(line)), ID), times=1) < 30
