"""Trends for other programs: JSON, and any table as CSV."""

import csv
import io
from typing import Any

from analyser.domain.share import Share
from analyser.reporting.safe_text import printable, without_formula
from analyser.reporting.trends.correction import Detector
from analyser.reporting.trends.describing import detector_words, method_words
from analyser.reporting.trends.funnel import Funnel
from analyser.reporting.trends.overview import CriterionTrend, Trends
from analyser.reporting.trends.spans import Span
from analyser.reporting.trends.spc import PChart
from analyser.reporting.trends.tables import Table


def to_csv(table: Table) -> str:
    """A table as CSV with a heading; words that a spreadsheet would run are quoted."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.title for column in table.columns)
    for row in table.rows:
        writer.writerow(without_formula(printable(value)) if isinstance(value, str) else value for value in row)
    return text.getvalue()


def to_json(trends: Trends) -> dict[str, Any]:
    """All that is shown; what may not be shown has months but no figures."""
    return {
        "of": {"grouping": str(trends.unit.grouping), "name": trends.unit.name},
        "since": _month(trends.period.since),
        "until": _month(trends.period.until),
        "small_numbers": {"records": trends.rule.records, "counts": trends.rule.counts},
        "criteria": [_criterion(each) for each in trends.criteria],
        "method": list(method_words(trends)),
    }


def _criterion(trend: CriterionTrend) -> dict[str, Any]:
    return {
        "id": trend.criterion.id,
        "title": trend.criterion.title,
        **_share(trend.share),
        "corrected": trend.corrected and trend.corrected._asdict(),
        "detector": _detector(trend),
        "months": _months(trend),
        "phases": _phases(trend.chart),
        "special_causes": [
            {
                **_span(signal.span),
                "cause": str(signal.cause),
                "direction": str(signal.direction),
                "words": signal.words,
            }
            for signal in trend.chart.signals
        ],
        "teams": _funnel(trend.teams),
        "agencies": _funnel(trend.agencies),
    }


def _detector(trend: CriterionTrend) -> dict[str, Any]:
    words = {"words": detector_words(trend.detector)}
    if isinstance(trend.detector, Detector):
        values = {name: rate.value for name, rate in trend.detector._asdict().items()}
        return {**values, **words}
    return {"sensitivity": None, "specificity": None, **words}


def _months(trend: CriterionTrend) -> list[dict[str, Any]]:
    points = {point.span: point for point in trend.chart.points}
    months = []
    for cell in trend.cells:
        point = points.get(cell.span)
        low, high = (point and point.limits) or (None, None)
        figures = _share(cell.share or Share(0, 0)) if cell.share else {"records": None, "met": None, "share": None}
        mean = None if point is None else point.centre
        months.append({**_span(cell.span), **figures, "mean": mean, "lower_limit": low, "upper_limit": high})
    return months


def _phases(chart: PChart) -> list[dict[str, Any]]:
    return [
        {
            **_span(phase.span),
            "reason": phase.reason,
            "mean": phase.share.value if phase.has_limits else None,
            "sigma_z": phase.sigma_z,
            "widened": phase.is_widened,
        }
        for phase in chart.phases
    ]


def _funnel(plot: Funnel) -> list[dict[str, Any]]:
    return [
        {
            "name": point.unit.name,
            **_share(point.share),
            "limits": {name: value for name, value in point.limits._asdict().items() if name != "records"},
            "verdict": str(point.verdict),
        }
        for point in plot.points
    ]


def _share(share: Share) -> dict[str, Any]:
    return {"records": share.whole, "met": share.part, "share": share.value, "low": share.low, "high": share.high}


def _span(span: Span) -> dict[str, str]:
    return {"first": f"{span.first:%Y-%m}", "last": f"{span.last:%Y-%m}"}


def _month(month: Any) -> str | None:  # noqa: ANN401 - a date or None
    return None if month is None else f"{month:%Y-%m}"
