"""A passage in its context, as an encoder reads it."""

from typing import NamedTuple

from analyser.domain.layout import Layout

_PLACE_CHARACTERS, _BEFORE_CHARACTERS, _TEXT_CHARACTERS = 80, 160, 600


class Reading(NamedTuple):
    """A passage as the encoder reads it.

    Attributes:
        context: Its heading and label, and the end of the passage before.
        text: The passage itself.
    """

    context: str
    text: str


def reading_of(layout: Layout, index: int) -> Reading:
    """The passage with that number, in its context."""
    passage = layout.passages[index]
    place = f"{passage.heading} {passage.label if passage.label != passage.heading else ''}".strip()
    previous = layout.passages[index - 1] if index else None
    before = layout.text[previous.start : previous.end] if previous else ""
    text = layout.text[passage.start : passage.end]
    return Reading(f"{place[:_PLACE_CHARACTERS]} . {before[-_BEFORE_CHARACTERS:]}", text[:_TEXT_CHARACTERS])
