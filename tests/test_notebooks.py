"""The notebooks run from top to bottom on small data, and their plots need no network."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jupytext
import nbclient
import nbformat
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
SOURCES = sorted(FOLDER.glob("*.py"))
PLOT = "image/svg+xml"
SECONDS_A_CELL = 600

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a notebook with other parameters than its own; gives it with its outputs."""

    def execute(name: str, **parameters: object) -> Any:
        notebook = jupytext.read(FOLDER / f"{name}.py")
        (place,) = (
            number for number, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", ())
        )
        lines = "\n".join(f"{each} = {value!r}" for each, value in parameters.items())
        notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(lines))
        elsewhere = {"metadata": {"path": str(tmp_path_factory.mktemp(name))}}
        client = nbclient.NotebookClient(notebook, timeout=SECONDS_A_CELL, kernel_name="python3", resources=elsewhere)
        return client.execute()

    return execute


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the second notebook trains, and from which the later ones read."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def trained(run: Run, models: Path) -> Any:
    """The second notebook, run."""
    return run("02_train", PASSAGES=25, MODELS=str(models), NAME="tiny")


def outputs(notebook: Any, kind: str) -> list[str]:
    """What the cells show of one kind."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    data = [output.data for cell in cells for output in cell.outputs if "data" in output]
    return [str(each[kind]) for each in data if kind in each]


def printed(notebook: Any) -> str:
    """What the cells print."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return "".join(output.text for cell in cells for output in cell.outputs if output.output_type == "stream")


def check_plots(notebook: Any, count: int) -> None:
    """So many plots are there, drawn and not to be fetched."""
    plots = outputs(notebook, PLOT)
    assert len(plots) == count
    assert all("<path" in plot for plot in plots)
    shown = [*plots, *outputs(notebook, "text/html")]
    assert not [each for each in shown if "<script" in each or "src=" in each]


def test_generate(run: Run) -> None:
    notebook = run("01_generate", RECORDS=30)
    check_plots(notebook, 5)
    assert "30 records beside labels.jsonl manifest.json records" in printed(notebook)


def test_train(trained: Any, models: Path) -> None:
    check_plots(trained, 1)
    assert "Leaving out noisy" in printed(trained)
    assert "# tiny, version 1" in outputs(trained, "text/markdown")[0]
    assert (models / "tiny" / "left_out.json").is_file()


@pytest.mark.usefixtures("trained")
def test_compare_models(run: Run, models: Path) -> None:
    notebook = run("03_compare_models", MODEL="tiny", MODELS=str(models), RESAMPLES=200)
    check_plots(notebook, 3)
    assert "100 records by clinic, dev, noisy" in printed(notebook)


@pytest.mark.usefixtures("trained")
def test_errors_and_calibration(run: Run, models: Path) -> None:
    notebook = run("04_errors_and_calibration", MODEL="tiny", MODELS=str(models), RESAMPLES=200)
    check_plots(notebook, 3)
    tables = outputs(notebook, "text/html")
    assert "all together" in tables[0]
    assert "clinic/" in tables[-1]
    assert not [unread for unread in ("noisy/", "dev/") if unread in tables[-1]]


@pytest.mark.parametrize("source", [pytest.param(path, id=path.stem) for path in SOURCES])
def test_nothing_is_defined_that_others_might_use(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


def test_every_notebook_is_run_here() -> None:
    assert [path.stem for path in SOURCES] == [
        "01_generate",
        "02_train",
        "03_compare_models",
        "04_errors_and_calibration",
    ]
    assert not list(FOLDER.glob("*.ipynb")), "outputs may quote records; keep notebooks under out/"
