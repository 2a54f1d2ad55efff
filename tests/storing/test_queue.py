"""The queue against plain Python: what is in it, in which order, page by page, on both databases."""

import datetime as dt
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine as Database
from sqlalchemy import event

from analyser.domain.finding import Assessment, Finding, Status
from analyser.domain.review import Review
from analyser.storing import Batch, Order, QueueItem, Reviewed, StoredRecord, Wanted, open_store
from analyser.storing.store import Store
from tests.storing.conftest import BOTH, make_assessment, make_review
from tests.storing.server import MIGRATED

S47, TIMING, RISK = "s47_decision", "timing_rationale", "risk_statement"
MET, PARTLY, NOT_MET = Status.MET, Status.PARTLY_MET, Status.NOT_MET
FLAGS = frozenset({PARTLY, NOT_MET})
JUNE, JULY, AUGUST = (dt.date(2015, month, 1) for month in (6, 7, 8))
RECORDS = 60


def made_up(number: int) -> Assessment:
    """A record whose every particular is drawn, with teams and names that sort otherwise in a dictionary."""
    draw = random.Random(number)
    said: dict[str, str] = {}
    if draw.random() < 0.9:
        said["team"] = draw.choice(["East", "east", "Émigré", "West\x00"])
    if draw.random() < 0.9:
        said["agency"] = draw.choice(["Police", "Health"])
    if draw.random() < 0.9:
        said["date"] = f"2015-0{draw.choice('678')}-1{draw.choice('012')}"
    plain = make_assessment(f"text {number}", record_id=draw.choice("aBcÉ-_") + str(number % 7), metadata=said)
    criteria = draw.sample([S47, TIMING, RISK], draw.choice([2, 3]))
    findings = {
        each: Finding(
            criterion=each,
            status=draw.choice([MET, PARTLY, NOT_MET]),
            reason="So it is.",
            confidence=draw.choice([0.0, 0.5, 0.6, 0.75, 0.8125, 1.0]),
        )
        for each in criteria
    }
    return replace(plain, findings=findings)


def reviews_of(assessment: Assessment, number: int) -> Iterator[Review]:
    """What three people say of a record, some of it taken back, some adjudicated; of most records nobody says any."""
    draw = random.Random(-number)
    if number % 3:
        return
    for criterion in assessment.findings:
        for reviewer in draw.sample(["ann", "bob", "Chris"], draw.choice([0, 1, 2, 3])):
            made = make_review(assessment, draw.choice([None, MET, PARTLY]), criterion=criterion, reviewer=reviewer)
            again = make_review(assessment, draw.choice([None, NOT_MET]), criterion=criterion, reviewer=reviewer)
            yield from draw.choice([[made], [made, again], [made, made.undone()], [made, again, again.undone()]])
        if draw.random() < 0.2:
            settled = make_review(assessment, MET, criterion=criterion, reviewer="bob", adjudicates=True)
            yield from draw.choice([[settled], [settled, settled.undone()]])


@dataclass(frozen=True, slots=True)
class Known:
    """What the store says of one record, read one by one."""

    listed: StoredRecord
    findings: dict[str, dict[str, Any]]
    reviews: dict[str, list[Review]]
    names: dict[int, tuple[str, str]]
    """By batch."""


@dataclass(frozen=True, slots=True)
class Held:
    """A store and all that is in it."""

    store: Store
    batches: list[Batch]
    records: dict[str, Known]


@pytest.fixture(scope="module", params=BOTH)
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """Two batches that share records, one of which stands twice in the second; tests only read it."""
    if request.param == "sqlite":
        yield from filled(f"{tmp_path_factory.mktemp('queue')}/a.sqlite")
        return
    with request.getfixturevalue("server").lend(MIGRATED) as url:
        yield from filled(url)


def filled(url: str) -> Iterator[Held]:
    everything = [made_up(number) for number in range(RECORDS)]
    with open_store(url) as store:
        batches = [store.begin_batch(name, "records") for name in ("June", "July")]
        store.save(batches[0], everything[:40])
        copy = replace(everything[50], record=replace(everything[50].record, record_id="Z", source="another"))
        store.save(batches[1], [*everything[30:], copy, make_assessment("", record_id="no findings")])
        for number, assessment in enumerate(everything):
            for review in reviews_of(assessment, number):
                store.add_review(review)
        yield Held(store, batches, known(store, batches))


