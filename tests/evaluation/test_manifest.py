"""The shipped records are those the manifest describes, and a change to one is seen."""

import json
import shutil
from pathlib import Path

import pytest

from analyser.evaluation.manifest import MANIFEST_NAME, build_manifest, write_manifest

MINUTES = Path(__file__).parents[2] / "data" / "synthetic" / "minutes"
AUTHORS = {"authority": 30, "clinic": 30, "dev": 40, "noisy": 30, "pairs": 30, "partners": 30}


def test_the_manifest_is_true() -> None:
    manifest = json.loads((MINUTES / MANIFEST_NAME).read_text(encoding="utf-8"))
    assert manifest == build_manifest(MINUTES)
    assert {author: each["records"] for author, each in manifest["authors"].items()} == AUTHORS


def test_nothing_else_stands_beside_the_records() -> None:
    for author, count in AUTHORS.items():
        folder = MINUTES / author
        assert {path.name for path in folder.iterdir()} == {"labels.jsonl", "records"}
        assert len(list((folder / "records").glob("*.txt"))) == len(list((folder / "records").iterdir())) == count


@pytest.mark.parametrize("name", ["labels.jsonl", "records/t2-001.txt"])
def test_a_changed_file_is_seen(tmp_path: Path, name: str) -> None:
    shutil.copytree(MINUTES / "clinic", tmp_path / "clinic")
    before = build_manifest(tmp_path)
    with (tmp_path / "clinic" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert build_manifest(tmp_path)["authors"] != before["authors"]


def test_it_is_written_where_it_belongs(tmp_path: Path) -> None:
    shutil.copytree(MINUTES / "clinic", tmp_path / "clinic")
    file = write_manifest(tmp_path)
    assert file == tmp_path / MANIFEST_NAME
    assert json.loads(file.read_text(encoding="utf-8")) == build_manifest(tmp_path)
