"""Trainings in processes of their own, on a few generated records, with a data folder that nobody else has."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analyser.domain.finding import Engine, Status
from analyser.domain.record import Record
from analyser.domain.review import Review, ReviewAction
from analyser.pipeline import Pipeline
from analyser.settings import Settings
from analyser.storing import open_store
from analyser.synthetic.banks import load_banks
from analyser.synthetic.corpus import Order as Corpus
from analyser.synthetic.corpus import write_corpus
from dashboard import trainings
from dashboard.trainings import Training

SECONDS = 240  # a machine may be busy
CANARY = "Xylophage"
TEXT = (
    f"Strategy discussion about {CANARY}. Agreed: joint s47, as the injury is unexplained. SW Jo Ash to visit by 12/6."
)


@pytest.fixture(scope="session")
def project(write_few_phrases: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with little of what the project has: phrases, and records by two authors."""
    top = tmp_path_factory.mktemp("project")
    synthetic = top / "data" / "synthetic"
    for name in ("phrases", "more"):
        (synthetic / name).mkdir(parents=True)
    write_few_phrases(synthetic / "phrases", 6)
    banks = load_banks(write_few_phrases(synthetic / "more", 6, actions=60))
    for seed, author in enumerate(("noisy", "dev")):
        list(write_corpus(Corpus(number=5, seed=seed, noises=(), out=synthetic / "minutes" / author), banks))
    return top


@pytest.fixture
def settings(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A data folder of its own."""
    for name in [each for each in os.environ if each.startswith("ANALYSER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(project)
    monkeypatch.setenv("ANALYSER_DATA_FOLDER", str(tmp_path / "own"))
    return Settings()


@pytest.fixture(autouse=True)
def _end_all(settings: Settings) -> Iterator[None]:
    """No process outlives its test."""
    yield
    for training in trainings.all_trainings(settings):
        trainings.discard(training)


@pytest.fixture
def reviewed(settings: Settings, rules: Pipeline) -> Settings:
    """The same with a store in which somebody has reviewed all of one record."""
    settings.data_folder.mkdir()
    with open_store(settings.dashboard_store) as store:
        record = Record(record_id="a", source="a.txt", text=TEXT)
        store.save(store.begin_batch("June", "a.txt"), [rules.assess(record)])
        shown = store.assessment(record.sha256)
        for criterion, finding in shown["findings"].items():
            status = Status(finding["status"])
            review = Review(
                sha256=record.sha256,
                criterion=criterion,
                reviewer="ann",
                action=ReviewAction.CONFIRM,
                reviewed_status=status,
                engine=Engine(**shown["engine"]),
                status=status,
            )
            store.add_review(review)
    return settings


@pytest.fixture
def until(settings: Settings) -> Callable[..., Training]:
    """Wait until a training is as it should be, ``until(training, lambda each: each.phase.is_over)``."""

    def wait(training: Training, is_so: Callable[[Training], bool]) -> Training:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            now = trainings.find(training.id, settings)
            assert now is not None
            if is_so(now):
                return now
            assert not now.phase.is_over, (now.phase, now.trouble)
            time.sleep(0.1)
        raise AssertionError(trainings.find(training.id, settings))

    return wait