def known(store: Store, batches: list[Batch]) -> dict[str, Known]:
    names: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for batch in batches:
        for each in store.records(batch, limit=1000):
            names[each.sha256].setdefault(batch.id, (each.record_id, each.source))
    found = {}
    for each in store.records(limit=1000):
        reviews = defaultdict(list)
        for review in store.current_reviews(sha256=each.sha256):
            reviews[review.criterion].append(review)
        findings = store.assessment(each.sha256)["findings"]
        found[each.sha256] = Known(each, findings, dict(reviews), dict(names[each.sha256]))
    return found


def is_reviewed_so(reviews: list[Review], wanted: Wanted) -> bool:
    own = [each for each in reviews if not each.adjudicates]
    who = {each.reviewer for each in own}
    settled = len(own) < len(reviews)
    return {
        Reviewed.ANY: True,
        Reviewed.NOBODY: not reviews,
        Reviewed.NOT_BY_ME: wanted.reviewer not in who,
        Reviewed.BY_ME: wanted.reviewer in who,
        Reviewed.SECOND: len(who) == 1 and wanted.reviewer not in who and not settled,
        Reviewed.DISPUTED: len({each.status for each in own}) > 1 and not settled,
    }[wanted.reviewed]


def is_of_record(record: Known, wanted: Wanted) -> bool:
    listed = record.listed
    month = listed.date and listed.date.replace(day=1)
    return (
        (wanted.batch is None or wanted.batch.id in record.names)
        and wanted.team in {None, listed.team}
        and wanted.agency in {None, listed.agency}
        and wanted.month in {None, month}
        and (wanted.since is None or (month is not None and month >= wanted.since))
        and (wanted.until is None or (month is not None and month <= wanted.until))
    )


def fitting(record: Known, wanted: Wanted) -> dict[str, float]:
    """The confidence of each finding that fits but for its reviews."""
    return {
        name: finding["confidence"]
        for name, finding in record.findings.items()
        if wanted.criterion in {None, name}
        and (not wanted.statuses or finding["status"] in wanted.statuses)
        and wanted.confidence_from <= finding["confidence"] <= wanted.confidence_to
    }


def expected(held: Held, wanted: Wanted) -> dict[str, QueueItem]:
    """What should be in the queue, by hash."""
    items = {}
    for sha256, record in held.records.items():
        fits = fitting(record, wanted) if is_of_record(record, wanted) else {}
        left = [sure for name, sure in fits.items() if is_reviewed_so(record.reviews.get(name, []), wanted)]
        if not left:
            continue
        mine = [
            each
            for name in fits
            for each in record.reviews.get(name, [])
            if each.reviewer == wanted.reviewer and not each.adjudicates
        ]
        said = {each.name: getattr(record.listed, each.name) for each in fields(StoredRecord)}
        if wanted.batch is not None:
            said |= dict(zip(("record_id", "source"), record.names[wanted.batch.id], strict=True))
        items[sha256] = QueueItem(**said, doubt=min(left), findings=len(fits), reviewed_by_me=len(mine))
    return items


def whole(store: Store, wanted: Wanted, order: Order, *, seed: int = 0, page: int = 7) -> list[QueueItem]:
    """Every page, one after another."""
    found: list[QueueItem] = []
    while items := store.queue(wanted, order=order, seed=seed, offset=len(found), limit=page):
        found += items
    return found


