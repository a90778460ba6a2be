"""Phone durations asked by the model against those of the recording."""

from __future__ import annotations

import dataclasses

import numpy as np

from .pitch_measures import correlation


@dataclasses.dataclass(frozen=True)
class DurationAgreement:
    rmse_ms: float
    correlation: float
    spread_ratio: float  # standard deviation, synthetic / natural
    length_ratio: float  # sum, synthetic / natural
    phones: int


def compare_durations(natural_ms: np.ndarray, synthetic_ms: np.ndarray) -> DurationAgreement:
    """Two lists of the same phones in the same order, [N] ms each."""
    natural, synthetic = np.asarray(natural_ms, np.float64), np.asarray(synthetic_ms, np.float64)
    if natural.shape != synthetic.shape or natural.ndim != 1 or len(natural) < 2:
        raise ValueError(f"durations of the same two or more phones are needed, not {natural.shape} and {synthetic.shape}")
    spread = float(np.std(natural))
    if spread == 0:
        raise ValueError("the natural durations do not vary")
    return DurationAgreement(
        rmse_ms=float(np.sqrt(np.mean((natural - synthetic) ** 2))),
        correlation=correlation(natural, synthetic),
        spread_ratio=float(np.std(synthetic)) / spread,
        length_ratio=float(synthetic.sum() / natural.sum()),
        phones=len(natural),
    )
