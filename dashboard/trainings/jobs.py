"""Start a training, find it again, say how far it has come, end it."""

import datetime as dt
import os
import secrets
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from analyser.cli.state_file import is_alive
from analyser.cli.train_progress import TrainProgress, TrainState, read_train_progress
from analyser.errors import ModelError
from analyser.settings import Settings
from dashboard.processes import end_group, start_group

_JOB, _PROGRESS, _OUTPUT, _SCRATCH, _CANCELLED = "job.json", "progress.json", "output.txt", "tmp", "cancelled"
_SECONDS_TO_START = 120
"""A process that has said nothing for so long, and does not live, never came up."""

_ours: dict[str, subprocess.Popen[bytes]] = {}
"""The processes that this one started, by their training."""
_starting, _tidying = threading.Lock(), threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to train.

    Attributes:
        name: Of the model.
        reviews: Whether to learn from the reviews in the store as well.
        encoder: A model whose encoder to use; None for a model without one.
        measure: Whether to leave each author out in turn; without that the gate lets no model pass.
    """

    name: str
    reviews: bool = False
    encoder: str | None = None
    measure: bool = True


class Phase(StrEnum):
    """What has become of a training."""

    STARTING = "starting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # somebody cancelled it
    FAILED = "failed"
    INTERRUPTED = "interrupted"  # its process is gone, as when the computer was switched off

    @property
    def is_over(self) -> bool:
        """Whether no process is at work."""
        return self not in {Phase.STARTING, Phase.RUNNING}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What ``job.json`` holds."""

    order: Order
    begun: dt.datetime
    by: str
    process: int


_FORM = TypeAdapter(_Job)


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One training, as it stands.

    Attributes:
        id: Its folder's name.
        folder: Where it keeps what it needs.
        order: What was asked for.
        begun: When.
        by: Who asked for it.
        process: The number of its process.
        phase: What has become of it.
        progress: What it last said; None if it has said nothing yet.
        trouble: Why it failed, without a word of a record; None if it did not.
    """

    id: str
    folder: Path
    order: Order
    begun: dt.datetime
    by: str
    process: int
    phase: Phase
    progress: TrainProgress | None
    trouble: str | None


def start(order: Order, settings: Settings, *, by: str) -> Training:
    """Start a training as a process of its own.

    Args:
        order: What to train.
        settings: Where store, models and trainings are.
        by: Who asks for it.

    Raises:
        ModelError: The name cannot be used or is taken, or another training is under way.
    """
    with _starting:
        shelf = settings.shelf()
        if shelf.is_shipped(order.name):
            msg = f"The model {order.name} comes with analyser and stays as it is. Choose another name."
            raise ModelError(msg)
        shelf.place_for(order.name)
        if order.name == shelf.current():
            msg = f"The model {order.name} is in use, and training would change it meanwhile. Choose another name."
            raise ModelError(msg)
        if order.name in shelf.names():
            msg = f"There is a model {order.name} already. Choose another name, or delete that one on the shelf first."
            raise ModelError(msg)
        if any(not each.phase.is_over for each in all_trainings(settings)):
            msg = "Another training is under way. Wait until it has ended, or cancel it."
            raise ModelError(msg)
        begun = dt.datetime.now(dt.UTC)
        folder = _folder(settings) / f"{begun:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        for each in (settings.data_folder, shelf.folder, folder.parent, folder, folder / _SCRATCH):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        process = start_group(_command(order, folder), _environment(folder, settings), folder / _OUTPUT)
        _ours[folder.name] = process
        job = _Job(order=order, begun=begun, by=by, process=process.pid)
        (folder / _JOB).write_bytes(_FORM.dump_json(job))
    threading.Thread(target=_wait, args=(process, folder, job), daemon=True).start()
    return _read(folder, job)


def all_trainings(settings: Settings) -> list[Training]:
    """Every training that was not discarded, the newest first."""
    top = _folder(settings)
    names = sorted((path.name for path in top.iterdir()), reverse=True) if top.is_dir() else []
    return [training for name in names if (training := find(name, settings)) is not None]


def find(name: str, settings: Settings) -> Training | None:
    """The training of this id as it stands; None if there is none."""
    folder = _folder(settings) / name
    if Path(name).name != name or not (folder / _JOB).is_file():
        return None
    try:
        return _read(folder, _FORM.validate_json((folder / _JOB).read_bytes()))
    except ValidationError:  # the power went while it was written
        return None


def cancel(training: Training, *, patience: float = 10) -> None:
    """End a training: ask it to, and end it by force if it does not. It writes no model then.

    Args:
        training: One that is over is left as it is.
        patience: How many seconds to wait before force is used.
    """
    job = _Job(order=training.order, begun=training.begun, by=training.by, process=training.process)

    def is_at_work() -> bool:
        return not _read(training.folder, job).phase.is_over

    if is_at_work():
        (training.folder / _CANCELLED).touch(mode=0o600)
        end_group(training.process, is_at_work, patience=patience)


def discard(training: Training) -> None:
    """Forget a training, and end it if need be; a model that it has made stays."""
    cancel(training)
    with _tidying:
        if training.folder.exists():
            shutil.rmtree(training.folder)


def _folder(settings: Settings) -> Path:
    return settings.data_folder / "trainings"


def _command(order: Order, folder: Path) -> list[str]:
    options = [f"--name={order.name}", f"--progress-to={folder / _PROGRESS}"]
    options.append("--evaluate" if order.measure else "--no-evaluate")
    if order.reviews:
        options.append("--reviews")
    if order.encoder is not None:
        options.append(f"--encoder={order.encoder}")
    return [sys.executable, "-m", "analyser", "train", *options]


def _environment(folder: Path, settings: Settings) -> dict[str, str]:
    """What the process needs to know; the store's password stands here and not on the command line."""
    chosen = {
        "ANALYSER_STORE": settings.dashboard_store,
        "ANALYSER_DATA_FOLDER": str(settings.data_folder),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder / _SCRATCH)),
    }
    if settings.models is not None:
        chosen["ANALYSER_MODELS"] = str(settings.models)
    return os.environ | chosen


