"""Where detectors leave what they find, and how it is read back.

``doc.spans["evidence"]``      label: criterion, id: detector; ``attrs["scores"]``
``doc.spans["near_misses"]``   label: criterion, id: why
``doc.spans["actions"]``       label: owner kind, id: detector; ``attrs["owners"]``, ``attrs["dues"]``
``doc.spans["participants"]``  label: party, or "other"
``doc.cats``                   criterion: how likely the record holds evidence; only where a model says so

Attributes are lists as long as their group, in its order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Span, SpanGroup

from analyser.domain.evidence import PARTIES, Action, Detected, Evidence, NearMiss, OwnerKind, Participant, Why
from analyser.domain.layout import LAYOUT_KEY

EVIDENCE, NEAR_MISSES, ACTIONS, PARTICIPANTS = "evidence", "near_misses", "actions", "participants"
_PLACES = "token places"
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    EVIDENCE: ("scores",),
    NEAR_MISSES: (),
    ACTIONS: ("owners", "dues"),
    PARTICIPANTS: (),
}


def leave(doc: Doc, group: str, start: int, end: int, label: str, by: str = "", **attributes: object) -> None:
    """Add one span to a group; it is widened to whole tokens.

    Args:
        doc: The document.
        group: One of the four groups.
        start: First character.
        end: One past the last character.
        label: See the module's docstring.
        by: Detector, or the reason of a near miss.
        attributes: A value for each attribute of the group.
    """
    places = _places(doc)
    first = max(0, bisect_right(places, start) - 1)
    spans = _group(doc, group)
    spans.append(Span(doc, first, max(first + 1, bisect_left(places, end)), label=label, span_id=by))
    for name in _ATTRIBUTES[group]:
        spans.attrs[name].append(attributes[name])


def take(doc: Doc, group: str, *attributes: str) -> list[tuple]:  # type: ignore[type-arg]  # mixed by design
    """Take every span out of a group, each with the named attributes."""
    if group not in doc.spans:
        return []
    spans: SpanGroup = doc.spans.pop(group)
    return list(zip(spans, *(spans.attrs[attribute] for attribute in attributes), strict=True))


def put_back(doc: Doc, group: str, span: Span, **attributes: object) -> None:
    """Add a span that was taken out of a group to it again, with a value for each attribute of the group."""
    spans = _group(doc, group)
    spans.append(span)
    for name in _ATTRIBUTES[group]:
        spans.attrs[name].append(attributes[name])


def _places(doc: Doc) -> list[int]:
    """Where each token starts: ``Doc.char_span`` looks it up anew for every span, which costs more than the rules."""
    if _PLACES not in doc.user_data:
        doc.user_data[_PLACES] = doc.to_array("IDX").tolist()
    places: list[int] = doc.user_data[_PLACES]
    return places


def collect(doc: Doc) -> Detected:
    """Everything that was left in the document, in the order of the text."""
    text = doc.user_data[LAYOUT_KEY].text if LAYOUT_KEY in doc.user_data else doc.text
    evidence: dict[str, list[Evidence]] = {}
    for span, start, end, score in _with(doc, EVIDENCE, "scores"):
        evidence.setdefault(span.label_, []).append(
            Evidence(start=start, end=end, text=text[start:end], detector=span.id_, score=score)
        )
    near_misses: dict[str, list[NearMiss]] = {}
    for span, start, end in _with(doc, NEAR_MISSES):
        near_misses.setdefault(span.label_, []).append(
            NearMiss(start=start, end=end, text=text[start:end], why=Why(span.id_))
        )
    actions = [
        Action(
            start=start,
            end=end,
            text=text[start:end],
            owner=owner,
            owner_kind=OwnerKind(span.label_),
            due=due,
            detector=span.id_,
        )
        for span, start, end, owner, due in _with(doc, ACTIONS, "owners", "dues")
    ]
    participants = [
        Participant(
            start=start,
            end=end,
            text=text[start:end],
            party=span.label_ if span.label_ in PARTIES else None,
        )
        for span, start, end in _with(doc, PARTICIPANTS)
    ]
    return Detected(
        likelihoods=dict(doc.cats),
        evidence={name: tuple(sorted(found, key=_place)) for name, found in evidence.items()},
        near_misses={name: tuple(sorted(found, key=_place)) for name, found in near_misses.items()},
        actions=tuple(sorted(actions, key=_place)),
        participants=tuple(sorted(participants, key=_place)),
    )


def _place(found: Evidence | NearMiss | Action | Participant) -> tuple[int, int]:
    return found.start, found.end


def _group(doc: Doc, name: str) -> SpanGroup:
    if name not in doc.spans:
        doc.spans[name] = SpanGroup(doc, name=name, attrs={attribute: [] for attribute in _ATTRIBUTES[name]})
    spans: SpanGroup = doc.spans[name]
    return spans


def _with(doc: Doc, name: str, *attributes: str) -> Iterable[tuple]:  # type: ignore[type-arg]  # mixed by design
    """Each span of a group with its first character, the one past its last, and its attributes."""
    if name not in doc.spans:
        return
    group: SpanGroup = doc.spans[name]
    for span, *values in zip(group, *(group.attrs[attribute] for attribute in attributes), strict=True):
        yield span, span.start_char, span.end_char, *values
