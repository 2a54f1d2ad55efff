"""A scan that was asked for in the browser: its folder, and what stands in it."""

import datetime as dt
import re
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from analyser.errors import AnalyserError
from analyser.settings import Settings
from dashboard.data_folder import folder_for

_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
_tidying = threading.Lock()
_T = TypeVar("_T")


class ScanJobError(AnalyserError):
    """What is asked of a scan cannot be done in its state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How tables and texts are to be read, as far as somebody said so; see :class:`analyser.reading.ReadOptions`."""

    id_col: str | None = None
    text_col: tuple[str, ...] = ()
    date_col: str | None = None
    team_col: str | None = None
    agency_col: str | None = None
    author_col: str | None = None
    child_age_col: str | None = None
    question_col: str | None = None
    answer_col: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for; ``job.json`` holds it.

    Attributes:
        name: The batch's name.
        at: When, in UTC.
        folder: The folder or file on this computer that is scanned; None for uploads.
        uploads: How many files were uploaded.
        left_out: Uploads that are no records: hidden files and files about their folder.
        columns: How tables are read.
        store: The store's URL, without a password.
        keep_text: Whether the store keeps the records' words.
        jobs: Processes; None for what the settings say.
    """

    name: str
    at: dt.datetime
    folder: str | None = None
    uploads: int = 0
    left_out: tuple[str, ...] = ()
    columns: Columns
    store: str
    keep_text: bool
    jobs: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The newest process of a job; ``run.json`` holds it.

    Attributes:
        process: Its number.
        at: When it was started, in UTC.
        batch: The batch that it goes on with; None if it begins one.
    """

    process: int
    at: dt.datetime
    batch: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanJob:
    """A scan.

    Attributes:
        id: Names it, for instance in a URL.
        home: Its own folder.
        asked: What was asked for.
    """

    id: str
    home: Path
    asked: Asked

    @property
    def files(self) -> Path:
        """Folder of the uploaded files; gone once the scan is done."""
        return self.home / "files"

    def last_words(self) -> str:
        """What its process printed last, if it ended before it began to read; so nothing of a record is in it."""
        if self.run is None:
            return "The dashboard was ended while the files were being stored. Upload them again."
        try:
            lines = self.output.read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            lines = []
        said = (line.strip("│ ") for line in reversed(lines))
        last = next((line for line in said if any(map(str.isalnum, line))), "It ended before it began.")
        return last.removeprefix("Error: ")

    @property
    def has_its_files(self) -> bool:
        """Whether what it reads is kept: it was uploaded and not deleted yet, or is no upload at all."""
        return self.asked.folder is not None or self.files.exists()

    @property
    def names(self) -> Path:
        """What to show as the uploaded files' names."""
        return self.home / "names.json"

    @property
    def progress(self) -> Path:
        """Where the scan says how far it has come."""
        return self.home / "progress.json"

    @property
    def output(self) -> Path:
        """What the process printed."""
        return self.home / "output.txt"

    @property
    def cancelled(self) -> Path:
        """Is there when somebody has asked the process to end."""
        return self.home / "cancelled"

    @property
    def run(self) -> Run | None:
        """The newest process; None if none was started yet."""
        return _read(_RUN, self.home / "run.json")

    def keep_run(self, run: Run) -> None:
        """Note the newest process."""
        _write(_RUN, run, self.home / "run.json")

    def keep(self) -> None:
        """Note what was asked for."""
        _write(_ASKED, self.asked, self.home / "job.json")

    def tidy(self) -> None:
        """Delete the uploaded files, and what else may hold words of records or names of files."""
        with _tidying:  # a page and the thread that waits for the process may both come here
            if self.files.exists():
                shutil.rmtree(self.files)
            self.names.unlink(missing_ok=True)
            self.output.unlink(missing_ok=True)

    def forget(self) -> None:
        """Delete all of it."""
        with _tidying:
            if self.home.exists():
                shutil.rmtree(self.home)


_ASKED, _RUN = TypeAdapter(Asked), TypeAdapter(Run)


def scans_folder(settings: Settings) -> Path:
    """Where scans have their folders; made for the user alone.

    Raises:
        SettingsError: It cannot be made.
    """
    return folder_for(settings, "scans")


def find(job_id: str, settings: Settings | None = None) -> ScanJob | None:
    """The scan of this id; None if there is none, or it was discarded.

    Args:
        job_id: From :attr:`ScanJob.id`, perhaps by way of a URL.
        settings: For the data folder.
    """
    if not _ID.fullmatch(job_id):
        return None
    home = (settings or Settings()).data_folder / "scans" / job_id
    asked = _read(_ASKED, home / "job.json")
    return None if asked is None else ScanJob(id=job_id, home=home, asked=asked)


def list_jobs(settings: Settings) -> list[ScanJob]:
    """Every scan, newest first.

    Raises:
        SettingsError: The folder of scans cannot be made.
    """
    names = sorted((each.name for each in scans_folder(settings).iterdir()), reverse=True)
    return [job for name in names if (job := find(name, settings)) is not None]


def _write(form: TypeAdapter[_T], value: _T, file: Path) -> None:
    beside = file.with_suffix(".part")
    beside.touch(mode=0o600)
    beside.write_bytes(form.dump_json(value, indent=1))
    beside.replace(file)


def _read(form: TypeAdapter[_T], file: Path) -> _T | None:
    try:
        return form.validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):  # the second if the power went while it was written
        return None
