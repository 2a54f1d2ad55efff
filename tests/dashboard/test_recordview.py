"""A record on the screen: its text is the text again, marks can be told apart, and nothing of it is obeyed."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import TypeAlias

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser.criteria import discover
from analyser.domain.finding import Assessment, Status
from analyser.domain.record import Record, replace_surrogates
from analyser.pipeline import Pipeline
from analyser.reporting.safe_text import printable
from analyser.storing import open_store
from analyser.storing.store import Store
from dashboard import recordview
from dashboard.recordview import RecordView, stored_view, view_of

Page: TypeAlias = lxml.html.HtmlElement


def parse(markup: str) -> Page:
    return lxml.html.fromstring(f"<main>{markup}</main>")


def text_of(view: RecordView) -> str:
    """The text as it is shown, without the numbers."""
    [box] = parse(view.text_html()).find_class("text")
    for tag in box.find_class("tag"):
        tag.drop_tree()
    shown: str = box.text_content()
    return shown


def words(markup: str) -> str:
    return " ".join(parse(markup).text_content().split())


@pytest.fixture
def draft(rules: Pipeline) -> Callable[[str], RecordView]:
    """How a text is shown."""

    def view(text: str) -> RecordView:
        return view_of(rules.assess(Record(record_id="draft", source="draft", text=replace_surrogates(text))))

    return view


def test_what_the_store_gives_is_shown_as_what_the_engine_said(store: Store, assessed: tuple[Assessment, ...]) -> None:
    for assessment in assessed:
        now, kept = view_of(assessment), stored_view(store, assessment.record.sha256)
        assert kept.findings == now.findings
        for part in ("text_html", "lacking_html", "stated_html", "meter_html", "actions_html", "attendance_html"):
            assert getattr(kept, part)() == getattr(now, part)(), part


def test_what_is_left_out_is_said_to_be_in_the_text_where_there_is_a_text(assessed: tuple[Assessment, ...]) -> None:
    view = view_of(assessed[0])
    found = next(each for each in view.findings if each.evidence and not each.near_misses)
    last = len(found.evidence) - 1
    assert "and 1 more, marked in the text" in view.passages_html(found.criterion.id, most=last)
    assert "marked in the text" not in replace(view, text=None).passages_html(found.criterion.id, most=last)


def test_the_text_is_the_record_again(assessed: tuple[Assessment, ...]) -> None:
    for assessment in assessed:
        assert text_of(view_of(assessment)) == assessment.record.text


ODD = st.lists(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "</div>",
            "</style>",
            "<!--",
            "&lt;",
            "![x](http://evil.example/x.png)",
            "$x$",
            "{{ 7*7 }}",
            "{% raw %}",
            "\n",
            "\t",
            " ",
            "a" * 300,
            "SW Jo Ash to visit by 12/6. ",
            "If NAI, s47 will be considered. ",
            "The risk is high. ",
        ]
    ),
    min_size=1,
    max_size=12,
).map("".join) | st.text(min_size=1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD)
def test_any_text_is_shown_as_text(draft: Callable[[str], RecordView], text: str) -> None:
    view = draft(text)
    if view.text is None:
        return
    # a browser reads CR LF as LF, and lxml cannot hold what no document may
    assert text_of(view) == printable(view.text).replace("\r\n", "\n")
    parts = (view.text_html(), view.lacking_html(), view.stated_html(), view.actions_html(), view.attendance_html())
    for part in parts:
        page = parse(part)
        assert not page.xpath("//script | //img | //iframe | //style | //comment()")
        assert all(not name.startswith("on") for each in page.iter() for name in each.attrib)
        assert all(link.startswith("#t-") for link in page.xpath("//@href"))


def test_evidence_and_near_misses_are_told_apart_and_numbered(draft: Callable[[str], RecordView]) -> None:
    view = draft("Held today as the bruising needed a medical.\nIf the medical shows NAI, s47 will be considered.")
    page = parse(view.text_html())
    numbers = recordview.numbered()
    [evidence] = page.find_class("evidence")
    assert [each.text for each in evidence.find_class("tag")] == [str(numbers["timing_rationale"])]
    assert f"c{numbers['timing_rationale']}" in evidence.classes
    near = next(each for each in page.find_class("near") if each.tag == "mark")
    assert f"{numbers['s47_decision']}?" in [each.text for each in near.find_class("tag")]
    assert f"n{numbers['s47_decision']}" in near.classes
    assert "near miss, puts the decision off" in near.get("title")


def test_every_quotation_leads_to_a_mark_of_its_criterion(assessed: tuple[Assessment, ...]) -> None:
    for assessment in assessed:
        view = view_of(assessment)
        places = {each.get("id"): each for each in parse(view.text_html()).xpath("//*[@id]")}
        for finding in view.findings:
            page = parse(view.passages_html(finding.criterion.id, most=99))
            links = [link.removeprefix("#") for link in page.xpath("//a/@href")]
            assert len(links) == len(finding.evidence) + len(finding.near_misses)
            assert all(places[link].text.rstrip("?") == str(finding.number) for link in links)
            assert finding.first_mark is None or finding.first_mark in links


def test_one_criterion_alone_can_be_marked(assessed: tuple[Assessment, ...]) -> None:
    view = view_of(assessed[0])
    page = parse(view.text_html(only="attendance"))
    number = recordview.numbered()["attendance"]
    assert {each.text.rstrip("?") for each in page.find_class("tag")} == {str(number)}


def test_two_records_on_a_page_have_names_of_their_own(assessed: tuple[Assessment, ...]) -> None:
    both = [view_of(each, stem=f"x{index}") for index, each in enumerate(assessed[:2])]
    names = parse("".join(each.text_html() for each in both)).xpath("//@id")
    assert len(names) == len(set(names)) > 4


def test_a_long_record_is_shown_whole(draft: Callable[[str], RecordView]) -> None:
    text = ("SW Jo Ash to visit by 12/6. The risk of significant harm is high. " * 3200)[:200_000]
    view = draft(text)
    assert text_of(view) == text
    assert len(view.passages_html("risk_statement")) < 5_000
    assert "more, marked in the text" in view.passages_html("risk_statement")


def test_actions_and_attendance_say_what_is_missing(draft: Callable[[str], RecordView]) -> None:
    view = draft(
        "Present: Jo Ash, social worker; DC Roe, police.\nActions:\nJo Ash to visit by 12/6.\nPolice to check."
    )
    rows = [words(lxml.html.tostring(row).decode()) for row in parse(view.actions_html()).xpath("//tbody/tr")]
    assert any(row.endswith("nothing") for row in rows)
    assert any("a person (it names an agency) and a date or timescale" in row for row in rows)
    assert "Health nobody recorded" in words(view.attendance_html().replace("<dd>", " "))


def test_a_store_without_words_shows_findings_and_no_words(tmp_path, assessed: tuple[Assessment, ...]) -> None:
    assessment = assessed[0]
    with open_store(f"sqlite:///{tmp_path}/silent.sqlite", keep_text=False) as silent:
        silent.save(silent.begin_batch("June", "records"), [assessment])
        view = stored_view(silent, assessment.record.sha256)
    assert "keeps no words" in view.text_html()
    shown = "".join(
        [view.actions_html(), view.attendance_html(), view.lacking_html(), view.stated_html()]
        + [view.finding_html(each.criterion.id) + view.passages_html(each.criterion.id) for each in view.findings]
    )
    assert "characters " in shown
    spans = [span.text for finding in assessment.findings.values() for span in finding.evidence]
    assert spans
    assert not any(escape(span.split("\n")[0]) in shown for span in spans if len(span) > 20)
    assert "a date or timescale" not in view.actions_html()
    assert [each.status for each in view.findings] == [assessment.findings[each.id].status for each in discover()]


def test_what_a_scan_did_not_assess_is_not_shown(assessed: tuple[Assessment, ...]) -> None:
    found = dict(assessed[0].findings)
    found["s47_decision"] = replace(found["s47_decision"], status=Status.NOT_ASSESSED)
    del found["attendance"]
    view = view_of(replace(assessed[0], findings=found))
    assert len(view.findings) == len(discover()) - 2
    assert view.finding("attendance") is None


def test_the_meter_is_no_grade_and_has_a_shape_for_each_status(draft: Callable[[str], RecordView]) -> None:
    view = draft("Held today as the bruising needed a medical. SW Jo Ash to visit by 12/6. Police to check.")
    steps = parse(view.meter_html()).find_class("step")
    assert [step.text for step in steps] == [
        {Status.MET: "●", Status.PARTLY_MET: "◐", Status.NOT_MET: "○"}[each.status] for each in view.findings
    ]
    assert "no grade" in view.meter_html()
    assert not re.search(r"\b(good|poor|outstanding|inadequate)\b", view.meter_html(), re.IGNORECASE)
