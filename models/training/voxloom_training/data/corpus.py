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
    """Keeps EDGE_SECONDS of what surrounds the speech; where the recording has less, its own room tone continues."""
    levels = _block_levels(samples)
    smooth = np.convolve(levels, np.ones(3) / 3, "same")
    loud, floor = np.percentile(smooth, 95), np.percentile(smooth, 5)
    active = np.flatnonzero(smooth > max(loud - 38.0, floor + 8.0))
    if len(active) == 0:
        return samples
    edge = int(EDGE_SECONDS * SAMPLE_RATE)
    start, end = active[0] * 480 - edge, (active[-1] + 1) * 480 + edge
    before, after = max(0, -start), max(0, end - len(samples))
    extended = np.concatenate([room_tone(samples, before, 1), samples, room_tone(samples, after, 2)])
    _fade_join(extended, before)
    _fade_join(extended, before + len(samples))
    return extended[start + before : end + before]


def room_tone(samples: np.ndarray, length: int, seed: int) -> np.ndarray:
    """[length] noise with the level and colour of the clip's quietest 80 ms, so that silence is the same at edges and in pauses."""
    block = 3840
    starts = np.arange(0, max(1, len(samples) - block), 480)
    quietest = starts[np.argmin([float((samples[at : at + block] ** 2).mean()) for at in starts])]
    colour = np.abs(np.fft.rfft(samples[quietest : quietest + block] * np.hanning(block))) / np.sqrt(3.0 / 8.0 * block)
    colour = np.convolve(colour, np.ones(9) / 9.0, "same")
    noise = np.random.default_rng(seed).standard_normal(length + block)
    shape = np.interp(np.fft.rfftfreq(len(noise)), np.fft.rfftfreq(block), colour)
    return np.fft.irfft(np.fft.rfft(noise) * shape, len(noise))[:length].astype(np.float32)


def _fade_join(samples: np.ndarray, at: int, half: int = 240) -> None:
    """Softens a join in place where room tone meets the recording: a raised-cosine dip of 3 dB over 10 ms hides the step."""
    span = slice(max(0, at - half), min(len(samples), at + half))
    if 0 < at < len(samples):
        samples[span] *= 1.0 - 0.3 * np.hanning(span.stop - span.start).astype(np.float32)


def level_active_speech(samples: np.ndarray) -> np.ndarray:
    """One gain for the clip: the mean power of its active 10 ms blocks comes to ACTIVE_LEVEL_DB, peaks stay under -1 dB."""
    levels = _block_levels(samples)
    active = levels[levels > np.percentile(levels, 95) - 25.0]
    gain = 10.0 ** ((ACTIVE_LEVEL_DB - 10.0 * np.log10(np.mean(10.0 ** (active / 10.0)))) / 20.0)
    return samples * min(gain, 0.89 / max(1e-6, float(np.abs(samples).max())))
