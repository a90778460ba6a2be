"""The learning rate of every stage: a short rise, then half a cosine down to nearly nothing (Loshchilov and Hutter 2017)."""

from __future__ import annotations

import math

import torch

LOWEST = 1e-5


def set_rate(optimiser: torch.optim.Optimizer, peak: float, step: int, steps: int, warm_up: int) -> float:
    """Sets and returns the rate of `step` (1 to `steps`); it rises over the first `warm_up` steps."""
    rate = peak * min(1.0, step / warm_up) * 0.5 * (1.0 + math.cos(math.pi * min(1.0, step / steps))) + LOWEST
    for group in optimiser.param_groups:
        group["lr"] = rate
    return rate
