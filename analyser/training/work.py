"""One training from request to folder, in the order in which it is done."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from analyser.criteria import discover
from analyser.detecting.model_files import ENCODER, MODEL
from analyser.detecting.shelf import Shelf
from analyser.errors import LabelsError, ModelError
from analyser.evaluation.labels import Label, find_labels, read_labels
from analyser.evaluation.said import Said
from analyser.evaluation.shipped import shipped
from analyser.settings import Settings
from analyser.synthetic.banks import load_banks
from analyser.training.card import describe, hash_sources, write_card
from analyser.training.crossed_encoder import CrossedEncoder
from analyser.training.examples import Examples, join
from analyser.training.generated import make_generated
from analyser.training.leaving_out import LeftOut, leave_one_author_out
from analyser.training.reviews import REVIEWS, labels_of_reviews
from analyser.training.texts import GENERATED, texts_of_labels
from analyser.training.trainer import Recipe, gather, learned_criteria, make_model, write_into

Tick = Callable[[str, float], None]
"""Told what is being done, and which share of it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainRequest:
    """What to train, and on what.

    Attributes:
        name: Of the model.
        labels: Labels files, or folders that hold them.
        phrases: Folder of the banks.
        generated: Folders of generated records.
        reviews: Store whose reviewed records are learnt from as well; None for none.
        encoder: Folder with an encoder to use; None for a model without one.
        fine_tune: Folder to fine-tune an encoder into first; None not to.
        evaluate: Whether to leave each author out in turn.
        models: Folder of models; None for one's own.
        seed: Of fine-tuning.
    """

    name: str
    labels: tuple[Path, ...]
    phrases: Path
    generated: tuple[Path, ...] = ()
    reviews: str | None = None
    encoder: Path | None = None
    fine_tune: Path | None = None
    evaluate: bool = True
    models: Path | None = None
    seed: int = 7


class Trained(NamedTuple):
    """What came of it.

    Attributes:
        folder: The model's.
        label: Its name and version.
    """

    folder: Path
    label: str


def run_training(request: TrainRequest, tick: Tick) -> Trained:
    """Train a model and write it.

    Args:
        request: What to train, and on what.
        tick: Told how far it has come.

    Raises:
        AnalyserError: If data or encoder are not as they must be.
    """
    folder = _shelf(request).place_for(request.name)
    _check_place(folder, request.fine_tune)
    with labels_of_reviews(request.reviews) as reviews:
        return _train(replace(request, labels=(*request.labels, *reviews)), folder, tick)


def _train(request: TrainRequest, folder: Path, tick: Tick) -> Trained:
    labels = read_labels(request.labels, partial=True)
    encoder = _given_encoder(request, labels)
    examples = gather(labels, load_banks(request.phrases), partial(tick, "Reading records and phrases"))
    if request.generated:
        examples = join([examples, _read_generated(request, partial(tick, "Reading generated records"))])
    if request.fine_tune is not None:
        encoder = _fine_tuned(request.fine_tune, examples, request.seed, partial(tick, "Fine-tuning the encoder"))
    recipe = Recipe(name=request.name, encoder=encoder)
    left_out = _leave_out(labels, examples, recipe, tick) if request.evaluate else None
    made = make_model(examples, examples.every_row(), recipe, partial(tick, "Fitting the model"))
    number = _next_version(folder)
    files = find_labels(request.labels)
    sources = hash_sources([*files, *find_labels(request.generated)], request.phrases)
    own = [file.parent.name for file in files if not file.resolve().is_relative_to(shipped("minutes").resolve())]
    about = describe(examples, recipe, sources, left_out.evaluation if left_out else None, own=own)
    card = write_card(request.name, number, about, examples.criteria)
    said = _without_reviews(left_out.said, labels, request) if left_out else None
    try:
        written = write_into(folder, made, recipe, version=number, training=about, card=card, left_out=said)
    except OSError as error:
        raise _unwritable(folder, str(error)) from error
    return Trained(folder, f"{written.description.name}@{written.description.version}")


