import os
import pickle
from pathlib import Path

import pytest
from platformdirs import user_data_dir

from analyser.errors import SettingsError
from analyser.settings import Settings


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("ANALYSER_")]:
        monkeypatch.delenv(name)


def test_defaults() -> None:
    assert Settings().model_dump() == {
        "max_record_characters": 5_000_000,
        "chunk_size": 64,
        "jobs": 1,
        "store": None,
        "model": None,
        "models": None,
        "small_records": 5,
        "small_counts": 0,
        "sign_in": None,
        "data_folder": Path(user_data_dir("analyser", appauthor=False)),
    }


@pytest.mark.parametrize(
    ("environment", "store"),
    [
        pytest.param({"ANALYSER_DATA_FOLDER": "/data"}, "sqlite:////data/analyser.sqlite", id="in-the-data-folder"),
        pytest.param({"ANALYSER_DATA_FOLDER": "own"}, "sqlite:///own/analyser.sqlite", id="relative"),
        pytest.param(
            {"ANALYSER_DATA_FOLDER": "/data", "ANALYSER_STORE": "postgresql://ann@db/qa"},
            "postgresql://ann@db/qa",
            id="another-is-named",
        ),
    ],
)
def test_store_of_the_dashboard(environment: dict[str, str], store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Settings().dashboard_store == store


def test_call_wins_over_environment_and_environment_over_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("analyser.toml").write_text('jobs = 2\nchunk_size = 2\nstore = "a.sqlite"\n', encoding="utf-8")
    monkeypatch.setenv("ANALYSER_JOBS", "3")
    monkeypatch.setenv("analyser_chunk_size", "3")
    settings = Settings(jobs=4)
    assert (settings.jobs, settings.chunk_size, settings.store) == (4, 3, "a.sqlite")


@pytest.mark.parametrize(
    ("file", "environment", "said"),
    [
        pytest.param("jbos = 2", {}, r"no setting 'jbos' .*Did you mean 'jobs'", id="typo-in-the-file"),
        pytest.param("", {"ANALYSER_STOR": "x"}, "ANALYSER_STOR.* Did you mean 'store'", id="typo-in-the-environment"),
        pytest.param("xyz = 2", {}, "Known settings are max_record_characters, chunk_size, jobs", id="nothing-near"),
        pytest.param("jobs = 0", {}, "'jobs' cannot be 0", id="too-small"),
        pytest.param("", {"ANALYSER_JOBS": "many"}, "'jobs' cannot be 'many'", id="no-number"),
        pytest.param("jobs = = 2", {}, "Cannot read .*analyser.toml as TOML", id="no-toml"),
        pytest.param("[scan]\njobs = 2", {}, "no setting 'scan'", id="section"),
    ],
)
def test_refused(file: str, environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("analyser.toml").write_text(file, encoding="utf-8")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=said):
        Settings()


def test_file_that_is_not_text_is_refused() -> None:
    Path("analyser.toml").write_bytes(b"jobs = 2 # \xff")
    with pytest.raises(SettingsError, match=r"analyser\.toml as TOML"):
        Settings()


def test_settings_travel_to_other_processes() -> None:
    settings = Settings(jobs=7)
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().jobs = 3  # type: ignore[misc]  # that it cannot be assigned is what is tested


@pytest.mark.parametrize("by", ["call", "environment", "file"])
def test_a_folder_of_models_that_is_not_there_is_no_empty_shelf(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if by == "environment":
        monkeypatch.setenv("ANALYSER_MODELS", "modles")
    elif by == "file":
        Path("analyser.toml").write_text('models = "modles"\n', encoding="utf-8")
    settings = Settings(models=Path("modles")) if by == "call" else Settings()
    said = r"no folder of models modles\. Correct --models, ANALYSER_MODELS or analyser\.toml; leave it out to use"
    with pytest.raises(SettingsError, match=said):
        settings.shelf()
    assert settings.shelf(new=True).folder == Path("modles")
    Path("modles").mkdir()
    assert settings.shelf().names() == ()


def test_folders_that_nobody_named_may_be_absent(tmp_path: Path) -> None:
    shelf = Settings(data_folder=tmp_path / "nowhere").shelf()
    assert shelf.folder == tmp_path / "nowhere" / "models"
    assert not shelf.folder.exists()
    assert "fast" in shelf.names()  # comes with the package
