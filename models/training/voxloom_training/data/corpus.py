"""A folder of recordings as the corpora come: clips/*.opus and metadata.csv with `id|text`."""

from __future__ import annotations

import dataclasses
import hashlib
import pathlib
import re

import numpy as np
import scipy.signal
import soundfile

from .signal import SAMPLE_RATE

ACTIVE_LEVEL_DB = -26.0
EDGE_SECONDS = 0.13


@dataclasses.dataclass(frozen=True)
class Clip:
    id: str
    prompt: str
    text: str
    path: pathlib.Path


def read_clips(folder: pathlib.Path) -> list[Clip]:
    """Every clip with a recording. All takes of one prompt share `prompt`, so that they can be held out together."""
    clips = []
    for row in (folder / "metadata.csv").read_text(encoding="utf-8").splitlines():
        name, _, text = row.partition("|")
        path = folder / "clips" / f"{name}.opus"
        if path.exists():
            clips.append(Clip(name, re.sub(r"_\d{6,}$", "", name), text.strip(), path))
    return clips


def is_held_out(prompt: str, percent: float) -> bool:
    """Decided by the prompt's hash alone: the same prompts are held out on every machine and in every stage."""
    digest = hashlib.sha256(f"voxloom held out {prompt}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 * 100.0 < percent


def read_samples(path: pathlib.Path) -> np.ndarray:
    """[S] float32 at 48 kHz: 60 Hz high-pass, silence trimmed to EDGE_SECONDS, active speech at ACTIVE_LEVEL_DB."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(1)
    if rate != SAMPLE_RATE:
        mono = scipy.signal.resample_poly(mono, SAMPLE_RATE, rate).astype(np.float32)
    high_pass = scipy.signal.butter(4, 60.0, "highpass", fs=SAMPLE_RATE, output="sos")
    mono = scipy.signal.sosfiltfilt(high_pass, mono).astype(np.float32)
    return level_active_speech(trim_edges(mono))


def _block_levels(samples: np.ndarray, block: int = 480) -> np.ndarray:
    whole = samples[: len(samples) // block * block].reshape(-1, block)
    return 10.0 * np.log10((whole**2).mean(1) + 1e-12)


def trim_edges(samples: np.ndarray) -> np.ndarray:
    """Keeps EDGE_SECONDS of what surrounds the speech; pads with zeros where the recording has less."""
    levels = _block_levels(samples)
    smooth = np.convolve(levels, np.ones(3) / 3, "same")
    loud, floor = np.percentile(smooth, 95), np.percentile(smooth, 5)
    active = np.flatnonzero(smooth > max(loud - 38.0, floor + 8.0))
    if len(active) == 0:
        return samples
    edge = int(EDGE_SECONDS * SAMPLE_RATE)
    start, end = active[0] * 480 - edge, (active[-1] + 1) * 480 + edge
    padded = np.pad(samples, (max(0, -start), max(0, end - len(samples))))
    offset = max(0, -start)
    return padded[start + offset : end + offset]


def level_active_speech(samples: np.ndarray) -> np.ndarray:
    """One gain for the clip: the mean power of its active 10 ms blocks comes to ACTIVE_LEVEL_DB, peaks stay under -1 dB."""
    levels = _block_levels(samples)
    active = levels[levels > np.percentile(levels, 95) - 25.0]
    gain = 10.0 ** ((ACTIVE_LEVEL_DB - 10.0 * np.log10(np.mean(10.0 ** (active / 10.0)))) / 20.0)
    return samples * min(gain, 0.89 / max(1e-6, float(np.abs(samples).max())))
