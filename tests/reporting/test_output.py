import os
import pickle
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.domain.finding import Assessment
from analyser.errors import OutputError
from analyser.reporting.output import output_file
from analyser.reporting.report import Format, ReportOptions, format_of, open_report

Assess = Callable[..., Assessment]
Write = Callable[..., Path]


def test_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.csv"
    with output_file(target) as file:
        file.write(b"half")
        file.flush()
        assert not target.exists()
        assert len(list(target.parent.iterdir())) == 1
    assert target.read_bytes() == b"half"
    assert os.listdir(target.parent) == ["report.csv"]  # noqa: PTH208 - names are what is compared


@pytest.mark.parametrize("error", [ValueError("fault"), KeyboardInterrupt(), SystemExit(143)], ids=repr)
def test_error_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    with pytest.raises(type(error)), output_file(target) as file:
        file.write(b"new")
        raise error
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.touch(0o600)
    with output_file(target) as file:
        file.write(b"x")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with output_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("folder", "it is a folder. Name a file in it", id="folder"),
        pytest.param("file/x.csv", "Choose another place", id="file-as-folder"),
        pytest.param("x" * 300 + ".csv", "too long", id="long-name"),
    ],
)
def test_impossible_target(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=said), output_file(tmp_path / name):
        pytest.fail("it must not open")


@pytest.mark.parametrize("form", Format)
def test_full_disk_is_said_in_words(form: Format, options: ReportOptions, assess: Assess) -> None:
    with (
        pytest.raises(OutputError, match=r"^Cannot write /dev/full: the disk is full\. Free some space"),
        open_report(Path("/dev/full"), form, options) as report,
    ):
        for number in range(400):
            report.write(assess(record_id=f"a-{number}"))


LIMITED = """
    import pickle, resource, sys
    from pathlib import Path
    from analyser.errors import OutputError
    from analyser.reporting.report import Format, open_report

    form, target, options, assessment = pickle.loads(sys.stdin.buffer.read())
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    try:
        with open_report(target, form, options) as report:
            for number in range(3_000):
                report.write(assessment)
    except OutputError as error:
        print(error)
"""


@pytest.mark.parametrize("form", Format)
def test_file_that_cannot_grow_leaves_nothing_behind(
    form: Format, options: ReportOptions, assess: Assess, tmp_path: Path
) -> None:
    target = tmp_path / f"report.{form}"
    target.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LIMITED)],
        input=pickle.dumps((form, target, options, assess())),
        capture_output=True,
        check=True,
    )
    assert b"Cannot write" in run.stdout
    assert b"larger than this system allows" in run.stdout
    assert run.stderr == b""
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jsonl", Format.JSONL), ("a.ndjson", Format.JSONL), ("A.CSV", Format.CSV), ("a.b.htm", Format.HTML)],
)
def test_suffix_says_the_format(name: str, form: Format) -> None:
    assert format_of(Path(name)) is form


@pytest.mark.parametrize("name", ["report", "report.json", "report.docx"])
def test_unknown_suffix_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(OutputError, match=r"\.jsonl, \.csv, \.parquet, \.xlsx, \.html.*--format"):
        format_of(Path(name))


@pytest.mark.parametrize("form", Format)
def test_batch_of_none_is_a_whole_file(form: Format, write: Write) -> None:
    assert write(form, []).stat().st_size > 0 or form is Format.JSONL
