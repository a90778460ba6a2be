"""Letters to phones without a decoder loop: a small Transformer encoder over letters, read out by CTC.

Every letter emits two slots, each a distribution over the phones (vowels with stress) and a blank. After the middle
layers the slots' distributions are fed back into the hidden state, so that later layers see what their neighbours are
about to say (self-conditioned CTC: Nozaki and Komatsu, "Relaxing the conditional independence assumption of CTC-based
ASR", Interspeech 2021). Convolutions are spelled as shifted concatenation and a matrix product.
"""

from __future__ import annotations

import dataclasses

import torch
from torch import Tensor, nn
from torch.nn import functional

LETTERS = "abcdefghijklmnopqrstuvwxyz'"
SLOTS = 2
BLANK = 0


@dataclasses.dataclass(frozen=True)
class Shape:
    phones: int
    """Number of output symbols without the blank."""
    width: int = 128
    heads: int = 4
    layers: int = 6
    feedback_after: tuple[int, ...] = (2, 4)
    """Layers (counted from 1) whose slot distributions are fed back."""
    longest: int = 48
    dropout: float = 0.1


class Layer(nn.Module):
    """Self-attention, then a feed-forward that sees each letter with its two neighbours. Pre-normalised, [B, L, D]."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.before_attention, self.before_feed = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.widen = nn.Linear(3 * width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, hidden: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        split = self.query_key_value(self.before_attention(hidden)).reshape(batch, length, 3, self.heads, -1)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = hidden + self.dropout(self.attended(mixed))
        normal = functional.pad(self.before_feed(hidden), (0, 0, 1, 1))
        window = torch.cat([normal[:, :-2], normal[:, 1:-1], normal[:, 2:]], dim=-1)
        return hidden + self.dropout(self.narrow(self.dropout(functional.gelu(self.widen(window)))))


class LetterToSound(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.letter = nn.Embedding(len(LETTERS), shape.width)
        self.from_start, self.from_end = (nn.Embedding(shape.longest, shape.width) for _ in range(2))
        for table in (self.letter, self.from_start, self.from_end):
            nn.init.normal_(table.weight, std=0.3)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.normal = nn.LayerNorm(shape.width)
        self.read_out = nn.Linear(shape.width, SLOTS * (shape.phones + 1))
        self.feed_back = nn.Linear(SLOTS * (shape.phones + 1), shape.width)

    def slots(self, letters: Tensor) -> list[Tensor]:
        """Logits [B, L * 2, phones + 1] for letters [B, L] (no padding: one length a batch); the last is the answer."""
        batch, length = letters.shape
        place = torch.arange(length, device=letters.device)
        hidden = self.letter(letters) + self.from_start(place) + self.from_end(length - 1 - place)
        answers = []
        for number, layer in enumerate(self.layers, start=1):
            hidden = layer(hidden)
            if number in self.shape.feedback_after or number == self.shape.layers:
                logits = self.read_out(self.normal(hidden)).reshape(batch, length * SLOTS, -1)
                answers.append(logits)
                if number < self.shape.layers:
                    said = torch.softmax(logits.float(), dim=-1).to(hidden.dtype)
                    hidden = hidden + self.feed_back(said.reshape(batch, length, -1))
        return answers

    def forward(self, letters: Tensor) -> Tensor:
        """Natural-log probabilities [B, L * 2, phones + 1]."""
        return torch.log_softmax(self.slots(letters)[-1], dim=-1)
