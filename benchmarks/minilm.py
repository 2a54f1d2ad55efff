"""MiniLM as it comes, and what is made of it: 8 bits, static vectors; see :mod:`benchmarks.vectors`.

- As it comes: the mean of its last layer over tokens.
- In 8 bits: the same, exported to ONNX as the encoder of `accurate` is.
- Static vectors: distilled from it in the manner of model2vec: every piece of its vocabulary read alone, 256 principal
  components, frequent pieces weighing less.
"""

import shutil
from pathlib import Path

import numpy as np
import torch
from sklearn.decomposition import PCA
from transformers import AutoModel

from analyser.detecting.encoder import load_tokenizer
from analyser.detecting.model_files import ENCODER, TOKENIZER
from analyser.training.fine_tuning import find_base
from analyser.training.scorer import Scorer, export
from benchmarks.passage_vectors import TABLE, open_float

DIMENSIONS = 256


def make_float(folder: Path) -> None:
    """Write MiniLM as it comes to a folder."""
    AutoModel.from_pretrained(find_base()).save_pretrained(folder)
    shutil.copyfile(find_base() / TOKENIZER, folder / TOKENIZER)


def make_int8(folder: Path) -> None:
    """Write it in 8 bits to a folder."""
    shutil.copyfile(find_base() / TOKENIZER, folder / TOKENIZER)
    scorer = Scorer(find_base(), criteria=1)
    scorer.head = torch.nn.Identity()  # what comes out is the mean over tokens
    export(scorer.eval(), load_tokenizer(folder / TOKENIZER).encode("a passage"), folder / ENCODER)


def make_static(folder: Path) -> None:
    """Write static vectors distilled from it to a folder."""
    shutil.copyfile(find_base() / TOKENIZER, folder / TOKENIZER)
    pieces = sorted(load_tokenizer(folder / TOKENIZER).get_vocab().items(), key=lambda each: each[1])
    vectors = open_float(find_base())([piece for piece, _ in pieces])
    table = PCA(DIMENSIONS, random_state=0).fit_transform(vectors)
    rarity = np.log(1 + np.arange(1, len(table) + 1))  # a vocabulary goes by frequency, the most frequent first
    np.save(folder / TABLE, (table * rarity[:, None]).astype(np.float32))
