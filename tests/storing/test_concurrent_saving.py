"""Two who save at once lose nothing, and one who is killed leaves no half a record."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from analyser.reporting.json_form import to_json
from analyser.storing import SaveCounts, open_store
from analyser.storing.store import Store

_WRITER = """
import sys
from analyser.domain.evidence import Evidence
from analyser.domain.finding import Assessment, Engine, Finding, Status
from analyser.domain.record import Record
from analyser.storing import open_store

url, name, first, last = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

def assess(number):
    text = f"text {number}"
    evidence = (Evidence(start=0, end=4, text="text", detector="rule:x"),) * 3
    finding = dict(status=Status.MET, reason=f"It says {text}.", confidence=0.5, evidence=evidence)
    names = ("one", "two", "three")
    return Assessment(
        record=Record(record_id=f"{name}-{number}", source=name, text=text),
        findings={each: Finding(criterion=each, **finding) for each in names},
        engine=Engine(version="1", criteria="c"),
    )

with open_store(url) as store:
    batch = store.begin_batch(name, "records")
    print("begun", flush=True)
    print(store.save(batch, map(assess, range(first, last))))
"""


def writer(url: str, name: str, first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", _WRITER, url, name, str(first), str(last)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def assert_whole(store: Store) -> None:
    """Every record that is there has all that belongs to it."""
    for record in store.records(limit=100_000):
        read = store.assessment(record.sha256)
        assert [len(finding["evidence"]) for finding in read["findings"].values()] == [3, 3, 3]
        assert read["findings"]["three"]["reason"] == f"It says {store.text(record.sha256)}."


def test_processes_that_save_at_once_lose_nothing(store_url: str) -> None:
    running = [writer(store_url, "left", 0, 800), writer(store_url, "right", 200, 1000)]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    with open_store(store_url) as store:
        assert store.info().records == 1000
        assert store.info().findings == 3000
        assert {batch.name: batch.records for batch in store.batches()} == {"left": 800, "right": 800}
        new = sum(batch.counts.new for batch in store.batches() if batch.counts)
        assert new == 1000, said
        assert_whole(store)


def test_threads_that_share_a_store_lose_nothing(store: Store, assess: Any) -> None:
    everything = [assess(f"text {number}", record_id=f"r-{number}") for number in range(400)]
    batches = [store.begin_batch(str(number), "records") for number in range(4)]

    def save(number: int) -> SaveCounts:
        counts = SaveCounts()
        for start in range(0, 400, 50):
            counts += store.save(batches[number], everything[start : start + 50])
            assert len(store.records(batches[number], limit=1000)) == start + 50
        return counts

    with ThreadPoolExecutor(4) as pool:
        counts = sum(pool.map(save, range(4)), SaveCounts())
    assert counts == SaveCounts(new=400, unchanged=1200)
    assert [batch.records for batch in store.batches()] == [400] * 4
    assert all(store.assessment(each.record.sha256) == to_json(each) for each in everything[::50])


def test_one_who_deletes_while_another_saves(store: Store, assess: Any) -> None:
    everything = [assess(f"text {number}") for number in range(200)]
    lasting = store.begin_batch("lasting", "records")

    def come_and_go() -> None:
        for _ in range(5):
            batch = store.begin_batch("passing", "records")
            store.save(batch, everything)
            store.delete_batch(batch)

    with ThreadPoolExecutor(2) as pool:
        passing = pool.submit(come_and_go)
        for start in range(0, 200, 20):
            store.save(lasting, everything[start : start + 20])
        passing.result()
    assert store.info().records == 200
    assert [(batch.name, batch.records) for batch in store.batches()] == [("lasting", 200)]
    assert all(store.assessment(each.record.sha256) == to_json(each) for each in everything[::20])


def test_a_process_that_is_killed_leaves_whole_records(store_url: str) -> None:
    with writer(store_url, "killed", 0, 10_000_000) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        with open_store(store_url) as store:
            deadline = time.monotonic() + 60
            while store.info().records < 1000 and time.monotonic() < deadline:
                time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    with open_store(store_url) as store:
        [batch] = store.batches()
        assert batch.finished_at is None
        assert batch.records >= 1000
        assert batch.records % 500 == 0
        assert_whole(store)
