import os
import re
from pathlib import Path

import pytest

from analyser.errors import OutputError
from analyser.reading.walk import find_files
from dashboard.scans.uploads import is_record, safe_name, shown_names, store
from tests.dashboard.scans.conftest import Uploaded

LONG = "a" * 296 + ".txt"
HOSTILE = [
    "../../x",
    "..\\..\\x.txt",
    "/etc/passwd",
    "C:\\Windows\\x.txt",
    "CON.txt",
    "con",
    "Lpt1.tar.gz",
    "COM¹.txt",
    LONG,
    "é" * 300 + ".docx",
    "." * 300,
    "a." + "b" * 300,
    "",
    "   ",
    "..",
    ".",
    "a\x00b.txt",
    "a\nb.txt",
    "a\u202etxt.exe",
    "a:b.txt",
    "-rf.txt",
    "a b .txt ",
    "x.txt.",
    "README.md.",
    "~$x.docx ",
    "\ud800.txt",
    "$(id).txt",
    "'; DROP TABLE records; --.txt",
    "<script>.txt",
    "e\u0301.txt",
]
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        pytest.param("Minutes 5 May (final).docx", "Minutes 5 May (final).docx", id="everyday"),
        pytest.param("a/b/c.txt", "c.txt", id="folders"),
        pytest.param("../../x", "x", id="up"),
        pytest.param("CON.txt", "_CON.txt", id="device"),
        pytest.param("con", "_con", id="device-alone"),
        pytest.param(LONG, "a" * 120 + ".txt", id="long"),
        pytest.param("x.y.TXT", "x.y.TXT", id="two-dots"),
        pytest.param("e\u0301t\u00e9.txt", "été.txt", id="one-form-of-letters"),
        pytest.param("a:b?.txt", "a_b_.txt", id="forbidden"),
        pytest.param("", "file", id="empty"),
        pytest.param("README.md.", "_README.md", id="would-be-left-out"),
    ],
)
def test_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_every_name_is_safe(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 140
    assert not set(safe) & set('/\\<>:"|?*\x00\n\u202e')
    assert not RESERVED.fullmatch(safe)
    assert safe == safe.strip(" .")
    assert safe_name(safe) == safe
    file = tmp_path / safe
    file.write_text("x")
    assert [found.path for found in find_files([tmp_path])] == [file]  # none is left out when the folder is read


def test_hostile_uploads_stay_in_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "job" / "files"
    folder.parent.mkdir()
    names = store([Uploaded(name, f"{number}") for number, name in enumerate(HOSTILE)], folder)
    written = [Path(base) / file for base, _, files in os.walk(tmp_path) for file in files]
    assert len(written) == len(HOSTILE) == len(names) == len(set(names.values()))
    assert all(file.is_relative_to(folder) for file in written)
    assert {file.as_posix() for file in written} == set(names)
    assert [Path(file).read_text() for file in names] == [str(number) for number in range(len(HOSTILE))]
    assert {file.stat().st_mode & 0o777 for file in written} == {0o600}
    assert {Path(base).stat().st_mode & 0o777 for base, _, _ in os.walk(folder)} == {0o700}


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        pytest.param(["a.txt", "b.txt"], ["a.txt", "b.txt"], id="different"),
        pytest.param(["a.txt", "a.txt", "a.txt"], ["a.txt", "a.txt (2)", "a.txt (3)"], id="alike"),
        pytest.param(["a", "a (2)", "a"], ["a", "a (2)", "a (3)"], id="number-taken"),
        pytest.param(["x/a.txt", "y/a.txt"], ["x/a.txt", "y/a.txt"], id="folders-tell-apart"),
        pytest.param(["../../x", "CON.txt", LONG], ["../../x", "CON.txt", LONG], id="as-they-were-called"),
        pytest.param(["a\nb\x00", "\u202e", ""], ["a b", "file", "file (2)"], id="nothing-unseen"),
        pytest.param(["a\ud800.txt"], ["a\ufffd.txt"], id="no-character"),
    ],
)
def test_shown_names(names: list[str], shown: list[str]) -> None:
    assert shown_names(names) == shown


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("a.txt", True, id="record"),
        pytest.param("../a.txt", True, id="up"),
        pytest.param("README.md", False, id="about-the-folder"),
        pytest.param("x/.DS_Store", False, id="hidden"),
        pytest.param("__MACOSX/a.txt", False, id="in-a-folder-that-is-no-record"),
        pytest.param("~$a.docx", False, id="lock-file"),
    ],
)
def test_is_record(name: str, expected: bool) -> None:
    assert is_record(name) is expected


def test_uploads_are_read_from_their_start(tmp_path: Path) -> None:
    upload = Uploaded("a.csv", "Ref,Minutes\n")
    upload.read()  # as a preview does
    (file,) = store([upload], tmp_path / "files")
    assert Path(file).read_text() == "Ref,Minutes\n"


def test_full_disk_is_told(tmp_path: Path) -> None:
    class Full(Uploaded):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(28, "No space left on device", size)

    with pytest.raises(OutputError, match=r"Cannot store 'a\.txt': No space left on device"):
        store([Full("a.txt", "x")], tmp_path / "files")
