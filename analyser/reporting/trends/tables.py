"""The figures behind the charts as tables: for screens, spreadsheets and reports, all made from what may be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.domain.share import Share
from analyser.reporting.trends.cells import Cell
from analyser.reporting.trends.describing import GROUP_WORDS, detector_words, percent
from analyser.reporting.trends.funnel import Funnel
from analyser.reporting.trends.heat import HeatMap
from analyser.reporting.trends.overview import CriterionTrend, Trends
from analyser.reporting.trends.spc import Point

NOT_SHOWN = "not shown"
"""Stands where figures would be too small, give others away, or lie only partly within the period."""


class Kind(StrEnum):
    """What a column holds, and so how it is written."""

    WORDS = "words"
    COUNT = "count"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: Its heading.
        kind: What it holds.
    """

    title: str
    kind: Kind = Kind.WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Attributes:
        name: Short, for the tab of a sheet.
        title: What it shows.
        columns: Its columns.
        rows: Each as long as there are columns; shares from 0 to 1, None where there is nothing to show.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


_SHARE = (
    Column("Records", Kind.COUNT),
    Column("Met", Kind.COUNT),
    Column("Share met", Kind.SHARE),
    Column("95 % from", Kind.SHARE),
    Column("95 % to", Kind.SHARE),
)
_CRITERION = Column("Criterion")


def tables_of(trends: Trends) -> tuple[Table, ...]:
    """Every table of the trends, with all criteria in each."""
    return (
        summary_table(trends),
        all_months_table(trends),
        signal_table(trends),
        _stacked("Teams", "Teams compared", trends, (funnel_table(each.teams) for each in trends.criteria)),
        _stacked("Agencies", "Agencies compared", trends, (funnel_table(each.agencies) for each in trends.criteria)),
        heat_table(trends.heat),
    )


def summary_table(trends: Trends) -> Table:
    """One row a criterion: the share met, and corrected where reviews allow it."""
    rows = []
    for trend in trends.criteria:
        right: tuple[float | None, ...] = trend.corrected or (None, None, None)
        signals = [signal.words for signal in trend.chart.signals]
        rows.append(
            (trend.criterion.title, *_share(trend.share), *right, detector_words(trend.detector), " ".join(signals))
        )
    corrected = ("Corrected share", "corrected from", "corrected to")
    return Table(
        name="Summary",
        title=f"Summary: {trends.unit.words}, {trends.period.words}",
        columns=(
            _CRITERION,
            *_SHARE,
            *(Column(title, Kind.SHARE) for title in corrected),
            Column("Reviews"),
            Column("Special causes"),
        ),
        rows=tuple(rows),
    )


def month_table(trend: CriterionTrend) -> Table:
    """What the p-chart of a criterion shows, and what it leaves out."""
    numbers = {point.span: number for number, point in enumerate(trend.chart.points)}
    rows = [_month_row(trend, cell, numbers.get(cell.span)) for cell in trend.cells]
    return Table(
        name="By month",
        title=f"{trend.criterion.title} over time",
        columns=(
            Column("Months"),
            *_SHARE,
            Column("Mean", Kind.SHARE),
            Column("Lower limit", Kind.SHARE),
            Column("Upper limit", Kind.SHARE),
            Column("Remark"),
        ),
        rows=tuple(rows),
    )


def all_months_table(trends: Trends) -> Table:
    """What the p-charts of all criteria show."""
    return _stacked("By month", f"Share met over time: {trends.unit.words}", trends, map(month_table, trends.criteria))


def signal_table(trends: Trends) -> Table:
    """Every special cause."""
    rows = [
        (trend.criterion.title, signal.span.words, str(signal.direction), signal.words)
        for trend in trends.criteria
        for signal in trend.chart.signals
    ]
    return Table(
        name="Special causes",
        title="Special causes: what is more than chance",
        columns=(_CRITERION, Column("Months"), Column("Direction"), Column("What is seen")),
        rows=tuple(rows),
    )


def funnel_table(plot: Funnel) -> Table:
    """What a funnel plot shows, by name."""
    rows: list[tuple[str | int | float | None, ...]] = [
        (
            point.unit.words,
            *_share(point.share),
            point.limits.low95,
            point.limits.high95,
            point.limits.low998,
            point.limits.high998,
            point.verdict.words,
        )
        for point in plot.points
    ]
    rows += [(unit.words, *[None] * 9, NOT_SHOWN) for unit in plot.left_out]
    by_chance = ("by chance 95 % from", "by chance 95 % to", "by chance 99.8 % from", "by chance 99.8 % to")
    name = GROUP_WORDS[plot.grouping].capitalize()
    return Table(
        name=name,
        title=f"{name} compared",
        columns=(
            Column(str(plot.grouping).capitalize()),
            *_SHARE,
            *(Column(title[0].upper() + title[1:], Kind.SHARE) for title in by_chance),
            Column("Reading"),
        ),
        rows=tuple(rows),
    )


def heat_table(heat: HeatMap) -> Table:
    """The heat map as shares with counts."""
    spans = sorted({cell.span for row in heat.rows for cell in row.cells})
    rows = []
    for row in heat.rows:
        said = {cell.span: _said(cell) for cell in row.cells}
        rows.append((row.criterion.title, *(said.get(span) for span in spans)))
    columns = (_CRITERION, *(Column(span.words) for span in spans))
    return Table(name="Heat map", title="Share met by criterion and month", columns=columns, rows=tuple(rows))


def cell_words(value: str | float | None, column: Column) -> str:
    """One value of a table as people read it."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return percent(value) if column.kind is Kind.SHARE else f"{value:,}"


def _stacked(name: str, title: str, trends: Trends, tables: Iterable[Table]) -> Table:
    """The same table of several criteria as one."""
    parts: Sequence[tuple[str, Table]] = [
        (trend.criterion.title, table) for trend, table in zip(trends.criteria, tables, strict=True)
    ]
    columns = (_CRITERION, *parts[0][1].columns) if parts else (_CRITERION,)
    rows = tuple((criterion, *row) for criterion, table in parts for row in table.rows)
    return Table(name=name, title=title, columns=columns, rows=rows)


def _month_row(trend: CriterionTrend, cell: Cell, number: int | None) -> tuple[str | int | float | None, ...]:
    if number is None:
        return (cell.span.words, *[None] * 8, NOT_SHOWN)
    point: Point = trend.chart.points[number]
    low, high = point.limits or (None, None)
    remark = " ".join(
        [
            *(phase.reason or "" for phase in trend.chart.phases if phase.first == number and phase.reason),
            *(signal.words for signal in trend.chart.signals if signal.points[-1] == number),
        ]
    )
    return (cell.span.words, *_share(point.share), point.centre, low, high, remark)


def _share(share: Share) -> tuple[int | float | None, ...]:
    return share.whole, share.part, share.value, share.low, share.high


def _said(cell: Cell) -> str:
    if cell.share is None or cell.share.value is None:
        return NOT_SHOWN
    return f"{percent(cell.share.value)} ({cell.share.part:,} of {cell.share.whole:,})"
