"""A table, whatever file it stands in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyser.domain.record import Unreadable
from analyser.reading.cells import Cell, cell_text
from analyser.reading.source import Source

_TOO_MANY = "it has {} cells and the header has {}. Quote text that holds the delimiter, or export as .xlsx."


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        number: As a person sees it in the file; the header is row 1.
        cells: As many as there are columns, or fewer.
    """

    number: int
    cells: Sequence[Cell]


class BadRow(NamedTuple):
    """A row that cannot be read.

    Attributes:
        number: As a person sees it in the file.
        why: What is wrong with it.
    """

    number: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that can be gone through more than once without being held in memory.

    Attributes:
        source: The file it stands in.
        sheet: Name of the sheet, for files that have sheets.
        unit: What a row is called in this kind of file.
        columns: Names of the columns, all different.
        rows: Starts a walk over the rows below the header.
    """

    source: Source
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row | BadRow]]
    sheet: str | None = None
    unit: str = "row"

    @property
    def label(self) -> str:
        """The table's name for people."""
        return self.source.label if self.sheet is None else f"{self.source.label}#{self.sheet}"

    def walk(self) -> Iterator[Row | Unreadable]:
        """The rows that hold anything; one that cannot be read comes as an Unreadable."""
        for row in self.rows():
            if isinstance(row, BadRow):
                yield self.unreadable(*row)
            elif any(cell_text(cell).strip() for cell in row.cells[len(self.columns) :]):
                yield self.unreadable(row.number, _TOO_MANY.format(len(row.cells), len(self.columns)))
            elif any(cell_text(cell).strip() for cell in row.cells):
                yield row

    def place(self, number: int) -> str:
        """A row's name for people: ``file.csv#row 7`` or ``file.xlsx#Sheet1 row 7``."""
        return f"{self.label}{'#' if self.sheet is None else ' '}{self.unit} {number}"

    def unreadable(self, number: int, why: str) -> Unreadable:
        """A row from which no record could be read."""
        place = self.place(number)
        return Unreadable(record_id=f"{self.source.stem}-{number}", source=place, reason=f"Cannot read {place}: {why}")
