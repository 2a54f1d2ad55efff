"""N-grams: the same words give the same columns wherever they stand, and a slow plain reading gives the same."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.detecting import ngrams as module
from analyser.detecting.ngrams import BITS, ngrams
from analyser.domain.layout import Layout, Passage, PassageKind
from analyser.segmenting.layout import lay_out

WHOLE = 1 << 64
SALTS = {kind: number * 0xA24BAED4963EE407 % WHOLE for number, kind in enumerate(("text", "words", "place", "before"))}
WEIGHTS = {"text": 1.0, "words": 1.0, "place": 0.7, "before": 0.4}

LETTERS = st.sampled_from("abcde xyz ABC'’-.:;1234\n\n\t|é¤😀\ud800[]*#")
TEXTS = st.one_of(st.text(max_size=200), st.text(LETTERS, max_size=300))


def column(stretch: str, kind: str) -> int:
    """The column of one n-gram, worked out letter by letter."""
    code = sum((ord(letter) + 1) * pow(0x9E3779B97F4A7C15, place, WHOLE) for place, letter in enumerate(stretch))
    mixed = ((code ^ SALTS[kind]) * 0xD6E8FEB86659FD93) % WHOLE
    return ((mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93) % WHOLE >> 64 - BITS


def runs_of_words(text: str, start: int, end: int, longest: int) -> Iterator[str]:
    """Runs of words that stand wholly in a stretch."""
    letter = "".join(chr(code) for code in range(0x3000) if chr(code).isalnum()) + "'"
    if chr(0x2FFF) in letter:
        letter += "\u3000-\U0010ffff"
    words = [each.span() for each in re.finditer(rf"[{letter}]+", text) if start <= each.start() and each.end() <= end]
    for length in range(1, longest + 1):
        for first, last in zip(words, words[length - 1 :], strict=False):
            yield text[first[0] : last[1]]


def slowly(layout: Layout) -> list[dict[int, float]]:
    """The rows that :func:`ngrams` should give, by the definition."""
    rows = []
    before: list[str] = []
    for passage in layout.passages:
        text = layout.reading[passage.start : passage.end]
        place = f"{passage.heading} {passage.label}"
        kinds = {
            "text": [text[i : i + n] for n in (3, 4, 5) for i in range(len(text) - n + 1)],
            "words": list(runs_of_words(layout.reading, passage.start, passage.end, 3)),
            "place": list(runs_of_words(place, 0, len(place), 2)),
            "before": before,
        }
        row: defaultdict[int, float] = defaultdict(float)
        for kind, stretches in kinds.items():
            for stretch in stretches:
                row[column(stretch, kind)] += WEIGHTS[kind] / len(stretches) ** 0.5
        rows.append(dict(row))
        before = list(runs_of_words(layout.reading, passage.start, passage.end, 2))
    return rows


def rows_of(layout: Layout) -> list[dict[int, float]]:
    rows = []
    for block in ngrams(layout):
        found = block.tocsr()
        found.sum_duplicates()
        for first, last in pairwise(found.indptr):
            rows.append(dict(zip(found.indices[first:last].tolist(), found.data[first:last].tolist(), strict=True)))
    return rows


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("x", id="one-character"),
        pytest.param("x\n\ny\n\nz", id="one-character-each"),
        pytest.param("Agreed: joint s47. Police to lead.", id="two-sentences"),
        pytest.param("# Risk\n\nNo risk 😀😀 was seen 👩‍👧.\n\nOutcome: s47 😀", id="emoji"),
        pytest.param("The \ud800 child's \udfff school", id="surrogates"),
        pytest.param("Section 47: Yes\nRisk: high\n\n- SW to visit\n- Police to call", id="form-and-list"),
        pytest.param("don't 'quote' déjà vu Łódź", id="apostrophes-and-accents"),
        pytest.param("日本語の記録。 中文记录", id="beyond-the-table-of-letters"),
    ],
)
def test_a_slow_reading_gives_the_same(text: str) -> None:
    layout = lay_out(text)
    for fast, slow in zip(rows_of(layout), slowly(layout), strict=True):
        assert fast == pytest.approx(slow, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_a_slow_reading_gives_the_same_of_any_text(text: str) -> None:
    layout = lay_out(text)
    for fast, slow in zip(rows_of(layout), slowly(layout), strict=True):
        assert fast == pytest.approx(slow, abs=1e-5)


def test_the_same_text_has_the_same_columns_wherever_it_stands() -> None:
    sentence = "Joint s47 enquiries were agreed."
    alone = rows_of(lay_out(sentence))[0]
    for text in (f"{sentence} Held today.", f"\n\n\n   - {sentence}", "Held.\n\n" * 700 + sentence):
        layout = lay_out(text)
        [place] = [n for n, each in enumerate(layout.passages) if "joint" in layout.read(each)]
        own = {column(words, "text") for words in ("joint", "s47 e", "reed.")}
        assert own <= rows_of(layout)[place].keys()
        assert alone.keys() <= rows_of(layout)[place].keys()


@pytest.mark.parametrize("at_a_time", [1, 2, 7])
@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_blocks_equal_the_whole(at_a_time: int, text: str) -> None:
    layout = lay_out(text * 3)
    expected = rows_of(layout)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_A_TIME", at_a_time)
        assert all(block.shape[0] <= at_a_time for block in ngrams(layout))
        assert rows_of(layout) == expected


def test_a_long_record_comes_in_blocks_and_is_read_as_a_whole() -> None:
    layout = lay_out("\n\n".join(f"Line {number} of the record." for number in range(1100)))
    blocks = [block.shape for block in ngrams(layout)]
    assert blocks == [(512, 1 << BITS), (512, 1 << BITS), (76, 1 << BITS)]
    before = {column(words, "before") for words in ("line", "511", "line 511", "of", "the record")}
    assert before <= rows_of(layout)[512].keys()


@pytest.mark.parametrize("words", [2, 10, 1000, 50_000], ids=lambda words: f"{words}-words")
def test_a_row_is_about_as_long_however_long_the_passage(words: int) -> None:
    line = " ".join(f"w{number}" for number in range(words))
    passage = Passage(0, len(line), PassageKind.PROSE, heading="the plan", label="who")
    [block] = ngrams(Layout(text=line, reading=line, passages=(passage,)))
    assert (block.data**2).sum() == pytest.approx(1.0 + 1.0 + WEIGHTS["place"] ** 2, rel=1e-3)


def test_what_cannot_be_heard_is_silent() -> None:
    layout = Layout(text="..", reading="..", passages=(Passage(0, 2, PassageKind.PROSE),))
    assert rows_of(layout) == [{}]


def test_a_word_of_the_heading_is_another_than_one_of_the_passage() -> None:
    assert len({column("risk", kind) for kind in SALTS}) == len(SALTS)
    heading = rows_of(lay_out("RISK\n\nx y z\n"))[-1]
    assert column("risk", "place") in heading
    assert column("risk", "words") not in heading


def test_every_row_is_within_the_matrix() -> None:
    [block] = ngrams(lay_out("Agreed: joint s47. Held today because of bruising."))
    assert block.shape == (2, 1 << BITS)
    assert block.dtype == np.float32
    assert 0 <= block.coords[1].min() <= block.coords[1].max() < 1 << BITS