def _check_place(folder: Path, fine_tune: Path | None) -> None:
    """Refuse a folder that cannot be made, or that is to hold two things, before any work is done."""
    if fine_tune is not None and fine_tune.resolve().is_relative_to(folder.resolve()):
        msg = f"The encoder cannot be kept in {folder}, which is replaced. Name a folder elsewhere with --fine-tune."
        raise ModelError(msg)
    if folder.exists() and not folder.is_dir():
        raise _unwritable(folder, "it is no folder")
    above = next(each for each in folder.absolute().parents if each.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise _unwritable(folder, f"{above} is no folder that can be written to")


def _unwritable(folder: Path, why: str) -> ModelError:
    return ModelError(f"Cannot write the model {folder}: {why}. Name another folder with --models.")


def _without_reviews(said: Mapping[str, Said], labels: Iterable[Label], request: TrainRequest) -> dict[str, Said]:
    """What was said, less what was said of reviewed records: it quotes them, and a model holds no words of theirs."""
    reviewed = {label.id for label in labels if label.author == REVIEWS} if request.reviews else set()
    return {name: each for name, each in said.items() if name not in reviewed}


def _shelf(request: TrainRequest) -> Shelf:
    return Settings(models=request.models).shelf(new=True)


def _next_version(folder: Path) -> int:
    """One more than that of the model to be replaced, which need not be sound."""
    try:
        return int(json.loads((folder / MODEL).read_text(encoding="utf-8"))["version"]) + 1
    except (OSError, ValueError, KeyError, TypeError):  # there is none, or it does not say
        return 1


def _read_generated(request: TrainRequest, tick: Callable[[float], None]) -> Examples:
    labels = read_labels(request.generated, partial=True)
    texts = [replace(text, author=GENERATED) for text in texts_of_labels(labels, learned_criteria())]
    return make_generated(texts, learned_criteria(), tick)


def _given_encoder(request: TrainRequest, labels: Iterable[Label]) -> CrossedEncoder | None:
    """The encoder that was named, if it has all that the training will ask of it."""
    if request.encoder is None or request.fine_tune is not None:
        return None
    shelf, name = _shelf(request), str(request.encoder)
    is_name = not (request.encoder / ENCODER).is_file() and name in shelf.names()
    encoder = CrossedEncoder(shelf.path(name) if is_name else request.encoder)
    for author in dict.fromkeys(label.author for label in _whole(labels)) if request.evaluate else ():
        encoder.model(author)
    return encoder


def _fine_tuned(folder: Path, examples: Examples, seed: int, tick: Callable[[float], None]) -> CrossedEncoder:
    try:
        from analyser.training.fine_tuning import Schedule, fine_tune
    except ModuleNotFoundError as error:
        msg = f"Fine-tuning needs the package {error.name!r}. Run: pip install 'analyser[encoder]'."
        raise ModelError(msg) from error
    fine_tune(examples, folder, Schedule(seed=seed, tick=tick))
    return CrossedEncoder(folder)


def _leave_out(labels: tuple[Label, ...], examples: Examples, recipe: Recipe, tick: Tick) -> LeftOut:
    whole = _whole(labels)
    if not whole:
        msg = (
            f"No record is labelled on {', '.join(sorted(_scored()))}, so none can be left out and scored. "
            "Name records that are, or add --no-evaluate."
        )
        raise LabelsError(msg)
    authors = list(dict.fromkeys(label.author for label in whole))
    done = iter(range(len(authors)))
    return leave_one_author_out(
        whole,
        examples,
        recipe,
        tick=lambda author: tick(f"Leaving out {author}", next(done) / len(authors)),
    )


def _whole(labels: Iterable[Label]) -> list[Label]:
    """The records that can be left out and scored."""
    scored = _scored()
    return [label for label in labels if scored <= label.criteria.keys()]


def _scored() -> set[str]:
    """What a record must be labelled on to be scored."""
    return {each.id for each in discover() if each.core} | {each.id for each in learned_criteria()}
