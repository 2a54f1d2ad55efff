"""Parquet tables."""

import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest


@pytest.fixture
def table(tmp_path):
    """Write columns to a parquet file."""

    def write(**columns):
        path = tmp_path / "export.parquet"
        pq.write_table(pa.table(columns), path, row_group_size=3)
        return path

    return write


def test_one_row_is_one_record(table, read):
    path = table(
        record_id=[7, 8],
        date=[datetime.date(2015, 6, 5), None],
        team=["North", None],
        text=["Agreed: s47 – “today”\r\nRisk high", None],
    )
    first, second = read(path)
    assert (first.record_id, first.source) == ("7", f"{path.as_posix()}#row 1")
    assert first.text == "Agreed: s47 – “today”\nRisk high"
    assert first.metadata == {"date": "2015-06-05", "team": "North"}
    assert (second.record_id, second.text, second.metadata) == ("8", "", {})


def test_many_batches_keep_their_order(table, read):
    path = table(id=[str(number) for number in range(1000)], text=[f"record {number}" for number in range(1000)])
    assert [each.text for each in read(path)] == [f"record {number}" for number in range(1000)]


def test_long_form(table, read):
    path = table(ref=["a", "b", "a"], question=["S47", "S47", "Risk"], answer=["Yes", "No", "High"])
    assert [each.text for each in read(path)] == ["S47: Yes\n\nRisk: High", "S47: No"]


def test_lists_and_numbers_in_cells(table, read_record):
    path = table(id=[1.0], notes=[["one", "two"]], outcome=[True])
    assert read_record(path).text == "notes:\none\ntwo\n\noutcome: Yes"


@pytest.mark.parametrize("share", [pytest.param(share, id=f"{share:.0%}") for share in (0.1, 0.5, 0.99)])
def test_a_table_cut_short_is_listed(table, read_reason, share):
    path = table(id=["1"], text=["words " * 100])
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    assert "it is damaged, cut short or encrypted" in read_reason(path)


def test_no_text_column(table, read_reason):
    assert "no column looks like the text of a record; it has the columns 'a', 'b'" in read_reason(
        table(a=[1], b=["x"])
    )


def test_columns_without_rows_are_listed(table, read_reason):
    assert "it has a header and no rows" in read_reason(table(ref=[], minutes=[]))


def test_names_come_from_the_schema_whatever_the_values(table, read):
    path = table(alpha=["x", "y"], beta=["Agreed joint s47 today", "No further action at present"])
    assert [each.text for each in read(path)] == ["Agreed joint s47 today", "No further action at present"]
