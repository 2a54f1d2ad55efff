"""The page Models, train: what is asked, watched, cancelled and told."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from analyser.settings import Settings
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard import trainings
from dashboard.access import Role
from dashboard.trainings import Order, Phase, Training

Until = Callable[..., Training]


@pytest.fixture
def shop(reviewed: Settings) -> Iterator[Store]:
    """The store with a reviewed record."""
    with open_store(reviewed.dashboard_store) as store:
        yield store


@pytest.fixture
def open_training(page: Callable[..., AppTest], shop: Store, reviewed: Settings) -> Callable[[], AppTest]:
    """Open the part Train as an analyst."""
    return lambda: page("models", store=shop, roles={Role.ANALYST}, settings=reviewed, query={"part": "Train"})


def words(app: AppTest) -> str:
    return "\n".join(each.value for kind in (app.markdown, app.subheader, app.error, app.caption) for each in kind)


def ask_for(app: AppTest, name: str) -> AppTest:
    app.text_input(key="models.name").set_value(name)
    app.checkbox(key="models.reviews").check()
    app.checkbox(key="models.measure").uncheck()
    [train] = [each for each in app.button if each.label == "Train"]
    train.click().run()
    assert not app.exception
    return app


def test_it_says_how_much_was_reviewed(open_training: Callable[[], AppTest]) -> None:
    [reviews] = [each for each in open_training().checkbox if each.key == "models.reviews"]
    assert "(13 findings that somebody has reviewed)" in reviews.label
    assert not reviews.value


def test_a_model_is_asked_for_watched_and_told_of(
    open_training: Callable[[], AppTest], reviewed: Settings, until: Until
) -> None:
    app = ask_for(open_training(), "with-reviews")
    assert "with\\-reviews is being trained" in words(app)
    assert "You may leave this page; it goes on." in words(app)
    [training] = trainings.all_trainings(reviewed)
    assert training.order == Order(name="with-reviews", reviews=True, measure=False)
    until(training, lambda each: each.phase.is_over)
    again = open_training()
    assert "**with\\-reviews**, done. Begun " in words(again)
    assert "by ann, after" in words(again)
    assert "with reviews, not measured." in words(again)
    again.button(key=f"models.remove.{training.id}").click().run()
    assert "with\\-reviews" not in words(again)
    again.segmented_control(key="part").select("shelf").run()
    assert "with-reviews" in set(again.dataframe[0].value["Model"])


def test_it_can_be_cancelled_on_the_page(
    open_training: Callable[[], AppTest], reviewed: Settings, until: Until
) -> None:
    app = ask_for(open_training(), "trial")
    [training] = trainings.all_trainings(reviewed)
    until(training, lambda each: each.phase is Phase.RUNNING)
    app.button(key="models.cancel").click().run()
    assert not app.exception
    assert "**trial**, cancelled." in words(open_training())


def test_a_name_that_cannot_be_is_told_and_what_was_filled_in_stays(open_training: Callable[[], AppTest]) -> None:
    app = ask_for(open_training(), "fast")
    assert "comes with analyser and stays as it is" in app.error[0].value
    assert app.text_input(key="models.name").value == "fast"
    assert app.checkbox(key="models.reviews").value


def test_a_failure_is_told_without_a_word_of_a_record(
    open_training: Callable[[], AppTest], reviewed: Settings, shop: Store, until: Until
) -> None:
    shop.purge_text()
    app = ask_for(open_training(), "trial")
    [training] = trainings.all_trainings(reviewed)
    until(training, lambda each: each.phase.is_over)
    app = open_training()
    assert "**trial**, failed." in words(app)
    assert "reviewed records kept without their text" in app.error[0].value
