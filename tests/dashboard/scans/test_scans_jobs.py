"""Scans as the dashboard starts them: real processes, real files."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from analyser.cli.scan_progress import ScanState, read_scan_progress
from analyser.cli.state_file import is_alive
from analyser.errors import AnalyserError, OutputError, ReadingError, StoreError
from analyser.reading import ReadOptions
from analyser.settings import Settings
from analyser.storing import open_store
from dashboard import scans
from dashboard.scans import JobProgress, JobState, ScanJob, ScanJobError, control
from tests.dashboard.scans.conftest import Uploaded

Records = Callable[[int], list[Uploaded]]
Over = Callable[[ScanJob], JobProgress]
Until = Callable[[ScanJob, Callable[[JobProgress], bool]], JobProgress]
Held = Callable[..., Counter[str]]
TABLE = "Ref,Notes,Minutes\n1,x,Joint s47 agreed.\n2,y,Rang the school.\n"


def zipped(name: str, data: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def under_way(now: JobProgress) -> bool:
    return now.said is not None and now.said.records >= 60


def everything_in(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_uploads_of_many_kinds(url: str, over: Over, held: Held) -> None:
    files = [
        Uploaded("a.txt", "Agreed: joint s47."),
        Uploaded("a.txt", "Another of that name."),
        Uploaded("../../x.txt", "Up."),
        Uploaded("CON.txt", "Device."),
        Uploaded("é" * 150 + "a" * 146 + ".txt", "Long."),
        Uploaded("cases.csv", TABLE),
        Uploaded("old.zip", zipped("in/z.txt", "Packed.")),
        Uploaded("broken.docx", b"PK\x03\x04 no more"),
        Uploaded("README.md", "About the folder."),
    ]
    job = scans.start(files, name="  June\nreturns ", store_url=url)
    assert (job.asked.name, job.asked.uploads, job.asked.left_out) == ("June returns", 8, ("README.md",))
    now = over(job)
    assert now.state is JobState.DONE
    assert now.said is not None
    assert (now.said.records, now.said.problems, now.said.expected, now.said.files) == (9, 1, 9, 8)
    assert now.said.columns == (("cases.csv", "id: Ref; text: Notes + Minutes (one row is one record)"),)
    assert held(now.batch) == Counter(
        {
            "a.txt": 1,
            "a.txt (2)": 1,
            "../../x.txt": 1,
            "CON.txt": 1,
            "é" * 150 + "a" * 146 + ".txt": 1,
            "cases.csv#row 2": 1,
            "cases.csv#row 3": 1,
            "old.zip!in/z.txt": 1,
            "broken.docx": 1,
        }
    )
    with open_store(url) as store:
        (batch,) = store.batches()
        assert batch.name == "June returns"
        assert batch.source == "../../x.txt, CON.txt, a.txt and 5 more files"
        assert sorted(each.record_id for each in store.records(batch))[:3] == ["1", "2", "_CON"]
        assert str(job.home) not in store.problems(batch)[0].reason


def test_uploads_are_deleted_when_the_scan_is_done(url: str, over: Over, settings: Settings) -> None:
    job = scans.start([Uploaded("Zelda.txt", "Kofi has a burn.")], name="June", store_url=url)
    assert {each.stat().st_mode & 0o777 for each in [job.home, *job.home.rglob("*")] if each.is_dir()} == {0o700}
    assert {each.stat().st_mode & 0o777 for each in job.home.rglob("*") if each.is_file()} == {0o600}
    assert over(job).state is JobState.DONE
    assert sorted(each.name for each in job.home.iterdir()) == ["job.json", "progress.json", "run.json"]
    kept = everything_in(settings.data_folder / "scans")
    assert b"Kofi" not in kept
    assert b"Zelda" not in kept
    assert scans.find(job.id) == job
    assert scans.all_jobs() == [job]
    assert not scans.progress(job).can_resume


def test_cancelled_in_the_middle_and_resumed(
    url: str, over: Over, until: Until, held: Held, records: Records, settings: Settings
) -> None:
    job = scans.start(records(500), name="June", store_url=url)
    until(job, under_way)
    scans.cancel(job)
    now = scans.progress(job)
    assert (now.state, now.error, now.can_resume) == (JobState.STOPPED, None, True)
    assert now.said is not None
    assert now.said.state is ScanState.STOPPED  # it could say so itself
    assert 60 <= now.said.records < 500
    assert len(list(job.files.rglob("*.txt"))) == 500
    with open_store(url) as store:
        (batch,) = store.batches()
    assert (batch.finished_at, now.batch) == (None, batch.id)
    assert batch.records >= 60  # all that was assessed is kept
    again = scans.find(job.id, settings)
    assert again is not None
    scans.resume(again, url)
    done = over(job)
    assert done.state is JobState.DONE
    assert done.said is not None
    assert (done.said.held, done.said.records) == (batch.records, 500 - batch.records)
    assert held() == Counter(f"r{number:04}.txt" for number in range(500))
    assert not job.files.exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_and_resumed(url: str, over: Over, until: Until, held: Held, records: Records, jobs: int) -> None:
    job = scans.start(records(900), name="June", store_url=url, jobs=jobs)
    now = until(job, lambda now: now.said is not None and now.said.records > 600)
    assert now.said is not None
    os.killpg(now.said.process, signal.SIGKILL)
    now = over(job)
    assert (now.state, now.can_resume) == (JobState.INTERRUPTED, True)
    assert job.files.exists()
    scans.resume(job, url)
    now = over(job)
    assert now.state is JobState.DONE
    assert now.said is not None
    assert now.said.held >= 500  # what was saved is not assessed again
    assert now.said.held + now.said.records == 900
    assert held() == Counter(f"r{number:04}.txt" for number in range(900))


def test_two_at_once(url: str, over: Over, held: Held, records: Records) -> None:
    first = scans.start(records(120), name="first", store_url=url)
    second = scans.start(records(150), name="second", store_url=url)
    assert [each.asked.name for each in scans.all_jobs()] in [["first", "second"], ["second", "first"]]
    one, two = over(first), over(second)
    assert one.state is two.state is JobState.DONE
    assert one.batch != two.batch
    assert len(held(one.batch)) == 120
    assert len(held(two.batch)) == 150


def test_scan_outlives_what_started_it(url: str, over: Over, held: Held, records: Records) -> None:
    for each in records(100):
        folder = Path("uploads")
        folder.mkdir(exist_ok=True)
        (folder / each.name).write_bytes(each.getvalue())
    program = """
