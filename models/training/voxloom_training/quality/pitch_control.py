"""Does the voice sing what is drawn? F0 asked of the engine against F0 that Praat measures in its sound."""

from __future__ import annotations

import dataclasses
import json
import pathlib

import numpy as np

from ..data.pitch import track_pitch
from .pitch_measures import cents


@dataclasses.dataclass(frozen=True)
class SpeakerRange:
    """Praat's search range for this speaker, found from the recordings."""

    floor_hz: float
    ceiling_hz: float
    median_hz: float

    @classmethod
    def read(cls, work: pathlib.Path) -> "SpeakerRange":
        found = json.loads((work / "pitch-range.json").read_text())
        return cls(found["floorHz"], found["ceilingHz"], found["medianHz"])

    def shifted(self, semitones: float) -> "SpeakerRange":
        """A transposed voice is searched for in its transposed range, the same tracker otherwise."""
        factor = 2.0 ** (semitones / 12.0)
        return SpeakerRange(self.floor_hz * factor, self.ceiling_hz * factor, self.median_hz * factor)

    def track(self, samples: np.ndarray) -> np.ndarray:
        """samples [S] -> F0 [S // HOP + 1] in Hz, 0 unvoiced"""
        return track_pitch(samples, self.floor_hz, self.ceiling_hz, self.median_hz)


@dataclasses.dataclass(frozen=True)
class PitchObedience:
    median_cents: float  # of the absolute error
    p95_cents: float
    bias_cents: float  # signed median
    shared_voicing: float  # share of the frames asked to be voiced that Praat finds voiced
    frames: int


def pitch_obedience(pairs: list[tuple[np.ndarray, np.ndarray]], semitones: float, speaker: SpeakerRange) -> PitchObedience:
    """Pairs (asked F0 [T] Hz, 0 where no voice is asked for; samples [S]). Errors over frames voiced on both sides."""
    errors, asked_voiced = [], 0
    for asked, samples in pairs:
        measured = speaker.shifted(semitones).track(samples)[: len(asked)]
        wanted = asked[: len(measured)]
        both = (wanted > 0) & (measured > 0)
        asked_voiced += int((wanted > 0).sum())
        errors.append(cents(measured[both], wanted[both]))
    every = np.concatenate(errors)
    if len(every) == 0:
        raise ValueError("no frame is voiced both as asked and as measured")
    return PitchObedience(
        median_cents=float(np.median(np.abs(every))),
        p95_cents=float(np.percentile(np.abs(every), 95)),
        bias_cents=float(np.median(every)),
        shared_voicing=len(every) / max(1, asked_voiced),
        frames=len(every),
    )
