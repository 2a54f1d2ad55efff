"""Two who review at once lose nothing, and nothing is taken back twice."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from analyser.domain.finding import Status
from analyser.domain.review import Review, ReviewAction
from analyser.errors import ReviewedMeanwhileError, StoreError
from analyser.storing import open_store
from analyser.storing.store import Store

_REVIEWER = """
import sys
from analyser.domain.finding import Engine, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.storing import open_store

url, reviewer, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
override = dict(action=ReviewAction.OVERRIDE, status=Status.MET, reason_code=ReasonCode.EVIDENCE_MISSED)
with open_store(url) as store:
    for number in range(rounds):
        for record in store.records(limit=100):
            store.add_review(Review(
                sha256=record.sha256, criterion="s47_decision", reviewer=reviewer, reviewed_status=Status.NOT_MET,
                engine=Engine(version="1.0", criteria="c" * 64), note=f"{reviewer} {number}", **override,
            ))
"""


def entries(store: Store) -> list[Review]:
    return [each for record in store.records(limit=100) for each in store.reviews_of(record.sha256)]


def test_processes_that_review_at_once_lose_nothing(store_url: str, assess: Any) -> None:
    with open_store(store_url) as store:
        store.save(store.begin_batch("June", "records"), [assess(f"text {number}") for number in range(5)])
    # Two people, of whom one has signed in twice, while the records are scanned again and again.
    arguments = [sys.executable, "-c", _REVIEWER, store_url]
    running = [subprocess.Popen([*arguments, name, "20"]) for name in ("ann", "bob", "bob")]
    with open_store(store_url) as store:
        for number in range(10):
            again = [assess(f"text {each}", s47=list(Status)[number % 3]) for each in range(5)]
            store.save(store.begin_batch("again", "records"), again)
    assert [process.wait(120) for process in running] == [0, 0, 0]
    with open_store(store_url) as store:
        assert Counter((each.reviewer, each.note) for each in entries(store)) == {
            (name, f"{name} {number}"): 5 * times for name, times in (("ann", 1), ("bob", 2)) for number in range(20)
        }
        standing = list(store.current_reviews())
        assert Counter(each.reviewer for each in standing) == {"ann": 5, "bob": 5}
        assert {each.note for each in standing} == {"ann 19", "bob 19"}


def test_threads_take_each_review_back_once(store: Store, assess: Any, review: Any) -> None:
    saved = assess("text")
    store.save(store.begin_batch("June", "records"), [saved])
    for _ in range(10):
        store.add_review(review(saved))

    def undo(_: int) -> bool:
        try:
            store.add_review(review(saved).undone())
        except StoreError as error:
            assert "nothing of this reviewer's stands" in str(error)
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(undo, range(25))) == 10
    assert Counter(each.action for each in entries(store)) == {ReviewAction.CONFIRM: 10, ReviewAction.UNDO: 10}
    assert list(store.current_reviews()) == []


def test_threads_that_saw_the_same_decide_once(store: Store, assess: Any, review: Any) -> None:
    saved = assess("text")
    store.save(store.begin_batch("June", "records"), [saved])
    first = review(saved)

    def confirm(_: int) -> bool:
        try:
            store.add_review(first, over=())
        except ReviewedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(confirm, range(25))) == 1
    assert entries(store) == [first]


def test_what_stands_is_compared_with_what_was_seen(store: Store, assess: Any, review: Any) -> None:
    saved = assess("text")
    store.save(store.begin_batch("June", "records"), [saved])
    mine = review(saved, reviewer="ann")
    theirs = review(saved, reviewer="bob")
    store.add_review(mine, over=())
    store.add_review(theirs, over=())  # what others hold is not theirs to see
    settled = replace(mine, reviewer="cat", adjudicates=True)
    for stale in ((), (mine,), (theirs, mine)):
        with pytest.raises(ReviewedMeanwhileError, match="has changed"):
            store.add_review(settled, over=stale)
    store.add_review(settled, over=(mine, theirs))
    with pytest.raises(ReviewedMeanwhileError):
        store.add_review(mine.undone(), over=())
    store.add_review(mine.undone(), over=(mine,))
    assert list(store.current_reviews()) == [theirs, settled]


def test_one_who_reviews_while_another_deletes(store: Store, assess: Any, review: Any) -> None:
    saved = assess("text")

    def come_and_go() -> None:
        for _ in range(20):
            batch = store.begin_batch("passing", "records")
            store.save(batch, [saved])
            store.delete_batch(batch)

    with ThreadPoolExecutor(2) as pool:
        passing = pool.submit(come_and_go)
        while not passing.done():
            try:
                store.add_review(review(saved))
            except StoreError as error:
                assert "holds no such record" in str(error)
        passing.result()
    assert store.info().reviews == 0
