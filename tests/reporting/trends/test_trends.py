"""Trends from counts to tables and words: right, in order, and nothing past the rule on small numbers."""

import datetime as dt
import json

import pytest

from analyser.domain.counting import HeldCount, StratumCount
from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.domain.share import Share
from analyser.reporting.trends import EVERYTHING, Grouping, Period, Rebase, SmallNumbers, Span, Trends, Unit, trends_of
from analyser.reporting.trends.correction import Corrected, Detector
from analyser.reporting.trends.describing import (
    describe_funnel,
    describe_heat_map,
    describe_p_chart,
    detector_words,
    method_words,
    remarks,
)
from analyser.reporting.trends.plain_forms import to_csv, to_json
from analyser.reporting.trends.short_tables import short_funnel_table, short_month_table, short_table
from analyser.reporting.trends.tables import NOT_SHOWN, Column, Kind, Table, tables_of
from tests.reporting.trends.conftest import START, count

Criteria = tuple[Criterion, ...]
NORTH = Unit(Grouping.TEAM, "North")


@pytest.fixture(scope="module")
def whole(council_counts: list[StratumCount], some_criteria: Criteria) -> Trends:
    return trends_of(council_counts, some_criteria)


def test_all_records_over_all_months(whole: Trends, council_counts: list[StratumCount]) -> None:
    for trend in whole.criteria:
        records = [each for each in council_counts if each.criterion == trend.criterion.id]
        met = sum(each.records for each in records if each.status is Status.MET)
        assert tuple(trend.share) == (met, sum(each.records for each in records))
        assert len(trend.chart.points) == 30
    assert [trend.criterion.id for trend in whole.criteria] == [row.criterion.id for row in whole.heat.rows]


def test_a_team_over_a_period(council_counts: list[StratumCount], some_criteria: Criteria) -> None:
    period = Period(since=dt.date(2024, 4, 1), until=dt.date(2025, 3, 1))
    found = trends_of(council_counts, some_criteria, period, unit=NORTH)
    for trend in found.criteria:
        spans = [point.span for point in trend.chart.points]
        assert spans[0].first >= dt.date(2024, 4, 1)
        assert spans[-1].last <= dt.date(2025, 3, 1)
        assert trend.share.whole == sum(point.share.whole for point in trend.chart.points)


def test_two_periods_do_not_give_the_month_between(some_criteria: Criteria) -> None:
    """One question to March, one to April: their difference would be April, which is too small to be shown."""
    counts = [*count(START, met=5, not_met=4), *count(dt.date(2023, 5, 1), met=2, not_met=1)]
    to_april, to_may = (
        trends_of(counts, some_criteria, Period(until=dt.date(2023, month, 1))).criteria[1].share for month in (4, 5)
    )
    assert tuple(to_may) == (7, 12)
    assert tuple(to_april) == (0, 0)


def test_a_unit_that_is_not_there_shows_nothing(council_counts: list[StratumCount], some_criteria: Criteria) -> None:
    found = trends_of(council_counts, some_criteria, unit=Unit(Grouping.TEAM, "nobody"))
    assert [(trend.cells, tuple(trend.share)) for trend in found.criteria] == [((), (0, 0))] * 2
    assert "There is nothing to show." in describe_p_chart(found.criteria[0], found.unit)
    assert "There is nothing to show." in describe_heat_map(found.heat, found.unit)


def test_new_baselines_reach_every_chart(council_counts: list[StratumCount], some_criteria: Criteria) -> None:
    found = trends_of(council_counts, some_criteria, rebase=[Rebase(dt.date(2024, 4, 1), "New template")])
    for trend in found.criteria:
        assert [phase.reason for phase in trend.chart.phases] == [None, "New template"]
        assert any("(new baseline: New template)" in line for line in remarks(trend.chart))


def test_shares_are_corrected_where_reviews_allow_it(
    council_counts: list[StratumCount], some_criteria: Criteria
) -> None:
    name = some_criteria[0].id
    pairs = {(Status.MET, Status.MET): 90, (Status.NOT_MET, Status.NOT_MET): 60, (Status.NOT_MET, Status.MET): 10}
    held = [
        HeldCount(criterion=name, found=one, held=other, records=records) for (one, other), records in pairs.items()
    ]
    first, second = trends_of(council_counts, some_criteria, held=held).criteria
    assert isinstance(first.detector, Detector)
    assert isinstance(first.corrected, Corrected)
    assert first.corrected.value > (first.share.value or 1)
    assert "are found to" in detector_words(first.detector)
    assert second.corrected is None
    assert detector_words(second.detector) == "Nothing has been reviewed yet."


def test_undated_records_are_told_of_and_counted_nowhere(some_criteria: Criteria) -> None:
    undated = [
        StratumCount(criterion="s47_decision", month=None, team=None, agency=None, status=Status.MET, records=50)
    ]
    found = trends_of([*count(START, met=9), *undated], some_criteria)
    assert found.has_undated
    assert "Records whose date could not be understood are in none of the figures." in method_words(found)
    assert sum(trend.share.whole for trend in found.criteria) == 9


