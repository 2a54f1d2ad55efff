"""Labels files are read whole, and a wrong line is named with what is wrong in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from analyser.domain.evidence import PARTIES, OwnerKind
from analyser.domain.finding import Status
from analyser.errors import LabelsError
from analyser.evaluation.labels import find_labels, read_labels
from analyser.evaluation.said import read_findings

TEXT = "Agreed: joint s47.\r\nDC Shaw to visit today – “tonight”.\n"


def line(**changes: Any) -> dict[str, Any]:
    return {
        "id": "a-1",
        "criteria": {"s47_decision": {"status": "met", "evidence": ["joint s47"]}},
        "near_miss": {"risk_statement": ["visit today"]},
        "actions": [
            {"text": "DC Shaw to visit today", "owner": "DC Shaw", "owner_kind": "person", "due": "today"},
        ],
        "split": "train",
    } | changes


def folder_of(tmp_path: Path, *lines: dict[str, Any] | str, author: str = "clinic") -> Path:
    folder = tmp_path / author
    (folder / "records").mkdir(parents=True)
    for name in ("a-1", "a-2"):
        (folder / "records" / f"{name}.txt").write_bytes(TEXT.encode())
    written = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in lines]
    (folder / "labels.jsonl").write_text("\n".join(written), encoding="utf-8")
    return folder


def test_a_label_holds_what_the_line_says(tmp_path: Path) -> None:
    (label,) = read_labels([folder_of(tmp_path, line(style="ward note"), "  ")])

    assert (label.id, label.author, label.style) == ("a-1", "clinic", "ward note")
    assert label.text == TEXT.replace("\r\n", "\n")
    assert label.criteria["s47_decision"].status is Status.MET
    assert label.criteria["s47_decision"].evidence == ("joint s47",)
    assert label.near_miss == {"risk_statement": ("visit today",)}
    (action,) = label.actions
    assert (action.owner, action.owner_kind, action.due) == ("DC Shaw", OwnerKind.PERSON, "today")


def wrong_action(**changes: Any) -> dict[str, Any]:
    return line(actions=[line()["actions"][0] | changes])


def attended(status: str, missing: list[str]) -> dict[str, Any]:
    return line(criteria={"attendance": {"status": status, "missing": missing}})


@pytest.mark.parametrize(
    ("second", "message"),
    [
        pytest.param("{", "line 2: the line: Invalid JSON", id="not-json"),
        pytest.param("[]", "line 2: the line", id="not-an-object"),
        pytest.param({"id": "a-1"}, "line 2: criteria: ", id="no-criteria"),
        pytest.param(line(criteria={"s47_decision": {"status": "yes"}}), "line 2: criteria.s47_dec", id="no-status"),
        pytest.param(
            line(criteria={"s47_decision": {"status": "not_assessed"}}), "line 2: criteria.s47_dec", id="not-gold"
        ),
        pytest.param(
            line(criteria={"s47_decision": {"status": "met", "evidence": ["joint S47"]}}),
            "line 2: evidence of s47_decision is not in record a-1 word for word: 'joint S47'. Copy",
            id="evidence",
        ),
        pytest.param(
            line(criteria={"s47_decision": {"status": "met", "evidence": [""]}}),
            "line 2: evidence of s47_decision is not in record a-1 word for word: ''",
            id="empty-evidence",
        ),
        pytest.param(
            line(near_miss={"risk_statement": ["no such"]}), "near miss of risk_statement is not", id="near-miss"
        ),
        pytest.param(wrong_action(text="PC Shaw"), "line 2: the text of action 1 is not", id="action"),
        pytest.param(wrong_action(owner="PC Shaw"), "line 2: the owner of action 1 is not", id="owner"),
        pytest.param(wrong_action(due="by noon"), "line 2: the due date of action 1 is not", id="due"),
        pytest.param(wrong_action(owner_kind="team"), "line 2: actions.0.owner_kind", id="owner-kind"),
        pytest.param(
            line(id="a-2", criteria={"risk_statement": {"status": "met"}}),
            "records a-1 and a-2 differ in risk_statement, s47_decision",
            id="other-criteria",
        ),
        pytest.param(attended("met", []), "line 2: attendance is met in record a-1 and cannot", id="none-missing"),
        pytest.param(attended("not_met", ["police"]), "line 2: attendance is not_met in record a-1", id="all-missing"),
        pytest.param(
            line(criteria={"s47_decision": {"status": "partly_met", "missing": ["police"]}}),
            "line 2: s47_decision is partly_met in record a-1 and cannot have `missing` parties",
            id="missing-from-what",
        ),
        *(
            pytest.param(attended("partly_met", missing), "line 2: the `missing` parties of record a-1 are", id=name)
            for name, missing in {
                "no-party": [],
                "every-party": list(PARTIES),
                "no-such-party": ["police", "school"],
                "party-twice": ["police", "police"],
            }.items()
        ),
        pytest.param(line(id="a-3"), "line 2: cannot read the record a-3", id="no-record"),
        pytest.param(line(), "record a-1 is labelled already", id="twice"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, second: dict[str, Any] | str, message: str) -> None:
    folder = folder_of(tmp_path, line(), second)
    with pytest.raises(LabelsError) as caught:
        read_labels([folder])
    assert message in str(caught.value)
    assert str(folder) in str(caught.value)


def test_records_may_be_labelled_on_different_criteria_where_partial_labels_do(tmp_path: Path) -> None:
    other = line(id="a-2", criteria={"risk_statement": {"status": "not_met"}})
    labels = read_labels([folder_of(tmp_path, line(), other)], partial=True)
    assert [list(label.criteria) for label in labels] == [["s47_decision"], ["risk_statement"]]


def test_files_are_found_in_folders_and_folders_of_folders(tmp_path: Path) -> None:
    clinic, partners = (folder_of(tmp_path, line(), author=author) for author in ("clinic", "partners"))
    both = (clinic / "labels.jsonl", partners / "labels.jsonl")

    assert find_labels([tmp_path]) == both
    assert find_labels([both[1], tmp_path]) == (both[1], both[0])
    with pytest.raises(LabelsError, match="labelled already"):
        read_labels([tmp_path])


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_no_labels_at_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(LabelsError, match="No labels at"):
        find_labels([tmp_path / name])


def test_a_labels_file_without_lines(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="No labelled record"):
        read_labels([folder_of(tmp_path)])


def test_a_labels_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "labels.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LabelsError, match="Save it as UTF-8"):
        read_labels([tmp_path])


FINDING = '{"record_id": "a-1", "findings": {"s47_decision": {"status": "met"}}, "actions": []}\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(FINDING * 2, "line 2: record a-1 stands here a second time", id="twice"),
        pytest.param(FINDING + "nonsense", "line 2: the line: Invalid JSON", id="not-json"),
        pytest.param('{"findings": {}}', "line 1: record_id", id="no-id"),
        pytest.param(FINDING.replace("met", "perhaps"), "line 1: findings.s47_decision.status", id="status"),
        pytest.param(
            FINDING.replace('"actions": []', '"actions": [{"start": 1}]'), "line 1: actions.0.end", id="action"
        ),
    ],
)
def test_a_wrong_findings_line_is_named(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "findings.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LabelsError) as caught:
        read_findings(file)
    assert message in str(caught.value)


def test_a_missing_findings_file(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="Make it with"):
        read_findings(tmp_path / "findings.jsonl")
