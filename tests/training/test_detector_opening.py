"""``benchmarks/detector_opening.py``: every detector says one thing a passage, from its own parts alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from analyser.detecting.model_files import ENCODER, TOKENIZER
from analyser.detecting.readings import Reading
from analyser.detecting.shelf import Shelf
from analyser.domain.layout import LAYOUT_KEY
from benchmarks.detector_opening import NAMES, STACKED, open_detector, own_files, packages
from benchmarks.passage_vectors import HEADS, TABLE, Read, open_heads, open_int8, open_static
from benchmarks.spacy_detectors import load_passages

TEXT = "Decision: section 47 enquiry, as the bruise is not explained.\n\n- Joint visit by Friday.\nNo siblings.\n"


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in STACKED])
def test_one_row_a_passage(name: str, tmp_path: Path) -> None:
    values = open_detector(name, tmp_path)(TEXT)
    assert len(values) == len(load_passages()(TEXT).user_data[LAYOUT_KEY].passages)
    assert np.isfinite(values).all()


def test_parts_make_a_difference(tmp_path: Path) -> None:
    said = {name: open_detector(name, tmp_path)(TEXT) for name in ("rules", "n-grams", "rules + n-grams")}
    assert len({values.tobytes() for values in said.values()}) == len(said)


@pytest.mark.parametrize(
    ("name", "files", "needs"),
    [
        pytest.param("rules", [], False, id="rules"),
        pytest.param("n-grams", ["linear.npz"], False, id="n-grams"),
        pytest.param("encoder", [ENCODER, TOKENIZER], True, id="encoder"),
        pytest.param("rules + n-grams + encoder", ["linear.npz", ENCODER, TOKENIZER], True, id="all"),
    ],
)
def test_what_it_takes(name: str, files: list[str], needs: bool, tmp_path: Path) -> None:
    assert [file.name for file in own_files(name, tmp_path)] == files
    assert bool(packages(name)) is needs


def test_each_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with what static vectors and MiniLM in 8 bits are read from; the weights are made up."""
    encoder = Shelf().path("accurate")
    for file in (ENCODER, TOKENIZER):
        shutil.copyfile(encoder / file, tmp_path / file)
    np.save(tmp_path / TABLE, np.random.default_rng(0).normal(size=(31000, 4)).astype(np.float32))
    return tmp_path


@pytest.mark.parametrize("opened", [pytest.param(open_static, id="static"), pytest.param(open_int8, id="int8")])
def test_vectors_have_length_one(opened: Callable[[Path], Read], kept: Path) -> None:
    vectors = opened(kept)(["A joint visit.", "A bruise that nobody explains."])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert not np.allclose(*vectors)


def test_nothing_has_no_static_vector(kept: Path) -> None:
    assert not open_static(kept)([""]).any()


def test_heads_read_both_sides(kept: Path) -> None:
    weights = np.eye(8, 2, -4, dtype=np.float32)  # of the passage itself the first two
    np.savez(kept / HEADS, weights=weights, offsets=np.array([1, 0], dtype=np.float32))
    read = open_static(kept)
    said = open_heads(kept, read)([Reading("Notes .", "A joint visit.")])
    assert np.allclose(said, read(["A joint visit."])[:, :2] + [1, 0])
