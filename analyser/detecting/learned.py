"""Learned detectors: what rules found, weighed together with what a trained model reads in each passage.

A model gives each passage log-odds, for each criterion, that it counts; they are calibrated so that the highest of a
record says how likely the record states it at all (docs/adr/0008-learned-detectors.md). From 0 up a passage is
evidence, whether a rule found it or not; below, it is none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from analyser.detecting.found import EVIDENCE, NEAR_MISSES, leave, put_back, take
from analyser.detecting.model_files import ENCODER, TOKENIZER, Head, ModelFiles, read_model
from analyser.detecting.ngrams import ngrams
from analyser.detecting.readings import reading_of
from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Why
from analyser.domain.layout import LAYOUT_KEY, Layout, PassageKind
from analyser.errors import ModelError

if TYPE_CHECKING:
    from analyser.detecting.encoder import OnnxEncoder

Values = NDArray[np.float32]

_NEAR = -2.0
"""Log-odds from which a passage that no rule noticed is shown as a near miss: odds of about one in eight."""
_PLACES = 4
_READ = 2
"""How many passages of a record an encoder reads for one criterion, at most (but for passages just as likely)."""
_OVERRULED = np.float32(-2.0)
"""The highest log-odds of a passage whose context rules out that it counts, whatever its words."""


class Signs(NamedTuple):
    """What rules made of each passage: arrays of one row a passage and one column a criterion.

    Attributes:
        hits: 1 where a rule found evidence.
        contexts: 1 where a rule found words that would count but for their context ("if ...") and no evidence.
        misses: 1 where a rule found any other near miss and no evidence.
        eligible: Whether a passage of its kind can be evidence.
    """

    hits: Values
    contexts: Values
    misses: Values
    eligible: NDArray[np.bool_]

    def take(self, rows: Sequence[int]) -> "Signs":
        """The signs of some passages."""
        return Signs(self.hits[rows], self.contexts[rows], self.misses[rows], self.eligible[rows])


def join_signs(signs: Sequence[Signs]) -> Signs:
    """The signs of several texts as one."""
    return Signs(
        np.concatenate([each.hits for each in signs]),
        np.concatenate([each.contexts for each in signs]),
        np.concatenate([each.misses for each in signs]),
        np.concatenate([each.eligible for each in signs]),
    )


class PassageModel(Protocol):
    """Anything that weighs passages.

    Attributes:
        label: Names model and version, as evidence does: ``"fast@3"``.
        criteria: Ids of what it weighs.
        sha256: Tells it from every other model.
    """

    label: str
    criteria: tuple[str, ...]
    sha256: str

    def log_odds(self, layout: Layout, signs: Signs) -> Values:
        """Log-odds that passages count: one row a passage and one column a criterion, the lower the less likely."""
        ...


class StackedModel:
    """Rules, n-grams and, for passages in doubt, an encoder, added up by the heads of a model."""

    def __init__(self, files: ModelFiles) -> None:
        about = files.description
        self.label, self.sha256 = f"{about.name}@{about.version}", files.sha256
        self.criteria = about.criteria
        self._weights = files.weights
        self._quick = stack_heads([about.quick[name] for name in about.criteria])
        self._full = stack_heads([about.full[name] for name in about.criteria]) if about.full else None
        self._doubt = about.doubt
        if self._full is not None:
            self._encoder, self._encoded = open_encoder(files.folder), list(about.encoded)

    def log_odds(self, layout: Layout, signs: Signs) -> Values:
        """As in :class:`PassageModel`."""
        linear = np.concatenate([block @ self._weights for block in ngrams(layout)])
        odds = weigh(self._quick, signs, linear)
        if self._full is not None:
            doubtful = in_doubt(odds, signs.eligible, self._doubt)
            rows = np.flatnonzero(doubtful.any(axis=1))
            if rows.size:
                encoded = np.zeros_like(linear)
                values = self._encoder([reading_of(layout, int(row)) for row in rows])
                encoded[rows] = values[:, self._encoded]
                odds = np.where(doubtful, weigh(self._full, signs, linear, encoded), odds)
        return odds


def open_encoder(folder: Path) -> "OnnxEncoder":
    """Open the encoder that stands in a folder.

    Raises:
        ModelError: If a package that it needs is not installed.
    """
    try:
        from analyser.detecting.encoder import OnnxEncoder
    except ModuleNotFoundError as error:
        msg = (
            f"The encoder in {folder} needs the package {error.name!r}. "
            "Run: pip install 'analyser[accurate]', or use another model."
        )
        raise ModelError(msg) from error
    return OnnxEncoder(folder / ENCODER, folder / TOKENIZER)


def load_model(folder: Path) -> StackedModel:
    """Read a model from its folder.

    Raises:
        ModelError: As :func:`analyser.detecting.model_files.read_model`.
    """
    return StackedModel(read_model(folder))


def stack_heads(heads: Sequence[Head]) -> Values:
    """Heads as a matrix: offset, hit, context, miss, linear, encoder by criteria."""
    return np.array(
        [[head.offset, head.hit, head.context, head.miss, head.linear, head.encoder] for head in heads],
        dtype=np.float32,
    ).T


def weigh(heads: Values, signs: Signs, linear: Values, encoded: Values | None = None) -> Values:
    """Add the signs up.

    Args:
        heads: As :func:`stack_heads` gives them.
        signs: Of the passages.
        linear: The linear model's values.
        encoded: The encoder's values, or None.
    """
    offset, hit, context, miss, times_linear, times_encoded = heads
    odds: Values = offset + hit * signs.hits + context * signs.contexts + miss * signs.misses + times_linear * linear
    return odds if encoded is None else odds + times_encoded * encoded


def in_doubt(odds: Values, eligible: NDArray[np.bool_], doubt: tuple[float, float]) -> NDArray[np.bool_]:
    """Which passages of a record an encoder should read, for which criteria.

    For a criterion whose likeliest passage leaves the record in doubt, the :data:`_READ` likeliest that are in doubt
    themselves. The others keep the value that rules and n-grams give: on labelled records, reading them changes nothing
    (docs/adr/0008-learned-detectors.md).

    Args:
        odds: Log-odds, one row a passage and one column a criterion.
        eligible: Whether the passage can be evidence.
        doubt: What lies between these log-odds is in doubt.
    """
    low, high = doubt
    odds = np.where(eligible, odds, -np.inf)
    first = max(0, len(odds) - _READ)
    likeliest = odds >= np.partition(odds, first, axis=0)[first]
    found: NDArray[np.bool_] = likeliest & (odds > low) & (odds.max(axis=0) < high)
    return found


def read_signs(doc: Doc, criteria: Sequence[Criterion]) -> Signs:
    """What the rules left in a document about some criteria."""
    layout: Layout = doc.user_data[LAYOUT_KEY]
    column = {criterion.id: number for number, criterion in enumerate(criteria)}
    starts = [passage.start for passage in layout.passages]
    hits = np.zeros((len(starts), len(column)), dtype=np.float32)
    contexts, misses = np.zeros_like(hits), np.zeros_like(hits)
    for group in (EVIDENCE, NEAR_MISSES):
        for span in doc.spans.get(group, ()):
            if span.label_ in column:
                place = _passage_at(starts, span.start_char), column[span.label_]
                signs = hits if group is EVIDENCE else contexts if Why(span.id_).is_context else misses
                signs[place] = 1.0
    contexts[hits > 0] = 0.0
    misses[(hits > 0) | (contexts > 0)] = 0.0
    body = np.array([passage.kind not in {PassageKind.HEADING, PassageKind.PROMPT} for passage in layout.passages])
    title = np.array([passage.kind is PassageKind.HEADING for passage in layout.passages])
    offending = np.array([criterion.offending for criterion in criteria])
    return Signs(hits, contexts, misses, body[:, None] | (title[:, None] & offending))


class StatementModels:
    """The spaCy component ``statement_models``: a model has the last word on what rules left in a Doc.

    Attributes:
        model: What weighs the passages.
    """

    def __init__(self, model: PassageModel, criteria: Sequence[Criterion]) -> None:
        known = {criterion.id: criterion for criterion in criteria}
        strange = [name for name in model.criteria if name not in known]
        if strange:
            msg = (
                f"The model {model.label} is about {', '.join(strange)}, which is no criterion of this version. "
                "Train it again with `analyser train`, or use another model."
            )
            raise ModelError(msg)
        self.model = model
        self._criteria = [known[name] for name in model.criteria]
        self._strict = np.array([criterion.strict for criterion in self._criteria])
        self._column = {name: number for number, name in enumerate(model.criteria)}

    def __call__(self, doc: Doc) -> Doc:
        """Confirm, drop and add evidence in ``doc.spans``; leave each criterion's likelihood in ``doc.cats``."""
        layout: Layout = doc.user_data[LAYOUT_KEY]
        if not layout.passages:
            return doc
        signs = read_signs(doc, self._criteria)
        odds = np.where(signs.eligible, self.model.log_odds(layout, signs), np.float32(-np.inf))
        odds = np.where(self._strict & (signs.contexts > 0), np.minimum(odds, _OVERRULED), odds)
        scores = likelihoods(odds)
        self._settle(doc, layout, odds, scores)
        self._add(doc, layout, odds, scores, signs)
        highest = likelihoods(odds.max(axis=0).astype(np.float64))
        for name, score in zip(self.model.criteria, highest.tolist(), strict=True):
            doc.cats[name] = round(score, _PLACES)
        return doc

    def _settle(self, doc: Doc, layout: Layout, odds: Values, scores: Values) -> None:
        """Keep what rules found where the model agrees; turn it into a near miss, or drop it, where not."""
        starts = [passage.start for passage in layout.passages]
        for (span,) in take(doc, NEAR_MISSES):
            column = self._column.get(span.label_)
            if column is None or odds[_passage_at(starts, span.start_char), column] < 0:
                put_back(doc, NEAR_MISSES, span)
        for span, score in take(doc, EVIDENCE, "scores"):
            column = self._column.get(span.label_)
            if column is None:
                put_back(doc, EVIDENCE, span, scores=score)
                continue
            row = _passage_at(starts, span.start_char)
            if odds[row, column] >= 0:
                put_back(doc, EVIDENCE, span, scores=round(float(scores[row, column]), _PLACES))
            else:
                leave(doc, NEAR_MISSES, span.start_char, span.end_char, span.label_, Why.UNCLEAR.value)

    def _add(self, doc: Doc, layout: Layout, odds: Values, scores: Values, signs: Signs) -> None:
        """What the model alone found."""
        noticed = (signs.contexts > 0) | (signs.misses > 0)
        unseen = (signs.hits == 0) & (odds >= np.where(noticed, 0.0, _NEAR))
        for row, column in np.argwhere(unseen).tolist():
            passage, name = layout.passages[row], self.model.criteria[column]
            if odds[row, column] >= 0:
                by, score = f"model:{self.model.label}", round(float(scores[row, column]), _PLACES)
                leave(doc, EVIDENCE, passage.start, passage.end, name, by, scores=score)
            else:
                leave(doc, NEAR_MISSES, passage.start, passage.end, name, Why.UNCLEAR.value)


def likelihoods(log_odds: NDArray[Any]) -> NDArray[Any]:
    """The probabilities; show four places of them, as further ones differ between machines."""
    found: NDArray[Any] = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
    return found


def _passage_at(starts: Sequence[int], place: int) -> int:
    return max(0, bisect_right(starts, place) - 1)
