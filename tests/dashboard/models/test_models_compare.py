"""The page Models, compare and confidence: the figures are those of the package, each chart has words and a table."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analyser.criteria import discover
from analyser.evaluation.calibration import calibration_of
from analyser.evaluation.labels import read_labels
from analyser.evaluation.outcomes import compare
from analyser.evaluation.shipped import shipped
from analyser.settings import Settings
from analyser.training.unlearnt import read_without_learning

OpenModels = Callable[..., AppTest]
Told = Callable[[AppTest], str]


def charts(app: AppTest) -> list[dict[str, object]]:
    """The charts, as they are sent to the browser."""
    return [json.loads(each.proto.spec) for each in app.get("vega_lite_chart")]


def test_a_comparison_says_which_is_better_on_what(open_models: OpenModels, told: Told) -> None:
    app = open_models(part="Compare", first="deaf", second="right")
    said = told(app)
    assert "On 40 labelled records they differ in 20 findings: 20 became right with **right**, 0 became wrong." in said
    assert "**right** is better on Section 47 decision than chance explains." in said
    [chart] = app.get("vega_lite_chart")
    assert "Section 47 decision +0.67" in chart.proto.alt
    table = app.table[0].value
    [row] = [each for each in table.to_dict("records") if each[""] == "Section 47 decision"]
    assert row["Verdict"] == "Better"
    assert row["Gain"].startswith("+0.667 (+")


def test_flips_can_be_narrowed_to_those_that_became_wrong(open_models: OpenModels) -> None:
    app = open_models(part="Compare", first="deaf", second="right")
    flips = app.dataframe[0].value
    assert set(flips["Effect"]) == {"became right"}
    assert len(flips) == 20
    assert flips.iloc[0].to_dict() == {
        "Effect": "became right",
        "Criterion": "Section 47 decision",
        "Author": "noisy",
        "Record": "r1",
        "Right is": "Met",
        "deaf says": "Not met",
        "right says ": "Met",
    }
    app.segmented_control(key="flips").select("lost").run()
    assert len(app.dataframe[0].value) == 0


def test_a_comparison_on_unread_records_leaves_the_others_out(open_models: OpenModels, told: Told) -> None:
    app = open_models(part="Compare", first="deaf", second="right", whose="Unread records only")
    assert "On 20 labelled records they differ in 10 findings" in told(app)


def test_a_model_beside_itself_is_not_compared(open_models: OpenModels, told: Told) -> None:
    assert "Choose two different models." in told(open_models(part="Compare", first="weak", second="weak"))


def test_rules_alone_are_read_now_and_said_to_flatter_themselves(open_models: OpenModels, told: Told) -> None:
    said = told(open_models(part="Compare", first="Rules alone", second="right"))
    assert "On 40 labelled records" in said
    assert "Rules were written by reading the records of some of these authors" in said


@pytest.mark.parametrize(
    "query", [{"part": "Compare", "second": "unmeasured"}, {"part": "Confidence", "model": "unmeasured"}]
)
def test_what_was_never_measured_is_said(open_models: OpenModels, query: dict[str, str]) -> None:
    assert "was trained with" in open_models(**query).warning[0].value


def test_calibration_is_that_of_the_package(open_models: OpenModels, settings: Settings, told: Told) -> None:
    app = open_models(part="Confidence", model="deaf")
    labels = read_labels([shipped("minutes")])
    found = read_without_learning(labels, settings.model_copy(update={"model": "deaf"}))
    calibration = calibration_of(compare(found.labels, found.said, discover()))
    assert [each.count for each in calibration.bins] == [40, 480]
    assert f"They lie **{calibration.error:.1%}** apart" in told(app)
    assert [row["Findings"] for row in app.table[0].value.to_dict("records")] == ["40", "480"]
    assert "of 40 of 0.60, 50%" in app.get("vega_lite_chart")[0].proto.alt


def test_the_threshold_follows_the_limit(open_models: OpenModels, told: Told) -> None:
    app = open_models(part="Confidence", model="deaf")
    assert "Begin with flags of confidence **0.90** or more: 240 of 280 flags" in told(app)
    app.number_input(key="one_in").set_value(10).run()
    assert "Begin with flags of confidence **0.60** or more: 280 of 280 flags" in told(app)
    app.selectbox(key="flags_of").select("s47_decision").run()
    assert "No confidence keeps to 1 false flag in 10 here." in told(app)
    table = app.dataframe[0].value
    assert table["Flags of"].iloc[0] == "All together"
    assert len(table) == len(discover()) + 1


def test_charts_fetch_nothing_and_name_no_record(open_models: OpenModels) -> None:
    for query in ({"part": "Compare", "first": "deaf", "second": "right"}, {"part": "Confidence", "model": "deaf"}):
        for chart in charts(open_models(**query)):
            shown = json.dumps({key: value for key, value in chart.items() if key != "$schema"})
            assert "http" not in shown
            assert '"url"' not in shown
            assert "r1" not in shown
