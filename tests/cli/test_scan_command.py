"""``analyser scan`` in this process: what goes where, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from analyser import pipeline
from analyser.cli.exit_codes import ExitCode
from analyser.criteria import discover
from analyser.domain.evidence import Detected
from analyser.domain.finding import Finding
from analyser.judging import judge
from analyser.reporting.report import Format

Invoke = Callable[..., Result]


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def spoil(records: Path) -> None:
    (records / "broken.docx").write_bytes(b"PK\x03\x04 no more")


def test_json_lines_go_to_standard_output(invoke: Invoke, records: Path) -> None:
    result = invoke("scan", records)
    assert result.exit_code == ExitCode.DONE
    assert [each["record_id"] for each in lines(result)] == ["good", "poor"]
    assert "2 records in" in result.stderr
    assert "Flagged" in result.stderr


@pytest.mark.parametrize("form", Format)
def test_suffix_of_the_file_says_the_format(invoke: Invoke, records: Path, form: Format) -> None:
    result = invoke("scan", records, "--out", f"new/report.{form}")
    assert result.exit_code == ExitCode.DONE
    assert result.stdout == ""
    assert [each.name for each in Path("new").iterdir()] == [f"report.{form}"]
    assert f"Written: new/report.{form}" in result.stderr


def test_format_wins_over_the_suffix(invoke: Invoke, records: Path) -> None:
    invoke("scan", records, "--out", "report.txt", "--format", "jsonl")
    assert len(Path("report.txt").read_bytes().splitlines()) == 2


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX, Format.HTML])
def test_any_format_may_go_to_standard_output(invoke: Invoke, records: Path, form: Format) -> None:
    result = invoke("scan", records, "--format", form)
    assert result.exit_code == ExitCode.DONE
    assert len(result.stdout_bytes) > 500


def test_unreadable_file_is_listed_and_the_rest_is_done(invoke: Invoke, records: Path) -> None:
    spoil(records)
    result = invoke("scan", records)
    assert result.exit_code == ExitCode.UNREADABLE
    found = {each["record_id"]: each for each in lines(result)}
    assert set(found) == {"broken", "good", "poor"}
    assert found["broken"]["status"] == "not_assessed"
    assert "Not assessed (1)" in result.stderr
    assert found["broken"]["problem"] in result.stderr


@pytest.mark.parametrize(
    ("name", "flags", "code"),
    [
        pytest.param(".", [], ExitCode.DONE, id="none"),
        pytest.param(".", ["any"], ExitCode.FLAGGED, id="any"),
        pytest.param(".", ["s47_decision"], ExitCode.FLAGGED, id="one"),
        pytest.param("good.txt", ["s47_decision"], ExitCode.DONE, id="one-that-is-met"),
        pytest.param("poor.txt", ["s47_decision", "any"], ExitCode.FLAGGED, id="several"),
    ],
)
def test_fail_on(invoke: Invoke, records: Path, name: str, flags: list[str], code: ExitCode) -> None:
    options = [word for flag in flags for word in ("--fail-on", flag)]
    assert invoke("scan", records / name, *options).exit_code == code


def test_flag_that_was_asked_for_comes_before_unreadable_files(invoke: Invoke, records: Path) -> None:
    spoil(records)
    assert invoke("scan", records, "--fail-on", "any").exit_code == ExitCode.FLAGGED
    (records / "poor.txt").unlink()
    assert invoke("scan", records, "--fail-on", "s47_decision").exit_code == ExitCode.UNREADABLE


def test_unreadable_file_is_no_flag(invoke: Invoke, records: Path) -> None:
    spoil(records)
    assert invoke("scan", records / "broken.docx", "--fail-on", "any").exit_code == ExitCode.UNREADABLE


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--fail-on", "s47_decison"], "Did you mean 's47_decision'?", id="flag-with-a-typo"),
        pytest.param(["--fail-on", "xyz"], "It can be any,", id="unknown-flag"),
        pytest.param(["--format", "docx"], "is not one of jsonl, csv, parquet, xlsx, html", id="unknown-format"),
        pytest.param(["--out", "report.docx"], ".jsonl, .csv, .parquet, .xlsx, .html", id="unknown-suffix"),
        pytest.param(["--out", "records", "--format", "csv"], "it is a folder", id="folder"),
        pytest.param(["--jobs", "0"], "--jobs", id="no-jobs"),
        pytest.param(["--encoding", "utf-99"], "utf-99", id="unknown-encoding"),
        pytest.param(["nowhere.docx"], "nowhere.docx", id="no-such-file"),
        pytest.param(["*.nothing"], "no file matches", id="glob-without-a-match"),
    ],
)
def test_usage(invoke: Invoke, records: Path, options: list[str], said: str) -> None:
    result = invoke("scan", records, *options)
    assert result.exit_code == ExitCode.USAGE
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""
    assert not list(Path().glob("*.part"))


def test_bytes_do_not_depend_on_jobs_or_order(invoke: Invoke, records: Path) -> None:
    one = invoke("scan", records / "good.txt", records / "poor.txt").stdout_bytes
    assert invoke("scan", records / "poor.txt", records / "good.txt", "--jobs", "2").stdout_bytes == one
    assert invoke("scan", records, "--jobs", "2").stdout_bytes == one


def test_standard_input(invoke: Invoke) -> None:
    example = next(each for each in discover() if each.id == "s47_decision").met_example
    result = invoke("scan", "-", "--fail-on", "s47_decision", stdin=example)
    assert result.exit_code == ExitCode.DONE
    assert lines(result)[0]["findings"]["s47_decision"]["status"] == "met"


ROWS = [["Ref", "Blurb", "Minutes"], ["k1", "x", "Joint s47 agreed, visit at noon."], ["k2", "y", "No need to meet."]]


@pytest.mark.parametrize("mark", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param([], ["k1", "k2"], id="known-names"),
        pytest.param(["--text-col", "minutes"], ["k1", "k2"], id="text-column"),
        pytest.param(["--text-col", "Minutes", "--id-col", "Blurb"], ["x", "y"], id="id-column"),
    ],
)
def test_table_on_standard_input(invoke: Invoke, mark: str, options: list[str], ids: list[str]) -> None:
    table = "".join(mark.join(f'"{cell}"' for cell in row) + "\n" for row in ROWS)
    result = invoke("scan", "-", *options, stdin=table)
    assert result.exit_code == ExitCode.DONE
    assert [each["record_id"] for each in lines(result)] == ids


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Notes, actions and plan\nThe nurse, who came late, was told.\nAgreed, then.\n", id="commas"),
        pytest.param("Action\tBy whom\tBy when\nVisit\tSW\ttoday\n", id="pasted-actions"),
        pytest.param("| Action | Notes |\n| Visit | by noon |\n", id="pipes"),
        pytest.param("Date: 9/7/2018\nTeam: North\nStrategy discussion held.\n", id="form"),
    ],
)
def test_prose_on_standard_input_is_one_record(invoke: Invoke, text: str) -> None:
    assert [each["record_id"] for each in lines(invoke("scan", "-", stdin=text))] == ["stdin"]


def test_column_of_what_is_no_table_is_refused(invoke: Invoke, records: Path) -> None:
    for result in (
        invoke("scan", "-", "--text-col", "Minutes", stdin="Strategy discussion held.\nAll came, and agreed.\n"),
        invoke("scan", records / "good.txt", "--text-col", "Minutes"),
    ):
        assert result.exit_code == ExitCode.UNREADABLE
        assert "it is no table, so it has no column to be named with --text-col" in " ".join(result.stderr.split())
    (records / "cases.csv").write_text("Ref,Minutes\n7,Strategy discussion held.\n", encoding="utf-8")
    assert invoke("scan", records, "--text-col", "Minutes").exit_code == ExitCode.DONE


def test_columns_are_guessed_shown_and_overridden(invoke: Invoke) -> None:
    Path("cases.csv").write_text(
        "Ref,Other ref,Minutes,Team\n7,x7,Strategy discussion held. Agreed: joint s47.,North\n", encoding="utf-8"
    )
    guessed = invoke("scan", "cases.csv")
    assert "cases.csv: id: Ref; text: Minutes; team: Team" in guessed.stderr
    (first,) = lines(guessed)
    assert (first["record_id"], first["metadata"]) == ("7", {"team": "North"})
    (second,) = lines(invoke("scan", "cases.csv", "--id-col", "Other ref", "--agency-col", "Team"))
    assert (second["record_id"], second["metadata"]["agency"]) == ("x7", "North")


def test_column_that_is_not_there_is_named(invoke: Invoke) -> None:
    Path("cases.csv").write_text("Ref,Minutes\n7,Strategy discussion held.\n", encoding="utf-8")
    result = invoke("scan", "cases.csv", "--text-col", "Notes")
    assert result.exit_code == ExitCode.UNREADABLE
    assert "Notes" in result.stderr


def test_words_of_a_record_are_never_shown_as_names_of_columns(invoke: Invoke) -> None:
    Path("log.csv").write_text(
        '3,2/5/2019,"Zelda has a burn that nobody can explain, so a joint s47 was agreed."\n4,3/5/2019,Closed\n'
    )
    result = invoke("scan", "log.csv")
    assert [each["record_id"] for each in lines(result)] == ["log-1", "log-2"]
    assert "text: column 3" in result.stderr
    assert "Zelda" not in result.stderr
    Path("log.csv").write_text("Zelda,burn\nKofi,graze\n")
    refused = invoke("scan", "log.csv")
    assert refused.exit_code == ExitCode.UNREADABLE
    assert "Zelda" not in refused.stdout + refused.stderr
    assert invoke("scan", "log.csv", "--text-col", "column 2").exit_code == ExitCode.DONE


def test_table_without_rows_is_no_success(invoke: Invoke) -> None:
    Path("cases.csv").write_text("Ref,Minutes\n", encoding="utf-8")
    result = invoke("scan", "cases.csv")
    assert result.exit_code == ExitCode.UNREADABLE
    (only,) = lines(result)
    assert (only["record_id"], only["status"], only["flags"]) == ("cases", "not_assessed", [])
    assert "it has a header and no rows" in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_record_is_the_same_line_beside_its_namesakes(invoke: Invoke, records: Path, jobs: str) -> None:
    (records / "good.md").write_text("Another of that name.\n", encoding="utf-8")
    (records / "x").mkdir()
    (records / "x" / "good.txt").write_bytes((records / "good.txt").read_bytes())
    together = invoke("scan", records, "--jobs", jobs).stdout_bytes.splitlines()
    alone = [invoke("scan", records / name).stdout_bytes.strip() for name in ("good.md", "good.txt", "poor.txt")]
    assert together[:3] == alone
    assert json.loads(together[3])["source"].endswith("x/good.txt")
    assert [json.loads(each)["record_id"] for each in together] == ["good", "good", "poor", "good"]


def test_namesakes_are_listed_with_where_they_are(invoke: Invoke, records: Path) -> None:
    (records / "poor.md").write_text("Rang the nurse, who had things to discuss.\n", encoding="utf-8")
    shown = invoke("scan", "records", "--store", "s.sqlite").stdout
    named = [line.split("  ")[0] for line in shown.splitlines() if line.startswith(("good", "poor"))]
    assert [each for each in named if each != "good"] == ["poor (records/poor.md)", "poor (records/poor.txt)"]
    assert "Store: 3 new, 0 updated, 0 unchanged." in shown


def test_record_that_the_engine_fails_on_is_listed_and_the_rest_is_done(
    invoke: Invoke, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_poor(criteria: object, detected: Detected) -> dict[str, Finding]:
        if not detected.evidence:
            raise LookupError(detected)
        return judge(criteria, detected)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(pipeline, "judge", fail_on_poor)
    result = invoke("scan", records)
    assert result.exit_code == ExitCode.UNREADABLE
    good, poor = lines(result)
    assert (good["status"], poor["status"], poor["flags"]) == ("assessed", "not_assessed", [])
    assert poor["problem"] == (
        "The record could not be assessed because of a fault in analyser (LookupError); please report it."
    )
    assert "Spoke with the school" not in result.stderr


def test_quiet_prints_nothing_but_what_went_wrong(invoke: Invoke, records: Path) -> None:
    assert invoke("scan", records, "--quiet", "--out", "r.csv").output == ""
    spoil(records)
    result = invoke("scan", records, "--quiet", "--out", "r.csv")
    assert result.stderr.startswith("Not assessed (1)")


@pytest.mark.parametrize("paths", [["cases.csv"], ["."], ["*.csv"]], ids=["file", "folder", "glob"])
def test_file_that_is_scanned_is_never_overwritten(invoke: Invoke, paths: list[str]) -> None:
    text = "Ref,Minutes\n7,Strategy discussion held. Agreed: joint s47.\n"
    Path("cases.csv").write_text(text, encoding="utf-8")
    result = invoke("scan", *paths, "--out", "cases.csv")
    assert result.exit_code == ExitCode.USAGE
    assert "it is one of the files to be scanned" in result.stderr
    assert Path("cases.csv").read_text(encoding="utf-8") == text


def test_folder_without_records_says_so(invoke: Invoke) -> None:
    Path("empty").mkdir()
    result = invoke("scan", "empty", "--out", "r.jsonl")
    assert result.exit_code == ExitCode.DONE
    assert "no records" in result.stderr.lower()
    assert Path("r.jsonl").read_bytes() == b""


def test_store_is_filled_once(invoke: Invoke, records: Path) -> None:
    first = invoke("scan", records, "--store", "s.sqlite", "--batch", "June")
    again = invoke("scan", records, "--store", "s.sqlite", "--batch", "June again")
    assert first.exit_code == again.exit_code == ExitCode.DONE
    assert "Store: 2 new, 0 updated, 0 unchanged." in first.stdout
    assert "Store: 0 new, 0 updated, 2 unchanged." in again.stdout
    assert "June again" in invoke("store", "batches", "s.sqlite").stdout


def test_store_and_report_in_one_go(invoke: Invoke, records: Path) -> None:
    result = invoke("scan", records, "--store", "s.sqlite", "--out", "r.jsonl")
    assert len(Path("r.jsonl").read_bytes().splitlines()) == 2
    assert "Store: 2 new" in result.stderr


def test_no_text_keeps_the_words_out(invoke: Invoke, records: Path) -> None:
    (records / "poor.txt").write_text("Nothing of the kind: zanzibar.\n", encoding="utf-8")
    invoke("scan", records, "--no-text", "--store", "s.sqlite", "--out", "r.html")
    assert b"zanzibar" not in Path("s.sqlite").read_bytes()
    assert b"zanzibar" not in Path("r.html").read_bytes()
    invoke("scan", records, "--out", "r.html")
    assert b"zanzibar" in Path("r.html").read_bytes()
