import io
import re

import pytest
from rich.console import Console

from analyser.cli.progress import BarProgress, LineProgress, NoProgress, Progress


def run(progress: Progress, records: int) -> None:
    with progress:
        progress.expect(2)
        for _ in range(records):
            progress.record_done()
        progress.file_read()
        progress.columns_guessed("a.csv", "id: Ref")
        progress.record_done()


def console(*, terminal: bool = False) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=100)


def shown(screen: Console) -> str:
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def test_lines_come_now_and_then() -> None:
    screen = console()
    run(LineProgress(screen, seconds=0), 2)
    lines = shown(screen).splitlines()
    assert re.fullmatch(r"1 record, [\d,]+ a second, 0 of 2 files read", lines[0])
    assert lines[2] == "a.csv: id: Ref"
    assert lines[3].startswith("3 records, ")
    assert lines[3].endswith("1 of 2 files read")


def test_lines_are_few() -> None:
    screen = console()
    run(LineProgress(screen, seconds=60), 1_000)
    assert shown(screen) == "a.csv: id: Ref\n"


def test_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    run(NoProgress(), 10)
    assert capsys.readouterr() == ("", "")


def test_bar_shows_records_and_leaves_the_columns() -> None:
    screen = console(terminal=True)
    run(BarProgress(screen), 3)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown(screen))
    assert "Scanning" in text
    assert "a.csv: id: Ref\n" in text.replace("\r", "")
