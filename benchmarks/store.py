"""How long the store takes to answer what pages of the dashboard ask of 100,000 records and 1.4 million findings.

``python -m benchmarks.store [--records 100000] [--url URL] [--repeat 5]``

Without ``--url`` the store is a SQLite file that goes afterwards. A URL names a SQLite file or a PostgreSQL database,
which is filled if it holds nothing yet (see :mod:`benchmarks.store_filling`) and stays. Prints a table and writes it to
``benchmarks/results/store.json``, beside what was measured before on the other kind of database.
"""

import argparse
import datetime as dt
import json
import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analyser.domain.finding import Status
from analyser.storing import Order, Reviewed, Wanted, open_store
from analyser.storing.opening import open_engine
from analyser.storing.store import Store
from benchmarks.store_filling import BATCHES, fill, made_up

RESULTS = Path(__file__).parent / "results" / "store.json"
FLAGS = frozenset({Status.PARTLY_MET, Status.NOT_MET})
SAVED = 2000


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """All that a page asks, by what it is."""
    batch, criterion = store.batches()[BATCHES // 2], "s47_decision"
    sha256 = store.records(limit=1)[0].sha256
    filters: dict[str, dict[str, Any]] = {
        "all": {},
        "batch": {"batch": batch},
        "team": {"team": "Team 3"},
        "agency": {"agency": "Agency 2"},
        "criterion": {"criterion": criterion},
        "flags": {"statuses": FLAGS},
        "criterion + flags": {"criterion": criterion, "statuses": FLAGS},
        "month": {"month": dt.date(2021, 3, 1)},
        "since a month": {"since": dt.date(2021, 3, 1)},
        "confidence": {"confidence_from": 0.6, "confidence_to": 0.8},
        "batch + criterion + flags": {"batch": batch, "criterion": criterion, "statuses": FLAGS},
    }
    filters |= {str(each): {"reviewed": each, "reviewer": "ann"} for each in Reviewed if each is not Reviewed.ANY}
    asked: dict[str, Callable[[], object]] = {}
    for name, values in filters.items():
        wanted = Wanted(**values)
        asked[f"count_queue: {name}"] = partial(store.count_queue, wanted)
        for order in Order:
            asked[f"queue by {order}: {name}"] = partial(store.queue, wanted, order=order)
    return asked | {
        "queue by doubt: all, near the end": lambda: store.queue(Wanted(), offset=store.info().records - 100),
        "counts": store.counts,
        "counts: batch": lambda: store.counts(batch),
        "counts_by_month": store.counts_by_month,
        "counts_by_stratum": store.counts_by_stratum,
        "counts_by_stratum: criterion": lambda: store.counts_by_stratum(criterion),
        "counts_by_stratum: batch": lambda: store.counts_by_stratum(batch=batch),
        "agreement": store.agreement,
        "reviewed_counts": store.reviewed_counts,
        "current_reviews": lambda: list(store.current_reviews()),
        "current_reviews: record": lambda: list(store.current_reviews(sha256=sha256)),
        "batches": store.batches,
        "teams": store.teams,
        "agencies": store.agencies,
        "info": store.info,
        "saved_keys: batch": lambda: store.saved_keys(batch),
        "records": store.records,
        "record": lambda: store.record(sha256),
        "assessment": lambda: store.assessment(sha256),
        "text": lambda: store.text(sha256),
    }


def seconds_of(call: Callable[[], object], repeat: int) -> dict[str, float]:
    """The median, the fastest and the slowest of some calls."""
    taken = []
    for _ in range(repeat):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return {
        "median": round(statistics.median(taken), 4),
        "fastest": round(min(taken), 4),
        "slowest": round(max(taken), 4),
    }


def records_a_second(store: Store) -> float:
    """How fast new records are saved to a store of this size; they are deleted again."""
    draw = random.Random(0)
    new = [made_up(draw, number) for number in range(SAVED)]
    batch = store.begin_batch("measured", "made up")
    start = time.perf_counter()
    store.save(batch, new)
    taken = time.perf_counter() - start
    store.delete_batch(batch)
    return round(SAVED / taken, 1)


def measure(url: str, records: int, repeat: int) -> dict[str, Any]:
    """Fill the store if it is empty, and time every question."""
    engine = open_engine(url, create=True)
    with open_store(url) as store:
        if store.info().records == 0:
            start = time.perf_counter()
            fill(engine, records)
            print(f"Filled in {time.perf_counter() - start:.0f} s.", flush=True)
        engine.dispose()
        held = store.info()
        taken = {}
        for name, call in questions(store).items():
            taken[name] = seconds_of(call, repeat)
            print(f"{taken[name]['median']:8.3f} s  {name}", flush=True)
        rate = records_a_second(store)
        print(f"{rate:8,.0f} records a second are saved")
        slowest = max(taken, key=lambda name: taken[name]["median"])
        return {
            "records": held.records,
            "findings": held.findings,
            "reviews": held.reviews,
            "repeat": repeat,
            "slowest": slowest,
            "over_half_a_second": [name for name, each in taken.items() if each["median"] > 0.5],
            "saved_a_second": rate,
            "seconds": taken,
        }


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000, help="how many a new store gets")
    parser.add_argument("--url", help="a store that stays")
    parser.add_argument("--repeat", type=int, default=5, help="how often each question is asked")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        url = asked.url or f"{folder}/findings.sqlite"
        found = measure(url, asked.records, asked.repeat)
    kind = "postgresql" if url.startswith("postgresql") else "sqlite"
    before = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps(before | {kind: found}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
