"""Monotonic alignment with optional silences: forward-sum for training, Viterbi for durations (Badlani et al. 2022, with skips)."""

from __future__ import annotations

import numpy as np
import torch

NEVER = -1e9


def diagonal_prior(frames: int, states: int, sharpness: float) -> np.ndarray:
    """[frames, states] log weights around the diagonal: `sharpness` is how much a whole line's offset costs."""
    t = (np.arange(frames) + 0.5) / frames
    s = (np.arange(states) + 0.5) / states
    return (-sharpness * (t[:, None] - s[None]) ** 2).astype(np.float32)


def forward_sum(emissions: torch.Tensor, optional: torch.Tensor, frames: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    """Log likelihood [B] of all monotonic paths.

    emissions [B, T, S] log scores, optional [B, S] True where a state may be skipped, frames [B] and states [B] lengths.
    """
    batch, longest, width = emissions.shape
    skip = torch.where(torch.roll(optional, 1, 1), 0.0, NEVER)
    skip[:, :2] = NEVER
    wall = emissions.new_full((batch, 1), NEVER)
    alpha = torch.cat([emissions[:, 0, :1], emissions.new_full((batch, width - 1), NEVER)], 1)
    last = [alpha]
    for t in range(1, longest):
        step = torch.cat([wall, alpha[:, :-1]], 1)
        leap = torch.cat([wall, wall, alpha[:, :-2]], 1) + skip
        alpha = torch.logsumexp(torch.stack([alpha, step, leap]), 0) + emissions[:, t]
        last.append(alpha)
    stacked = torch.stack(last, 1)
    rows = torch.arange(batch)
    return stacked[rows, frames - 1, states - 1]


def viterbi(emissions: np.ndarray, optional: np.ndarray) -> np.ndarray:
    """emissions [T, S], optional [S] -> frames per state [S]; skipped states get 0."""
    frames, width = emissions.shape
    score = np.full(width, NEVER)
    score[0] = emissions[0, 0]
    back = np.zeros((frames, width), np.int8)
    may_leap = np.zeros(width, bool)
    may_leap[2:] = optional[1:-1]
    for t in range(1, frames):
        moves = np.stack([score, np.r_[NEVER, score[:-1]], np.where(may_leap, np.r_[NEVER, NEVER, score[:-2]], NEVER)])
        back[t] = moves.argmax(0)
        score = moves.max(0) + emissions[t]
    durations = np.zeros(width, int)
    state = width - 1
    for t in range(frames - 1, -1, -1):
        durations[state] += 1
        state -= int(back[t, state])
    return durations
