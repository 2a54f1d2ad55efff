"""PATH arguments → the files they stand for, each once, in an order that does not depend on the disk."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyser.domain.record import replace_surrogates
from analyser.errors import ReadingError
from analyser.reading.source import STANDARD_INPUT

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
    folders: dict[str, str] = {}
    for given in paths:
        if not os.fspath(given):  # as of an unset variable in a script; pathlib takes it for the current folder
            msg = "Cannot read '': the path is empty. Give a file or a folder; '.' is the current one."
            raise ReadingError(msg)
        for each in _expand(os.fspath(given)):
            key = STANDARD_INPUT if each.path is None else _absolute(os.fspath(each.path), folders)
            named = each if each.label.isascii() else each._replace(label=replace_surrogates(each.label))
            if key not in found or named.label < found[key].label:  # whatever the order of the paths
                found[key] = named
    return sorted(found.values(), key=lambda each: each.label)


def _absolute(path: str, folders: dict[str, str]) -> str:
    """The path from the root; ``folders`` keeps those of the folders, as most files share one with others."""
    folder, slash, name = path.rpartition(os.sep)
    if name in {"", ".", ".."}:
        return os.path.abspath(path)  # noqa: PTH100 - far faster
    folder += slash
    if folder not in folders:
        folders[folder] = os.path.abspath(folder)  # noqa: PTH100 - far faster
    return f"{folders[folder]}{os.sep}{name}"


def is_left_out(name: str) -> bool:
    """Whether a file in a folder or zip is no record: hidden, a lock file of Word, or about the folder itself."""
    return name.startswith((".", "~$")) or name == "__MACOSX" or name.lower() in _ABOUT_THE_FOLDER


def _expand(given: str) -> Iterator[Found]:
    if given == "-":
        yield Found(label=STANDARD_INPUT, path=None)
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
