"""Trainings started in the browser: done, cancelled, killed, refused; and nothing of a record is left."""

import datetime as dt
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.detecting.model_files import CARD, read_model
from analyser.errors import ModelError
from analyser.settings import Settings
from analyser.storing import open_store
from analyser.training.left_out_findings import read_left_out
from dashboard import trainings
from dashboard.trainings import Order, Phase, Training
from tests.dashboard.trainings.conftest import CANARY

Until = Callable[..., Training]


def is_over(training: Training) -> bool:
    return training.phase.is_over


def is_reading(training: Training) -> bool:
    return training.progress is not None and training.progress.stage != ""


def holding(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold these words."""
    return [path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def left_in(training: Training) -> set[str]:
    return {path.name for path in training.folder.iterdir()}


def test_a_training_with_reviews_makes_a_model_and_leaves_no_word(reviewed: Settings, until: Until) -> None:
    before = reviewed.shelf().current()
    training = trainings.start(Order(name="with-reviews", reviews=True), reviewed, by="ann")
    assert training.phase in {Phase.STARTING, Phase.RUNNING}
    done = until(training, is_over)
    assert (done.phase, done.trouble, done.by) == (Phase.DONE, None, "ann")
    assert done.progress is not None
    assert done.progress.model == "with-reviews@1"
    assert left_in(done) == {"job.json", "progress.json"}
    shelf = reviewed.shelf()
    assert shelf.current() == before
    assert not shelf.is_shipped("with-reviews")
    folder = shelf.path("with-reviews")
    about = read_model(folder).description.training
    assert about["passages"]["reviews"] > 0
    assert "reviews" in about["own"]
    assert about["left_out"]["records"] == 11
    assert len(read_left_out(folder)) == 10
    assert "which may be real" in " ".join((folder / CARD).read_text(encoding="utf-8").split())
    assert "never shown a real record" not in (folder / CARD).read_text(encoding="utf-8")
    assert holding(reviewed.data_folder / "models", CANARY) == []
    assert holding(reviewed.data_folder / "trainings", CANARY) == []


def test_what_a_training_needs_is_for_its_owner_alone(settings: Settings, until: Until) -> None:
    training = until(trainings.start(Order(name="trial", measure=False), settings, by="ann"), is_reading)
    assert {path.stat().st_mode & 0o077 for path in (training.folder, training.folder / "tmp")} == {0}
    assert {path.stat().st_mode & 0o077 for path in (settings.data_folder, settings.shelf().folder)} == {0}


def test_one_at_a_time(settings: Settings, until: Until) -> None:
    training = trainings.start(Order(name="trial", measure=False), settings, by="ann")
    with pytest.raises(ModelError, match="Another training is under way"):
        trainings.start(Order(name="other"), settings, by="ben")
    assert until(training, is_over).phase is Phase.DONE


def test_a_training_that_is_cancelled_makes_no_model(reviewed: Settings, until: Until) -> None:
    training = until(trainings.start(Order(name="trial", reviews=True), reviewed, by="ann"), is_reading)
    trainings.cancel(training)
    found = trainings.find(training.id, reviewed)
    assert found is not None
    assert found.phase is Phase.STOPPED
    assert left_in(found) == {"job.json", "progress.json", "cancelled"}
    assert "trial" not in reviewed.shelf().names()
    trainings.start(Order(name="trial", measure=False), reviewed, by="ann")  # and another may begin


def test_a_training_that_was_killed_is_broken_off_and_its_private_folder_goes(reviewed: Settings, until: Until) -> None:
    training = until(trainings.start(Order(name="trial", reviews=True), reviewed, by="ann"), is_reading)
    assert holding(training.folder, CANARY) != []  # what it learns from, while it learns
    os.killpg(training.process, signal.SIGKILL)
    until_gone = time.monotonic() + 20
    while (
        (found := trainings.find(training.id, reviewed)) and not found.phase.is_over and time.monotonic() < until_gone
    ):
        time.sleep(0.05)
    assert found is not None
    assert found.phase is Phase.INTERRUPTED
    assert holding(training.folder, CANARY) == []
    assert "trial" not in reviewed.shelf().names()


def test_a_store_without_reviews_is_said(settings: Settings, until: Until) -> None:
    settings.data_folder.mkdir()
    open_store(settings.dashboard_store).close()
    failed = until(trainings.start(Order(name="trial", reviews=True), settings, by="ann"), is_over)
    assert failed.phase is Phase.FAILED
    assert failed.trouble is not None
    assert "nobody has reviewed anything in it yet" in failed.trouble


def test_what_keeps_it_from_starting_is_said(settings: Settings, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_NONSENSE", "1")
    failed = until(trainings.start(Order(name="trial"), settings, by="ann"), is_over)
    assert failed.phase is Phase.FAILED
    assert failed.trouble is not None
    assert "There is no setting 'nonsense'" in failed.trouble


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("fast", "comes with analyser and stays as it is. Choose another name", id="shipped"),
        pytest.param("None", "cannot be called 'None'", id="capital"),
        pytest.param("none", "cannot be called 'none'", id="rules"),
        pytest.param("", "cannot be called ''", id="empty"),
        pytest.param("../x", "cannot be called '../x'", id="path"),
        pytest.param("--reviews", "cannot be called '--reviews'", id="option"),
        pytest.param("x" * 65, "cannot be called", id="long"),
    ],
)
def test_names_that_cannot_be_are_refused(settings: Settings, name: str, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        trainings.start(Order(name=name), settings, by="ann")
    assert trainings.all_trainings(settings) == []


def test_the_model_in_use_is_not_trained_over(settings: Settings, write_trial: Callable[..., Path]) -> None:
    write_trial(settings.shelf().folder, "trial")
    settings.shelf().promote("trial")
    with pytest.raises(ModelError, match="is in use"):
        trainings.start(Order(name="trial"), settings, by="ann")


def test_a_model_of_ones_own_is_not_trained_over(settings: Settings, write_trial: Callable[..., Path]) -> None:
    write_trial(settings.shelf().folder, "trial")
    with pytest.raises(ModelError, match="There is a model trial already"):
        trainings.start(Order(name="trial"), settings, by="ann")


@pytest.mark.parametrize("name", ["", ".", "..", "../trainings", "unknown", "/etc"])
def test_what_is_no_training_is_not_found(settings: Settings, name: str) -> None:
    assert trainings.find(name, settings) is None


def test_a_file_of_a_training_that_is_cut_short_is_passed_over(settings: Settings) -> None:
    folder = settings.data_folder / "trainings" / "20260101-000000-00000000"
    folder.mkdir(parents=True)
    (folder / "job.json").write_text('{"order":', encoding="utf-8")
    assert trainings.all_trainings(settings) == []


def test_a_training_of_another_computer_that_never_came_up_has_failed(settings: Settings) -> None:
    folder = settings.data_folder / "trainings" / "20260101-000000-00000000"
    folder.mkdir(parents=True)
    (folder / "job.json").write_text(
        '{"order": {"name": "x", "reviews": false, "encoder": null, "measure": true}, '
        f'"begun": "{dt.datetime(2026, 1, 1, tzinfo=dt.UTC).isoformat()}", "by": "ann", "process": 1}}',
        encoding="utf-8",
    )
    [training] = trainings.all_trainings(settings)
    assert (training.phase, training.trouble) == (Phase.FAILED, "It ended before it began.")
    trainings.discard(training)
    assert trainings.all_trainings(settings) == []
