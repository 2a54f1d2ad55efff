"""Records that a model has learnt from are told from others, and read by what has not learnt from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.errors import ModelError
from analyser.evaluation.labels import Label
from analyser.evaluation.said import Said
from analyser.training.unlearnt import learnt_authors, sort_by_learning

LABELS = [
    Label(id=name, author=author, criteria={}) for name, author in (("a", "clinic"), ("b", "clinic"), ("c", "ours"))
]

WriteModel = Callable[..., Path]


@pytest.fixture
def write(write_trial: WriteModel, tmp_path: Path) -> WriteModel:
    """Writes a model that learns nothing, made of some authors' labels, and what was kept of them; gives its folder."""

    def write_into(*authors: str, left_out: tuple[str, ...] | None = None) -> Path:
        said = None if left_out is None else {name: Said(record_id=name) for name in left_out}
        return write_trial(tmp_path, said=said, training={"data": {f"{each}/labels.jsonl": "" for each in authors}})

    return write_into


def test_rules_alone_have_learnt_from_nobody() -> None:
    assert learnt_authors(LABELS, None) == ()
    assert sort_by_learning(LABELS, None).to_scan == tuple(LABELS)


def test_authors_are_known_by_their_folders(write: WriteModel) -> None:
    assert learnt_authors(LABELS, write("clinic", "pairs")) == ("clinic",)


@pytest.mark.parametrize(
    ("authors", "left_out", "said", "to_scan", "unknown"),
    [
        pytest.param(["clinic"], ("a", "b"), ["a", "b"], ["c"], [], id="kept"),
        pytest.param(["clinic"], ("a",), ["a"], ["c"], ["b"], id="kept-in-part"),
        pytest.param(["pairs"], ("a",), [], ["a", "b", "c"], [], id="learnt-from-others"),
        pytest.param(["pairs"], None, [], ["a", "b", "c"], [], id="learnt-from-others-and-kept-nothing"),
    ],
)
def test_sorting(
    write: WriteModel,
    authors: list[str],
    left_out: tuple[str, ...] | None,
    said: list[str],
    to_scan: list[str],
    unknown: list[str],
) -> None:
    parts = sort_by_learning(LABELS, write(*authors, left_out=left_out))
    assert list(parts.said) == said
    assert [label.id for label in parts.to_scan] == to_scan
    assert [label.id for label in parts.unknown] == unknown


def test_a_model_that_kept_nothing_cannot_question_its_teachers(write: WriteModel) -> None:
    with pytest.raises(ModelError, match=r"no left_out\.json"):
        sort_by_learning(LABELS, write("clinic"))