def _wait(process: subprocess.Popen[bytes], folder: Path, job: _Job) -> None:
    """Until the process is over, so that what it left does not wait for somebody to look."""
    process.wait()
    _read(folder, job)


def _read(folder: Path, job: _Job) -> Training:
    alive = is_alive(folder / _PROGRESS)
    said = read_train_progress(folder / _PROGRESS)
    phase = _phase(folder, said, job, alive=alive)
    trouble = None
    if phase is Phase.FAILED:
        trouble = said.error if said is not None else _last_words(folder / _OUTPUT)
    if phase.is_over:
        _tidy(folder, keep_output=said is None)
    return Training(
        id=folder.name,
        folder=folder,
        order=job.order,
        begun=job.begun,
        by=job.by,
        process=job.process,
        phase=phase,
        progress=said,
        trouble=trouble,
    )


def _phase(folder: Path, said: TrainProgress | None, job: _Job, *, alive: bool) -> Phase:
    if said is not None and (alive or said.state is not TrainState.RUNNING):
        return Phase(said.state)
    if said is None and (alive or _may_come_up(folder, job)):
        return Phase.STARTING
    if (folder / _CANCELLED).exists():
        return Phase.STOPPED
    return Phase.FAILED if said is None else Phase.INTERRUPTED


def _may_come_up(folder: Path, job: _Job) -> bool:
    """Whether a process that has said nothing yet is about to."""
    process = _ours.get(folder.name)
    if process is not None:
        return process.poll() is None
    return (dt.datetime.now(dt.UTC) - job.begun).total_seconds() < _SECONDS_TO_START


def _tidy(folder: Path, *, keep_output: bool) -> None:
    """Delete what may hold words of records, as the process may have been killed before it could."""
    with _tidying:
        if (folder / _SCRATCH).exists():
            shutil.rmtree(folder / _SCRATCH)
        if not keep_output:
            (folder / _OUTPUT).unlink(missing_ok=True)


def _last_words(output: Path) -> str:
    """What the process printed last; it ended before it began to read, so nothing of a record is in it."""
    try:
        lines = output.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    said = next((line.strip() for line in reversed(lines) if line.strip()), "It ended before it began.")
    return said.removeprefix("Error: ")
