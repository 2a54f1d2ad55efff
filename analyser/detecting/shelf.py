"""The folder of models: what there is, which one is in use, and which ones were before.

``current.json`` beside the models' folders names the one in use. Promoting writes a new one and keeps the old name,
so that rolling back is one step.
"""

import json
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from analyser.detecting.model_files import MANIFEST
from analyser.errors import ModelError

NONE = "none"
"""The name that stands for no model: rules alone."""

_CURRENT = "current.json"
_IN_PACKAGE, _IN_REPOSITORY = (Path(__file__).parents[up] / "models" for up in (1, 2))


class _InUse(NamedTuple):
    """What ``current.json`` holds."""

    current: str
    before: tuple[str, ...]


class Shelf:
    """A folder with one folder a model.

    Attributes:
        folder: Where it is.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Open a shelf.

        Args:
            folder: The folder; None for the models that come with the package.
        """
        self.folder = folder or (_IN_PACKAGE if _IN_PACKAGE.is_dir() else _IN_REPOSITORY)

    def names(self) -> tuple[str, ...]:
        """The models, in the order of their names."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path.name for path in self.folder.iterdir() if (path / MANIFEST).is_file()))

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
        return self.folder / wanted

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
        file = self.folder / _CURRENT
        if not file.is_file():
            return _InUse(NONE, ())
        try:
            return TypeAdapter(_InUse).validate_json(file.read_bytes())
        except (OSError, ValueError) as error:
            msg = f"{file} does not say which model is in use. Remove it, then name one with `analyser models promote`."
            raise ModelError(msg) from error

    def _write(self, current: str, before: tuple[str, ...]) -> None:
        text = json.dumps({"current": current, "before": before}, indent=1) + "\n"
        (self.folder / _CURRENT).write_text(text, encoding="utf-8", newline="\n")
