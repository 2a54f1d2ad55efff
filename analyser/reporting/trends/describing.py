"""What charts show, in words: for those who do not see them, and for those who do."""

from analyser.domain.criterion import Criterion
from analyser.domain.share import Share
from analyser.reporting.trends.cells import Grouping, Unit
from analyser.reporting.trends.correction import Detector, NoCorrection
from analyser.reporting.trends.funnel import Funnel, Verdict
from analyser.reporting.trends.heat import HeatMap
from analyser.reporting.trends.overview import CriterionTrend, Trends
from analyser.reporting.trends.spans import Span
from analyser.reporting.trends.spc import FEWEST_POINTS, PChart, Phase
from analyser.reporting.wording import count_of

GROUP_WORDS = {Grouping.ALL: "records", Grouping.TEAM: "teams", Grouping.AGENCY: "agencies"}
"""What several of a grouping are called."""


def percent(value: float) -> str:
    """A share as people read it."""
    return f"{value:.0%}".replace("%", " %")


def share_words(share: Share) -> str:
    """``70 % (14 of 20; 95 % interval 48 % to 85 %)``."""
    if share.value is None or share.low is None or share.high is None:
        return "no records"
    interval = f"{percent(share.low)} to {percent(share.high)}"
    return f"{percent(share.value)} ({share.part:,} of {share.whole:,}; 95 % interval {interval})"


def describe_p_chart(trend: CriterionTrend, unit: Unit) -> str:
    """A p-chart in words.

    Args:
        trend: The criterion.
        unit: Whose records they are.
    """
    chart = trend.chart
    title = f"{trend.criterion.title}, {unit.words}"
    if not chart.points:
        return f"Chart of the share met over time: {title}. There is nothing to show."
    lowest, highest = (pick(chart.points, key=lambda point: point.value) for pick in (min, max))
    span = Span(chart.points[0].span.first, chart.points[-1].span.last)
    said = [
        f"Chart of the share met over time: {title}; {count_of(len(chart.points), 'point')}, {span.words}.",
        f"Lowest: {percent(lowest.value)} in {lowest.span.words}. Highest: {percent(highest.value)} in "
        f"{highest.span.words}.",
        *remarks(chart),
        *(signal.words for signal in chart.signals),
    ]
    return " ".join(said)


def remarks(chart: PChart) -> tuple[str, ...]:
    """What must be known to read a p-chart: the mean of each phase, which limits it has, and whether it is stable."""
    said = [line for phase in chart.phases for line in _about_phase(phase, is_only=len(chart.phases) == 1)]
    if any(phase.has_limits for phase in chart.phases) and not chart.signals:
        said.append("No special cause: the share varies no more than by chance.")
    return tuple(said)


def _about_phase(phase: Phase, *, is_only: bool) -> list[str]:
    when = "" if is_only else f"{phase.span.words}"
    if phase.reason is not None:
        when += f" (new baseline: {phase.reason})"
    when = f"{when}: " if when else ""
    if not phase.has_limits:
        return [
            f"{when}{count_of(phase.points, 'point')}, too few for a mean and limits; these need {FEWEST_POINTS}. "
            "Special causes are not looked for."
        ]
    said = f"{when}mean {share_words(phase.share)}."
    if phase.is_widened and phase.sigma_z is not None:
        said += (
            f" Shares vary more than records of one process would (sigma z {phase.sigma_z:.2f}), so the limits are "
            "widened by as much (Laney's p')."
        )
    return [said[0].upper() + said[1:]]


def describe_funnel(criterion: Criterion, plot: Funnel) -> str:
    """A funnel plot in words; units by name.

    Args:
        criterion: The criterion.
        plot: The plot.
    """
    many = GROUP_WORDS[plot.grouping]
    if not plot.points:
        return f"Funnel plot: {criterion.title} by {plot.grouping}. There is nothing to show."
    beyond = [point for point in plot.points if point.verdict is not Verdict.CHANCE]
    said = [f"Funnel plot: {criterion.title}, {len(plot.points)} {many}; all together {share_words(plot.share)}."]
    said += [
        f"{point.unit.words}: {percent(point.share.part / point.share.whole)} of {point.share.whole:,}, "
        f"{point.verdict.words}."
        for point in beyond
    ]
    if not beyond:
        said.append(f"All lie {Verdict.CHANCE.words}.")
    if plot.left_out:
        said.append(f"Not shown: {', '.join(unit.words for unit in plot.left_out)}.")
    return " ".join(said)


def describe_heat_map(heat: HeatMap, unit: Unit) -> str:
    """A heat map in words.

    Args:
        heat: The map.
        unit: Whose records they are.
    """
    said = f"Heat map of the share met by criterion and month, {unit.words}; criteria: {len(heat.rows)}."
    if heat.extremes is None:
        return f"{said} There is nothing to show."
    for word, (criterion, cell) in zip(("Lowest", "Highest"), heat.extremes, strict=True):
        if cell.share is not None:
            said += f" {word}: {criterion.title}, {cell.span.words}, {share_words(cell.share)}."
    return said


def detector_words(detector: Detector | NoCorrection) -> str:
    """How well findings are right by what reviewers settled on, or why that cannot be said."""
    if isinstance(detector, NoCorrection):
        return detector.reason
    sensitivity, specificity = detector
    return (
        f"By the reviews, {percent(sensitivity.value)} of the records that meet it are found to, and "
        f"{percent(specificity.value)} of the others are flagged."
    )


def method_words(trends: Trends) -> tuple[str, ...]:
    """How the figures were made, and what is not in them; one sentence or two each."""
    said = [
        "Figures are of what records state, as found by analyser and not as reviewed, unless they say that they are "
        "corrected. They judge the recording, never the practice or a person.",
        "Share met: records that meet the criterion, of those assessed; partly met counts as not met. Intervals: "
        "Wilson, 95 %.",
        "Charts over time: p-charts with three-sigma limits. Special causes by NHS England's Making Data Count: a "
        "point beyond a limit, seven in a row on one side of the mean, seven in a row rising or falling, two of "
        "three near a limit.",
        "Funnel plots: exact binomial limits at 95 % and 99.8 % (Spiegelhalter 2005). Of twenty that do not differ, "
        "one lies outside of the 95 % limits by chance. Teams and agencies are listed by name, not by share.",
        f"Small numbers: {trends.rule.words} More is left out where it would give away what is too small.",
    ]
    if any(trend.corrected is not None for trend in trends.criteria):
        said.append(
            "Corrected shares: without the errors that reviewers found (Rogan and Gladen 1978; intervals by Lang and "
            "Reiczigel 2014). They hold if the reviewed findings were drawn at random, and if errors are as frequent "
            "in the records shown as in all."
        )
    if trends.has_undated:
        said.append("Records whose date could not be understood are in none of the figures.")
    return tuple(said)
