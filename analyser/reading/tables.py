"""A table, whatever file it stands in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from analyser.domain.record import Unreadable
from analyser.reading.cells import Cell, cell_text
from analyser.reading.header import Header
from analyser.reading.source import Source

_TOO_MANY = "it has {} cells{} and the table has {} columns. Quote text that holds the delimiter, or export as .xlsx."


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        number: As a person sees it in the file; the header is row 1.
        cells: As many as there are columns, or fewer.
        line: The line of the file on which it starts, where that may be another number.
    """

    number: int
    cells: Sequence[Cell]
    line: int | None = None


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
        delimiter: What parts the cells, for files of text.
        has_names: Whether the table names its columns; else they are called ``column 1`` and on.
        is_certain: Whether it could be told that it does or does not.
        otherwise: The same table if it is the other way round; None where there is no doubt.
    """

    source: Source
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row | BadRow]]
    sheet: str | None = None
    unit: str = "row"
    delimiter: str | None = None
    has_names: bool = True
    is_certain: bool = True
    otherwise: "Table | None" = None

    @classmethod
    def under(
        cls,
        header: Header,
        source: Source,
        rows: Callable[[int], Iterator[Row | BadRow]],
        *,
        sheet: str | None = None,
        delimiter: str | None = None,
    ) -> "Table":
        """The table under a header; ``rows`` starts a walk that skips so many rows."""
        other = header.otherwise and cls.under(header.otherwise, source, rows, sheet=sheet, delimiter=delimiter)
        return cls(
            source=source,
            columns=header.columns,
            rows=partial(rows, header.rows),
            sheet=sheet,
            delimiter=delimiter,
            has_names=header.has_names,
            is_certain=header.is_certain,
            otherwise=other,
        )

    @property
    def label(self) -> str:
        """The table's name for people."""
        return self.source.label if self.sheet is None else f"{self.source.label}#{self.sheet}"

    def walk(self, *, ends_in_text: bool = False) -> Iterator[Row | Unreadable]:
        """The rows that hold anything; one that cannot be read comes as an Unreadable.

        Args:
            ends_in_text: Whether the last column is the only one with text: cells beyond it are then the rest of a
                text that should have been quoted, and are joined to it again.
        """
        width = len(self.columns)
        for row in self.rows():
            if isinstance(row, BadRow):
                yield self.unreadable(*row)
            elif any(cell_text(cell).strip() for cell in row.cells[width:]):
                if ends_in_text and self.delimiter is not None:
                    last = self.delimiter.join(cell_text(cell) for cell in row.cells[width - 1 :])
                    yield row._replace(cells=[*row.cells[: width - 1], last])
                else:
                    where = "" if row.line in {None, row.number} else f" (line {row.line} of the file)"
                    yield self.unreadable(row.number, _TOO_MANY.format(len(row.cells), where, width))
            elif any(cell_text(cell).strip() for cell in row.cells):
                yield row

    def place(self, number: int) -> str:
        """A row's name for people: ``file.csv#row 7`` or ``file.xlsx#Sheet1 row 7``."""
        return f"{self.label}{'#' if self.sheet is None else ' '}{self.unit} {number}"

    def unreadable(self, number: int, why: str) -> Unreadable:
        """A row from which no record could be read."""
        place = self.place(number)
        return Unreadable(record_id=f"{self.source.stem}-{number}", source=place, reason=f"Cannot read {place}: {why}")