import sys
from pathlib import Path
from dashboard import scans
print(scans.start([p.open("rb") for p in sorted(Path("uploads").iterdir())], name="June", store_url=sys.argv[1]).id)
"""
    environment = os.environ | {"PYTHONPATH": str(Path(scans.__file__).parents[2])}
    command = [sys.executable, "-c", program, url]
    started = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    job = scans.find(started.stdout.strip())
    assert job is not None
    assert over(job).state is JobState.DONE
    assert set(held()) == {f"uploads/r{number:04}.txt" for number in range(100)}
    assert not job.files.exists()


def test_folder(url: str, over: Over, held: Held, tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.txt").write_text("Agreed: joint s47.")
    job = scans.start(f" {folder} ", name="", store_url=url)
    assert (job.asked.name, job.asked.folder) == (str(folder), str(folder))
    assert over(job).state is JobState.DONE
    assert held() == Counter([f"{folder}/a.txt"])
    assert (folder / "a.txt").exists()


@pytest.mark.parametrize(
    ("what", "error"),
    [
        pytest.param("/no/such/folder", "there is no such file or folder", id="missing"),
        pytest.param("records", "give the full path", id="relative"),
        pytest.param("-", "give the full path", id="standard-input"),
        pytest.param("", "give the full path", id="empty"),
        pytest.param("--store=x", "give the full path", id="option"),
        pytest.param([], "There is nothing to scan", id="no-upload"),
        pytest.param([Uploaded("README.md", "x")], "There is nothing to scan", id="no-record"),
    ],
)
def test_nothing_to_scan(what: str | list[Uploaded], error: str, url: str) -> None:
    with pytest.raises(ReadingError, match=error):
        scans.start(what, name="June", store_url=url)
    assert scans.all_jobs() == []


def test_empty_folder(url: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadingError, match="it holds no files that are records"):
        scans.start(tmp_path / "empty", name="June", store_url=url)


def test_store_that_cannot_be_opened_leaves_nothing(settings: Settings) -> None:
    with pytest.raises(StoreError):
        scans.start([Uploaded("a.txt", "x")], name="", store_url="postgresql://ann:hush@127.0.0.1:1/qa")
    assert list((settings.data_folder / "scans").iterdir()) == []


def test_upload_that_cannot_be_written_leaves_nothing(url: str, settings: Settings) -> None:
    class Full(Uploaded):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(28, "No space left on device", size)

    with pytest.raises(OutputError, match="No space left on device"):
        scans.start([Uploaded("a.txt", "x"), Full("b.txt", "y")], name="", store_url=url)
    assert list((settings.data_folder / "scans").iterdir()) == []


def test_store_is_on_no_command_line_and_in_no_file(url: str, until: Until, records: Records) -> None:
    job = scans.start(records(200), name="June", store_url=url)
    now = until(job, under_way)
    assert now.said is not None
    process = Path(f"/proc/{now.said.process}")
    assert b"sqlite" not in process.joinpath("cmdline").read_bytes()
    assert f"ANALYSER_STORE={url}".encode() in process.joinpath("environ").read_bytes().split(b"\0")
    assert os.getpgid(now.said.process) == now.said.process != os.getpgid(0)


def test_password_is_not_kept(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """The store's own name for itself is what the job keeps."""
    real = open_store
    secret = "postgresql://ann:hush@db/qa"
    seen = []

    def as_if_there(given: str, *, create: bool = True) -> object:
        seen.append(given)
        store = real(url, create=create)
        monkeypatch.setattr(type(store), "place", "postgresql://ann:***@db/qa", raising=False)
        return store

    monkeypatch.setattr(control, "open_store", as_if_there)
    job = scans.start([Uploaded("a.txt", "x")], name="June", store_url=secret)
    assert seen == [secret]
    assert job.asked.store == "postgresql://ann:***@db/qa"
    scans.cancel(job)
    assert b"hush" not in everything_in(job.home)


