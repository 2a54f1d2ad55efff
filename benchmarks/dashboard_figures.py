"""The tables of ``docs/figures.md`` that are about the dashboard and its store; see :mod:`benchmarks.write_figures`."""

import statistics
from pathlib import Path

from benchmarks.tables import not_measured, number, read, table

_KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_WAYS = {
    "command": "`analyser scan`",
    "job": "a scan of the dashboard, from the first byte that has come in",
    "zip in a browser": "a zip dropped in the browser, until the page says that it is done",
    "files in a browser": "the files themselves dropped in the browser",
}


def dashboard_pages(results: Path) -> str:
    """Seconds until a page is drawn."""
    found = read(results, "dashboard")
    if found is None:
        return not_measured("dashboard")
    cold = found["cold"]
    rows = [
        ["first page, cold, from the request", "-", "-", number(cold["from_request"]["median"])],
        ["first page, cold, from the command", "-", "-", number(cold["from_start_of_the_command"]["median"])],
    ]
    for name, taken in found["pages"].items():
        rows.append([name, *(number(taken[each]) for each in ("at_once", "first", "median"))])
    return table(["seconds", "at once", "first time", "median"], rows)


def dashboard_scans(results: Path) -> str:
    """Records a second, from the dashboard and from the command line."""
    found = read(results, "dashboard-scan")
    if found is None:
        return not_measured("dashboard-scan")
    rows = []
    for name, words in _WAYS.items():
        taken = found[name]
        rate = found["records"] / taken["seconds"]
        rows.append([words, number(taken["seconds"]), f"{rate:.0f}", number(1 / taken["ratio_of_seconds"])])
    return table([f"{found['records']:,} records", "seconds", "records a second", "share of the command's rate"], rows)


def large_store(results: Path) -> str:
    """What a large store takes to answer."""
    found = read(results, "store")
    if found is None:
        return not_measured("store")
    kinds = {kind: found[kind] for kind in _KINDS if kind in found}
    medians = {kind: sorted(taken["median"] for taken in each["seconds"].values()) for kind, each in kinds.items()}
    rows = [
        ["records", *(f"{each['records']:,}" for each in kinds.values())],
        ["findings", *(f"{each['findings']:,}" for each in kinds.values())],
        ["entries in the log of reviews", *(f"{each['reviews']:,}" for each in kinds.values())],
        ["questions asked", *(str(len(each["seconds"])) for each in kinds.values())],
        ["median of all questions, seconds", *(number(statistics.median(each)) for each in medians.values())],
        ["slowest question, seconds", *(number(each[-1]) for each in medians.values())],
        ["which", *(f"`{each['slowest']}`" for each in kinds.values())],
        ["the next slowest, seconds", *(number(each[-2]) for each in medians.values())],
        ["records saved a second", *(f"{each['saved_a_second']:,.0f}" for each in kinds.values())],
    ]
    return table(["figure", *(_KINDS[kind] for kind in kinds)], rows)
