"""Spectral envelope by CheapTrick (Morise 2015, Speech Communication 67): a window of three periods, smoothing over
two thirds of F0, and a lifter that takes the rest of the harmonics out. No part of WORLD's own code is used."""

from __future__ import annotations

import numpy as np

from ..data.signal import FFT_SIZE, HOP, SAMPLE_RATE

# Unvoiced frames are windowed as if at 500 Hz (6 ms), as the author of the method does.
UNVOICED_HZ = 500.0
# Three periods must fit in the transform.
LOWEST_HZ = 3.0 * SAMPLE_RATE / (FFT_SIZE - 4)
COMPENSATION = -0.15
POWER_FLOOR = 1e-14


def spectral_envelope(samples: np.ndarray, f0: np.ndarray) -> np.ndarray:
    """samples [S] in -1..1, f0 [T] Hz (0 unvoiced), frame t centred on sample t * HOP -> power envelope [T, FFT_SIZE // 2 + 1]"""
    hz = np.maximum(np.where(f0 > 0, f0, UNVOICED_HZ), LOWEST_HZ).astype(np.float64)[:, None]
    power = _power_spectra(samples.astype(np.float64), hz)
    return _lifter(_smooth(_mirror_lows(power, hz), hz * 2.0 / 3.0), hz)


def _power_spectra(samples: np.ndarray, hz: np.ndarray) -> np.ndarray:
    half = FFT_SIZE // 2
    away = np.arange(-half, half)
    centres = np.arange(len(hz)) * HOP
    padded = np.pad(samples, (half, half + max(0, centres[-1] + half - len(samples))))
    pieces = padded[centres[:, None] + half + away]
    turn = away * hz / (1.5 * SAMPLE_RATE)
    window = np.where(np.abs(turn) < 1.0, 0.5 + 0.5 * np.cos(np.pi * turn), 0.0)
    window /= np.sqrt((window**2).sum(1, keepdims=True))
    shaped = pieces * window
    shaped -= window * shaped.sum(1, keepdims=True) / window.sum(1, keepdims=True)
    return np.abs(np.fft.rfft(shaped, axis=1)) ** 2 + POWER_FLOOR


def _bins() -> np.ndarray:
    return np.arange(FFT_SIZE // 2 + 1) * (SAMPLE_RATE / FFT_SIZE)


def _mirror_lows(power: np.ndarray, hz: np.ndarray) -> np.ndarray:
    """Below F0 there is no harmonic; what lies above it is mirrored in, so that the envelope does not dive towards 0 Hz."""
    bins = _bins()
    fixed = power.copy()
    for row, f0 in enumerate(hz[:, 0]):
        low = bins < f0
        fixed[row, low] += np.interp(f0 - bins[low], bins, power[row])
    return fixed


def _smooth(power: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Mean of `power` over a band of `width` Hz around each bin; the spectrum continues as its mirror image at both ends."""
    spacing = SAMPLE_RATE / FFT_SIZE
    edge = int(np.ceil(width.max() / 2.0 / spacing)) + 2
    long = np.pad(power, ((0, 0), (edge, edge)), mode="reflect")
    # total[k] is the integral up to the left edge of bin k; between edges it is linear.
    total = np.concatenate([np.zeros((len(long), 1)), np.cumsum(long, 1)], 1)

    def integral(at: np.ndarray) -> np.ndarray:
        whole = np.floor(at).astype(int)
        low = np.take_along_axis(total, whole, 1)
        return low + (at - whole) * (np.take_along_axis(total, whole + 1, 1) - low)

    centre = np.arange(power.shape[1]) + edge + 0.5
    reach = width / 2.0 / spacing
    return (integral(centre + reach) - integral(centre - reach)) / (2.0 * reach)


def _lifter(power: np.ndarray, hz: np.ndarray) -> np.ndarray:
    cepstrum = np.fft.irfft(np.log(np.maximum(power, POWER_FLOOR)), axis=1)
    quefrency = np.minimum(np.arange(FFT_SIZE), FFT_SIZE - np.arange(FFT_SIZE)) / SAMPLE_RATE
    smoothing = np.sinc(quefrency * hz)
    compensation = 1.0 - 2.0 * COMPENSATION + 2.0 * COMPENSATION * np.cos(2.0 * np.pi * quefrency * hz)
    return np.exp(np.fft.rfft(cepstrum * smoothing * compensation, axis=1).real)
