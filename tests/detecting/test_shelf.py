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


@pytest.fixture
def layered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Two shipped models, of which ``fast`` is in use, and under them a folder of one's own that is not there yet."""
    for name in ("fast", "accurate"):
        (tmp_path / "package" / name).mkdir(parents=True)
        (tmp_path / "package" / name / MANIFEST).write_text("{}", encoding="utf-8")
    monkeypatch.setattr("analyser.detecting.shelf._IN_PACKAGE", tmp_path / "package")
    Shelf().promote("fast")
    return Shelf(own=tmp_path / "home" / "models")


def put(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text("{}", encoding="utf-8")


def test_models_of_ones_own_lie_over_those_that_are_shipped(layered: Shelf, tmp_path: Path) -> None:
    assert (layered.names(), layered.current(), layered.before()) == (("accurate", "fast"), "fast", (NONE,))
    assert layered.place_for("trial") == tmp_path / "home" / "models" / "trial"
    put(layered.place_for("trial"))
    assert layered.names() == ("accurate", "fast", "trial")
    assert layered.find("trial") == layered.path("trial") == tmp_path / "home" / "models" / "trial"
    assert layered.find(None) == tmp_path / "package" / "fast"
    assert [layered.is_shipped(name) for name in (*layered.names(), NONE)] == [True, True, False, False]


def test_what_is_shipped_is_never_written_to(layered: Shelf, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (tmp_path / "package").rglob("*") if path.is_file()}
    put(layered.place_for("trial"))
    layered.promote("trial")
    layered.promote("accurate")
    assert [layered.roll_back(), layered.roll_back(), layered.roll_back()] == ["trial", "fast", NONE]
    assert {path: path.read_bytes() for path in (tmp_path / "package").rglob("*") if path.is_file()} == before
    assert Shelf().current() == "fast"
    assert Shelf(own=layered.folder).current() == NONE


def test_the_folder_of_ones_own_is_for_its_owner_alone(layered: Shelf) -> None:
    layered.promote("accurate")
    assert layered.folder.stat().st_mode & 0o077 == 0


def test_a_shipped_model_is_not_replaced_by_one_of_its_name(layered: Shelf, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"fast comes with analyser and stays as it is\. Choose another name"):
        layered.place_for("fast")
    put(layered.folder / "fast")
    assert layered.find("fast") == tmp_path / "package" / "fast"


def test_a_folder_that_is_named_is_all_there_is(layered: Shelf, tmp_path: Path) -> None:
    put(tmp_path / "named" / "fast")
    named = Shelf(tmp_path / "named", own=layered.folder)
    assert (named.names(), named.folders, named.current()) == (("fast",), (tmp_path / "named",), NONE)
    assert named.place_for("fast") == tmp_path / "named" / "fast"


def test_a_note_that_cannot_be_written_is_told(layered: Shelf) -> None:
    layered.folder.parent.write_text("a file where the folder would be", encoding="utf-8")
    with pytest.raises(ModelError, match=r"Cannot note in .*current\.json which model is in use"):
        layered.promote("accurate")
    assert layered.current() == "fast"


@pytest.mark.parametrize("name", ["", "A", "a b", "none", "../a", ".a", "-a", "a/b", "a" * 65, "é"])
def test_what_is_no_name_is_refused(shelf: Shelf, name: str) -> None:
    with pytest.raises(ModelError, match="A model cannot be called"):
        shelf.place_for(name)
