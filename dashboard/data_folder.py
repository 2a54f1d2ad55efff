"""The dashboard's data folder, and folders in it: made for their owner alone."""

from pathlib import Path

from analyser.errors import SettingsError
from analyser.settings import Settings


def folder_for(settings: Settings, name: str = "") -> Path:
    """A folder in the data folder, or that itself; made if it is not there.

    Raises:
        SettingsError: It cannot be made.
    """
    folder = settings.data_folder / name
    try:
        settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        msg = (
            f"Cannot make the data folder {folder}: {error.strerror}. "
            "Name another with ANALYSER_DATA_FOLDER, in which you may write."
        )
        raise SettingsError(msg) from error
    return folder
