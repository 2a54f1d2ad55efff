"""The log of reviews: what was added is read back, nothing in it changes, and what stands follows from it."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine as Database
from sqlalchemy import event

from analyser.domain.finding import Engine, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.errors import StoreError
from analyser.storing import open_store, reviewing
from analyser.storing.store import Store

NEWER = Engine(version="1.1", criteria="d" * 64, model="statements", model_sha256="e" * 64)
MET, PARTLY, NOT_MET = Status.MET, Status.PARTLY_MET, Status.NOT_MET


@pytest.fixture
def one(store: Store, assess: Any) -> Any:
    """A saved assessment with a finding that is not met."""
    saved = assess("Agreed: joint s47.")
    store.save(store.begin_batch("June", "records"), [saved])
    return saved


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to any database meanwhile."""
    sent: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        sent.append(statement)

    event.listen(Database, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Database, "before_cursor_execute", note)


def stands(store: Store) -> list[tuple[str, Status | None]]:
    return [(each.reviewer, each.status) for each in store.current_reviews()]


SUMMER = dt.timezone(dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("held", "changes"),
    [
        pytest.param(None, {}, id="confirm"),
        pytest.param(MET, {}, id="override"),
        pytest.param(
            PARTLY, {"reason_code": ReasonCode.OTHER, "note": "See\x00 the\r\n“second” page \U0001f476"}, id="note"
        ),
        pytest.param(MET, {"evidence": ((8, 17), (0, 6))}, id="marked-in-any-order"),
        pytest.param(MET, {"evidence": ((0, 18),)}, id="marked-to-the-end"),
        pytest.param(None, {"engine": NEWER, "adjudicates": True}, id="other-engine"),
        pytest.param(None, {"reviewer": "O'Brien \x00; DROP TABLE reviews; --"}, id="odd-name"),
        pytest.param(None, {"made_at": dt.datetime(2015, 6, 5, 9, 30, 1, 123456, tzinfo=SUMMER)}, id="summer-time"),
    ],
)
def test_what_is_read_back_is_what_was_added(
    store: Store, one: Any, review: Any, held: Status | None, changes: dict[str, Any]
) -> None:
    made = review(one, held, **changes)
    store.add_review(made)
    assert store.reviews_of(made.sha256) == [made]
    assert list(store.current_reviews()) == [made]
    assert store.reviews_of(made.sha256)[0].made_at.tzinfo is dt.UTC


def test_an_undo_takes_back_the_last_word_and_the_one_before_stands_again(store: Store, one: Any, review: Any) -> None:
    first, second, third = review(one), review(one, PARTLY), review(one, MET)
    for made, standing in (
        (first, first),
        (second, second),
        (second.undone(), first),
        (third, third),
        (third.undone(), first),
        (first.undone(), None),
    ):
        before = store.reviews_of(one.record.sha256)
        store.add_review(made)
        assert store.reviews_of(one.record.sha256) == [*before, made]
        assert list(store.current_reviews()) == ([standing] if standing else [])
    with pytest.raises(StoreError, match=r"Cannot add the review of s47_decision .* nothing of this reviewer's stands"):
        store.add_review(first.undone())
    assert store.info().reviews == 6


def test_reviewers_criteria_and_adjudications_stand_apart(store: Store, one: Any, review: Any) -> None:
    ann, bob = review(one, MET), review(one, reviewer="bob")
    timing = review(one, criterion="timing_rationale")
    settled = review(one, MET, reviewer="bob", adjudicates=True)
    for made in (ann, bob, timing, settled):
        store.add_review(made)
    assert list(store.current_reviews()) == [ann, bob, settled, timing]
    store.add_review(settled.undone())
    assert list(store.current_reviews()) == [ann, bob, timing]
    with pytest.raises(StoreError, match="nothing of this reviewer's stands"):
        store.add_review(settled.undone())
    store.add_review(bob.undone())
    assert list(store.current_reviews()) == [ann, timing]


