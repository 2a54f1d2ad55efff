"""Real files, made by the test, and how they are read."""

import io
import os
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from analyser.domain.record import Record, Unreadable
from analyser.reading import ReadOptions, read_paths

Read = Callable[..., list[Record | Unreadable]]

NOBODY = 65534


@pytest.fixture
def read() -> Read:
    """Everything that is read from some paths, as a list."""

    def read_all(*paths: str | Path, **options: object) -> list[Record | Unreadable]:
        return list(read_paths(paths, ReadOptions(**options)))  # type: ignore[arg-type]  # tests name any option

    return read_all


@pytest.fixture
def read_record(read: Read) -> Callable[..., Record]:
    """The only record of a file."""

    def read_one(path: str | Path, **options: object) -> Record:
        [item] = read(path, **options)
        assert isinstance(item, Record), item
        return item

    return read_one


@pytest.fixture
def read_reason(read: Read) -> Callable[..., str]:
    """Why the only thing in a file could not be read."""

    def read_one(path: str | Path, **options: object) -> str:
        [item] = read(path, **options)
        assert isinstance(item, Unreadable), item
        return item.reason

    return read_one


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder for a user without special rights, who the test becomes if it runs as root."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if is_root:
                os.seteuid(0)


def _pdf(pages: Sequence[Sequence[str] | bytes], *, trailer: str = "", fields: Sequence[str] = ()) -> bytes:
    """A PDF with one line of text after another on each page, or with a page's drawing commands as they are.

    Args:
        pages: The pages.
        trailer: Further entries of the trailer, for example ``/Encrypt << ... >>``.
        fields: Dictionaries of form fields, which go on the first page.
    """
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    widgets = [add(field.encode("cp1252")) for field in fields]
    listed = " ".join(f"{number} 0 R" for number in widgets)
    kids = []
    for index, page in enumerate(pages):
        drawing = page if isinstance(page, bytes) else _drawing(page)
        content = add(b"<< /Length %d >>\nstream\n" % len(drawing) + drawing + b"\nendstream")
        annotations = f"/Annots [{listed}]" if fields and not index else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {annotations}"
                " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
            )
        )
    form = f"/AcroForm << /Fields [{listed}] >>" if fields else ""
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {form} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    out, starts = bytearray(b"%PDF-1.4\n"), []
    for number, content_of in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n" % number + content_of + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    out += f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _drawing(lines: Sequence[str]) -> bytes:
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252") for line in lines)
    return b"BT /F1 12 Tf 14 TL 50 800 Td " + b" ".join(b"(" + line + b") Tj T*" for line in escaped) + b" ET"


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Make a PDF; see ``_pdf``."""
    return _pdf


@pytest.fixture(scope="session")
def scanned_page() -> bytes:
    """The drawing commands of a page that is nothing but a picture."""
    return b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"


@pytest.fixture(scope="session")
def make_zip() -> Callable[[Mapping[str, bytes]], bytes]:
    """Make a zip of members by name."""

    def make(members: Mapping[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def make_ole() -> Callable[[str, bytes], bytes]:
    """Make an OLE compound file with one stream, as old Office files are."""

    def make(name: str, stream: bytes) -> bytes:
        stream = stream.ljust(4096, b"\x00")  # shorter streams are stored in another way
        sectors = -(-len(stream) // 512)
        chain = [*range(3, sectors + 2), 0xFFFFFFFE]
        fat = [0xFFFFFFFD, 0xFFFFFFFE, *chain]  # FAT, directory, then the stream
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        header += struct.pack(
            "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
        )
        header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
        table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
        directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 2, len(stream))
        return header + table + directory.ljust(512, b"\x00") + stream.ljust(sectors * 512, b"\x00")

    return make


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\x00").encode("utf-16-le")
    none = 0xFFFFFFFF
    return (
        text.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(text), kind, 1, none, none, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
