"""A model's folder: what was written is read back, and whatever is not as its manifest says is refused."""

import hashlib
import json
import pickle
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analyser.detecting.model_files import (
    CARD,
    ENCODER,
    FORMAT,
    LINEAR,
    MANIFEST,
    MODEL,
    TOKENIZER,
    Description,
    Head,
    read_model,
    write_model,
)
from analyser.detecting.ngrams import BITS
from analyser.errors import ModelError

CRITERIA = ("s47_decision", "meeting_wording")
HEAD = Head(offset=-1.5, hit=2.25, context=-0.5, miss=-0.125, linear=0.1)
ABOUT = Description(
    name="trial",
    version=3,
    criteria=CRITERIA,
    quick=dict.fromkeys(CRITERIA, HEAD),
    full={},
    encoded=(),
    doubt=(-4.0, 4.0),
    training={"data": {"a": "b"}, "left_out": None},
)


def some_weights() -> np.ndarray[Any, np.dtype[np.float32]]:
    weights = np.zeros((1 << BITS, len(CRITERIA)), dtype=np.float32)
    weights[[0, 77, (1 << BITS) - 1]] = [[0.5, -0.25], [0.0, 2.0], [-8.0, 0.0]]
    return weights


class Trap:
    """Leaves a mark where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., None], tuple[Path]]:
        return Path.touch, (self.mark,)


def vouch(folder: Path) -> None:
    """Write a manifest that vouches for what the folder holds now, as whoever made it on purpose would."""
    files = {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}
    files.pop(MANIFEST, None)
    (folder / MANIFEST).write_text(json.dumps({"format": FORMAT, "files": files}), encoding="utf-8")


def edit_json(file: Path, **changes: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def save_arrays(folder: Path, **changes: Any) -> None:
    with np.load(folder / LINEAR) as arrays:
        np.savez(folder / LINEAR, **({name: arrays[name] for name in arrays.files} | changes))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound model."""
    write_model(tmp_path / "trial", ABOUT, some_weights(), "# trial\n")
    return tmp_path / "trial"


def test_what_was_written_is_read(folder: Path) -> None:
    model = read_model(folder)
    assert model.description == ABOUT
    assert model.weights.dtype == np.float32
    assert np.array_equal(model.weights, some_weights())
    assert model.folder == folder
    assert model.sha256 == hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    assert sorted(each.name for each in folder.iterdir()) == sorted([CARD, LINEAR, MANIFEST, MODEL])


