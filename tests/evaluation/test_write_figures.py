"""``benchmarks/write_figures.py``: measured results become the tables of the pages, and nothing else changes."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.write_figures import PAGES, fill

TEXTS = [page.read_text(encoding="utf-8") for page in PAGES]


def scores(macro_f1: float) -> dict[str, Any]:
    row = {"macro_f1": macro_f1, "precision": 1.0, "recall": 1.0, "exact": 1.0, "kappa": 1.0, "evidence": None}
    intervals = {name: [0.1, 0.9] for name in row} | {"evidence": [None, None]}
    return {
        "summary": {"records": 7, "core_macro_f1": macro_f1, "missing_parties_right": macro_f1},
        "criteria": {"risk_statement": row, "s47_decision": row | {"macro_f1": 0.99}},
        "intervals": {
            "summary": {"core_macro_f1": [0.1, 0.9], "missing_parties_right": [0.1, 0.9]},
            "criteria": {"risk_statement": intervals, "s47_decision": intervals},
        },
        "parties": {"records": 5, "partly": 3},
        "calibration": {"error": 0.0123, "bins": [{"low": 0.9, "count": 5, "confidence": 0.95, "right": 0.8}]},
    }


F1 = {"risk_statement": 0.8, "s47_decision": 0.7, "siblings_considered": 0.25}
NEEDED = {"onnxruntime": 80.2, "tokenizers": 11.8, "flatbuffers": 0.2}
SHARE = {"lines": 2000, "with_action": 30, "share": 0.015}
RESULTS: dict[str, dict[str, Any]] = {
    "minutes": scores(0.5) | {"authors": {"clinic": scores(0.25)}},
    "minutes-read": scores(0.75),
    "rules": scores(0.875) | {"authors": {"pairs": scores(0.625)}},
    "first-look": scores(0.5) | {"authors": {"dev": scores(0.125)}},
    "phrases": {
        "s47_decision": {
            half: {"meeting": 8, "meeting_right": 6, "not_meeting": 4, "not_meeting_right": 3}
            for half in ("read", "unread")
        }
    },
    "external": {
        "lines": 6293,
        "s47_evidence": 0,
        "risk_evidence": 4,
        "wording_flags": 0,
        "false_actions": {"AMI": SHARE},
        "action_recall": {"all": SHARE},
    },
    "speed": {
        "speed": {"scan": 300000.4, "tokeniser": 700000.0, "ratio": 0.43, "lowest": 0.4, "highest": 0.5},
        "help_seconds": 0.251,
        "memory": {
            "early_records": 2000,
            "early_megabytes": 201.2,
            "records": 20000,
            "megabytes": 203.9,
            "growth": 1.013,
        },
    },
    "dashboard": {
        "cold": {"from_request": {"median": 2.512}, "from_start_of_the_command": {"median": 5.1}},
        "pages": {"Review": {"at_once": 3.3, "first": 1.625, "median": 0.94}},
    },
    "dashboard-scan": {"records": 1000}
    | {
        name: {"seconds": seconds, "ratio_of_seconds": seconds / 16}
        for name, seconds in {"command": 16, "job": 20, "zip in a browser": 25, "files in a browser": 80}.items()
    },
    "detectors": {
        "noisy": {"rules": F1 | {"s47_decision": 0.5}},
        "dev": {"rules": F1},
        "clinic": {"rules": F1 | {"s47_decision": 0.1}},
    },
    "vectors": {"scores": {author: {"spancat": F1 | {"s47_decision": 0.8}} for author in ("noisy", "dev")}},
    "detector-costs": {
        "detectors": {
            name: {
                "speed": {"words_a_second": 9876.5, "ratio": 0.0412, "lowest": 0.04, "highest": 0.05},
                "megabytes": 22.81,
                "packages": packages,
                "load_seconds": 1.26,
            }
            for name, packages in {"rules": {}, "encoder": NEEDED, "rules + encoder": NEEDED}.items()
        }
    },
    "store": {
        "sqlite": {
            "records": 100000,
            "findings": 1400000,
            "reviews": 12000,
            "slowest": "counts",
            "seconds": {name: {"median": taken} for name, taken in {"counts": 1.2, "queue": 0.5, "info": 0.1}.items()},
            "saved_a_second": 746.4,
        }
    },
}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    for name, result in RESULTS.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(result), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("| `risk_statement` | 0.50 (0.10-0.90) | 1.00 (0.10-0.90) |", id="criterion"),
        pytest.param("| 1.00 (0.10-0.90) | - |\n| `s47_decision` | 0.99", id="figure-not-defined"),
        pytest.param("| **all** | 7 | 0.50 (0.10-0.90) | 0.50 (`risk_statement`) |", id="all-authors"),
        pytest.param("| `clinic` | 7 | 0.25 (0.10-0.90) |", id="author"),
        pytest.param("| **read while the rules were written** | 7 | 0.75 (0.10-0.90) |", id="authors-together"),
        pytest.param("| **all** | 5 | - | - | 0.88 (0.10-0.90) | 3 | - |", id="missing-parties"),
        pytest.param("| `pairs` | 5 | - | - | 0.62 (0.10-0.90) | 3 | - |", id="missing-parties-of-an-author"),
        pytest.param("| 0.9-1.0 | 5 | 0.95 | 0.80 |", id="calibration"),
        pytest.param("Expected calibration error: 0.012.", id="calibration-error"),
        pytest.param("| lines with a statement of risk (all false) | 4 |", id="alarms"),
        pytest.param("| discussion lines with an action (all false), AMI | 30 of 2,000 (1.5%) |", id="false-actions"),
        pytest.param("| ratio (lowest and highest round) | 0.43 (0.40-0.50) |", id="ratio"),
        pytest.param("| first page, cold, from the request | - | - | 2.51 |", id="first-page"),
        pytest.param("| Review | 3.30 | 1.62 | 0.94 |", id="page"),
        pytest.param("| the files themselves dropped in the browser | 80.00 | 12 | 0.20 |", id="rate-of-a-scan"),
        pytest.param("| slowest question, seconds | 1.20 |\n| which | `counts` |", id="slowest-question"),
        pytest.param("| the next slowest, seconds | 0.50 |", id="next-question"),
        pytest.param("| rules | 0.62 | 0.25 | 0.70 | 0.25 |", id="means-of-a-detector"),
        pytest.param("| spancat | - | - | 0.80 | 0.25 |", id="means-of-authors-read-last-alone"),
        pytest.param("`s47_decision` | `siblings_considered` |\n", id="criteria-of-detectors"),
        pytest.param("| rules | 0.80 | 0.43 | 0.25 |\n<!--", id="detector-by-criterion-all"),
        pytest.param("| rules | 0.80 | 0.60 | 0.25 |\n| spancat | 0.80 | 0.80 | 0.25 |", id="detectors-by-criterion"),
        pytest.param("| rules | 9,876 | 0.041 (0.040-0.050) | 22.8 | - | 1.3 |", id="costs-of-a-detector"),
        pytest.param("| encoder | 9,876 | 0.041 (0.040-0.050) | 22.8 | 92 | 1.3 |", id="packages-of-a-detector"),
        pytest.param("for encoder; rules + encoder: onnxruntime 80, tokenizers 12.\n", id="packages-by-name"),
        pytest.param("| peak memory after 20,000 records, MB | 204 |", id="memory"),
    ],
)
def test_each_figure_stands_on_the_page(line: str, results: Path) -> None:
    assert line in "\n".join(fill(TEXTS, results))


def test_what_was_not_measured_is_said(results: Path) -> None:
    page, _ = fill(TEXTS, results)
    assert "**read last**" not in page
    (results / "speed.json").unlink()
    page, _ = fill(TEXTS, results)
    assert "there is no `benchmarks/results/speed.json`" in page


def test_only_the_tables_change(results: Path, tmp_path: Path) -> None:
    filled = fill(TEXTS, results)
    assert fill(filled, results) == filled
    (tmp_path / "empty").mkdir()
    assert fill(filled, tmp_path / "empty") == fill(TEXTS, tmp_path / "empty")


def test_a_table_without_a_place_is_refused(results: Path) -> None:
    with pytest.raises(SystemExit, match="Make the two agree"):
        fill([page.replace("figures:begin speed", "figures:begin sped") for page in TEXTS], results)
