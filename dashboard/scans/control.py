"""Starting a scan as a process of its own, looking how far it has come, ending it and going on with it."""

import datetime as dt
import json
import os
import secrets
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from analyser.cli.scan_progress import ScanProgress, ScanState, read_scan_progress
from analyser.cli.state_file import StateFile, is_alive
from analyser.errors import OutputError, ReadingError
from analyser.reading import ReadOptions, count_files
from analyser.reporting.wording import count_of
from analyser.settings import Settings
from analyser.storing import open_store
from dashboard.processes import end_group, start_group
from dashboard.scans import uploads
from dashboard.scans.command import command_of
from dashboard.scans.job import Asked, Columns, Run, ScanJob, ScanJobError, list_jobs, scans_folder
from dashboard.scans.uploads import Upload

_SECONDS_TO_START = 120
"""A process that has said nothing for so long, and does not live, never came up."""
_KEPT = dt.timedelta(days=7)
"""A scan that was begun or resumed longer ago, and is over, is put away by itself."""
_LONGEST_NAME = 200
_DEFAULTS = ReadOptions()

_ours: dict[str, subprocess.Popen[bytes]] = {}
"""The processes that this one started, by their job."""
_starting = threading.Lock()


class JobState(StrEnum):
    """How a scan stands."""

    STARTING = "starting"
    READING = "reading"  # it gets ready, and has not assessed a record yet
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # somebody cancelled it
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # its process is gone, as when the computer was switched off

    @property
    def is_over(self) -> bool:
        """Whether no process is at work."""
        return self not in {JobState.STARTING, JobState.READING, JobState.RUNNING}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobProgress:
    """How far a scan has come.

    Attributes:
        state: How it stands.
        said: What its newest process last said; None if it has said nothing.
        batch: The batch that it saves to; None if there is none yet.
        error: Why it failed, or None.
        can_resume: Whether it can be gone on with.
    """

    state: JobState
    said: ScanProgress | None
    batch: int | None
    error: str | None
    can_resume: bool


def start(
    what: Sequence[Upload] | str | Path,
    *,
    name: str,
    store_url: str,
    columns: ReadOptions = _DEFAULTS,
    keep_text: bool = True,
    jobs: int | None = None,
    settings: Settings | None = None,
) -> ScanJob:
    """Start a scan that goes on whatever becomes of the page and of the dashboard.

    Args:
        what: Uploaded files (tables, documents, zips), or the full path of a folder or file on this computer.
        name: What to call the batch; if empty, as what is scanned.
        store_url: Where the result goes.
        columns: Columns of tables and encoding; the rest of the options is as usual.
        keep_text: Whether the store keeps the records' words.
        jobs: Processes; None for what the settings say.
        settings: For the data folder.

    Raises:
        ReadingError: There is nothing to scan, or no such folder.
        OutputError: The uploads cannot be written.
        SettingsError: The data folder cannot be made.
        StoreError: The store cannot be opened.
    """
    scans = scans_folder(settings or Settings())
    files, left_out = ([], ()) if isinstance(what, str | Path) else _records(what)
    folder = _check_folder(what) if isinstance(what, str | Path) else None
    with open_store(store_url) as store:
        place = store.place
    now = dt.datetime.now(dt.UTC)
    asked = Asked(
        name=_name(name) or _name(folder or _named([each.name for each in files])) or "scan",
        at=now,
        folder=folder,
        uploads=len(files),
        left_out=left_out,
        columns=Columns(**{each.name: getattr(columns, each.name) for each in fields(Columns)}),
        store=place,
        keep_text=keep_text,
        jobs=jobs,
    )
    job_id = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
    job = ScanJob(id=job_id, home=scans / job_id, asked=asked)
    try:
        job.home.mkdir(mode=0o700)
        job.keep()
        if folder is None:
            _write_names(job, uploads.store(files, job.files))
        _launch(job, store_url, batch=None)
    except BaseException as error:  # uploads must not lie about unseen; whatever it is goes on up
        job.forget()
        if isinstance(error, OSError):
            msg = f"Cannot write {job.home}: {error.strerror or error}. Free some space or name another data folder."
            raise OutputError(msg) from error
        raise
    return job


def all_jobs(settings: Settings | None = None) -> list[ScanJob]:
    """The scans that were not discarded, newest first; those that were over a week ago are, with their uploads.

    Raises:
        SettingsError: The data folder cannot be made.
    """
    return [job for job in list_jobs(settings or Settings()) if not _put_away(job)]


def progress(job: ScanJob) -> JobProgress:
    """How far a scan has come; once it is done, what was uploaded is deleted."""
    alive = is_alive(job.progress)  # asked first: what it says at its end is then there to be read
    said = read_scan_progress(job.progress)
    run = job.run
    state = _state(job, said, run, alive=alive)
    if state is JobState.DONE:
        job.tidy()
    error = None
    if state is JobState.FAILED:
        error = job.last_words() if said is None else said.error
    return JobProgress(
        state=state,
        said=said,
        batch=said.batch if said is not None and said.batch is not None else run.batch if run is not None else None,
        error=error,
        can_resume=run is not None and state.is_over and state is not JobState.DONE and job.has_its_files,
    )


