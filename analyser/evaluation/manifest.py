"""The manifest of a folder of labelled records: what each author's folder holds, so that a change is seen."""

import hashlib
import json
from pathlib import Path
from typing import Any

from analyser.evaluation.labels import LABELS_NAME, find_labels, read_labels

MANIFEST_NAME = "manifest.json"
"""The name of the manifest in the folder that holds the authors' folders."""


def build_manifest(folder: Path) -> dict[str, Any]:
    """Describe each author's folder.

    Args:
        folder: Holds one folder an author.

    Returns:
        By author: records, words, the SHA-256 of the labels file, and one of the records: over the name of each
        file, a zero byte, and the SHA-256 of its content, in the order of the names.

    Raises:
        LabelsError: If a labels file is wrong.
    """
    authors = {}
    for path in find_labels([folder]):
        labels = read_labels([path])
        records = hashlib.sha256()
        for file in sorted((path.parent / "records").iterdir()):
            records.update(file.name.encode() + b"\x00" + hashlib.sha256(file.read_bytes()).digest())
        authors[path.parent.name] = {
            "records": len(labels),
            "words": sum(len(label.text.split()) for label in labels),
            "labels_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "records_sha256": records.hexdigest(),
        }
    return {
        "about": "Fictional strategy-discussion records written by hand and labelled by criteria.md; see README.md.",
        "labels_file": LABELS_NAME,
        "records": sum(each["records"] for each in authors.values()),
        "words": sum(each["words"] for each in authors.values()),
        "authors": authors,
    }


def write_manifest(folder: Path) -> Path:
    """Write the manifest into the folder it describes.

    Args:
        folder: As for :func:`build_manifest`.

    Returns:
        The file that was written.
    """
    file = folder / MANIFEST_NAME
    file.write_text(json.dumps(build_manifest(folder), indent=2) + "\n", encoding="utf-8", newline="\n")
    return file
