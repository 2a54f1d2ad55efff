"""When the disk is full or the database is busy: a StoreError that helps, and whole records."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from analyser.errors import StoreError
from analyser.reporting.json_form import to_json
from analyser.storing import SaveCounts, open_store, opening
from analyser.storing.store import Store


@contextmanager
def each_connection_begins_with(statement: str) -> Iterator[None]:
    def run(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(statement)

    event.listen(Engine, "connect", run)
    try:
        yield
    finally:
        event.remove(Engine, "connect", run)


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system refuses to write further into any file, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def many(assess: Any) -> Iterator[Any]:
    for number in range(1600):
        yield assess(f"text {number} " * 150, record_id=f"r-{number}")


def assert_whole_and_resumable(path: Path, assess: Any) -> None:
    everything = list(many(assess))
    with open_store(str(path)) as store:
        [batch] = store.batches()
        assert batch.finished_at is None
        assert 0 < batch.records < 1600
        assert batch.records % 500 == 0
        for each in everything[: batch.records : 100]:
            assert store.assessment(each.record.sha256) == to_json(each)
        assert store.save(batch, everything) == SaveCounts(new=1600 - batch.records, unchanged=batch.records)


def test_a_database_that_can_grow_no_further(tmp_path: Path, assess: Any) -> None:
    path = tmp_path / "a.sqlite"
    with each_connection_begins_with("PRAGMA max_page_count = 1500"), open_store(str(path)) as store:
        batch = store.begin_batch("June", "records")
        with pytest.raises(StoreError, match=r"Cannot save to the store .*database or disk is full.*Free some space"):
            store.save(batch, many(assess))
    assert_whole_and_resumable(path, assess)


def test_a_disk_that_can_hold_no_more(tmp_path: Path, assess: Any) -> None:
    path = tmp_path / "a.sqlite"
    with open_store(str(path)) as store:
        batch = store.begin_batch("June", "records")
        with no_file_longer_than(6_000_000), pytest.raises(StoreError, match=r"Cannot save to.*full or failing.*whole"):
            store.save(batch, many(assess))
    assert_whole_and_resumable(path, assess)


def test_a_disk_with_no_room_for_a_new_store(tmp_path: Path) -> None:
    with no_file_longer_than(1000), pytest.raises(StoreError, match=r"Cannot open the store .*full or failing"):
        open_store(f"{tmp_path}/a.sqlite")


def test_a_writer_that_does_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_WAIT_SECONDS", 0)
    path = tmp_path / "a.sqlite"
    with open_store(str(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"database is locked. Another program is writing to it. Wait"):
            store.begin_batch("June", "records")
        assert store.batches() == []


def test_a_reader_that_does_not_let_go_is_named_when_words_are_deleted(
    tmp_path: Path, assess: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_WAIT_SECONDS", 0)
    path = tmp_path / "a.sqlite"
    with open_store(str(path)) as store:
        batch = store.begin_batch("June", "records")
        store.save(batch, [assess("Zeynep said her uncle hit her.")])
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM texts").fetchall()
            with pytest.raises(StoreError, match=r"is deleted.*another program is reading it.*Close that program"):
                store.delete_batch(batch)
        assert store.batches() == []
    assert b"Zeynep" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_words_of_a_record_are_in_no_message(store: Store, assess: Any) -> None:
    batch = store.begin_batch("June", "records")
    with store._writer.begin() as connection:
        connection.exec_driver_sql("DROP TABLE texts")
    with pytest.raises(StoreError) as caught:
        store.save(batch, [assess("Zeynep said her uncle hit her.")])
    error: BaseException | None = caught.value
    while error:
        assert "Zeynep" not in str(error)
        error = error.__cause__
