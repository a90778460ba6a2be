"""Aligned features as training batches for the acoustic model."""

from __future__ import annotations

import dataclasses
import json
import pathlib

import numpy as np
import torch

from .features import log_f0, read_features
from .phone_targets import contour, expand, token_targets
from .transcripts import token_ids


@dataclasses.dataclass(frozen=True)
class Utterance:
    id: str
    ids: np.ndarray  # [N] token ids
    tokens: list[str]
    durations: np.ndarray  # [N] frames
    targets: np.ndarray  # [N, 4] log(1 + frames), log F0, voicing, energy
    mel: np.ndarray  # [100, T] natural log
    f0: np.ndarray  # [T] Hz, 0 unvoiced

    @property
    def frames(self) -> int:
        return self.mel.shape[1]


def read_utterances(work: pathlib.Path, ids: list[str]) -> list[Utterance]:
    """The aligned clips among `ids`."""
    wanted = set(ids)
    rows = [json.loads(line) for line in (work / "alignments.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["id"] in wanted]
    features = {item.id: item for item in read_features(work, [row["id"] for row in rows])}
    found = []
    for row in rows:
        item, durations = features[row["id"]], np.array(row["durations"])
        targets = token_targets(durations, item.mel, item.f0)
        ids_of = np.array(token_ids(row["tokens"]))
        found.append(Utterance(row["id"], ids_of, row["tokens"], durations, targets, item.mel, item.f0))
    return found


def frame_condition(durations: np.ndarray, plan: np.ndarray, mean: np.ndarray, deviation: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """durations [N], plan [N, 4] in real units -> token of each frame [T], frame fields [T, 5] normalised, contour [T] log Hz."""
    token, places = expand(durations)
    pitch = contour(durations, plan[:, 1])
    level = contour(durations, plan[:, 3])
    fields = np.concatenate(
        [((pitch - mean[1]) / deviation[1])[:, None], ((level - mean[3]) / deviation[3])[:, None], places], 1
    )
    return token, fields.astype(np.float32), pitch


def collate(items: list[Utterance], statistics: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """Padded batch. statistics: plan_mean, plan_deviation [4], mel_mean, mel_deviation [100], pitch_deviation (scalar)."""
    count, longest = max(len(item.ids) for item in items), max(item.frames for item in items)
    size = len(items)
    batch = {
        "tokens": torch.zeros(size, count, dtype=torch.long),
        "token_mask": torch.zeros(size, count),
        "plan": torch.zeros(size, count, 4),
        "owner": torch.zeros(size, longest, dtype=torch.long),
        "fields": torch.zeros(size, longest, 5),
        "frame_mask": torch.zeros(size, longest),
        "mel": torch.zeros(size, longest, 100),
        "pitch": torch.zeros(size, longest),
        "voicing": torch.zeros(size, longest),
    }
    for row, item in enumerate(items):
        n, t = len(item.ids), item.frames
        owner, fields, line = frame_condition(item.durations, item.targets, statistics["plan_mean"], statistics["plan_deviation"])
        batch["tokens"][row, :n] = torch.from_numpy(item.ids)
        batch["token_mask"][row, :n] = 1.0
        batch["plan"][row, :n] = torch.from_numpy((item.targets - statistics["plan_mean"]) / statistics["plan_deviation"])
        batch["owner"][row, :t] = torch.from_numpy(owner)
        batch["fields"][row, :t] = torch.from_numpy(fields)
        batch["frame_mask"][row, :t] = 1.0
        batch["mel"][row, :t] = torch.from_numpy(
            ((item.mel.astype(np.float32) - statistics["mel_mean"][:, None]) / statistics["mel_deviation"][:, None]).T
        )
        batch["pitch"][row, :t] = torch.from_numpy((log_f0(item.f0) - line) / statistics["pitch_deviation"])
        batch["voicing"][row, :t] = torch.from_numpy((item.f0 > 0).astype(np.float32))
    return batch
