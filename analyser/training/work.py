"""One training from request to folder, in the order in which it is done."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from analyser.criteria import discover
from analyser.detecting.model_files import ENCODER, MODEL
from analyser.detecting.shelf import Shelf
from analyser.errors import LabelsError, ModelError
from analyser.evaluation.labels import Label, find_labels, read_labels
from analyser.pipeline import load
from analyser.settings import Settings
from analyser.synthetic.banks import load_banks
from analyser.training.card import describe, hash_sources, write_card
from analyser.training.crossed_encoder import CrossedEncoder
from analyser.training.examples import Examples, join, make_generated
from analyser.training.leaving_out import LeftOut, leave_one_author_out
from analyser.training.left_out_findings import LEFT_OUT, write_left_out
from analyser.training.texts import texts_of_labels
from analyser.training.trainer import Recipe, gather, learned_criteria, make_model, watched, write_into

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
        encoder: Folder with an encoder to use; None for a model without one.
        fine_tune: Folder to fine-tune an encoder into first; None not to.
        evaluate: Whether to leave each author out in turn.
        models: Folder of models; None for the project's.
        seed: Of fine-tuning.
    """

    name: str
    labels: tuple[Path, ...]
    phrases: Path
    generated: tuple[Path, ...] = ()
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
    shelf = Shelf(request.models)
    folder = shelf.folder / _checked(request.name)
    labels = read_labels(request.labels, partial=True)
    examples = gather(labels, load_banks(request.phrases), partial(tick, "Reading records and phrases"))
    if request.generated:
        examples = join([examples, _read_generated(request, partial(tick, "Reading generated records"))])
    encoder = _encoder(request, examples, tick)
    recipe = Recipe(name=request.name, encoder=encoder)
    left_out = _leave_out(labels, examples, recipe, tick) if request.evaluate else None
    made = make_model(examples, examples.every_row(), recipe, partial(tick, "Fitting the model"))
    number = _next_version(folder)
    sources = hash_sources(find_labels([*request.labels, *request.generated]), request.phrases)
    about = describe(examples, recipe, sources, left_out.evaluation if left_out else None)
    card = write_card(request.name, number, about, examples.criteria)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LEFT_OUT).unlink(missing_ok=True)
    if left_out:
        write_left_out(folder, left_out.said)
    files = write_into(folder, made, recipe, version=number, training=about, card=card)
    return Trained(folder, f"{files.description.name}@{files.description.version}")


def _next_version(folder: Path) -> int:
    """One more than that of the model to be replaced, which need not be sound."""
    try:
        return int(json.loads((folder / MODEL).read_text(encoding="utf-8"))["version"]) + 1
    except (OSError, ValueError, KeyError, TypeError):  # there is none, or it does not say
        return 1


def _checked(name: str) -> str:
    if not name.replace("-", "").replace("_", "").isalnum() or name != name.lower() or name == "none":
        msg = f"A model cannot be called {name!r}. Use small letters, figures and hyphens, and not 'none'."
        raise ModelError(msg)
    return name


def _read_generated(request: TrainRequest, tick: Callable[[float], None]) -> Examples:
    labels = read_labels(request.generated, partial=True)
    nlp = load(Settings(model="none"))
    nlp.select_pipes(enable=["minutes_layout"])
    texts = list(texts_of_labels(labels, learned_criteria()))
    return make_generated(watched(texts, tick), nlp, learned_criteria())


def _encoder(request: TrainRequest, examples: Examples, tick: Tick) -> CrossedEncoder | None:
    if request.fine_tune is not None:
        try:
            from analyser.training.fine_tuning import Schedule, fine_tune
        except ModuleNotFoundError as error:
            msg = f"Fine-tuning needs the package {error.name!r}. Run: pip install 'analyser[encoder]'."
            raise ModelError(msg) from error
        schedule = Schedule(seed=request.seed, tick=partial(tick, "Fine-tuning the encoder"))
        fine_tune(examples, request.fine_tune, schedule)
        return CrossedEncoder(request.fine_tune)
    if request.encoder is None:
        return None
    named = Shelf(request.models).folder / request.encoder
    is_name = not (request.encoder / ENCODER).is_file() and (named / ENCODER).is_file()
    return CrossedEncoder(named if is_name else request.encoder)


def _leave_out(labels: tuple[Label, ...], examples: Examples, recipe: Recipe, tick: Tick) -> LeftOut:
    needed = {each.id for each in discover() if each.core} | set(examples.criteria)
    whole = [label for label in labels if needed <= label.criteria.keys()]
    if not whole:
        msg = (
            f"No record is labelled on {', '.join(sorted(needed))}, so none can be left out and scored. "
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
