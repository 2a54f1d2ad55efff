"""``analyser store report``: what a store holds of a batch is what the scan said."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Invoke = Callable[..., Result]

DEMO = Path(__file__).parents[2] / "data" / "synthetic" / "demo"


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo batch as a scan reported it, and a store that the same scan filled."""
    from typer.testing import CliRunner

    from analyser.cli import app

    folder = tmp_path_factory.mktemp("scanned")
    store, out = folder / "s.sqlite", folder / "scan.jsonl"
    asked = ["scan", str(DEMO), "--store", str(store), "--batch", "Demo", "--out", str(out), "--quiet"]
    assert CliRunner().invoke(app, asked, catch_exceptions=False, prog_name="analyser").exit_code == 3
    return folder


def read_lines(file: Path) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line["problem"]:  # of what could not be read the store keeps the name and the reason
            line["metadata"] = {}
    return sorted(lines, key=lambda line: (line["record_id"], line["source"]))


def test_json_lines_are_those_of_the_scan(scanned: Path, invoke: Invoke) -> None:
    done = invoke("store", "report", scanned / "s.sqlite", "Demo", "--out", scanned / "again.jsonl")
    assert done.exit_code == 0
    said = read_lines(scanned / "scan.jsonl")
    assert read_lines(scanned / "again.jsonl") == said
    assert {line["status"] for line in said} == {"assessed", "not_assessed"}


@pytest.mark.parametrize("suffix", [pytest.param(each, id=each) for each in ("csv", "xlsx", "html", "parquet")])
def test_every_format_is_written(scanned: Path, invoke: Invoke, suffix: str) -> None:
    out = scanned / f"again.{suffix}"
    assert invoke("store", "report", scanned / "s.sqlite", "1", "--out", out).exit_code == 0
    assert out.stat().st_size > 10_000


def test_a_batch_of_which_nothing_could_be_read_is_reported(tmp_path: Path, invoke: Invoke) -> None:
    store, broken, out = tmp_path / "s.sqlite", tmp_path / "broken.docx", tmp_path / "r.jsonl"
    broken.write_bytes(b"not a Word file")
    assert invoke("scan", broken, "--store", store, "--quiet").exit_code == 3
    assert invoke("store", "report", store, "1", "--out", out).exit_code == 0
    [line] = read_lines(out)
    assert (line["record_id"], line["status"]) == ("broken", "not_assessed")


def test_words_that_are_not_kept_cannot_be_reported(tmp_path: Path, invoke: Invoke) -> None:
    store = tmp_path / "bare.sqlite"
    invoke("scan", DEMO / "good-minutes.txt", "--store", store, "--no-text", "--quiet")
    refused = invoke("store", "report", store, "1", "--out", tmp_path / "r.xlsx")
    assert refused.exit_code == 2
    assert "keeps no words of these records, so no report can be made of them" in " ".join(refused.output.split())
    assert not (tmp_path / "r.xlsx").exists()
