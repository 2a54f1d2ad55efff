"""Two models side by side, and the gate that one passes before it is put into use."""

from collections.abc import Callable, Collection, Mapping, Sequence

from analyser.criteria import discover
from analyser.detecting.model_files import read_model
from analyser.detecting.shelf import NONE
from analyser.errors import ModelError
from analyser.evaluation.comparing import Comparison, compare_engines
from analyser.evaluation.labels import Label, read_labels
from analyser.evaluation.said import Said
from analyser.evaluation.shipped import shipped
from analyser.settings import Settings
from analyser.training.left_out_findings import read_left_out
from analyser.training.unlearnt import scan_with, untold

Tick = Callable[[float], None]
"""Told which share of a scan is done."""


def said_by(
    name: str, labels: Sequence[Label], settings: Settings, *, scan: bool = False, tick: Tick = untold
) -> Mapping[str, Said]:
    """What a model says: of records that are scanned now, or of its training records, each read without its author.

    Args:
        name: Of the model, or ``none`` for rules alone, which are always scanned with.
        labels: The labelled records.
        settings: Where models are kept.
        scan: Whether to scan.
        tick: Told which share of the records is scanned.

    Raises:
        ModelError: If there is no such model, it was changed, or it was never evaluated.
    """
    folder = settings.shelf().find(name)
    if scan or folder is None:
        return scan_with(labels, settings.model_copy(update={"model": name}), tick)
    read_model(folder)  # what is kept beside a model that was changed proves nothing
    return read_left_out(folder)


def compare_models(
    first: str,
    second: str,
    settings: Settings,
    *,
    labels: Sequence[Label] | None = None,
    authors: Collection[str] = (),
    seed: int = 0,
    tick: Tick = untold,
) -> Comparison:
    """Set two models beside each other on the same labelled records.

    Args:
        first: A model's name, or ``none`` for rules alone.
        second: Another's.
        settings: Where models are kept.
        labels: Labelled records to scan with both; None for the project's, each author as read by models made
            without that author.
        authors: Those whose records count; none for all of them.
        seed: Of the bootstrap that makes the intervals.
        tick: Told which share of the records is scanned.

    Raises:
        ModelError: If there is no such model, or it was never evaluated.
        LabelsError: If the two were not measured on the same records.
    """
    gold = [label for label in labels or read_labels([shipped("minutes")]) if not authors or label.author in authors]
    said = [said_by(name, gold, settings, scan=labels is not None, tick=tick) for name in (first, second)]
    return compare_engines(gold, said[0], said[1], discover(), seed=seed)


def promote(name: str, settings: Settings, *, force: bool = False, tick: Tick = untold) -> str:
    """Put a model into use, unless it is worse than the one in use on a core criterion.

    Args:
        name: Of the model, or ``none`` for rules alone.
        settings: Where models are kept.
        force: Whether to do so even if it is worse.
        tick: Told which share of a scan is done, where rules alone are one of the two.

    Returns:
        The model that was in use before; the same where it is in use already.

    Raises:
        ModelError: If there is no such model, it was changed or never evaluated, or it is worse.
    """
    shelf = settings.shelf()
    folder, current = shelf.find(name), shelf.current()
    if folder is not None:
        read_model(folder)
    if name != current and not force:
        if current not in {NONE, *shelf.names()}:
            msg = f"{current}, the model in use, is not in {shelf.folder}, so nothing can be compared. Use --force."
            raise ModelError(msg)
        refused = compare_models(current, name, settings, tick=tick).refused
        if refused:
            msg = (
                f"{name} is worse than {current} on {', '.join(refused)}; see `analyser compare {current} {name}`. "
                "Train it on more, or use --force."
            )
            raise ModelError(msg)
    shelf.promote(name)
    return current
