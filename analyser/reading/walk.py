"""PATH arguments → the files they stand for, each once, in an order that does not depend on the disk."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyser.domain.record import replace_surrogates
from analyser.errors import ReadingError

STANDARD_INPUT = "-"

_ABOUT_THE_FOLDER = frozenset({"readme.md", "readme.txt", "manifest.json", "labels.jsonl", "desktop.ini", "thumbs.db"})
"""Files that describe a folder and are no records; left out of folders and zips, read when named."""


class Found(NamedTuple):
    """A file to be read.

    Attributes:
        label: As it is shown to people: the PATH that was given and what comes below it.
        path: To open it; None for standard input.
        problem: Why a folder could not be looked into, or None.
    """

    label: str
    path: Path | None
    problem: str | None = None


def find_files(paths: Sequence[str | Path]) -> list[Found]:
    """The files that PATH arguments stand for, sorted by label, none twice.

    Args:
        paths: Files, folders (with all below them), globs, or ``-`` for standard input.

    Raises:
        ReadingError: A path does not exist or a glob matches nothing.
    """
    found: dict[str, Found] = {}
    for given in paths:
        for each in _expand(os.fspath(given)):
            key = STANDARD_INPUT if each.path is None else os.path.abspath(each.path)  # noqa: PTH100 - far faster
            found.setdefault(key, each if each.label.isascii() else each._replace(label=replace_surrogates(each.label)))
    return sorted(found.values(), key=lambda each: each.label)


def is_left_out(name: str) -> bool:
    """Whether a file in a folder or zip is no record: hidden, a lock file of Word, or about the folder itself."""
    return name.startswith((".", "~$")) or name == "__MACOSX" or name.lower() in _ABOUT_THE_FOLDER


def _expand(given: str) -> Iterator[Found]:
    if given == STANDARD_INPUT:
        yield Found(label="standard input", path=None)
        return
    path = Path(given)
    try:
        is_folder, is_file, exists = path.is_dir(), path.is_file(), path.exists()
    except OSError as error:  # a name that is too long, or a folder that is closed
        msg = f"Cannot read {given[:100]!r}: {error.strerror}. Give a path that you can open."
        raise ReadingError(msg) from error
    if is_folder:
        yield from _below(path, path.as_posix(), set())
    elif is_file:
        yield Found(label=path.as_posix(), path=path)
    elif exists:
        problem = f"Cannot read {given}: it is a pipe or a device. Give '-' and send the text to standard input."
        yield Found(label=path.as_posix(), path=path, problem=problem)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - takes absolute patterns, as Path.glob does not
        if not matches:
            msg = f"Cannot read {given!r}: no file matches it. Check the folder's name, and quote the glob."
            raise ReadingError(msg)
        for match in matches:
            if not is_left_out(Path(match).name):
                yield from _expand(match)
    else:
        msg = f"Cannot read {given!r}: there is no such file or folder. Check the spelling, or give a folder."
        raise ReadingError(msg)


def _below(folder: Path, label: str, seen: set[str]) -> Iterator[Found]:
    real = os.path.realpath(folder)
    if real in seen:  # a link back up
        return
    seen.add(real)
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Found(label=label, path=folder, problem=f"Cannot read the folder {label}: {error.strerror or error}.")
        return
    for entry in entries:
        if is_left_out(entry.name):
            continue
        below = f"{label}/{entry.name}" if label != "." else entry.name
        path = Path(entry.path)
        if entry.is_dir():
            yield from _below(path, below, seen)
        elif path.is_file() if entry.is_symlink() else entry.is_file():
            yield Found(label=below, path=path)
        else:
            problem = (
                f"Cannot read {below}: it is a link that leads nowhere, a pipe or a device. Put a copy in its place."
            )
            yield Found(label=below, path=path, problem=problem)
