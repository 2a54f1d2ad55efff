"""The card of a model: made by the trainer from what was measured, never by hand."""

import hashlib
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from analyser.criteria import discover
from analyser.evaluation.authors import Evaluation
from analyser.evaluation.bootstrap import Estimate
from analyser.evaluation.labels import LABELS_NAME
from analyser.pipeline import fingerprint
from analyser.training.examples import Examples
from analyser.training.splits import groups_of, unread
from analyser.training.trainer import Recipe

_PARTS = ("analyser", "numpy", "scipy", "scikit-learn", "spacy", "onnxruntime", "tokenizers")


def describe(
    examples: Examples,
    recipe: Recipe,
    sources: Mapping[str, str],
    evaluation: Evaluation | None,
    *,
    own: Sequence[str] = (),
) -> dict[str, Any]:
    """What ``model.json`` and the card say of how a model was made.

    Args:
        examples: What it learnt from.
        recipe: How.
        sources: By name of the data, its hash.
        evaluation: Each author read by a model made without that author; None if that was not asked for.
        own: Folders of labelled records that are not the project's, and may be real.
    """
    groups, honest = groups_of(examples), unread(examples, recipe.unread_authors)
    return {
        "data": dict(sources),
        "own": list(own),
        "passages": {name: int((groups == name).sum()) for name in sorted(set(groups.tolist()))},
        "passages_for_heads": int(honest.sum()),
        "counting": dict(zip(examples.criteria, examples.counts.sum(axis=0).tolist(), strict=True)),
        "unread_authors": list(recipe.unread_authors),
        "encoder": recipe.encoder is not None,
        "rules": fingerprint(discover()),
        "left_out": None if evaluation is None else _figures(evaluation),
        "environment": {"python": platform.python_version(), **_versions()},
    }


def hash_sources(labels: Iterable[Path], phrases: Path) -> dict[str, str]:
    """The hash of every file of data that a model learns from.

    Args:
        labels: Labels files; the records beside them count as well.
        phrases: The folder of the banks.

    Returns:
        By the folder's or file's name, a SHA-256.
    """
    hashes = {}
    for file in labels:
        digest = hashlib.sha256(file.read_bytes())
        for record in sorted((file.parent / "records").glob("*.txt")):
            digest.update(record.name.encode() + record.read_bytes())
        hashes[f"{file.parent.name}/{LABELS_NAME}"] = digest.hexdigest()
    for bank in sorted(phrases.glob("*.yaml")):
        hashes[f"phrases/{bank.name}"] = hashlib.sha256(bank.read_bytes()).hexdigest()
    return hashes


def write_card(name: str, number: int, training: Mapping[str, Any], criteria: Sequence[str]) -> str:
    """The card's text, in Markdown.

    Args:
        name: Of the model.
        number: Its version.
        training: As :func:`describe` makes it.
        criteria: What it reads.
    """
    pages = Environment(
        loader=PackageLoader("analyser.training", "page"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, and nothing of a record
    )
    return pages.get_template("card.md.j2").render(name=name, version=number, criteria=criteria, **training)


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    overall = evaluation.overall
    return {
        "records": overall.records,
        "summary": {name: _estimate(each) for name, each in overall.summary.items()},
        "criteria": {
            name: {figure: _estimate(figures[figure]) for figure in ("macro_f1", "precision", "recall", "kappa")}
            for name, figures in overall.criteria.items()
        },
        "authors": {
            author: {name: _estimate(each) for name, each in scores.summary.items()}
            for author, scores in evaluation.by_author.items()
        },
        "calibration_error": {
            author: None if scores.calibration.error is None else round(scores.calibration.error, 3)
            for author, scores in evaluation.by_author.items()
        },
        "bins": [
            [round(each.low, 1), each.count, round(each.confidence, 3), round(each.right, 3)]
            for each in overall.calibration.bins
        ],
    }


def _estimate(figure: Estimate) -> list[float | None]:
    return [None if each is None else round(each, 3) for each in figure]


def _versions() -> dict[str, str]:
    found = {}
    for part in _PARTS:
        try:
            found[part] = version(part)
        except PackageNotFoundError:  # an extra that is not installed was not used
            continue
    return found
