"""Energy score over patches (Gneiting and Raftery 2007): a proper score, so the best model draws from the true distribution."""

from __future__ import annotations

import torch
from torch.nn import functional as F

MEL_PATCHES = ((1, 1), (1, 100), (2, 6), (4, 20), (8, 50), (24, 100))
PITCH_PATCHES = (1, 4, 16, 64)
TOKEN_PATCHES = (1, 2, 4, 8, 24)


def _patch_norms(difference: torch.Tensor, mask: torch.Tensor, patch: tuple[int, int]) -> torch.Tensor:
    """difference [B, T, F], mask [B, T] -> mean over half-overlapping patches of the root mean square within each"""
    rows, columns = min(patch[0], difference.shape[1]), min(patch[1], difference.shape[2])
    step = (max(1, rows // 2), max(1, columns // 2))
    square = (difference.square() * mask[..., None])[:, None]
    norm = (F.avg_pool2d(square, (rows, columns), step) + 1e-6).sqrt()[:, 0]
    weight = F.avg_pool1d(mask[:, None], rows, step[0])[:, 0, :, None]
    return (norm * weight).sum() / (weight.sum() * norm.shape[-1] + 1e-6)


def patch_energy_score(
    real: torch.Tensor, one: torch.Tensor, other: torch.Tensor, mask: torch.Tensor, patches: tuple[tuple[int, int], ...]
) -> torch.Tensor:
    """real, one, other [B, T, F], mask [B, T]; `one` and `other` are independent draws. Mean over patch shapes of d(a,x) + d(b,x) - d(a,b)."""
    total = real.new_zeros(())
    for patch in patches:
        total = total + _patch_norms(one - real, mask, patch) + _patch_norms(other - real, mask, patch)
        total = total - _patch_norms(one - other, mask, patch)
    return total / len(patches)
