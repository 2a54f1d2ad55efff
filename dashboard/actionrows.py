"""The table of a record's actions: who is to do what by when, and what an action does not say."""

from typing import NamedTuple

from analyser.domain.evidence import OwnerKind
from analyser.reporting.json_form import JsonObject
from analyser.reporting.safe_text import one_line
from analyser.reporting.wording import LACKS_DATE, lacks_owner


class ActionRow(NamedTuple):
    """One action as it is shown; words are None where they are not kept.

    Attributes:
        start: First character.
        end: One past the last character.
        words: The action on one line.
        owner: The words that name the owner.
        owner_kind: What the owner is, for people.
        due: The words of a date or timescale.
        lacks: What the action does not say, or "".
    """

    start: int
    end: int
    words: str | None
    owner: str | None
    owner_kind: str
    due: str | None
    lacks: str


def action_rows(form: JsonObject, *, kept: bool) -> list[ActionRow]:
    """The actions of a record in the JSON form.

    Args:
        form: The record.
        kept: Whether its words are kept; if not, nothing is said of dates, which are words.
    """
    return [_row(action, kept=kept) for action in form["actions"]]


def _row(action: JsonObject, *, kept: bool) -> ActionRow:
    kind = OwnerKind(action["owner_kind"])
    undated = kept and action["due"] is None
    return ActionRow(
        start=action["start"],
        end=action["end"],
        words=None if action["text"] is None else one_line(action["text"]),
        owner=action["owner"],
        owner_kind="nobody" if kind is OwnerKind.NONE else kind.value,
        due=action["due"],
        lacks=" and ".join(filter(None, (lacks_owner(kind), LACKS_DATE if undated else ""))),
    )
