from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli import demo
from analyser.cli.exit_codes import ExitCode

Invoke = Callable[..., Result]


def test_demo_scans_the_batch_and_says_where_the_reports_are(
    invoke: Invoke, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_BATCH", records)
    (records / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    result = invoke("demo")
    assert result.exit_code == ExitCode.DONE
    page, book = Path("out/demo.html"), Path("out/demo.xlsx")
    assert page.stat().st_size > 5_000
    assert book.stat().st_size > 5_000
    assert page.resolve().as_uri() in result.stdout
    assert str(book.resolve()) in result.stdout
    assert "Not assessed (1)" in result.stderr


def test_shipped_batch_comes_in_many_formats_and_is_read_but_for_what_is_broken(invoke: Invoke) -> None:
    result = invoke("demo")
    assert result.exit_code == ExitCode.DONE
    assert "What is still missing" in result.stdout
    page = Path("out/demo.html").read_text(encoding="utf-8")
    for suffix in ("csv", "docx", "eml", "ods", "parquet", "pdf", "rtf", "txt", "xlsx", "zip"):
        assert f".{suffix}" in page
    assert 15 <= page.count('<details class="record"') <= 40
    assert 2 <= page.count('<p class="problem">') <= 5


def test_demo_without_a_checkout_says_what_to_do_instead(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_BATCH", tmp_path / "nowhere")
    result = invoke("demo")
    assert result.exit_code == ExitCode.USAGE
    assert "analyser scan FOLDER --out report.html" in result.stderr
    assert not Path("out").exists()
