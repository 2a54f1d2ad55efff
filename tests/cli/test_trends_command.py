"""``analyser trends`` and ``analyser report`` on a real store."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.domain.finding import Assessment, Engine, Finding, Status
from analyser.domain.record import Record
from analyser.storing import open_store

Invoke = Callable[..., Result]

WORDS = "The record states something nobody else may read."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two teams over fourteen months; North has 8 records a month, South 6, and one in the last month."""
    records = []
    for month in range(14):
        for team, often in (("North", 8), ("South", 1 if month == 13 else 6)):
            for number in range(often):
                name = f"secret-{team}-{month}-{number}"
                record = Record(
                    record_id=name,
                    source=f"{name}.txt",
                    text=f"{WORDS} {name}",
                    metadata={
                        "team": team,
                        "agency": "Social care",
                        "author": "J Smith",
                        "date": f"{2023 + (month + 3) // 12}-{(month + 3) % 12 + 1:02}-05",
                    },
                )
                status = Status.MET if number % 2 else Status.NOT_MET
                finding = Finding(criterion="s47_decision", status=status, reason=WORDS, confidence=0.9)
                findings = {"s47_decision": finding}
                records.append(
                    Assessment(record=record, findings=findings, engine=Engine(version="1", criteria="c" * 64))
                )
    path = tmp_path / "findings.sqlite"
    with open_store(str(path)) as opened:
        opened.save(opened.begin_batch("all", "records"), records)
    return path


def test_all_in_a_table(invoke: Invoke, store: Path) -> None:
    result = invoke("trends", "--store", store)
    assert result.exit_code == 0
    assert "Share met: All records, all months" in result.stdout
    line = next(line for line in result.stdout.splitlines() if line.startswith("Section 47 decision"))
    assert line.split()[3:5] == ["191", "95"]
    assert "never the practice or a person" in result.stdout


def test_one_criterion_month_by_month(invoke: Invoke, store: Path) -> None:
    result = invoke("trends", "--store", store, "--criterion", "s47_decision", "--rebase", "2023-10=New template")
    assert result.exit_code == 0
    assert "Apr 2023" in result.stdout
    assert "new baseline: New template" in result.stdout
    assert result.stdout.index("North ") < result.stdout.index("South ")


def test_one_team_over_some_months_as_json(invoke: Invoke, store: Path) -> None:
    options = ["--team", "South", "--since", "2023-06", "--until", "2024-03", "--format", "json"]
    form = json.loads(invoke("trends", "--store", store, "--criterion", "s47_decision", *options).stdout)
    assert form["of"] == {"grouping": "team", "name": "South"}
    assert form["criteria"][0]["records"] == 60
    assert [form["since"], form["until"]] == ["2023-06", "2024-03"]


def test_small_numbers_are_not_shown(invoke: Invoke, store: Path) -> None:
    """South has one record in the last month, so the two months of that year stand together, for both teams."""
    for team in ("North", "South"):
        form = json.loads(invoke("trends", "--store", store, "--team", team, "--format", "json").stdout)
        last = next(each for each in form["criteria"] if each["id"] == "s47_decision")["months"][-1]
        assert (last["first"], last["last"]) == ("2024-04", "2024-05")
    options = ["--team", "South", "--small-numbers", "1", "--format", "json"]
    form = json.loads(invoke("trends", "--store", store, *options).stdout)
    assert next(each for each in form["criteria"] if each["id"] == "s47_decision")["months"][-1]["records"] == 1


def test_small_numbers_are_those_of_the_settings(invoke: Invoke, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fewest(*options: str) -> int:
        form = json.loads(invoke("trends", "--store", store, "--team", "South", "--format", "json", *options).stdout)
        assert form["small_numbers"]["counts"] == 3
        months = next(each for each in form["criteria"] if each["id"] == "s47_decision")["months"]
        return min(int(each["records"]) for each in months if each["records"])

    monkeypatch.setenv("ANALYSER_SMALL_RECORDS", "10")
    monkeypatch.setenv("ANALYSER_SMALL_COUNTS", "3")
    assert fewest() >= 10
    assert 5 <= fewest("--small-numbers", "5") < 10  # what is said on the command line wins


def test_months_as_csv(invoke: Invoke, store: Path) -> None:
    lines = invoke("trends", "--store", store, "--format", "csv", "--criterion", "s47_decision").stdout.splitlines()
    assert lines[0].startswith("Criterion,Months,Records,Met,Share met")
    assert lines[1].startswith("Section 47 decision,April 2023,14,7,0.5,")
    assert len(lines) == 15


@pytest.mark.parametrize(
    ("options", "says"),
    [
        pytest.param(["--criterion", "s47_decison"], "Did you mean 's47_decision'?", id="criterion"),
        pytest.param(["--team", "Nort"], "Did you mean 'North'?", id="team"),
        pytest.param(["--agency", "Police"], "There are Social care.", id="agency"),
        pytest.param(["--team", "North", "--agency", "Social care"], "give a team or an agency", id="both"),
        pytest.param(["--since", "May 2023"], "Write it like 2025-04", id="month"),
        pytest.param(["--since", "2024-02", "--until", "2024-01"], "comes after", id="backwards"),
        pytest.param(["--rebase", "2024-01"], "and why", id="no-reason"),
        pytest.param(["--author", "J Smith"], "No such option", id="no-persons"),
    ],
)
def test_what_cannot_be_is_refused(invoke: Invoke, store: Path, options: list[str], says: str) -> None:
    result = invoke("trends", "--store", store, *options)
    assert result.exit_code == ExitCode.USAGE
    assert says in " ".join(result.stderr.replace("│", " ").split())


def test_a_store_must_be_named_and_there(invoke: Invoke, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No store is named" in invoke("trends").stderr
    assert "There is no store at" in invoke("trends", "--store", "nowhere.sqlite").stderr
    monkeypatch.setenv("ANALYSER_STORE", str(store))
    assert invoke("trends").exit_code == 0


@pytest.mark.parametrize("name", [pytest.param("board.docx", id="docx"), pytest.param("board.xlsx", id="xlsx")])
def test_report(invoke: Invoke, store: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out" / name
    result = invoke("report", "--store", store, "--criterion", "s47_decision", "--out", target, "--title", "Quarter 2")
    assert result.exit_code == 0, result.output
    assert "Wrote" in result.stdout
    parts = zipfile.ZipFile(target)
    text = b"".join(parts.read(each) for each in parts.namelist() if each.endswith(".xml")).decode()
    assert "Quarter 2" in text
    assert "North" in text
    for private in ("secret", "J Smith", "nobody else may read"):
        assert private not in text


def test_a_wrong_name_is_told_before_anything_is_counted(invoke: Invoke) -> None:
    result = invoke("report", "--store", "nowhere.sqlite", "--out", "board.pdf")
    assert result.exit_code == ExitCode.USAGE
    assert "give a name that ends in .docx or .xlsx" in result.stderr
