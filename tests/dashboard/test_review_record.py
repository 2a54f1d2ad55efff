"""One record: what is decided is logged, what cannot be is told, and a second reviewer is blind to the first."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from analyser.criteria import discover
from analyser.domain.finding import Assessment, Engine, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.storing import open_store
from analyser.storing.store import Store

Page = Callable[..., AppTest]
MET, NOT_MET = Status.MET, Status.NOT_MET
LATER = Engine(version="9.9", criteria="f" * 64, model="other@2", model_sha256="e" * 64)


@pytest.fixture
def one(assessed: tuple[Assessment, ...]) -> Assessment:
    """The first record that states no decision."""
    return next(each for each in assessed if each.findings["s47_decision"].status is NOT_MET)


@pytest.fixture
def opened(page: Page, store: Store, one: Assessment) -> Callable[..., AppTest]:
    """Open that record, at the decision, as somebody."""

    def open_record(name: str = "ann", on: str = "s47_decision", **query: str) -> AppTest:
        return page("review", store=store, name=name, query={"record": one.record.sha256, "on": on} | query)

    return open_record


def press(app: AppTest, label: str) -> AppTest:
    """Press the only button whose label starts so."""
    [button] = [each for each in app.button if each.label.startswith(label)]
    return button.click().run()


def confirm(app: AppTest) -> AppTest:
    """Confirm the finding that is looked at."""
    [button] = [each for each in app.button if each.key and each.key.startswith("review.confirm.")]
    return button.click().run()


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def fill(app: AppTest, status: Status | None = None, code: ReasonCode | None = None, note: str = "") -> AppTest:
    """Open the form and fill it in."""
    press(app, "Override" if any(each.startswith("Override") for each in labels(app)) else "Change")
    if status is not None:
        [group] = [each for each in app.button_group if (each.key or "").startswith("review.status.")]
        group.set_value(status)
    if code is not None:
        app.selectbox[0].select(code)
    if note:
        app.text_area[0].set_value(note)
    return app.run()


def seen(app: AppTest) -> str:
    """Everything that is on the page."""
    kinds = ("html", "markdown", "caption", "error", "info", "success", "toast", "text_area")
    return "\n".join(str(each.value) for kind in kinds for each in getattr(app, kind)) + "\n".join(labels(app))


def at(app: AppTest) -> tuple[str, str]:
    """The record and the finding that are open."""
    return address(app).get("record", ""), address(app).get("on", "")


def address(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def made(store: Store, one: Assessment, **changes: object) -> Review:
    """A review of the decision, made elsewhere."""
    finding = one.findings["s47_decision"]
    values = {
        "sha256": one.record.sha256,
        "criterion": "s47_decision",
        "reviewer": "bob",
        "action": ReviewAction.OVERRIDE,
        "reviewed_status": finding.status,
        "engine": one.engine,
        "status": Status.PARTLY_MET,
        "reason_code": ReasonCode.OTHER,
        "note": "canary of bob",
    }
    review = Review(**(values | changes))  # type: ignore[arg-type]  # tests name any part
    store.add_review(review)
    return review


def test_a_confirmation_is_logged_with_who_when_and_engine(opened, store: Store, one: Assessment) -> None:
    app = press(opened(), "Confirm not met")
    [entry] = store.reviews_of(one.record.sha256)
    assert (entry.reviewer, entry.criterion, entry.action) == ("ann", "s47_decision", ReviewAction.CONFIRM)
    assert (entry.status, entry.reviewed_status, entry.engine) == (NOT_MET, NOT_MET, one.engine)
    record, on = at(app)
    assert record == one.record.sha256
    assert on != "s47_decision"
    assert "✓" in next(each for each in app.button_group[0].options if "Section 47" in each)


def test_the_next_one_is_the_least_sure_that_waits_and_after_the_last_comes_the_next_record(
    opened, store: Store, one: Assessment
) -> None:
    app = opened(on="", reviewed="any")
    visited = []
    while at(app)[0] == one.record.sha256:
        visited.append(at(app)[1])
        confirm(app)
    sure = [one.findings[name].confidence for name in visited]
    assert sure == sorted(sure)
    assert sorted(visited) == sorted(one.findings)
    assert len(list(store.current_reviews(sha256=one.record.sha256))) == len(discover())
    assert address(app)["reviewed"] == "any"


def test_a_filter_by_question_goes_from_record_to_record(page: Page, store: Store) -> None:
    query = {"criterion": "s47_decision", "order": "name"}
    app = page("review", store=store, query=query)
    [first, *rest] = [each for each in app.button if each.key and each.key.startswith("review.open.")]
    first.click().run()
    held = []
    while at(app)[0]:
        held.append(at(app))
        assert at(app)[1] == "s47_decision"
        confirm(app)
    assert len({record for record, _ in held}) == 1 + len(rest) == 6
    assert {review.criterion for review in store.current_reviews()} == {"s47_decision"}
    assert address(app) == query
    assert "That was the last record of this queue." in seen(app)


def test_an_override_keeps_status_reason_and_note(opened, store: Store, one: Assessment) -> None:
    app = fill(opened(), MET, ReasonCode.ELSEWHERE_IN_RECORD, "see the second page")
    press(app, "Save")
    [entry] = store.reviews_of(one.record.sha256)
    assert (entry.action, entry.status, entry.reviewed_status) == (ReviewAction.OVERRIDE, MET, NOT_MET)
    assert (entry.reason_code, entry.note) == (ReasonCode.ELSEWHERE_IN_RECORD, "see the second page")


def test_a_confirmation_may_have_a_reason_and_a_note(opened, store: Store, one: Assessment) -> None:
    press(fill(opened(), NOT_MET, ReasonCode.WORDING_UNCLEAR, "hard to say"), "Save")
    [entry] = store.reviews_of(one.record.sha256)
    assert (entry.action, entry.reason_code, entry.note) == (
        ReviewAction.CONFIRM,
        ReasonCode.WORDING_UNCLEAR,
        "hard to say",
    )


@pytest.mark.parametrize(
    ("status", "code", "says"),
    [
        pytest.param(None, ReasonCode.OTHER, "Choose the status that you hold right", id="no-status"),
        pytest.param(MET, None, "Choose a reason; an override needs one.", id="no-reason"),
    ],
)
def test_what_is_not_complete_is_told_and_stays(
    opened, store: Store, one: Assessment, status: Status | None, code: ReasonCode | None, says: str
) -> None:
    app = press(fill(opened(), status, code, "typed at length"), "Save")
    assert any(says in each.value for each in app.error)
    assert app.text_area[0].value == "typed at length"
    assert not store.reviews_of(one.record.sha256)


def test_an_undo_takes_ones_own_last_word_back(opened, store: Store, one: Assessment) -> None:
    bob = made(store, one)
    press(fill(opened(), MET, ReasonCode.OTHER), "Save")
    app = press(opened(), "Undo")
    assert list(store.current_reviews(sha256=one.record.sha256)) == [bob]
    assert len(store.reviews_of(one.record.sha256)) == 3
    assert any(each.startswith("Confirm not met") for each in labels(app))


def test_all_that_is_not_reviewed_is_confirmed_at_once(opened, store: Store, one: Assessment) -> None:
    press(fill(opened(), MET, ReasonCode.OTHER), "Save")
    app = press(opened(), "Confirm all 12 that I have not reviewed")
    standing = {each.criterion: each for each in store.current_reviews(sha256=one.record.sha256)}
    assert standing.keys() == one.findings.keys()
    assert standing.pop("s47_decision").status is MET
    assert all(each.status is one.findings[name].status for name, each in standing.items())
    assert at(app)[0] not in {"", one.record.sha256}
    assert "12 findings confirmed" in seen(app)


def test_a_second_reviewer_is_blind_to_the_first(opened, store: Store, one: Assessment) -> None:
    made(store, one)
    app = opened()
    assert "bob" not in seen(app)
    assert "canary" not in seen(app)
    press(app, "Confirm not met")
    assert "bob holds <strong>partly met</strong>" in seen(opened())
    assert "canary of bob" in seen(opened())
    assert "bob" not in seen(opened(on="risk_statement"))
    press(opened(), "Undo")
    assert "bob" not in seen(opened())


def test_what_was_held_before_a_new_scan_still_stands_and_says_so(opened, store: Store, one: Assessment) -> None:
    made(store, one, reviewer="ann", note="as I said")
    found = dict(one.findings) | {"s47_decision": replace(one.findings["s47_decision"], status=MET)}
    store.save(store.begin_batch("July", "records"), [replace(one, findings=found, engine=LATER)])
    shown = seen(opened())
    assert "You hold <strong>partly met</strong>" in shown
    assert f"Of an earlier scan (Read by analyser {one.engine.version}, criteria {one.engine.criteria[:12]}" in shown
    assert "the finding was not met and is met now" in shown
    assert "as I said" in shown


def test_a_record_deleted_meanwhile_is_told_and_what_was_typed_stays(opened, store: Store) -> None:
    app = fill(opened(), MET, ReasonCode.OTHER, "typed at length")
    store.delete_batch(store.batches()[0])
    press(app, "Save")
    assert any("no such record" in each.value for each in app.error)
    assert [each.value for each in app.text_area] == ["typed at length"]
    app.run()
    assert [each.value for each in app.text_area] == ["typed at length"]
    press(app, "Queue")
    assert any("The store is empty" in each.value for each in app.info)


def test_a_note_is_refused_where_no_words_are_kept(page: Page, tmp_path, one: Assessment) -> None:
    url = f"sqlite:///{tmp_path}/silent.sqlite"
    with open_store(url, keep_text=False) as silent:
        silent.save(silent.begin_batch("June", "records"), [one])
        app = page("review", store=silent, query={"record": one.record.sha256, "on": "s47_decision"})
        shown = seen(app)
        assert "This store keeps no words of records." in shown
        assert "characters " in shown
        assert one.record.text[:40] not in shown
        press(fill(app, MET, ReasonCode.OTHER, "a quotation"), "Save")
        assert any("was opened to keep no words" in each.value for each in app.error)
        assert app.text_area[0].value == "a quotation"
        app.text_area[0].set_value("").run()
        press(app, "Save")
        assert [each.status for each in silent.current_reviews()] == [MET]


def test_findings_and_records_are_stepped_through(opened, one: Assessment) -> None:
    app = opened(order="name")
    order = [each.id for each in discover() if each.id in one.findings]
    here = order.index("s47_decision")
    assert at(press(app, "Next finding"))[1] == order[here + 1]
    assert at(press(app, "Previous finding"))[1] == "s47_decision"
    app.button_group[0].set_value(order[0]).run()
    assert at(app)[1] == order[0]
    moved = at(press(app, "Next record"))[0]
    assert moved != one.record.sha256
    assert at(press(app, "Previous record"))[0] == one.record.sha256


def test_a_hostile_record_is_shown_as_text_and_nothing_of_it_is_markdown(
    page: Page, store: Store, hostile: Assessment
) -> None:
    app = page("review", store=store, query={"record": hostile.record.sha256, "on": "action_dates"})
    html = [each.value for each in app.html]
    assert sum("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x" in each for each in html) == 1
    assert not any("<script" in each or "<img" in each or 'evil.example/p.png"' in each for each in html)
    spoken = [
        *(each.value for kind in ("markdown", "caption", "info", "error") for each in getattr(app, kind)),
        *labels(app),
        *(each.label for each in app.expander),
        *app.button_group[0].options,
    ]
    assert not any(words in each for each in spoken for words in ("alert", "pixel", "E = mc", "Jo Ash", "bruising"))
    assert not any(word in str(app.query_params) for word in ("script", "Jo", "bruising", "odd"))


def test_shortcuts_are_on_the_buttons_and_none_is_given_twice(opened) -> None:
    app = opened()
    keys = [button_shortcut(each) for each in app.button]
    given = [each for each in keys if each]
    assert {"a", "o", "j", "k", "n", "p", "q", "shift+a"} <= set(given)
    assert len(given) == len(set(given))
    assert not {"c", "r"} & set(given)


def button_shortcut(button: Button) -> str:
    shortcut: str = button.proto.shortcut
    return shortcut


@pytest.mark.parametrize(
    ("reviewed", "looked_at"),
    [
        pytest.param("by_me", "attendance", id="mine"),
        pytest.param("second", "s47_decision", id="one-other"),
        pytest.param("disputed", "risk_statement", id="disputed"),
    ],
)
def test_the_finding_that_the_queue_is_about_is_opened(
    opened, store: Store, one: Assessment, reviewed: str, looked_at: str
) -> None:
    made(store, one)
    for name, criterion, status in (
        ("ann", "attendance", None),
        ("bob", "risk_statement", NOT_MET),
        ("cec", "risk_statement", MET),
    ):
        found = one.findings[criterion].status
        held = status or found
        action = ReviewAction.CONFIRM if held is found else ReviewAction.OVERRIDE
        made(store, one, reviewer=name, criterion=criterion, reviewed_status=found, status=held, action=action)
    app = opened(on="", reviewed=reviewed)
    assert at(app) == (one.record.sha256, looked_at)
    assert "canary" not in seen(app) or reviewed == "by_me"


def test_what_is_changed_stays_in_sight(opened, one: Assessment) -> None:
    confirm(opened())
    app = press(fill(opened(), MET, ReasonCode.OTHER), "Save")
    assert at(app) == (one.record.sha256, "s47_decision")
    assert "You hold <strong>met</strong>" in seen(app)


def test_keys_of_one_letter_can_be_turned_off(opened) -> None:
    def keys(app: AppTest) -> set[str]:
        return {each.proto.shortcut for each in app.button if each.proto.shortcut}

    app = opened()
    assert {"a", "o", "n", "q"} <= keys(app)
    app.toggle[0].set_value(False).run()
    assert not [key for key in keys(app) if len(key.split("+")[-1]) == 1]
