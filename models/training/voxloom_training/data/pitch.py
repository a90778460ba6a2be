"""F0 tracks from recordings: Praat's autocorrelation candidates, a second pass in the speaker's own range, octave repair."""

from __future__ import annotations

import numpy as np
import parselmouth

from .signal import HOP, SAMPLE_RATE

SEARCH_FLOOR_HZ = 70.0
SEARCH_CEILING_HZ = 420.0


def praat_pitch(samples: np.ndarray, floor_hz: float, ceiling_hz: float) -> np.ndarray:
    """samples [S] -> F0 [S // HOP + 1] in Hz on the mel frame clock, 0 where unvoiced."""
    sound = parselmouth.Sound(samples.astype(np.float64), SAMPLE_RATE)
    step = HOP / SAMPLE_RATE
    pitch = sound.to_pitch_ac(
        time_step=step / 2,
        pitch_floor=floor_hz,
        pitch_ceiling=ceiling_hz,
        very_accurate=True,
        silence_threshold=0.02,
        voicing_threshold=0.42,
        octave_cost=0.012,
        octave_jump_cost=0.5,
        voiced_unvoiced_cost=0.14,
    )
    frames = len(samples) // HOP + 1
    times = np.arange(frames) * step
    track, clock = pitch.selected_array["frequency"], pitch.xs()
    if len(clock) == 0:
        return np.zeros(frames, np.float32)
    nearest = np.clip(np.round((times - clock[0]) / (step / 2)).astype(int), 0, len(clock) - 1)
    inside = np.abs(clock[nearest] - times) <= step
    return np.where(inside, track[nearest], 0.0).astype(np.float32)


def repair_octaves(f0: np.ndarray, median_hz: float) -> np.ndarray:
    """Moves whole voiced stretches, or pieces after a jump, by an octave where that brings them to their neighbours and the speaker's median.

    A stretch is cut wherever two neighbouring frames differ by more than 0.6 octave; a piece is moved only when its own
    distance to the local reference falls by more than half an octave, so that real low phrase ends stay.
    """
    fixed = f0.copy()
    voiced = np.flatnonzero(f0 > 0)
    if len(voiced) == 0:
        return fixed
    log = np.log2(np.maximum(f0, 1e-3))
    cuts = [0] + [
        i for i in range(1, len(voiced)) if voiced[i] != voiced[i - 1] + 1 or abs(log[voiced[i]] - log[voiced[i - 1]]) > 0.6
    ] + [len(voiced)]
    pieces = [voiced[a:b] for a, b in zip(cuts[:-1], cuts[1:])]
    reference = np.log2(median_hz)
    for piece in pieces:
        level = np.median(log[piece])
        around = [log2 for log2 in (np.median(np.log2(fixed[p])) for p in pieces if p is not piece and abs(p[0] - piece[-1]) < 40)]
        local = 0.5 * reference + 0.5 * (np.median(around) if around else reference)
        shifts = np.array([-1.0, 0.0, 1.0])
        costs = np.abs(level + shifts - local)
        best = int(np.argmin(costs))
        if best != 1 and costs[1] - costs[best] > 0.5:
            fixed[piece] = f0[piece] * 2.0 ** shifts[best]
    return fixed


def drop_specks(f0: np.ndarray, shortest_frames: int = 3) -> np.ndarray:
    """Voiced stretches under ~30 ms are noise to a listener and to a model; they become unvoiced. One-frame holes are bridged."""
    fixed = f0.copy()
    for i in range(1, len(fixed) - 1):
        if fixed[i] == 0 and fixed[i - 1] > 0 and fixed[i + 1] > 0:
            fixed[i] = np.sqrt(fixed[i - 1] * fixed[i + 1])
    start = 0
    while start < len(fixed):
        end = start
        while end < len(fixed) and (fixed[end] > 0) == (fixed[start] > 0):
            end += 1
        if fixed[start] > 0 and end - start < shortest_frames:
            fixed[start:end] = 0.0
        start = end
    return fixed


def speaker_range(first_pass: list[np.ndarray]) -> tuple[float, float, float]:
    """floor, ceiling and median in Hz from a first wide pass: quartiles widened as De Looze and Hirst (2008) advise."""
    voiced = np.concatenate([track[track > 0] for track in first_pass])
    low, middle, high = np.percentile(voiced, [25, 50, 75])
    return max(SEARCH_FLOOR_HZ, 0.55 * low), min(SEARCH_CEILING_HZ, 1.9 * high), float(middle)


def track_pitch(samples: np.ndarray, floor_hz: float, ceiling_hz: float, median_hz: float) -> np.ndarray:
    """The track training uses: F0 [frames] in Hz, 0 where unvoiced."""
    return drop_specks(repair_octaves(praat_pitch(samples, floor_hz, ceiling_hz), median_hz))
