import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.reading import ReadOptions, read_paths
from analyser.reading.counting import count_records
from analyser.reading.walk import find_files

DEMO = Path(__file__).parents[2] / "data" / "synthetic" / "demo"
TABLE = "Ref,Minutes\n" + "".join(f"{number},Joint s47 agreed.\n" for number in range(50))
LONG = "Record ID,Question,Answer\n" + "".join(f"{number // 5},Why now?,Said {number}.\n" for number in range(50))


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in [*sorted(DEMO.iterdir()), DEMO]])
def test_as_many_as_are_read(file: Path) -> None:
    counted = count_records(find_files([file]), ReadOptions())
    read = len(list(read_paths([file])))
    attached = 0 if counted == read else len(list(read_paths([DEMO / "email.eml"]))) - 1
    assert counted == read - attached  # what is attached to an e-mail is not looked for


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        pytest.param("a.csv", TABLE, 50, id="wide"),
        pytest.param("a.csv", LONG, 10, id="long"),
        pytest.param("a.csv", "Ref,Minutes\n", 1, id="no-rows"),
        pytest.param("a.txt", TABLE, 1, id="text"),
        pytest.param("a.xyz", TABLE, 1, id="unknown"),
        pytest.param("a.xlsx", TABLE, 50, id="table-under-another-name"),
        pytest.param("a.zip", TABLE, 1, id="damaged"),
    ],
)
def test_count(name: str, text: str, count: int, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert count_records(find_files([tmp_path]), ReadOptions()) == count


def test_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in (("t.csv", TABLE), ("b.txt", "x"), ("c.docx", "no"), (".hidden", "x")):
            archive.writestr(name, text)
    assert count_records(find_files([tmp_path]), ReadOptions()) == 52


def test_nobody_is_told(tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    assert count_records(find_files([tmp_path]), ReadOptions(on_guess=refuse, on_file=refuse)) == 50


def test_standard_input_is_not_read() -> None:
    assert count_records(find_files(["-"]), ReadOptions()) is None


def test_documents_are_not_opened(tmp_path: Path, seconds: Callable[..., float]) -> None:
    for number in range(2000):
        (tmp_path / f"{number}.txt").touch()
    files = find_files([tmp_path])
    assert count_records(files, ReadOptions()) == 2000
    assert seconds(lambda: count_records(files, ReadOptions())) < 1
