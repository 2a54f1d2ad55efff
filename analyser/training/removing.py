"""Deleting a model of one's own: it may have been counted in the words of real records, which are not kept for ever."""

import shutil

from analyser.detecting.model_files import MANIFEST
from analyser.errors import ModelError
from analyser.settings import Settings
from analyser.training.replacing import unfinished


def can_remove(name: str, settings: Settings) -> bool:
    """Whether a model on the shelf is one's own and not in use."""
    shelf = settings.shelf()
    return name in shelf.names() and not shelf.is_shipped(name) and name not in {shelf.current(), settings.model}


def remove_model(name: str, settings: Settings) -> None:
    """Delete a model of one's own for good.

    Args:
        name: Of the model.
        settings: Where models are kept.

    Raises:
        ModelError: There is no such model, it comes with the package, it is in use, or it cannot be deleted.
    """
    shelf = settings.shelf()
    folder = shelf.find(name)
    if folder is None or not can_remove(name, settings):
        is_shipped = folder is None or shelf.is_shipped(name)
        why = "comes with analyser" if is_shipped else "is in use; put another into use first"
        msg = f"The model {name} cannot be deleted, as it {why}."
        raise ModelError(msg)
    try:
        (folder / MANIFEST).unlink()  # without it this is no model any more, should the rest take long or fail
        for each in (folder, *unfinished(folder)):
            shutil.rmtree(each)
    except OSError as error:
        msg = f"Cannot delete all of {folder}: {error.strerror}. Delete that folder by hand."
        raise ModelError(msg) from error