def test_reviews_stand_when_the_text_is_scanned_again(store: Store, one: Any, assess: Any, review: Any) -> None:
    store.add_review(review(one, MET))
    batch = store.begin_batch("July", "records")
    assert store.save(batch, [assess(one.record.text, record_id="renamed", engine=NEWER, s47=PARTLY)]).updated == 1
    [carried] = store.current_reviews(batch)
    assert (carried.status, carried.reviewed_status, carried.engine) == (MET, NOT_MET, one.engine)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({}, "abcd", id="all"),
        pytest.param({"reviewer": "ann"}, "abd", id="reviewer"),
        pytest.param({"reviewer": "An"}, "", id="exact"),
        pytest.param({"criterion": "timing_rationale"}, "d", id="criterion"),
        pytest.param({"sha256": "one"}, "acd", id="record"),
        pytest.param({"batch": "July"}, "b", id="batch"),
        pytest.param({"batch": "July", "sha256": "one"}, "", id="together"),
    ],
)
def test_filters(store: Store, assess: Any, review: Any, asked: dict[str, Any], found: str) -> None:
    one, two = assess("one"), assess("two")
    batches = {name: store.begin_batch(name, "records") for name in ("June", "July")}
    store.save(batches["June"], [one, two])
    store.save(batches["July"], [two])
    made = {
        "a": review(one),
        "b": review(two, MET),
        "c": review(one, reviewer="bob"),
        "d": review(one, criterion="timing_rationale"),
    }
    for each in made.values():
        store.add_review(each)
    if "batch" in asked:
        asked = asked | {"batch": batches[asked["batch"]]}
    if "sha256" in asked:
        asked = asked | {"sha256": one.record.sha256}
    by_age = [each for each in made.values() if each in list(store.current_reviews(**asked))]
    assert by_age == [made[letter] for letter in found]
    if asked.keys() <= {"sha256", "criterion", "reviewer"}:
        wanted = {"sha256": one.record.sha256} | asked
        assert store.reviews_of(**wanted) == [
            made[letter] for letter in found if made[letter].sha256 == wanted["sha256"]
        ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"sha256": "f" * 64}, r"it holds no such record. Scan it first", id="no-record"),
        pytest.param({"criterion": "attendance"}, r"no finding on that. Scan the record again", id="no-finding"),
        pytest.param({"evidence": ((0, 4), (9, 19))}, r"ends past the record's 18 characters", id="past-the-end"),
    ],
)
def test_what_cannot_be_added(store: Store, one: Any, review: Any, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(StoreError, match=message):
        store.add_review(replace(review(one), **changes))
    assert store.info().reviews == 0
    assert len(store.info().engines) == 1


def test_the_log_is_only_added_to(store: Store, one: Any, assess: Any, review: Any) -> None:
    with statements() as sent:
        for made in (review(one), review(one, MET), review(one, MET).undone(), review(one).undone()):
            store.add_review(made)
        store.save(store.begin_batch("July", "records"), [assess(one.record.text, engine=NEWER)])
    about = [each.split()[0] for each in sent if "reviews" in each]
    assert about.count("INSERT") == 4
    assert set(about) == {"INSERT", "SELECT"}


def test_a_long_log_is_read_piece_by_piece(
    store: Store, assess: Any, review: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "_AT_ONCE", 50)
    everything = [assess(f"text {number}") for number in range(12)]
    store.save(store.begin_batch("June", "records"), everything)
    for each in everything:
        for reviewer in range(20):
            store.add_review(review(each, reviewer=f"r-{reviewer}"))
    reading = store.current_reviews()
    first = next(reading)
    store.add_review(review(everything[0], MET, reviewer="r-0"))  # reading keeps nobody from writing
    rest = list(reading)
    assert [each.sha256 for each in (first, *rest)] == sorted(
        each.record.sha256 for each in everything for _ in range(20)
    )


@pytest.mark.parametrize("asked", [pytest.param(True, id="one-record"), pytest.param(False, id="all")])
def test_what_stands_is_looked_up(tmp_path: Path, assess: Any, review: Any, asked: bool) -> None:
    """What keeps the page of a record, and an export, quick beside a long log."""
    saved = assess("text")
    with open_store(f"{tmp_path}/a.sqlite") as store:
        store.save(store.begin_batch("June", "records"), [saved])
        store.add_review(review(saved))
        with statements() as sent:
            list(store.current_reviews(sha256=saved.record.sha256 if asked else None))
    [query] = [each for each in sent if "FROM reviews" in each]
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", [""] * query.count("?"))]
    lane = "(record_key=? AND criterion=? AND reviewer=? AND adjudicates=? AND rowid>?)"
    assert any(step.endswith(lane) for step in plan), plan
    assert len([step for step in plan if step.startswith("SCAN")]) == (0 if asked else 1), plan


ENTRIES = st.lists(
    st.tuples(st.sampled_from(["ann", "bob"]), st.booleans(), st.sampled_from([MET, PARTLY, NOT_MET, None])),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=ENTRIES)
def test_what_stands_is_a_stack_for_each_reviewer(
    store: Store, assess: Any, review: Any, entries: list[tuple[str, bool, Status | None]]
) -> None:
    saved = assess(f"text {uuid4()}")  # a record of its own, as the store is shared by all examples
    stacks: dict[tuple[str, bool], list[Review]] = {}
    store.save(store.begin_batch("June", "records"), [saved])
    for reviewer, adjudicates, held in entries:
        stack = stacks.setdefault((reviewer, adjudicates), [])
        made = review(saved, held or NOT_MET, reviewer=reviewer, adjudicates=adjudicates)
        if held is not None:
            store.add_review(made)
            stack.append(made)
        elif stack:
            store.add_review(made.undone())
            stack.pop()
        else:
            with pytest.raises(StoreError, match="nothing of this reviewer's"):
                store.add_review(made.undone())
    standing = [stack[-1] for stack in stacks.values() if stack]
    found = list(store.current_reviews(sha256=saved.record.sha256))
    assert sorted(found, key=lambda each: each.made_at) == sorted(standing, key=lambda each: each.made_at)
    undone = [each for each in store.reviews_of(saved.record.sha256) if each.action is ReviewAction.UNDO]
    assert len(undone) <= sum(held is None for _, _, held in entries)
