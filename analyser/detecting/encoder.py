"""A sentence encoder in ONNX that says for each criterion how much a passage looks like what counts."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from analyser.detecting.readings import Reading

LONGEST = 128
"""Tokens of context and passage together; what is beyond is not read."""


class OnnxEncoder:
    """Runs on one thread and on one passage at a time, so that a passage's values depend on nothing but itself."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = load_tokenizer(tokenizer)

    def __call__(self, readings: Sequence[Reading]) -> NDArray[np.float32]:
        """The encoder's values.

        Returns:
            One row a passage, one column a criterion: log-odds before any calibration.
        """
        return np.concatenate([self._values(each) for each in readings])

    def _values(self, reading: Reading) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode(*reading)
        feed = {
            "input_ids": np.array([encoded.ids], dtype=np.int64),
            "attention_mask": np.array([encoded.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([encoded.type_ids], dtype=np.int64),
        }
        values: NDArray[np.float32] = self._session.run(["log_odds"], feed)[0]
        return values


def load_tokenizer(file: Path) -> Tokenizer:
    """The tokeniser with which the encoder was trained, cut to :data:`LONGEST` and without padding."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer
