"""Trends: shares met over time, by team and by agency, with what chance explains and what it does not.

Start with :func:`trends_of`: counts from the store become all that may be shown. What hands figures out (tables,
charts, words, reports) takes its :class:`Trends`, so that none goes past the rule on small numbers.
"""

from analyser.reporting.trends.cells import EVERYTHING, Grouping, SmallNumbers, Unit
from analyser.reporting.trends.overview import CriterionTrend, Trends, trends_of
from analyser.reporting.trends.spans import Period, Span
from analyser.reporting.trends.spc import Rebase

__all__ = [
    "EVERYTHING",
    "CriterionTrend",
    "Grouping",
    "Period",
    "Rebase",
    "SmallNumbers",
    "Span",
    "Trends",
    "Unit",
    "trends_of",
]
