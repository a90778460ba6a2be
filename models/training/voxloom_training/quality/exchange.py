"""What passes between the judges and the studio's engine, as files in one folder.

`held-out.json` goes to the engine (`tools/render-held-out.ts`), `rendered.json` and sound come back. Arrays are raw
little-endian float32; paths are relative to the folder.
"""

from __future__ import annotations

import dataclasses
import json
import pathlib
from typing import Any

import numpy as np
import soundfile

from ..data.corpus import read_clips
from ..data.features import Features, read_features, split, write_json
from ..data.signal import SAMPLE_RATE
from .natural_lengths import NaturalLengths, PlacedPhone
from .robustness import SpokenLine, awkward_lines

PITCH_SHIFTS = (-4.0, 4.0)


@dataclasses.dataclass(frozen=True)
class HeldOut:
    """A natural recording that no stage has trained on."""

    id: str
    prompt: str
    text: str
    tokens: list[str]
    durations: np.ndarray  # [N] frames a token
    features: Features

    @property
    def samples(self) -> np.ndarray:
        return self.features.samples.astype(np.float32) / 32767.0


def read_held_out(corpus: pathlib.Path, work: pathlib.Path) -> list[HeldOut]:
    """Every held-out take, with its alignment. A clip without one is an error: no clip may drop out of a figure unseen."""
    clips = {clip.id: clip for clip in read_clips(corpus)}
    _, held_out = split({clip.id: clip.prompt for clip in clips.values()})
    rows = [json.loads(line) for line in (work / "alignments.jsonl").read_text(encoding="utf-8").splitlines()]
    aligned = {row["id"]: row for row in rows}
    if missing := [name for name in held_out if name not in aligned]:
        raise ValueError(f"{len(missing)} held-out clips have no alignment, {missing[0]} among them")
    return [
        HeldOut(
            item.id, clips[item.id].prompt, clips[item.id].text, aligned[item.id]["tokens"],
            np.array(aligned[item.id]["durations"]), item,
        )
        for item in read_features(work, sorted(held_out))
    ]  # fmt: skip


def read_natural_lengths(corpus: pathlib.Path, work: pathlib.Path) -> NaturalLengths:
    """From the alignments of the training clips."""
    training, _ = split({clip.id: clip.prompt for clip in read_clips(corpus)})
    wanted = set(training)
    rows = (json.loads(line) for line in (work / "alignments.jsonl").read_text(encoding="utf-8").splitlines())
    return NaturalLengths((row["tokens"], np.array(row["durations"])) for row in rows if row["id"] in wanted)


def write_request(held_out: list[HeldOut], folder: pathlib.Path) -> None:
    """Natural mels [T, 100], F0 [T], tokens and durations of the held-out clips, and the awkward lines."""
    (folder / "natural").mkdir(parents=True, exist_ok=True)
    utterances = []
    for seed, item in enumerate(held_out):
        mel, f0 = f"natural/{item.id}.mel.f32", f"natural/{item.id}.f0.f32"
        item.features.mel.T.astype("<f4").tofile(folder / mel)
        item.features.f0.astype("<f4").tofile(folder / f0)
        utterances.append(
            {
                "id": item.id, "text": item.text, "seed": seed, "tokens": item.tokens, "durations": item.durations.tolist(),
                "frames": item.features.frames, "mel": mel, "f0": f0,
            }  # fmt: skip
        )
    request = {"pitchShifts": PITCH_SHIFTS, "utterances": utterances, "awkward": awkward_lines()}
    write_json(folder / "held-out.json", request)


@dataclasses.dataclass(frozen=True)
class SpokenPhones:
    symbols: list[str]  # phones with stress, silences left out
    ms: np.ndarray


class Rendered:
    """What the engine made of a request."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.about: dict[str, Any] = json.loads((folder / "rendered.json").read_text(encoding="utf-8"))

    def sounds(self, condition: str) -> dict[str, np.ndarray]:
        """`copy`, `naturalDurations` or `speech`: {id: samples [S]}"""
        return {row["id"]: self._sound(row["sound"]) for row in self.about[condition]}

    def phones(self) -> dict[str, SpokenPhones]:
        """Phones of `speech` as the engine timed them."""
        return {
            row["id"]: SpokenPhones([phone["symbol"] for phone in row["phones"]], np.array([phone["ms"] for phone in row["phones"]]))
            for row in self.about["speech"]
        }

    def shifted(self, semitones: float) -> list[tuple[np.ndarray, np.ndarray]]:
        """(F0 asked for [T] Hz on the mel's frame clock, 0 unvoiced; samples [S]) of takes moved by `semitones`."""
        rows = [row for row in self.about["pitch"] if row["semitones"] == semitones]
        return [(np.fromfile(self.folder / row["asked"], "<f4"), self._sound(row["sound"])) for row in rows]

    def shifts(self, semitones: float) -> np.ndarray:
        """Semitones between what the engine said it would sing in shifted takes and in the same takes without a shift."""
        found = []
        for row in self.about["pitch"]:
            if row["semitones"] == semitones:
                asked, neutral = (np.fromfile(self.folder / row[name], "<f4") for name in ("asked", "neutral"))
                if len(asked) != len(neutral):
                    raise ValueError(f"{row['id']}: a pitch shift changed the length of the take")
                both = (asked > 0) & (neutral > 0)
                found.append(12.0 * np.log2(asked[both] / neutral[both]))
        return np.concatenate(found)

    def awkward(self) -> list[SpokenLine]:
        return [
            SpokenLine(
                row["text"],
                [PlacedPhone(phone["symbol"], phone["lastWord"]) for phone in row["phones"]],
                sum(phone["ms"] for phone in row["phones"]) / 1000.0,
            )
            for row in self.about["awkward"]
        ]

    def _sound(self, path: str) -> np.ndarray:
        samples, rate = soundfile.read(self.folder / path, dtype="float32")
        if rate != SAMPLE_RATE or samples.ndim != 1:
            raise ValueError(f"{path} is not mono sound at {SAMPLE_RATE} Hz")
        return samples
