"""The page Trends: figures of the store, nothing of a record, small numbers held back."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analyser.domain.finding import Assessment
from analyser.errors import SettingsError
from analyser.settings import Settings
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard.access import Role
from dashboard.reviewing.place import Place, sign_of
from dashboard.trending.baselines import Baseline, begin_baseline, kept_baselines
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


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_DATA_FOLDER", str(tmp_path / "own"))


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
    app.selectbox(key="trends.question").set_value("s47_decision").run()
    table = app.dataframe[-1].value
    assert len(table) == 16
    counts = months.counts_by_month()["s47_decision"]
    assert table["Records"].tolist() == [sum(counts[month].values()) for month in sorted(filter(None, counts))]
    assert f"of {sum(table['Records'])};" in words_of(app)


def test_what_is_saved_meanwhile_is_seen(page: Page, empty_store: Store, assessed: tuple[Assessment, ...]) -> None:
    def some(first: int) -> list[Assessment]:
        described = {"date": "2024-05-15", "team": "North", "agency": "Northshire"}
        texts = [f"{assessed[0].record.text}\n{number}" for number in range(first, first + 8)]
        records = [replace(assessed[0].record, record_id=text[-9:], text=text, metadata=described) for text in texts]
        return [replace(assessed[0], record=record) for record in records]

    empty_store.save(empty_store.begin_batch("First", "records"), some(0))
    app = page("trends", store=empty_store)
    assert "of 8;" in words_of(app)
    empty_store.save(empty_store.begin_batch("Second", "records"), some(8))
    assert "of 16;" in words_of(app.run())


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


def begin(app: AppTest, reason: str) -> AppTest:
    app.text_input[0].set_value(reason)
    next(each for each in app.button if each.label == "Begin a new baseline").click().run()
    assert not app.exception
    return app


def test_a_baseline_needs_a_reason(page: Page, months: Store) -> None:
    app = begin(page("trends", store=months, roles={Role.MANAGER}), " ")
    assert "Say what changed" in words_of(app)
    assert not [each for each in app.button if each.label.startswith("Remove")]


def test_a_baseline_is_kept_for_everybody_with_who_began_it(page: Page, months: Store, empty_store: Store) -> None:
    begin(page("trends", store=months, roles={Role.MANAGER}, name="mo"), "![x](http://evil.example/x.png)")
    begin(page("trends", store=months, roles={Role.MANAGER}, name="mo"), "New *form*")  # of the same month
    seen = page("trends", store=months, name="rita")
    said = words_of(seen)
    assert "**February 2024**: New \\*form\\*" in said
    assert "Begun by mo on" in said
    assert "evil" not in said
    assert not [each for each in seen.button if "baseline" in each.label or each.label.startswith("Remove")]
    assert months.place != empty_store.place
    removed = page("trends", store=months, roles={Role.ANALYST})
    next(each for each in removed.button if each.label == "Remove February 2024").click().run()
    assert "Begun by" not in words_of(removed)
    assert "Begun by" not in words_of(page("trends", store=months))


def test_baselines_belong_to_one_store_and_a_damaged_file_is_told(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path)
    said = Baseline(month=dt.date(2024, 5, 1), reason="New form", by="mo", at=dt.datetime(2024, 6, 1, tzinfo=dt.UTC))
    begin_baseline(settings, "sqlite:///one.sqlite", said)
    assert kept_baselines(settings, "sqlite:///one.sqlite") == (said,)
    assert kept_baselines(settings, "sqlite:///other.sqlite") == ()
    [file] = (tmp_path / "baselines").iterdir()
    file.write_text("[{", encoding="utf-8")
    with pytest.raises(SettingsError, match=f"Cannot read the new baselines in {file}. Remove"):
        kept_baselines(settings, "sqlite:///one.sqlite")


def test_the_same_question_stays_on_every_part(page: Page, months: Store) -> None:
    app = page("trends", store=months)
    pick(app, "Question").set_value("attendance").run()
    assert pick(turn(app, "compared"), "Question").value == "attendance"
    turn(app, "overview")
    assert pick(turn(app, "time"), "Question").value == "attendance"


def test_months_that_are_the_wrong_way_round_are_put_right(page: Page, months: Store) -> None:
    app = page("trends", store=months)
    assert (pick(app, "From").options[0], pick(app, "To").options[0]) == ("Earliest", "Latest")
    pick(app, "From").set_value(dt.date(2024, 9, 1)).run()
    pick(app, "To").set_value(dt.date(2024, 3, 1)).run()
    assert "All months up to March 2024 are shown." in words_of(app)
    assert app.dataframe[-1].value["Months"].tolist() == ["January 2024", "February 2024", "March 2024"]


def test_one_team_is_compared_with_nobody(page: Page, store: Store) -> None:
    assert "No two teams with enough records to be compared." in words_of(turn(page("trends", store=store), "compared"))


@pytest.mark.parametrize(("label", "magic"), [pytest.param("Excel", b"PK", id="excel")])
def test_the_report_is_made(page: Page, months: Store, label: str, magic: bytes) -> None:
    app = turn(page("trends", store=months), "export")
    next(each for each in app.button if label in each.label).click().run()
    assert f"The {label} report is ready." in words_of(app)
    [download] = app.download_button
    assert download.label == f"Download the {label} report"
    made = app.session_state["trends.made"][2]
    assert made.startswith(magic)
