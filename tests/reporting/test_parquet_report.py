from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from analyser.domain.finding import Assessment
from analyser.reporting.report import Format

Assess = Callable[..., Assessment]
Write = Callable[..., Path]


def test_statuses_are_columns_and_evidence_is_lists(write: Write, assess: Assess, unreadable: Assess) -> None:
    target = write(Format.PARQUET, [assess(metadata={"date": "2015-06-05"}, pages=(0,)), unreadable()])
    rows = pq.read_table(target).to_pylist()
    first, second = rows
    assert (first["record_id"], first["date"], first["team"]) == ("a-1", "2015-06-05", None)
    assert (first["timing"], first["decision"], first["timing_confidence"]) == ("met", "not_met", 0.1235)
    assert first["flags"] == ["decision", "owners"]
    assert [each["criterion"] for each in first["evidence"]] == ["timing", "owners"]
    assert first["evidence"][0]["text"] == "bruising needed a medical"
    assert first["evidence"][0]["page"] == 1
    assert first["near_misses"][0]["why"] == "hypothetical"
    assert first["actions"][0]["owner"] == "Jo Ash"
    assert first["participants"]["police"] == ["Held"]
    assert first["engine"]["criteria"] == "abc123"
    assert (second["status"], second["problem"][:7], second["evidence"]) == ("not_assessed", "It is a", [])


def test_rows_come_in_groups(write: Write, assess: Assess) -> None:
    target = write(Format.PARQUET, [assess(record_id=f"a-{number}") for number in range(2_001)])
    file = pq.ParquetFile(target)
    assert [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)] == [1_000, 1_000, 1]
    file.close()


def test_file_without_records_has_its_columns(write: Write) -> None:
    frame = pd.read_parquet(write(Format.PARQUET, []))
    assert len(frame) == 0
    assert {"record_id", "timing", "timing_reason", "evidence"} <= set(frame.columns)


def test_file_name_that_is_no_unicode_does_not_stop_it(write: Write, assess: Assess) -> None:
    target = write(Format.PARQUET, [assess(source="caf\udce9.txt")])
    assert pq.read_table(target).to_pylist()[0]["source"] == "caf\ufffd.txt"