def test_columns_and_options_reach_the_scan(url: str, over: Over) -> None:
    table = "--quiet;Team;Text\n7;North;Joint s47 agreed é.\n".encode("cp1252")
    columns = ReadOptions(id_col="--quiet", text_col=("Text",), agency_col="Team", encoding="cp1252")
    job = scans.start([Uploaded("t.csv", table)], name="--store=x", store_url=url, columns=columns, keep_text=False)
    assert over(job).state is JobState.DONE
    with open_store(url) as store:
        (batch,) = store.batches()
        (record,) = store.records(batch)
        assert (batch.name, record.record_id, record.agency) == ("--store=x", "7", "North")
        assert store.text(record.sha256) is None


def test_discarded_while_it_runs(url: str, until: Until, records: Records) -> None:
    job = scans.start(records(400), name="June", store_url=url)
    now = until(job, under_way)
    assert now.said is not None
    scans.discard(job)
    assert not job.home.exists()
    assert not is_alive(job.progress)
    assert scans.find(job.id) is None
    with open_store(url) as store:
        assert [each.name for each in store.batches()] == ["June"]


def test_cancelled_before_it_says_anything(url: str, records: Records, over: Over, held: Held) -> None:
    job = scans.start(records(20), name="June", store_url=url)
    scans.cancel(job)
    now = scans.progress(job)
    assert (now.state, now.can_resume) == (JobState.STOPPED, True)
    scans.resume(job, url)
    assert over(job).state is JobState.DONE
    assert len(held()) == 20


def test_scan_that_does_not_listen_is_ended_by_force(url: str, until: Until, records: Records) -> None:
    job = scans.start(records(400), name="June", store_url=url)
    now = until(job, under_way)
    assert now.said is not None
    os.kill(now.said.process, signal.SIGSTOP)
    scans.cancel(job, patience=0.2)
    now = scans.progress(job)
    assert (now.state, now.can_resume) == (JobState.STOPPED, True)


def test_process_that_never_began_says_why(url: str, over: Over) -> None:
    job = scans.start([Uploaded("a.txt", "x")], name="June", store_url=url, jobs=0)
    now = over(job)
    assert now.state is JobState.FAILED
    assert now.error is not None and "Invalid value for '--jobs'" in now.error


def test_failure_says_why_and_can_be_mended(url: str, over: Over, settings: Settings) -> None:
    job = scans.start([Uploaded("a.txt", "x")], name="June", store_url=url)
    assert over(job).state is JobState.DONE
    (settings.data_folder / "r.txt").write_text("x")
    job = scans.start(settings.data_folder / "r.txt", name="July", store_url=url)
    scans.cancel(job)
    (settings.data_folder / "r.txt").unlink()
    scans.resume(job, url)
    now = over(job)
    assert (now.state, now.can_resume) == (JobState.FAILED, True)
    assert now.error is not None and "there is no such file or folder" in now.error
    (settings.data_folder / "r.txt").write_text("x")
    scans.resume(job, url)
    assert over(job).state is JobState.DONE


def test_what_cannot_be_resumed(url: str, over: Over, until: Until, records: Records, tmp_path: Path) -> None:
    job = scans.start(records(300), name="June", store_url=url)
    until(job, under_way)
    with pytest.raises(ScanJobError, match="cannot be resumed: it is running"):
        scans.resume(job, url)
    scans.cancel(job)
    other = f"sqlite:///{tmp_path}/other.sqlite"
    open_store(other).close()
    with pytest.raises(ScanJobError, match="Open that store"):
        scans.resume(job, other)
    with pytest.raises(StoreError, match="There is no store"):
        scans.resume(job, f"sqlite:///{tmp_path}/none.sqlite")
    scans.resume(job, url)
    with pytest.raises(ScanJobError, match="it is starting"):
        scans.resume(job, url)
    assert over(job).state is JobState.DONE
    with pytest.raises(ScanJobError, match="it is done"):
        scans.resume(job, url)


