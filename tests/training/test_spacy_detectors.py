"""``benchmarks/spacy_detectors.py``: spaCy's classifiers learn what is known, and say one thing a passage."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy

from analyser.domain.layout import LAYOUT_KEY
from analyser.training.examples import Examples
from benchmarks.spacy_detectors import PASSAGES, SpanCat, TextCat, fit_textcat, load_passages, spancat_on, text_of

TEXT = "Decision: section 47 enquiry.\n\n- Joint visit by Friday.\nNobody spoke of the past; it was late.\n"
FEW = 3
"""Texts to learn from where it does not matter how much is learnt."""

each_detector = pytest.mark.parametrize(
    "fit_on", [pytest.param(lambda _: fit_textcat, id="textcat"), pytest.param(spancat_on, id="spancat")]
)
FitOn = Callable[[Examples], Callable[..., Any]]


def test_spans_are_the_passages() -> None:
    doc = load_passages()(TEXT)
    passages = doc.user_data[LAYOUT_KEY].passages
    assert [(span.start_char, span.end_char) for span in doc.spans[PASSAGES]] == [each[:2] for each in passages]


@each_detector
def test_what_counts_is_told_from_the_rest(fit_on: FitOn, examples: Examples) -> None:
    values = fit_on(examples)(examples, examples.every_row()).values(examples, range(len(examples.home)))
    assert values.shape == examples.counts.shape
    counts, others = examples.known & examples.counts, examples.known & ~examples.counts
    assert values[counts].mean() > values[others].mean()


@each_detector
def test_nothing_is_learnt_from_what_is_not_known(fit_on: FitOn, examples: Examples) -> None:
    known = examples.known.copy()
    known[:, 0] = False
    turned = examples.counts.copy()
    turned[:, 0] = ~turned[:, 0]
    either = [replace(examples, known=known), replace(examples, known=known, counts=turned)]
    values = [fit_on(each)(each, each.home < FEW).values(each, range(5)) for each in either]
    assert np.array_equal(*values)


def test_a_text_classifier_that_is_kept_says_the_same(examples: Examples, tmp_path: Path) -> None:
    fitted = fit_textcat(examples, examples.home < FEW)
    fitted.keep(tmp_path / "textcat")
    texts = [text_of(reading) for reading in examples.readings[:5]]
    assert np.array_equal(TextCat(spacy.load(tmp_path / "textcat")).read(texts), fitted.read(texts))


def test_a_span_categoriser_that_is_kept_says_the_same(examples: Examples, tmp_path: Path) -> None:
    fitted = spancat_on(examples)(examples, examples.home < FEW)
    fitted.keep(tmp_path / "spancat")
    read = load_passages()
    again = SpanCat(spacy.load(tmp_path / "spancat")).read(read(TEXT))
    assert np.allclose(again, fitted.read(read(TEXT)), atol=1e-5)
    assert len(again) == len(read(TEXT).user_data[LAYOUT_KEY].passages)
