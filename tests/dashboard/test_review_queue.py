"""The queue: what fits the filters is listed, and the address keeps the place without a word of a record."""

from collections.abc import Callable
from itertools import chain

import pytest
from streamlit.testing.v1 import AppTest

from analyser.domain.finding import Assessment, Status
from analyser.storing.store import Store
from analyser.storing.views import Reviewed
from dashboard.access import Role
from dashboard.reviewing.place import Place, sign_of
from dashboard.reviewing.queue import REVIEWED_WORDS
from dashboard.words import plain

Page = Callable[..., AppTest]
NORTH, SOUTH = "North Duty", "South Assessment"


def listed(app: AppTest) -> list[str]:
    """Hashes of the records that can be opened, in their order."""
    start = "review.open."
    return [button.key.removeprefix(start) for button in app.button if button.key and button.key.startswith(start)]


def widget(app: AppTest, kind: str, label: str):
    """The only widget of a kind with this label."""
    [found] = [each for each in getattr(app, kind) if each.label == label]
    return found


def address(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        pytest.param({}, lambda _form: True, id="all"),
        pytest.param({"batch": "1"}, lambda _form: True, id="batch"),
        pytest.param({"batch": "99"}, lambda _form: True, id="batch-that-is-not-there"),
        pytest.param({"team": sign_of(NORTH)}, lambda form: form["metadata"].get("team") == NORTH, id="team"),
        pytest.param({"agency": sign_of("Northshire")}, lambda form: "agency" in form["metadata"], id="agency"),
        pytest.param({"month": "2015-02"}, lambda form: form["metadata"].get("date") == "2015-02-05", id="month"),
        pytest.param(
            {"criterion": "s47_decision", "status": "met"},
            lambda form: form["findings"]["s47_decision"]["status"] == "met",
            id="status-of-a-criterion",
        ),
        pytest.param(
            {"status": "partly_met"},
            lambda form: any(each["status"] == "partly_met" for each in form["findings"].values()),
            id="status-of-any",
        ),
        pytest.param(
            {"criterion": "risk_statement", "status": "not_met.partly_met"},
            lambda form: form["findings"]["risk_statement"]["status"] != "met",
            id="two-statuses",
        ),
        pytest.param(
            {"criterion": "attendance", "least": "80", "most": "95"},
            lambda form: 0.8 <= form["findings"]["attendance"]["confidence"] <= 0.95,
            id="confidence",
        ),
    ],
)
def test_what_fits_is_listed(page: Page, store: Store, query: dict[str, str], fits: Callable[..., bool]) -> None:
    everything = [store.assessment(record.sha256) for record in store.records()]
    wanted = {form["sha256"] for form in everything if fits(form)}
    app = page("review", store=store, query=query)
    assert set(listed(app)) == wanted
    assert any(f"**{len(wanted)} record" in each.value for each in app.markdown) == bool(wanted)


def test_every_record_is_on_one_page(page: Page, many: Store) -> None:
    for order in ("doubt", "random", "name"):
        pages = [listed(page("review", store=many, query={"order": order, "page": str(each)})) for each in (1, 2, 3)]
        assert [len(each) for each in pages] == [20, 20, 5]
        assert sorted(chain.from_iterable(pages)) == sorted(each.sha256 for each in many.records())
    beyond = page("review", store=many, query={"page": "9"})
    assert len(listed(beyond)) == 5


def test_another_page_is_turned_to(page: Page, many: Store) -> None:
    app = page("review", store=many, query={"order": "name"})
    app.pagination[0].set_value(3).run()
    assert len(listed(app)) == 5
    assert address(app) == {"order": "name", "page": "3"}


def test_the_other_part_of_the_page_begins_at_its_first_page(page: Page, many: Store) -> None:
    app = page("review", store=many, query={"order": "name", "page": "3"})
    app.button_group[0].set_value("agreement").run()
    assert address(app) == {"tab": "agreement", "order": "name"}


