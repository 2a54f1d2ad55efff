"""``analyser scan --resume``: each record once, whatever broke off."""

import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.cli.scan_progress import read_scan_progress
from analyser.pipeline import Pipeline, load_pipeline
from analyser.reading import read_paths
from analyser.settings import Settings
from analyser.storing import open_store

Invoke = Callable[..., Result]
STORE = "s.sqlite"


@pytest.fixture(scope="module")
def engine() -> Pipeline:
    return load_pipeline(Settings(model="none"))


def break_off(pipeline: Pipeline, paths: list[str], after: int, name: str = "June") -> int:
    """A batch in which so many of the records were saved before the power went."""
    with open_store(STORE) as store:
        batch = store.begin_batch(name, ", ".join(paths))
        records = list(read_paths(paths))
        store.save(batch, pipeline.assess_all(records[:after]))
    with sqlite3.connect(STORE) as connection:
        connection.execute("UPDATE batches SET finished_at = NULL")
    connection.close()
    return batch.id


def held() -> Counter[tuple[str, str]]:
    with open_store(STORE) as store:
        (batch,) = store.batches()
        assert batch.finished_at is not None
        saved = [(each.record_id, each.source) for each in store.records(batch, limit=10_000)]
        return Counter(saved + [(each.record_id, each.source) for each in store.problems(batch)])


@pytest.fixture
def mixed(records: Path) -> Path:
    """Files, a table, an unreadable file."""
    rows = "".join(f"{number},Joint s47 agreed {number}.\n" for number in range(6))
    (records / "cases.csv").write_text(f"Ref,Minutes\n{rows}", encoding="utf-8")
    (records / "a.docx").write_bytes(b"PK\x03\x04 no more")
    return records


@pytest.mark.parametrize("after", range(10))
def test_each_record_once_wherever_it_broke_off(invoke: Invoke, mixed: Path, engine: Pipeline, after: int) -> None:
    assert mixed.name == "records"
    wanted = Counter((each.record_id, each.source) for each in read_paths(["records"]))
    assert len(wanted) == 9
    number = break_off(engine, ["records"], after)
    result = invoke("scan", "records", "--store", STORE, "--resume", number, "--progress-to", "p.json")
    assert result.exit_code in {ExitCode.DONE, ExitCode.UNREADABLE}
    assert held() == wanted
    said = read_scan_progress(Path("p.json"))
    assert said is not None
    assert (said.batch, said.expected, said.held, said.records) == (number, 9, min(after, 9), 9 - min(after, 9))
    assert f"Batch {number} held {min(after, 9)} already." in result.stdout


def test_batch_is_found_by_its_name_too(invoke: Invoke, mixed: Path, engine: Pipeline) -> None:
    break_off(engine, [mixed.name], 3)
    assert invoke("scan", "records", "--store", STORE, "--resume", "June").exit_code == ExitCode.DONE
    assert len(held()) == 9


def test_finished_batch_is_refused(invoke: Invoke, records: Path, said: Callable[[Result], str]) -> None:
    assert invoke("scan", records.name, "--store", STORE, "--batch", "June").exit_code == ExitCode.DONE
    result = invoke("scan", records.name, "--store", STORE, "--resume", "June")
    assert result.exit_code == ExitCode.USAGE
    assert "Cannot resume batch 1 (June): it was finished on " in said(result)
    assert "leave --resume out" in said(result)


def test_other_files_are_refused(
    invoke: Invoke, mixed: Path, engine: Pipeline, said: Callable[[Result], str], tmp_path: Path
) -> None:
    number = break_off(engine, [mixed.name], 3)
    for paths in (["./records/../records"], [str(tmp_path / "records")], ["records/cases.csv"]):
        result = invoke("scan", *paths, "--store", STORE, "--resume", number)
        ok = paths == ["records/cases.csv"]  # the batch holds some of it
        assert result.exit_code == (ExitCode.DONE if ok else ExitCode.USAGE)
        assert ok or "it was begun from records, and holds nothing of what is given now" in said(result)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        pytest.param(["--resume", "1"], "no store is named", id="no-store"),
        pytest.param(["--resume", "7", "--store", STORE], "has no batch '7'", id="no-batch"),
        pytest.param(["--resume", "1", "--store", STORE, "--out", "r.csv"], "a report would lack", id="report"),
        pytest.param(["--resume", "1", "--store", STORE, "--format", "csv"], "a report would lack", id="format"),
        pytest.param(["--resume", "1", "--store", STORE, "--batch", "x"], "the batch has a name", id="name"),
    ],
)
def test_refused(invoke: Invoke, records: Path, options: list[str], error: str, said: Callable[[Result], str]) -> None:
    result = invoke("scan", records, *options)
    assert result.exit_code == ExitCode.USAGE
    assert error in said(result).replace("│ ", "")


def test_scan_that_was_killed(invoke: Invoke, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_MODEL", "none")  # faster
    text = "Agreed: joint s47, visit by SW Jo Ash by 8 June. " * 4
    rows = "".join(f"{number},Record {number}: {text}\n" for number in range(1500))
    (records / "cases.csv").write_text(f"Ref,Minutes\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "analyser", "scan", "records", "--store", STORE, "-q", "--progress-to", "p.json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while (now := read_scan_progress(Path("p.json"))) is None or now.records < 600:
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
    result = invoke("scan", "records", "--store", STORE, "--resume", "1", "--progress-to", "p.json")
    assert result.exit_code == ExitCode.DONE
    said = read_scan_progress(Path("p.json"))
    assert said is not None
    assert said.held >= 500
    assert said.held + said.records == 1502
    assert set(held().values()) == {1} and len(held()) == 1502


@pytest.mark.parametrize(
    ("names", "sources"),
    [
        pytest.param({"records/good.txt": "Minutes May.txt"}, ["Minutes May.txt", "records/poor.txt"], id="one"),
        pytest.param({"records/good.txt": "../x", "records/poor.txt": "B"}, ["../x", "B"], id="any-words"),
        pytest.param({}, ["records/good.txt", "records/poor.txt"], id="none"),
        pytest.param({"elsewhere": "x"}, ["records/good.txt", "records/poor.txt"], id="not-there"),
    ],
)
def test_names(invoke: Invoke, records: Path, names: dict[str, str], sources: list[str]) -> None:
    Path("names.json").write_text(str(names).replace("'", '"'), encoding="utf-8")
    invoke("scan", records.name, "--names", "names.json", "--store", STORE)
    assert sorted(source for _, source in held()) == sources


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"[]", "it has another form", id="list"),
        pytest.param(b'{"a": 1}', "it has another form", id="no-words"),
        pytest.param(b'{"a": ""}', "it has another form", id="empty"),
        pytest.param(b"{", "it is no JSON", id="no-json"),
        pytest.param(b'{"a": "x", "b": "x"}', "gives two files one name", id="namesakes"),
        pytest.param(None, "No such file", id="missing"),
    ],
)
def test_names_that_cannot_be_used(
    invoke: Invoke, records: Path, data: bytes | None, error: str, said: Callable[[Result], str]
) -> None:
    if data is not None:
        Path("names.json").write_bytes(data)
    result = invoke("scan", records, "--names", "names.json")
    assert result.exit_code == ExitCode.USAGE
    assert error in said(result)
