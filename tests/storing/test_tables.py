"""Counts by stratum, agreement of reviewers, what they settle on; lists of names and keys."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser.domain.counting import HeldCount, PairCount, StratumCount
from analyser.domain.finding import Engine, Status
from analyser.errors import StoreError
from analyser.storing.store import Store

S47, TIMING = "s47_decision", "timing_rationale"
MET, PARTLY, NOT_MET = Status.MET, Status.PARTLY_MET, Status.NOT_MET
JUNE, JULY = dt.date(2015, 6, 1), dt.date(2015, 7, 1)
EAST = {"date": "2015-06-05", "team": "East", "agency": "Police"}
WEST = {"date": "2015-07-30", "team": "West"}


@pytest.fixture
def batches(store: Store, assess: Any) -> Any:
    """Two batches that share a record."""
    first, second = (store.begin_batch(name, "records") for name in ("June", "July"))
    store.save(first, [assess("a", metadata=EAST), assess("b", metadata=EAST), assess("c", metadata=EAST, s47=MET)])
    store.save(second, [assess("c", metadata=EAST, s47=MET), assess("d", metadata=WEST), assess("e")])
    return first, second


def counted(counts: list[StratumCount]) -> dict[tuple[Any, ...], int]:
    return {(each.month, each.team, each.agency, each.status): each.records for each in counts}


@pytest.mark.parametrize(
    ("batch", "found"),
    [
        pytest.param(
            None,
            {
                (JUNE, "East", "Police", NOT_MET): 2,
                (JUNE, "East", "Police", MET): 1,
                (JULY, "West", None, NOT_MET): 1,
                (None, None, None, NOT_MET): 1,
            },
            id="all",
        ),
        pytest.param(0, {(JUNE, "East", "Police", NOT_MET): 2, (JUNE, "East", "Police", MET): 1}, id="first"),
        pytest.param(
            1,
            {
                (JUNE, "East", "Police", MET): 1,
                (JULY, "West", None, NOT_MET): 1,
                (None, None, None, NOT_MET): 1,
            },
            id="second",
        ),
    ],
)
def test_counts_by_stratum(store: Store, batches: Any, batch: int | None, found: dict[tuple[Any, ...], int]) -> None:
    chosen = None if batch is None else batches[batch]
    assert counted(store.counts_by_stratum(S47, chosen)) == found
    both = store.counts_by_stratum(batch=chosen)
    assert {each.criterion for each in both} == {S47, TIMING}
    assert counted([each for each in both if each.criterion == S47]) == found


def test_strata_add_up_to_the_other_counts(store: Store, batches: Any) -> None:
    strata = store.counts_by_stratum()
    by_month: Counter[tuple[Any, ...]] = Counter()
    for each in strata:
        by_month[each.criterion, each.month, each.status] += each.records
    assert by_month == {
        (criterion, month, status): count
        for criterion, months in store.counts_by_month().items()
        for month, counts in months.items()
        for status, count in counts.items()
        if count
    }
    for batch in (None, *batches):
        totals: Counter[tuple[str, Status]] = Counter()
        for each in store.counts_by_stratum(batch=batch):
            totals[each.criterion, each.status] += each.records
        assert totals == {
            (criterion, status): count
            for criterion, counts in store.counts(batch).items()
            for status, count in counts.items()
            if count
        }


def test_months_come_in_order_and_what_has_none_first(store: Store, batches: Any) -> None:
    assert batches
    assert list(store.counts_by_month()[S47]) == [None, JUNE, JULY]


def test_strata_of_a_small_batch_in_a_large_store(store: Store, assess: Any) -> None:
    small, large = (store.begin_batch(name, "records") for name in ("small", "large"))
    store.save(small, [assess("text 1", metadata=EAST), assess("text 2", metadata=EAST, s47=MET)])
    store.save(large, [assess(f"text {number}", metadata=EAST) for number in range(3, 30)])
    where = (JUNE, "East", "Police")
    assert counted(store.counts_by_stratum(S47, small)) == {(*where, NOT_MET): 1, (*where, MET): 1}
    assert counted(store.counts_by_stratum(S47, large)) == {(*where, NOT_MET): 27}


ADJUDICATED = {"reviewer": "dan", "adjudicates": True}
BOB, CHRIS = {"reviewer": "bob"}, {"reviewer": "chris"}
UNDO = "undo"


@pytest.mark.parametrize(
    ("log", "pair", "settled"),
    [
        pytest.param([], None, None, id="nobody"),
        pytest.param([(None, {})], None, NOT_MET, id="one"),
        pytest.param([(None, {}), (None, BOB)], (NOT_MET, NOT_MET), NOT_MET, id="two-agree"),
        pytest.param([(MET, {}), (MET, BOB)], (MET, MET), MET, id="two-agree-against-the-engine"),
        pytest.param([(MET, {}), (None, BOB)], (MET, NOT_MET), None, id="two-differ"),
        pytest.param([(None, BOB), (MET, {})], (NOT_MET, MET), None, id="earlier-first"),
        pytest.param([(MET, {}), (None, BOB), (PARTLY, CHRIS)], (MET, NOT_MET), None, id="the-first-two-of-three"),
        pytest.param([(MET, {}), (MET, BOB), (PARTLY, CHRIS)], (MET, MET), None, id="the-third-differs"),
        pytest.param([(MET, {}), (None, BOB), (None, {})], (MET, NOT_MET), NOT_MET, id="changed-in-sight-of-the-other"),
        pytest.param([(MET, {}), (PARTLY, {}), (None, BOB)], (PARTLY, NOT_MET), None, id="changed-before"),
        pytest.param(
            [(MET, {}), (PARTLY, {}), (UNDO, {}), (None, BOB)], (MET, NOT_MET), None, id="change-taken-back-before"
        ),
        pytest.param(
            [(MET, {}), (None, BOB), (UNDO, BOB), (MET, BOB)], (MET, NOT_MET), MET, id="second-looks-and-begins-again"
        ),
        pytest.param(
            [(MET, {}), (None, BOB), (UNDO, {}), (None, {})], (MET, NOT_MET), NOT_MET, id="first-looks-and-begins-again"
        ),
        pytest.param(
            [(MET, {}), (MET, BOB), (UNDO, BOB), (PARTLY, CHRIS)], (MET, PARTLY), None, id="a-third-for-one-who-left"
        ),
        pytest.param(
            [(MET, {}), (UNDO, {}), (None, BOB), (PARTLY, {})], (NOT_MET, PARTLY), None, id="taken-back-does-not-count"
        ),
        pytest.param([(MET, {}), (None, BOB), (UNDO, BOB)], None, MET, id="one-is-left"),
        pytest.param([(MET, {}), (None, BOB), (PARTLY, ADJUDICATED)], (MET, NOT_MET), PARTLY, id="adjudicated"),
        pytest.param([(MET, {}), (MET, BOB), (PARTLY, ADJUDICATED)], (MET, MET), PARTLY, id="adjudicated-against-both"),
        pytest.param([(PARTLY, ADJUDICATED), (MET, {})], None, PARTLY, id="adjudication-stands"),
        pytest.param(
            [(PARTLY, ADJUDICATED), (MET, ADJUDICATED | {"reviewer": "eve"})], None, MET, id="newest-adjudication"
        ),
        pytest.param(
            [(MET, {}), (None, BOB), (PARTLY, ADJUDICATED), (UNDO, ADJUDICATED)],
            (MET, NOT_MET),
            None,
            id="adjudication-taken-back",
        ),
        pytest.param(
            [(MET, ADJUDICATED), (PARTLY, {"reviewer": "dan"}), (PARTLY, BOB)], (PARTLY, PARTLY), MET, id="both"
        ),
    ],
)
def test_agreement_and_what_is_settled(
    store: Store,
    assess: Any,
    review: Any,
    log: list[tuple[Any, dict[str, Any]]],
    pair: tuple[Status, Status] | None,
    settled: Status | None,
) -> None:
    saved, other = assess("text"), assess("another")
    store.save(store.begin_batch("June", "records"), [saved, other])
    for each in (review(other, criterion=TIMING), review(other, NOT_MET, criterion=TIMING, **BOB)):
        store.add_review(each)
    for held, changes in log:
        made = review(saved, None if held == UNDO else held, **changes)
        store.add_review(made.undone() if held == UNDO else made)
    pairs = [] if pair is None else [PairCount(criterion=S47, first=pair[0], second=pair[1], records=1)]
    helds = [] if settled is None else [HeldCount(criterion=S47, found=NOT_MET, held=settled, records=1)]
    assert store.agreement(S47) == pairs
    assert store.agreement() == [*pairs, PairCount(criterion=TIMING, first=MET, second=NOT_MET, records=1)]
    assert store.reviewed_counts(S47) == store.reviewed_counts() == helds


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    log=st.lists(
        st.tuples(st.sampled_from(["ann", "bob", "chris"]), st.sampled_from([MET, PARTLY, NOT_MET, None])), max_size=9
    )
)
def test_a_pair_is_what_two_held_before_either_could_see_the_other(
    store: Store, assess: Any, review: Any, log: list[tuple[str, Status | None]]
) -> None:
    saved = assess(f"text {uuid4()}")  # a record of its own, as the store is shared by all examples
    batch = store.begin_batch("June", "records")
    store.save(batch, [saved])
    stacks: dict[str, list[Status]] = {name: [] for name in ("ann", "bob", "chris")}
    moments: list[dict[str, Status]] = []
    for reviewer, held in log:
        made = review(saved, held, reviewer=reviewer)
        if held is not None:
            stacks[reviewer].append(held)
        elif stacks[reviewer]:
            stacks[reviewer].pop()
            made = made.undone()
        else:
            continue
        store.add_review(made)
        moments.append({name: stack[-1] for name, stack in stacks.items() if stack})
    left = moments[-1].keys() if moments else set()
    together = [{name: held for name, held in each.items() if name in left} for each in moments]
    wanted = next((sorted(each.values()) for each in together if len(each) == 2), None)
    found = store.agreement(batch=batch)
    assert [sorted((each.first, each.second)) for each in found] == ([] if wanted is None else [wanted])


def test_pairs_are_counted_and_ordered(store: Store, assess: Any, review: Any) -> None:
    everything = [assess(f"text {number}") for number in range(6)]
    first, second = (store.begin_batch(name, "records") for name in ("June", "July"))
    store.save(first, everything[:4])
    store.save(second, everything[3:])
    for number, each in enumerate(everything):
        store.add_review(review(each, reviewer="bob" if number == 1 else "ann"))
        store.add_review(review(each, MET if number > 3 else NOT_MET, reviewer="chris"))
    agree, differ = (PairCount(criterion=S47, first=NOT_MET, second=held, records=1) for held in (NOT_MET, MET))
    assert store.agreement() == [replace(differ, records=2), replace(agree, records=4)]
    assert store.agreement(batch=first) == [replace(agree, records=4)]
    assert store.agreement(S47, second) == [replace(differ, records=2), agree]
    assert store.agreement(TIMING) == []
    assert store.reviewed_counts(batch=second) == [HeldCount(criterion=S47, found=NOT_MET, held=NOT_MET, records=1)]


def test_what_was_held_is_counted_against_what_is_found_now(store: Store, assess: Any, review: Any) -> None:
    store.save(store.begin_batch("June", "records"), [assess("text")])
    store.add_review(review(assess("text"), MET))
    newer = Engine(version="2.0", criteria="d" * 64)
    store.save(store.begin_batch("July", "records"), [assess("text", s47=PARTLY, engine=newer)])
    assert store.reviewed_counts() == [HeldCount(criterion=S47, found=PARTLY, held=MET, records=1)]


def test_teams_and_agencies_are_those_that_records_go_by_now(store: Store, assess: Any) -> None:
    assert (store.teams(), store.agencies()) == ([], [])
    names = ["west", "East", "Émigré", "east", "A\x00"]
    june = store.begin_batch("June", "records")
    store.save(june, [assess(f"text {name}", metadata={"team": name, "agency": "Police"}) for name in names])
    store.save(june, [assess("no team")])
    assert store.teams() == ["A\x00", "East", "east", "west", "Émigré"]
    assert store.agencies() == ["Police"]
    store.save(store.begin_batch("July", "records"), [assess("text west", metadata={"team": "North"})])
    assert store.teams() == ["A\x00", "East", "east", "North", "Émigré"]


def test_what_is_saved_is_known_by_id_and_source(store: Store, assess: Any) -> None:
    june, july = (store.begin_batch(name, "records") for name in ("June", "July"))
    assert store.saved_keys(june) == set()
    copies = [assess("copied", record_id="a"), assess("copied", record_id="b", source="\udcff\x00.txt")]
    store.save(june, [*copies, assess("", record_id="c", problem="Cannot read c.")])
    store.save(july, [assess("other", record_id="d")])
    assert store.saved_keys(june) == {("a", "a.txt"), ("b", "\udcff\x00.txt"), ("c", "c.txt")}
    assert store.saved_keys(july) == {("d", "d.txt")}


def test_one_record_is_as_the_list_has_it(store: Store, batches: Any, assess: Any) -> None:
    assert batches
    for listed in store.records():
        assert store.record(listed.sha256) == listed
    assert store.record(assess("a").record.sha256).flags == (S47,)
    with pytest.raises(StoreError, match=r"holds no record whose text has the hash 'abc'. Scan it first"):
        store.record("abc")


def test_an_empty_store_has_empty_tables(store: Store) -> None:
    assert (store.counts_by_stratum(), store.agreement(), store.reviewed_counts()) == ([], [], [])
