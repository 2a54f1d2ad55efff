"""Which module reads which file: by its suffix, and by its first bytes where the suffix is wrong."""

import importlib
import zipfile
from collections.abc import Iterator
from typing import NamedTuple, Protocol, cast

from analyser.domain.record import Record, Unreadable
from analyser.reading.characters import guess_encoding
from analyser.reading.options import ReadOptions
from analyser.reading.packages import UNZIP_ERRORS
from analyser.reading.source import STANDARD_INPUT, Source
from analyser.reading.tables import Table

READERS = {
    ".csv": "delimited",
    ".docx": "word",
    ".eml": "mail",
    ".jsonl": "jsonlines",
    ".md": "text",
    ".ndjson": "jsonlines",
    ".ods": "sheets",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".tsv": "delimited",
    ".txt": "text",
    ".xls": "sheets",
    ".xlsm": "sheets",
    ".xlsx": "sheets",
    ".zip": "archive",
}
"""The module of this package that reads a suffix; to add a format, add its module here."""

_TEXTUAL = frozenset({"delimited", "jsonlines", "mail", "text"})

_INSTEAD = {
    ".doc .docm .dot .dotx .odt .pages .wpd .wps .gdoc": "Save it as .docx",
    ".msg .oft .mht .mhtml .pst": "Save it as .eml or .txt",
    ".xlsb .numbers .gsheet .mdb .accdb .sav .dta": "Save it as .xlsx or .csv",
    ".json .xml": "Export it as .jsonl or .csv",
    ".htm .html .log .text .tex": "Save it as .txt or .docx",
    ".png .jpg .jpeg .tif .tiff .gif .bmp .heic": "It is a picture: run OCR on it and save the text as .txt or .docx",
    ".7z .rar .tar .gz .tgz .bz2 .xz": "Unpack it, or pack it as .zip",
    ".ppt .pptx .pub .vsd .one": "Export the text as .docx or .pdf",
    ".mp3 .mp4 .m4a .wav .mov .avi": "It is a recording: only written records can be read",
}


class Kind(NamedTuple):
    """What a file is, whatever its name says.

    Attributes:
        noun: For people.
        reader: The module that reads it, or None.
        instead: What to do where there is none.
    """

    noun: str
    reader: str | None = None
    instead: str = ""


_PROTECTED = Kind("protected with a password", None, "Open it, remove the password and save it again.")
_MAGIC = {
    b"%PDF": Kind("a PDF", "pdf"),
    b"{\\rt": Kind("a rich-text document (RTF)", "rtf"),
    b"PAR1": Kind("a parquet table", "parquet"),
}
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {
    "EncryptedPackage": _PROTECTED,
    "__properties_version1.0": Kind("an Outlook message", None, "Save it as .eml or .txt."),
    "WordDocument": Kind("an old Word document (.doc)", None, "Save it as .docx."),
    "Workbook": Kind("an old Excel workbook (.xls)", "sheets"),
    "Book": Kind("an old Excel workbook (.xls)", "sheets"),
}
_ZIP_FOLDERS = {
    "word/": Kind("a Word document (.docx)", "word"),
    "xl/": Kind("an Excel workbook (.xlsx)", "sheets"),
    "ppt/": Kind("a PowerPoint presentation", None, "Export the text as .docx or .pdf."),
}
_OPEN_DOCUMENTS = {
    b"opendocument.spreadsheet": Kind("an OpenDocument table (.ods)", "sheets"),
    b"opendocument.text": Kind("an OpenDocument text (.odt)", None, "Save it as .docx."),
}
_WEB_PAGE = Kind("a web page or XML under another name", None, "Open it and save it as .docx or .xlsx.")
_MARK_UP = (b"<html", b"<!doctype html", b"<?xml", b"<table", b"<head", b"<meta")


class Reader(Protocol):
    """The function ``read`` of a format's module."""

    def __call__(self, source: Source, options: ReadOptions) -> Iterator[Record | Unreadable | Source]:
        """Give the records of a source, or further sources that it holds."""
        ...


