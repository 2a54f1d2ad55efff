"""The first rows of a large workbook (.xlsx, .xlsm) as a small workbook, so that a preview need not read it all.

A sheet's rows stand in its part of the package in order, and their words in a part of their own, numbered; both are
cut off behind what the first rows need. What is left goes through the same reader as the whole would.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from analyser.reading.options import ReadOptions
from analyser.reading.packages import UNZIP_ERRORS, check_package, open_zip
from analyser.reading.source import Source

_BLOCK = 256 * 1024
_MOST = 64 * 1024 * 1024
"""No more of a part is looked through for the end of what is needed."""
_SMALL_PART = 1024 * 1024
"""Other parts (styles, names of sheets) up to this size come along; larger ones are pictures and the like."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_STRINGS = re.compile(r"xl/sharedstrings\.xml", re.IGNORECASE)
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_STRING_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
_STRING_USED = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*\s)?t=[\"']s[\"'][^>]*(?<!/)>.*?<(?:\w+:)?v>(\d+)</", re.DOTALL)
_ROOT = re.compile(rb"<(\w+:)?(worksheet|sst)[\s>]")
_CLOSING = {b"worksheet": (b"sheetData", b"worksheet"), b"sst": (b"sst",)}


def head_of_workbook(source: Source, options: ReadOptions, rows: int) -> Source:
    """A workbook with no more than the first rows of each sheet.

    Args:
        source: The workbook.
        options: For the limits.
        rows: How many rows to keep.

    Raises:
        ReadingError: It is damaged or protected, unpacks to more than is allowed, or its rows cannot be cut off.
    """
    check_package(source, options)
    packed = io.BytesIO()
    with open_zip(source) as package, zipfile.ZipFile(packed, "w") as small:
        try:
            for name, data in _parts(package, rows):
                if data is None:
                    why = "it is too large to be looked into beforehand. It is read as a whole when it is scanned."
                    raise source.cannot(why)
                small.writestr(name, data)
        except UNZIP_ERRORS as error:
            why = f"it is damaged or protected ({error}). Open it, save it again without a password and try that."
            raise source.cannot(why) from error
    return Source(source.label, name=source.name, data=packed.getvalue())


def _parts(package: zipfile.ZipFile, rows: int) -> Iterator[tuple[str, bytes | None]]:
    """The parts that are kept; None for one that cannot be cut."""
    strings = 1
    for part in package.infolist():
        if _SHEET.fullmatch(part.filename):
            sheet = _head(package, part, _ROW_END, rows)
            used = (int(number) for number in _STRING_USED.findall(sheet or b""))
            strings = max(strings, max(used, default=0) + 1)
            yield part.filename, sheet
        elif not _STRINGS.fullmatch(part.filename) and part.file_size <= _SMALL_PART:
            yield part.filename, package.read(part)
    for part in package.infolist():
        if _STRINGS.fullmatch(part.filename):
            yield part.filename, _head(package, part, _STRING_END, strings)


def _head(package: zipfile.ZipFile, part: zipfile.ZipInfo, end: re.Pattern[bytes], count: int) -> bytes | None:
    """A part up to the end of so many rows or strings, or all of it if it has no more; None if that is too much."""
    data = bytearray()
    found = position = 0
    with package.open(part) as stream:
        while block := stream.read(_BLOCK):
            data += block
            for each in end.finditer(data, position):
                found, position = found + 1, each.end()
                if found == count:
                    return _closed(bytes(data[:position]))
            if len(data) > _MOST:
                return None
    return bytes(data)


def _closed(xml: bytes) -> bytes | None:
    root = _ROOT.search(xml)
    if root is None:
        return None
    prefix = root[1] or b""
    return xml + b"".join(b"</" + prefix + name + b">" for name in _CLOSING[root[2]])
