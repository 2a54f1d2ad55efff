"""What the shipped banks must hold, so that they can neither be padded nor go stale."""

from pathlib import Path

import pytest

from analyser.errors import PhrasesError
from analyser.synthetic.banks import NEUTRAL, find_words, load_banks
from analyser.synthetic.bearing import FINE_NETS, bears_on
from analyser.synthetic.diversity import measure_diversity
from analyser.synthetic.entries import read_entries
from analyser.synthetic.kinds import ACTION_CRITERIA, CORE, CRITERIA, EXTENDED
from analyser.synthetic.marks import Kind

PHRASES = Path(__file__).parents[2] / "data" / "synthetic" / "phrases"


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


def test_owners_and_dates_of_actions_are_marked_word_for_word(banks):
    for name in ACTION_CRITERIA:
        entries = [listed.entry for listed in read_entries(PHRASES / f"{name}.yaml", ("meets", "near_misses"))]
        for entry, passage in zip(entries, banks.passages[name], strict=True):
            marked = [(mark.number, mark.kind, passage.text[mark.start : mark.end]) for mark in passage.marked.marks]
            assert [each for each in marked if each[1] in {Kind.ACTION, Kind.OWNER, Kind.DUE}] == [
                (number, kind, words)
                for number, action in enumerate(entry.actions or ())
                for kind, words in ((Kind.ACTION, action.text), (Kind.OWNER, action.owner), (Kind.DUE, action.due))
                if words is not None
            ]


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
        pytest.param("criterion: a\ncriterion: b\n", "Cannot read", id="a key twice"),
        pytest.param("", "holds no named lists. It needs meets and near_misses", id="nothing"),
        pytest.param("- {text: S47 agreed.}\n", "holds no named lists. It needs meets", id="a list without a name"),
        pytest.param("criterion: s47_decision\nmeets: []\n", "has no list 'meets'", id="empty"),
        pytest.param("meets: S47 agreed.\n", "has no list 'meets'", id="words for a list"),
        pytest.param("meets: {text: S47 agreed.}\n", "has no list 'meets'", id="a mapping for a list"),
        pytest.param("meets:\n  - S47 agreed.\n", "meets 1: the entry: .*describes the form", id="words for an entry"),
        pytest.param("meets:\n  - {text: 47}\n", "meets 1: text: .*a valid string", id="a number for text"),
        pytest.param("meets:\n  - {text: S47., voice: [SW]}\n", "meets 1: voice: .*a valid string", id="voices"),
        pytest.param("meets:\n  - {text: S47., why: [x]}\n", "meets 1: why: .*a valid string", id="whys"),
        pytest.param('meets:\n  - {text: S47., evidence: ""}\n', "meets 1: evidence: .*at least 1", id="no words"),
        pytest.param("meets:\n  - {text: S47., evidense: S47.}\n", "meets 1: evidense: .*not permitted", id="typo"),
        pytest.param('meets:\n  - {text: " "}\n', "has no text", id="no text"),
        pytest.param("meets:\n  - {voice: SW}\n", "has no text", id="text missing"),
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
    with pytest.raises(PhrasesError, match=message) as caught:
        load_banks(tmp_path)
    assert str(tmp_path / "s47_decision.yaml") in str(caught.value)


ACTION = "{text: Jo to ring, owner: Jo, kind: person, due: null}"


@pytest.mark.parametrize(
    ("bank", "rest", "message"),
    [
        pytest.param("action_dates", "", "has no 'actions'. Add it, empty if", id="actions missing"),
        pytest.param("action_dates", "actions: []", "has no action, so it meets nothing", id="no action"),
        pytest.param("action_dates", "actions: Jo to ring", "actions: .*valid tuple", id="words for actions"),
        pytest.param("action_dates", "actions: [Jo to ring]", "actions.0: .*valid dict", id="words for an action"),
        pytest.param("action_dates", "actions: [{text: Jo to ring}]", "actions.0.owner: Field required", id="no owner"),
        pytest.param(
            "action_dates", f"actions: [{ACTION.replace('person', 'team')}]", "actions.0.kind: .*'person'", id="kind"
        ),
        pytest.param(
            "action_dates", f"actions: [{ACTION.replace('null', '5')}]", "actions.0.due: .*valid string", id="due"
        ),
        pytest.param(
            "action_dates", f"actions: [{ACTION.replace('person', 'none')}]", "does not agree with its kind", id="none"
        ),
        pytest.param("attendance", "", "has no 'attending'. Add it, empty if", id="attending missing"),
        pytest.param("attendance", "attending: {police: []}", "has no name of anybody who", id="nobody"),
        pytest.param("attendance", "attending: [Jo]", "attending: .*valid dictionary", id="list for attending"),
        pytest.param("attendance", "attending: {police: Jo}", "attending.police: .*valid tuple", id="words for names"),
        pytest.param("attendance", "attending: {school: [Jo]}", "'school' is no party", id="party"),
    ],
)
def test_a_malformed_entry_is_refused(write_few_phrases, tmp_path, bank, rest, message):
    write_few_phrases(tmp_path, 1)
    entry = ", ".join(each for each in ("text: Jo to ring", rest) if each)
    (tmp_path / f"{bank}.yaml").write_text(f"meets:\n  - {{{entry}}}\n", encoding="utf-8")
    with pytest.raises(PhrasesError, match=rf"{bank}\.yaml, meets 1: .*{message}"):
        load_banks(tmp_path)
