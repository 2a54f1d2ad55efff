"""JSON lines."""

import json

import pytest


@pytest.fixture
def lines(tmp_path):
    """Write lines, objects as JSON."""

    def write(*values, name="export.jsonl"):
        path = tmp_path / name
        text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in values)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_one_line_is_one_record(lines, read):
    path = lines({"id": "x", "text": "a\r\nb – c", "team": "North", "age": 4}, "", {"text": "two", "id": 7})
    first, second = read(path)
    assert (first.record_id, first.source, first.text) == ("x", f"{path.as_posix()}#line 1", "a\nb – c")
    assert first.metadata == {"team": "North", "child_age": "4"}
    assert (second.record_id, second.source, second.text) == ("7", f"{path.as_posix()}#line 3", "two")


def test_surrogates_and_nul(lines, read_record):
    path = lines('{"id": "x\\ud800", "text": "lone \\ud800, pair \\ud83d\\ude00, nul \\u0000."}', name="a.ndjson")
    record = read_record(path)
    assert (record.record_id, record.text) == ("x\ufffd", "lone \ufffd, pair \U0001f600, nul  .")


def test_a_bad_line_is_listed_and_the_rest_is_read(lines, read):
    path = lines({"id": "a", "text": "one"}, '{"id": "b", "text": ', "[1, 2]", "[" * 5000, {"id": "c", "text": "four"})
    first, cut, array, deep, last = read(path)
    assert (first.text, last.text) == ("one", "four")
    assert "#line 2: it is no proper JSON" in cut.reason
    assert "#line 3: it is no JSON object" in array.reason
    assert "#line 4: its values are nested too deep" in deep.reason


def test_nested_values(lines, read_record):
    path = lines({"id": "a", "notes": ["one", "two"], "decision": {"s47": "Yes", "joint": True}})
    assert read_record(path).text == "notes:\none\ntwo\n\ndecision:\ns47: Yes\njoint: Yes"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param(["not json", "at all"], "its lines are no JSON objects", id="text"),
        pytest.param(['{"id": 1', '"text": "x"}'], "its lines are no JSON objects", id="pretty-printed"),
        pytest.param(["", "  "], "it has no rows", id="blank"),
        pytest.param([{}, {}], "its lines are no JSON objects with keys", id="no-keys"),
        pytest.param([{"id": "a", "criteria": {"x": {"status": "met"}}}], "no column looks like the text", id="labels"),
    ],
)
def test_what_is_wrong_is_said(lines, read_reason, values, reason):
    assert reason in read_reason(lines(*values))


def test_the_text_key_can_be_named(lines, read_record):
    assert read_record(lines({"id": "a", "body": "no", "odd": "yes"}), text_col=("odd",)).text == "yes"