REVIEWS = [
    pytest.param({"reviewed": each, "reviewer": who}, id=f"{each}-{who}")
    for each in Reviewed
    for who in ("ann", "bob", "nobody here")
    if who == "ann" or each in {Reviewed.SECOND, Reviewed.NOT_BY_ME}
]
CASES = [
    pytest.param({}, id="all"),
    pytest.param({"batch": 0}, id="batch"),
    pytest.param({"batch": 1}, id="batch-with-a-copy"),
    pytest.param({"team": "East"}, id="team"),
    pytest.param({"team": "West\x00"}, id="odd-team"),
    pytest.param({"team": "EAST"}, id="no-such-team"),
    pytest.param({"agency": "Police"}, id="agency"),
    pytest.param({"criterion": S47}, id="criterion"),
    pytest.param({"criterion": "nonsense"}, id="no-such-criterion"),
    pytest.param({"statuses": frozenset({NOT_MET})}, id="status"),
    pytest.param({"statuses": FLAGS}, id="statuses"),
    pytest.param({"statuses": frozenset({Status.NOT_ASSESSED})}, id="no-such-status"),
    pytest.param({"criterion": RISK, "statuses": FLAGS}, id="criterion-statuses"),
    pytest.param({"month": JULY}, id="month"),
    pytest.param({"since": JULY}, id="since"),
    pytest.param({"until": JULY}, id="until"),
    pytest.param({"since": JULY, "until": JULY}, id="since-until"),
    pytest.param({"confidence_from": 0.6}, id="sure"),
    pytest.param({"confidence_to": 0.6}, id="unsure"),
    pytest.param({"confidence_from": 0.5, "confidence_to": 0.75}, id="between"),
    pytest.param({"confidence_to": 0.0}, id="not-sure-at-all"),
    *REVIEWS,
    pytest.param({"reviewed": Reviewed.DISPUTED}, id="disputed-for-anybody"),
    pytest.param({"reviewed": Reviewed.NOBODY}, id="nobody-for-anybody"),
    pytest.param({"criterion": S47, "reviewed": Reviewed.NOT_BY_ME, "reviewer": "ann"}, id="criterion-not-by-me"),
    pytest.param({"criterion": S47, "reviewed": Reviewed.SECOND, "reviewer": "ann"}, id="criterion-second"),
    pytest.param({"criterion": S47, "team": "East", "statuses": FLAGS, "batch": 1}, id="criterion-and-record"),
    pytest.param({"team": "East", "since": JULY, "reviewed": Reviewed.NOBODY, "batch": 1}, id="record-and-nobody"),
    pytest.param(
        {"statuses": FLAGS, "reviewed": Reviewed.NOT_BY_ME, "reviewer": "ann", "confidence_to": 0.75},
        id="as-a-reviewer-works",
    ),
]


ASKED: dict[str, Any] = {str(case.id): case.values[0] for case in CASES}


def wanted_of(held: Held, asked: dict[str, Any]) -> Wanted:
    return Wanted(**asked | ({"batch": held.batches[asked["batch"]]} if "batch" in asked else {}))


@pytest.mark.parametrize("asked", CASES)
def test_the_queue_holds_what_plain_python_finds(held: Held, asked: dict[str, Any]) -> None:
    wanted = wanted_of(held, asked)
    items = expected(held, wanted)
    for order in Order:
        found = whole(held.store, wanted, order)
        assert {each.sha256: each for each in found} == items
        assert len(found) == len(items)  # none twice
    assert held.store.count_queue(wanted) == len(items)


@pytest.mark.parametrize("asked", CASES)
def test_orders(held: Held, asked: dict[str, Any]) -> None:
    wanted = wanted_of(held, asked)
    doubts = [each.doubt for each in whole(held.store, wanted, Order.DOUBT)]
    assert doubts == sorted(doubts)
    names = [each.record_id for each in whole(held.store, wanted, Order.NAME)]
    assert names == sorted(names)  # code point by code point, whatever the database's language
    shuffled = whole(held.store, wanted, Order.RANDOM, seed=3)
    assert shuffled == whole(held.store, wanted, Order.RANDOM, seed=3, page=50)
    if len(shuffled) > 8:
        assert shuffled != whole(held.store, wanted, Order.RANDOM, seed=4)


def test_the_cases_say_something(held: Held) -> None:
    """Otherwise all of the above could hold of empty queues."""
    sizes = {name: len(expected(held, wanted_of(held, asked))) for name, asked in ASKED.items()}
    empty = {name for name, size in sizes.items() if size == 0}
    assert empty == {"no-such-team", "no-such-criterion", "no-such-status"}
    assert sizes["all"] == RECORDS
    assert all(0 < sizes[str(each)] < RECORDS for each in ("by_me-ann", "second-ann", "disputed-ann", "nobody-ann"))


def test_every_shuffle_puts_each_record_everywhere(held: Held) -> None:
    """Over many seeds a record comes first as often as last: the mean of its places is the middle."""
    places: dict[str, list[int]] = defaultdict(list)
    for seed in range(60):
        for place, item in enumerate(held.store.queue(Wanted(), order=Order.RANDOM, seed=seed, limit=RECORDS)):
            places[item.sha256].append(place)
    middle, spread = (RECORDS - 1) / 2, (RECORDS**2 / 12 / 60) ** 0.5
    means = [sum(each) / len(each) for each in places.values()]
    assert all(abs(mean - middle) < 4.5 * spread for mean in means)
    saved_in_turn = pairwise(sorted(each.sha256 for each in held.store.records(held.batches[0])))
    beside = [
        abs(place - other) == 1
        for one, two in saved_in_turn
        for place, other in zip(places[one], places[two], strict=True)
    ]
    assert sum(beside) / len(beside) < 2 * 2 / RECORDS


