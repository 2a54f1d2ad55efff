"""A model on disk: ``models/<name>/``, read only if every byte is what its manifest says.

::

    manifest.json    format, and the SHA-256 of each other file
    model.json       name, version, criteria, heads, and how the model was made
    linear.npz       weights of the n-grams
    encoder.onnx     with ``tokenizer.json``: only where the model has an encoder
    card.md          what the model is, for people; made by the trainer
    ...              whatever else the trainer keeps there

Nothing is ever unpickled: arrays are read with ``allow_pickle=False`` and the encoder is ONNX.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from analyser.detecting.ngrams import BITS
from analyser.errors import ModelError

FORMAT = 1
"""Of the files; a greater number in a manifest means that a newer version of this package wrote it."""

MANIFEST, MODEL, LINEAR, ENCODER, TOKENIZER, CARD = (
    "manifest.json",
    "model.json",
    "linear.npz",
    "encoder.onnx",
    "tokenizer.json",
    "card.md",
)
_PICKLES = frozenset({".pkl", ".pickle", ".joblib", ".pt", ".pth", ".bin"})

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How the signs of one criterion in one passage add up to log-odds that the passage counts.

    Attributes:
        offset: What is added for every passage.
        hit: Added where a rule found evidence.
        context: Added where a rule found words that would count but for their context.
        miss: Added where a rule found any other near miss.
        linear: Times the linear model's value.
        encoder: Times the encoder's value; 0 for a passage that was not sent to it.
    """

    offset: float
    hit: float
    context: float
    miss: float
    linear: float
    encoder: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What ``model.json`` holds.

    Attributes:
        name: The folder's name.
        version: Counts up with each training of that name.
        criteria: Ids, in the order of the columns of every matrix.
        quick: By criterion, the head that reads rules and n-grams alone.
        full: The same with the encoder; empty where there is none.
        encoded: For each criterion the column of the encoder's values; empty where there is none.
        doubt: A passage whose quick log-odds lie between these may be sent to the encoder.
        training: How it was made, for people and for the card: data, seed, splits, scores, environment.
    """

    name: str
    version: int
    criteria: tuple[str, ...]
    quick: Mapping[str, Head]
    full: Mapping[str, Head]
    encoded: tuple[int, ...]
    doubt: tuple[float, float]
    training: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """A model as read from its folder.

    Attributes:
        folder: Where it stands.
        description: What ``model.json`` holds.
        weights: One row a column of :func:`analyser.detecting.ngrams.ngrams`, one column a criterion.
        sha256: Of the manifest, which names the hash of every other file.
    """

    folder: Path
    description: Description
    weights: Weights
    sha256: str


def read_model(folder: Path) -> ModelFiles:
    """Read a model and check it against its manifest.

    Args:
        folder: ``models/<name>``.

    Raises:
        ModelError: If the folder holds no model, a newer one, a pickle, or a file that is not as its manifest says.
    """
    manifest = _read_manifest(folder)
    for name in sorted(path.name for path in folder.iterdir()):
        if Path(name).suffix.lower() in _PICKLES:
            msg = f"{folder / name} may hold a pickle, which can run code when it is read. Remove it."
            raise ModelError(msg)
    for name, wanted in manifest["files"].items():
        _check(folder, name, wanted)
    _need(folder, manifest, MODEL, LINEAR)
    try:
        description = TypeAdapter(Description).validate_json((folder / MODEL).read_bytes())
        weights = _read_weights(folder / LINEAR, description)
    except (ValueError, KeyError, IndexError, AttributeError, EOFError, BadZipFile) as error:
        msg = f"The model in {folder} is malformed: {_shortly(error)}. Train it again with `analyser train`."
        raise ModelError(msg) from error
    if description.full:
        _need(folder, manifest, ENCODER, TOKENIZER)
    return ModelFiles(
        folder=folder,
        description=description,
        weights=weights,
        sha256=hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest(),
    )


def write_model(folder: Path, description: Description, weights: Weights, card: str) -> ModelFiles:
    """Write a model; whatever else belongs to it, such as an encoder, must stand in the folder already.

    Args:
        folder: ``models/<name>``; made if it is missing.
        description: What ``model.json`` shall hold.
        weights: As in :class:`ModelFiles`; kept with half precision, so read the model again before measuring it.
        card: The text of ``card.md``.

    Returns:
        The model as it would be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    columns = np.flatnonzero(np.any(weights != 0, axis=1))
    np.savez_compressed(
        folder / LINEAR,
        columns=columns.astype(np.uint32),
        values=weights[columns].astype(np.float16),
        rows=np.array(len(weights)),
    )
    text = json.dumps(asdict(description), indent=1, sort_keys=True) + "\n"
    (folder / MODEL).write_text(text, encoding="utf-8", newline="\n")
    (folder / CARD).write_text(card, encoding="utf-8", newline="\n")
    files = {file.name: _hash(file) for file in sorted(folder.iterdir()) if file.is_file() and file.name != MANIFEST}
    manifest = json.dumps({"format": FORMAT, "files": files}, indent=1) + "\n"
    (folder / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    return read_model(folder)


def _read_manifest(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    if not file.is_file():
        msg = f"No model in {folder}: it has no {MANIFEST}. `analyser models list` shows what there is."
        raise ModelError(msg)
    try:
        manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        newest, files = int(manifest["format"]), dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{file} is no manifest of a model: {error!r}. Train the model again with `analyser train`."
        raise ModelError(msg) from error
    if newest > FORMAT:
        msg = (
            f"The model in {folder} has format {newest}, and this version of analyser reads {FORMAT}. "
            "Update analyser, or use another model."
        )
        raise ModelError(msg)
    return {"format": newest, "files": files}


def _check(folder: Path, name: str, wanted: str) -> None:
    file = folder / name
    if Path(name).name != name:
        msg = f"{folder / MANIFEST} names {name!r}, which is not a file of the folder. Do not use this model."
        raise ModelError(msg)
    if not file.is_file():
        msg = f"{file} is missing. Copy the whole folder again, or train the model again."
        raise ModelError(msg)
    if _hash(file) != wanted:
        msg = f"{file} is not what {MANIFEST} says: it was changed or damaged. Copy the whole folder again."
        raise ModelError(msg)


def _need(folder: Path, manifest: Mapping[str, Any], *names: str) -> None:
    """Refuse a manifest that does not vouch for files that will be read."""
    for name in names:
        if name not in manifest["files"]:
            msg = f"{folder / MANIFEST} does not list {name}. Train the model again with `analyser train`."
            raise ModelError(msg)


def _read_weights(file: Path, description: Description) -> Weights:
    """The weights; they and the heads must be about the criteria that the description names."""
    names = list(description.criteria)
    encoded = names if description.full else []
    heads = sorted(description.quick), sorted(description.full), len(description.encoded)
    if heads != (sorted(names), sorted(encoded), len(encoded)):
        msg = f"its heads are not those of its criteria, {', '.join(names)}"
        raise ValueError(msg)
    with file.open("rb") as content, np.load(content, allow_pickle=False) as arrays:
        shape = int(arrays["rows"]), arrays["values"].shape[1]
        if shape != (1 << BITS, len(names)):
            msg = f"its weights have the shape {shape} instead of {(1 << BITS, len(names))}"
            raise ValueError(msg)
        weights = np.zeros(shape, dtype=np.float32)
        weights[arrays["columns"]] = arrays["values"]
    return weights


def _shortly(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or MODEL
    return f"{place}: {first['msg']}"


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
