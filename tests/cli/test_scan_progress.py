"""``analyser scan --progress-to``: what the file says, and that it tells the living from the dead."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.cli.file_lock import FileLock, is_locked
from analyser.cli.progress import NoProgress
from analyser.cli.scan_progress import FileProgress, ScanProgress, ScanState, read_scan_progress
from analyser.cli.state_file import is_alive
from analyser.errors import OutputError, StoreError

Invoke = Callable[..., Result]
FILE = Path("progress.json")
KEYS = {
    *("state", "process", "batch", "files", "files_read", "expected", "held", "records", "problems"),
    *("seconds", "rate", "seconds_left", "columns", "notices", "error"),
}


def said() -> dict[str, Any]:
    found = json.loads(FILE.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@contextmanager
def scanning(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A scan that waits for standard input."""
    command = [sys.executable, "-m", "analyser", "scan", "-", "--quiet", f"--progress-to={FILE}", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while read_scan_progress(FILE) is None:
            assert process.poll() is None
            time.sleep(0.02)
        yield process
        process.kill()


def test_whole_scan(invoke: Invoke, records: Path) -> None:
    (records / "broken.docx").write_bytes(b"PK\x03\x04 no more")
    (records / "cases.csv").write_text("Ref,Minutes\n1,Joint s47 agreed today.\n2,Rang the school.\n", encoding="utf-8")
    result = invoke("scan", records, "--store", "s.sqlite", "--progress-to", FILE)
    assert result.exit_code == ExitCode.UNREADABLE
    found = said()
    assert set(found) == KEYS
    assert found["state"] == "done"
    assert (found["files"], found["files_read"], found["records"], found["problems"]) == (4, 4, 5, 1)
    assert (found["expected"], found["held"], found["batch"], found["error"]) == (5, 0, 1, None)
    assert found["columns"] == [[f"{records}/cases.csv", "id: Ref; text: Minutes (one row is one record)"]]
    assert found["process"] == os.getpid()
    assert found["rate"] == pytest.approx(5 / found["seconds"])
    assert found["seconds_left"] == 0
    read = read_scan_progress(FILE)
    assert read is not None and read.records == 5
    assert sorted(each.name for each in Path().iterdir()) == ["progress.json", "records", "s.sqlite"]
    assert FILE.stat().st_mode & 0o777 == 0o600


def test_file_holds_no_words_of_records(invoke: Invoke, records: Path) -> None:
    (records / "log.csv").write_text(
        "3,2/5/2019,Zelda has a burn and her aunt cannot explain it at all.\n4,3/5/2019,x\n"
    )
    invoke("scan", records, "--progress-to", FILE)
    assert said()["records"] == 4
    assert not re.search("Zelda|burn|Ellis|school", FILE.read_text(encoding="utf-8"))


def test_results_do_not_go_to_standard_output_too(invoke: Invoke, records: Path) -> None:
    assert "record_id" not in invoke("scan", records, "--progress-to", FILE).stdout
    assert "record_id" in invoke("scan", records, "--progress-to", FILE, "--format", "jsonl").stdout


def test_notices_are_kept(invoke: Invoke, records: Path) -> None:
    (records / "long.txt").write_text("Agreed: joint s47. " * 3000, encoding="utf-8")
    result = invoke("scan", records, "--out", "r.xlsx", "--progress-to", FILE)
    notices = said()["notices"]
    assert all(f"Note: {' '.join(each.split())}" in " ".join(result.stderr.split()) for each in notices)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param(["nowhere"], "there is no such file or folder", id="path"),
        pytest.param(["records", "--store", "no/such/s.sqlite"], "Cannot open the store", id="store"),
        pytest.param(["records", "--resume", "9", "--store", "s.sqlite"], "has no batch '9'", id="batch"),
    ],
)
def test_failure_says_why(invoke: Invoke, records: Path, arguments: list[str], error: str) -> None:
    assert records.name == "records"
    assert invoke("scan", *arguments, "--progress-to", FILE).exit_code == ExitCode.USAGE
    assert said()["state"] == "failed"
    assert error in said()["error"]


