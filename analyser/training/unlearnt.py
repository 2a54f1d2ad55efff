"""Which labelled records a model has learnt from, and what was said of those without it.

A model is kinder to records it has learnt from than to any others. Where its mistakes or its confidence are in question
they are read by models made without their author, as ``analyser train`` keeps them; only other records are scanned.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from analyser.detecting.model_files import read_model
from analyser.errors import LabelsError
from analyser.evaluation.labels import LABELS_NAME, Label
from analyser.evaluation.said import Said, scan_labels
from analyser.pipeline import load_pipeline
from analyser.settings import Settings
from analyser.training.left_out_findings import read_left_out


class Unlearnt(NamedTuple):
    """How labelled records can be read by what has not learnt from them.

    Attributes:
        said: What models made without their author said, by record id.
        to_scan: Records that the model has not learnt from.
        unknown: Records that it has learnt from, of which nothing else was kept: nobody can say.
    """

    said: Mapping[str, Said]
    to_scan: tuple[Label, ...]
    unknown: tuple[Label, ...]


class ReadWithout(NamedTuple):
    """What is said of labelled records by what has not learnt from them.

    Attributes:
        labels: The records that could be read so.
        said: What was said of them, by record id.
        unread: The others.
    """

    labels: tuple[Label, ...]
    said: Mapping[str, Said]
    unread: tuple[Label, ...]


def untold(share: float) -> None:
    """Take no notice of how far something has come."""


def learnt_authors(labels: Sequence[Label], folder: Path | None) -> tuple[str, ...]:
    """The authors among some labelled records from whom a model has learnt, by the names of their folders.

    Args:
        labels: The records.
        folder: The model's; None for rules alone, which learn from nobody.

    Raises:
        ModelError: If the folder holds no model that can be used.
    """
    if folder is None:
        return ()
    sources = read_model(folder).description.training.get("data", {})
    return tuple(author for author in dict.fromkeys(label.author for label in labels) if _name(author) in sources)


def sort_by_learning(labels: Sequence[Label], folder: Path | None) -> Unlearnt:
    """Part the records that a model has learnt from from the others.

    Args:
        labels: The records.
        folder: The model's; None for rules alone.

    Raises:
        ModelError: If the model has learnt from some of them and no reading without them was kept.
    """
    learnt = learnt_authors(labels, folder)
    left_out = read_left_out(folder) if folder is not None and learnt else {}
    return Unlearnt(
        said={label.id: left_out[label.id] for label in labels if label.author in learnt and label.id in left_out},
        to_scan=tuple(label for label in labels if label.author not in learnt),
        unknown=tuple(label for label in labels if label.author in learnt and label.id not in left_out),
    )


def read_without_learning(
    labels: Sequence[Label], settings: Settings, tick: Callable[[float], None] = untold
) -> ReadWithout:
    """Read labelled records by what has not learnt from them.

    Args:
        labels: The records.
        settings: Which model to use.
        tick: Told which share of those that must be scanned is done.

    Raises:
        ModelError: If the model has learnt from some of them and no reading without them was kept.
        LabelsError: If none of them can be read so.
    """
    parts = sort_by_learning(labels, settings.shelf().find(settings.model))
    if len(parts.unknown) == len(labels):
        names = ", ".join(dict.fromkeys(label.author for label in labels))
        msg = (
            f"The model has learnt from all {len(labels)} records of {names}, and nothing is kept that has not. "
            "Train it again with them, without --no-evaluate, or use --model none."
        )
        raise LabelsError(msg)
    scanned = scan_with(parts.to_scan, settings, tick) if parts.to_scan else {}
    said = {**parts.said, **scanned}
    return ReadWithout(tuple(label for label in labels if label.id in said), said, parts.unknown)


def scan_with(labels: Sequence[Label], settings: Settings, tick: Callable[[float], None] = untold) -> dict[str, Said]:
    """Scan labelled records.

    Args:
        labels: The records.
        settings: Which model to use.
        tick: Told which share of them is done.

    Returns:
        What was said, by record id.
    """
    found = {}
    for number, said in enumerate(scan_labels(labels, load_pipeline(settings).assess), start=1):
        found[said.record_id] = said
        tick(number / len(labels))
    return found


def _name(author: str) -> str:
    """How a model's description names the labels of an author; see :func:`analyser.training.card.hash_sources`."""
    return f"{author}/{LABELS_NAME}"