class TableFinder(Protocol):
    """The function ``find_tables`` of a format of tables."""

    def __call__(self, source: Source, options: ReadOptions) -> list[Table]:
        """The tables of a source; their rows are read when they are walked."""
        ...


def find_table_finder(source: Source) -> TableFinder | None:
    """What finds the tables of a file; None if the file is none of tables.

    Raises:
        ReadingError: As :func:`find_reader`.
    """
    module = importlib.import_module(f"analyser.reading.{_module(source)}")
    return getattr(module, "find_tables", None)


def find_reader(source: Source) -> Reader:
    """The reader for a file, imported when it is first needed.

    Raises:
        ReadingError: The file is empty, of an unknown kind, or not what its name says and not readable either.
    """
    module = importlib.import_module(f"analyser.reading.{_module(source)}")
    return cast("Reader", module.read)


def _module(source: Source) -> str:
    if not source.head:
        what = "Send it the text of a record" if source.label == STANDARD_INPUT else "Save it again where it came from"
        why = f"it is empty (0 bytes). {what}."
        raise source.cannot(why)
    named = READERS.get(source.suffix)
    if named is None and source.suffix not in {".doc", ""}:
        raise source.cannot(_unknown_suffix(source.suffix))
    kind = _kind(source)
    if kind is not None and kind.reader is not None:
        return kind.reader
    if kind is not None:
        why = f"it is {kind.noun}. {kind.instead}"
        raise source.cannot(why)
    if named is None:
        raise source.cannot(_unknown_suffix(source.suffix))
    if named in _TEXTUAL or source.head.startswith(_ZIP_MAGIC):
        return named
    if named == "sheets" and _is_delimited(source):
        return "delimited"
    raise source.cannot(_not_what_it_says(source))


def _unknown_suffix(suffix: str) -> str:
    known = ", ".join(READERS)
    instead = next((advice for group, advice in _INSTEAD.items() if suffix and suffix in group.split()), None)
    what = f"'{suffix}' is not one of {known}" if suffix else f"its name has no suffix such as {known}"
    return f"{what}. {instead or 'Save it as .txt or .docx'}."


def _kind(source: Source) -> Kind | None:
    head = source.head
    if (kind := _MAGIC.get(head[:4])) is not None:
        return kind
    if head.startswith(_ZIP_MAGIC):
        return _zip_kind(source)
    if head.startswith(_OLE_MAGIC):
        data = source.read()
        found = (kind for name, kind in _OLE_STREAMS.items() if name.encode("utf-16-le") in data)
        return next(found, Kind("an Office file of an unknown kind", None, "Save it as .docx, .xlsx or .txt."))
    if b"%PDF-" in head[:1024] and source.suffix == ".pdf":
        return _MAGIC[b"%PDF"]
    if source.suffix not in {".txt", ".md"} and head[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARK_UP):
        return Kind(
            "a web page or XML under another name", None, "Open it in Word or Excel and save it as .docx or .xlsx."
        )
    return None


def _zip_kind(source: Source) -> Kind | None:
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:100] if names[:1] == ["mimetype"] else b""
    except UNZIP_ERRORS:
        if READERS.get(source.suffix) in {"archive", "sheets", "word"}:
            return None  # its own reader says what is wrong
        return Kind("a damaged zip, Word or Excel file", None, "Copy it again from where it came.")
    for kind_of, kind in _OPEN_DOCUMENTS.items():
        if kind_of in mimetype:
            return kind
    if "[Content_Types].xml" in names:
        for folder, kind in _ZIP_FOLDERS.items():
            if any(name.startswith(folder) for name in names):
                return kind
    return Kind("a zip", "archive")


def _is_delimited(source: Source) -> bool:
    first_line = source.head.partition(b"\n")[0]
    return any(mark in first_line for mark in (b",", b";", b"\t")) and guess_encoding([source.head]) is not None


def _not_what_it_says(source: Source) -> str:
    if guess_encoding([source.head]) is None:
        return f"it is damaged: it does not start as a {source.suffix} file does. Copy it again from where it came."
    return f"it is not a {source.suffix} file but plain text. If that is right, rename it to end in .txt."
