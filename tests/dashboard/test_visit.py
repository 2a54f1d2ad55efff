"""What stays open between visits."""

from pathlib import Path

import pytest

from analyser.errors import SettingsError
from analyser.settings import Settings
from dashboard.scans import all_jobs
from dashboard.visit import store_of


def test_the_first_start_makes_the_data_folder_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path / "share" / "analyser")
    assert store_of(settings).batches() == []
    assert settings.data_folder.stat().st_mode & 0o777 == 0o700
    assert (settings.data_folder / "analyser.sqlite").is_file()
    assert store_of(settings) is store_of(settings)


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    settings = Settings(data_folder=tmp_path / "taken" / "analyser")
    for use in (store_of, all_jobs):
        with pytest.raises(
            SettingsError, match=r"Cannot make the data folder .*Name another with ANALYSER_DATA_FOLDER"
        ):
            use(settings)
