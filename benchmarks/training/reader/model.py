"""The reader as it is trained: all-MiniLM-L6-v2 over question and passage, with two heads."""

from dataclasses import dataclass

import torch
from safetensors.torch import load_file
from torch.nn import functional

from index.encoding.packaged_model import PACKAGED_WEIGHTS, verify_packaged_model

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12

DROPPED = 0.1
"""Share of activations that are left out while learning, as BERT has it; but none of attention's,
which would take longest."""
_MASKS = 2**23

Tensor = torch.Tensor


@dataclass(frozen=True, slots=True)
class Read:
    """Logits of a batch: *answers* n, *starts* and *ends* n x length.

    Places in the question have none; [CLS] stands for no answer.
    """

    answers: Tensor
    starts: Tensor
    ends: Tensor


class Dropout(torch.nn.Module):
    """Leaves out activations while learning, by masks cut from one long one drawn once.

    Drawing them anew takes a tenth of the time of a step on a CPU.
    """

    def __init__(self) -> None:
        super().__init__()
        self._masks = (torch.rand(_MASKS) >= DROPPED).bfloat16() / (1 - DROPPED)

    def forward(self, states: Tensor) -> Tensor:
        """Return *states*, when learning with a tenth of them nought and the others greater."""
        if not self.training:
            return states
        begin = int(torch.randint(_MASKS - states.numel(), ()))
        mask = self._masks[begin : begin + states.numel()].view_as(states)
        return states * mask.to(states.dtype)


class Layer(torch.nn.Module):
    """One layer of BERT; attention is written out because that is faster here."""

    def __init__(self, stored: dict[str, Tensor], prefix: str, dropout: Dropout) -> None:
        super().__init__()
        self.dropout = dropout

        def taken(*names: str) -> torch.nn.Parameter:
            return torch.nn.Parameter(torch.cat([stored[f"{prefix}{name}"] for name in names]))

        attention = [f"attention.self.{each}" for each in ("query", "key", "value")]
        self.mixed_weight = taken(*(f"{each}.weight" for each in attention))
        self.mixed_bias = taken(*(f"{each}.bias" for each in attention))
        self.joined_weight = taken("attention.output.dense.weight")
        self.joined_bias = taken("attention.output.dense.bias")
        self.first_norm_weight = taken("attention.output.LayerNorm.weight")
        self.first_norm_bias = taken("attention.output.LayerNorm.bias")
        self.wide_weight = taken("intermediate.dense.weight")
        self.wide_bias = taken("intermediate.dense.bias")
        self.narrow_weight = taken("output.dense.weight")
        self.narrow_bias = taken("output.dense.bias")
        self.second_norm_weight = taken("output.LayerNorm.weight")
        self.second_norm_bias = taken("output.LayerNorm.bias")

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the next states (n x length x 384); *mask* is added to attention scores."""
        count, length, _ = states.shape
        mixed = functional.linear(states, self.mixed_weight, self.mixed_bias)
        mixed = mixed.view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = mixed.unbind(0)
        scores = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2)
        chances = torch.softmax(scores + mask, dim=-1)
        joined = (chances @ value).transpose(1, 2).reshape(count, length, WIDTH)
        joined = functional.linear(joined, self.joined_weight, self.joined_bias)
        states = self._norm(
            states + self.dropout(joined), self.first_norm_weight, self.first_norm_bias
        )
        wide = functional.gelu(functional.linear(states, self.wide_weight, self.wide_bias))
        narrow = functional.linear(wide, self.narrow_weight, self.narrow_bias)
        return self._norm(
            states + self.dropout(narrow), self.second_norm_weight, self.second_norm_bias
        )

    @staticmethod
    def _norm(states: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        return functional.layer_norm(
            states, (WIDTH,), weight.to(states.dtype), bias.to(states.dtype), EPSILON
        )


class JointReader(torch.nn.Module):
    """Reads pairs; word and position embeddings are the packaged model's and stay so."""

    def __init__(self) -> None:
        super().__init__()
        stored = load_file(str(verify_packaged_model() / PACKAGED_WEIGHTS))
        stored = {name.removeprefix("bert."): each.float() for name, each in stored.items()}
        self.words: Tensor
        self.positions: Tensor
        self.register_buffer("words", stored["embeddings.word_embeddings.weight"])
        self.register_buffer("positions", stored["embeddings.position_embeddings.weight"])
        self.types = torch.nn.Parameter(stored["embeddings.token_type_embeddings.weight"])
        self.norm_weight = torch.nn.Parameter(stored["embeddings.LayerNorm.weight"])
        self.norm_bias = torch.nn.Parameter(stored["embeddings.LayerNorm.bias"])
        self.dropout = Dropout()
        self.layers = torch.nn.ModuleList(
            Layer(stored, f"encoder.layer.{number}.", self.dropout) for number in range(LAYERS)
        )
        self.add_heads()

    def add_heads(self) -> None:
        """Add what tells where words begin and end, and what tells whether any answer."""
        self.span = torch.nn.Linear(WIDTH, 2)
        self.judge_hidden = torch.nn.Linear(2 * WIDTH, WIDTH)
        self.judge_out = torch.nn.Linear(WIDTH, 1)
        torch.nn.init.normal_(self.span.weight, std=0.02)
        torch.nn.init.zeros_(self.span.bias)

    def forward(self, pieces: Tensor, first: Tensor, lengths: Tensor) -> Read:
        """Return logits for *pieces* (n x length); passages begin at *first*, end at *lengths*."""
        places = torch.arange(pieces.shape[1])
        passage = places[None, :] >= first[:, None]
        there = places[None, :] < lengths[:, None]
        # [SEP] at the end of a pair is no word of the passage.
        words = passage & (places[None, :] < lengths[:, None] - 1)
        mask = torch.where(there, 0.0, -1e4)[:, None, None, :]
        if torch.is_autocast_enabled("cpu"):
            mask = mask.bfloat16()
        states = self.begun(pieces, passage, mask)
        for layer in self.layers:
            states = layer(states, mask)
        return self._read(states, words)

    def begun(self, pieces: Tensor, passage: Tensor, mask: Tensor) -> Tensor:
        """Return what the layers that learn are given of *pieces*: n x length x 384.

        *passage* tells which are of the second text, *mask* is added to attention scores.
        """
        states = self.words[pieces] + self.positions[: pieces.shape[1]] + self.types[passage.long()]
        states = functional.layer_norm(states, (WIDTH,), self.norm_weight, self.norm_bias, EPSILON)
        dropped: Tensor = self.dropout(states.to(mask.dtype))
        return dropped

    def _read(self, states: Tensor, words: Tensor) -> Read:
        spans = self.span(states).float()
        allowed = words.clone()
        allowed[:, 0] = True
        spans = spans.masked_fill(~allowed[:, :, None], -1e4)
        share = words.to(states.dtype) / words.sum(1, keepdim=True).clamp(min=1).to(states.dtype)
        mean = torch.einsum("nl,nld->nd", share, states)
        both = self.dropout(torch.cat([states[:, 0], mean], dim=1))
        hidden = functional.gelu(self.judge_hidden(both))
        return Read(self.judge_out(hidden).float().squeeze(-1), spans[:, :, 0], spans[:, :, 1])
