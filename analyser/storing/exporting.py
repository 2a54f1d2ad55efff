"""Reviews → a labelled corpus: ``labels.jsonl`` beside ``records/<id>.txt``, to train on.

The form is that of criteria.md. A record goes by the hash of its text, as names of files need not be
unique or fit for a file. A criterion that nobody reviewed is not labelled, so the labels are partial;
nor is one on which reviewers disagree, unless somebody has adjudicated. The words of a label are
those that a reviewer marked; where nobody marked any, and the status was confirmed, the finding's.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from analyser.domain.finding import Engine
from analyser.domain.record import replace_surrogates
from analyser.domain.review import Review, ReviewAction
from analyser.errors import OutputError, StoreError
from analyser.storing.store import Store
from analyser.storing.views import ExportCounts

_LABELS, _UNFINISHED, _RECORDS = "labels.jsonl", ".labels.jsonl.part", "records"
_OWN_NAME = re.compile(r"[0-9a-f]{64}\.txt")
_BYTE_ORDER_MARK = "\ufeff"

_Line = dict[str, Any]


def export_labels(store: Store, out: Path, *, force: bool = False) -> ExportCounts:
    """Write the standing reviews of a store as a labelled corpus.

    ``labels.jsonl`` gets its name last, so a folder without one is not finished.

    Args:
        store: Holds the reviews and the texts.
        out: The folder; made for its owner alone if it is not there.
        force: Whether what an earlier export left in the folder may go.

    Returns:
        What was written, and what was left out and why.

    Raises:
        StoreError: No review can be exported, or the database fails.
        OutputError: The folder holds something already, or cannot be written.
    """
    _check_folder(out, force=force)
    labelling = _Labelling(store)
    lines = labelling.lines()
    first = next(lines, None)
    if first is None:  # an earlier export is left as it is
        raise StoreError(_nothing(store, labelling.counts))
    try:
        _write(out, chain([first], lines))
    except OSError as error:
        msg = f"Cannot write labels to {out}: {error}. Choose a folder that can be written with --out."
        raise OutputError(msg) from error
    return labelling.counts


class _Labelling:
    """Turns reviews into lines of a labels file, and counts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.counts = ExportCounts()

    def lines(self) -> Iterator[tuple[_Line, str]]:
        """The line and the text of each record that can be labelled."""
        for sha256, reviews in groupby(self._store.current_reviews(), key=lambda each: each.sha256):
            text = self._store.text(sha256)
            if text is None:
                self.counts += ExportCounts(without_text=1)
                continue
            record = self._store.assessment(sha256)
            criteria = {
                criterion: label
                for criterion, group in groupby(reviews, key=lambda each: each.criterion)
                if (label := self._label(list(group), record, text))
            }
            if criteria:
                self.counts += ExportCounts(records=1, labels=len(criteria))
                yield {"id": sha256, "record_id": replace_surrogates(record["record_id"]), "criteria": criteria}, text

    def _label(self, reviews: list[Review], record: _Line, text: str) -> _Line | None:
        """What is right of one criterion, or None while reviewers disagree.

        Args:
            reviews: The standing ones, oldest first.
            record: What the store says of the record now.
            text: The record's words.
        """
        deciding = [each for each in reviews if each.adjudicates][-1:] or reviews
        if len({each.status for each in deciding}) > 1:
            self.counts += ExportCounts(disputed=1)
            return None
        status = deciding[-1].status
        # Who decides comes first, then the newest of those who agree.
        agreeing = deciding[::-1] + [each for each in reversed(reviews) if each.status is status]
        marked = next((each.evidence for each in agreeing if each.evidence), ())
        finding = record["findings"].get(agreeing[0].criterion)
        confirmed = [each for each in agreeing if each.action is ReviewAction.CONFIRM]
        if not marked and confirmed and finding and finding["status"] == status:
            marked = tuple((each["start"], each["end"]) for each in finding["evidence"])
            since = marked and all(each.engine != Engine(**record["engine"]) for each in confirmed)
            self.counts += ExportCounts(found_since=1 if since else 0)
        words = dict.fromkeys(_as_read(text[start:end]) for start, end in marked)
        return {"status": status, "evidence": list(words)}


def _as_read(words: str) -> str:
    """Words as they stand in a text file that was read back, where every line ends in one character."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _as_file(text: str) -> bytes:
    """The file from which a text is read back; a mark at its start is doubled, as reading takes one away."""
    return text.encode("utf-8-sig" if text.startswith(_BYTE_ORDER_MARK) else "utf-8")


def _write(out: Path, lines: Iterable[tuple[_Line, str]]) -> None:
    records = out / _RECORDS
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    records.mkdir(exist_ok=True)
    (out / _LABELS).unlink(missing_ok=True)
    for file in records.iterdir():  # of an earlier export; see _check_folder
        file.unlink()
    with (out / _UNFINISHED).open("wb") as labels:
        for line, text in lines:
            (records / f"{line['id']}.txt").write_bytes(_as_file(text))
            labels.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    (out / _UNFINISHED).replace(out / _LABELS)


def _check_folder(out: Path, *, force: bool) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        msg = f"{out} is a file. Name a new or empty folder with --out."
        raise OutputError(msg)
    if any(out.iterdir()) and not (force and _is_exported(out)):
        remedy = (
            "It holds more than exported labels, so --force leaves it alone; choose another with --out."
            if force
            else "Choose another with --out, or write over an earlier export with --force."
        )
        msg = f"The folder {out} is not empty. {remedy}"
        raise OutputError(msg)


def _is_exported(folder: Path) -> bool:
    """Whether nothing but what this module writes is in a folder, be it finished or not."""
    records = folder / _RECORDS
    known = {file.name for file in folder.iterdir()} <= {_LABELS, _UNFINISHED, _RECORDS}
    names = [file.name for file in records.iterdir()] if records.is_dir() else []
    return known and all(map(_OWN_NAME.fullmatch, names))


def _nothing(store: Store, counts: ExportCounts) -> str:
    why = "nobody has reviewed anything in it yet, or all was undone. Review some findings first"
    if counts != ExportCounts():
        why = (
            f"findings on which reviewers disagree: {counts.disputed:,}; reviewed records kept without their text: "
            f"{counts.without_text:,}. Adjudicate, or scan the records again with their text"
        )
    return f"The store {store.place} holds nothing that could be exported as labels: {why}."
