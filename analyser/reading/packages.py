"""Files that are zips inside (.zip, .docx, .xlsx, .ods): opened with care, and never unpacked to the disk."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from analyser.reading.options import ReadOptions
from analyser.reading.source import Budget, Source

UNZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,  # a password is needed, or an exotic method of packing
    ValueError,
)
"""What :mod:`zipfile` raises for archives that are damaged, protected or exotic."""

_WORTH_A_LOOK = 1024 * 1024
_ENCRYPTED = 0x1


@contextmanager
def open_zip(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open a zip, for a ``with`` statement.

    Raises:
        ReadingError: It is damaged or cut short.
    """
    with source.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except UNZIP_ERRORS as error:
            why = f"it is damaged or cut short ({error}). Copy it again from where it came."
            raise source.cannot(why) from error
        with archive:
            yield archive


def check_limits(source: Source, members: Sequence[zipfile.ZipInfo], budget: Budget, options: ReadOptions) -> None:
    """Refuse a zip that unpacks to too much, and take what it unpacks to from the budget.

    The sizes are those it declares; :mod:`zipfile` reads no further than these.

    Raises:
        ReadingError: It has too many members, too many bytes, or shrinks as only a zip bomb does.
    """
    if len(members) > budget.members_left:
        why = f"it has more than {options.max_zip_members:,} members. Split it into smaller zips."
        raise source.cannot(why)
    unpacked = sum(member.file_size for member in members)
    if unpacked > budget.bytes_left:
        why = f"it unpacks to more than {options.max_zip_bytes:,} bytes. Split it into smaller zips."
        raise source.cannot(why)
    for member in members:
        if member.file_size > max(_WORTH_A_LOOK, member.compress_size * options.max_zip_ratio):
            why = (
                f"its member '{member.filename}' unpacks to more than {options.max_zip_ratio} times its size, as a zip "
                "bomb does. If you trust it, unpack it and give the folder."
            )
            raise source.cannot(why)
    budget.members_left -= len(members)
    budget.bytes_left -= unpacked


def check_package(source: Source, options: ReadOptions, *, whole: bool = False) -> None:
    """Refuse a Word file or workbook that unpacks to too much.

    Args:
        source: The file.
        options: For the limits.
        whole: Whether to test every byte, for libraries that do not stop at the declared size.

    Raises:
        ReadingError: It does, or it is damaged.
    """
    with open_zip(source) as package:
        budget = Budget(options.max_zip_bytes, options.max_zip_members)
        check_limits(source, package.infolist(), budget, options)
        if not whole:
            return
        try:
            damaged = package.testzip()
        except UNZIP_ERRORS as error:
            why = f"it is damaged or protected ({error}). Open it, save it again without a password and try that."
            raise source.cannot(why) from error
    if damaged is not None:
        why = f"its part '{damaged}' is damaged. Copy it again from where it came."
        raise source.cannot(why)


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    """Whether a member needs a password."""
    return bool(member.flag_bits & _ENCRYPTED)
