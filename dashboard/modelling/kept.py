"""What takes seconds to work out, kept for everybody until a model, the rules or the labelled records change."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from analyser.criteria import discover
from analyser.detecting.model_files import CARD, MANIFEST, Description, read_model
from analyser.detecting.shelf import NONE
from analyser.errors import ModelError
from analyser.evaluation.comparing import Comparison
from analyser.evaluation.labels import Label, find_labels, read_labels
from analyser.evaluation.outcomes import RecordOutcome, compare
from analyser.evaluation.shipped import shipped
from analyser.pipeline import fingerprint
from analyser.settings import Settings
from analyser.training.promoting import compare_models
from analyser.training.unlearnt import read_without_learning

Tick = Callable[[float], None]

_MOST = 40
_T = TypeVar("_T")


class About(NamedTuple):
    """A model on the shelf.

    Attributes:
        description: What is known of it.
        card: The text of its card, in Markdown.
    """

    description: Description
    card: str


@contextmanager
def working(words: str) -> Iterator[Tick]:
    """Say what is being worked out, and show a bar as far as that is known."""
    with st.spinner(words):
        place = st.empty()

        def tick(share: float) -> None:
            place.progress(share, text="Reading the labelled records …")

        yield tick
        place.empty()


def about(name: str, settings: Settings) -> About:
    """A model, checked against its manifest.

    Raises:
        ModelError: There is no such model, or it was changed.
    """
    folder = settings.shelf().find(name)
    if folder is None:
        msg = "Rules alone have no card; the guide explains them."
        raise ModelError(msg)
    files = sorted(path for path in folder.iterdir() if path.is_file())
    stamp = tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files)
    return _once(
        ("about", folder, stamp),
        lambda: About(read_model(folder).description, (folder / CARD).read_text(encoding="utf-8")),
    )


def comparison(first: str, second: str, settings: Settings, tick: Tick, *, authors: tuple[str, ...] = ()) -> Comparison:
    """Two models side by side on the project's labelled records, or on those of some authors.

    Raises:
        AnalyserError: One of them cannot be compared.
    """
    key = ("comparison", _stamp(first, settings), _stamp(second, settings), _labels_stamp(), authors)
    return _once(key, lambda: compare_models(first, second, settings, authors=authors, tick=tick))


def outcomes_of(name: str, settings: Settings, tick: Tick) -> tuple[RecordOutcome, ...]:
    """What a model says beside the labels, each author as read by a model made without that author.

    Raises:
        AnalyserError: It cannot be said.
    """
    chosen = settings.model_copy(update={"model": name})

    def read() -> tuple[RecordOutcome, ...]:
        found = read_without_learning(_gold(), chosen, tick)
        return compare(found.labels, found.said, discover())

    return _once(("outcomes", _stamp(name, settings), _labels_stamp()), read)


def _gold() -> tuple[Label, ...]:
    return _once(("gold", _labels_stamp()), lambda: read_labels([shipped("minutes")]))


def _labels_stamp() -> Hashable:
    files = find_labels([shipped("minutes")])
    return tuple((path.resolve(), path.stat().st_size, path.stat().st_mtime_ns) for path in files)


def _stamp(name: str, settings: Settings) -> Hashable:
    """What changes whenever a model, or what it rests on, does."""
    folder = settings.shelf().find(name)
    return NONE if folder is None else (folder / MANIFEST).read_text(encoding="utf-8"), _rules()


@cache
def _rules() -> str:
    return fingerprint(discover())


def _once(key: Hashable, make: Callable[[], _T]) -> _T:
    kept = _kept()
    if key not in kept:
        made = make()
        while len(kept) >= _MOST:
            kept.pop(next(iter(kept)), None)
        kept[key] = made
    found: _T = kept[key]
    return found


@st.cache_resource
def _kept() -> dict[Hashable, Any]:
    return {}
