"""Scans of real files in processes of their own, on a data folder that nobody else has."""

import io
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analyser.settings import Settings
from analyser.storing import open_store
from dashboard import scans
from dashboard.scans import JobProgress, ScanJob

SECONDS = 240  # a machine may be busy


class Uploaded(io.BytesIO):
    """As Streamlit hands over a file."""

    def __init__(self, name: str, data: str | bytes) -> None:
        super().__init__(data.encode() if isinstance(data, str) else data)
        self.name = name


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A data folder of its own, and rules alone, as they are loaded sooner."""
    for name in [each for each in os.environ if each.startswith("ANALYSER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANALYSER_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("ANALYSER_MODEL", "none")
    return Settings()


@pytest.fixture
def url(settings: Settings) -> str:
    return settings.dashboard_store


@pytest.fixture(autouse=True)
def _end_all(settings: Settings) -> Iterator[None]:
    """No process outlives its test."""
    yield
    for job in scans.all_jobs(settings):
        scans.discard(job)


@pytest.fixture
def records() -> Callable[[int], list[Uploaded]]:
    """So many uploads, all different."""
    text = "Strategy discussion. Held today as the bruise needed a medical. Agreed: joint s47. SW Jo Ash to visit. " * 2
    return lambda number: [Uploaded(f"r{each:04}.txt", f"Record {each}. {text}") for each in range(number)]


@pytest.fixture
def until() -> Callable[[ScanJob, Callable[[JobProgress], bool]], JobProgress]:
    """Wait until a scan has come so far."""

    def wait(job: ScanJob, is_there: Callable[[JobProgress], bool]) -> JobProgress:
        end = time.monotonic() + SECONDS
        while not is_there(now := scans.progress(job)):
            assert time.monotonic() < end, now
            time.sleep(0.02)
        return now

    return wait


@pytest.fixture
def over(until: Callable[..., JobProgress]) -> Callable[[ScanJob], JobProgress]:
    """Wait until a scan is over."""
    return lambda job: until(job, lambda now: now.state.is_over)


@pytest.fixture
def held(url: str) -> Callable[..., Counter[str]]:
    """The sources in a batch, with how often each is there."""

    def count(batch: int | None = None) -> Counter[str]:
        with open_store(url) as store:
            found = next(each for each in store.batches() if batch in {None, each.id})
            saved = [each.source for each in store.records(found, limit=100_000)]
            return Counter(saved + [each.source for each in store.problems(found)])

    return count
