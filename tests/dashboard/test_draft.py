"""Check a draft: what the engine says is shown, any format can be opened, and nothing is kept unless asked for."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyser.criteria import discover
from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Record
from analyser.pipeline import Pipeline
from analyser.reading import READERS, read_paths
from analyser.settings import Settings
from analyser.storing.store import Store
from dashboard.access import Role

Page = Callable[..., AppTest]

DEMO = Path(__file__).parents[2] / "data" / "synthetic" / "demo"
FIRST = "Held today as the bruising needed a medical before bedtime."
MORE = f"{FIRST} The risk of significant harm to Leo is high."


def html(app: AppTest) -> str:
    return "\n".join(each.value for each in app.html if "<style>" not in each.value)


def write(app: AppTest, text: str) -> AppTest:
    return app.text_area(key="draft_text").set_value(text).run()


def drop(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[0].set_value((name, data, "application/octet-stream")).run()


def press(app: AppTest, label: str) -> AppTest:
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def draft_of(app: AppTest) -> str:
    text = app.text_area(key="draft_text").value
    assert text is not None
    return text


@pytest.fixture
def app(page: Page, store: Store) -> AppTest:
    return page("draft", store=store, roles={Role.PRACTITIONER})


def test_an_empty_page_shows_what_a_record_is_asked(app: AppTest) -> None:
    for criterion in discover():
        assert str(criterion.question).replace("'", "&#39;") in html(app)
    assert "Nothing to read yet" in html(app)


@pytest.mark.parametrize("text", [FIRST, MORE, "x", "line one\r\nline two"], ids=["first", "more", "nothing", "lines"])
def test_the_meter_counts_what_the_engine_finds(app: AppTest, rules: Pipeline, text: str) -> None:
    findings = rules.assess(Record(record_id="draft", source="draft", text=text)).findings.values()
    met = sum(each.status is Status.MET for each in findings)
    shown = html(write(app, text))
    assert f"<strong>{met} of {len(findings)}</strong> stated" in shown
    lacking = sum(each.status.is_flag for each in findings)
    assert app.subheader[0].value == f"Still lacking ({lacking})"
    assert f'aria-valuenow="{met}"' in shown


def test_it_follows_the_editing(app: AppTest) -> None:
    pointer = next(each.pointer for each in discover() if each.id == "risk_statement")
    assert pointer in html(write(app, FIRST))
    assert pointer not in html(write(app, MORE))
    assert pointer in html(write(app, FIRST))


def test_what_is_lacking_comes_with_its_nearest_miss_and_pointer(app: AppTest) -> None:
    shown = html(write(app, "If the medical shows NAI, s47 will be considered. SW Jo Ash to visit by 12/6."))
    assert "Record the decision itself" in shown
    assert "puts the decision off" in shown
    assert "SW Jo Ash to visit by 12/6." in shown


def test_a_full_record_lacks_nothing(app: AppTest, rules: Pipeline) -> None:
    text = (DEMO / "good-minutes.txt").read_text(encoding="utf-8")
    assert not rules.assess(Record(record_id="draft", source="draft", text=text)).flags
    write(app, text)
    assert [each.value for each in app.success] == ["Every question is answered."]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(path.name, id=path.name)
        for path in sorted(DEMO.iterdir())
        if path.suffix in READERS and path.name != "scanned.pdf"
    ],
)
def test_a_file_of_any_format_is_opened(app: AppTest, name: str) -> None:
    records = [each for each in read_paths([DEMO / name]) if isinstance(each, Record)]
    drop(app, name, (DEMO / name).read_bytes())
    assert draft_of(app) == records[0].text
    chosen = [each for each in app.selectbox if each.key == "draft_chosen"]
    assert len(chosen) == (len(records) > 1)
    for box in chosen:
        box.select_index(1).run()
        assert draft_of(app) == records[1].text
    assert 'role="meter"' in html(app)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("scanned.pdf", (DEMO / "scanned.pdf").read_bytes(), "scanned.pdf", id="scan"),
        pytest.param("empty.txt", b"", "it is empty", id="empty"),
        pytest.param("a.docx", b"not a zip at all", "Cannot read a.docx", id="damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(app: AppTest, name: str, data: bytes, says: str) -> None:
    drop(app, name, data)
    [error] = app.error
    assert says in error.value.replace("\\", "")
    assert draft_of(app) == ""


def test_a_zip_with_nothing_in_it_says_so(app: AppTest) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w"):
        pass
    drop(app, "nothing.zip", packed.getvalue())
    assert len(app.error) == 1


def test_clear_forgets_everything(app: AppTest) -> None:
    drop(app, "schools.jsonl", (DEMO / "schools.jsonl").read_bytes())
    words = draft_of(app)[:40]
    press(app, "Clear")
    assert draft_of(app) == ""
    assert words not in html(app)
    assert not any(key in app.session_state for key in ("draft.opened", "draft.read", "draft_chosen"))
    drop(app, "good-minutes.txt", (DEMO / "good-minutes.txt").read_bytes())
    assert draft_of(app)


def test_nothing_is_stored_and_nothing_is_in_the_address(app: AppTest, store: Store, tmp_path: Path) -> None:
    before, files = store.info(), sorted(tmp_path.rglob("*"))
    write(app, MORE)
    drop(app, "letter.rtf", (DEMO / "letter.rtf").read_bytes())
    assert store.info() == before
    assert sorted(tmp_path.rglob("*")) == files
    assert not app.query_params


@pytest.mark.parametrize(
    ("role", "may"),
    [(role, role in {Role.REVIEWER, Role.ADMIN}) for role in Role],
    ids=[role.value for role in Role],
)
def test_only_who_may_review_may_save(page: Page, store: Store, role: Role, may: bool) -> None:
    app = write(page("draft", store=store, roles={role}), MORE)
    assert ("Save to the store" in [each.label for each in app.button]) is may


def test_a_draft_is_saved_once_when_asked(page: Page, store: Store) -> None:
    app = write(page("draft", store=store), MORE)
    app.text_input(key="draft_name").set_value("Leo, 3 June").run()
    press(app, "Save to the store")
    batch = store.batches()[-1]
    assert (batch.name, batch.records) == ("Draft: Leo, 3 June", 1)
    [record] = store.records(batch=batch)
    assert store.text(record.sha256) == MORE
    assert record.record_id == "Leo, 3 June"
    assert [each.value for each in app.success] == ["Saved. It waits in the queue of the page Review."]
    assert "Save to the store" not in [each.label for each in app.button]
    write(app, FIRST)
    assert "Save to the store" in [each.label for each in app.button]


def test_a_saved_draft_is_a_click_away(page: Page, store: Store) -> None:
    app = press(write(page("draft", store=store), MORE), "Save to the store")
    turned: list[tuple[str, dict[str, object]]] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dashboard.views.draft.turn_to", lambda where, **query: turned.append((where, query)))
        press(app, "Review it")
    [record] = store.records(batch=store.batches()[-1])
    assert turned == [("review", {"record": record.sha256})]


def test_a_draft_outlives_a_look_at_another_page(page: Page, store: Store) -> None:
    app = page("draft", store=store)
    drop(app, "two.csv", b"Ref,Minutes\n1,Joint s47 agreed.\n2,Rang the school.\n")
    next(each for each in app.selectbox if each.key == "draft_chosen").select_index(1).run()
    write(app, MORE)
    app.text_input(key="draft_name").set_value("Leo").run()
    assert app.kwargs is not None
    app.kwargs["view"] = "guide"
    assert not app.run().text_area
    app.kwargs["view"] = "draft"
    app.run()
    assert draft_of(app) == MORE
    assert app.text_input(key="draft_name").value == "Leo"
    assert next(each for each in app.selectbox if each.key == "draft_chosen").index == 1


def test_a_draft_that_is_too_long_is_told(page: Page, store: Store) -> None:
    settings = Settings(model="none", max_record_characters=50)
    app = write(page("draft", store=store, settings=settings), MORE)
    assert [each.value.replace("\\", "") for each in app.error] == [
        f"The draft has {len(MORE)} characters, and 50 can be read. Shorten it."
    ]


def test_a_hostile_draft_is_shown_as_text(app: AppTest, hostile: Assessment) -> None:
    shown = html(write(app, hostile.record.text))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x" in shown
    assert "<script" not in shown
    assert "<img" not in shown
    spoken = [each.value for kind in ("markdown", "caption", "subheader") for each in getattr(app, kind)]
    assert not any("alert" in each or "pixel" in each for each in spoken)
