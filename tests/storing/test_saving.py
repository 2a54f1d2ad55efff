"""Saving: a record is known by its text; scanning again updates and never duplicates."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser.domain.finding import Assessment, Engine, Status
from analyser.domain.record import Unreadable
from analyser.errors import StoreError
from analyser.reporting.json_form import to_json
from analyser.storing import SaveCounts
from analyser.storing.saving import chunks
from analyser.storing.store import Store

NEWER = Engine(version="1.1", criteria="d" * 64, model="statements", model_sha256="e" * 64)

ODD_TEXTS = [
    pytest.param("Agreed: joint s47.", id="plain"),
    pytest.param("a\x00b\x00", id="nul"),
    pytest.param("\ufdd0 \ufdd00000 \ufdd0fdd0", id="looks-escaped"),
    pytest.param("line\r\nbreaks\u2028\x85\tand \U0001f476 é e\u0301", id="unicode"),
    pytest.param("'; DROP TABLE records; -- %s :key", id="sql"),
    pytest.param("x" * 300_000, id="long"),
]


_NEVER = dt.datetime.min


def held(store: Store) -> dict[str, Any]:
    """Everything that a store says it holds, without moments and numbers that depend on the clock."""
    batches = store.batches()
    records = store.records(limit=10_000)
    return {
        "counts": store.counts(),
        "records": {each.sha256: replace(each, first_seen=_NEVER, last_seen=_NEVER) for each in records},
        "assessments": {each.sha256: store.assessment(each.sha256) for each in records},
        "texts": {each.sha256: store.text(each.sha256) for each in records},
        "batches": [(each.name, each.source, each.records, each.problems) for each in batches],
        "named": [
            sorted((each.sha256, each.record_id, each.source) for each in store.records(batch, limit=10_000))
            for batch in batches
        ],
        "problems": [store.problems(batch) for batch in batches],
        "figures": (store.info().records, store.info().texts, store.info().findings, store.info().problems),
    }


def wipe(store: Store) -> None:
    for batch in store.batches():
        store.delete_batch(batch)
    assert store.info().records == store.info().findings == store.info().problems == 0


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_what_is_read_back_is_what_was_saved(store: Store, assess: Any, text: str) -> None:
    metadata = {"date": "2015-06-05", "team": "East", "agency": "Police", "author": "J Smith", "child_age": "4"}
    saved = assess(text, metadata=metadata, pages=(0, 3), engine=NEWER)
    assert store.save(store.begin_batch("June", "records"), [saved]) == SaveCounts(new=1)
    assert store.assessment(saved.record.sha256) == to_json(saved)
    assert list(store.assessment(saved.record.sha256)["findings"]) == list(saved.findings)
    assert store.text(saved.record.sha256) == text


def test_an_empty_text_that_was_assessed_is_a_record(store: Store, assess: Any) -> None:
    saved = assess("")
    assert store.save(store.begin_batch("June", "records"), [saved]) == SaveCounts(new=1)
    assert store.assessment(saved.record.sha256) == to_json(saved)


def test_odd_names_are_kept(store: Store, assess: Any) -> None:
    batch = store.begin_batch("ba\x00tch", "folder \udcff")
    store.save(batch, [assess("text", record_id="\udcff\x00", source="\udcff.txt", metadata={"team": "\x00"})])
    [record] = store.records(team="\x00")
    assert (record.record_id, record.source, record.team) == ("\udcff\x00", "\udcff.txt", "\x00")
    assert store.find_batch("ba\x00tch").source == "folder \udcff"


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        pytest.param("2015-06-05", dt.date(2015, 6, 5), id="iso"),
        pytest.param("2015-06-05T10:30:00", dt.date(2015, 6, 5), id="with-time"),
        pytest.param("5th June, a.m.", None, id="words"),
        pytest.param(None, None, id="none"),
    ],
)
def test_dates(store: Store, assess: Any, written: str | None, understood: dt.date | None) -> None:
    saved = assess("text", metadata={} if written is None else {"date": written})
    store.save(store.begin_batch("June", "records"), [saved])
    [record] = store.records()
    assert record.date == understood
    assert store.assessment(record.sha256)["metadata"].get("date") == written


@pytest.mark.parametrize(
    ("again", "counts"),
    [
        pytest.param({}, SaveCounts(unchanged=1), id="same"),
        pytest.param({"record_id": "other"}, SaveCounts(unchanged=1), id="other-name"),
        pytest.param({"engine": NEWER}, SaveCounts(updated=1), id="other-engine"),
        pytest.param({"s47": Status.MET}, SaveCounts(updated=1), id="other-result"),
        pytest.param({"problem": "Cannot read r-1.txt."}, SaveCounts(not_assessed=1), id="now-unreadable"),
    ],
)
def test_scanning_again(store: Store, assess: Any, again: dict[str, Any], counts: SaveCounts) -> None:
    first, second = assess("one text"), assess("one text", **again)
    store.save(store.begin_batch("June", "records"), [first])
    assert store.save(store.begin_batch("July", "records"), [second]) == counts
    assert store.info().records == 1
    assert store.info().findings == 2
    newest = first if second.problem else second
    assert store.assessment(first.record.sha256) == to_json(newest)


def test_a_changed_text_is_a_new_version_under_the_same_name(store: Store, assess: Any) -> None:
    batches = [store.begin_batch(name, "records") for name in ("June", "July")]
    store.save(batches[0], [assess("draft")])
    assert store.save(batches[1], [assess("final")]) == SaveCounts(new=1)
    assert [(each.record_id, store.text(each.sha256)) for each in store.records()] == [
        ("r-1", "draft"),
        ("r-1", "final"),
    ]


def test_one_text_under_two_names_is_one_record_that_both_files_keep(store: Store, assess: Any) -> None:
    batch = store.begin_batch("June", "records")
    siblings = [assess("copied", record_id="b"), assess("copied", record_id="a")]
    assert store.save(batch, siblings) == SaveCounts(new=1, unchanged=1)
    assert [each.record_id for each in store.records()] == ["a"]
    assert [each.record_id for each in store.records(batch)] == ["a", "b"]
    assert store.batches()[0].records == 2


def test_the_newest_batch_describes_a_record_and_older_ones_fill_its_gaps(store: Store, assess: Any) -> None:
    older, newer = (store.begin_batch(name, "records") for name in ("June", "July"))
    store.save(newer, [assess("text", record_id="new", metadata={"team": "West"})])
    store.save(older, [assess("text", record_id="old", metadata={"team": "East", "agency": "Police"})])
    [record] = store.records()
    assert (record.record_id, record.team, record.agency) == ("new", "West", "Police")
    assert (record.first_seen, record.last_seen) == (older.created_at, newer.created_at)


def test_unreadable_files_do_not_fall_together(store: Store, assess: Any) -> None:
    batch = store.begin_batch("June", "records")
    broken = [assess("", record_id=name, problem=f"Cannot read {name}.") for name in ("b", "a")]
    assert store.save(batch, [*broken, assess("fine")]) == SaveCounts(new=1, not_assessed=2)
    expected = [Unreadable(record_id=name, source=f"{name}.txt", reason=f"Cannot read {name}.") for name in ("a", "b")]
    assert store.problems(batch) == expected
    assert (store.batches()[0].records, store.batches()[0].problems) == (1, 2)


def test_a_batch_is_finished_when_its_save_ends(store: Store, assess: Any) -> None:
    begun = store.begin_batch("June", "records")
    assert store.batches() == [begun]
    store.save(begun, [assess("text")])
    [finished] = store.batches()
    assert finished.finished_at is not None
    assert begun.created_at <= finished.finished_at
    assert finished.counts == SaveCounts(new=1)


@pytest.mark.parametrize("end", [KeyError, KeyboardInterrupt, SystemExit], ids=["a fault", "Ctrl-C", "told to end"])
def test_a_scan_that_breaks_off_keeps_what_came_before_and_can_be_resumed(
    store: Store, assess: Any, end: type[BaseException]
) -> None:
    batch = store.begin_batch("June", "records")
    everything = [assess(f"text {number}", record_id=f"r-{number}") for number in range(630)]

    def breaks_off() -> Iterator[Assessment]:
        yield from everything[:601]
        msg = "broke off"
        raise end(msg)

    with pytest.raises(end, match=r"broke off"):
        store.save(batch, breaks_off())
    [broken] = store.batches()
    assert (broken.finished_at, broken.counts, broken.records) == (None, None, 601)
    assert store.save(batch, everything) == SaveCounts(new=29, unchanged=601)
    assert all(store.assessment(each.record.sha256) == to_json(each) for each in everything[595:605])


def test_saving_does_not_hold_the_database_while_it_waits_for_the_scan(store: Store, assess: Any) -> None:
    slow, quick = (store.begin_batch(name, "records") for name in ("slow", "quick"))

    def waits() -> Iterator[Assessment]:
        for number in range(600):
            yield assess(f"slow {number}", record_id=f"s-{number}")
        assert store.save(quick, [assess("quick")]) == SaveCounts(new=1)

    assert store.save(slow, waits()) == SaveCounts(new=600)


def test_a_batch_that_is_gone_cannot_be_saved_to(store: Store, assess: Any) -> None:
    batch = store.begin_batch("June", "records")
    store.delete_batch(batch)
    with pytest.raises(StoreError, match=r"no batch 1.*begin a new one"):
        store.save(batch, [assess("text")])
    assert store.info().records == 0


def test_a_batch_deleted_while_it_is_saved(store: Store, assess: Any) -> None:
    batch = store.begin_batch("June", "records")

    def deleted_meanwhile() -> Iterator[Assessment]:
        store.delete_batch(batch)
        yield assess("text")

    with pytest.raises(StoreError, match=r"was deleted meanwhile. Scan again"):
        store.save(batch, deleted_meanwhile())
    assert store.info().records == 0


def test_chunks_are_bounded_by_number_and_by_characters(assess: Any) -> None:
    short = [assess("short")] * 1100
    assert [len(chunk) for chunk in chunks(short)] == [500, 500, 100]
    books = [assess("x" * 3_000_000)] * 3
    assert [len(chunk) for chunk in chunks(books)] == [2, 1]


@st.composite
def batches_of(draw: st.DrawFn, assess: Any) -> list[Assessment]:
    """Assessments with few texts and names, so that they often meet; each from a place of its own."""
    texts = draw(st.lists(st.text(max_size=12), min_size=1, max_size=4, unique=True))
    some = st.dictionaries(st.sampled_from(["team", "author", "date"]), st.text(min_size=1, max_size=3))
    named = st.tuples(
        st.sampled_from(texts),
        st.sampled_from("abc"),
        some,
        st.sampled_from([(), (0, 5)]),
        st.sampled_from([None, None, "broken"]),
    )
    return [
        assess(
            "" if problem else text,
            record_id=name,
            source=f"file {number}",
            metadata=metadata,
            pages=pages,
            problem=problem,
        )
        for number, (text, name, metadata, pages, problem) in enumerate(draw(st.lists(named, max_size=8)))
    ]


laws = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@laws
@given(data=st.data())
def test_law_saving_twice_is_saving_once(store: Store, assess: Any, data: st.DataObject) -> None:
    wipe(store)
    assessments = data.draw(batches_of(assess))
    batch = store.begin_batch("June", "records")
    once = store.save(batch, assessments)
    after_once = held(store)
    twice = store.save(batch, assessments)
    assert held(store) == after_once
    assert twice == SaveCounts(unchanged=once.new + once.unchanged, not_assessed=once.not_assessed)


@laws
@given(data=st.data())
def test_law_the_order_of_saving_does_not_matter(store: Store, assess: Any, data: st.DataObject) -> None:
    wipe(store)
    assessments = data.draw(batches_of(assess))
    shuffled = data.draw(st.permutations(assessments))
    store.save(store.begin_batch("June", "records"), assessments)
    in_order = held(store)
    wipe(store)
    batch = store.begin_batch("June", "records")
    for assessment in shuffled:
        store.save(batch, [assessment])
    assert held(store) == in_order


@laws
@given(data=st.data())
def test_law_what_is_read_back_is_what_was_saved(store: Store, assess: Any, data: st.DataObject) -> None:
    wipe(store)
    assessments = data.draw(batches_of(assess))
    batch = store.begin_batch("June", "records")
    counts = store.save(batch, assessments)
    assert counts.new + counts.updated + counts.unchanged + counts.not_assessed == len(assessments)
    about = {"record_id", "source", "metadata"}
    for saved in assessments:
        if saved.problem is None:
            read = store.assessment(saved.record.sha256)
            said = to_json(replace(saved, record=replace(saved.record, pages=pages_of(read))))
            assert {key: read[key] for key in read.keys() - about} == {key: said[key] for key in said.keys() - about}
    names = {(each.sha256, each.record_id, each.source) for each in store.records(batch)}
    readable = [each.record for each in assessments if each.problem is None]
    assert names == {(each.sha256, each.record_id, each.source) for each in readable}


def pages_of(read: dict[str, Any]) -> tuple[int, ...]:
    """The pages that a record goes by: copies of one text may or may not have some."""
    return (0, 5) if any("page" in action for action in read["actions"]) else ()
