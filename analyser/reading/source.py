"""Where bytes come from: a file on disk, standard input, or a part of a zip or an e-mail held in memory."""

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from analyser.domain.record import replace_surrogates
from analyser.errors import ReadingError

STANDARD_INPUT = "standard input"
"""What people are shown as its name."""

_SMALL = 1024 * 1024
_HEAD = 4096
"""Files up to the first size are read in one go; of larger ones only the start, until more is asked for."""


@dataclass(slots=True)
class Budget:
    """What may still be unpacked from one zip and everything nested in it.

    Attributes:
        bytes_left: Bytes, unpacked.
        members_left: Members.
    """

    bytes_left: int
    members_left: int


class Source:
    """Something that holds records: a file, or a part of one.

    Attributes:
        label: What people are shown: ``folder/a.docx`` or ``b.zip!inner/c.csv``.
        name: The file's own name, e.g. ``c.csv``.
        depth: How many zips and e-mails it is nested in.
        budget: What its zip may still unpack; None outside zips.
    """

    __slots__ = ("_data", "_head", "_path", "_size", "budget", "depth", "label", "name")

    def __init__(
        self,
        label: str,
        *,
        name: str,
        path: Path | None = None,
        data: bytes | None = None,
        depth: int = 0,
        budget: Budget | None = None,
    ) -> None:
        """Name a file by its ``path``, or hold its ``data``."""
        self.label = replace_surrogates(label)
        self.name = replace_surrogates(name)
        self.depth = depth
        self.budget = budget
        self._path = path
        self._data = data
        self._head = data or b""
        self._size = -1 if data is None else len(data)

    @property
    def stem(self) -> str:
        """The name without its last suffix; names the record, so never empty."""
        stem, dot, _ = self.name.rpartition(".")
        return stem if dot and stem else self.name or self.label

    @property
    def suffix(self) -> str:
        """The last suffix in lower case with its dot, or ""."""
        stem, dot, suffix = self.name.rpartition(".")
        return f".{suffix.lower()}" if dot and stem else ""

    @property
    def size(self) -> int:
        """How many bytes there are."""
        self._look()
        return self._size

    @property
    def head(self) -> bytes:
        """The first bytes, 4,096 of them or more if there are as many."""
        self._look()
        return self._head

    def read(self) -> bytes:
        """All the bytes."""
        self._look()
        if self._data is None:
            with self.open() as file:
                return file.read()
        return self._data

    def open(self) -> BinaryIO:
        """The bytes as a stream from the start; may be called again."""
        self._look()
        if self._data is not None:
            return io.BytesIO(self._data)
        return self._on_disk().open("rb")

    def part(self, name: str, data: bytes, budget: Budget | None = None) -> "Source":
        """A member of this zip, or an attachment of this e-mail."""
        return Source(
            f"{self.label}!{name}",
            name=name.replace("\\", "/").rpartition("/")[2] or name,
            data=data,
            depth=self.depth + 1,
            budget=budget or self.budget,
        )

    def cannot(self, why: str) -> ReadingError:
        """The error that says why this cannot be read."""
        return ReadingError(f"Cannot read {self.label}: {why}")

    def _look(self) -> None:
        if self._size >= 0:
            return
        with self._on_disk().open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            if size <= _SMALL:
                self._data = self._head = file.read()
            else:
                self._head = file.read(_HEAD)
        self._size = size if self._data is None else len(self._data)

    def _on_disk(self) -> Path:
        if self._path is None:
            msg = f"{self.label} has neither a path nor data."
            raise ValueError(msg)
        return self._path
