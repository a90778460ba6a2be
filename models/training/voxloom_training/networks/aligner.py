"""Frame-wise phone classifier for alignment. A narrow view (11 frames) keeps the edges between phones sharp."""

from __future__ import annotations

import torch
from torch import nn

from ..data.signal import MEL_BANDS


class Aligner(nn.Module):
    def __init__(self, classes: int, channels: int = 256) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv1d(MEL_BANDS + 1, channels, 5, padding=2),
            nn.GELU(),
            nn.GroupNorm(1, channels),
            nn.Dropout(0.1),
            nn.Conv1d(channels, channels, 5, padding=2),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Conv1d(channels, channels, 3, padding=1),
            nn.GELU(),
            nn.Conv1d(channels, classes, 1),
        )

    def forward(self, mel: torch.Tensor, voicing: torch.Tensor) -> torch.Tensor:
        """mel [B, 100, T] normalised, voicing [B, T] -> log probabilities [B, T, classes]"""
        return self.layers(torch.cat([mel, voicing[:, None]], 1)).float().transpose(1, 2).log_softmax(-1)
