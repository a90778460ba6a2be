"""Spectral energy distance (Gritsenko et al. 2020, "A Spectral Energy Distance for Parallel Speech Synthesis")."""

from __future__ import annotations

import functools
import math

import torch

from ..data.signal import SAMPLE_RATE

# Window lengths in samples and their weights. The longest must tell harmonics from the noise between them (12 Hz a bin at 4096), or voices come out breathy.
WINDOWS = {256: 0.5, 512: 0.75, 1024: 1.0, 2048: 1.5, 4096: 1.75}


@functools.cache
def _shape(size: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Hann window [size] and bin weights [size // 2 + 1, 1]: equal to 5 kHz, then falling as the ear's resolution does."""
    hz = torch.linspace(0.0, SAMPLE_RATE / 2, size // 2 + 1)
    weight = 1.0 / (1.0 + (hz / 5000.0) ** 2)
    return torch.hann_window(size).to(device), (weight / weight.mean()).to(device)[:, None]


def _magnitudes(samples: torch.Tensor, size: int) -> torch.Tensor:
    window, _ = _shape(size, samples.device)
    spectrum = torch.stft(samples, size, size // 4, window=window, center=False, return_complex=True)
    return torch.view_as_real(spectrum).square().sum(-1).add(1e-9).sqrt() / math.sqrt(size)


def _distance(first: torch.Tensor, second: torch.Tensor, size: int) -> torch.Tensor:
    """Mean over frames of a metric: L1 of magnitudes + L2 norm of log magnitudes, both weighted over bins."""
    _, weight = _shape(size, first.device)
    bins = size // 2 + 1
    linear = ((first - second).abs() * weight).sum(1) / bins
    logarithmic = (((first + 1e-4).log() - (second + 1e-4).log()).square() * weight).mean(1).add(1e-8).sqrt()
    return (40.0 * linear + logarithmic).mean()


def spectral_energy(real: torch.Tensor, one: torch.Tensor, other: torch.Tensor, repulsion: float = 1.0) -> torch.Tensor:
    """real, one, other [B, S]; `one` and `other` are two independent draws for the same condition.

    The repulsive term keeps the model from preferring tidy harmonics to honest noise.
    """
    total = real.new_zeros(())
    for size, weight in WINDOWS.items():
        x, a, b = _magnitudes(real, size), _magnitudes(one, size), _magnitudes(other, size)
        apart = _distance(a, x, size) + _distance(b, x, size) - repulsion * _distance(a, b, size)
        total = total + weight * apart
    return total / sum(WINDOWS.values())
