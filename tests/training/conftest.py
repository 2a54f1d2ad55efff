"""A corpus small enough to learn from in seconds: a few generated records for each of three authors."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analyser.evaluation.labels import Label, read_labels
from analyser.synthetic.banks import Banks, load_banks
from analyser.synthetic.corpus import Order, write_corpus
from analyser.training.examples import Examples
from analyser.training.trainer import gather
from analyser.training.work import TrainRequest, run_training

AUTHORS = ("dev", "noisy", "north")
_FEW, _ENOUGH_ACTIONS = 6, 60
_RECORDS = 5


@pytest.fixture(scope="session")
def phrases(write_few_phrases: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of banks with a few phrases each."""
    return write_few_phrases(tmp_path_factory.mktemp("phrases"), _FEW)


@pytest.fixture(scope="session")
def banks(phrases: Path) -> Banks:
    """Those banks, read."""
    return load_banks(phrases)


@pytest.fixture(scope="session")
def minutes(write_few_phrases: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three authors' labelled records; rules were not written by reading those of dev and noisy."""
    folder = tmp_path_factory.mktemp("minutes")
    banks = load_banks(write_few_phrases(tmp_path_factory.mktemp("more-phrases"), _FEW, actions=_ENOUGH_ACTIONS))
    for seed, author in enumerate(AUTHORS):
        list(write_corpus(Order(number=_RECORDS, seed=seed, noises=(), out=folder / author), banks))
    return folder


@pytest.fixture(scope="session")
def labels(minutes: Path) -> tuple[Label, ...]:
    """Those records."""
    return read_labels([minutes])


@pytest.fixture(scope="session")
def examples(labels: tuple[Label, ...], banks: Banks) -> Examples:
    """What there is to learn from both."""
    return gather(labels, banks)


@pytest.fixture(scope="session")
def request_of(minutes: Path, phrases: Path) -> Callable[..., TrainRequest]:
    """Asks for a model of the corpus; what is not given has a default."""

    def make(models: Path, **changes: Any) -> TrainRequest:
        return replace(TrainRequest(name="trial", labels=(minutes,), phrases=phrases, models=models), **changes)

    return make


@pytest.fixture(scope="session")
def silent() -> Callable[..., None]:
    """Takes no notice of how far a training has come."""

    def take_no_notice(*_: object) -> None:
        """Nothing is done."""

    return take_no_notice


@pytest.fixture(scope="session")
def trained(
    request_of: Callable[..., TrainRequest], silent: Callable[..., None], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of a model that was trained and evaluated."""
    return run_training(request_of(tmp_path_factory.mktemp("models")), silent).folder
