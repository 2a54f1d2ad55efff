"""The page Guide: every criterion with its words and examples, search, how to read a flag, keys, privacy."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analyser.criteria import discover
from analyser.domain.criterion import Criterion
from analyser.domain.evidence import Why
from analyser.domain.finding import Status
from analyser.domain.record import Record
from analyser.pipeline import Pipeline
from analyser.reporting.catalogue import page_parts
from analyser.reporting.wording import ABOUT_FLAGS, STATUS_WORDS, SURENESS
from analyser.settings import Settings
from analyser.storing.store import Store
from dashboard.access import Role
from dashboard.reviewing.keys import SHORTCUTS

OpenGuide = Callable[..., AppTest]


@pytest.fixture
def open_guide(page: Callable[..., AppTest], empty_store: Store) -> OpenGuide:
    """Open the page, as a practitioner unless somebody else is named."""

    def open_page(role: Role = Role.PRACTITIONER, settings: Settings | None = None, **query: str) -> AppTest:
        return page("guide", store=empty_store, roles={role}, query=query, settings=settings)

    return open_page


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def shown(app: AppTest) -> list[str]:
    """The ids of the criteria on the page."""
    return [criterion.id for criterion in discover() if any(criterion.title in each.label for each in app.expander)]


@pytest.mark.parametrize("criterion", discover(), ids=lambda each: each.id)
def test_every_criterion_is_there_with_all_its_words(open_guide: OpenGuide, criterion: Criterion) -> None:
    app = open_guide()
    [own] = [each for each in app.expander if criterion.title in each.label]
    assert criterion.question in own.label
    said = "\n".join(each.value for each in own.markdown)
    for heading, text in page_parts(criterion).items():
        assert f"#### {heading}\n\n{text}" in said
    assert f"criterion `{criterion.id}`" in "\n".join(each.value for each in own.caption)


def test_examples_are_marked_by_the_pipeline(open_guide: OpenGuide, rules: Pipeline) -> None:
    app = open_guide()
    for criterion in discover():
        [own] = [each for each in app.expander if criterion.title in each.label]
        _, met, not_met = (each.proto.body for each in own.get("html"))
        for body, status, text in (
            (met, Status.MET, criterion.met_example),
            (not_met, Status.NOT_MET, criterion.not_met_example),
        ):
            finding = rules.assess(Record(record_id="x", source="x", text=text)).findings[criterion.id]
            assert STATUS_WORDS[status] in body
            assert ("<mark" in body) is bool(finding.evidence or finding.near_misses), criterion.id
            assert "The engine in use reads it as" not in body


def test_areas_stand_in_the_audits_order(open_guide: OpenGuide) -> None:
    app = open_guide()
    areas = [
        each.value for each in app.subheader if each.value in {"Attendance", "Timeliness", "Discussion", "Decisions"}
    ]
    assert areas == ["Attendance", "Timeliness", "Discussion", "Decisions"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("siblings_considered", ["siblings_considered"], id="id"),
        pytest.param("BROTHER (4)", ["siblings_considered"], id="example"),
        pytest.param("conference within", ["conference_focus"], id="words-in-any-order"),
        pytest.param("xyzzy", [], id="nothing"),
        pytest.param("<script>alert(1)</script>", [], id="script"),
        pytest.param("  ", [each.id for each in discover()], id="blank"),
    ],
)
def test_search(open_guide: OpenGuide, words: str, found: list[str]) -> None:
    app = open_guide()
    app.text_input(key="guide.search").set_value(words).run()
    assert shown(app) == found
    assert bool(app.info) is not bool(found)
    assert "search" not in app.query_params


def test_kinds(open_guide: OpenGuide) -> None:
    app = open_guide()
    for kind, core in (("core", True), ("extended", False)):
        app.segmented_control(key="guide.kind").select(kind).run()
        assert shown(app) == [each.id for each in discover() if each.core is core]


def test_a_link_opens_one_criterion(open_guide: OpenGuide) -> None:
    app = open_guide(criterion="attendance")
    assert [each.label for each in app.expander if each.proto.expanded] == [
        each.label for each in app.expander if "All four took part" in each.label
    ]
    assert not any(each.proto.expanded for each in open_guide(criterion="<b>").expander)


def test_it_says_how_to_read_a_flag(open_guide: OpenGuide) -> None:
    app = open_guide()
    body, said = html(app), "\n".join(each.value for each in app.markdown)
    assert ABOUT_FLAGS in said
    assert all(words in body for words in STATUS_WORDS.values())
    assert all(words in body and held in body for _, words, held in SURENESS)
    assert all(why.in_words in body for why in Why)
    assert "0.7 to 0.9" in body
    assert "below 0.7" in body
    assert all(f"<kbd>{key}</kbd>" in body and what in body for key, what in SHORTCUTS)
    assert "Nothing goes to anybody outside." in said


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_read_it(open_guide: OpenGuide, role: Role) -> None:
    assert open_guide(role).title[0].value == "Guide"


def test_without_an_engine_the_words_are_there_all_the_same(open_guide: OpenGuide) -> None:
    app = open_guide(settings=Settings(model="unknown"))
    assert shown(app) == [each.id for each in discover()]
    assert "The examples are shown without marks." in app.warning[0].value
    assert "Held today as the bruising needed a medical before bedtime." in html(app)
