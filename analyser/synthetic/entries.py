"""The form of a phrase bank's file: what is not so written is refused, with the place and what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from analyser.domain.evidence import OwnerKind
from analyser.errors import PhrasesError

Words = Annotated[str, StringConstraints(min_length=1)]
"""Something quoted from a passage."""

_FORM = "data/synthetic/README.md describes the form"


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ActionEntry(_Form):
    """An action that stands in a passage.

    Attributes:
        text: Its words.
        owner: Those that name the owner, or None.
        kind: What the owner is.
        due: The words of its date, or None.
    """

    text: Words
    owner: Words | None
    kind: OwnerKind
    due: Words | None


class Entry(_Form):
    """One entry of a bank, as it stands in the file.

    Attributes:
        text: The passage.
        voice: Who writes.
        form: What it is written in.
        why: The kind of near miss; empty if it is none.
        evidence: The words that count; None for all.
        section: Of a neutral passage, where it belongs.
        actions: Of a bank of actions, those in the passage; None in other banks.
        attending: Of attendance, those who take part, by party; None in other banks.
    """

    text: str = ""
    voice: str = ""
    form: str = ""
    why: str = ""
    evidence: Words | None = None
    section: str = ""
    actions: tuple[ActionEntry, ...] | None = None
    attending: Mapping[str, tuple[Words, ...]] | None = None


class Listed(NamedTuple):
    """An entry and where it stands.

    Attributes:
        key: The list's name.
        entry: The entry.
        where: File, list and number, for messages.
    """

    key: str
    entry: Entry
    where: str


def read_entries(file: Path, keys: Sequence[str]) -> Iterator[Listed]:
    """Read a bank's lists.

    Args:
        file: The bank.
        keys: The names of its lists.

    Raises:
        PhrasesError: If the file cannot be read, lacks a list, or has an entry of another form.
    """
    import srsly

    try:
        content = srsly.read_yaml(file)
    except (OSError, ValueError) as error:
        msg = f"Cannot read the phrase bank {file}: {error}. It must be YAML in UTF-8."
        raise PhrasesError(msg) from error
    wanted = " and ".join(keys)
    if not isinstance(content, dict):
        msg = f"The phrase bank {file} holds no named lists. It needs {wanted}; {_FORM}."
        raise PhrasesError(msg)
    for key in keys:
        entries = content.get(key)
        if not entries or not isinstance(entries, list):
            msg = f"The phrase bank {file} has no list {key!r}. It needs {wanted}; {_FORM}."
            raise PhrasesError(msg)
        for number, entry in enumerate(entries, start=1):
            where = f"{file}, {key} {number}"
            yield Listed(key, _checked(entry, where), where)


def _checked(entry: object, where: str) -> Entry:
    try:
        return Entry.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the entry"
        msg = f"{where}: {place}: {first['msg']}. {_FORM}."
        raise PhrasesError(msg) from error
