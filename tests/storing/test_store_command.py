"""``analyser store``, through the real command line."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from analyser.cli import app
from analyser.domain.finding import Engine
from analyser.storing import open_store


@pytest.fixture
def url(store_url: str, assess: Any) -> str:
    """A store with two batches, one of which has mark-up for a name."""
    with open_store(store_url) as store:
        june = store.begin_batch("[red]June[/red]", "records/june")
        store.save(june, [assess("one"), assess("two"), assess("", problem="Cannot read it.")])
        july = store.begin_batch("July", "records/july")
        engine = Engine(version="2.0", criteria="c" * 64, model="statements")
        store.save(july, [assess("two", engine=engine), assess("three", engine=engine)])
        store.begin_batch("broken off", "records/august")
    return store_url


def run(*arguments: object, answer: str = "") -> Result:
    return CliRunner().invoke(app, ["store", *map(str, arguments)], input=answer, env={"COLUMNS": "160"})


def test_info(url: str) -> None:
    result = run("info", url)
    assert result.exit_code == 0
    lines = ["".join(line.split()) for line in result.output.splitlines()]
    for expected in (
        "Batches│3",
        "Records(differenttexts)│3",
        "…keptwiththeirtext│3",
        "Filesthatcouldnotberead│1",
        "Reviews(entriesofthelog)│0",
    ):
        assert f"│{expected}│" in lines
    assert "2.0, criteria cccccccccccc, model statements" in result.output


def test_batches(url: str) -> None:
    result = run("batches", url)
    assert result.exit_code == 0
    rows = [
        [cell.strip() for cell in line.split("│")[1:-1]] for line in result.output.splitlines() if "records/" in line
    ]
    assert [[row[0], row[1], row[2], *row[4:]] for row in rows] == [
        ["1", "[red]June[/red]", "records/june", "finished", "2", "1"],
        ["2", "July", "records/july", "finished", "2", "0"],
        ["3", "broken off", "records/august", "not finished", "0", "0"],
    ]


def test_no_batches_yet(store_url: str) -> None:
    open_store(store_url).close()
    assert run("batches", store_url).output == "The store holds no batches yet.\n"


@pytest.mark.parametrize("which", ["2", "July"])
def test_delete(url: str, which: str) -> None:
    result = run("delete", url, which, answer="y\n")
    assert result.exit_code == 0
    assert "Delete batch 2 ('July' from records/july, 2 records)? This cannot be undone." in result.output
    assert "Records that went with it: 1." in result.output
    with open_store(url) as store:
        assert [batch.id for batch in store.batches()] == [1, 3]
        assert store.info().records == 2


def test_delete_says_how_many_reviews_go(url: str, assess: Any, review: Any) -> None:
    with open_store(url) as store:
        for text in ("one", "two", "three"):
            store.add_review(review(assess(text)))
    result = run("delete", url, "July", answer="y\n")
    assert "2 records)? Entries in the log of reviews that go with it: 1. This cannot be undone." in result.output
    with open_store(url) as store:
        assert store.info().reviews == 2


@pytest.mark.parametrize("answer", ["n\n", ""])
@pytest.mark.parametrize("command", [("delete", "2"), ("purge-text",)])
def test_nothing_is_deleted_without_a_yes(url: str, command: tuple[str, ...], answer: str) -> None:
    assert run(command[0], url, *command[1:], answer=answer).exit_code == 1
    with open_store(url) as store:
        assert (store.info().batches, store.info().texts) == (3, 3)


def test_purge_text(url: str) -> None:
    result = run("purge-text", url, "--yes")
    assert result.exit_code == 0
    assert result.output == "Records whose words were deleted: 3.\n"
    with open_store(url) as store:
        assert (store.info().records, store.info().texts) == (3, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("delete", "{}/findings.sqlite", "9", "--yes"), "has no batch '9'", id="no-such-batch"),
        pytest.param(("info", "{}/nowhere.sqlite"), "There is no store at", id="no-such-store"),
        pytest.param(("batches", "{}/findings.txt"), "is no database URL", id="no-url"),
        pytest.param(("purge-text", "sqlite:///{}/notes.txt", "--yes"), "file is not a database", id="no-database"),
        pytest.param(("info",), "Missing argument 'STORE'", id="no-argument"),
    ],
)
def test_errors_are_clear(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    open_store(f"{tmp_path}/findings.sqlite").close()
    (tmp_path / "notes.txt").write_text("notes " * 500)
    result = run(*(argument.format(tmp_path) for argument in arguments))
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not (tmp_path / "nowhere.sqlite").exists()
