"""A page of the dashboard run without a browser, and a store filled by the real engine."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.app_test import TMP_DIR

from analyser.domain.finding import Assessment
from analyser.domain.record import Record
from analyser.pipeline import Pipeline
from analyser.settings import Settings
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard.access import Role

Page = Callable[..., AppTest]

MINUTES = Path(__file__).parents[2] / "data" / "synthetic" / "minutes" / "authority" / "records"
TEAMS = ("North Duty", "South Assessment")
HOSTILE = """Held today as the bruising needed a medical before bedtime.
<script>alert(1)</script><img src=x onerror="alert(1)"> ![pixel](http://evil.example/p.png) [link](http://evil.example)
$E = mc^2$ and :red[red] **bold** {{ 7*7 }} </div></div></style> <!-- -->
If the medical shows NAI, s47 will be considered.
SW Jo Ash to visit by 12/6. Police to check.
"""
HOSTILE_NAME = "<b>odd</b> ![x](http://evil.example/x.png)"


def _script(view: str, visit: object) -> None:
    import importlib

    importlib.import_module(f"dashboard.views.{view}").show(visit)


@pytest.fixture(scope="session", autouse=True)
def _tidy() -> Iterator[None]:
    """Streamlit leaves the folder of its scripts to the end of the process, which warns of it."""
    yield
    TMP_DIR.cleanup()


@pytest.fixture(autouse=True)
def _main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit makes its script the main module, which every process that a later test starts would then run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def page() -> Page:
    """Open a page as somebody: ``page("review", store=store, roles={Role.REVIEWER}, name="ann", query={...})``."""
    from dashboard.access import Person
    from dashboard.visit import Visit

    def open_page(
        view: str,
        /,
        *,
        store: Store,
        roles: Iterable[Role] = (Role.REVIEWER,),
        name: str = "ann",
        query: Mapping[str, str] | None = None,
        settings: Settings | None = None,
        signed_in: bool = False,
    ) -> AppTest:
        st.cache_data.clear()
        visit = Visit(
            person=Person(name=name, roles=frozenset(roles), signed_in=signed_in),
            store=store,
            settings=settings or Settings(model="none"),
        )
        app = AppTest.from_function(_script, default_timeout=60, kwargs={"view": view, "visit": visit})
        app.query_params.update(query or {})
        app.run()
        assert not app.exception, app.exception
        return app

    return open_page


@pytest.fixture(scope="session")
def assessed(rules: Pipeline) -> tuple[Assessment, ...]:
    """What the rules say of five shipped records and a hostile one; its name, source and team are hostile as well."""
    shipped = [
        Record(
            record_id=path.stem,
            source=path.name,
            text=path.read_text(encoding="utf-8"),
            metadata={"team": TEAMS[index % 2], "agency": "Northshire", "date": f"2015-0{1 + index % 3}-05"},
        )
        for index, path in enumerate(sorted(MINUTES.glob("*.txt"))[:5])
    ]
    odd = {"team": "<i>team</i> ![x](http://evil.example)"}
    hostile = Record(record_id=HOSTILE_NAME, source="<u>odd</u>.txt", text=HOSTILE, metadata=odd)
    return tuple(rules.assess_all([*shipped, hostile]))


@pytest.fixture
def store(tmp_path: Path, assessed: tuple[Assessment, ...]) -> Iterator[Store]:
    """A store that holds them in one batch."""
    with open_store(f"sqlite:///{tmp_path}/store.sqlite") as opened:
        opened.save(opened.begin_batch("June", "records"), assessed)
        yield opened


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[Store]:
    """A store that holds nothing."""
    with open_store(f"sqlite:///{tmp_path}/empty.sqlite") as opened:
        yield opened


@pytest.fixture
def many(assessed: tuple[Assessment, ...], empty_store: Store) -> Store:
    """A store of 45 records whose texts differ in their last line."""
    first = assessed[0]
    copies = [
        replace(first, record=replace(first.record, record_id=f"r-{number:02d}", text=f"{first.record.text}\n{number}"))
        for number in range(45)
    ]
    empty_store.save(empty_store.begin_batch("Many", "records"), copies)
    return empty_store


@pytest.fixture
def hostile(assessed: tuple[Assessment, ...]) -> Assessment:
    """The hostile record."""
    return assessed[-1]
