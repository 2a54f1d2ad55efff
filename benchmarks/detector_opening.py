"""Every detector opened from its files, to read a record's text and say log-odds of its passages.

What a detector does not need is not imported, as :mod:`benchmarks.detector_costs` measures how long opening takes.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

import numpy as np
import spacy

from analyser.detecting.learned import Signs, Values, load_model, open_encoder, read_signs, stack_heads, weigh
from analyser.detecting.model_files import ENCODER, LINEAR, TOKENIZER, read_model
from analyser.detecting.ngrams import ngrams
from analyser.detecting.readings import Reading, reading_of
from analyser.detecting.shelf import Shelf
from analyser.domain.layout import LAYOUT_KEY, Layout
from analyser.segmenting import components, tokenizer  # noqa: F401  # registers the tokeniser and "minutes_layout"
from benchmarks.passage_vectors import Read, open_float, open_heads, open_int8, open_static

Detector = Callable[[str], Values]
"""From a record's text, log-odds of its passages, one column a criterion."""

FLOOR = "passages alone"
"""What every detector does first: tokeniser and layout."""

STACKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        FLOOR: (),
        "rules": ("rules",),
        "n-grams": ("n-grams",),
        "encoder": ("encoder",),
        "rules + n-grams": ("rules", "n-grams"),
        "rules + encoder": ("rules", "encoder"),
        "rules + n-grams + encoder": ("rules", "n-grams", "encoder"),
        "the same, encoder in doubt": ("rules", "n-grams", "encoder", "in doubt"),
    }
)
"""Detectors made of parts of the models ``fast`` and ``accurate``."""


Laid = Callable[[str], tuple[Layout, Signs]]
"""From a record's text, its layout and what rules made of its passages."""


def open_detector(name: str, kept: Path) -> Detector:
    """Open a detector.

    Args:
        name: One of :data:`NAMES`.
        kept: The folder of :mod:`benchmarks.vectors` with those that are not shipped.
    """
    if name in STACKED:
        return _open_stacked(STACKED[name])
    return _OTHERS[name](kept / name)


def own_files(name: str, kept: Path) -> list[Path]:
    """The files that a detector reads, apart from code."""
    if name not in STACKED:
        return [file for file in (kept / name).rglob("*") if file.is_file()]
    models, parts = Shelf(), STACKED[name]
    linear = [models.path("fast") / LINEAR] if "n-grams" in parts else []
    return linear + ([models.path("accurate") / file for file in (ENCODER, TOKENIZER)] if "encoder" in parts else [])


def packages(name: str) -> tuple[str, ...]:
    """What must be installed for a detector beside the package's own requirements."""
    return ("onnxruntime", "tokenizers") if "encoder" in STACKED.get(name, ()) else _PACKAGES.get(name, ())


def _open_stacked(parts: tuple[str, ...]) -> Detector:
    folder = Shelf().path("accurate" if "encoder" in parts else "fast")
    if "in doubt" in parts:
        model = load_model(folder)
        laid = _open_rules(model.criteria)
        return lambda text: model.log_odds(*laid(text))
    files = read_model(folder)
    about = files.description
    laid = _open_rules(about.criteria) if "rules" in parts else _open_layout(len(about.criteria))
    heads = stack_heads([(about.full or about.quick)[name] for name in about.criteria])
    encoder = open_encoder(folder) if "encoder" in parts else None

    def read(text: str) -> Values:
        layout, signs = laid(text)
        linear, encoded = np.zeros_like(signs.hits), None
        if "n-grams" in parts:
            linear = np.concatenate([block @ files.weights for block in ngrams(layout)])
        if encoder is not None:
            encoded = encoder(_readings(layout))[:, list(about.encoded)]
        return weigh(heads, signs, linear, encoded)

    return read


def _open_rules(names: Sequence[str]) -> Laid:
    from analyser.criteria import discover
    from analyser.pipeline import load
    from analyser.settings import Settings

    nlp = load(Settings(model="none"))
    nlp.remove_pipe("action_rules")
    criteria = sorted((each for each in discover() if each.id in names), key=lambda each: names.index(each.id))

    def read(text: str) -> tuple[Layout, Signs]:
        doc = nlp(text)
        return doc.user_data[LAYOUT_KEY], read_signs(doc, criteria)

    return read


def _open_layout(criteria: int) -> Laid:
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "analyser.MinutesTokenizer.v1"}}})
    nlp.add_pipe("minutes_layout")

    def read(text: str) -> tuple[Layout, Signs]:
        layout: Layout = nlp(text).user_data[LAYOUT_KEY]
        nothing = np.zeros((len(layout.passages), criteria), dtype=np.float32)
        return layout, Signs(nothing, nothing, nothing, nothing == 0)

    return read


def _readings(layout: Layout) -> list[Reading]:
    return [reading_of(layout, row) for row in range(len(layout.passages))]


def _open_vectors(folder: Path, opened: Callable[[Path], Read]) -> Detector:
    laid, read = _open_layout(0), open_heads(folder, opened(folder))
    return lambda text: read(_readings(laid(text)[0]))


def _open_textcat(folder: Path) -> Detector:
    from benchmarks.spacy_detectors import TextCat, text_of

    laid, fitted = _open_layout(0), TextCat(spacy.load(folder))
    return lambda text: fitted.read([text_of(reading) for reading in _readings(laid(text)[0])])


def _open_spancat(folder: Path) -> Detector:
    from benchmarks.spacy_detectors import SpanCat, load_passages

    passages, fitted = load_passages(), SpanCat(spacy.load(folder))
    return lambda text: fitted.read(passages(text))


_OTHERS: Mapping[str, Callable[[Path], Detector]] = MappingProxyType(
    {
        "textcat": _open_textcat,
        "spancat": _open_spancat,
        "MiniLM": partial(_open_vectors, opened=open_float),
        "MiniLM-int8": partial(_open_vectors, opened=open_int8),
        "static": partial(_open_vectors, opened=open_static),
    }
)
_PACKAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "MiniLM": ("torch", "transformers"),
        "MiniLM-int8": ("onnxruntime", "tokenizers"),
        "static": ("tokenizers",),
    }
)
NAMES = (*STACKED, *_OTHERS)
"""Every detector."""
