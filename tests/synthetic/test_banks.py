"""What the shipped banks must hold, so that they can neither be padded nor go stale."""

import pytest

from analyser.errors import PhrasesError
from analyser.synthetic.banks import NEUTRAL, find_words, load_banks
from analyser.synthetic.bearing import FINE_NETS, bears_on
from analyser.synthetic.diversity import measure_diversity
from analyser.synthetic.kinds import CORE, CRITERIA, EXTENDED
from analyser.synthetic.marks import Kind


@pytest.mark.parametrize("name", CRITERIA)
def test_banks_are_wide(banks, name):
    good = sum(passage.good for passage in banks.passages[name])
    least = 250 if name in CORE else 125
    assert min(good, len(banks.passages[name]) - good) >= least


def test_no_passage_stands_twice(banks):
    texts = [passage.text for passages in banks.passages.values() for passage in passages]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


@pytest.mark.parametrize("name", [*CRITERIA, NEUTRAL])
def test_banks_are_not_padded(banks, name):
    diversity = measure_diversity([passage.text for passage in banks.passages[name]])
    assert diversity.distinct_grams >= 0.85
    assert diversity.mean_nearest <= 0.30
    assert diversity.share_nearer_than(0.5) <= 0.03
    assert max(diversity.nearest) <= 0.75


def test_a_padded_bank_is_seen(banks):
    texts = [passage.text for passage in banks.passages["timing_rationale"][:60]]
    swapped = [text.replace("mum", "dad").replace("today", "tonight").replace(" the ", " this ") for text in texts]
    diversity = measure_diversity(texts + swapped)
    assert diversity.distinct_grams < 0.85
    assert diversity.share_nearer_than(0.5) > 0.9


@pytest.mark.parametrize("name", CRITERIA)
def test_near_misses_are_of_many_kinds(banks, name):
    assert len({passage.why for passage in banks.passages[name] if passage.why}) >= (4 if name in CORE else 8)


@pytest.mark.parametrize("name", EXTENDED + CORE)
def test_a_net_catches_nearly_all_of_its_own_bank(banks, name):
    own = [passage.text for passage in banks.passages[name] if passage.good]
    caught = sum(name in bears_on(text) for text in own) / len(own)
    assert caught >= (0.97 if name in FINE_NETS else 0.9)


@pytest.mark.parametrize("name", sorted(FINE_NETS))
def test_a_fine_net_catches_little_else(banks, name):
    others = [passage for bank, passages in banks.passages.items() if bank != name for passage in passages]
    assert sum(name in passage.bears for passage in others) / len(others) <= 0.15


def test_owners_and_dates_of_actions_are_marked(banks):
    for name in ("action_owners", "action_dates"):
        for passage in banks.passages[name]:
            numbers = {mark.number for mark in passage.marked.marks if mark.kind is Kind.ACTION}
            parts = {mark.number for mark in passage.marked.marks if mark.kind in {Kind.OWNER, Kind.DUE}}
            assert parts <= numbers


@pytest.mark.parametrize(
    ("text", "words", "near", "found"),
    [
        pytest.param("If I ring", "I", (0, 9), "If ", id="a word, not a letter of one"),
        pytest.param("Jo: a. Jo: b", "Jo", (11, 12), "Jo: a. ", id="the last before"),
        pytest.param("a, b by Friday", "by Friday", (0, 1), "a, b ", id="after, if nowhere else"),
    ],
)
def test_owners_are_found_near_their_action(text, words, near, found):
    place = find_words(text, words, near)
    assert place == (len(found), len(found) + len(words))


def test_a_missing_bank_is_named(tmp_path):
    with pytest.raises(PhrasesError, match=r"No phrase bank .*s47_decision\.yaml.*--phrases"):
        load_banks(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("criterion: [", "Cannot read", id="no YAML"),
        pytest.param("criterion: s47_decision\nmeets: []\n", "has no list 'meets'", id="empty"),
        pytest.param('meets:\n  - {text: " "}\n', "has no text", id="no text"),
        pytest.param(
            'meets:\n  - {text: "S47 agreed.", evidence: "s48"}\n', "'s48' is not in the passage", id="evidence"
        ),
        pytest.param(
            'meets:\n  - {text: "S47."}\nnear_misses:\n  - {text: "S47?", why: odd}\n', "'odd' is no kind", id="kind"
        ),
    ],
)
def test_a_malformed_bank_is_refused(tmp_path, content, message):
    (tmp_path / "s47_decision.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PhrasesError, match=message):
        load_banks(tmp_path)
