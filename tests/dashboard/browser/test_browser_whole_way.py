"""The whole way, as somebody goes it: upload, scan, review, override, trend, export; and a draft of one's own.

``make screenshots`` keeps what it sees on the way under ``docs/images``.
"""

import csv
import io
import os
import random
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from analyser.domain.review import ReasonCode, ReviewAction
from analyser.storing import open_store
from tests.dashboard.browser.conftest import shipped_records
from tests.dashboard.browser.serving import Dashboard
from tests.dashboard.browser.visitor import Visitor

MONTHS, A_MONTH, CHANGE = 24, 20, 15
DRAFT = """Strategy discussion, 5 June 2015.
Present: Jo Ash (social worker), DC Mark Shaw (police).
Things were discussed. Home visit to be completed in due course."""
BETTER = "Agreed: joint section 47 enquiries, because Ellis is at continuing risk of significant harm.\n"


@pytest.fixture(scope="module")
def dashboard(serve) -> Dashboard:
    running: Dashboard = serve(environment={"USER": "ann", "LOGNAME": "ann"})
    return running


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """What a case system might hand over: two years of four teams; towards the end they write otherwise."""
    chance = random.Random(4)
    early, late = shipped_records("authority", "partners"), shipped_records("clinic", "pairs")
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["Record ID", "Meeting date", "Team", "Agency", "Minutes"])
    for number in range(MONTHS * A_MONTH):
        month = number // A_MONTH
        record = chance.choice(late if month >= CHANGE else early)
        team = chance.choice(["Disabled children", "Duty", "North", "South"])
        text = f"{record.text}\nReference {number}."  # no two alike, as a store holds a text once
        rows.writerow([f"SD-{number:04d}", f"05/{month % 12 + 1:02d}/{2014 + month // 12}", team, "Northshire", text])
    path = tmp_path_factory.mktemp("export") / "export.csv"
    path.write_text(table.getvalue(), encoding="utf-8")
    return path


def test_the_whole_way(dashboard, export, come):
    someone = come(dashboard.url)
    upload_and_scan(someone, export)
    finished = download(someone.page, "Excel")
    assert finished.suffix == ".xlsx"
    record = review(someone)
    look_at_trends(someone)
    export_for_the_board(someone, record)
    check_a_draft(someone)
    with open_store(dashboard.store) as store:
        confirmed, overridden = store.current_reviews(reviewer="ann")
    assert {confirmed.action, overridden.action} == {ReviewAction.CONFIRM, ReviewAction.OVERRIDE}
    assert [each.reason_code for each in (confirmed, overridden) if each.reason_code] == [ReasonCode.EVIDENCE_MISSED]


def upload_and_scan(someone: Visitor, export: Path) -> None:
    page = someone.page
    with someone.run_of_the_app():
        page.locator("input[type=file]").set_input_files(str(export))
    expect(page.get_by_text("Columns of 1 table")).to_be_visible()
    keep_picture(page, "scan-columns")
    page.get_by_label("Name of the batch").fill("June audit")
    page.get_by_role("button", name="Scan", exact=True).click()
    expect(page.get_by_text("June audit").first).to_be_visible()
    with someone.run_of_the_app():
        page.reload()  # the scan goes on without the page
    expect(page.get_by_text("Done")).to_be_visible(timeout=180_000)
    expect(page.get_by_test_id("stMetricValue").first).to_have_text(f"{MONTHS * A_MONTH}")
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    keep_picture(page, "scan")


def review(someone: Visitor) -> str:
    """Confirm one finding and override the next; the record that was reviewed."""
    page = someone.page
    someone.press("Review these records")
    expect(page).to_have_url(re.compile(r"/review\?batch=1"))
    first = page.get_by_role("button", name=re.compile(r"^SD-\d+")).first
    name = first.inner_text()
    with someone.run_of_the_app():
        first.click()
    page.wait_for_timeout(1_500)  # the text moves to its first mark
    keep_picture(page, "review")
    someone.press("Confirm ", exact=False)
    someone.press("Override ", exact=False)
    found = page.get_by_role("button", name=re.compile("Confirm (not met|partly met|met)")).inner_text()
    page.get_by_role("radio", name=re.compile("Not met$" if "Confirm met" in found else "(?<!Not )Met$")).click()
    page.get_by_label("Reason").click()
    page.get_by_role("option", name=ReasonCode.EVIDENCE_MISSED.in_words).click()
    with someone.run_of_the_app():
        page.get_by_role("textbox", name="Note (optional)").fill("Stated in the second paragraph.")
        page.keyboard.press("Tab")
    someone.press("Save", exact=False)
    return name


def look_at_trends(someone: Visitor) -> None:
    page = someone.page
    someone.open("Trends")
    for part, name in (
        ("Teams and agencies", "trends-teams"),
        ("All questions", "trends-questions"),
        ("Over time", "trends"),
    ):
        with someone.run_of_the_app():
            page.get_by_role("radio", name=part).click()
        expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible()
        keep_picture(page, name)


def export_for_the_board(someone: Visitor, record: str) -> None:
    with someone.run_of_the_app():
        someone.page.get_by_role("radio", name="Report for the board").click()
    for form in ("Word", "Excel"):
        someone.press(f"Make the {form} report", exact=False)
        with zipfile.ZipFile(download(someone.page, f"Download the {form} report")) as parts:
            assert parts.testzip() is None
            written = b"".join(parts.read(each) for each in parts.namelist())
        assert record.encode() not in written


def check_a_draft(someone: Visitor) -> None:
    page = someone.page
    someone.open("Check a draft")
    field = page.get_by_role("textbox").first
    with someone.run_of_the_app():
        field.fill(DRAFT)
        field.press("Control+Enter")
    before = stated(page)
    keep_picture(page, "draft")
    with someone.run_of_the_app():
        field.fill(DRAFT + "\n" + BETTER)
        field.press("Control+Enter")
    assert stated(page) > before
    assert "section 47" not in "\n".join([*someone.urls, page.url])


def stated(page: Page) -> int:
    found = re.search(r"(\d+) of 13", page.get_by_test_id("stMain").inner_text())
    assert found is not None
    return int(found[1])


def download(page: Page, name: str) -> Path:
    with page.expect_download() as started:
        page.get_by_role("button", name=re.compile(rf"{name}$")).click()
    path = started.value.path()
    assert path.stat().st_size > 0
    return path.rename(path.with_suffix(Path(started.value.suggested_filename).suffix))


def keep_picture(page: Page, name: str) -> None:
    """Keep what is seen, for the README; where nobody asks for pictures, only draw it."""
    picture = page.screenshot()
    if "SCREENSHOTS" in os.environ:
        folder = Path(os.environ["SCREENSHOTS"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.png").write_bytes(picture)
