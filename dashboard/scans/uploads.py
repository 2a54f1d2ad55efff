"""Files from a browser, written where nobody else can read them, under names that are safe on any system."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from analyser.domain.record import replace_surrogates
from analyser.errors import OutputError
from analyser.reading.walk import is_left_out

_BLOCK = 1024 * 1024
_LONGEST_STEM, _LONGEST_SUFFIX = 120, 12  # bytes; with its folder a path stays within what Windows allows
_LONGEST_SHOWN = 500
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Invisible, or able to turn a name's letters round."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
"""On some system."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Devices of Windows, whatever their suffix."""


class Upload(Protocol):
    """A file as the browser hands it over."""

    @property
    def name(self) -> str:
        """As it was called there, perhaps with folders."""
        ...

    def seek(self, offset: int, /) -> int:
        """Go to a place in it."""
        ...

    def read(self, size: int, /) -> bytes:
        """Some of its bytes."""
        ...


def shown_names(names: Iterable[str]) -> list[str]:
    """What people are shown as the names of uploaded files: as they were called, told apart by a number."""
    times: dict[str, int] = {}
    shown = []
    for name in names:
        plain = " ".join(_UNSEEN.sub(" ", replace_surrogates(name)).split())[:_LONGEST_SHOWN] or "file"
        unique = plain
        while unique in times:
            times[plain] += 1
            unique = f"{plain} ({times[plain]})"
        times[unique] = 1
        shown.append(unique)
    return shown


def safe_name(name: str) -> str:
    """A name for a file on any system, as near to the one it had as can be; its folders are left out."""
    last = unicodedata.normalize("NFC", replace_surrogates(name)).replace("\\", "/").rpartition("/")[2]
    plain = _FORBIDDEN.sub("_", _UNSEEN.sub("_", last)).strip(" .") or "file"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, suffix = plain, ""
    stem = _cut(stem, _LONGEST_STEM).strip(" .") or "file"
    safe = f"{stem}.{suffix}" if suffix else stem
    return f"_{safe}" if _RESERVED.fullmatch(safe) or is_left_out(safe) else safe


def is_record(name: str) -> bool:
    """Whether an upload may hold records: no hidden file, no lock file, none about its folder."""
    return not any(is_left_out(part) for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."})


def store(uploads: Iterable[Upload], folder: Path) -> dict[str, str]:
    """Write uploads, each into a folder of its own, so that names never meet.

    Args:
        uploads: The files.
        folder: Where; made here, for its owner alone.

    Returns:
        What to show as each file's name, by its path with forward slashes.

    Raises:
        OutputError: One cannot be written.
    """
    listed = list(uploads)
    folder.mkdir(mode=0o700)
    names = {}
    for number, (upload, shown) in enumerate(zip(listed, shown_names(each.name for each in listed), strict=True), 1):
        file = folder / f"{number:06}" / safe_name(upload.name)
        try:
            file.parent.mkdir(mode=0o700)
            _write(upload, file)
        except OSError as error:
            msg = f"Cannot store {shown!r}: {error.strerror or error}. Free some space and upload it again."
            raise OutputError(msg) from error
        names[file.as_posix()] = shown
    return names


def _write(upload: Upload, file: Path) -> None:
    upload.seek(0)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        while block := upload.read(_BLOCK):
            stream.write(block)


def _cut(text: str, most: int) -> str:
    """As many characters as fit into so many bytes."""
    return text.encode()[:most].decode(errors="ignore")
