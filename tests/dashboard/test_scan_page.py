"""The page Scan: asking, watching, what came of it."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyser.domain.finding import Assessment
from analyser.settings import Settings
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard.access import Role
from dashboard.scans import JobState, all_jobs, cancel, progress, start
from tests.dashboard.conftest import HOSTILE_NAME, Page

CSV = """Ref,Date of discussion,Team,Plan,Shoe size
A-1,05/06/2015,North,"Held today as he was bruised. Agreed: joint s47.",4
A-2,06/06/2015,South,"Spoke with the school.",5
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(model="none", data_folder=tmp_path / "data", store=f"sqlite:///{tmp_path}/scanned.sqlite")


@pytest.fixture
def scanned(settings: Settings) -> Iterator[Store]:
    """The store that scans are saved to, empty."""
    with open_store(settings.dashboard_store) as opened:
        yield opened


def words_of(app: AppTest) -> str:
    kinds = (app.markdown, app.caption, app.error, app.warning, app.info, app.success)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def wait(settings: Settings) -> None:
    until = time.monotonic() + 120
    while not all(progress(job).state.is_over for job in all_jobs(settings)):
        assert time.monotonic() < until
        time.sleep(0.2)


def test_an_uploaded_table_is_mapped_scanned_and_shown(page: Page, scanned: Store, settings: Settings) -> None:
    app = page("scan", store=scanned, settings=settings)
    app.file_uploader[0].set_value([("cases.csv", CSV.encode(), "text/csv")]).run()
    shown = app.dataframe[0].value
    assert list(shown.columns) == ["Ref → id", "Date of discussion → date", "Team → team", "Plan → text", "Shoe size"]
    assert "Not used: Shoe size" in words_of(app)
    next(each for each in app.text_input if each.label == "Name of the batch").set_value("June").run()
    next(each for each in app.button if each.label == "Scan").click().run()
    assert not app.exception
    wait(settings)
    [batch] = scanned.batches()
    assert (batch.name, batch.records, batch.problems) == ("June", 2, 0)
    app.run()
    assert "**June** · Done" in words_of(app)
    assert [each.value for each in app.metric][:2] == ["2", "0"]
    table = app.dataframe[-1].value.set_index("What a record should state").to_dict("index")
    assert (table["Section 47 decision"]["Met"], table["Section 47 decision"]["Not met"]) == (1, 1)
    assert {each.label for each in app.download_button} == {"Excel", "CSV", "Web page", "JSON Lines"}


def test_another_column_can_be_chosen(page: Page, scanned: Store, settings: Settings) -> None:
    app = page("scan", store=scanned, settings=settings)
    app.file_uploader[0].set_value([("cases.csv", CSV.encode(), "text/csv")]).run()
    next(each for each in app.selectbox if each.label == "Names the record").set_value("Shoe size").run()
    assert "Shoe size → id" in app.dataframe[0].value.columns
    assert "Ref" in app.dataframe[0].value.columns


