"""What drives the vocoder, made from F0 outside its graph: a band-limited pulse train and two noises.

The studio's engine makes the same three signals in TypeScript (src-main/engine/vocoder); phase is float64 in both.
"""

from __future__ import annotations

import numpy as np

from ..data.signal import HOP, SAMPLE_RATE

PULSE_TAPS = 32
# Unit power for noise shaped by ((1 + cos) / 2)^2 over a period: the mean of its square is 35/128.
BREATH_GAIN = float(np.sqrt(128.0 / 35.0))
FALLBACK_HZ = 160.0


def sample_rate_pitch(f0: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """f0 [T] Hz, 0 unvoiced -> F0 [T * HOP] Hz everywhere (log-interpolated through gaps) and voicing [T * HOP] in 0..1.

    Frame t is centred on sample t * HOP. Voicing ramps over one hop, so that pulses fade in rather than start.
    """
    frames = len(f0)
    voiced = f0 > 0
    if not voiced.any():
        return np.full(frames * HOP, FALLBACK_HZ), np.zeros(frames * HOP)
    clock = np.arange(frames * HOP) / HOP
    known = np.flatnonzero(voiced)
    dense = np.exp(np.interp(clock, known, np.log(f0[known].astype(np.float64))))
    return dense, np.interp(clock, np.arange(frames), voiced.astype(np.float64))


def pulse_train(hz: np.ndarray, voicing: np.ndarray, first_phase: float) -> tuple[np.ndarray, np.ndarray]:
    """-> pulses [S] of unit power where voiced, and phase [S] in turns.

    A pulse sits where the phase passes a whole turn, at its exact fractional sample, as a Hann-windowed sinc.
    """
    phase = first_phase + np.cumsum(hz / SAMPLE_RATE)
    whole = np.floor(phase)
    crossing = np.flatnonzero(whole[1:] > whole[:-1]) + 1
    # The turn completed this far before sample `crossing`, in samples.
    late = (phase[crossing] - whole[crossing]) / (hz[crossing] / SAMPLE_RATE)
    place = crossing - late
    height = np.sqrt(SAMPLE_RATE / hz[crossing]) * voicing[crossing]
    pulses = np.zeros(len(hz) + 2 * PULSE_TAPS)
    first_tap = np.floor(place).astype(int) - PULSE_TAPS // 2 + 1
    for tap in range(PULSE_TAPS):
        at = first_tap + tap
        away = at - place
        shape = np.sinc(away) * (0.5 + 0.5 * np.cos(2.0 * np.pi * away / PULSE_TAPS))
        np.add.at(pulses, at + PULSE_TAPS, height * shape)
    return pulses[PULSE_TAPS:-PULSE_TAPS], phase


def excitation(f0: np.ndarray, random: np.random.Generator, draws: int = 1, first_phase: float | None = None) -> np.ndarray:
    """f0 [T] -> [draws, 3, T * HOP] float32: pulses, steady noise, breath (noise that swells once a period, voiced only).

    All draws share the pulses and differ in the noises.
    """
    hz, voicing = sample_rate_pitch(f0)
    pulses, phase = pulse_train(hz, voicing, random.random() if first_phase is None else first_phase)
    swell = BREATH_GAIN * (0.5 + 0.5 * np.cos(2.0 * np.pi * phase)) ** 2 * voicing
    noise = random.standard_normal((draws, 2, len(hz)), dtype=np.float32)
    out = np.empty((draws, 3, len(hz)), np.float32)
    out[:, 0], out[:, 1], out[:, 2] = pulses, noise[:, 0], noise[:, 1] * swell
    return out
