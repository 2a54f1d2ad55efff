"""siblings_considered: what weighs another child's safety, and what only names the child."""

import pytest

from analyser.domain.evidence import Why
from analyser.domain.finding import Status

ID = "siblings_considered"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Her brother (4) was seen at nursery, no marks.", id="her-brother-4-was-seen-at"),
        pytest.param(
            "His sister is safe at her nan's and nobody is worried about her.", id="his-sister-is-safe-at-her"
        ),
        pytest.param("The younger two are not to be left alone with him.", id="the-younger-two-are-not-to"),
        pytest.param("Siblings: both seen today, no concerns.", id="siblings-both-seen-today-no-concerns"),
        pytest.param("Other children in the household: none.", id="other-children-in-the-household-none"),
        pytest.param("He has no siblings.", id="he-has-no-siblings"),
        pytest.param("She is an only child.", id="she-is-an-only-child"),
        pytest.param("There are no other children in the home.", id="there-are-no-other-children-in"),
        pytest.param(
            "The cousin stays there at weekends and is thought to be at the same risk.",
            id="the-cousin-stays-there-at-weekends",
        ),
        pytest.param(
            "Her best friend was in the car too and police have alerted the parents.", id="her-best-friend-was-in-the"
        ),
        pytest.param("Half-brother Lee (7) spoken to at school, happy and settled.", id="half-brother-lee-7-spoken-to"),
        pytest.param("All three children are at risk from the same man.", id="all-three-children-are-at-risk"),
        pytest.param("The twin is being imaged as well.", id="the-twin-is-being-imaged-as"),
        pytest.param("No concerns for his little brother, who is with aunt.", id="no-concerns-for-his-little-brother"),
        pytest.param(
            "We considered the baby sister, who sleeps in the next room, and agreed she moves tonight.",
            id="we-considered-the-baby-sister-who",
        ),
        pytest.param(
            "Partner's children visit on Sundays and must not be there while he is.",
            id="partner-s-children-visit-on-sundays",
        ),
        pytest.param("Mr Dale's daughter is not to visit until this is finished.", id="mr-dale-s-daughter-is-not"),
        pytest.param("Sib 10/12 examined on Monday, skin clear.", id="sib-10-12-examined-on-monday"),
        pytest.param("Both girls are to have a skeletal survey.", id="both-girls-are-to-have-a"),
        pytest.param("The other foster child has been moved to respite carers.", id="the-other-foster-child-has-been"),
        pytest.param(
            "Stepbrother is only there at weekends and those have stopped, so he is safe.",
            id="stepbrother-is-only-there-at-weekends",
        ),
        pytest.param(
            "Consideration was given to the nephew, who is out of reach of the dog.",
            id="consideration-was-given-to-the-nephew",
        ),
        pytest.param("His brother was unhurt and asleep upstairs.", id="his-brother-was-unhurt-and-asleep"),
        pytest.param(
            "Her older sister has been approached by the same man.", id="her-older-sister-has-been-approached"
        ),
        pytest.param(
            "The rest of the children are covered by the same safety plan.", id="the-rest-of-the-children-are"
        ),
        pytest.param("Nia, 6: seen by school nurse, no worries about her.", id="nia-6-seen-by-school-nurse"),
        pytest.param("Tomos (3) thriving, no concern for him.", id="tomos-3-thriving-no-concern-for"),
        pytest.param("Her brother is five. He was seen at school and is fine.", id="her-brother-is-five-he-was"),
        pytest.param(
            "His sister goes to the same club. She is not to be alone with the coach.", id="his-sister-goes-to-the-same"
        ),
        pytest.param(
            "OTHER CHILDREN\nHarri and Mali: seen today, no concerns for either, safe with their aunt.",
            id="other-children-harri-and-mali-seen",
        ),
        pytest.param(
            "Little brother is exposed to the same smoke and is just as vulnerable.",
            id="little-brother-is-exposed-to-the",
        ),
        pytest.param("Niece, 9, is protected by living with her mother.", id="niece-9-is-protected-by-living"),
    ],
)
def test_another_child_is_weighed_or_there_is_none(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.MET
    assert finding.evidence


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("Household: mum, dad, her brother (4).", Why.NO_OUTCOME, id="household-mum-dad-her-brother-4"),
        pytest.param("He has two sisters at the infant school.", Why.NO_OUTCOME, id="he-has-two-sisters-at-the"),
        pytest.param("Sibling: Owen, date of birth 3 May.", Why.NO_OUTCOME, id="sibling-owen-date-of-birth-3"),
        pytest.param(
            "She lives with her mother and a half-sister.", Why.NO_OUTCOME, id="she-lives-with-her-mother-and"
        ),
        pytest.param(
            "Her cousin is a looked after child elsewhere.", Why.NO_OUTCOME, id="her-cousin-is-a-looked-after"
        ),
        pytest.param("His friend goes to the same school.", Why.NO_OUTCOME, id="his-friend-goes-to-the-same"),
        pytest.param("Mum has a niece of seven.", Why.NO_OUTCOME, id="mum-has-a-niece-of-seven"),
        pytest.param("His sister is CIN.", Why.NO_OUTCOME, id="his-sister-is-cin"),
        pytest.param("The elder brother Sam is at the PRU.", Why.NO_OUTCOME, id="the-elder-brother-sam-is-at"),
        pytest.param(
            "His brother Dan, 22, is well and has no concerns.", Why.OTHER_PERSON, id="his-brother-dan-22-is-well"
        ),
        pytest.param("A grown-up sister visits and is fine.", Why.OTHER_PERSON, id="a-grown-up-sister-visits-and"),
        pytest.param(
            "Her brother, aged 24, was spoken to and is safe.", Why.OTHER_PERSON, id="her-brother-aged-24-was-spoken"
        ),
        pytest.param("Adult siblings are all well.", Why.OTHER_PERSON, id="adult-siblings-are-all-well"),
        pytest.param("Her sister (19) has been seen, no worries.", Why.OTHER_PERSON, id="her-sister-19-has-been-seen"),
        pytest.param("Sibling checks requested from health.", Why.DEFERRED, id="sibling-checks-requested-from-health"),
        pytest.param("His sister's file is awaited.", Why.DEFERRED, id="his-sister-s-file-is-awaited"),
        pytest.param("Brother: notes not yet received.", Why.DEFERRED, id="brother-notes-not-yet-received"),
        pytest.param("Rest of the kids - leave for the day team.", Why.DEFERRED, id="rest-of-the-kids-leave-for"),
        pytest.param("There was no time to discuss the siblings.", Why.DEFERRED, id="there-was-no-time-to-discuss"),
        pytest.param(
            "If the burn is inflicted, his sister would have to be considered.",
            Why.HYPOTHETICAL,
            id="if-the-burn-is-inflicted-his",
        ),
        pytest.param(
            "Should it be confirmed, the other children would be included.",
            Why.HYPOTHETICAL,
            id="should-it-be-confirmed-the-other",
        ),
        pytest.param(
            "Were he to come home, her brother would be at risk.", Why.HYPOTHETICAL, id="were-he-to-come-home-her"
        ),
        pytest.param(
            "Guidance expects siblings to be considered and examined.",
            Why.POLICY,
            id="guidance-expects-siblings-to-be-considered",
        ),
        pytest.param(
            "Purpose: to consider the safety of the siblings.", Why.POLICY, id="purpose-to-consider-the-safety-of"
        ),
        pytest.param(
            "Consideration must always be given to the siblings of a child at risk.",
            Why.POLICY,
            id="consideration-must-always-be-given-to",
        ),
        pytest.param(
            "The agenda includes the siblings' safety.", Why.POLICY, id="the-agenda-includes-the-siblings-safety"
        ),
        pytest.param(
            "His brother died in hospital, cause of harm not found.",
            Why.HISTORICAL,
            id="his-brother-died-in-hospital-cause",
        ),
        pytest.param(
            "In 2011 an older sibling was hurt by the father.", Why.HISTORICAL, id="in-2011-an-older-sibling-was"
        ),
        pytest.param(
            "A previous baby brother was adopted and is safe.", Why.HISTORICAL, id="a-previous-baby-brother-was-adopted"
        ),
        pytest.param("Siblings: ______", Why.PROMPT, id="siblings"),
        pytest.param(
            "Other children (consider each separately): ______",
            Why.PROMPT,
            id="other-children-consider-each-separately",
        ),
    ],
)
def test_what_only_names_another_child_is_a_near_miss(text, why, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert why in [near_miss.why for near_miss in finding.near_misses]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mum's sister is content to have him.", id="mum-s-sister-is-content-to"),
        pytest.param("She is safe on the ward tonight.", id="she-is-safe-on-the-ward"),
        pytest.param("The ward sister was worried about her.", id="the-ward-sister-was-worried-about"),
        pytest.param("Father is safe in custody.", id="father-is-safe-in-custody"),
        pytest.param("The family was discussed.", id="the-family-was-discussed"),
    ],
)
def test_other_people_are_no_evidence(text, judge_text):
    finding = judge_text(text, ID)
    assert finding.status is Status.NOT_MET
    assert not finding.evidence


def test_a_long_line_of_its_own_words_is_read_in_seconds(judge_text, seconds):
    line = "her brother was seen and the other children are 19 and if his sister (4) not no concerns the "
    assert seconds(lambda: judge_text(line * (100_000 // len(line)), ID), times=1) < 30
