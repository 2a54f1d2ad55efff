"""Fixtures of the tests in a browser: the running app, people who look at it, records to look for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from analyser.domain.record import Record
from analyser.pipeline import load_pipeline
from analyser.settings import Settings
from analyser.storing import open_store
from tests.dashboard.browser.provider import CLIENT, SECRET, Provider, providing
from tests.dashboard.browser.serving import Dashboard, serving
from tests.dashboard.browser.visitor import Visitor, chromium_running, visit

MINUTES = Path(__file__).parents[3] / "data" / "synthetic" / "minutes"

Serve = Callable[..., Dashboard]
Come = Callable[..., Visitor]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; a test without it fails."""
    with chromium_running() as browser:
        yield browser


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Start a dashboard, ``serve("--sign-in", file, port=8501)``; it runs until the file's last test is done."""
    with ExitStack() as running:

        def start(*arguments: str, folder: Path | None = None, **options: Any) -> Dashboard:
            own = folder or tmp_path_factory.mktemp("dashboard")
            return running.enter_context(serving(own, *arguments, **options))

        yield start


@pytest.fixture
def come(chromium: Browser) -> Iterator[Come]:
    """Somebody with a browser of their own; what their browser complains of fails the test."""
    visitors: list[Visitor] = []

    def enter(url: str = "", **options: Any) -> Visitor:
        visitor = visit(chromium, **options)
        visitors.append(visitor)
        if url:
            visitor.go(url)
        return visitor

    yield enter
    complaints = "\n".join(each for visitor in visitors for each in visitor.unexpected())
    for visitor in visitors:
        visitor.context.close()
    assert complaints == ""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Where people sign in; a test may add people, and make it lie."""
    with providing({}) as running:
        yield running


def write_sign_in(folder: Path, provider: Provider, port: int, rights: str, **auth: str) -> Path:
    """A sign-in file for a dashboard on this port: the tables ``[analyser]`` as they stand, ``[auth]`` with changes."""
    entries = {
        "redirect_uri": f"http://127.0.0.1:{port}/oauth2callback",
        "cookie_secret": "0123456789abcdef0123456789abcdef",
        "client_id": CLIENT,
        "client_secret": SECRET,
        "server_metadata_url": f"{provider.url}/.well-known/openid-configuration",
        **auth,
    }
    lines = [f'{name} = "{value}"' for name, value in entries.items()]
    path = folder / "sign-in.toml"
    path.write_text("\n".join(("[auth]", *lines, rights)), encoding="utf-8")
    return path


def fill_store(url: str, records: Iterable[Record], name: str = "First batch") -> None:
    """Assess these records, by rules alone, and keep them in a store."""
    with open_store(url) as store:
        store.save(store.begin_batch(name, "records"), load_pipeline(Settings(model="none")).assess_all(records))


def shipped_records(*authors: str) -> list[Record]:
    """Records that come with the project, spread over two years, three teams and two agencies."""
    paths = [path for author in authors for path in sorted((MINUTES / author / "records").glob("*.txt"))]
    return [
        Record(
            record_id=path.stem,
            source=path.name,
            text=path.read_text(encoding="utf-8"),
            metadata={
                "team": ("North", "South", "Duty")[place % 3],
                "agency": ("Northshire", "Southshire")[place % 2],
                "date": f"{2014 + place // 12 % 2}-{place % 12 + 1:02d}-05",
            },
        )
        for place, path in enumerate(paths)
    ]
