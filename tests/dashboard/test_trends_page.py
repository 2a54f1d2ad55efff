"""The page Trends: figures of the store, nothing of a record, small numbers held back."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analyser.domain.finding import Assessment
from analyser.settings import Settings
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard.access import Role
from dashboard.reviewing.place import Place, sign_of
from tests.dashboard.conftest import Page

TEAMS = ("North", "South", "![x](http://evil.example/x.png)")


@pytest.fixture(scope="module")
def months(assessed: tuple[Assessment, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of sixteen months with twelve records each, of three teams; and one record of a fourth team."""
    chance = random.Random(4)
    records = []
    for number in range(16 * 12 + 1):
        base = chance.choice(assessed[:5])
        month = number % 16
        team = TEAMS[number % 3] if number < 16 * 12 else "Lonely"
        metadata = {"date": f"{2024 + month // 12}-{month % 12 + 1:02d}-15", "team": team, "agency": "Northshire"}
        record = replace(base.record, record_id=f"r{number}", text=f"{base.record.text}\n{number}", metadata=metadata)
        records.append(replace(base, record=record))
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('months')}/s.sqlite") as opened:
        opened.save(opened.begin_batch("All", "records"), records)
        yield opened


def words_of(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.error, app.warning, app.info, app.success)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def turn(app: AppTest, part: str) -> AppTest:
    app.segmented_control[0].set_value(part).run()
    assert not app.exception
    return app


def pick(app: AppTest, label: str) -> Any:
    return next(each for each in app.selectbox if each.label == label)


def test_a_store_without_records_says_so(page: Page, empty_store: Store) -> None:
    assert "no records in the store yet" in words_of(page("trends", store=empty_store))


def test_shares_over_time(page: Page, months: Store) -> None:
    app = page("trends", store=months)
    app.selectbox(key="trends.criterion").set_value("s47_decision").run()
    table = app.dataframe[-1].value
    assert len(table) == 16
    counts = months.counts_by_month()["s47_decision"]
    assert table["Records"].tolist() == [sum(counts[month].values()) for month in sorted(filter(None, counts))]
    assert f"of {sum(table['Records'])};" in words_of(app)


def test_a_manager_has_rates_and_no_way_to_records(page: Page, months: Store, assessed: tuple[Assessment, ...]) -> None:
    app = page("trends", store=months, roles={Role.MANAGER})
    assert not [each for each in app.button if each.label == "Open them"]
    for part in ("compared", "overview", "export"):
        turn(app, part)
        shown = str(app.main) + words_of(app)
        assert "r17" not in shown
        for assessment in assessed:
            assert assessment.record.text[:40] not in shown


def test_small_teams_are_held_back(page: Page, months: Store) -> None:
    shown = turn(page("trends", store=months), "compared")
    table = shown.dataframe[0].value.set_index("Team")
    assert table["Records"].to_dict()["North"] >= 5
    assert table.loc["Lonely", "Reading"] == "not shown"
    assert table.loc["Lonely", ["Records", "Met", "Share met"]].isna().all()
    app = page("trends", store=months, settings=Settings(model="none", small_records=1))
    assert turn(app, "compared").dataframe[0].value.set_index("Team").loc["Lonely", "Records"] == 1


def test_names_of_teams_are_no_markup(page: Page, months: Store) -> None:
    app = page("trends", store=months)
    for part in ("compared", "overview", "export", "time"):
        assert "![x](http" not in words_of(turn(app, part))


def test_a_point_leads_to_its_records(page: Page, months: Store) -> None:
    app = page("trends", store=months)
    pick(app, "Whose records").select_index(3).run()
    next(each for each in app.button if each.label == "Open them").click().run()
    asked = {name: values[0] if isinstance(values, list) else values for name, values in app.query_params.items()}
    place = Place.read(asked)
    assert place.team == sign_of("North")
    assert place.since < place.until  # months are put together until there are enough records
    wanted = place.wanted("ann", batches=months.batches(), teams=months.teams(), agencies=months.agencies())
    assert months.count_queue(wanted) >= 5


def test_a_baseline_needs_a_reason(page: Page, months: Store) -> None:
    app = page("trends", store=months)
    begin = next(each for each in app.button if each.label == "Begin a new baseline")
    begin.click().run()
    assert "Say what changed" in words_of(app)
    app.text_input[0].set_value("New form")
    next(each for each in app.button if each.label == "Begin a new baseline").click().run()
    assert any("New form" in each.label for each in app.button)


@pytest.mark.parametrize(("label", "magic"), [pytest.param("Excel", b"PK", id="excel")])
def test_the_report_is_made(page: Page, months: Store, label: str, magic: bytes) -> None:
    app = turn(page("trends", store=months), "export")
    next(each for each in app.button if label in each.label).click().run()
    assert f"The {label} report is ready." in words_of(app)
    [download] = app.download_button
    assert download.label == f"Download the {label} report"
    made = app.session_state["trends.made"][2]
    assert made.startswith(magic)
