"""Laws over many records: what is labelled is there, and what is drawn is independent."""

import re
from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from analyser.domain.evidence import PARTIES, OwnerKind
from analyser.synthetic.kinds import ACTION_CRITERIA, CRITERIA, OFFENDING, kinds_of
from analyser.synthetic.noise import NOISES
from analyser.synthetic.prompts import PROMPTS
from analyser.synthetic.record import RecordMaker
from analyser.synthetic.styles import STYLES
from analyser.synthetic.targets import Target


def check_spans(record):
    """Every stretch holds the very words that the labels quote."""
    text, labels = record.text, record.labels
    for name, spans in labels["spans"].items():
        for start, end, what in spans:
            quoted = labels["criteria"][name]["evidence"] if what == "evidence" else labels["near_miss"][name]
            assert text[start:end] in quoted
            assert what == "evidence" or what in kinds_of(name)
    for name, finding in labels["criteria"].items():
        places = [text[start:end] for start, end, what in labels["spans"].get(name, ()) if what == "evidence"]
        assert set(places) == set(finding["evidence"])
    for action in labels["actions"]:
        start, end = action["span"]
        assert text[start:end] == action["text"]
        assert (action["owner"] is None) == (action["owner_kind"] == OwnerKind.NONE.value)
        assert all(action[part] is None or action[part] in text for part in ("owner", "due"))
    assert all(0 <= start < end <= len(text) for spans in labels["unsure"].values() for start, end in spans)


def test_every_span_is_verbatim(made):
    for record in made[:500]:
        check_spans(record)


@pytest.mark.parametrize("name", NOISES)
def test_every_span_is_verbatim_after_noise(noisy, name):
    assert len(noisy[name]) > 20
    for record in noisy[name]:
        check_spans(record)


@pytest.mark.parametrize("name", NOISES)
def test_noise_changes_no_status(banks, noisy, name):
    maker = RecordMaker(banks, 3)
    for record in noisy[name]:
        clean = maker.make(int(record.id.split("-")[1]))
        statuses = {each: finding["status"] for each, finding in clean.labels["criteria"].items()}
        assert {each: finding["status"] for each, finding in record.labels["criteria"].items()} == statuses


def test_statuses_are_those_that_were_drawn(made):
    for record in made:
        for name, target in record.targets.items():
            status = record.labels["criteria"][name]["status"]
            if name == "conference_focus" and record.labels["criteria"]["s47_decision"]["status"] == "met":
                assert status == "met"
            elif name in OFFENDING:
                assert (status == "not_met") == (target is Target.EVIDENCE)
            else:
                expected = {Target.EVIDENCE: "met", Target.PARTLY: "partly_met"}.get(target, "not_met")
                assert status == expected, (record.id, name)


def test_targets_are_independent(made):
    met = np.array([[target is Target.EVIDENCE for target in record.targets.values()] for record in made], dtype=float)
    related = np.corrcoef(met.T)
    assert max(abs(related[pair]) for pair in combinations(range(len(CRITERIA)), 2)) < 0.08


def test_statuses_are_independent(made):
    names = [name for name in CRITERIA if name != "conference_focus"]  # that one hangs on the section 47 outcome
    rows = [[record.labels["criteria"][name]["status"] == "met" for name in names] for record in made]
    related = np.corrcoef(np.array(rows, dtype=float).T)
    assert max(abs(related[pair]) for pair in combinations(range(len(names)), 2)) < 0.08


def test_a_conference_is_no_offence_after_a_section_47_outcome(made):
    weighed = [each for each in made if each.targets["conference_focus"] is Target.EVIDENCE]
    decided = [each for each in weighed if each.labels["criteria"]["s47_decision"]["status"] == "met"]
    assert 0.3 < len(decided) / len(weighed) < 0.7
    assert all(each.labels["criteria"]["conference_focus"] == {"status": "met", "evidence": []} for each in decided)
    assert all("after_s47" in {span[2] for span in each.labels["spans"]["conference_focus"]} for each in decided)


def test_action_statuses_follow_from_the_actions(made):
    for record in made:
        actions = record.labels["actions"]
        owned = [OwnerKind(action["owner_kind"]).is_specific for action in actions]
        dated = [action["due"] is not None for action in actions]
        for name, has in zip(ACTION_CRITERIA, (owned, dated), strict=True):
            expected = "met" if has and all(has) else "partly_met" if any(has) else "not_met"
            assert record.labels["criteria"][name]["status"] == expected


def test_who_is_missing_follows_from_who_took_part(made):
    for record in made:
        silent = [party for party in PARTIES if not record.labels["attending"][party]]
        finding = record.labels["criteria"]["attendance"]
        assert finding.get("missing") == (silent if finding["status"] == "partly_met" else None)


def test_every_kind_of_record_and_trap_occurs(made, banks):
    assert {record.labels["style"] for record in made} == {style.name for style in STYLES}
    for name in CRITERIA:
        kinds = {passage.why for passage in banks.passages[name] if passage.why and not passage.parties}
        kinds -= {passage.why for passage in banks.passages[name] if passage.cells}
        found = {span[2] for record in made for span in record.labels["spans"].get(name, ())}
        assert kinds <= found | {"evidence"}


def test_no_passage_is_in_a_record_twice(made):
    for record in made[:500]:
        spans = [record.text[start:end] for each in record.labels["spans"].values() for start, end, _ in each]
        long = Counter(words for words in spans if len(words) > 60)
        assert all(record.text.count(words) == 1 for words in long)


def test_no_passage_is_in_too_many_records(made):
    used = Counter(words for record in made for words in record.labels["criteria"]["s47_decision"]["evidence"])
    assert max(used.values()) < 0.05 * len(made)


def test_the_records_read_as_pages(made):
    prompts = {words for each in PROMPTS.values() for words in each}
    for record in made[:500]:
        assert "\n\n\n\n" not in record.text
        assert not re.search(r"^\s*(?:[-*•>–] ){2}", record.text, re.M)
        assert not re.search(r"\{\w+\}", record.text)
        assert not re.search(r"^\d+\. (?:\d+[.)]|[a-z]\)) ", record.text, re.M)
        assert all(record.text.count(words) <= 1 for words in prompts)
        assert len(record.text.split()) > 20


def test_passages_that_could_spoil_a_status_are_rare(made):
    def share(name, status):
        at_stake = [each for each in made if each.labels["criteria"][name]["status"] == status]
        return sum(name in each.labels["unsure"] for each in at_stake) / len(at_stake)

    assert share("s47_decision", "not_met") < 0.03
    assert share("risk_statement", "not_met") < 0.12
    assert share("meeting_wording", "met") < 0.05
