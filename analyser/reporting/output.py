"""Writing a file so that it has its name only when it is whole."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from analyser.errors import OutputError

_ADVICE = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full. Free some space, or name a file on another disk",
        errno.EDQUOT: "your disk quota is used up. Free some space, or name a file on another disk",
        errno.EFBIG: "the file would be larger than this system allows. Scan fewer records at a time",
        errno.EACCES: "permission denied. Close the file if another program has it open, or choose another place",
        errno.EPERM: "permission denied. Choose another place",
        errno.EROFS: "the disk is read-only. Choose another place",
        errno.ENOTDIR: "part of its path is a file, not a folder. Choose another place",
        errno.ENAMETOOLONG: "its name is too long. Choose a shorter one",
    }
)


_BUFFER = 1024 * 1024


@contextmanager
def output_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name only if all goes well.

    The bytes go to a hidden ``.part`` file in the same folder, which is renamed at the end and
    removed after any error or interruption. Folders that do not exist are made. A device or a
    named pipe is written to directly.

    Args:
        target: Where the whole file is to stand; what stands there is replaced.

    Yields:
        The open binary file.

    Raises:
        OutputError: If the file cannot be written, with the reason and what to do.
    """
    with output_errors(str(target)):
        final = target.resolve()
        if final.is_dir():
            msg = f"Cannot write {target}: it is a folder. Name a file in it, such as {target / 'report.html'}."
            raise OutputError(msg)
        file = final.open("wb") if is_device(final) else _part(final)
    try:
        yield file
        with output_errors(str(target)):
            _finish(file, final)
    except BaseException:
        _abandon(file, final)
        raise


@contextmanager
def output_errors(name: str) -> Iterator[None]:
    """Turn an error of the operating system into one that says what to do.

    A broken pipe is left alone: it means that the reader has seen enough.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        advice = _ADVICE.get(error.errno or 0, f"{error.strerror or error}. Choose another place")
        msg = f"Cannot write {name}: {advice}."
        raise OutputError(msg) from error


def is_device(target: Path) -> bool:
    """Whether it is a device or a pipe, which is written to as it is and has no folder of its own."""
    return target.exists() and not target.is_file()


def _part(final: Path) -> BinaryIO:
    if final.exists() and not os.access(final, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(final))
    final.parent.mkdir(parents=True, exist_ok=True)
    file = (final.parent / f".{final.name}.{os.getpid()}.part").open("wb", buffering=_BUFFER)
    if final.exists():
        shutil.copymode(final, file.name)
    return file


def _finish(file: BinaryIO, final: Path) -> None:
    is_part = Path(file.name) != final
    file.flush()
    if is_part:
        os.fsync(file.fileno())
    file.close()
    if is_part:
        Path(file.name).replace(final)


def _abandon(file: BinaryIO, final: Path) -> None:
    with suppress(OSError):  # closing flushes once more to the full disk; the first error is the one to tell
        file.close()
    if Path(file.name) != final:
        Path(file.name).unlink(missing_ok=True)
