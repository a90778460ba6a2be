"""Mel-cepstral distortion: how far two spectral envelopes are apart, in dB (Kubichek 1993).

The envelope is CheapTrick's; its log is turned into a cepstrum and warped by the all-pass recursion of Tokuda et al.
1994 (alpha 0.55 suits 48 kHz). c0, the level, takes no part. Frames are those of the mel, 93.75 a second.
"""

from __future__ import annotations

import dataclasses
import functools

import numpy as np

from ..data.signal import FFT_SIZE, HOP
from .spectral_envelope import spectral_envelope

ORDER = 39
ALPHA = 0.55
DB = 10.0 / np.log(10.0)
# Frames this far under the loudest natural one are pauses and room noise; Merlin's figures leave silence out as well.
SPEECH_RANGE_DB = 40.0


@dataclasses.dataclass(frozen=True)
class Cepstra:
    """Mel-cepstrum of one utterance."""

    coefficients: np.ndarray  # [T, ORDER + 1], natural-log amplitude, c0 first
    speech: np.ndarray  # [T] bool


@functools.cache
def warping_matrix(order: int = ORDER, alpha: float = ALPHA) -> np.ndarray:
    """[FFT_SIZE // 2 + 1, order + 1]: cepstrum @ matrix = mel-cepstrum, by the frequency-transform recursion."""
    count = FFT_SIZE // 2 + 1
    warped = np.zeros((order + 1, count))
    # One column a unit cepstrum: the recursion runs from the highest coefficient down and is linear in its input.
    for index in range(count - 1, -1, -1):
        last = warped.copy()
        warped[0] = alpha * last[0]
        warped[0, index] += 1.0
        warped[1] = (1.0 - alpha**2) * last[0] + alpha * last[1]
        for m in range(2, order + 1):
            warped[m] = last[m - 1] + alpha * (last[m] - warped[m - 1])
    return warped.T


def mel_cepstra(samples: np.ndarray, f0: np.ndarray) -> Cepstra:
    """samples [S] in -1..1, f0 [T] in Hz, 0 unvoiced -> T frames"""
    cepstrum = np.fft.irfft(np.log(spectral_envelope(samples, f0)), axis=1)[:, : FFT_SIZE // 2 + 1]
    # The cepstrum of log power, folded to the minimum-phase one of log amplitude: c0 halves, the rest stays.
    cepstrum[:, 0] *= 0.5
    padded = np.pad(samples, (HOP, HOP * 2))
    level = np.array([10.0 * np.log10(np.mean(padded[t * HOP : (t + 2) * HOP] ** 2) + 1e-12) for t in range(len(f0))])
    return Cepstra(cepstrum @ warping_matrix(), level > level.max() - SPEECH_RANGE_DB)


def frame_distortion(natural: np.ndarray, synthetic: np.ndarray) -> np.ndarray:
    """[T, ORDER + 1] twice -> [T] dB: 10 / ln 10 * sqrt(2 * sum over 1..ORDER of squared differences)"""
    return DB * np.sqrt(2.0 * ((natural[:, 1:] - synthetic[:, 1:]) ** 2).sum(1))


def aligned_distortion(natural: Cepstra, synthetic: Cepstra, lag: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Same clock on both sides -> dB of the frames natural speech fills, and of all frames.

    `lag` frames: synthetic frame t + lag is compared with natural frame t.
    """
    first, last = max(0, -lag), min(len(natural.coefficients), len(synthetic.coefficients) - lag)
    every = frame_distortion(natural.coefficients[first:last], synthetic.coefficients[first + lag : last + lag])
    return every[natural.speech[first:last]], every


def best_lag(pairs: list[tuple[Cepstra, Cepstra]], widest: int = 2) -> int:
    """The one lag in frames, the same for all pairs, that brings the pooled distortion lowest: a constant delay of a
    system is no fault of its sound. One lag for all, so that no utterance is flattered by a lag of its own."""

    def pooled(lag: int) -> float:
        return float(np.mean(np.concatenate([aligned_distortion(one, other, lag)[0] for one, other in pairs])))

    return min(range(-widest, widest + 1), key=pooled)


def warped_frames(natural: Cepstra, synthetic: Cepstra) -> tuple[np.ndarray, np.ndarray]:
    """Frame indices [P] of both sides along the dynamic-time-warping path through their speech frames."""
    one, other = np.flatnonzero(natural.speech), np.flatnonzero(synthetic.speech)
    rows, columns = warping_path(natural.coefficients[one, 1:], synthetic.coefficients[other, 1:])
    return one[rows], other[columns]


def warped_distortion(natural: Cepstra, synthetic: Cepstra) -> np.ndarray:
    """dB along that path, which may stretch either side."""
    rows, columns = warped_frames(natural, synthetic)
    return frame_distortion(natural.coefficients[rows], synthetic.coefficients[columns])


def warping_path(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[N, D], [M, D] -> indices (rows [P], columns [P]) of the cheapest path; steps (1, 1), (1, 0), (0, 1), Euclidean cost."""
    squares = (one**2).sum(1)[:, None] + (other**2).sum(1)[None] - 2.0 * one @ other.T
    cost = np.sqrt(np.maximum(squares, 0.0))
    count, width = cost.shape
    total = np.full((count + 1, width + 1), np.inf)
    total[0, 0] = 0.0
    # Along an anti-diagonal no cell depends on another, so each is one vector operation.
    for diagonal in range(2, count + width + 1):
        rows = np.arange(max(1, diagonal - width), min(count, diagonal - 1) + 1)
        columns = diagonal - rows
        before = np.minimum(total[rows - 1, columns - 1], np.minimum(total[rows - 1, columns], total[rows, columns - 1]))
        total[rows, columns] = cost[rows - 1, columns - 1] + before
    row, column = count, width
    path = [(row - 1, column - 1)]
    while (row, column) != (1, 1):
        steps = ((row - 1, column - 1), (row - 1, column), (row, column - 1))
        row, column = min(steps, key=lambda step: total[step])
        path.append((row - 1, column - 1))
    found = np.array(path[::-1])
    return found[:, 0], found[:, 1]
