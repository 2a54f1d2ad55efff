"""The page Models, on the shelf: figures and cards, and how a model is put into use or taken out of it."""

from collections.abc import Callable, Hashable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyser.detecting.model_files import MODEL
from analyser.settings import Settings

OpenModels = Callable[..., AppTest]
Told = Callable[[AppTest], str]


def rows_of(app: AppTest) -> dict[str, dict[str, str]]:
    rows: list[dict[Hashable, str]] = app.dataframe[0].value.to_dict("records")
    return {row["Model"]: {str(name): said for name, said in row.items()} for row in rows}


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_every_model_is_listed_with_its_figures(open_models: OpenModels, told: Told) -> None:
    app = open_models()
    rows = rows_of(app)
    assert list(rows) == ["deaf", "right", "unmeasured", "weak", "Rules alone"]
    assert rows["right"] == {
        "Model": "right",
        "In use": "● in use",
        "Version": "4",
        "Core F1": "0.91 (0.80 to 1.00)",
        "Extended F1": "0.80",
        "Encoder": "no",
        "From": "analyser",
    }
    assert [name for name, row in rows.items() if row["In use"]] == ["right"]
    assert rows["unmeasured"]["Core F1"] == "–"
    assert (rows["weak"]["From"], rows["unmeasured"]["From"]) == ("you, with own records", "you")
    assert "In use: **right**" in told(app)


def test_the_card_is_that_of_the_chosen_model(open_models: OpenModels, told: Told) -> None:
    app = open_models()
    assert "### right, version 4\n\nWhat it is *for*.\n\n#### Limits" in told(app)
    app.selectbox(key="model").select("weak").run()
    assert "### weak, version 4" in told(app)
    assert "### right" not in told(app)
    app.selectbox(key="model").select("none").run()
    assert "Rules alone have no card" in told(app)


def test_a_model_is_put_into_use_after_a_question_and_taken_back_after_another(
    open_models: OpenModels, settings: Settings, told: Told, tmp_path: Path
) -> None:
    before = (tmp_path / "package" / "current.json").read_bytes()
    app = open_models(model="weak")
    press(app, "models.promote")
    said = told(app)
    assert "Put weak into use instead of right?" in said
    assert "20 gaps" not in said
    assert "**Lost:** 0 gaps that **right** flags would go unflagged, and 20 false flags would be new." in said
    assert "**weak** is worse on All four took part than chance explains." in said
    assert "The gate lets **weak** pass" in said
    assert "What the store holds stays as it is" in said
    assert settings.shelf().current() == "right"
    press(app, "models.yes")
    assert settings.shelf().current() == "weak"
    assert "**weak** is in use now instead of **right**." in told(app)
    press(app, "models.back")
    assert "Go back from weak to right?" in told(app)
    assert "**Won:** 0 gaps would be flagged that are not now, and 20 false flags would go." in told(app)
    assert settings.shelf().current() == "weak"
    press(app, "models.yes")
    assert settings.shelf().current() == "right"
    assert (tmp_path / "package" / "current.json").read_bytes() == before


def test_who_thinks_better_of_it_changes_nothing(open_models: OpenModels, settings: Settings, told: Told) -> None:
    app = open_models(model="weak")
    press(app, "models.promote")
    press(app, "models.no")
    assert "Put weak into use instead of" not in told(app)
    assert settings.shelf().current() == "right"


def test_the_gate_refuses_a_loss_on_the_core(open_models: OpenModels, settings: Settings, told: Told) -> None:
    app = open_models(model="deaf")
    press(app, "models.promote")
    assert "The gate refuses **deaf**: it is worse on Section 47 decision than chance explains." in told(app)
    assert not [each for each in app.button if each.key == "models.yes"]
    assert settings.shelf().current() == "right"


def test_what_was_never_measured_is_not_put_into_use(open_models: OpenModels, told: Told) -> None:
    app = open_models(model="unmeasured")
    press(app, "models.promote")
    assert "What would change cannot be told, and so " in told(app)
    assert not [each for each in app.button if each.key == "models.yes"]


def test_another_analyst_was_faster(open_models: OpenModels, settings: Settings, told: Told) -> None:
    app = open_models(model="weak")
    press(app, "models.promote")
    settings.shelf().promote("none")
    press(app, "models.yes")
    assert "Somebody else has changed which model is in use" in told(app)
    assert settings.shelf().current() == "none"


def test_a_changed_model_is_named_and_does_no_harm(open_models: OpenModels, settings: Settings, told: Told) -> None:
    (settings.shelf().path("weak") / MODEL).write_text("{}", encoding="utf-8")
    app = open_models(model="weak")
    assert rows_of(app)["weak"]["Version"] == "damaged"
    assert "was changed or damaged" in told(app)
    press(app, "models.promote")
    assert "What would change cannot be told, and so " in told(app)
    assert not [each for each in app.button if each.key == "models.yes"]
    assert settings.shelf().current() == "right"


def test_a_model_that_is_changed_after_the_question_is_refused(open_models: OpenModels, settings: Settings) -> None:
    app = open_models(model="weak")
    press(app, "models.promote")
    (settings.shelf().path("weak") / MODEL).write_text("{}", encoding="utf-8")
    press(app, "models.yes")
    assert "was changed or damaged" in app.error[0].value
    assert settings.shelf().current() == "right"


def test_a_model_of_ones_own_is_deleted_after_a_question(
    open_models: OpenModels, settings: Settings, told: Told
) -> None:
    folder = settings.shelf().path("weak")
    app = press(open_models(model="weak"), "models.delete")
    assert "Delete weak for good?" in told(app)
    press(app, "models.no")
    assert folder.is_dir()
    press(press(app, "models.delete"), "models.yes")
    assert not folder.exists()
    assert "**weak** is deleted." in told(app)
    assert "weak" not in rows_of(app)
    assert app.selectbox(key="model").value == "right"


def test_a_model_that_was_put_into_use_meanwhile_is_not_deleted(open_models: OpenModels, settings: Settings) -> None:
    app = press(open_models(model="weak"), "models.delete")
    settings.shelf().promote("weak")
    press(app, "models.yes")
    assert "Somebody else has changed which model is in use" in app.error[0].value
    assert settings.shelf().path("weak").is_dir()


def test_nobody_goes_back_to_a_model_that_was_deleted(open_models: OpenModels, settings: Settings) -> None:
    for name in ("weak", "right"):
        settings.shelf().promote(name)
    app = press(press(open_models(model="weak"), "models.delete"), "models.yes")
    assert not [each for each in app.button if each.key == "models.back"]


@pytest.mark.parametrize("model", ["right", "deaf", "none"])
def test_what_is_shipped_or_in_use_has_no_way_to_be_deleted(open_models: OpenModels, model: str) -> None:
    assert not [each for each in open_models(model=model).button if each.key == "models.delete"]


def test_a_setting_that_names_a_model_is_told_of(
    page: Callable[..., AppTest], empty_store: object, settings: Settings, told: Told
) -> None:
    chosen = settings.model_copy(update={"model": "none"})
    app = page("models", store=empty_store, settings=chosen)
    assert "The setting `model` says **rules alone**" in told(app)


@pytest.mark.parametrize("model", ["<b>x</b>", "../../etc/passwd", "unknown"])
def test_an_address_that_names_no_model_shows_the_one_in_use(open_models: OpenModels, model: str) -> None:
    assert open_models(model=model).selectbox(key="model").value == "right"
