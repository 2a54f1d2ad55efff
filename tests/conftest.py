"""Fixtures that tests of several stages share."""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from analyser.detecting.model_files import Description, Head, write_model
from analyser.detecting.ngrams import BITS
from analyser.evaluation.said import Said
from analyser.pipeline import Pipeline, load_pipeline
from analyser.settings import Settings
from analyser.training.left_out_findings import write_left_out

PHRASES = Path(__file__).parents[1] / "data" / "synthetic" / "phrases"
FINDS_NOTHING = Head(offset=-9.0, hit=0.0, context=0.0, miss=0.0, linear=0.0)


@pytest.fixture(autouse=True, scope="session")
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A data folder that is empty: whoever runs the tests may have put a model of their own into use."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSER_DATA_FOLDER", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def seconds():
    """Time a call in seconds of processor: the best of a few, so that a busy machine does not decide."""

    def best(call: Callable[[], object], times: int = 3) -> float:
        taken = []
        for _ in range(times):
            start = time.process_time()
            call()
            taken.append(time.process_time() - start)
        return min(taken)

    return best


@pytest.fixture(scope="session")
def rules() -> Pipeline:
    """The engine without a learned model: what tests of rules are about."""
    return load_pipeline(Settings(model="none"))


@pytest.fixture(scope="session")
def write_trial() -> Callable[..., Path]:
    """Writes a model into a folder of models and gives its own folder; without more it finds nothing."""

    def write(
        shelf: Path,
        name: str = "trial",
        *,
        criteria: tuple[str, ...] = ("s47_decision",),
        head: Head = FINDS_NOTHING,
        weights: NDArray[np.float32] | None = None,
        said: Mapping[str, Said] | None = None,
        card: str = "# card\n",
        **about: Any,
    ) -> Path:
        folder = shelf / name
        folder.mkdir(parents=True, exist_ok=True)
        if said is not None:
            write_left_out(folder, said)
        usual: dict[str, Any] = {"version": 1, "full": {}, "encoded": (), "doubt": (0, 0), "training": {}}
        description = Description(name=name, criteria=criteria, quick=dict.fromkeys(criteria, head), **(usual | about))
        none = np.zeros((1 << BITS, len(criteria)), dtype=np.float32)
        write_model(folder, description, none if weights is None else weights, card)
        return folder

    return write


@pytest.fixture(scope="session")
def write_few_phrases() -> Callable[..., Path]:
    """Writes the first entries of each list of each shipped bank into a folder; of actions more, if so asked."""

    def write(folder: Path, few: int, actions: int | None = None) -> Path:
        for file in sorted(PHRASES.glob("*.yaml")):
            most = actions if actions is not None and file.stem.startswith("action") else few
            kept, seen = [], 0
            for line in file.read_text(encoding="utf-8").splitlines():
                seen = seen + 1 if line.startswith("  - ") else 0
                if seen <= most:
                    kept.append(line)
            (folder / file.name).write_text("\n".join(kept) + "\n", encoding="utf-8")
        return folder

    return write
