"""The segmenting stage as a spaCy component."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import numpy as np
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from analyser.domain.layout import LAYOUT_KEY, Layout, PassageKind
from analyser.segmenting.layout import lay_out
from analyser.segmenting.tokenizer import TEXT_KEY

if TYPE_CHECKING:
    from thinc.types import Ints2d

_SAVED_AS = "analyser.Layout"


@srsly.msgpack_encoders(_SAVED_AS)  # type: ignore[untyped-decorator]  # srsly has no types for it
def save_layout(value: object, chain: Callable[[object], object] | None = None) -> object:
    """What ``Doc.to_bytes``, ``DocBin`` and ``nlp.pipe`` over several processes keep of a layout: its text."""
    if isinstance(value, Layout):
        return {_SAVED_AS: value.text}
    return chain(value) if chain else value


@srsly.msgpack_decoders(_SAVED_AS)  # type: ignore[untyped-decorator]  # srsly has no types for it
def restore_layout(value: dict[object, object], chain: Callable[[object], object] | None = None) -> object:
    """Make a saved layout again from its text."""
    if _SAVED_AS in value:
        return lay_out(str(value[_SAVED_AS]))
    return chain(value) if chain else value


@Language.component("minutes_layout", assigns=["doc.sents", "doc.spans"])
def minutes_layout(doc: Doc) -> Doc:
    """Set sentences, ``doc.spans["sections"]`` (labelled by heading) and the layout.

    A sentence is one passage: a sentence of prose, a list item, a form answer or a table row.
    """
    layout = lay_out(doc.user_data.get(TEXT_KEY) or doc.text)
    doc.user_data[LAYOUT_KEY] = layout
    places = doc.to_array("IDX").tolist()
    if len(doc):
        begins = np.zeros((len(doc), 1), dtype="uint64")
        begins[[0, *(bisect_right(places, passage.start) - 1 for passage in layout.passages)]] = 1
        doc.from_array(["SENT_START"], cast("Ints2d", begins))
    doc.spans["sections"] = _sections(doc, layout, places)
    return doc


def _sections(doc: Doc, layout: Layout, places: list[int]) -> list[Span]:
    """One span a section: the passages from one heading to the next, labelled by the heading."""
    sections = []
    begin, end, heading = 0, 0, None
    for passage in layout.passages:
        if passage.kind is PassageKind.HEADING or passage.heading != heading:
            if heading:
                sections.append((begin, end, heading))
            begin, heading = passage.start, passage.heading
        end = passage.end
    if heading:
        sections.append((begin, end, heading))
    return [
        Span(doc, bisect_right(places, begin) - 1, bisect_left(places, end), label=label)
        for begin, end, label in sections
    ]
