"""Transformer encoder with a convolutional feed-forward (Ren et al. 2019) and a clipped relative-position bias."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

# Tokens further apart than this share one bias.
REACH = 24


class Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.project = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.bias = nn.Parameter(torch.zeros(2 * REACH + 1, heads))

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """hidden [B, N, width], mask [B, N] 1 inside -> [B, N, width]"""
        batch, count, width = hidden.shape
        query, key, value = self.project(hidden).reshape(batch, count, 3, self.heads, self.size).permute(2, 0, 3, 1, 4).unbind(0)
        score = torch.matmul(query, key.transpose(-1, -2)) * self.size**-0.5
        place = torch.arange(count, device=hidden.device)
        offset = (place[None] - place[:, None]).clamp(-REACH, REACH) + REACH
        score = score + self.bias[offset].permute(2, 0, 1)
        score = score + (mask[:, None, None] - 1.0) * 1e4
        mixed = torch.matmul(score.softmax(-1), value)
        return self.out(mixed.permute(0, 2, 1, 3).reshape(batch, count, width))


class Block(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.before_attention, self.before_convolution = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.wide = nn.Conv1d(width, inner, 3, padding=1)
        self.narrow = nn.Conv1d(inner, width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hidden = hidden + self.dropout(self.attention(self.before_attention(hidden), mask))
        inner = (self.before_convolution(hidden) * mask[..., None]).transpose(1, 2)
        inner = self.narrow(self.dropout(F.gelu(self.wide(inner)))).transpose(1, 2)
        return hidden + self.dropout(inner)


class Encoder(nn.Module):
    def __init__(self, symbols: int, width: int, heads: int, inner: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.embedding = nn.Embedding(symbols, width)
        self.place = nn.Linear(2, width)
        self.blocks = nn.ModuleList(Block(width, heads, inner, dropout) for _ in range(layers))
        self.last = nn.LayerNorm(width)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """tokens [B, N] ids, mask [B, N] -> [B, N, width]. Where a token stands in its line, and how long the line is, is part of what it means."""
        count = mask.sum(1, keepdim=True)
        place = torch.cumsum(mask, 1) / count
        where = torch.stack([place * 2.0 - 1.0, (count / 50.0).expand_as(place)], -1)
        hidden = self.embedding(tokens) + self.place(where)
        for block in self.blocks:
            hidden = block(hidden, mask)
        return self.last(hidden) * mask[..., None]
