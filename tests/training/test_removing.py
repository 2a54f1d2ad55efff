"""Deleting models: one's own, not in use, and all of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.detecting.shelf import Shelf
from analyser.errors import ModelError
from analyser.settings import Settings
from analyser.training.removing import can_remove, remove_model


@pytest.fixture
def settings(tmp_path: Path, write_trial: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """``shipped`` comes with the package; ``used``, ``named`` and ``spare`` are one's own."""
    write_trial(tmp_path / "package", "shipped")
    monkeypatch.setattr("analyser.detecting.shelf._IN_PACKAGE", tmp_path / "package")
    own = Settings(data_folder=tmp_path / "own", model="named")
    for name in ("used", "named", "spare"):
        write_trial(tmp_path / "own" / "models", name)
    own.shelf().promote("used")
    return own


def test_nothing_of_it_is_left(settings: Settings) -> None:
    folder = settings.shelf().path("spare")
    killed = folder.with_name(".spare.x.part")  # what a training that was killed while it wrote has left
    shutil.copytree(folder, killed / "spare")
    assert can_remove("spare", settings)
    remove_model("spare", settings)
    assert not folder.exists()
    assert not killed.exists()
    assert settings.shelf().names() == ("named", "shipped", "used")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("shipped", "comes with analyser", id="shipped"),
        pytest.param("none", "comes with analyser", id="rules"),
        pytest.param("used", "is in use", id="in-use"),
        pytest.param("named", "is in use", id="by-a-setting"),
        pytest.param("unknown", "There is no model", id="unknown"),
        pytest.param("../models", "There is no model", id="path"),
    ],
)
def test_what_must_stay_stays(settings: Settings, name: str, said: str) -> None:
    assert not can_remove(name, settings)
    with pytest.raises(ModelError, match=said):
        remove_model(name, settings)
    assert settings.shelf().names() == ("named", "shipped", "spare", "used")


def test_what_cannot_be_deleted_is_no_model_any_more(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("shutil.rmtree", refuse)
    with pytest.raises(ModelError, match="Delete that folder by hand"):
        remove_model("spare", settings)
    assert "spare" not in Shelf(own=settings.data_folder / "models").names()
