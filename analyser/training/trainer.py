"""The trainer: labelled records and phrase banks in, a model's folder out."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from analyser.criteria import discover
from analyser.detecting.model_files import Description, Head, ModelFiles, write_model
from analyser.domain.criterion import Criterion
from analyser.evaluation.labels import Label
from analyser.evaluation.said import Said
from analyser.pipeline import load
from analyser.settings import Settings
from analyser.synthetic.banks import Banks
from analyser.training.crossed_encoder import CrossedEncoder
from analyser.training.examples import Examples, Flags, make_examples
from analyser.training.heads import fit_heads
from analyser.training.left_out_findings import write_left_out
from analyser.training.linear import LinearModel, fit_linear
from analyser.training.replacing import replaced
from analyser.training.splits import UNREAD_AUTHORS, crossed, each_group, unread
from analyser.training.texts import GENERATED, Text, texts_of_banks, texts_of_labels

DOUBT = (-2.0, 2.0)
"""Quick log-odds between which a passage may be sent to the encoder: odds of one in seven either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How models are made.

    Attributes:
        name: Of the model.
        unread_authors: Authors whose records nobody read while writing rules; on them the heads are fitted.
        encoder: The fine-tuned encoder and its values for passages it did not see; None for a model without one.
    """

    name: str
    unread_authors: tuple[str, ...] = UNREAD_AUTHORS
    encoder: CrossedEncoder | None = None


class Made(NamedTuple):
    """A model before it is written.

    Attributes:
        linear: The linear model.
        quick: By criterion, the head without an encoder.
        full: The same with one; empty without.
    """

    linear: LinearModel
    quick: Mapping[str, Head]
    full: Mapping[str, Head]


def learned_criteria() -> list[Criterion]:
    """The criteria that a model can learn, in the catalogue's order."""
    return [criterion for criterion in discover() if criterion.learned and criterion.patterns]


def gather(labels: Sequence[Label], banks: Banks, tick: Callable[[float], None] = lambda _: None) -> Examples:
    """The examples that labelled records and phrase banks give.

    Args:
        labels: With their texts.
        banks: The phrase banks.
        tick: Told before each text which share of them is read.
    """
    criteria = learned_criteria()
    texts = [*texts_of_labels(labels, criteria), *texts_of_banks(banks, criteria)]
    nlp = load(Settings(model="none", models=None))  # a folder of models that is set may still have to be made
    nlp.remove_pipe("action_rules")  # no model learns actions
    return make_examples(watched(texts, tick), nlp, criteria)


def watched(texts: Sequence[Text], tick: Callable[[float], None]) -> Iterator[Text]:
    """The texts, one by one.

    Args:
        texts: What is to be read.
        tick: Told before each text which share of them is read.
    """
    for number, text in enumerate(texts):
        tick(number / len(texts))
        yield text


def make_model(examples: Examples, rows: Flags, recipe: Recipe, tick: Callable[[float], None] = lambda _: None) -> Made:
    """Fit everything that a model needs.

    Args:
        examples: Passages with what is known of them.
        rows: Those to learn from.
        recipe: How.
        tick: Told which share of it is done.
    """
    honest, written = rows & unread(examples, recipe.unread_authors), rows & (examples.authors != GENERATED)
    passages = written.sum() * len(list(each_group(examples, honest)))  # that are learnt from to begin with
    crossing = float(passages / max(passages + rows.sum(), 1))
    values = crossed(examples, written, honest, lambda share: tick(share * crossing))
    quick = fit_heads(examples, honest, values)
    full: dict[str, Head] = {}
    if recipe.encoder is not None:
        full = fit_heads(examples, honest, values, recipe.encoder.values(examples, honest))
    linear = fit_linear(examples, rows, lambda share: tick(crossing + share * (1.0 - crossing)))
    return Made(linear, quick, full)


def write_into(
    folder: Path,
    made: Made,
    recipe: Recipe,
    *,
    without: str | None = None,
    version: int = 1,
    training: Mapping[str, Any] | None = None,
    card: str = "",
    left_out: Mapping[str, Said] | None = None,
) -> ModelFiles:
    """Write a model.

    Args:
        folder: ``models/<name>``; a model that stands there is replaced once the new one is whole.
        made: The model.
        recipe: How it was made.
        without: Take the encoder that did not see this author.
        version: Its version.
        training: For ``model.json`` and the card.
        card: The text of the card.
        left_out: What models made without their authors said of the records it learnt from, to be kept beside it.

    Raises:
        OSError: If it cannot be written; a model that stands there stays as it is.
    """
    description = Description(
        name=recipe.name,
        version=version,
        criteria=tuple(made.quick),
        quick=_with_offsets(made.quick, made.linear),
        full=_with_offsets(made.full, made.linear),
        encoded=recipe.encoder.columns(list(made.full)) if recipe.encoder else (),
        doubt=DOUBT,
        training=training or {},
    )
    taken = {} if recipe.encoder is None else recipe.encoder.files(without)
    with replaced(folder) as fresh:
        for name, file in taken.items():
            shutil.copyfile(file, fresh / name)
        if left_out is not None:
            write_left_out(fresh, left_out)
        written = write_model(fresh, description, made.linear.weights, card)
    return replace(written, folder=folder)


def _with_offsets(heads: Mapping[str, Head], linear: LinearModel) -> dict[str, Head]:
    """The heads with the linear model's offsets in theirs, as only its weights are kept."""
    return {
        name: replace(head, offset=head.offset + head.linear * float(offset))
        for (name, head), offset in zip(heads.items(), linear.offsets, strict=False)
    }
