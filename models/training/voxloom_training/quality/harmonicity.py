"""Harmonics-to-noise ratio by Praat's cross-correlation method at its standard settings (Boersma 1993)."""

from __future__ import annotations

import numpy as np
import parselmouth

from ..data.signal import SAMPLE_RATE

STEP_SECONDS = 0.01
LOWEST_HZ = 75.0
# Praat writes -200 dB where there is no voice to measure.
VOICELESS_DB = -199.0


def harmonicity(samples: np.ndarray) -> np.ndarray:
    """samples [S] in -1..1 -> HNR in dB of the voiced frames, one each 10 ms; may be empty"""
    sound = parselmouth.Sound(samples.astype(np.float64), SAMPLE_RATE)
    values = sound.to_harmonicity_cc(STEP_SECONDS, LOWEST_HZ, silence_threshold=0.1, periods_per_window=1.0).values[0]
    return values[values > VOICELESS_DB]
