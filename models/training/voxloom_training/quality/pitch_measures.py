"""F0 against F0. Both sides are tracked by the same Praat settings (`data.pitch.track_pitch`) and share a frame clock."""

from __future__ import annotations

import dataclasses

import numpy as np

CENTS_PER_OCTAVE = 1200.0


@dataclasses.dataclass(frozen=True)
class PitchAgreement:
    rmse_hz: float
    correlation: float
    log_rmse: float  # of natural-log F0
    voicing_error: float  # share of frames on whose voicing the two sides disagree, 0 to 1
    frames: int  # voiced on both sides


def compare_pitch(pairs: list[tuple[np.ndarray, np.ndarray]], lag: int = 0) -> PitchAgreement:
    """Pairs of F0 tracks in Hz, 0 unvoiced, pooled over all frames; synthetic frame t + lag against natural frame t."""
    natural, synthetic = (np.concatenate(side) for side in zip(*(_overlap(one, other, lag) for one, other in pairs)))
    both = (natural > 0) & (synthetic > 0)
    one, other = natural[both], synthetic[both]
    if len(one) < 2:
        raise ValueError("no frames are voiced on both sides")
    return PitchAgreement(
        rmse_hz=float(np.sqrt(np.mean((one - other) ** 2))),
        correlation=correlation(one, other),
        log_rmse=float(np.sqrt(np.mean(np.log(one / other) ** 2))),
        voicing_error=float(np.mean((natural > 0) != (synthetic > 0))),
        frames=len(one),
    )


def spread_hz(tracks: list[np.ndarray]) -> float:
    """Standard deviation in Hz of F0 over the voiced frames of all tracks."""
    return float(np.std(np.concatenate([track[track > 0] for track in tracks])))


def mean_hz(tracks: list[np.ndarray]) -> float:
    return float(np.mean(np.concatenate([track[track > 0] for track in tracks])))


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Pearson's; 0 where a side does not vary."""
    if np.std(one) == 0 or np.std(other) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def cents(measured_hz: np.ndarray, asked_hz: np.ndarray) -> np.ndarray:
    return CENTS_PER_OCTAVE * np.log2(measured_hz / asked_hz)


def _overlap(natural: np.ndarray, synthetic: np.ndarray, lag: int) -> tuple[np.ndarray, np.ndarray]:
    first, last = max(0, -lag), min(len(natural), len(synthetic) - lag)
    return natural[first:last], synthetic[first + lag : last + lag]
