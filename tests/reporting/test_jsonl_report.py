import json
from collections.abc import Callable
from pathlib import Path

from analyser.domain.finding import Assessment
from analyser.reporting.json_form import to_json
from analyser.reporting.report import Format

Assess = Callable[..., Assessment]
Write = Callable[..., Path]


def test_one_line_a_record_in_order(write: Write, assess: Assess, unreadable: Assess) -> None:
    assessments = [assess(record_id="b"), unreadable("a"), assess(record_id="c")]
    lines = write(Format.JSONL, assessments).read_bytes().splitlines()
    assert [json.loads(line) for line in lines] == [to_json(each) for each in assessments]
