"""The heat map: the share met by criterion and month."""

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.domain.criterion import Criterion
from analyser.reporting.trends.cells import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One criterion over time.

    Attributes:
        criterion: Which.
        cells: What may be shown of it, in the order of time.
    """

    criterion: Criterion
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Criteria by months.

    Attributes:
        rows: In the catalogue's order.
    """

    rows: tuple[HeatRow, ...]

    @property
    def extremes(self) -> tuple[tuple[Criterion, Cell], tuple[Criterion, Cell]] | None:
        """The cells with the lowest and the highest share, the oldest of equals; None where there is nothing."""
        shown = [(row.criterion, cell) for row in self.rows for cell in row.cells if cell.share is not None]
        if not shown:
            return None

        def value(of: tuple[Criterion, Cell]) -> float:
            share = of[1].share
            return -1.0 if share is None or share.value is None else share.value

        return min(shown, key=value), max(shown, key=value)


def heat_map(criteria: Sequence[Criterion], cells: Sequence[Sequence[Cell]]) -> HeatMap:
    """Put the cells of several criteria on one map.

    Args:
        criteria: In the order of the map.
        cells: Those of each.
    """
    pairs = zip(criteria, cells, strict=True)
    return HeatMap(rows=tuple(HeatRow(criterion=criterion, cells=tuple(each)) for criterion, each in pairs))
