"""The page Models on the models and the records that come with the project, and who may see it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analyser.detecting.shelf import Shelf
from analyser.settings import Settings
from analyser.storing.store import Store
from dashboard.access import Person, Role

APP = Path(__file__).parents[3] / "dashboard" / "app.py"
Page = Callable[..., AppTest]


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    """The shipped models, and an empty folder for one's own."""
    return Settings(data_folder=tmp_path)


def test_shipped_models_are_listed_with_their_cards(page: Page, empty_store: Store, own: Settings) -> None:
    app = page("models", store=empty_store, settings=own)
    rows = {row["Model"]: row for row in app.dataframe[0].value.to_dict("records")}
    assert set(Shelf().names()) < set(rows)
    assert rows["accurate"]["Encoder"] == "yes"
    assert all(rows[name]["Core F1"].startswith("0.9") for name in ("fast", "accurate"))
    for name in Shelf().names():
        app.selectbox(key="model").select(name).run()
        assert any(f"### {name}, version" in each.value for each in app.markdown)


def test_shipped_models_are_compared_on_the_projects_records(page: Page, empty_store: Store, own: Settings) -> None:
    app = page(
        "models", store=empty_store, settings=own, query={"part": "Compare", "first": "fast", "second": "accurate"}
    )
    assert any("On 190 labelled records they differ in" in each.value for each in app.markdown)
    assert len(app.get("vega_lite_chart")) == 1
    app.segmented_control(key="whose").select("unread").run()
    assert any("On 70 labelled records they differ in" in each.value for each in app.markdown)
    app.segmented_control(key="part").select("confidence").run()
    assert len(app.get("vega_lite_chart")) == 2
    assert not app.exception


@pytest.mark.parametrize("role", list(Role))
def test_only_analysts_reach_the_page(role: Role, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person(name="ann", roles=frozenset({role}), signed_in=True, seconds_left=3600)
    monkeypatch.setattr("dashboard.access.person_here", lambda _: person)
    monkeypatch.setenv("ANALYSER_DATA_FOLDER", str(tmp_path))
    app = AppTest.from_file(APP, default_timeout=120)
    app._page_hash = calc_hash("models")  # as if the address had been typed
    app.run()
    shown = [each.value for each in app.title]
    assert not app.exception
    assert ("Models" in shown) is (role in {Role.ANALYST, Role.ADMIN}), shown
    assert shown
