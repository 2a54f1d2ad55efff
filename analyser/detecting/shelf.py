"""The shelf of models: what there is, which one is in use, and which ones were before.

A shelf is one folder, or a folder of one's own laid over the one that comes with the package, in which nothing is ever
written (docs/adr/0011). ``current.json`` beside the models' folders names the one in use. Promoting writes a new one
and keeps the old name, so that rolling back is one step.
"""

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from analyser.detecting.model_files import MANIFEST
from analyser.errors import ModelError

NONE = "none"
"""The name that stands for no model: rules alone."""

_CURRENT = "current.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_IN_PACKAGE, _IN_REPOSITORY = (Path(__file__).parents[up] / "models" for up in (1, 2))


class _InUse(NamedTuple):
    """What ``current.json`` holds."""

    current: str
    before: tuple[str, ...]


class Shelf:
    """Folders with one folder a model.

    Attributes:
        folder: Where models are written, and the note of which one is in use.
        folders: Where models stand; those that come with the package first, as none of one's own takes their place.
    """

    def __init__(self, folder: Path | None = None, *, own: Path | None = None) -> None:
        """Open a shelf.

        Args:
            folder: The one folder; None for the models that come with the package.
            own: Where there is no such folder: one to write to, laid over those that come with the package.
        """
        shipped = _IN_PACKAGE if _IN_PACKAGE.is_dir() else _IN_REPOSITORY
        over = own if folder is None else None
        self.folder = over or folder or shipped
        self.folders = (self.folder,) if over is None else (shipped, over)

    def names(self) -> tuple[str, ...]:
        """The models, in the order of their names."""
        return tuple(sorted({path.name for folder in self.folders for path in _models_in(folder)}))

    def path(self, name: str) -> Path:
        """The folder of a model that is there."""
        return next(path for folder in self.folders for path in _models_in(folder) if path.name == name)

    def is_shipped(self, name: str) -> bool:
        """Whether a model comes with the package and is not to be written over."""
        return any(path.name == name for folder in self.folders[:-1] for path in _models_in(folder))

    def place_for(self, name: str) -> Path:
        """The folder that a model of this name is to be written to.

        Raises:
            ModelError: If that is no name for a model, or the model of this name comes with the package.
        """
        if not _NAME.fullmatch(name) or name == NONE:
            msg = f"A model cannot be called {name!r}. Use small letters, figures and hyphens, and not {NONE!r}."
            raise ModelError(msg)
        if self.is_shipped(name):
            msg = (
                f"The model {name} comes with analyser and stays as it is. "
                "Choose another name, or name the folder to write to with --models."
            )
            raise ModelError(msg)
        return self.folder / name

    def current(self) -> str:
        """The name of the model in use; :data:`NONE` where none was ever promoted."""
        return self._read().current

    def before(self) -> tuple[str, ...]:
        """The models that were in use before, the last one first."""
        return self._read().before

    def find(self, name: str | None) -> Path | None:
        """The folder of a model.

        Args:
            name: Its name; None for the one in use; :data:`NONE` for no model.

        Returns:
            The folder, or None for no model.

        Raises:
            ModelError: If there is no such model.
        """
        wanted = self.current() if name is None else name
        if wanted == NONE:
            return None
        if wanted not in self.names():
            there = ", ".join((*self.names(), NONE))
            msg = f"There is no model {wanted!r} in {self.folder}. Choose one of: {there}."
            raise ModelError(msg)
        return self.path(wanted)

    def promote(self, name: str) -> None:
        """Put a model into use.

        Raises:
            ModelError: If there is no such model.
        """
        self.find(name)
        current = self.current()
        if name != current:
            self._write(name, (current, *(each for each in self.before() if each not in {name, current})))

    def roll_back(self) -> str:
        """Put the model that was in use before into use again.

        Returns:
            Its name.

        Raises:
            ModelError: If there is none.
        """
        before = self.before()
        if not before:
            msg = f"No model was in use before {self.current()!r} in {self.folder}. Name one to promote it."
            raise ModelError(msg)
        self.find(before[0])
        self._write(before[0], before[1:])
        return before[0]

    def _read(self) -> _InUse:
        notes = (folder / _CURRENT for folder in reversed(self.folders))
        file = next((note for note in notes if note.is_file()), None)
        if file is None:
            return _InUse(NONE, ())
        try:
            return TypeAdapter(_InUse).validate_json(file.read_bytes())
        except (OSError, ValueError) as error:
            msg = f"{file} does not say which model is in use. Remove it, then name one with `analyser models promote`."
            raise ModelError(msg) from error

    def _write(self, current: str, before: tuple[str, ...]) -> None:
        text = json.dumps({"current": current, "before": before}, indent=1) + "\n"
        note = self.folder / _CURRENT
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = note.with_suffix(f".{os.getpid()}.part")
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            unfinished.replace(note)
        except OSError as error:
            msg = f"Cannot note in {note} which model is in use: {error}. Name a folder that can be written to."
            raise ModelError(msg) from error


def _models_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if (path / MANIFEST).is_file()] if folder.is_dir() else []