def test_writing_gives_what_reading_gives_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        written = write_model(tmp_path / name, ABOUT, some_weights(), "card")
        assert np.array_equal(written.weights, read_model(tmp_path / name).weights)
    one, two = ({each.name: each.read_bytes() for each in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_weights_are_kept_with_half_precision(tmp_path: Path) -> None:
    weights = some_weights() + np.float32(1e-4) * some_weights()
    written = write_model(tmp_path, ABOUT, weights, "")
    assert np.array_equal(written.weights, weights.astype(np.float16).astype(np.float32))


def test_a_model_without_any_weight_can_be_kept(tmp_path: Path) -> None:
    assert not write_model(tmp_path, ABOUT, np.zeros_like(some_weights()), "").weights.any()


@pytest.mark.parametrize("name", [MODEL, LINEAR, CARD])
def test_a_changed_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(ModelError, match=rf"{name} is not what {MANIFEST} says.*Copy the whole folder again"):
        read_model(folder)


@pytest.mark.parametrize("name", [MODEL, LINEAR, CARD])
def test_a_missing_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing\. Copy the whole folder again, or train"):
        read_model(folder)


@pytest.mark.parametrize("name", ["model.pkl", "model.PICKLE", "linear.joblib", "encoder.pt", "e.pth", "weights.bin"])
def test_a_pickle_is_refused_even_if_nothing_names_it(folder: Path, name: str, tmp_path: Path) -> None:
    (folder / name).write_bytes(pickle.dumps(Trap(tmp_path / "ran")))
    with pytest.raises(ModelError, match=rf"{name} may hold a pickle, which can run code when it is read\. Remove it"):
        read_model(folder)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        pytest.param("{", "is no manifest of a model.*Train the model again", id="no-json"),
        pytest.param("[]", "is no manifest of a model", id="a-list"),
        pytest.param('{"format": 1}', "is no manifest of a model", id="no-files"),
        pytest.param('{"format": "new", "files": {}}', "is no manifest of a model", id="no-number"),
        pytest.param('{"format": 1, "files": 3}', "is no manifest of a model", id="files-are-none"),
        pytest.param(
            json.dumps({"format": FORMAT + 1, "files": {}}),
            f"has format {FORMAT + 1}, and this version of analyser reads {FORMAT}.*Update analyser, or use another",
            id="newer",
        ),
        pytest.param('{"format": 1, "files": {}}', f"does not list {MODEL}", id="lists-nothing"),
        pytest.param('{"format": 1, "files": {"../secret": "0"}}', "not a file of the folder", id="path-up"),
        pytest.param(
            '{"format": 1, "files": {"/etc/passwd": "0"}}', "not a file of the folder", id="path-from-the-top"
        ),
        pytest.param('{"format": 1, "files": {"..": "0"}}', "is missing", id="folder"),
        pytest.param('{"format": 1, "files": {"model.json": 7}}', "is not what manifest.json says", id="no-hash"),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_refused(folder: Path, manifest: str, message: str) -> None:
    (folder / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        read_model(folder)


def test_a_manifest_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match="is no manifest of a model"):
        read_model(folder)


@pytest.mark.parametrize("place", ["nowhere", "."], ids=["no-folder", "other-folder"])
def test_a_folder_without_a_model_is_no_model(tmp_path: Path, place: str) -> None:
    with pytest.raises(ModelError, match=r"No model in .*`analyser models list` shows what there is"):
        read_model(tmp_path / place)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"{", id="no-json"),
        pytest.param(b"{}", id="empty"),
        pytest.param(b'{"name": "\xff"}', id="no-text"),
    ],
)
def test_a_malformed_description_is_refused(folder: Path, content: bytes) -> None:
    (folder / MODEL).write_bytes(content)
    vouch(folder)
    with pytest.raises(ModelError, match=r"is malformed: .*Train it again with `analyser train`"):
        read_model(folder)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"criteria": ["s47_decision"]}, id="a-head-too-many"),
        pytest.param({"criteria": [*CRITERIA, "attendance"]}, id="a-head-too-few"),
        pytest.param({"doubt": [1]}, id="half-a-doubt"),
        pytest.param({"encoded": [0, 1]}, id="columns-of-no-encoder"),
        pytest.param({"full": {name: asdict(HEAD) for name in CRITERIA}}, id="an-encoder-without-columns"),
        pytest.param({"quick": {name: {"offset": 0} for name in CRITERIA}}, id="half-a-head"),
    ],
)
def test_a_description_that_contradicts_itself_is_refused(folder: Path, changes: dict[str, object]) -> None:
    edit_json(folder / MODEL, **changes)
    vouch(folder)
    with pytest.raises(ModelError, match="is malformed"):
        read_model(folder)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"columns": np.array([1 << BITS] * 3)}, id="column-beyond-the-last"),
        pytest.param({"columns": np.array([1, 2])}, id="too-few-columns"),
        pytest.param({"rows": np.array(7)}, id="other-n-grams"),
        pytest.param({"rows": np.array(1 << 60)}, id="more-than-fits"),
        pytest.param({"values": np.zeros((3, 5), np.float16)}, id="other-criteria"),
        pytest.param({"values": np.zeros(3, np.float16)}, id="no-table"),
    ],
)
def test_weights_that_do_not_fit_are_refused(folder: Path, changes: dict[str, Any]) -> None:
    save_arrays(folder, **changes)
    vouch(folder)
    with pytest.raises(ModelError, match="is malformed"):
        read_model(folder)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"\x93NUMPY"], ids=["empty", "no-zip", "half"])
def test_weights_that_are_no_arrays_are_refused(folder: Path, content: bytes) -> None:
    (folder / LINEAR).write_bytes(content)
    vouch(folder)
    with pytest.raises(ModelError, match="is malformed"):
        read_model(folder)


def test_a_missing_array_is_refused(folder: Path) -> None:
    np.savez(folder / LINEAR, rows=np.array(1 << BITS))
    vouch(folder)
    with pytest.raises(ModelError, match="is malformed"):
        read_model(folder)


@pytest.mark.parametrize("inside", [True, False], ids=["in-the-arrays", "instead-of-them"])
def test_no_pickle_is_ever_run(folder: Path, tmp_path: Path, inside: bool) -> None:
    trap = Trap(tmp_path / "ran")
    if inside:
        save_arrays(folder, values=np.array([trap], dtype=object))
    else:
        (folder / LINEAR).write_bytes(pickle.dumps(trap))
    vouch(folder)
    with pytest.raises(ModelError, match="is malformed"):
        read_model(folder)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("unvouched", [ENCODER, TOKENIZER])
def test_an_encoder_for_which_the_manifest_does_not_vouch_is_refused(folder: Path, unvouched: str) -> None:
    quick = json.loads((folder / MODEL).read_text(encoding="utf-8"))["quick"]
    edit_json(folder / MODEL, full=quick, encoded=[0, 1])
    for name in {ENCODER, TOKENIZER} - {unvouched}:
        (folder / name).write_bytes(b"whatever")
    vouch(folder)
    (folder / unvouched).write_bytes(b"put there later")
    with pytest.raises(ModelError, match=rf"does not list {unvouched}"):
        read_model(folder)
