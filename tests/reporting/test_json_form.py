import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from analyser.domain.evidence import PARTIES, OwnerKind, Why
from analyser.domain.finding import Assessment, Engine, Finding, Status
from analyser.domain.record import METADATA_KEYS, Record
from analyser.pipeline import Pipeline
from analyser.reporting import json_form
from analyser.reporting.json_form import to_json, to_json_line

Assess = Callable[..., Assessment]

SCHEMA_FILE = Path(json_form.__file__).with_name("assessment.schema.json")
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "assessment.schema.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def test_form_is_the_one_in_the_design(assess: Assess) -> None:
    form = to_json(assess(metadata={"team": "North", "date": "2015-06-05"}))
    assert list(form) == [
        *("record_id", "source", "sha256", "metadata", "status", "problem", "flags"),
        *("findings", "actions", "attendance", "engine"),
    ]
    assert form["metadata"] == {"date": "2015-06-05", "team": "North"}
    assert (form["status"], form["problem"]) == ("assessed", None)
    assert form["flags"] == ["decision", "owners"]
    assert form["findings"]["timing"]["evidence"] == [
        {"start": 18, "end": 43, "text": "bruising needed a medical", "detector": "rule:test", "score": 0.9877}
    ]
    assert form["findings"]["timing"]["confidence"] == 0.1235
    assert form["findings"]["decision"]["near_misses"][0]["why"] == "hypothetical"
    assert form["actions"][0] | {"start": 0, "end": 0} == {
        **{"start": 0, "end": 0, "text": "SW Jo Ash to visit by 12/6"},
        **{"owner": "Jo Ash", "owner_kind": "person", "due": None},
    }
    assert form["attendance"] == {"social_worker": [], "manager": [], "police": ["Held"], "health": []}
    assert form["engine"] == {"version": "9.9", "criteria": "abc123", "model": None, "model_sha256": None}


def test_spans_carry_their_page_only_where_there_are_pages(assess: Assess) -> None:
    assert "page" not in str(to_json(assess()))
    form = to_json(assess(pages=(0, 50)))
    assert form["findings"]["timing"]["evidence"][0]["page"] == 1
    assert form["findings"]["decision"]["near_misses"][0]["page"] == 2
    assert form["actions"][0]["page"] == 2


def test_unreadable_file_is_not_assessed_rather_than_flagged(
    unreadable: Assess, validator: Draft202012Validator
) -> None:
    form = to_json(unreadable())
    assert form["status"] == "not_assessed"
    assert form["problem"].startswith("It is a scan")
    assert form["flags"] == []
    assert {each["status"] for each in form["findings"].values()} == {"not_assessed"}
    validator.validate(form)


def test_line_is_one_line_of_utf8_and_never_changes(assess: Assess) -> None:
    text = "Zoë’s £5\n“bruise”\nplan\u2028end"
    assessment = assess(text, quoted=("Zoë’s", "“bruise”", "plan"))
    line = to_json_line(assessment)
    assert line == to_json_line(assess(text, quoted=("Zoë’s", "“bruise”", "plan")))
    assert line.count(b"\n") == 1
    assert "Zoë’s".encode() in line
    assert json.loads(line) == to_json(assessment)


@settings(max_examples=100, deadline=None)
@given(source=st.text(min_size=1), text=st.text(st.characters(exclude_categories=["Cs"])), score=st.floats(0, 1))
def test_law_line_is_what_the_standard_library_writes(source: str, text: str, score: float) -> None:
    finding = Finding(criterion="a", status=Status.MET, reason=f"It says {source}.", confidence=score)
    record = Record(record_id="a", source=source, text=text)
    engine = Engine(version="1", criteria="x")
    assessment = Assessment(record=record, findings={"a": finding}, engine=engine, problem=text or None)
    line = json.dumps(to_json(assessment), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    assert to_json_line(assessment) == line.encode("utf-8", "backslashreplace") + b"\n"


def test_file_name_that_is_no_unicode_survives_as_an_escape(assess: Assess) -> None:
    line = to_json_line(assess(source="caf\udce9.txt"))
    assert json.loads(line.decode("utf-8"))["source"] == "caf\udce9.txt"


def test_real_output_follows_the_schema(real: tuple[Assessment, ...], validator: Draft202012Validator) -> None:
    for assessment in real:
        validator.validate(json.loads(to_json_line(assessment)))


def test_real_evidence_is_the_text_at_its_offsets(real: tuple[Assessment, ...]) -> None:
    for assessment in real:
        form, text = to_json(assessment), assessment.record.text
        spans = [*form["actions"]]
        for finding in form["findings"].values():
            spans += [*finding["evidence"], *finding["near_misses"]]
        assert spans
        for span in spans:
            assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda form: form.update(extra=1), id="unknown-key"),
        pytest.param(lambda form: form.pop("engine"), id="missing-key"),
        pytest.param(lambda form: form.update(sha256="abc"), id="short-hash"),
        pytest.param(lambda form: form["metadata"].update(name="x"), id="unknown-metadata"),
        pytest.param(lambda form: form["findings"]["timing"].update(status="good"), id="unknown-status"),
        pytest.param(lambda form: form["findings"]["timing"].update(confidence=1.1), id="confidence-above-1"),
        pytest.param(lambda form: form["findings"]["timing"]["evidence"][0].pop("detector"), id="no-detector"),
        pytest.param(lambda form: form["findings"]["decision"]["near_misses"][0].update(why="odd"), id="unknown-why"),
        pytest.param(lambda form: form["actions"][0].update(owner_kind="team"), id="unknown-owner-kind"),
        pytest.param(lambda form: form.update(status="not_assessed"), id="not-assessed-without-a-problem"),
        pytest.param(lambda form: form.update(problem="odd"), id="assessed-with-a-problem"),
        pytest.param(lambda form: form["attendance"].pop("police"), id="party-missing"),
    ],
)
def test_schema_refuses(
    assess: Assess, validator: Draft202012Validator, spoil: Callable[[dict[str, Any]], object]
) -> None:
    form = to_json(assess())
    assert validator.is_valid(form)
    spoil(form)
    assert not validator.is_valid(form)


def test_schema_says_what_the_domain_says() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["near_miss"]["properties"]["why"]["enum"] == [each.value for each in Why]
    assert definitions["finding"]["properties"]["status"]["enum"] == [each.value for each in Status]
    assert definitions["action"]["properties"]["owner_kind"]["enum"] == [each.value for each in OwnerKind]
    assert tuple(SCHEMA["properties"]["attendance"]["properties"]) == PARTIES
    assert tuple(SCHEMA["properties"]["metadata"]["properties"]) == METADATA_KEYS


def test_schema_allows_no_unknown_keys_anywhere() -> None:
    def closed(schema: Any) -> bool:
        if isinstance(schema, list):
            return all(map(closed, schema))
        if not isinstance(schema, dict):
            return True
        is_open = schema.get("type") == "object" and "additionalProperties" not in schema
        return not is_open and all(map(closed, schema.values()))

    assert closed(SCHEMA)


def test_criteria_ids_fit_the_schema(pipeline: Pipeline) -> None:
    pattern = SCHEMA["$defs"]["criterion_id"]["pattern"]
    assert all(re.search(pattern, each.id) for each in pipeline.criteria)


def test_published_schema_is_the_shipped_one() -> None:
    assert PUBLISHED.read_bytes() == SCHEMA_FILE.read_bytes(), f"copy {SCHEMA_FILE} to {PUBLISHED}"
