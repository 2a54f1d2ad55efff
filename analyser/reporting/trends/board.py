"""The report for a board: trends as a Word document or an Excel workbook. It holds no record, and names none."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from analyser.errors import OutputError
from analyser.reporting.output import output_file
from analyser.reporting.trends.overview import Trends


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a report says of itself.

    Attributes:
        title: Its heading.
        made: When it was made.
    """

    title: str = "Recording of strategy discussions"
    made: dt.datetime = field(default_factory=dt.datetime.now)


def write_board(trends: Trends, target: Path, cover: Cover | None = None) -> None:
    """Write the report for a board; the suffix says as what.

    Args:
        trends: What it shows.
        target: A name that ends in ``.docx`` or ``.xlsx``.
        cover: What it says of itself.

    Raises:
        OutputError: The suffix is another one, a library is missing, or the file cannot be written.
    """
    write = board_writer(target)
    with output_file(target) as file:
        write(trends, file, cover or Cover())


def board_writer(target: Path) -> Callable[[Trends, BinaryIO, Cover], None]:
    """What writes a report of this name to an open file.

    Raises:
        OutputError: The suffix is not one of a report for a board.
    """
    try:
        return _WRITERS[target.suffix.lower()]
    except KeyError:
        msg = f"Cannot tell what {target} is to be; give a name that ends in {' or '.join(_WRITERS)}."
        raise OutputError(msg) from None


def _write_docx(trends: Trends, file: BinaryIO, cover: Cover) -> None:
    from analyser.reporting.trends.board_docx import write_docx

    write_docx(trends, file, cover)


def _write_xlsx(trends: Trends, file: BinaryIO, cover: Cover) -> None:
    from analyser.reporting.trends.board_xlsx import write_xlsx

    write_xlsx(trends, file, cover)


_WRITERS = MappingProxyType({".docx": _write_docx, ".xlsx": _write_xlsx})
