"""Review and Check a draft as hands and eyes meet them: keys, what moves by itself, and a hostile record."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from analyser.domain.finding import Status
from analyser.domain.record import Record
from analyser.reporting.style import style_within
from analyser.storing import open_store
from analyser.storing.views import StoredRecord
from tests.dashboard.browser.conftest import fill_store, shipped_records
from tests.dashboard.browser.visitor import Visitor
from tests.dashboard.conftest import HOSTILE, HOSTILE_NAME

LONG = "Nothing of note was said in this line.\n" * 80
LATE = f"{LONG}If the medical shows NAI, s47 will be considered.\n{LONG}"


@pytest.fixture(scope="module")
def dashboard(serve, tmp_path_factory):
    folder = tmp_path_factory.mktemp("review")
    odd = Record(record_id=HOSTILE_NAME, source="odd.txt", text=HOSTILE, metadata={"team": HOSTILE_NAME})
    late = Record(record_id="late", source="late.txt", text=LATE)
    fill_store(f"sqlite:///{folder / 'findings.sqlite'}", [*shipped_records("authority")[:3], odd, late])
    return serve(folder=folder, environment={"USER": "ann", "LOGNAME": "ann"})


@pytest.fixture
def records(dashboard) -> dict[str, StoredRecord]:
    with open_store(dashboard.store) as store:
        return {each.record_id: each for each in store.records()}


def key(someone: Visitor, name: str) -> None:
    with someone.run_of_the_app():
        someone.page.keyboard.press(name)


def looked_at(page: Page) -> str:
    return str(page.locator(".finding h3").first.inner_text()).split("\n")[0]


def test_a_record_is_reviewed_by_keys_alone(dashboard, come, records):
    sha256 = records["t1-002"].sha256
    someone = come(f"{dashboard.url}/review?order=name&reviewed=any&record={sha256}&on=s47_decision")
    page = someone.page
    first = looked_at(page)
    key(someone, "j")
    assert looked_at(page) != first
    key(someone, "k")
    assert looked_at(page) == first
    key(someone, "o")
    page.get_by_role("radio", name="Partly met").focus()
    key(someone, "Space")
    page.get_by_role("combobox", name="Reason").focus()
    page.keyboard.press("ArrowDown")
    key(someone, "Enter")
    page.get_by_role("textbox", name="Note").focus()
    page.keyboard.type("a jk noq u")  # each is a key for something, and here only a letter
    key(someone, "Control+Enter")
    expect(page.locator(".finding h3").first).not_to_contain_text("Section 47")
    with open_store(dashboard.store) as store:
        [review] = store.reviews_of(sha256)
    assert (review.status, review.note, review.reviewer) == (Status.PARTLY_MET, "a jk noq u", "ann")
    key(someone, "n")
    assert sha256 not in page.url
    key(someone, "p")
    assert sha256 in page.url
    key(someone, "q")
    assert "record=" not in page.url
    assert "order=name" in page.url


def test_a_key_pressed_twice_decides_once(dashboard, come, records):
    sha256 = records["t1-003"].sha256
    someone = come(f"{dashboard.url}/review?order=name&record={sha256}")
    with someone.run_of_the_app():
        for _ in range(4):
            someone.page.keyboard.press("a")
    someone.page.wait_for_timeout(2_000)
    with open_store(dashboard.store) as store:
        found = [(each.sha256, each.criterion) for each in store.reviews_of(sha256)]
    assert found
    assert len(found) == len(set(found))


def test_the_text_moves_to_the_first_mark_and_the_page_does_not(dashboard, come, records):
    someone = come(f"{dashboard.url}/review?record={records['late'].sha256}&on=s47_decision")
    page = someone.page
    mark = page.locator(".text mark", has_text="If the medical shows NAI").first
    expect(mark).to_be_in_viewport()
    assert page.locator(".text").first.evaluate("box => box.scrollTop") > 1_000
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0
    expect(mark).to_have_css("outline-style", "dashed")
    page.locator(".text").first.evaluate("box => { box.scrollTop = 0 }")
    runs = someone.runs
    page.get_by_role("link", name="If the medical shows NAI").first.click()
    expect(mark).to_be_in_viewport()
    page.wait_for_timeout(500)
    assert someone.runs == runs
    assert "medical" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_hostile_record_is_text_in_the_colours_of_the_scheme(dashboard, come, records, scheme):
    someone = come()
    page = someone.page
    page.emulate_media(color_scheme=scheme)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    someone.go(f"{dashboard.url}/review?record={records[HOSTILE_NAME].sha256}&on=timing_rationale")
    text = page.locator(".text").first
    expect(text).to_contain_text('<script>alert(1)</script><img src=x onerror="alert(1)"> ![pixel]')
    expect(text).to_contain_text("$E = mc^2$ and :red[red] **bold** {{ 7*7 }} </div></div></style> <!-- -->")
    assert page.locator(".record-view img, .record-view script, .record-view b").count() == 0
    assert not dialogs
    pair = re.search(r"\.k1 \{ --back: light-dark\((#\w+), (#\w+)\)", style_within(".record-view"))
    assert pair is not None
    wanted = pair[1 if scheme == "light" else 2]
    colour = page.locator(".text mark.c1").first.evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert "#" + "".join(f"{int(each):02x}" for each in re.findall(r"\d+", colour)[:3]) == wanted
    someone.go(f"{dashboard.url}/review?reviewed=any")
    expect(page.get_by_role("button", name=HOSTILE_NAME)).to_be_visible()
    page.get_by_role("button", name="More").click()
    page.get_by_role("combobox", name="Team").click()
    expect(page.get_by_role("option", name=HOSTILE_NAME)).to_be_visible()
    assert not dialogs


def test_a_draft_is_read_while_it_is_written(dashboard, come):
    someone = come(f"{dashboard.url}/draft")
    page = someone.page
    field = page.get_by_role("textbox", name="The draft")
    with someone.run_of_the_app():
        field.press_sequentially("Held today as the bruising needed a medical before bedtime. ", delay=5)
    meter = page.get_by_role("meter")
    before = int(meter.get_attribute("aria-valuenow") or 0)
    with someone.run_of_the_app():
        field.press_sequentially("The risk of significant harm to Leo is high.", delay=5)
    expect(meter).to_have_attribute("aria-valuenow", str(before + 1))
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile(r"bedtime\. The risk of significant harm to Leo is high\.$"))
    assert "Leo" not in "\n".join([*someone.urls, page.url])
