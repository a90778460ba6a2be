"""Acoustic model: tokens and an edited plan to mel, F0 and voicing.

The decoder takes noise and is trained by an energy score, so each draw is one natural way to say the line; a mean of all
ways would sound bored (flat F0, blurred spectra). One pass, no iterations. The plan comes from `prosody.py`.
"""

from __future__ import annotations

import dataclasses

import torch
from torch import nn
from torch.nn import functional as F

from ..data.signal import MEL_BANDS
from .prosody import LINE_NOISE, PLAN_FIELDS, TOKEN_NOISE
from .transformer import Encoder
from .wavenet import GatedLayer

FRAME_NOISE = 16
FRAME_FIELDS = 5  # contour, energy, place from the token's start, place to its end, log length


@dataclasses.dataclass(frozen=True)
class AcousticConfig:
    symbols: int
    width: int = 192
    heads: int = 2
    inner: int = 576
    layers: int = 4
    dropout: float = 0.2
    decoder_dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4, 8)


class Decoder(nn.Module):
    """Gated dilated layers over frames; noise enters with the condition, per frame, per token and per line."""

    def __init__(self, config: AcousticConfig) -> None:
        super().__init__()
        width = config.width
        self.start = nn.Conv1d(width + FRAME_FIELDS + FRAME_NOISE + TOKEN_NOISE + LINE_NOISE, width, 5, padding=2)
        self.layers = nn.ModuleList(GatedLayer(width, dilation) for dilation in config.decoder_dilations)
        self.scale = len(config.decoder_dilations) ** -0.5
        self.mix = nn.Conv1d(width, width, 1)
        self.out = nn.Conv1d(width, MEL_BANDS + 2, 1)

    def forward(self, condition: torch.Tensor, noise: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """condition [B, T, width + FRAME_FIELDS], noise [B, T, 40], mask [B, T] -> [B, T, 102]: normal mel, F0 deviation, voicing logit"""
        gate = mask[:, None]
        hidden = self.start(torch.cat([condition, noise], -1).transpose(1, 2) * gate)
        total = 0.0
        for layer in self.layers:
            hidden, skip = layer(hidden * gate)
            total = total + skip
        total = F.gelu(total * self.scale)
        return (self.out(F.gelu(self.mix(total)) + total) * gate).transpose(1, 2)


class AcousticModel(nn.Module):
    def __init__(self, config: AcousticConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config.symbols, config.width, config.heads, config.inner, config.layers, config.dropout)
        # Whole tokens lose channels, so that the decoder cannot learn the training prompts by heart.
        self.forget = nn.Dropout(config.dropout)
        self.decoder = Decoder(config)
        # Means and deviations of plan fields, mel and F0 deviation; set from the training features, stored with the weights.
        self.register_buffer("plan_mean", torch.zeros(PLAN_FIELDS))
        self.register_buffer("plan_deviation", torch.ones(PLAN_FIELDS))
        self.register_buffer("mel_mean", torch.zeros(MEL_BANDS))
        self.register_buffer("mel_deviation", torch.ones(MEL_BANDS))
        self.register_buffer("pitch_deviation", torch.ones(()))

    def encode(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """tokens [B, N], mask [B, N] -> hidden [B, N, width]"""
        return self.forget(self.encoder(tokens, mask))
