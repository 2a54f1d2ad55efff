import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analyser.domain.finding import Assessment
from analyser.reporting.report import Format

Assess = Callable[..., Assessment]
Write = Callable[..., Path]


def test_one_row_a_record(write: Write, assess: Assess, unreadable: Assess) -> None:
    target = write(Format.CSV, [assess(metadata={"team": "North", "child_age": "7"}), unreadable()])
    assert target.read_bytes().startswith(b"\xef\xbb\xbfrecord_id,source,date,team,")
    frame = pd.read_csv(target, keep_default_na=False, dtype=str)
    first, second = frame.to_dict("records")
    assert (first["record_id"], first["team"], first["child_age"], first["date"]) == ("a-1", "North", "7", "")
    assert first["flags"] == "decision owners"
    assert (first["timing"], first["decision"], first["owners"]) == ("met", "not_met", "partly_met")
    assert first["decision_reason"].startswith("No decision is stated; the nearest")
    assert (second["status"], second["flags"], second["timing"]) == ("not_assessed", "", "not_assessed")
    assert second["problem"].startswith("It is a scan")


def test_cells_hold_line_breaks_quotation_marks_and_commas(write: Write, assess: Assess) -> None:
    text = 'said "no",\nthen left; plan'
    target = write(Format.CSV, [assess(text, quoted=('said "no",\nthen', "left", "plan"))])
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1
    assert 'said "no",\nthen' in rows[0]["timing_reason"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(write: Write, assess: Assess, start: str) -> None:
    formula = f'{start}HYPERLINK("http://evil.example","x")'
    target = write(Format.CSV, [assess(record_id=formula, source=formula, metadata={"team": formula})])
    with target.open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    for column in ("record_id", "source", "team"):
        assert row[column] == f"'{formula}"


def test_control_characters_and_surrogates_do_not_stop_it(write: Write, assess: Assess) -> None:
    target = write(Format.CSV, [assess("a\x00b c plan", quoted=("a\x00b", "c", "plan"), source="caf\udce9.txt")])
    text = target.read_text(encoding="utf-8-sig")
    assert "a\ufffdb" in text
    assert ",caf\ufffd.txt," in text
