"""How long the dashboard takes: its first page from cold, and each page with a large store.

``python -m benchmarks.dashboard_pages [--store FILE] [--repeat 5] > benchmarks/results/dashboard.json``

The first page, cold: the app is started anew with an empty store and a browser without a cache asks for it, once for
each repetition. Time goes from the request, and from the start of the command, until the page is drawn in full.

Each page: with the store that is named (``benchmarks/store.py`` makes one of 100,000 records), from a click in the
navigation, or on what the page offers, until all of it is drawn. The first time is in ``first``, ``median`` is of the
repetitions after that. ``at_once`` is the first time as well, for somebody who goes on as soon as the first page of a
server that was just started is there, while it still loads what the others need; for ``first`` they read that page.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analyser.storing import open_store
from tests.dashboard.browser.serving import serving
from tests.dashboard.browser.visitor import Visitor, chromium_running, visit

PARTS = ("Teams and agencies", "All questions", "Report for the board", "Over time")
READ_FOR = 10  # seconds


def cold(repeat: int) -> dict[str, Any]:
    """Seconds until the first page is there, for each start of the app."""
    from_request, from_start, ready = [], [], []
    for _ in range(repeat):
        with TemporaryDirectory() as folder, serving(Path(folder)) as dashboard, chromium_running() as browser:
            ready.append(time.monotonic() - dashboard.started)
            someone = visit(browser)
            asked = time.monotonic()
            someone.go(dashboard.url)
            someone.page.get_by_role("heading", level=1).first.wait_for()
            drawn = time.monotonic()
            from_request.append(drawn - asked)
            from_start.append(ready[-1] + drawn - asked)  # had the browser asked as soon as somebody could answer
            someone.context.close()
    return {
        "from_request": figures(from_request),
        "from_start_of_the_command": figures(from_start),
        "until_it_answers": figures(ready),
    }


def pages(store: str, repeat: int) -> dict[str, Any]:
    """Seconds that each page takes with this store."""
    at_once = rounds(store, 1, read_for=0)
    taken = rounds(store, repeat + 1, read_for=READ_FOR)
    return {
        name: {"at_once": round(at_once[name][0], 2), "first": round(seconds[0], 2), **figures(seconds[1:])}
        for name, seconds in taken.items()
    }


def rounds(store: str, repeat: int, *, read_for: float) -> dict[str, list[float]]:
    """Seconds of each page in each round, by somebody who reads the first page for so many seconds."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        dashboard = stack.enter_context(serving(folder, store=store))
        someone = visit(stack.enter_context(chromium_running()))
        someone.go(dashboard.url)
        time.sleep(read_for)
        steps: dict[str, Callable[[], None]] = {title: opening(someone, title) for title in someone.titles()}
        steps["Trends: from the navigation"] = steps.pop("Trends")
        for part in PARTS:
            steps[f"Trends: {part}"] = choosing(someone, part)
        taken: dict[str, list[float]] = {name: [] for name in steps}
        for _ in range(repeat):
            for name, step in steps.items():
                start = time.monotonic()
                step()
                taken[name].append(time.monotonic() - start)
    return taken


def opening(someone: Visitor, title: str) -> Callable[[], None]:
    """Open a page by the navigation."""
    return lambda: someone.open(title)


def choosing(someone: Visitor, part: str) -> Callable[[], None]:
    """Choose a part of the page Trends, once it is open."""

    def choose() -> None:
        if not someone.page.url.split("?")[0].endswith("/trends"):
            someone.open("Trends")
        with someone.run_of_the_app():
            someone.page.get_by_role("radio", name=part).click()

    return choose


def figures(seconds: list[float]) -> dict[str, Any]:
    """The middle one, and all of them."""
    return {"median": round(statistics.median(seconds), 2), "all": [round(each, 2) for each in seconds]}


def main() -> None:
    """Measure, and write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", help="URL of a large store; without it the first page alone is measured")
    parser.add_argument("--repeat", type=int, default=5)
    asked = parser.parse_args()
    result: dict[str, Any] = {
        "cores": os.cpu_count(),
        "load": [round(os.getloadavg()[0], 1)],
        "cold": cold(asked.repeat),
    }
    if asked.store:
        with open_store(asked.store) as store:
            info = store.info()
        result["store"] = {"records": info.records, "findings": info.findings}
        result["pages"] = pages(asked.store, asked.repeat)
    result["load"].append(round(os.getloadavg()[0], 1))
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
