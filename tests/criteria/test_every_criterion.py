"""Laws that every criterion keeps; a new file in ``analyser/criteria`` is covered by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analyser
from analyser.criteria import discover
from analyser.domain.finding import Status

EVERY = [pytest.param(criterion, id=criterion.id) for criterion in discover()]
CORE = ["s47_decision", "risk_statement", "timing_rationale", "action_owners", "action_dates", "meeting_wording"]


def test_the_six_core_criteria_are_there():
    assert {criterion.id for criterion in discover() if criterion.core} == set(CORE)


@pytest.mark.parametrize("criterion", EVERY)
def test_examples_run(criterion):
    assert analyser.assess(criterion.met_example).findings[criterion.id].status is Status.MET
    assert analyser.assess(criterion.not_met_example).findings[criterion.id].status.is_flag


@pytest.mark.parametrize("criterion", EVERY)
def test_page_and_fields_are_written(criterion):
    first, *_ = criterion.page.splitlines()
    assert first.startswith(f"{criterion.id}: ")
    for heading in ("## What it looks for", "## Why it matters", "## Known limits"):
        assert heading in criterion.page
    assert criterion.area in "ABCD"
    assert criterion.question.endswith("?")
    assert criterion.pointer.endswith(".")
    assert not criterion.missing.endswith(".")
    assert criterion.cues == tuple(cue.lower() for cue in criterion.cues)


@pytest.mark.parametrize("criterion", EVERY)
def test_pattern_names_are_plain_and_unique(criterion):
    names = [pattern.name for pattern in criterion.patterns]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", name) for name in names)


PIECES = [text for criterion in discover() for text in (criterion.met_example, criterion.not_met_example)] + [
    "Present: Jo Lee (SW), DS Wray, Ann Roe (HV), K Hale (team manager)", "Actions", "- SW to visit by 12/6", "",
    "| Action | Who | When |", "| ABE | DC Lacey | 4/12 |", "S47 enquiries  Y / N",
    "Risk: [ ] low [x] high", "<br>&nbsp;",
    "Mtg with social care re above", "If he goes home tonight she is likely to be hurt", "😀 naïve – “quoted”",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=10).map("\n".join))
def test_evidence_is_the_text_it_points_at(text):
    text = text.replace("\ud800", "")
    assessment = analyser.assess(text)
    text = assessment.record.text
    for finding in assessment.findings.values():
        for evidence in finding.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
        for near_miss in finding.near_misses:
            assert text[near_miss.start : near_miss.end] == near_miss.text
    for action in assessment.actions:
        assert text[action.start : action.end] == action.text
    for participant in assessment.participants:
        assert text[participant.start : participant.end] == participant.text
    for action in assessment.actions:
        assert action.owner is None or action.owner in text
        assert action.due is None or action.due in text
    for criterion in discover():
        finding = assessment.findings[criterion.id]
        if finding.status is Status.MET and not criterion.offending:
            assert finding.evidence
        if finding.status.is_flag and criterion.offending:
            assert finding.evidence


@pytest.mark.parametrize("criterion", EVERY)
def test_a_megabyte_of_examples_is_read_in_seconds(criterion, seconds):
    text = f"{criterion.met_example} {criterion.not_met_example} "
    text *= 1_000_000 // len(text)
    assert seconds(lambda: analyser.assess(text), times=1) < 60
