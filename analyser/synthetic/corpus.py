"""Writing a folder of synthetic records: ``records/<id>.txt``, ``labels.jsonl`` and ``manifest.json``."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analyser.errors import OutputError
from analyser.synthetic.banks import Banks
from analyser.synthetic.kinds import CRITERIA
from analyser.synthetic.record import RecordMaker, SyntheticRecord

MANIFEST_NAME, LABELS_NAME, RECORDS_NAME = "manifest.json", "labels.jsonl", "records"
_GENERATOR = "analyser generate"
_FORM = 2
"""Of ``labels.jsonl``; rises when lines get other keys. 2: attendance that is partly met names who is ``missing``."""
_OWN_NAME = re.compile(r"s-?\d+-\d{6,}\.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made.

    Attributes:
        number: How many records.
        seed: The same seed gives the same bytes; the first records are the same whatever the number.
        noises: Kinds of noise that may be added.
        out: The folder.
        force: Whether what an earlier run wrote there may go.
    """

    number: int
    seed: int
    noises: tuple[str, ...]
    out: Path
    force: bool = False

    def check_folder(self) -> None:
        """Refuse a folder in which something else might be lost.

        Raises:
            OutputError: If the folder is none, or holds what must not be written over.
        """
        with _explained(self.out):
            if not self.out.exists():
                return
            is_folder = self.out.is_dir()
            may_write = is_folder and (not any(self.out.iterdir()) or (self.force and _is_generated(self.out)))
        if not is_folder:
            msg = f"{self.out} is a file. Name a new or empty folder with --out."
            raise OutputError(msg)
        if not may_write:
            remedy = (
                "It holds more than generated records, so --force leaves it alone; choose another with --out."
                if self.force
                else "Choose another with --out, or write over generated records with --force."
            )
            msg = f"The folder {self.out} is not empty. {remedy}"
            raise OutputError(msg)


@dataclass(slots=True)
class _Tally:
    """Counts and hashes what is written."""

    styles: Counter[str] = field(default_factory=Counter)
    noises: Counter[str] = field(default_factory=Counter)
    traps: Counter[str] = field(default_factory=Counter)
    statuses: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in CRITERIA})
    words: int = 0
    actions: int = 0
    records_hash: Any = field(default_factory=hashlib.sha256)
    labels_hash: Any = field(default_factory=hashlib.sha256)

    def add(self, record: SyntheticRecord, content: bytes, line: bytes) -> None:
        labels = record.labels
        self.styles[labels["style"]] += 1
        self.noises.update(labels["noise"] or ["none"])
        for name, finding in labels["criteria"].items():
            self.statuses[name][finding["status"]] += 1
        self.traps.update(what for spans in labels["spans"].values() for *_, what in spans if what != "evidence")
        self.words += len(record.text.split())
        self.actions += len(labels["actions"])
        self.records_hash.update(f"{record.id}.txt".encode() + b"\x00" + hashlib.sha256(content).digest())
        self.labels_hash.update(line)


def write_corpus(order: Order, banks: Banks) -> Iterator[SyntheticRecord]:
    """Make records and write them; the manifest comes last, so a folder without one is not finished.

    Args:
        order: What is to be made, and where.
        banks: The phrases.

    Yields:
        Each record once it is written.

    Raises:
        OutputError: If the folder holds something already, or cannot be written.
        PhrasesError: If the banks hold too little to make records of.
    """
    maker = RecordMaker(banks, order.seed, order.noises)
    tally = _Tally()
    order.check_folder()
    with _explained(order.out):
        _clear(order.out)
        (order.out / RECORDS_NAME).mkdir(parents=True, exist_ok=True)
        with (order.out / LABELS_NAME).open("wb") as labels:
            for number in range(1, order.number + 1):
                record = maker.make(number)
                content = record.text.encode()
                line = json.dumps(record.labels, ensure_ascii=False).encode() + b"\n"
                (order.out / RECORDS_NAME / f"{record.id}.txt").write_bytes(content)
                labels.write(line)
                tally.add(record, content, line)
                yield record
        manifest = json.dumps(_manifest(order, banks, tally), indent=2, ensure_ascii=False) + "\n"
        (order.out / MANIFEST_NAME).write_text(manifest, encoding="utf-8", newline="\n")


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Say what is to be done where the system does not let a folder be used."""
    try:
        yield
    except OSError as error:
        msg = f"Cannot write records to {folder}: {error}. Choose a folder that can be written with --out."
        raise OutputError(msg) from error


def _clear(folder: Path) -> None:
    """Remove what an earlier run wrote; nothing else is ever removed."""
    for file in sorted((folder / RECORDS_NAME).glob("*.txt")):
        file.unlink()
    (folder / MANIFEST_NAME).unlink(missing_ok=True)


def _is_generated(folder: Path) -> bool:
    """Whether nothing but what this module writes is in a folder, be it finished or not."""
    if {file.name for file in folder.iterdir()} - {MANIFEST_NAME, LABELS_NAME, RECORDS_NAME}:
        return False
    manifest = folder / MANIFEST_NAME
    try:
        found = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {"generator": _GENERATOR}
    except ValueError:
        return False
    records = folder / RECORDS_NAME
    names = [file.name for file in records.iterdir()] if records.is_dir() else []
    return isinstance(found, dict) and found.get("generator") == _GENERATOR and all(map(_OWN_NAME.fullmatch, names))


def _manifest(order: Order, banks: Banks, tally: _Tally) -> dict[str, Any]:
    return {
        "about": "Fictional records made by a program from hand-written phrases; labels follow criteria.md.",
        "generator": _GENERATOR,
        "version": version("analyser"),
        "form": _FORM,
        "seed": order.seed,
        "noise": list(order.noises),
        "records": order.number,
        "words": tally.words,
        "actions": tally.actions,
        "styles": _counts(tally.styles),
        "noises": _counts(tally.noises),
        "statuses": {name: _counts(counter) for name, counter in tally.statuses.items()},
        "near_misses": _counts(tally.traps),
        "labels_sha256": tally.labels_hash.hexdigest(),
        "records_sha256": tally.records_hash.hexdigest(),
        "phrases": {
            name: {"passages": len(banks.passages[name]), "sha256": banks.sha256[name]} for name in banks.sha256
        },
    }


def _counts(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items()))