def test_the_tables_of_a_folder_are_mapped_too(page: Page, scanned: Store, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "records" / "2015"
    folder.mkdir(parents=True)
    (folder / "cases.csv").write_text(CSV, encoding="utf-8")
    (folder / "note.txt").write_text("Agreed: joint s47.", encoding="utf-8")
    for named in (folder.parent, folder / "cases.csv"):
        app = page("scan", store=scanned, settings=settings)
        app.segmented_control[0].set_value("A folder on this computer").run()
        app.text_input[0].set_value(str(named)).run()
        next(each for each in app.selectbox if each.label == "Names the record").set_value("Shoe size").run()
        assert "Shoe size → id" in app.dataframe[0].value.columns


@pytest.mark.parametrize(
    ("names", "may"),
    [
        pytest.param(["odd.csv"], False, id="nothing else"),
        pytest.param(["odd.csv", "note.txt"], True, id="beside a text"),
        pytest.param(["odd.csv", "cases.csv"], True, id="beside a table that can be read"),
    ],
)
def test_a_table_that_cannot_be_read_stands_in_nobody_s_way(
    page: Page, scanned: Store, settings: Settings, names: list[str], may: bool
) -> None:
    data = {"odd.csv": b"\x00\x01\x02", "note.txt": b"Agreed: joint s47.", "cases.csv": CSV.encode()}
    app = page("scan", store=scanned, settings=settings)
    app.file_uploader[0].set_value([(name, data[name], "text/csv") for name in names]).run()
    assert "odd" in words_of(app)
    assert next(each for each in app.button if each.label == "Scan").disabled is not may


def test_tables_are_found_among_many_texts(page: Page, scanned: Store, settings: Settings) -> None:
    texts = [(f"r{number}.txt", b"Agreed: joint s47.", "text/plain") for number in range(12)]
    app = page("scan", store=scanned, settings=settings)
    app.file_uploader[0].set_value([*texts, ("cases.csv", CSV.encode(), "text/csv")]).run()
    assert "Ref → id" in app.dataframe[0].value.columns


def test_a_folder_that_is_not_there_is_told(page: Page, scanned: Store, settings: Settings, tmp_path: Path) -> None:
    app = page("scan", store=scanned, settings=settings)
    app.segmented_control[0].set_value("A folder on this computer").run()
    app.text_input[0].set_value(str(tmp_path / "nowhere")).run()
    next(each for each in app.button if each.label == "Scan").click().run()
    assert "there is no such file or folder" in words_of(app).replace("\\", "")
    assert not scanned.batches()


def test_a_batch_is_chosen_by_the_address(page: Page, store: Store, settings: Settings) -> None:
    empty = store.begin_batch("July", "records")
    app = page("scan", store=store, settings=settings, query={"batch": str(empty.id)})
    assert [each.value for each in app.metric][:2] == ["0", "0"]
    app = page("scan", store=store, settings=settings, query={"batch": "1"})
    assert [each.value for each in app.metric][:2] == ["6", "0"]
    for number in ("999", "*1*", "9" * 5000):
        app = page("scan", store=store, settings=settings, query={"batch": number})
        assert [each.value for each in app.metric][:2] == ["0", "0"]  # there is none, so the newest
        assert "it may have been deleted" in words_of(app)
        assert "*1*" not in words_of(app)


def test_names_of_records_are_no_markup(page: Page, store: Store, settings: Settings) -> None:
    batch = store.begin_batch(HOSTILE_NAME, "records")
    app = page("scan", store=store, settings=settings, query={"batch": str(batch.id)})
    assert "![x](http" not in words_of(app)


def test_only_the_computer_s_own_user_may_name_a_folder(page: Page, scanned: Store, settings: Settings) -> None:
    alone = page("scan", store=scanned, settings=settings)
    assert "A folder on this computer" in str(alone.segmented_control)
    signed = page("scan", store=scanned, settings=settings, roles={Role.REVIEWER}, signed_in=True)
    assert not signed.segmented_control
    assert "demonstration" not in words_of(signed)


def test_a_cancelled_scan_can_be_gone_on_with(page: Page, scanned: Store, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"r{number}.txt").write_text(f"Strategy discussion {number}. Agreed: joint s47. " * 20)
    job = start(folder, name="Many", store_url=settings.dashboard_store, settings=settings)
    until = time.monotonic() + 60
    while progress(job).state is not JobState.RUNNING:
        assert time.monotonic() < until
        time.sleep(0.05)
    cancel(job)
    assert progress(job).state is JobState.STOPPED
    app = page("scan", store=scanned, settings=settings)
    assert "· Cancelled" in words_of(app)
    next(each for each in app.button if each.label == "Resume").click().run()
    assert not app.exception
    wait(settings)
    [batch] = scanned.batches()
    assert batch.records == 400
    assert "· 400 records" in words_of(app.run())  # with those from before it was cancelled
    assert [each.label for each in app.metric] == ["Records", "Could not be read"]  # the rest is of one run alone


def test_a_scan_of_another_store_leads_to_no_batch_of_this_one(
    page: Page, store: Store, scanned: Store, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "r.txt").write_text("Agreed: joint s47.")
    start(tmp_path / "r.txt", name="Elsewhere", store_url=settings.dashboard_store, settings=settings)
    wait(settings)
    assert "Show what came of it" in [each.label for each in page("scan", store=scanned, settings=settings).button]
    app = page("scan", store=store, settings=settings)
    assert "It saves to another store" in words_of(app)
    assert "Show what came of it" not in [each.label for each in app.button]


def test_uploads_that_are_kept_are_told(page: Page, scanned: Store, settings: Settings) -> None:
    class Upload(io.BytesIO):
        name = "r.txt"

    job = start([Upload(b"x")], name="June", store_url=settings.dashboard_store, settings=settings)
    cancel(job)
    app = page("scan", store=scanned, settings=settings)
    assert "Kept to go on with it: 1 uploaded file, until it is done or put away, at most for a week." in words_of(app)


def test_a_batch_without_its_words_offers_no_files(
    page: Page, scanned: Store, settings: Settings, assessed: tuple[Assessment, ...]
) -> None:
    with open_store(settings.dashboard_store, keep_text=False) as wordless:
        wordless.save(wordless.begin_batch("June", "records"), assessed)
    app = page("scan", store=scanned, settings=settings)
    assert not app.download_button
    assert "words of these records are not kept" in words_of(app)
