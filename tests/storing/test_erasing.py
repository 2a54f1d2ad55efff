"""Deleting a batch: what only it held goes, what others hold stays and goes by their words."""

from typing import Any

import pytest
from sqlalchemy import func, select

from analyser.errors import StoreError
from analyser.reporting.json_form import to_json
from analyser.storing.schema import Base
from analyser.storing.store import Store


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store._reader.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def test_nothing_is_left_of_the_only_batch(store: Store, assess: Any, review: Any) -> None:
    batch = store.begin_batch("June", "records")
    store.save(batch, [assess("one"), assess("two"), assess("", problem="Cannot read it.")])
    for each in (review(assess("one")), review(assess("one")).undone(), review(assess("two"))):
        store.add_review(each)
    before = rows(store)
    assert min(before.values()) > 0
    assert store.delete_batch(batch) == 2
    assert rows(store) == dict.fromkeys(before, 0) | {"engines": 1}


def test_what_another_batch_holds_stays(store: Store, assess: Any) -> None:
    older, newer = (store.begin_batch(name, "records") for name in ("June", "July"))
    shared = assess("shared", metadata={"team": "East", "date": "2015-06-05"})
    store.save(older, [shared, assess("only in June")])
    renamed = assess("shared", record_id="renamed", metadata={"team": "West", "author": "J Smith"})
    store.save(newer, [renamed, assess("only in July")])
    assert store.delete_batch(newer) == 1
    assert [batch.name for batch in store.batches()] == ["June"]
    assert store.info().records == 2
    assert store.assessment(shared.record.sha256) == to_json(shared)
    assert [each.last_seen for each in store.records()] == [older.created_at] * 2


def test_reviews_go_with_the_record_and_not_before(store: Store, assess: Any, review: Any) -> None:
    older, newer = (store.begin_batch(name, "records") for name in ("June", "July"))
    store.save(older, [assess("shared"), assess("only in June")])
    store.save(newer, [assess("shared")])
    kept, gone = (review(assess(text)) for text in ("shared", "only in June"))
    for each in (kept, gone, gone.undone(), gone):
        store.add_review(each)
    assert (store.count_reviews(older), store.count_reviews(newer)) == (3, 0)
    store.delete_batch(older)
    assert store.reviews_of(gone.sha256) == []
    assert list(store.current_reviews()) == [kept]
    assert store.count_reviews(newer) == 1
    store.save(newer, [assess("only in June")])
    assert store.reviews_of(gone.sha256) == []


def test_counts_by_month_follow_a_description_that_changes(store: Store, assess: Any) -> None:
    older, newer = (store.begin_batch(name, "records") for name in ("June", "July"))
    store.save(older, [assess("text", metadata={"team": "East", "date": "2015-06-05"})])
    store.save(newer, [assess("text", metadata={"team": "West", "date": "2016-07-06"})])
    assert store.counts_by_month(team="East") == {}
    assert [str(month) for month in store.counts_by_month(team="West")["s47_decision"]] == ["2016-07-01"]
    store.delete_batch(newer)
    assert store.counts_by_month(team="West") == {}
    assert [str(month) for month in store.counts_by_month(team="East")["s47_decision"]] == ["2015-06-01"]


def test_a_number_is_never_given_twice(store: Store) -> None:
    first = store.begin_batch("June", "records")
    store.delete_batch(first)
    assert store.begin_batch("July", "records").id > first.id


def test_a_batch_can_be_deleted_once(store: Store) -> None:
    batch = store.begin_batch("June", "records")
    store.delete_batch(batch)
    with pytest.raises(StoreError, match=r"has no batch 1. It may have been deleted already"):
        store.delete_batch(batch)


def test_many_shared_records_are_described_again(store: Store, assess: Any) -> None:
    older, newer = (store.begin_batch(name, "records") for name in ("June", "July"))
    store.save(older, [assess(f"text {number}", record_id=f"old-{number:04}") for number in range(1100)])
    store.save(newer, [assess(f"text {number}", record_id=f"new-{number:04}") for number in range(1100)])
    assert store.delete_batch(newer) == 0
    assert all(each.record_id.startswith("old-") for each in store.records(limit=2000))
