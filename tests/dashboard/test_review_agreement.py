"""Agreement: the figures are those of the package, and what differs can be settled once, in sight of both sides."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from analyser.domain.finding import Assessment, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.evaluation.agreement import agreement_of
from analyser.storing.store import Store

Page = Callable[..., AppTest]
MET, PARTLY, NOT_MET = Status.MET, Status.PARTLY_MET, Status.NOT_MET
S47 = "s47_decision"


def held(store: Store, assessment: Assessment, reviewer: str, status: Status, criterion: str = S47) -> Review:
    """Add what somebody holds of a finding."""
    found = assessment.findings[criterion].status
    review = Review(
        sha256=assessment.record.sha256,
        criterion=criterion,
        reviewer=reviewer,
        action=ReviewAction.CONFIRM if status is found else ReviewAction.OVERRIDE,
        reviewed_status=found,
        engine=assessment.engine,
        status=status,
        reason_code=None if status is found else ReasonCode.OTHER,
        note=f"as {reviewer} sees it",
    )
    store.add_review(review)
    return review


@pytest.fixture
def reviewed(store: Store, assessed: tuple[Assessment, ...]) -> Store:
    """Ann and Bob agree on all decisions but the last, and on one statement of risk."""
    for assessment in assessed[:-1]:
        held(store, assessment, "ann", MET)
        held(store, assessment, "bob", MET)
    held(store, assessed[-1], "ann", NOT_MET)
    held(store, assessed[-1], "bob", PARTLY)
    held(store, assessed[0], "ann", NOT_MET, "risk_statement")
    held(store, assessed[0], "bob", NOT_MET, "risk_statement")
    return store


def html(app: AppTest) -> str:
    return "\n".join(each.value for each in app.html)


def settles(app: AppTest) -> list[str]:
    return [each.key for each in app.button if each.key and each.key.startswith("review.settle.")]


def open_dispute(page: Page, store: Store, dispute: Assessment, name: str) -> AppTest:
    app = page("review", store=store, name=name, query={"tab": "agreement"})
    return app.button(key=f"review.settle.{dispute.record.sha256}.{S47}").click().run()


def settle(app: AppTest, status: Status, code: ReasonCode | None) -> AppTest:
    [group] = [each for each in app.button_group if (each.key or "").startswith("review.status.")]
    group.set_value(status)
    if code is not None:
        app.selectbox[0].select(code)
    [button] = [each for each in app.button if each.label == "Settle"]
    return button.click().run()


def test_the_figures_are_those_of_the_package(page: Page, reviewed: Store) -> None:
    app = page("review", store=reviewed, query={"tab": "agreement"})
    pairs = reviewed.agreement()
    assert agreement_of(pairs).words in [each.value for each in app.markdown]
    of_decisions = agreement_of([each for each in pairs if each.criterion == S47])
    assert of_decisions.kappa is not None
    assert f">{100 * of_decisions.agreed.part / of_decisions.agreed.whole:.0f} %<" in html(app)
    assert f">{of_decisions.kappa:.2f}<" in html(app)
    assert '>1</td><td class="figure">100 %<' in html(app)


def test_nothing_reviewed_twice_says_so(page: Page, store: Store) -> None:
    app = page("review", store=store, query={"tab": "agreement"})
    assert "No finding has been judged by two reviewers yet." in [each.value for each in app.markdown]
    assert [each.value[:24] for each in app.info] == ["There is nothing to sett"]
    assert "<table" not in html(app)
    assert not app.expander  # the keys of a record do nothing here


def test_what_differs_is_listed_with_both_sides(page: Page, reviewed: Store, hostile: Assessment) -> None:
    app = page("review", store=reviewed, name="cec", query={"tab": "agreement"})
    assert settles(app) == [f"review.settle.{hostile.record.sha256}.{S47}"]
    assert "ann: not met" in html(app)
    assert "bob: partly met" in html(app)


def test_a_dispute_is_settled_once(page: Page, reviewed: Store, hostile: Assessment) -> None:
    app = open_dispute(page, reviewed, hostile, "cec")
    assert "as ann sees it" in html(app)
    assert "as bob sees it" in html(app)
    app = settle(app, MET, ReasonCode.OTHER)
    [entry] = [each for each in reviewed.current_reviews(sha256=hostile.record.sha256) if each.adjudicates]
    assert (entry.reviewer, entry.status, entry.criterion) == ("cec", MET, S47)
    assert not settles(app)
    assert len([each for each in reviewed.current_reviews(sha256=hostile.record.sha256)]) == 3


def test_a_side_is_told_that_somebody_else_should_settle(page: Page, reviewed: Store, hostile: Assessment) -> None:
    assert any("one side" in each.value for each in open_dispute(page, reviewed, hostile, "ann").info)
    assert not open_dispute(page, reviewed, hostile, "cec").info


def test_the_address_shows_nobody_what_one_reviewer_alone_holds(
    page: Page, store: Store, assessed: tuple[Assessment, ...]
) -> None:
    held(store, assessed[0], "ann", MET)
    query = {"tab": "agreement", "record": assessed[0].record.sha256, "on": S47}
    blind = page("review", store=store, name="bob", query=query)
    assert "ann" not in html(blind)
    assert [each.value for each in blind.info] == ["There is nothing to settle here."]
    assert "as ann sees it" in html(page("review", store=store, name="ann", query=query))


@pytest.mark.parametrize("faster", [pytest.param("settled", id="settled"), pytest.param("changed", id="changed")])
def test_who_was_slower_is_told_and_nothing_is_added(
    page: Page, reviewed: Store, hostile: Assessment, faster: str
) -> None:
    app = open_dispute(page, reviewed, hostile, "cec")
    if faster == "settled":
        found = next(each for each in reviewed.current_reviews(sha256=hostile.record.sha256) if each.reviewer == "ann")
        reviewed.add_review(replace(found, reviewer="dot", adjudicates=True))
    else:
        held(reviewed, hostile, "bob", MET)
    entries = reviewed.info().reviews
    app = settle(app, MET, ReasonCode.OTHER)
    assert any("Somebody changed their review" in each.value for each in app.error)
    assert reviewed.info().reviews == entries
    said = [each.value for each in app.success]
    assert said == (["Somebody has settled this."] if faster == "settled" else [])


def test_ones_own_adjudication_can_be_undone(page: Page, reviewed: Store, hostile: Assessment) -> None:
    settle(open_dispute(page, reviewed, hostile, "cec"), MET, ReasonCode.OTHER)
    query = {"tab": "agreement", "record": hostile.record.sha256, "on": S47}
    app = page("review", store=reviewed, name="cec", query=query)
    next(each for each in app.button if each.label == "Undo").click().run()
    assert settles(page("review", store=reviewed, name="cec", query={"tab": "agreement"}))
    assert len(list(reviewed.current_reviews(sha256=hostile.record.sha256))) == 2
