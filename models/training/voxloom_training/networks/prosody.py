"""Prosody model: tokens to a plan that an author can draw on.

It has an encoder of its own, small and heavily dropped out. How long and how high somebody speaks is a matter of
hundreds of lines, not of thousands of frames: an encoder shared with the decoder learns the training lines by heart long before the
spectra are good. Trained by an energy score like the decoder: each draw is one way to say the line.
"""

from __future__ import annotations

import dataclasses

import torch
from torch import nn
from torch.nn import functional as F

from .transformer import Encoder

PLAN_FIELDS = 4  # log(1 + frames), log F0, voicing, energy: all normalised
TOKEN_NOISE = 16
LINE_NOISE = 8


@dataclasses.dataclass(frozen=True)
class ProsodyConfig:
    symbols: int
    width: int = 128
    heads: int = 2
    inner: int = 256
    layers: int = 3
    dropout: float = 0.3


class PlanPredictor(nn.Module):
    """Hidden and noise to the four plan fields of each token."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.first = nn.Conv1d(width + TOKEN_NOISE + LINE_NOISE, inner, 3, padding=1)
        self.second = nn.Conv1d(inner, inner, 5, padding=2)
        self.third = nn.Conv1d(inner, inner, 3, padding=1)
        self.out = nn.Conv1d(inner, PLAN_FIELDS, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, noise: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """hidden [B, N, width], noise [B, N, TOKEN_NOISE + LINE_NOISE], mask [B, N] -> [B, N, PLAN_FIELDS]"""
        gate = mask[:, None]
        inner = F.gelu(self.first(torch.cat([self.dropout(hidden), noise], -1).transpose(1, 2) * gate))
        inner = inner + F.gelu(self.second(self.dropout(inner) * gate))
        inner = inner + F.gelu(self.third(self.dropout(inner) * gate))
        return (self.out(inner) * gate).transpose(1, 2)


class ProsodyModel(nn.Module):
    def __init__(self, config: ProsodyConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config.symbols, config.width, config.heads, config.inner, config.layers, config.dropout)
        self.predictor = PlanPredictor(config.width, config.inner, config.dropout)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
        """tokens [B, N], mask [B, N], noise [B, N, TOKEN_NOISE + LINE_NOISE] -> normalised plan [B, N, PLAN_FIELDS]"""
        return self.predictor(self.encoder(tokens, mask), noise, mask)
