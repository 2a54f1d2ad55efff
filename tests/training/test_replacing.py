"""Putting a folder in another's place: all of it or nothing, and nobody sees anything in between."""

import subprocess
import sys
from pathlib import Path

import pytest

from analyser.detecting.model_files import CARD, read_model
from analyser.detecting.shelf import Shelf
from analyser.training.examples import Examples
from analyser.training.replacing import replaced, unfinished
from analyser.training.trainer import Made, Recipe, make_model, write_into

NAME = "note.txt"

KILLED = """
import os, sys
from pathlib import Path
from analyser.training.replacing import replaced
with replaced(Path(sys.argv[1])) as fresh:
    (fresh / "note.txt").write_text("half", encoding="utf-8")
    os._exit(9)
"""


@pytest.fixture(params=[True, False], ids=["something-is-there", "nothing-is-there"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder to be replaced, which is there or is not."""
    folder = tmp_path / "models" / "trial"
    if request.param:
        folder.mkdir(parents=True)
        (folder / NAME).write_text("old", encoding="utf-8")
    return folder


def write_new(place: Path) -> None:
    with replaced(place) as fresh:
        (fresh / NAME).write_text("new", encoding="utf-8")


def notes_of(place: Path) -> str | None:
    return (place / NAME).read_text(encoding="utf-8") if place.exists() else None


def test_the_new_one_takes_the_place(place: Path) -> None:
    place.parent.mkdir(exist_ok=True)
    (place.parent / "other").mkdir()
    write_new(place)
    assert notes_of(place) == "new"
    assert sorted(each.name for each in place.parent.iterdir()) == ["other", "trial"]


def test_nobody_sees_it_before_it_is_whole(place: Path) -> None:
    before = notes_of(place)
    with replaced(place) as fresh:
        assert list(fresh.iterdir()) == []
        (fresh / NAME).write_text("new", encoding="utf-8")
        assert notes_of(place) == before
    assert notes_of(place) == "new"


def test_what_fails_leaves_all_as_it_was(place: Path) -> None:
    before = notes_of(place)
    with pytest.raises(FileNotFoundError), replaced(place) as fresh:
        (fresh / NAME).write_text("half", encoding="utf-8")
        (fresh / "nowhere" / NAME).write_text("", encoding="utf-8")
    assert notes_of(place) == before
    assert unfinished(place) == []


def test_what_is_killed_leaves_all_as_it_was_and_is_deleted_the_next_time(place: Path) -> None:
    before = notes_of(place)
    code = subprocess.run([sys.executable, "-W", "error", "-c", KILLED, str(place)], check=False).returncode
    assert code == 9
    assert notes_of(place) == before
    assert len(unfinished(place)) == 1
    write_new(place.with_name("another"))
    assert len(unfinished(place)) == 1
    write_new(place)
    assert notes_of(place) == "new"
    assert unfinished(place) == []


def test_what_cannot_be_moved_to_its_place_leaves_the_old_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, move = notes_of(place), Path.rename

    def refuse(source: Path, target: Path) -> Path:
        if source.name == place.name and source.parent != place.parent:
            raise PermissionError(13, "Permission denied", str(target))
        return move(source, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        write_new(place)
    assert notes_of(place) == before
    assert unfinished(place) == []


def test_it_is_for_its_owner_alone_unless_the_old_one_was_not(tmp_path: Path) -> None:
    place = tmp_path / "models" / "trial"
    write_new(place)
    assert [each.stat().st_mode & 0o777 for each in (place.parent, place)] == [0o700, 0o700]
    place.chmod(0o750)
    write_new(place)
    assert place.stat().st_mode & 0o777 == 0o750


@pytest.fixture(scope="module")
def made(examples: Examples) -> Made:
    """A model that is not yet written."""
    return make_model(examples, examples.every_row(), Recipe(name="trial"))


def test_a_model_that_cannot_be_written_leaves_the_old_one_to_be_read(made: Made, tmp_path: Path) -> None:
    folder, recipe = tmp_path / "trial", Recipe(name="trial")
    old = write_into(folder, made, recipe, card="# old\n")
    assert old.folder == folder
    with pytest.raises(UnicodeEncodeError):
        write_into(folder, made, recipe, version=2, card="\ud800")  # weights and heads are written before it
    again = read_model(folder)
    assert (again.sha256, again.description.version) == (old.sha256, 1)
    assert (folder / CARD).read_text(encoding="utf-8") == "# old\n"
    assert [each.name for each in tmp_path.iterdir()] == ["trial"]


def test_what_is_being_written_is_no_model_of_the_shelf(made: Made, tmp_path: Path) -> None:
    with replaced(tmp_path / "trial") as fresh:
        write_into(fresh, made, Recipe(name="trial"))
        assert read_model(fresh).description.name == "trial"
        assert Shelf(tmp_path).names() == ()
    assert Shelf(tmp_path).names() == ("trial",)


def test_what_belonged_to_the_old_one_alone_is_gone(made: Made, tmp_path: Path) -> None:
    folder, recipe = tmp_path / "trial", Recipe(name="trial")
    write_into(folder, made, recipe, left_out={})
    (folder / "more.txt").write_text("", encoding="utf-8")
    first = {each.name for each in folder.iterdir()}
    write_into(folder, made, recipe)
    assert first - {each.name for each in folder.iterdir()} == {"more.txt", "left_out.json"}