def test_what_is_decided_leaves_the_queue_and_the_rest_keeps_its_order(store: Store, assess: Any, review: Any) -> None:
    everything = [assess(f"text {number}") for number in range(12)]
    store.save(store.begin_batch("June", "records"), everything)
    wanted = Wanted(criterion=S47, reviewed=Reviewed.NOT_BY_ME, reviewer="ann")
    before = [each.sha256 for each in store.queue(wanted, order=Order.RANDOM, seed=8)]
    by_hash = {each.record.sha256: each for each in everything}
    store.add_review(review(by_hash[before[3]]))
    store.add_review(review(by_hash[before[5]], reviewer="bob"))
    assert [each.sha256 for each in store.queue(wanted, order=Order.RANDOM, seed=8)] == before[:3] + before[4:]
    store.add_review(review(by_hash[before[3]]).undone())
    assert [each.sha256 for each in store.queue(wanted, order=Order.RANDOM, seed=8)] == before


def test_a_second_reader_sees_nothing_of_the_first(store: Store, assess: Any, review: Any) -> None:
    """The queue before and after somebody else's word differs in membership alone."""
    saved = assess("text")
    store.save(store.begin_batch("June", "records"), [saved])
    wanted = Wanted(reviewed=Reviewed.NOT_BY_ME, reviewer="bob")
    [before] = store.queue(wanted)
    for held_right in (MET, PARTLY, NOT_MET):
        store.add_review(review(saved, held_right, note="A note."))
        assert store.queue(wanted) == [before]
        assert store.queue(Wanted(reviewed=Reviewed.SECOND, reviewer="bob")) == [replace(before, findings=2)]


def test_a_record_scanned_again_is_queued_by_what_is_found_now(store: Store, assess: Any, review: Any) -> None:
    store.save(store.begin_batch("June", "records"), [assess("text")])
    store.add_review(review(assess("text"), MET))
    store.save(store.begin_batch("July", "records"), [assess("text", s47=PARTLY)])
    assert store.count_queue(Wanted(criterion=S47, statuses=frozenset({NOT_MET}))) == 0
    [item] = store.queue(Wanted(criterion=S47, statuses=frozenset({PARTLY}), reviewed=Reviewed.BY_ME, reviewer="ann"))
    assert item.reviewed_by_me == 1


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param({"month": dt.date(2015, 6, 5)}, "named by its first day", id="month"),
        pytest.param({"since": dt.date(2015, 6, 30)}, "named by its first day", id="since"),
        pytest.param({"until": dt.date(2015, 6, 2)}, "named by its first day", id="until"),
        pytest.param({"confidence_from": 0.8, "confidence_to": 0.5}, "from 0 to 1", id="reversed"),
        pytest.param({"confidence_to": 1.5}, "from 0 to 1", id="more-than-sure"),
        pytest.param({"confidence_from": -0.1}, "from 0 to 1", id="less-than-nothing"),
        pytest.param({"reviewed": Reviewed.NOT_BY_ME}, "whose reviews are meant", id="not-by-whom"),
        pytest.param({"reviewed": Reviewed.BY_ME}, "whose reviews are meant", id="by-whom"),
        pytest.param({"reviewed": Reviewed.SECOND}, "whose reviews are meant", id="second-to-whom"),
    ],
)
def test_impossible_queues(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Wanted(**asked)


@pytest.mark.parametrize("order", list(Order))
def test_a_long_queue_is_read_at_once(store: Store, assess: Any, order: Order) -> None:
    """More records than a statement may name."""
    store.save(store.begin_batch("June", "records"), [assess(f"text {number}") for number in range(1200)])
    assert len({each.sha256 for each in store.queue(Wanted(), order=order, limit=2000)}) == 1200
    assert len(store.records(limit=2000)) == 1200


def test_queues_read_an_index_and_no_finding(tmp_path: Path) -> None:
    """What keeps a page over 1.4 million findings within its two seconds."""
    sent: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, values: Any, *___: object) -> None:
        sent.append((statement, values))

    for held in filled(f"{tmp_path}/a.sqlite"):
        event.listen(Database, "before_cursor_execute", note)
        try:
            for wanted in (wanted_of(held, each) for each in ASKED.values()):
                held.store.count_queue(wanted)
                held.store.queue(wanted)
        finally:
            event.remove(Database, "before_cursor_execute", note)
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        steps = [
            row[3]
            for statement, values in sent
            if "FROM findings" in statement
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    scans = [step for step in steps if step.startswith("SCAN findings")]
    assert scans
    assert all("USING COVERING INDEX" in step for step in scans)
