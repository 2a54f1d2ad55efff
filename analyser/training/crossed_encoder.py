"""A fine-tuned encoder beside its values for passages that it did not see.

Fine-tuning (:mod:`analyser.training.fine_tuning`) makes four encoders: one on everything, which ships, and one for
each fold, which leaves out some authors and a third of the banks. The values of the latter for what they left out tell
how far to trust the former; they are kept beside it, so that heads can be fitted again without any fine-tuning.

::

    encoder.onnx  tokenizer.json      what ships
    crossed.npz                       values by the hash of what the encoder reads
    folds.json  fold-0.onnx ...       the folds; needed only to leave an author out
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyser.detecting.learned import open_encoder
from analyser.detecting.model_files import ENCODER, TOKENIZER
from analyser.detecting.readings import Reading
from analyser.errors import ModelError
from analyser.training.examples import Examples, Flags

CROSSED, FOLDS = "crossed.npz", "folds.json"
NOTICES = ("NOTICE.md", "LICENCE-APACHE-2.0.txt")
"""Files that must go with an encoder wherever it goes."""

_PAGES = Path(__file__).parent / "page"

Values = NDArray[np.float32]


class CrossedEncoder:
    """Reads the folder described above."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        Args:
            folder: Of fine-tuning, or of a model with an encoder.

        Raises:
            ModelError: If files are missing.
        """
        for name in (ENCODER, TOKENIZER, CROSSED):
            if not (folder / name).is_file():
                msg = f"{folder} has no {name}. Name the folder of a model with an encoder, or of a fine-tuning."
                raise ModelError(msg)
        self._folder = folder

    def files(self, without: str | None = None) -> dict[str, Path]:
        """What a model with this encoder keeps of it, by the name under which it is kept.

        Args:
            without: As in :meth:`model`.
        """
        own = {name: self._folder / name for name in (TOKENIZER, CROSSED)}
        return {ENCODER: self.model(without), **own, **{name: _PAGES / name for name in NOTICES}}

    def columns(self, criteria: Sequence[str]) -> tuple[int, ...]:
        """In which columns of the encoder's values the criteria stand.

        Raises:
            ModelError: If it was not fine-tuned for one of them.
        """
        with np.load(self._folder / CROSSED, allow_pickle=False) as arrays:
            there = arrays["criteria"].tolist()
        missing = [name for name in criteria if name not in there]
        if missing:
            msg = f"The encoder in {self._folder} knows nothing of {', '.join(missing)}. Fine-tune it again."
            raise ModelError(msg)
        return tuple(there.index(name) for name in criteria)

    def values(self, examples: Examples, rows: Flags) -> Values:
        """The encoder's values of some passages, from a fold that did not see them where there is one.

        Args:
            examples: Passages.
            rows: Whose values are wanted.

        Returns:
            One row a passage, one column a criterion; 0 where they are not wanted.
        """
        columns = list(self.columns(examples.criteria))
        with np.load(self._folder / CROSSED, allow_pickle=False) as arrays:
            kept = arrays["values"].astype(np.float32)[:, columns]
            known = dict(zip(arrays["keys"].tolist(), kept, strict=True))
        values = np.zeros((len(rows), len(examples.criteria)), dtype=np.float32)
        strange = []
        for row in np.flatnonzero(rows):
            found = known.get(key_of(examples.readings[row]))
            if found is None:
                strange.append(row)
            else:
                values[row] = found
        if strange:
            encoder = open_encoder(self._folder)
            values[strange] = encoder([examples.readings[row] for row in strange])[:, columns]
        return values

    def model(self, without: str | None = None) -> Path:
        """The encoder's file.

        Args:
            without: Take the fold that left this author out; None for the one that ships.

        Raises:
            ModelError: If no fold did.
        """
        if without is None:
            return self._folder / ENCODER
        file = self._folder / FOLDS
        folds: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        for name, authors in folds.items():
            if without in authors:
                return self._folder / name
        msg = f"No fold in {self._folder} left {without!r} out. Fine-tune again, or train with --no-evaluate."
        raise ModelError(msg)


def write_crossed(folder: Path, readings: Sequence[Reading], values: Values, criteria: Sequence[str]) -> None:
    """Keep values of passages beside an encoder."""
    keys = np.array([key_of(reading) for reading in readings])
    _, firsts = np.unique(keys, return_index=True)
    np.savez_compressed(
        folder / CROSSED, keys=keys[firsts], values=values[firsts].astype(np.float16), criteria=np.array(criteria)
    )


def key_of(reading: Reading) -> str:
    """A short hash of what the encoder reads."""
    return hashlib.sha256("\n".join(reading).encode("utf-8", "surrogatepass")).hexdigest()[:16]
