"""Stage 2b, `python -m voxloom_training.training.refine_alignment`: Viterbi training of three-state Gaussian phone models.

A discriminative classifier without blanks starves short vowels: it has nothing to gain from claiming frames its
neighbours explain as well. Generative models of each phone's beginning, middle and end, started from its alignment
and re-estimated a few times, put the edges where the spectrum changes (Brugnara et al. 1993).
"""

from __future__ import annotations

import argparse
import json
import pathlib

import numpy as np
import scipy.fft
import scipy.linalg

from ..data.features import Features, read_features
from .progress import Progress
from .train_aligner import SHORTEST_PAUSE_FRAMES, classes, optional_states, settle_pauses, state_classes

PARTS = 3
CEPSTRA = 16
NEVER = -1e9
# What a pause costs to begin, in nats: 48 correlated dimensions make Gaussians overconfident.
PAUSE_COST = 30.0
SHRINKAGE = 0.06


def observations(item: Features) -> np.ndarray:
    """[T, 3 * CEPSTRA + 1]: mel cepstra, their slopes over five frames, the slopes' slopes, voicing."""
    cepstra = scipy.fft.dct(item.mel.astype(np.float64), axis=0, norm="ortho")[:CEPSTRA].T
    slope = _slope(cepstra)
    return np.concatenate([cepstra, 4.0 * slope, 6.0 * _slope(slope), (item.f0 > 0).astype(float)[:, None] * 2.0], 1)


def _slope(values: np.ndarray) -> np.ndarray:
    padded = np.pad(values, ((2, 2), (0, 0)), "edge")
    return (2.0 * padded[4:] + padded[3:-1] - padded[1:-3] - 2.0 * padded[:-4]) / 10.0


def part_classes(tokens: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """-> per part: class index * PARTS + part [P], token index [P], may be skipped [P].

    A phone's middle may be skipped, so two frames are the least; an optional silence is skipped whole or kept whole.
    """
    kinds, optional = state_classes(tokens, classes()), optional_states(tokens)
    part, owner, skip = [], [], []
    for token, kind in enumerate(kinds):
        if optional[token]:
            part.append(kind * PARTS + 1)
            owner.append(token)
            skip.append(True)
            continue
        for place in range(PARTS):
            part.append(kind * PARTS + place)
            owner.append(token)
            skip.append(place == 1)
    return np.array(part), np.array(owner), np.array(skip)


def flat_parts(tokens: list[str], durations: np.ndarray) -> np.ndarray:
    """Frames to part classes from token durations, each token cut evenly: where training starts."""
    kinds = state_classes(tokens, classes())
    optional = optional_states(tokens)
    parts = []
    for token, frames in enumerate(durations):
        even = np.full(frames, 1) if optional[token] else np.minimum(np.arange(frames) * PARTS // max(1, frames), PARTS - 1)
        parts.append(kinds[token] * PARTS + even)
    return np.concatenate(parts)


def estimate(frames: np.ndarray, labels: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """-> means [K, D], whitening matrices [K, D, D], log normalisers [K]; covariances shrink to the global one."""
    size = frames.shape[1]
    overall = np.cov(frames.T)
    means, whiten, normal = np.zeros((count, size)), np.zeros((count, size, size)), np.zeros(count)
    for kind in range(count):
        mine = frames[labels == kind]
        pull = 60.0 / (60.0 + len(mine)) + SHRINKAGE
        means[kind] = mine.mean(0) if len(mine) else frames.mean(0)
        own = np.cov(mine.T) if len(mine) > 3 else overall
        covariance = (1.0 - min(1.0, pull)) * own + min(1.0, pull) * overall
        lower = scipy.linalg.cholesky(covariance, lower=True)
        whiten[kind] = scipy.linalg.solve_triangular(lower, np.eye(size), lower=True).T
        normal[kind] = -np.log(np.diag(lower)).sum()
    return means, whiten, normal


def log_likelihoods(frames: np.ndarray, model: tuple[np.ndarray, np.ndarray, np.ndarray]) -> np.ndarray:
    """[T, D] -> [T, K]"""
    means, whiten, normal = model
    out = np.empty((len(frames), len(means)), np.float32)
    for kind in range(len(means)):
        away = (frames - means[kind]) @ whiten[kind]
        out[:, kind] = normal[kind] - 0.5 * (away * away).sum(1)
    return out


def best_path(emissions: np.ndarray, skip: np.ndarray, optional_start: np.ndarray) -> np.ndarray:
    """emissions [T, P], skip [P] -> part index of each frame [T]. Up to two parts in a row may be passed over."""
    frames, width = emissions.shape
    cost = np.where(optional_start, -PAUSE_COST, 0.0)
    leap_one = np.full(width, NEVER)
    leap_one[2:] = np.where(skip[1:-1], 0.0, NEVER)
    score = np.full(width, NEVER)
    score[0] = emissions[0, 0]
    back = np.zeros((frames, width), np.int8)
    for t in range(1, frames):
        step = np.concatenate([[NEVER], score[:-1]]) + cost
        leap = np.concatenate([[NEVER, NEVER], score[:-2]]) + leap_one + cost
        moves = np.stack([score, step, leap])
        back[t] = moves.argmax(0)
        score = moves.max(0) + emissions[t]
    path = np.zeros(frames, int)
    state = width - 1
    for t in range(frames - 1, -1, -1):
        path[t] = state
        state -= int(back[t, state])
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=6)
    options = parser.parse_args()
    path = options.work / "alignments.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    items = read_features(options.work, [row["id"] for row in rows])
    seen = [observations(item) for item in items]
    everything = np.concatenate(seen)
    count = len(classes()) * PARTS
    labels = [flat_parts(row["tokens"], np.array(row["durations"])) for row in rows]
    progress = Progress("refine", options.rounds, every_seconds=0)
    for turn in range(1, options.rounds + 1):
        model = estimate(everything, np.concatenate(labels), count)
        total = 0.0
        for index, row in enumerate(rows):
            part, owner, skip = part_classes(row["tokens"])
            optional = optional_states(row["tokens"])[owner]
            emissions = log_likelihoods(seen[index], model)[:, part]
            route = best_path(emissions, skip, optional)
            labels[index] = part[route]
            total += float(emissions[np.arange(len(route)), route].sum())
            row["durations"] = np.bincount(owner[route], minlength=len(row["tokens"])).tolist()
        progress.at(turn, likelihood=total / len(everything))
    for row in rows:
        row["durations"] = settle_pauses(row["tokens"], np.array(row["durations"])).tolist()
    partial = options.work / "alignments.partial.jsonl"
    partial.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    partial.rename(path)
    print(f"refine: {len(rows)} clips, pauses of at least {SHORTEST_PAUSE_FRAMES} frames kept", flush=True)


if __name__ == "__main__":
    main()
