"""The encoder while it is trained: layers of MiniLM below, two that learn and a linear head above; its way to ONNX."""

from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Encoding
from transformers import AutoModel
from transformers.utils import logging

_FROZEN_LAYERS = 4

logging.disable_progress_bar()  # `analyser train` has one of its own


class Scorer(torch.nn.Module):  # type: ignore[misc]  # torch is an extra, absent where types are checked
    """The base's mean over tokens, and a linear head."""

    def __init__(self, base: Path, criteria: int) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(self.base.config.hidden_size, criteria)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Log-odds of passages."""
        return self.upper(self.lower(input_ids, attention_mask, token_type_ids), attention_mask)

    def lower(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """What the layers that stay as they are make of tokens."""
        states = self.base.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        return self._through(states, attention_mask, slice(None, _FROZEN_LAYERS))

    def upper(self, states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Log-odds from what :meth:`lower` made."""
        states = self._through(states, attention_mask, slice(_FROZEN_LAYERS, None))
        weight = attention_mask[..., None].to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        values: torch.Tensor = self.head(self.dropout(mean))
        return values

    def trained(self) -> list[torch.nn.Parameter]:
        """The weights of the base that learn."""
        return [weights for layer in self.base.encoder.layer[_FROZEN_LAYERS:] for weights in layer.parameters()]

    def _through(self, states: torch.Tensor, attention_mask: torch.Tensor, layers: slice) -> torch.Tensor:
        hidden = (1.0 - attention_mask[:, None, None, :].to(states.dtype)) * torch.finfo(states.dtype).min
        for layer in self.base.encoder.layer[layers]:
            out = layer(states, hidden)
            states = out[0] if isinstance(out, tuple) else out
        return states


def tensors_of(encoded: Sequence[Encoding]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Tokens of passages, which of them are there, and whether they are of the context or of the passage."""
    longest = max(len(each.ids) for each in encoded)
    tensors = torch.zeros((3, len(encoded), longest), dtype=torch.long)
    for row, each in enumerate(encoded):
        for kind, numbers in enumerate((each.ids, each.attention_mask, each.type_ids)):
            tensors[kind, row, : len(numbers)] = torch.tensor(numbers)
    return tensors[0], tensors[1], tensors[2]


def export(scorer: Scorer, example: Encoding, target: Path) -> None:
    """Write the encoder as ONNX with 8-bit weights.

    Args:
        scorer: The encoder.
        example: Any passage; its shape stands for others.
        target: The file.
    """
    whole = target.with_suffix(".float.onnx")
    torch.onnx.export(
        scorer,
        tensors_of([example]),
        whole,
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["log_odds"],
        dynamic_axes={name: {0: "passages", 1: "tokens"} for name in ("input_ids", "attention_mask", "token_type_ids")},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, target, weight_type=QuantType.QInt8)
    whole.unlink()