def test_a_filter_goes_into_the_address_and_the_name_of_a_team_does_not(page: Page, store: Store) -> None:
    app = page("review", store=store, query={"page": "1"})
    widget(app, "selectbox", "Team").select(sign_of(NORTH)).run()
    widget(app, "selectbox", "Question").select("s47_decision").run()
    widget(app, "multiselect", "Status").select(Status.NOT_MET).run()
    widget(app, "selectbox", "Reviews").select(Reviewed.ANY).run()
    widget(app, "slider", "Confidence of the finding").set_range(0.5, 1.0).run()
    kept = address(app)
    assert kept == {
        "team": sign_of(NORTH),
        "criterion": "s47_decision",
        "status": "not_met",
        "reviewed": "any",
        "least": "50",
    }
    again = page("review", store=store, query=kept)
    assert listed(again) == listed(app)
    assert widget(again, "selectbox", "Team").value == sign_of(NORTH)
    assert not any(word.lower() in str(kept).lower() for word in NORTH.split())


def test_a_batch_that_was_scanned_a_moment_ago_can_be_asked_for(
    page: Page, store: Store, assessed: tuple[Assessment, ...]
) -> None:
    app = page("review", store=store)
    store.save(store.begin_batch("July", "records"), assessed[:1])
    app.query_params["batch"] = "2"
    app.run()
    assert listed(app) == [assessed[0].record.sha256]
    assert widget(app, "selectbox", "Batch").value == 2


def test_filters_are_cleared(page: Page, store: Store) -> None:
    app = page("review", store=store, query={"criterion": "s47_decision", "status": "met", "least": "99"})
    assert len(listed(app)) < 6
    app.button(key="review.clear").click().run()
    assert address(app) == {}
    assert len(listed(app)) == 6


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"batch": "x", "page": "-1", "seed": "1e9"}, id="numbers"),
        pytest.param({"month": "2015-13", "least": "101", "most": "-5"}, id="out-of-range"),
        pytest.param({"team": "North Duty", "record": "x" * 64, "on": "a b"}, id="not-signs"),
        pytest.param({"status": "met.met.", "reviewed": "everyone", "order": "size", "tab": "admin"}, id="words"),
        pytest.param({"<script>": "1", "criterion": "<b>"}, id="unknown"),
    ],
)
def test_an_address_that_says_nothing_is_left_out(page: Page, store: Store, query: dict[str, str]) -> None:
    app = page("review", store=store, query=query)
    assert len(listed(app)) == 6
    assert address(app) == {}


def test_places_are_read_as_they_were_written() -> None:
    place = Place(batch=3, team=sign_of("a"), status="met.not_met", month="2015-06", page=2, record="a" * 64, on="x_y")
    assert Place.read(place.query()) == place
    assert Place().query() == {}
    assert Place.read(place.query() | {"month": "June"}) == place.but(month="")


def test_every_kind_of_review_and_order_has_words() -> None:
    assert set(REVIEWED_WORDS) == set(Reviewed)
    assert len(set(REVIEWED_WORDS.values())) == len(Reviewed)


def test_an_empty_store_says_what_to_do(page: Page, empty_store: Store) -> None:
    app = page("review", store=empty_store)
    assert [each.value for each in app.info] == ["The store is empty. Scan some records first."]


def test_names_are_shown_as_they_are_written(page: Page, store: Store, hostile) -> None:
    app = page("review", store=store, roles={Role.REVIEWER})
    [button] = [each for each in app.button if each.key == f"review.open.{hostile.record.sha256}"]
    assert button.label == r"\<b\>odd\</b\> \!\[x\]\(http\://evil\.example/x\.png\)"
    assert plain("rtl\u202etxt.exe \udcff") == r"rtl�txt\.exe �"  # no screen may obey it, no message can hold it
    assert all("<i>team" not in each.value for each in app.html)
    assert any("&lt;i&gt;team&lt;/i&gt; ![x]" in each.value for each in app.html)
