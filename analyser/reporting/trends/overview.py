"""Trends: all that is shown of records over time, made of counts that have gone through the rule on small numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analyser.domain.counting import HeldCount, StratumCount
from analyser.domain.criterion import Criterion
from analyser.domain.share import Share
from analyser.reporting.trends.cells import EVERYTHING, Cell, Grouping, SmallNumbers, Unit
from analyser.reporting.trends.correction import Corrected, Detector, NoCorrection, corrected, detector_of
from analyser.reporting.trends.funnel import Funnel, funnel
from analyser.reporting.trends.heat import HeatMap, heat_map
from analyser.reporting.trends.spans import Period
from analyser.reporting.trends.spc import Observation, PChart, Rebase, p_chart
from analyser.reporting.trends.suppression import shown_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionTrend:
    """One criterion over time.

    Attributes:
        criterion: Which.
        cells: The unit that is looked at, in the order of time; without figures where there are too few records, where
            they would give others away, and where a stretch lies only partly within the period.
        share: All cells with figures together.
        chart: The p-chart of them.
        teams: Teams compared, over the same period.
        agencies: Agencies compared.
        detector: How well findings are right, or why that cannot be said.
        corrected: The share without the detector's errors; None where it cannot be corrected or there is none.
    """

    criterion: Criterion
    cells: tuple[Cell, ...]
    share: Share
    chart: PChart
    teams: Funnel
    agencies: Funnel
    detector: Detector | NoCorrection
    corrected: Corrected | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """All that is shown.

    Attributes:
        unit: Whose records the shares over time are about.
        period: The months that were asked for.
        rule: What counts as small.
        criteria: The criteria, in the order in which they were asked for.
        heat: The same as a heat map.
        has_undated: Whether there are records whose date could not be understood; they are nowhere in here.
    """

    unit: Unit
    period: Period
    rule: SmallNumbers
    criteria: tuple[CriterionTrend, ...]
    heat: HeatMap
    has_undated: bool


def trends_of(
    counts: Iterable[StratumCount],
    criteria: Sequence[Criterion],
    period: Period | None = None,
    rule: SmallNumbers | None = None,
    rebase: Sequence[Rebase] = (),
    *,
    unit: Unit = EVERYTHING,
    held: Iterable[HeldCount] = (),
    laney: bool | None = None,
) -> Trends:
    """All that is shown of records over time.

    Args:
        counts: All that the store has, whatever is looked at: what may be shown of one team depends on the others.
        criteria: Which to show, in this order.
        period: Which months; None for all.
        rule: What counts as small; None for the rule of :class:`SmallNumbers`.
        rebase: Where new phases of the p-charts begin, and why.
        unit: Whose records the shares over time are about.
        held: What reviewers have settled on, to correct shares by.
        laney: Whether to widen the limits of p-charts; None where shares vary more than chance explains.
    """
    period, rule = period or Period(), rule or SmallNumbers()
    by_criterion: dict[str, list[StratumCount]] = {each.id: [] for each in criteria}
    for count in counts:
        if count.criterion in by_criterion:
            by_criterion[count.criterion].append(count)
    settled = list(held)
    shown: list[CriterionTrend] = []
    for criterion in criteria:
        found = by_criterion[criterion.id]
        detector = detector_of(settled, found, criterion.id)
        cells = {each: _of_period(of, period) for each, of in shown_cells(found, rule).items()}
        shares = {each: _total(of) for each, of in cells.items()}
        own, share = cells.get(unit, ()), shares.get(unit, Share(0, 0))
        shown.append(
            CriterionTrend(
                criterion=criterion,
                cells=own,
                share=share,
                chart=p_chart(_observations(own), rebase=rebase, laney=laney),
                teams=funnel(Grouping.TEAM, _only(Grouping.TEAM, shares)),
                agencies=funnel(Grouping.AGENCY, _only(Grouping.AGENCY, shares)),
                detector=detector,
                corrected=corrected(share, detector) if isinstance(detector, Detector) and share.whole else None,
            )
        )
    return Trends(
        unit=unit,
        period=period,
        rule=rule,
        criteria=tuple(shown),
        heat=heat_map(criteria, [each.cells for each in shown]),
        has_undated=any(count.month is None for each in by_criterion.values() for count in each),
    )


def _of_period(cells: Iterable[Cell], period: Period) -> tuple[Cell, ...]:
    """The cells of a period; of one that lies only partly within, no figure is shown."""
    return tuple(
        cell if period.holds(cell.span) else replace(cell, met=None, records=None)
        for cell in cells
        if period.touches(cell.span)
    )


def _observations(cells: Iterable[Cell]) -> list[Observation]:
    shown = [(cell.span, cell.share) for cell in cells]
    return [Observation(span, share.part, share.whole) for span, share in shown if share is not None]


def _total(cells: Iterable[Cell]) -> Share:
    shares = [cell.share for cell in cells if cell.share is not None]
    return Share(sum(share.part for share in shares), sum(share.whole for share in shares))


def _only(grouping: Grouping, shares: Mapping[Unit, Share]) -> dict[Unit, Share]:
    return {unit: share for unit, share in shares.items() if unit.grouping is grouping}
