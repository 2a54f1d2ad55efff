"""The same figures in few columns, for paper and for a terminal."""

from analyser.domain.share import Share
from analyser.reporting.trends.describing import GROUP_WORDS, percent
from analyser.reporting.trends.funnel import Funnel, Verdict
from analyser.reporting.trends.overview import CriterionTrend, Trends
from analyser.reporting.trends.spc import Direction
from analyser.reporting.trends.tables import NOT_SHOWN, Column, Kind, Table

SIGNS = {Direction.IMPROVEMENT: "▲", Direction.CONCERN: "▼"}
"""As on the charts: told apart by shape."""

_SHARE = (
    Column("Records", Kind.COUNT),
    Column("Met", Kind.COUNT),
    Column("Share met", Kind.SHARE),
    Column("95 % interval"),
)


def short_table(trends: Trends) -> Table:
    """One row a criterion, with how many special causes there are."""
    is_corrected = any(trend.corrected is not None for trend in trends.criteria)
    rows: list[tuple[str | int | float | None, ...]] = []
    for trend in trends.criteria:
        right = (None if trend.corrected is None else trend.corrected.value,) if is_corrected else ()
        directions = [signal.direction for signal in trend.chart.signals]
        signs = " ".join(f"{directions.count(each)} {SIGNS[each]}" for each in Direction if each in directions)
        rows.append((trend.criterion.title, *_share(trend.share), *right, signs or "none"))
    corrected = (Column("Corrected", Kind.SHARE),) if is_corrected else ()
    return Table(
        name="In short",
        title=f"Share met: {trends.unit.words}, {trends.period.words}",
        columns=(Column("Criterion"), *_SHARE, *corrected, Column("Special causes")),
        rows=tuple(rows),
    )


def short_month_table(trend: CriterionTrend) -> Table:
    """What the p-chart of a criterion shows, and what it leaves out."""
    numbers = {point.span: number for number, point in enumerate(trend.chart.points)}
    rows: list[tuple[str | int | float | None, ...]] = []
    for cell in trend.cells:
        if cell.span not in numbers:
            rows.append((cell.span.short, *[None] * 6, NOT_SHOWN))
            continue
        number = numbers[cell.span]
        point, direction = trend.chart.points[number], trend.chart.direction_of(number)
        limits = "–" if point.limits is None else _range(*point.limits)
        sign = "" if direction is None else f"{SIGNS[direction]} {direction}"
        rows.append((cell.span.short, *_share(point.share), point.centre, limits, sign))
    return Table(
        name="By month",
        title=f"{trend.criterion.title} over time",
        columns=(Column("Months"), *_SHARE, Column("Mean", Kind.SHARE), Column("Limits"), Column("Special cause")),
        rows=tuple(rows),
    )


def short_funnel_table(plot: Funnel) -> Table:
    """What a funnel plot shows, by name."""
    rows: list[tuple[str | int | float | None, ...]] = []
    for point in plot.points:
        direction = Direction.IMPROVEMENT if point.verdict.is_more else Direction.CONCERN
        sign = "" if point.verdict is Verdict.CHANCE else f"{SIGNS[direction]} {point.verdict.short}"
        by_chance = _range(point.limits.low95, point.limits.high95)
        rows.append((point.unit.words, *_share(point.share), by_chance, sign))
    rows += [(unit.words, *[None] * 5, NOT_SHOWN) for unit in plot.left_out]
    name = f"{GROUP_WORDS[plot.grouping].capitalize()} compared"
    return Table(
        name=name,
        title=name,
        columns=(Column(str(plot.grouping).capitalize()), *_SHARE, Column("By chance (95 %)"), Column("Reading")),
        rows=tuple(rows),
    )


def _share(share: Share) -> tuple[int | float | str | None, ...]:
    interval = None if share.low is None or share.high is None else _range(share.low, share.high)
    return share.whole, share.part, share.value, interval


def _range(low: float, high: float) -> str:
    return f"{percent(low)} to {percent(high)}"
