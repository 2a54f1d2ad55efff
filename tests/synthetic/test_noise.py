from collections import Counter
from random import Random

import pytest

from analyser.errors import SettingsError
from analyser.synthetic.marks import Kind, Mark, Marked
from analyser.synthetic.noise import NOISES, add_noise, draw_noises, parse_noises

TEXT = (
    'Outcome:\nAgreed: joint s47, to start today. Mum said "no".\n\nNext steps\n- Jo to ring the hospital by Friday.\n'
)
EVIDENCE = "Agreed: joint s47, to start today."


def noised(name: str, seed: int = 1) -> Marked:
    start = TEXT.index(EVIDENCE)
    mark = Mark(start, start + len(EVIDENCE), Kind.EVIDENCE, "s47_decision")
    return add_noise(Marked(TEXT, (mark,)), [name], Random(seed))


def evidence(page: Marked) -> str:
    (mark,) = page.marks
    return page.text[mark.start : mark.end]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("capitals", EVIDENCE.upper(), id="capitals"),
        pytest.param("dictation", "agreed colon joint s47 comma to start today full stop", id="dictation"),
        pytest.param("csv", EVIDENCE, id="csv"),
        pytest.param("wraps", EVIDENCE, id="wraps"),
    ],
)
def test_evidence_goes_with_its_words(name, expected):
    assert evidence(noised(name, seed=5)) == expected


def test_an_export_has_one_line():
    assert noised("csv").text.count("\n") == 1


def test_wrapped_lines_are_short():
    long = Marked("Mother was seen at home with her sister and the health visitor. " * 8)
    wrapped = add_noise(long, ["wraps"], Random(2)).text
    assert max(map(len, wrapped.splitlines())) <= 100
    assert wrapped.replace("\n", " ") == long.text


@pytest.mark.parametrize("name", ["typos", "ocr"])
def test_few_letters_change(name):
    long = Marked("The allocated social worker will see the children at school tomorrow morning. " * 40)
    changed = add_noise(long, [name], Random(4)).text
    assert changed != long.text
    assert abs(len(changed) - len(long.text)) < 0.02 * len(long.text)
    words, kept = long.text.split(), Counter(long.text.split()) & Counter(changed.split())
    assert 0.85 < kept.total() / len(words) < 1.0


@pytest.mark.parametrize("name", NOISES)
def test_noise_is_the_same_for_the_same_seed(name):
    assert noised(name, seed=9) == noised(name, seed=9)


def test_opposite_noises_do_not_meet():
    drawn = [set(draw_noises(Random(seed), tuple(NOISES))) for seed in range(500)]
    assert set() in drawn
    assert max(map(len, drawn)) == 2
    assert not any({"csv", "wraps"} <= names or {"capitals", "dictation"} <= names for names in drawn)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        pytest.param("none", (), id="none"),
        pytest.param("all", tuple(NOISES), id="all"),
        pytest.param("ocr, typos", ("typos", "ocr"), id="in the order of the table"),
    ],
)
def test_noises_are_named(wanted, names):
    assert parse_noises(wanted) == names


@pytest.mark.parametrize("wanted", ["typo", "typos;ocr", ","])
def test_unknown_noise_is_refused(wanted):
    with pytest.raises(SettingsError, match="Name some of typos, dictation"):
        parse_noises(wanted)
