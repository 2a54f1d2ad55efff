"""Leave one author out: how a model made without an author's records reads them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from analyser.criteria import discover
from analyser.evaluation.authors import Evaluation, evaluate
from analyser.evaluation.labels import Label
from analyser.evaluation.said import Said, scan_labels
from analyser.pipeline import load_pipeline
from analyser.settings import Settings
from analyser.training.examples import Examples, Flags
from analyser.training.trainer import Recipe, make_model, write_into

_NAME = "left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Every author's records as read by a model that was made without them.

    Attributes:
        evaluation: The figures.
        said: What was said, by record id.
    """

    evaluation: Evaluation
    said: dict[str, Said]


def leave_one_author_out(
    labels: Sequence[Label], examples: Examples, recipe: Recipe, *, tick: Callable[[str], None] = lambda _: None
) -> LeftOut:
    """Make a model without each author in turn, and score it on that author.

    Args:
        labels: The labelled records, with their texts.
        examples: Passages of the same records, and of whatever else is learnt from.
        recipe: How models are made.
        tick: Called with the author's name before each model.
    """
    said: dict[str, Said] = {}
    for author in dict.fromkeys(label.author for label in labels):
        tick(author)
        rows = examples.authors != author
        theirs = [label for label in labels if label.author == author]
        said |= _read(theirs, examples, rows, recipe, author)
    return LeftOut(evaluation=evaluate(labels, said, discover()), said=said)


def _read(labels: Sequence[Label], examples: Examples, rows: Flags, recipe: Recipe, author: str) -> dict[str, Said]:
    with TemporaryDirectory() as folder:
        made = make_model(examples, rows, recipe)
        write_into(Path(folder) / _NAME, made, recipe, without=author)
        pipeline = load_pipeline(Settings(models=Path(folder), model=_NAME))
        return {each.record_id: each for each in scan_labels(labels, pipeline.assess)}
