"""Whole models: signs, n-grams and heads added up, read from a folder and used by the whole engine."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from spacy.language import Language

from analyser.criteria import discover
from analyser.detecting.learned import Signs, in_doubt, load_model, read_signs, stack_heads, weigh
from analyser.detecting.model_files import Head
from analyser.detecting.ngrams import BITS
from analyser.domain.finding import Assessment
from analyser.domain.layout import LAYOUT_KEY
from analyser.domain.record import Record
from analyser.pipeline import Pipeline, load_pipeline
from analyser.reporting.json_form import to_json_line
from analyser.settings import Settings

AGREED = "It was agreed that joint section 47 enquiries will begin today."
FINE = "The weather was fine."
RECORD = f"STRATEGY MEETING\n\nPresent: Jo Ash (SW), Dr Patel.\n\n{AGREED}\nIf it is a burn, s47 will begin.\n{FINE}\n"


def test_heads_add_the_signs_up() -> None:
    found, near, none = np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]]), np.array([[0.0], [0.0]])
    signs = Signs(found, none, near, np.array([[True], [False]]))
    heads = stack_heads([Head(offset=0.5, hit=2.0, context=-7.0, miss=-3.0, linear=10.0, encoder=100.0)])
    linear, encoded = np.array([[0.1], [0.2]]), np.array([[0.01], [0.0]])
    assert weigh(heads, signs, linear).ravel() == pytest.approx([3.5, -0.5])
    assert weigh(heads, signs, linear, encoded).ravel() == pytest.approx([4.5, -0.5])
    assert weigh(heads, signs._replace(contexts=near, misses=none), linear).ravel() == pytest.approx([3.5, -4.5])


@pytest.mark.parametrize(
    ("odds", "read"),
    [
        pytest.param([1.9], [True], id="alone-and-in-doubt"),
        pytest.param([2.0], [False], id="sure-enough"),
        pytest.param([-2.0], [False], id="unlikely-enough"),
        pytest.param([0.5, 1.0, -1.0, 0.9], [False, True, False, True], id="the-two-likeliest"),
        pytest.param([-3.0, -1.0, -4.0], [False, True, False], id="of-the-two-one-is-unlikely"),
        pytest.param([1.0, 2.5, 0.9], [False, False, False], id="another-passage-settles-it"),
        pytest.param([0.5, 0.5, 0.5], [True, True, True], id="just-as-likely"),
        pytest.param([1.0, np.inf, 0.9], [True, False, True], id="what-cannot-be-evidence-settles-nothing"),
    ],
)
def test_the_encoder_reads_what_can_settle_a_record(odds: list[float], read: list[bool]) -> None:
    eligible = np.isfinite(odds)
    values = np.column_stack([np.nan_to_num(odds, posinf=9.0), np.full(len(odds), 5.0)]).astype(np.float32)
    found = in_doubt(values, np.column_stack([eligible, eligible]), (-2.0, 2.0))
    assert found.tolist() == [[each, False] for each in read]


@pytest.fixture(scope="module")
def folder(write_trial: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model for which every word counts a little, this way or that."""
    names = tuple(each.id for each in discover() if each.learned and each.patterns)
    weights = np.random.default_rng(5).normal(0, 3, (1 << BITS, len(names))).astype(np.float32)
    head = Head(offset=-1.0, hit=1.5, context=-0.5, miss=-1.0, linear=0.5)
    return write_trial(tmp_path_factory.mktemp("models"), criteria=names, head=head, weights=weights, version=2)


@pytest.fixture(scope="module")
def trial(folder: Path) -> Pipeline:
    """The whole engine with that model."""
    return load_pipeline(Settings(models=folder.parent, model="trial", chunk_size=2))


def some_records() -> Iterator[Record]:
    for number in range(7):
        text = f"{RECORD}\nActions\n1. SW Jo Ash to visit by {number + 1} June.\n" * (number % 3 + 1)
        yield Record(record_id=str(number), source=str(number), text=text)


def lines(assessments: Sequence[Assessment]) -> list[bytes]:
    return [to_json_line(each) for each in assessments]


def test_jobs_and_order_change_nothing(trial: Pipeline) -> None:
    records = list(some_records())
    alone = lines([trial.assess(each) for each in records])
    assert any(b'"model:trial@2"' in line for line in alone)
    assert lines(list(trial.assess_all(reversed(records)))) == alone[::-1]
    assert lines(list(trial.assess_all(records, jobs=2))) == alone


def test_the_engine_names_its_model(trial: Pipeline, rules: Pipeline) -> None:
    assert trial.engine.model == "trial@2"
    assert len(trial.engine.model_sha256 or "") == 64
    assert (rules.engine.model, rules.engine.model_sha256) == (None, None)
    assert trial.engine.criteria == rules.engine.criteria


def test_the_last_word_is_the_model_s_whatever_the_length(trial: Pipeline, rules: Pipeline) -> None:
    text = "\n\n".join(AGREED.replace("today", f"on day {number}") for number in range(1200))
    record = Record(record_id="long", source="long", text=text)
    by_rules, by_model = (engine.assess(record).findings["s47_decision"] for engine in (rules, trial))
    assert len(by_rules.evidence) == 1200
    assert len(by_model.evidence) + len(by_model.near_misses) == 1200
    assert len({each.score for each in by_rules.evidence}) == 1
    assert len({each.score for each in by_model.evidence}) > 10


def test_a_passage_is_read_the_same_in_long_and_short_records(folder: Path, nlp: Language) -> None:
    model = load_model(folder)
    criteria = [each for each in discover() if each.id in model.criteria]

    def odds(text: str) -> NDArray[np.float32]:
        doc = nlp(text)
        return model.log_odds(doc.user_data[LAYOUT_KEY], read_signs(doc, criteria))

    short, long = (odds("\n\n".join([f"{FINE}"] * count)) for count in (3, 1500))
    assert not np.ptp(long[1:], axis=0).any()
    assert np.allclose(short[1], long[-1], atol=1e-5)