def test_fault_is_told_without_its_message() -> None:
    message = "words of a record"
    with pytest.raises(LookupError), FileProgress(FILE, NoProgress()):
        raise LookupError(message)
    assert said()["error"] == "There is a fault in analyser (LookupError); please report it."
    with pytest.raises(StoreError), FileProgress(FILE, NoProgress()):
        raise StoreError(message)
    assert said()["error"] == message


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit], ids=["ctrl-c", "terminated"])
def test_stop(error: type[BaseException]) -> None:
    with pytest.raises(error), FileProgress(FILE, NoProgress()):
        raise error
    assert (said()["state"], said()["error"]) == ("stopped", None)


def test_file_is_written_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[float] = []
    replace = Path.replace

    def note_and_replace(file: Path, target: Path) -> Path:
        times.append(time.monotonic())
        return replace(file, target)

    monkeypatch.setattr(Path, "replace", note_and_replace)
    with FileProgress(FILE, NoProgress(), seconds=0.1) as progress:
        progress.expect(1, 400)
        for _ in range(400):
            progress.record_done()
            time.sleep(0.001)
    assert said()["records"] == 400
    assert len(times) <= 2 + (times[-1] - times[0]) / 0.1  # the first and the last come in any case


def test_batch_is_told_at_once() -> None:
    with FileProgress(FILE, NoProgress(), seconds=60) as progress:
        assert (said()["state"], said()["batch"]) == ("reading", None)
        progress.save_to(7, 3)
        assert (said()["batch"], said()["held"]) == (7, 3)


@pytest.mark.parametrize(
    ("progress", "left"),
    [
        pytest.param(ScanProgress(process=1, expected=100, records=20, seconds=4), 16, id="a-fifth"),
        pytest.param(ScanProgress(process=1, expected=100, held=40, records=20, seconds=4), 8, id="resumed"),
        pytest.param(ScanProgress(process=1, expected=10, records=20, seconds=4), 0, id="more-than-expected"),
        pytest.param(ScanProgress(process=1, expected=100), None, id="nothing-done-yet"),
        pytest.param(ScanProgress(process=1, records=20, seconds=4), None, id="not-counted"),
    ],
)
def test_seconds_left(progress: ScanProgress, left: float | None) -> None:
    assert progress.seconds_left == left


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"state": "asleep", "process": 1}'])
def test_damaged_file_says_nothing(data: bytes) -> None:
    FILE.write_bytes(data)
    assert read_scan_progress(FILE) is None


def test_missing_file_says_nothing() -> None:
    assert read_scan_progress(FILE) is None
    assert not is_alive(FILE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["terminated", "ctrl-c"])
def test_stopped_process_says_so(number: signal.Signals) -> None:
    with scanning() as process:
        assert is_alive(FILE)
        found = read_scan_progress(FILE)
        assert found is not None and found.process == process.pid
        process.send_signal(number)
        process.wait(30)
    assert not is_alive(FILE)
    found = read_scan_progress(FILE)
    assert found is not None and found.state is ScanState.STOPPED


def test_killed_process_is_known_to_be_gone() -> None:
    with scanning() as process:
        process.kill()
        while is_alive(FILE):  # before anybody has asked for its end
            time.sleep(0.01)
    found = read_scan_progress(FILE)
    assert found is not None and found.state is ScanState.READING


def test_two_scans_do_not_share_a_file(invoke: Invoke, records: Path) -> None:
    with scanning():
        refused = invoke("scan", records, "--progress-to", FILE)
        assert refused.exit_code == ExitCode.USAGE
        assert "another process writes its progress to it" in " ".join(refused.stderr.split())
        assert is_alive(FILE)


def test_file_that_cannot_be_written(invoke: Invoke, records: Path) -> None:
    result = invoke("scan", records, "--progress-to", "no/such/file.json")
    assert result.exit_code == ExitCode.USAGE
    assert "Cannot write no/such/file.json" in " ".join(result.stderr.split())


def test_end_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    progress = FileProgress(folder / "p.json", NoProgress(), seconds=0)
    with pytest.raises(OutputError, match="Cannot write"), progress:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        progress.record_done()  # this one may be lost


def test_lock_is_held_by_one() -> None:
    first, second = FileLock(Path("lock")), FileLock(Path("lock"))
    assert not is_locked(Path("lock"))
    assert first.take()
    assert is_locked(Path("lock"))
    assert not second.take()
    first.let_go()
    assert not Path("lock").exists()
    assert second.take()
    second.let_go()
    second.let_go()
