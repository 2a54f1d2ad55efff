"""The segmenting stage as a spaCy component."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from analyser.domain.layout import Layout, PassageKind
from analyser.segmenting.layout import lay_out

LAYOUT_KEY = "layout"
"""Where a Doc keeps its :class:`~analyser.domain.layout.Layout`, in ``doc.user_data``."""


@Language.component("minutes_layout", assigns=["doc.sents", "doc.spans"])
def minutes_layout(doc: Doc) -> Doc:
    """Set sentences, ``doc.spans["sections"]`` (labelled by heading) and the layout.

    A sentence is one passage: a sentence of prose, a list item, a form answer or a table row.
    """
    layout = lay_out(doc.text)
    doc.user_data[LAYOUT_KEY] = layout
    starts = {passage.start for passage in layout.passages}
    for token in doc:
        if token.i == 0 or token.idx in starts:
            token.is_sent_start = True
    doc.spans["sections"] = _sections(doc, layout)
    return doc


def _sections(doc: Doc, layout: Layout) -> list[Span]:
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
    spans = (doc.char_span(begin, end, label=label, alignment_mode="expand") for begin, end, label in sections)
    return [span for span in spans if span is not None]
