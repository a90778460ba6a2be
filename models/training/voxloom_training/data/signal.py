"""The numbers that the recordings, the networks and the studio's engine must agree on, and the mel transform itself."""

from __future__ import annotations

import functools

import numpy as np
import torch

SAMPLE_RATE = 48_000
HOP = 512
FFT_SIZE = 2048
# A short window keeps plosive bursts sharp. F0 reaches the vocoder as a number, so the mel need not resolve harmonics.
WINDOW = 1536
MEL_BANDS = 100
MEL_TOP_HZ = 20_000.0
MEL_FLOOR = 1e-5
FRAMES_PER_SECOND = SAMPLE_RATE / HOP


def hz_to_mel(hz: np.ndarray | float) -> np.ndarray:
    """O'Shaughnessy's mel scale."""
    return 2595.0 * np.log10(1.0 + np.asarray(hz) / 700.0)


def mel_to_hz(mel: np.ndarray | float) -> np.ndarray:
    return 700.0 * (10.0 ** (np.asarray(mel) / 2595.0) - 1.0)


@functools.cache
def mel_filterbank() -> torch.Tensor:
    """[MEL_BANDS, FFT_SIZE // 2 + 1] triangles, each summing to one, so that a band is a mean magnitude."""
    edges = mel_to_hz(np.linspace(0.0, hz_to_mel(MEL_TOP_HZ), MEL_BANDS + 2))
    bins = np.linspace(0.0, SAMPLE_RATE / 2, FFT_SIZE // 2 + 1)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    bank = np.maximum(0.0, np.minimum(rising, falling))
    # The lowest triangles are narrower than a bin; the nearest bin stands in for an empty one.
    for band in np.flatnonzero(bank.sum(1) == 0):
        bank[band, np.argmin(np.abs(bins - edges[band + 1]))] = 1.0
    bank /= bank.sum(1, keepdims=True)
    return torch.from_numpy(bank.astype(np.float32))


@functools.cache
def _window() -> torch.Tensor:
    return torch.hann_window(WINDOW)


def log_mel(samples: torch.Tensor) -> torch.Tensor:
    """samples [..., S] in -1..1 -> natural-log mel magnitude [..., MEL_BANDS, S // HOP + 1]; frame t is centred on sample t * HOP."""
    flat = samples.reshape(-1, samples.shape[-1])
    spectrum = torch.stft(
        flat, FFT_SIZE, HOP, WINDOW, _window().to(flat.device), center=True, pad_mode="constant", return_complex=True
    ).abs()
    mel = torch.matmul(mel_filterbank().to(flat.device), spectrum).clamp_min(MEL_FLOOR).log()
    return mel.reshape(*samples.shape[:-1], *mel.shape[-2:])