def test_batch_that_was_deleted_meanwhile_is_begun_anew(
    url: str, over: Over, until: Until, held: Held, records: Records
) -> None:
    job = scans.start(records(300), name="June", store_url=url)
    until(job, under_way)
    scans.cancel(job)
    with open_store(url) as store:
        store.delete_batch(store.batches()[0])
    scans.resume(job, url)
    now = over(job)
    assert now.state is JobState.DONE
    assert len(held(now.batch)) == 300


def test_ended_between_its_last_two_steps(url: str, over: Over) -> None:
    """All is saved, and the power went before it could say so."""
    job = scans.start([Uploaded("a.txt", "x")], name="June", store_url=url)
    assert over(job).state is JobState.DONE
    said = json.loads(job.progress.read_text())
    job.progress.write_text(json.dumps(said | {"state": "running"}))
    job.files.mkdir()
    assert scans.progress(job).state is JobState.INTERRUPTED
    scans.resume(job, url)
    assert scans.progress(job).state is JobState.DONE
    assert not job.files.exists()
    assert read_scan_progress(job.progress) is not None


def test_uploads_that_broke_off(url: str, over: Over, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard was killed while it wrote them."""
    job = scans.start([Uploaded("a.txt", "x")], name="June", store_url=url)
    assert over(job).state is JobState.DONE
    for name in ("run.json", "progress.json"):
        (job.home / name).unlink()
    assert scans.progress(job).state is JobState.STARTING
    monkeypatch.setattr(control, "_SECONDS_TO_START", 0)
    now = scans.progress(job)
    assert (now.state, now.can_resume) == (JobState.FAILED, False)
    assert now.error is not None and "Upload them again" in now.error
    scans.discard(job)
    assert scans.all_jobs() == []


def test_process_that_is_gone_without_a_word(url: str, over: Over) -> None:
    """As after a restart of the computer: its number may be another program's by now."""
    job = scans.start([Uploaded("a.txt", "x")], name="June", store_url=url)
    assert over(job).state is JobState.DONE
    run = job.run
    assert run is not None
    job.keep_run(replace(run, process=os.getpid(), at=run.at - dt.timedelta(days=1)))
    said = json.loads(job.progress.read_text())
    job.progress.write_text(json.dumps(said | {"state": "running", "process": os.getpid()}))
    assert scans.progress(job).state is JobState.INTERRUPTED
    scans.cancel(job)  # must not end this very process
    job.progress.unlink()
    assert scans.progress(job).state is JobState.FAILED
    scans.cancel(job)


def test_scans_of_more_than_a_week_ago_are_put_away(
    url: str, until: Until, records: Records, settings: Settings
) -> None:
    job = scans.start(records(300), name="Kofi", store_url=url)
    until(job, under_way)
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(days=8)
    run = job.run
    assert run is not None
    job.keep_run(replace(run, at=long_ago))
    assert scans.all_jobs() == [job]  # it is under way
    scans.cancel(job)
    job.keep_run(replace(run, at=long_ago + dt.timedelta(days=2)))
    assert scans.all_jobs() == [job]
    job.keep_run(replace(run, at=long_ago))
    assert scans.all_jobs() == []
    assert list((settings.data_folder / "scans").iterdir()) == []


def test_without_its_uploads_no_scan_is_resumed(url: str, until: Until, records: Records) -> None:
    job = scans.start(records(300), name="June", store_url=url)
    until(job, under_way)
    scans.cancel(job)
    assert scans.progress(job).can_resume
    job.tidy()
    assert not scans.progress(job).can_resume


@pytest.mark.parametrize("name", ["", "..", "../scans", "20261123-072201-850ecfff/..", "20261123-072201-00000000", "x"])
def test_no_such_job(name: str, settings: Settings) -> None:
    assert scans.find(name, settings) is None


def test_stray_folders_are_no_jobs(settings: Settings) -> None:
    folder = settings.data_folder / "scans"
    (folder / "20261123-072201-00000000").mkdir(parents=True)
    (folder / "20261123-072201-00000000" / "job.json").write_text("{")
    (folder / "notes").mkdir()
    assert scans.all_jobs(settings) == []


def test_errors_are_of_this_program() -> None:
    assert issubclass(ScanJobError, AnalyserError)