def test_tables_are_whole_and_rectangular(whole: Trends) -> None:
    tables = tables_of(whole)
    assert [table.name for table in tables] == [
        "Summary",
        "By month",
        "Special causes",
        "Teams",
        "Agencies",
        "Heat map",
    ]
    short = [short_table(whole), short_month_table(whole.criteria[0]), short_funnel_table(whole.criteria[0].teams)]
    for table in (*tables, *short):
        assert all(len(row) == len(table.columns) for row in table.rows), table.name
        for row in table.rows:
            for value, column in zip(row, table.columns, strict=True):
                if column.kind is Kind.SHARE and isinstance(value, float):
                    assert 0 <= value <= 1
    names = [row[1] for row in tables[3].rows if row[0] == whole.criteria[0].criterion.title]
    assert names == ["CAIU", "Health visiting", "Nights", "North", "South", "No team stated"]


def test_who_is_left_out_is_named_without_figures(some_criteria: Criteria) -> None:
    counts = [*count(START, met=20), *count(START, met=9, team="South"), *count(START, met=3, team="East")]
    found = trends_of(counts, [each for each in some_criteria if each.id == "s47_decision"])
    left_out = [unit.words for unit in found.criteria[0].teams.left_out]
    assert left_out == ["East", "South"]
    rows = {str(row[1]): row[2:] for row in tables_of(found)[3].rows}
    assert rows["East"] == rows["South"] == (*[None] * 9, NOT_SHOWN)
    assert "Not shown: East, South." in describe_funnel(found.criteria[0].criterion, found.criteria[0].teams)
    text = json.dumps(to_json(found)) + "".join(to_csv(table) for table in tables_of(found))
    assert "East" not in json.dumps(to_json(found)["criteria"][0]["teams"])
    assert " 3 of" not in text


def test_no_form_knows_more_than_the_cells(council_counts: list[StratumCount], some_criteria: Criteria) -> None:
    """Every number of records in JSON is that of a cell that is shown, or a sum of such cells."""
    found = trends_of(council_counts, some_criteria, unit=Unit(Grouping.TEAM, "Health visiting"))
    for trend, form in zip(found.criteria, to_json(found)["criteria"], strict=True):
        shown = [cell.records for cell in trend.cells]
        assert [each["records"] for each in form["months"]] == shown
        assert form["records"] == sum(records or 0 for records in shown)
        assert all(each["share"] is None for each in form["months"] if each["records"] is None)


def test_words_of_a_chart_say_what_it_shows(whole: Trends) -> None:
    trend = whole.criteria[0]
    words = describe_p_chart(trend, EVERYTHING)
    low = min(trend.chart.points, key=lambda point: point.value)
    assert f"{trend.criterion.title}, All records; 30 points, April 2023 to September 2025." in words
    assert f"in {low.span.words}." in words
    assert all(signal.words in words for signal in trend.chart.signals)
    heat = describe_heat_map(whole.heat, EVERYTHING)
    assert "Lowest:" in heat
    assert "Highest:" in heat


def test_method_says_which_rule_holds(council_counts: list[StratumCount], some_criteria: Criteria) -> None:
    rules = {
        SmallNumbers(): "fewer than 5 records are not shown; months",
        SmallNumbers(records=1): "No figure is held back",
        SmallNumbers(records=3, counts=3): "nor those where fewer than 3 records, but some, met",
    }
    for rule, words in rules.items():
        found = trends_of(council_counts[:40], some_criteria, rule=rule)
        assert any(words in line for line in method_words(found))


def test_csv_runs_no_formula() -> None:
    columns = (Column("Team"), Column("Share", Kind.SHARE))
    table = Table(name="x", title="x", columns=columns, rows=(("=HYPERLINK(1)", 0.5), ("a\nb,c", None)))
    assert to_csv(table) == 'Team,Share\n\'=HYPERLINK(1),0.5\n"a\nb,c",\n'


def test_json_has_months_and_reasons(whole: Trends) -> None:
    form = to_json(whole)
    assert form["of"] == {"grouping": "all", "name": None}
    assert (form["since"], form["until"]) == (None, None)
    first = form["criteria"][0]
    assert first["months"][0]["first"] == first["months"][0]["last"] == "2023-04"
    assert {"mean", "lower_limit", "upper_limit"} <= set(first["months"][0])
    assert first["detector"]["words"] == "Nothing has been reviewed yet."
    assert json.loads(json.dumps(form)) == form


def test_unit_words() -> None:
    assert [Unit(Grouping.AGENCY, None).words, EVERYTHING.words, NORTH.words] == [
        "No agency stated",
        "All records",
        "North",
    ]
    assert Share(0, 0).value is None
    assert Span(START, START).words == "April 2023"
