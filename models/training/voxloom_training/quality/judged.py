"""One side of a comparison, measured once: pitch, cepstra, mel and harmonicity of a set of utterances."""

from __future__ import annotations

import dataclasses

import numpy as np
import torch

from ..data.corpus import level_active_speech
from ..data.signal import HOP, log_mel
from .harmonicity import harmonicity
from .mel_cepstrum import Cepstra, mel_cepstra
from .pitch_control import SpeakerRange


@dataclasses.dataclass(frozen=True)
class Judged:
    samples: np.ndarray  # [T * HOP], active speech at the corpus's level
    f0: np.ndarray  # [T] Hz, 0 unvoiced
    mel: np.ndarray  # [100, T] natural log
    cepstra: Cepstra
    harmonicity: np.ndarray  # dB of voiced frames


def judge(samples: np.ndarray, speaker: SpeakerRange) -> Judged:
    """The same treatment for every sound, natural or not."""
    whole = level_active_speech(samples[: len(samples) // HOP * HOP]).astype(np.float32)
    frames = len(whole) // HOP
    f0 = speaker.track(whole)[:frames]
    mel = log_mel(torch.from_numpy(whole)).numpy()[:, :frames]
    return Judged(whole, f0, mel, mel_cepstra(whole, f0), harmonicity(whole))


def judge_all(sounds: list[np.ndarray], speaker: SpeakerRange) -> list[Judged]:
    return [judge(samples, speaker) for samples in sounds]


def level_difference_db(natural: np.ndarray, synthetic: np.ndarray) -> float:
    """Root-mean-square level, synthetic over natural."""
    return float(10.0 * np.log10(np.mean(synthetic**2) / np.mean(natural**2)))
