"""Features on disk, read into memory for training."""

from __future__ import annotations

import dataclasses
import json
import pathlib

import numpy as np

from .corpus import is_held_out
from .signal import HOP

HELD_OUT_PERCENT = 4.0


@dataclasses.dataclass(frozen=True)
class Features:
    id: str
    samples: np.ndarray  # [T * HOP] int16
    mel: np.ndarray  # [100, T] float16, natural log
    f0: np.ndarray  # [T] float32 Hz, 0 where unvoiced

    @property
    def frames(self) -> int:
        return self.mel.shape[1]

    def crop(self, first: int, frames: int) -> "Features":
        return Features(
            self.id,
            self.samples[first * HOP : (first + frames) * HOP],
            self.mel[:, first : first + frames],
            self.f0[first : first + frames],
        )


def read_features(work: pathlib.Path, ids: list[str] | None = None) -> list[Features]:
    """All features of a voice, in the order of their names, or those of `ids`."""
    names = ids if ids is not None else sorted(path.stem for path in (work / "features").glob("*.npz"))
    read = []
    for name in names:
        with np.load(work / "features" / f"{name}.npz") as stored:
            read.append(Features(name, stored["samples"], stored["mel"], stored["f0"]))
    return read


def split(clip_prompts: dict[str, str]) -> tuple[list[str], list[str]]:
    """{clip id: prompt id} -> (training ids, held-out ids), all takes of a prompt on one side."""
    training = [name for name, prompt in clip_prompts.items() if not is_held_out(prompt, HELD_OUT_PERCENT)]
    held_out = [name for name, prompt in clip_prompts.items() if is_held_out(prompt, HELD_OUT_PERCENT)]
    return training, held_out


def log_f0(f0: np.ndarray, fallback_hz: float = 160.0) -> np.ndarray:
    """Natural-log F0 on every frame, interpolated through unvoiced stretches and held at the ends."""
    voiced = np.flatnonzero(f0 > 0)
    if len(voiced) == 0:
        return np.full(len(f0), np.log(fallback_hz), np.float32)
    return np.interp(np.arange(len(f0)), voiced, np.log(f0[voiced])).astype(np.float32)


def mel_statistics(features: list[Features]) -> tuple[np.ndarray, np.ndarray]:
    """mean [100] and standard deviation [100] over frames"""
    count = sum(item.frames for item in features)
    mean = sum(item.mel.astype(np.float64).sum(1) for item in features) / count
    variance = sum(((item.mel.astype(np.float64) - mean[:, None]) ** 2).sum(1) for item in features) / count
    return mean.astype(np.float32), np.sqrt(variance).astype(np.float32)


def write_json(path: pathlib.Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
