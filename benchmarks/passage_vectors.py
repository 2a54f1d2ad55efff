"""Linear models on vectors of passages, as :mod:`benchmarks.vectors` keeps them: all that reading with them takes.

A passage and what stands before it are two vectors side by side. In a model's folder:

::

    heads.npz                         weights and offsets of the criteria
    table.npy      tokenizer.json     of static vectors, or
    encoder.onnx   tokenizer.json     of MiniLM in 8 bits, or
    config.json    model.safetensors  tokenizer.json    of MiniLM as it comes
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analyser.detecting.model_files import ENCODER, TOKENIZER
from analyser.detecting.readings import Reading

if TYPE_CHECKING:
    from tokenizers import Encoding

HEADS, TABLE = "heads.npz", "table.npy"
_TEXTS_AT_ONCE = 64

Vectors = NDArray[np.float32]
Read = Callable[[Sequence[str]], Vectors]
"""Gives texts vectors of length one, one row a text."""


def open_static(folder: Path) -> Read:
    """Static vectors: a text's is the mean of those of its pieces, which each has whatever stands beside it."""
    from analyser.detecting.encoder import load_tokenizer

    tokenizer, table = load_tokenizer(folder / TOKENIZER), np.load(folder / TABLE, allow_pickle=False)
    nothing = np.zeros(table.shape[1], dtype=table.dtype)

    def read(texts: Sequence[str]) -> Vectors:
        ids = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
        return unit(np.array([table[each].mean(axis=0) if each else nothing for each in ids]))

    return read


def open_int8(folder: Path) -> Read:
    """MiniLM in 8 bits; one text at a time and on one thread, so that a vector depends on nothing but its text."""
    import onnxruntime

    from analyser.detecting.encoder import load_tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / ENCODER, options, providers=["CPUExecutionProvider"])
    tokenizer = load_tokenizer(folder / TOKENIZER)

    def mean_of(text: str) -> Vectors:
        encoded = tokenizer.encode(text)
        columns = (encoded.ids, encoded.attention_mask, encoded.type_ids)
        names = ("input_ids", "attention_mask", "token_type_ids")
        feed = {name: np.array([each], dtype=np.int64) for name, each in zip(names, columns, strict=True)}
        found: Vectors = session.run(None, feed)[0]
        return found

    return lambda texts: unit(np.concatenate([mean_of(text) for text in texts]))


def open_float(folder: Path) -> Read:
    """MiniLM as it comes, some texts of like length at a time."""
    import torch
    from transformers import AutoModel

    from analyser.detecting.encoder import load_tokenizer

    model, tokenizer = AutoModel.from_pretrained(folder).eval(), load_tokenizer(folder / TOKENIZER)

    def means_of(batch: "Sequence[Encoding]") -> Vectors:
        columns = np.zeros((3, len(batch), max(len(each.ids) for each in batch)), dtype=np.int64)
        for row, each in enumerate(batch):
            columns[:, row, : len(each.ids)] = each.ids, each.attention_mask, each.type_ids
        ids, there, kinds = torch.from_numpy(columns)
        with torch.no_grad():
            states = model(input_ids=ids, attention_mask=there, token_type_ids=kinds).last_hidden_state
        weight = there[..., None].float()
        means: Vectors = ((states * weight).sum(1) / weight.sum(1)).numpy()
        return means

    def read(texts: Sequence[str]) -> Vectors:
        encoded = [tokenizer.encode(text) for text in texts]
        found = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(encoded[place].ids))
        for first in range(0, len(order), _TEXTS_AT_ONCE):
            places = order[first : first + _TEXTS_AT_ONCE]
            found[places] = means_of([encoded[place] for place in places])
        return unit(found)

    return read


def unit(vectors: NDArray[np.floating]) -> Vectors:
    """The vectors at length one; nothing stays nothing."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return found


def beside(read: Read, readings: Sequence[Reading]) -> Vectors:
    """What stands before each passage, and the passage itself, as two vectors side by side."""
    return np.hstack([read([reading[side] for reading in readings]) for side in (0, 1)])


def open_heads(folder: Path, read: Read) -> Callable[[Sequence[Reading]], Vectors]:
    """What gives passages their log-odds, one column a criterion."""
    with np.load(folder / HEADS, allow_pickle=False) as arrays:
        weights, offsets = arrays["weights"], arrays["offsets"]
    return lambda readings: beside(read, readings) @ weights + offsets
