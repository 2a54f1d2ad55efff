"""The shelf of models: what is there, what is in use, and the way back."""

import json
from pathlib import Path

import pytest

from analyser.detecting.model_files import MANIFEST
from analyser.detecting.shelf import NONE, Shelf
from analyser.errors import ModelError


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Three models, a folder that is none and a file."""
    for name in ("fast", "accurate", "trial"):
        (tmp_path / name).mkdir()
        (tmp_path / name / MANIFEST).write_text("{}", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    (tmp_path / "README.md").write_text("", encoding="utf-8")
    return Shelf(tmp_path)


def test_names_are_those_of_models_in_their_order(shelf: Shelf) -> None:
    assert shelf.names() == ("accurate", "fast", "trial")


def test_nothing_is_in_use_before_anything_is_promoted(shelf: Shelf) -> None:
    assert shelf.current() == NONE
    assert shelf.before() == ()
    assert shelf.find(None) is None
    assert shelf.find(NONE) is None


def test_no_folder_is_an_empty_shelf(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "nowhere")
    assert shelf.names() == ()
    assert shelf.find(None) is None
    with pytest.raises(ModelError, match=r"There is no model 'fast' in .*nowhere\. Choose one of: none\."):
        shelf.find("fast")


def test_promoted_and_rolled_back(shelf: Shelf) -> None:
    for name in ("fast", "accurate", "trial"):
        shelf.promote(name)
        assert shelf.current() == name
        assert shelf.find(None) == shelf.folder / name
    assert shelf.before() == ("accurate", "fast", NONE)
    assert [shelf.roll_back() for _ in range(3)] == ["accurate", "fast", NONE]
    assert shelf.find(None) is None
    with pytest.raises(ModelError, match=r"No model was in use before 'none'.*Name one to promote it"):
        shelf.roll_back()


def test_promoting_again_changes_nothing(shelf: Shelf) -> None:
    shelf.promote("fast")
    shelf.promote("fast")
    assert shelf.before() == (NONE,)


def test_a_name_stands_but_once_among_those_before(shelf: Shelf) -> None:
    for name in ("fast", "trial", "fast", "trial", "fast"):
        shelf.promote(name)
    assert shelf.before() == ("trial", NONE)


def test_rules_alone_can_be_promoted(shelf: Shelf) -> None:
    shelf.promote("fast")
    shelf.promote(NONE)
    assert shelf.find(None) is None
    assert shelf.roll_back() == "fast"


def test_another_shelf_of_the_folder_sees_it(shelf: Shelf) -> None:
    shelf.promote("trial")
    assert Shelf(shelf.folder).current() == "trial"


@pytest.mark.parametrize("name", ["unknown", "notes", "README.md", "", ".", "..", "../fast", "/etc"])
def test_what_is_no_model_is_refused(shelf: Shelf, name: str) -> None:
    for ask in (shelf.find, shelf.promote):
        with pytest.raises(ModelError, match=r"There is no model .* Choose one of: accurate, fast, trial, none"):
            ask(name)
    assert shelf.current() == NONE


def test_what_was_removed_cannot_come_back(shelf: Shelf) -> None:
    shelf.promote("fast")
    shelf.promote("trial")
    (shelf.folder / "fast" / MANIFEST).unlink()
    with pytest.raises(ModelError, match="There is no model 'fast'"):
        shelf.roll_back()
    assert shelf.current() == "trial"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="no-json"),
        pytest.param("[]", id="a-list"),
        pytest.param('{"current": "fast"}', id="nothing-before"),
        pytest.param('{"current": null, "before": []}', id="no-name"),
        pytest.param('{"current": "fast", "before": "none"}', id="a-word-for-a-list"),
    ],
)
def test_a_broken_note_is_refused_and_the_advice_helps(shelf: Shelf, content: str) -> None:
    file = shelf.folder / "current.json"
    file.write_text(content, encoding="utf-8")
    for ask in (shelf.current, shelf.before, shelf.roll_back, lambda: shelf.promote("fast")):
        with pytest.raises(ModelError, match=r"does not say which model is in use\. Remove it, then name one"):
            ask()
    assert shelf.find("fast") == shelf.folder / "fast"  # what is named needs no note
    file.unlink()
    shelf.promote("fast")
    assert json.loads(file.read_text(encoding="utf-8")) == {"current": "fast", "before": [NONE]}