def cancel(job: ScanJob, *, patience: float = 10) -> None:
    """End a scan: ask it to, and end it by force if it does not. What it has saved stays, and it can be resumed.

    Args:
        job: The scan; one that is over is left as it is.
        patience: How many seconds to wait before force is used.
    """
    now = progress(job)
    run = job.run
    if now.state.is_over or run is None:
        return
    job.cancelled.touch(mode=0o600)
    end_group(now.said.process if now.said else run.process, lambda: not progress(job).state.is_over, patience=patience)


def resume(job: ScanJob, store_url: str) -> None:
    """Go on with a scan that broke off; what its batch holds already is not assessed again.

    Args:
        job: The scan.
        store_url: Its store; it is not kept with the job, as it may hold a password.

    Raises:
        ScanJobError: It is under way, or done, or was of another store.
        StoreError: The store cannot be opened.
    """
    with _starting:
        now = progress(job)
        if not now.can_resume:
            msg = f"The scan {job.asked.name} cannot be resumed: it is {now.state}."
            raise ScanJobError(msg)
        with open_store(store_url, create=False) as store:
            if store.place != job.asked.store:
                msg = f"The scan {job.asked.name} saves to {job.asked.store}. Open that store, then resume it."
                raise ScanJobError(msg)
            batch = next((each for each in store.batches() if each.id == now.batch), None)
        if batch is not None and batch.finished_at is not None:  # it was ended between its last two steps
            _say_done(job, now.said, batch.id)
            return
        job.cancelled.unlink(missing_ok=True)
        job.progress.unlink(missing_ok=True)
        _launch(job, store_url, batch=None if batch is None else batch.id)


def discard(job: ScanJob) -> None:
    """Forget a scan, and end it if need be; what was uploaded is deleted. What it has saved stays in the store."""
    cancel(job)
    job.forget()


def _put_away(job: ScanJob) -> bool:
    """Forget a scan if it was over long ago; whether it was."""
    with _starting:
        run = job.run
        since = job.asked.at if run is None else run.at
        if not progress(job).state.is_over or dt.datetime.now(dt.UTC) - since < _KEPT:
            return False
        job.forget()
    return True


def _state(job: ScanJob, said: ScanProgress | None, run: Run | None, *, alive: bool) -> JobState:
    if said is not None and (alive or said.state in {ScanState.DONE, ScanState.STOPPED, ScanState.FAILED}):
        return JobState(said.state)
    if alive or (said is None and _may_come_up(job, run)):
        return JobState.STARTING
    if job.cancelled.exists():
        return JobState.STOPPED
    return JobState.FAILED if said is None else JobState.INTERRUPTED


def _may_come_up(job: ScanJob, run: Run | None) -> bool:
    """Whether a process that has said nothing yet is about to, or uploads are still being written."""
    process = _ours.get(job.id)
    if process is not None and run is not None and process.pid == run.process:
        return process.poll() is None
    since = job.asked.at if run is None else run.at
    return (dt.datetime.now(dt.UTC) - since).total_seconds() < _SECONDS_TO_START


def _records(what: Sequence[Upload]) -> tuple[list[Upload], tuple[str, ...]]:
    files = [each for each in what if uploads.is_record(each.name)]
    left_out = [each.name for each in what if not uploads.is_record(each.name)]
    if not files:
        msg = "There is nothing to scan: no file, or none that may be a record. Add files, tables or a zip."
        raise ReadingError(msg)
    return files, tuple(uploads.shown_names(left_out))


def _check_folder(what: str | Path) -> str:
    path = Path(str(what).strip()).expanduser()
    if not path.is_absolute():
        msg = f"Cannot scan '{path}': give the full path of a folder or file on this computer."
        raise ReadingError(msg)
    if not count_files([path]):
        msg = f"Cannot scan {path}: it holds no files that are records. Check the folder's name."
        raise ReadingError(msg)
    return str(path)


def _named(names: Sequence[str]) -> str:
    more = len(names) - 1
    return "".join(names[:1]) + (f" and {count_of(more, 'more file')}" if more > 0 else "")


def _name(words: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())[:_LONGEST_NAME]


def _write_names(job: ScanJob, names: dict[str, str]) -> None:
    job.names.touch(mode=0o600)
    job.names.write_text(json.dumps(names), encoding="utf-8")


def _launch(job: ScanJob, store_url: str, *, batch: int | None) -> None:
    # The store's URL may hold a password: everybody on this computer can read a command line.
    environment = os.environ | {"ANALYSER_STORE": store_url}
    at = dt.datetime.now(dt.UTC)
    process = start_group(command_of(job, batch), environment, job.output)
    _ours[job.id] = process
    job.keep_run(Run(process=process.pid, at=at, batch=batch))
    threading.Thread(target=_wait, args=(job, process), daemon=True).start()


def _wait(job: ScanJob, process: subprocess.Popen[bytes]) -> None:
    """Until the process is over, so that its uploads do not wait for somebody to look."""
    process.wait()
    if job.home.exists():
        progress(job)


def _say_done(job: ScanJob, said: ScanProgress | None, batch: int) -> None:
    done = replace(said or ScanProgress(process=0), state=ScanState.DONE, batch=batch, error=None)
    StateFile(job.progress).write(asdict(done), surely=True)
    job.tidy()
