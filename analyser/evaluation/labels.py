"""Labels: what a person says each record states, read from a labels file and checked.

The form of the file stands at the end of criteria.md: one JSON object a line, beside a folder ``records`` with one
``<id>.txt`` for each line. The folder the file stands in is named after the author of the records. Beside that form, a
label of attendance that is partly met may name the parties that are ``missing``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

from analyser.domain.evidence import PARTIES, OwnerKind
from analyser.domain.finding import Status
from analyser.errors import LabelsError

T = TypeVar("T")

LABELS_NAME = "labels.jsonl"
"""The name of a labels file in a folder."""

ATTENDANCE = "attendance"
"""The criterion whose label may name who is missing."""

_ALL = frozenset(PARTIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFinding:
    """What a person says of one criterion in one record.

    Attributes:
        status: The right status.
        evidence: The passages it rests on, word for word; empty where there are none.
        missing: Of attendance that is partly met, the parties that take no part; None where the label names none.
    """

    status: Literal[Status.MET, Status.PARTLY_MET, Status.NOT_MET]
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAction:
    """An action that a person finds in a record.

    Attributes:
        text: The whole action, word for word.
        owner: The words that name the owner, or None.
        owner_kind: What the owner is.
        due: The words of the date or timescale, or None.
    """

    text: str
    owner: str | None = None
    owner_kind: OwnerKind = OwnerKind.NONE
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One labelled record.

    Attributes:
        id: The record's id.
        criteria: What is right, by criterion id.
        actions: The actions, in the order of the file.
        near_miss: Passages that look like evidence and are not, by criterion id.
        style: The manner of the record, for people.
        unsure: Stretches that may be evidence or not, by criterion id; only generated records have them.
        author: The folder of the labels file; authors are kept apart in every split.
        text: The record, as the reading stage gives it.
    """

    id: str
    criteria: Mapping[str, GoldFinding]
    actions: tuple[GoldAction, ...] = ()
    near_miss: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsure: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    style: str = ""
    author: str = ""
    text: str = ""

    @property
    def missing_parties(self) -> frozenset[str] | None:
        """The parties that take no part; None where the label does not tell."""
        attendance = self.criteria.get(ATTENDANCE)
        if attendance is None:
            return None
        if attendance.status is Status.PARTLY_MET:
            return None if attendance.missing is None else frozenset(attendance.missing)
        return frozenset() if attendance.status is Status.MET else _ALL


def find_labels(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The labels files that some paths stand for.

    Args:
        paths: Labels files, or folders that hold one or hold folders that do.

    Raises:
        LabelsError: If a path is missing or holds no labels file.
    """
    found: dict[Path, None] = {}
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob(LABELS_NAME)) if path.is_dir() else []
        if not files:
            msg = (
                f"No labels at {path}: it is neither a labels file nor a folder that holds a {LABELS_NAME}. "
                f"Name the file, or the folder of one author or of several."
            )
            raise LabelsError(msg)
        found.update(dict.fromkeys(files))
    return tuple(found)


def read_labels(paths: Iterable[Path], *, partial: bool = False) -> tuple[Label, ...]:
    """Read and check labels files, in the order given.

    Args:
        paths: As in :func:`find_labels`.
        partial: Whether records may be labelled on different criteria, as reviews are exported. What is not
            labelled is then not known, actions included. To train on; scores need the same in every record.

    Raises:
        LabelsError: If a line is malformed, quotes words that its record lacks, or repeats an id.
    """
    seen: dict[str, Path] = {}
    labels = []
    for path in find_labels(paths):
        for label in _read_file(path):
            if label.id in seen:
                msg = f"{path}: record {label.id} is labelled already in {seen[label.id]}. Keep one of the two."
                raise LabelsError(msg)
            seen[label.id] = path
            labels.append(label)
            differ = set(labels[0].criteria).symmetric_difference(label.criteria)
            if differ and not partial:
                names = ", ".join(sorted(differ))
                msg = (
                    f"{path}: records {labels[0].id} and {label.id} differ in {names}. Label the same in every record."
                )
                raise LabelsError(msg)
    if not labels:
        msg = f"No labelled record in {', '.join(str(path) for path in paths)}. Write one JSON object a line."
        raise LabelsError(msg)
    return tuple(labels)


def _read_file(path: Path) -> Iterator[Label]:
    author = path.resolve().parent.name
    for where, label in _parsed(path):
        label = replace(label, author=author, text=_text_of(label, path, where))
        _check_verbatim(label, where)
        _check_missing(label, where)
        yield label


def _parsed(path: Path) -> Iterator[tuple[str, Label]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"Cannot read the labels file {path}: {error}. Save it as UTF-8 text, one JSON object a line."
        raise LabelsError(msg) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{path} line {number}"
            yield where, parse_line(_form(), line, where)


@cache
def _form() -> TypeAdapter[Label]:
    return TypeAdapter(Label)


def parse_line(form: TypeAdapter[T], line: str, where: str) -> T:
    """Read one line of a labels or findings file.

    Args:
        form: What the line must hold.
        line: One JSON object.
        where: The file and line, for the message.

    Raises:
        LabelsError: If the line is not JSON or lacks something.
    """
    try:
        return form.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the line"
        msg = (
            f"{where}: {place}: {first['msg']}. The forms are those of criteria.md and `analyser scan --format jsonl`."
        )
        raise LabelsError(msg) from error


def _text_of(label: Label, path: Path, where: str) -> str:
    file = path.parent / "records" / f"{label.id}.txt"
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{where}: cannot read the record {label.id} from {file}: {error}. Put it there as UTF-8 text."
        raise LabelsError(msg) from error


def _check_verbatim(label: Label, where: str) -> None:
    for what, words in _quotations(label):
        if not words or words not in label.text:
            msg = f"{where}: {what} is not in record {label.id} word for word: {words!r}. Copy it unchanged."
            raise LabelsError(msg)


def _check_missing(label: Label, where: str) -> None:
    for criterion, gold in label.criteria.items():
        if gold.missing is None:
            continue
        if criterion != ATTENDANCE or gold.status is not Status.PARTLY_MET:
            msg = (
                f"{where}: {criterion} is {gold.status.value} in record {label.id} and cannot have `missing` parties. "
                f"Name them where {ATTENDANCE} is partly_met, and nowhere else: met means none, not_met all."
            )
            raise LabelsError(msg)
        names = set(gold.missing)
        if len(names) < len(gold.missing) or not names or not names < _ALL:
            msg = (
                f"{where}: the `missing` parties of record {label.id} are {list(gold.missing)}. "
                f"Name one to three of {', '.join(PARTIES)}, each once."
            )
            raise LabelsError(msg)


def _quotations(label: Label) -> Iterator[tuple[str, str]]:
    for criterion, gold in label.criteria.items():
        yield from ((f"evidence of {criterion}", words) for words in gold.evidence)
    for criterion, passages in label.near_miss.items():
        yield from ((f"near miss of {criterion}", words) for words in passages)
    for number, action in enumerate(label.actions, start=1):
        parts = {"the text": action.text, "the owner": action.owner, "the due date": action.due}
        yield from ((f"{part} of action {number}", words) for part, words in parts.items() if words is not None)
