"""Gated dilated residual/skip layers after van den Oord et al. 2016, non-causal, at frame rate."""

from __future__ import annotations

import torch
from torch import nn


class GatedLayer(nn.Module):
    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.gate = nn.Conv1d(channels, 2 * channels, 3, padding=dilation, dilation=dilation)
        self.out = nn.Conv1d(channels, 2 * channels, 1)

    def forward(self, hidden: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """hidden [B, C, T] -> (residual [B, C, T], skip [B, C, T])"""
        signal, gate = self.gate(hidden).chunk(2, 1)
        residual, skip = self.out(torch.tanh(signal) * torch.sigmoid(gate)).chunk(2, 1)
        return (hidden + residual) * 0.7071, skip


class WaveNet(nn.Module):
    def __init__(self, inputs: int, channels: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.start = nn.Conv1d(inputs, channels, 3, padding=1)
        self.layers = nn.ModuleList(GatedLayer(channels, dilation) for dilation in dilations)
        self.scale = len(dilations) ** -0.5

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """inputs [B, inputs, T] -> skip sum [B, channels, T]"""
        hidden = self.start(inputs)
        total = 0.0
        for layer in self.layers:
            hidden, skip = layer(hidden)
            total = total + skip
        return total * self.scale
