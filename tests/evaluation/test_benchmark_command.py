"""``analyser benchmark``: the measurements are of what they say, and can be run by a person."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyser.cli import app
from analyser.errors import AnalyserError
from analyser.evaluation.memory import measure_memory
from analyser.evaluation.scanning import scan
from analyser.evaluation.speed import measure_speed, measure_start
from analyser.pipeline import load_pipeline

TEXT = "Strategy discussion held today. Agreed: joint s47. DC Shaw to visit today.\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    (folder / "north").mkdir(parents=True)
    (folder / "labels.jsonl").write_text("{}\n", encoding="utf-8")
    for number in range(4):
        (folder / "north" / f"r{number}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_scan_writes_every_record(records: Path, tmp_path: Path) -> None:
    target = tmp_path / "findings.jsonl"
    assert list(scan(load_pipeline(), [records], target)) == [1, 2, 3, 4]
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [row["record_id"] for row in rows] == ["r0", "r1", "r2", "r3"]
    assert {row["status"] for row in rows} == {"assessed"}


def test_speed(records: Path) -> None:
    speed = measure_speed(load_pipeline(), records, repeat=3)
    assert (speed.records, speed.words) == (4, 4 * len(TEXT.split()))
    assert 0 < speed.lowest <= speed.ratio <= speed.highest
    assert speed.scan > 0 and speed.tokeniser > 0


def test_start() -> None:
    assert 0 < measure_start(["--version"], repeat=1) < 60


def test_memory(records: Path) -> None:
    memory = measure_memory(records, 12, early=5)
    assert (memory.early_records, memory.records) == (5, 12)
    assert memory.early_megabytes > 10
    assert memory.megabytes > 0.99 * memory.early_megabytes  # a peak, but the kernel counts pages in batches
    assert memory.growth == memory.megabytes / memory.early_megabytes


def test_too_few_records_for_growth(records: Path) -> None:
    with pytest.raises(AnalyserError, match="more than 2000"):
        measure_memory(records, 2000)


def test_nothing_to_measure_with(tmp_path: Path) -> None:
    with pytest.raises(AnalyserError, match="No record to measure with"):
        measure_memory(tmp_path, 3000)
    with pytest.raises(AnalyserError, match="No record to measure with"):
        measure_speed(load_pipeline(), tmp_path)


def test_command(records: Path) -> None:
    arguments = ["benchmark", "--records", str(records), "--repeat", "1"]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0, shown.output
    assert "4 records, 48 words" in shown.stdout
    form = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)
    assert form["memory"] is None
    assert set(form["speed"]) == {"records", "words", "scan", "tokeniser", "ratio", "lowest", "highest"}
