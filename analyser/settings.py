"""Settings in one typed place: ``ANALYSER_*`` environment variables and ``analyser.toml``.

Environment variables win over the file, and what is said on the command line wins over both.
An unknown name is refused, with the nearest known one: a setting that is silently ignored is
worse than none.
"""

import difflib
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_data_dir
from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from analyser.errors import SettingsError

if TYPE_CHECKING:
    from analyser.detecting.shelf import Shelf

_PREFIX = "ANALYSER_"
_FILE = Path("analyser.toml")


def _data_folder() -> Path:
    return Path(user_data_dir("analyser", appauthor=False))


class Settings(BaseSettings):
    """What can be set; stages receive the plain values.

    Attributes:
        max_record_characters: A longer record is not assessed; it is no minute of a discussion.
        chunk_size: Records sent to a worker process at a time.
        jobs: Worker processes.
        store: URL of the database, such as ``sqlite:///findings.sqlite``; None for none.
        model: Name of the learned model; ``none`` for rules alone, None for the one in use.
        models: Folder of the models; None for those that come with the package and those of one's own.
        data_folder: Where the dashboard keeps its store (unless another is named), scans, trainings and models.
        small_records: Trends show no figure that is about fewer records than this; 1 shows all.
        small_counts: Nor one where fewer than this, but some, met the criterion or did not; 0 for no such rule.
        sign_in: File that configures signing in to the dashboard; None for one user on this computer.

    Raises:
        SettingsError: A setting is unknown or has an impossible value.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, toml_file=_FILE, frozen=True, extra="forbid")

    max_record_characters: int = Field(default=5_000_000, ge=1)
    chunk_size: int = Field(default=64, ge=1)
    jobs: int = Field(default=1, ge=1)
    store: str | None = None
    model: str | None = None
    models: Path | None = None
    data_folder: Path = Field(default_factory=_data_folder)
    small_records: int = Field(default=5, ge=1)
    small_counts: int = Field(default=0, ge=0)
    sign_in: Path | None = None

    @property
    def dashboard_store(self) -> str:
        """The store that the dashboard opens: the one that is set, else a file in the data folder."""
        return self.store or f"sqlite:///{(self.data_folder / 'analyser.sqlite').as_posix()}"

    def shelf(self, *, new: bool = False) -> "Shelf":
        """Where models are kept: in ``models``, or else those of one's own over those that come with the package.

        Args:
            new: Whether ``models`` may name a folder that is still to be made.

        Raises:
            SettingsError: There is no such folder, which would look like one without models.
        """
        from analyser.detecting.shelf import Shelf

        if self.models is not None and not new and not self.models.is_dir():
            msg = (
                f"There is no folder of models {self.models}. Correct --models, {_PREFIX}MODELS or {_FILE}; leave it "
                "out to use the models that come with analyser, or make a model there with `analyser train`."
            )
            raise SettingsError(msg)
        return Shelf(self.models, own=self.data_folder / "models")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic-settings passes it by name
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file."""
        try:
            toml = TomlConfigSettingsSource(settings_cls)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            msg = f"Cannot read {_FILE.resolve()} as TOML: {error}. Correct it or remove it."
            raise SettingsError(msg) from error
        return init_settings, env_settings, toml

    @model_validator(mode="wrap")
    @classmethod
    def _explain(cls, data: Any, handler: ModelWrapValidatorHandler["Settings"]) -> "Settings":  # noqa: ANN401
        """Refuse what is unknown or impossible in words of this package (``data`` may be anything)."""
        for name in os.environ:
            if name.upper().startswith(_PREFIX):
                cls._refuse_unknown(name.upper().removeprefix(_PREFIX).lower(), f"the environment variable {name}")
        for name in data:
            cls._refuse_unknown(name, f"{_FILE} or the call")
        try:
            return handler(data)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            msg = (
                f"The setting {name!r} cannot be {first['input']!r}: {first['msg']}. "
                f"Change it in {_FILE} or in {_PREFIX}{name.upper()}."
            )
            raise SettingsError(msg) from error

    @classmethod
    def _refuse_unknown(cls, name: str, where: str) -> None:
        known = list(cls.model_fields)
        if name in known:
            return
        near = difflib.get_close_matches(name, known, n=1)
        advice = f"Did you mean {near[0]!r}?" if near else f"Known settings are {', '.join(known)}."
        msg = f"There is no setting {name!r} (in {where}). {advice}"
        raise SettingsError(msg)
