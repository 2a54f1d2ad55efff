"""Reading back: lists, filters and tables of counts."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine as Database
from sqlalchemy import event

from analyser.domain.finding import Engine, Status
from analyser.errors import StoreError
from analyser.storing import Batch, open_store
from analyser.storing.store import Store

JUNE = {"date": "2015-06-05", "team": "East", "agency": "Police"}
JULY = {"date": "2015-07-01", "team": "West", "agency": "Police"}


@pytest.fixture
def filled(store: Store, assess: Any) -> tuple[Store, Batch, Batch]:
    """Two batches that share one record."""
    first, second = (store.begin_batch(name, "records") for name in ("June", "July"))
    shared = assess("c", record_id="r-c")
    store.save(
        first,
        [
            assess("a", record_id="r-a", metadata=JUNE, s47=Status.MET),
            assess("b", record_id="r-b", metadata=JULY),
            shared,
        ],
    )
    store.save(second, [shared, assess("d", record_id="r-d", metadata=JULY, s47=Status.PARTLY_MET)])
    return store, first, second


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({}, "abcd", id="all"),
        pytest.param({"team": "West"}, "bd", id="team"),
        pytest.param({"agency": "Police"}, "abd", id="agency"),
        pytest.param({"team": "west"}, "", id="exact"),
        pytest.param({"criterion": "s47_decision"}, "abcd", id="criterion"),
        pytest.param({"criterion": "nonsense"}, "", id="unknown-criterion"),
        pytest.param({"criterion": "s47_decision", "status": Status.NOT_MET}, "bc", id="criterion-status"),
        pytest.param({"status": Status.PARTLY_MET}, "d", id="status"),
        pytest.param({"status": Status.NOT_ASSESSED}, "", id="no-such-status"),
        pytest.param({"criterion": "s47_decision", "status": Status.NOT_MET, "team": "West"}, "b", id="together"),
        pytest.param({"offset": 1, "limit": 2}, "bc", id="page"),
        pytest.param({"offset": 9}, "", id="past-the-end"),
    ],
)
def test_filters(filled: tuple[Store, Batch, Batch], asked: dict[str, Any], found: str) -> None:
    assert [each.record_id for each in filled[0].records(**asked)] == [f"r-{letter}" for letter in found]


def test_filters_hold_within_a_batch(filled: tuple[Store, Batch, Batch]) -> None:
    store, first, second = filled
    assert [each.record_id for each in store.records(first)] == ["r-a", "r-b", "r-c"]
    assert [each.record_id for each in store.records(second, team="West")] == ["r-d"]
    assert [each.record_id for each in store.records(second, status=Status.NOT_MET)] == ["r-c"]


def test_a_line_of_the_list(filled: tuple[Store, Batch, Batch]) -> None:
    [record] = filled[0].records(limit=1)
    assert (record.record_id, record.source, record.characters) == ("r-a", "r-a.txt", 1)
    assert (record.date, record.team, record.agency) == (dt.date(2015, 6, 5), "East", "Police")
    assert record.flags == ()
    assert filled[0].records(offset=1)[0].flags == ("s47_decision",)


def test_counts(filled: tuple[Store, Batch, Batch]) -> None:
    store, first, second = filled
    met, partly, not_met, not_assessed = Status
    assert store.counts() == {
        "s47_decision": {met: 1, partly: 1, not_met: 2, not_assessed: 0},
        "timing_rationale": {met: 4, partly: 0, not_met: 0, not_assessed: 0},
    }
    assert store.counts(first)["s47_decision"] == {met: 1, partly: 0, not_met: 2, not_assessed: 0}
    assert store.counts(second)["s47_decision"] == {met: 0, partly: 1, not_met: 1, not_assessed: 0}


def test_counts_of_a_small_batch_in_a_large_store(store: Store, assess: Any) -> None:
    small, large = (store.begin_batch(name, "records") for name in ("small", "large"))
    store.save(small, [assess("text 1"), assess("text 2", s47=Status.MET)])
    store.save(large, [assess(f"text {number}") for number in range(3, 30)])
    assert store.counts(small)["s47_decision"][Status.NOT_MET] == 1
    assert store.counts(large)["s47_decision"][Status.NOT_MET] == 27


def test_copies_of_one_text_count_once(store: Store, assess: Any) -> None:
    batch = store.begin_batch("June", "records")
    store.save(batch, [assess("copied", record_id=name) for name in "abc"])
    assert store.counts()["s47_decision"][Status.NOT_MET] == 1
    assert store.counts(batch)["s47_decision"][Status.NOT_MET] == 1


def test_counts_by_month(filled: tuple[Store, Batch, Batch]) -> None:
    store = filled[0]
    months = store.counts_by_month()["s47_decision"]
    june, july = dt.date(2015, 6, 1), dt.date(2015, 7, 1)
    assert {month: counts[Status.MET] for month, counts in months.items()} == {None: 0, june: 1, july: 0}
    assert {month: sum(counts.values()) for month, counts in months.items()} == {None: 1, june: 1, july: 2}
    assert list(store.counts_by_month(team="West", agency="Police")["s47_decision"]) == [july]
    assert store.counts_by_month(team="East", agency="Health") == {}


def test_an_empty_store(store: Store) -> None:
    assert store.batches() == []
    assert store.records() == []
    assert store.counts() == {}
    assert store.counts_by_month() == {}
    info = store.info()
    assert (info.batches, info.records, info.texts, info.findings, info.engines) == (0, 0, 0, 0, ())


def test_info(filled: tuple[Store, Batch, Batch]) -> None:
    info = filled[0].info()
    assert (info.batches, info.records, info.texts, info.problems, info.findings) == (2, 4, 4, 0, 8)
    assert info.engines == (Engine(version="1.0", criteria="c" * 64),)


@pytest.mark.parametrize(
    ("which", "found"), [pytest.param("1", "June", id="number"), pytest.param("July", "July", id="name")]
)
def test_finding_a_batch(filled: tuple[Store, Batch, Batch], which: str, found: str) -> None:
    assert filled[0].find_batch(which).name == found


def test_a_number_comes_before_a_name_that_looks_like_one(store: Store) -> None:
    store.begin_batch("2", "records")
    store.begin_batch("July", "records")
    assert store.find_batch("2").name == "July"


@pytest.mark.parametrize(
    ("which", "message"),
    [
        pytest.param("May", r"has no batch 'May'.*the newest are: 1 .June., 2 .July., 3 .July.", id="none"),
        pytest.param("July", r"Several batches.*called 'July'. Give the number instead: 2, 3", id="several"),
    ],
)
def test_a_batch_that_cannot_be_told(filled: tuple[Store, Batch, Batch], which: str, message: str) -> None:
    filled[0].begin_batch("July", "elsewhere")
    with pytest.raises(StoreError, match=message):
        filled[0].find_batch(which)


def test_a_record_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError, match=r"holds no record whose text has the hash 'abc'. Scan it first"):
        store.assessment("abc")
    assert store.text("abc") is None


def test_counting_reads_an_index_and_no_record(tmp_path: Path, assess: Any) -> None:
    """What keeps a page over 1.4 million findings within its two seconds."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        asked.append(statement)

    with open_store(f"{tmp_path}/a.sqlite") as store:
        batch = store.begin_batch("June", "records")
        store.save(batch, [assess(f"text {number}", metadata=JUNE) for number in range(50)])
        event.listen(Database, "before_cursor_execute", note)
        try:
            store.counts()
            store.counts(batch)
            store.counts_by_month()
        finally:
            event.remove(Database, "before_cursor_execute", note)
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        counting = [statement for statement in asked if "FROM findings" in statement]
        plans = [
            [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", [1] * statement.count("?"))]
            for statement in counting
        ]
    assert len(plans) == 3
    for plan in plans:
        assert any("SCAN findings USING COVERING INDEX ix_findings_criterion" in step for step in plan), plan
