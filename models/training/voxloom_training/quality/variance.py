"""Global variance (Toda and Tokuda 2007): over-smoothed speech varies less than speech does."""

from __future__ import annotations

import numpy as np


def variance_ratios(natural: list[np.ndarray], synthetic: list[np.ndarray]) -> np.ndarray:
    """Log-mels [bands, T_i] of the same texts -> [bands]: variance within an utterance, averaged over utterances, synthetic / natural.

    Within each utterance, so that a difference in level between utterances does not count as life.
    """
    return _mean_variance(synthetic) / _mean_variance(natural)


def _mean_variance(mels: list[np.ndarray]) -> np.ndarray:
    return np.mean([mel.astype(np.float64).var(1) for mel in mels], 0)
