"""What an alignment says of each token: length, F0, voicing, energy; and how tokens spread over frames.

`expand` and `contour` are mirrored in TypeScript (src-main/engine/acoustic); a golden test keeps both equal.
"""

from __future__ import annotations

import numpy as np

from .features import log_f0


def token_targets(durations: np.ndarray, mel: np.ndarray, f0: np.ndarray) -> np.ndarray:
    """durations [N] frames, mel [100, T] natural log, f0 [T] Hz -> [N, 4]: log(1 + frames), log F0, voicing, energy.

    Every token has a log F0: unvoiced tokens carry the interpolated contour, tokens without frames the value at their place.
    """
    contour = log_f0(f0)
    voiced = f0 > 0
    level = mel.astype(np.float32).mean(0)
    ends = np.cumsum(durations)
    starts = ends - durations
    targets = np.zeros((len(durations), 4), np.float32)
    for token, (start, end) in enumerate(zip(starts, ends)):
        at = min(start, len(f0) - 1)
        span = slice(start, end) if end > start else slice(at, at + 1)
        inside = voiced[span]
        pitch = contour[span][inside] if inside.any() else contour[span]
        targets[token] = (np.log1p(end - start), pitch.mean(), inside.mean() if end > start else 0.0, level[span].mean())
    return targets


def expand(durations: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """durations [N] -> token of each frame [T], and [T, 3]: place from the token's start, place to its end (0..1), log length / 3."""
    token = np.repeat(np.arange(len(durations)), durations)
    starts = np.cumsum(durations) - durations
    length = durations[token].astype(np.float32)
    into = np.arange(len(token)) - starts[token] + 0.5
    place = into / length
    return token, np.stack([place, 1.0 - place, np.log(length) / 3.0], 1).astype(np.float32)


def contour(durations: np.ndarray, values: np.ndarray) -> np.ndarray:
    """durations [N], values [N] -> [T]: straight lines between the centres of tokens that have frames, held at both ends."""
    centres = np.cumsum(durations) - durations / 2.0 - 0.5
    present = durations > 0
    return np.interp(np.arange(int(durations.sum())), centres[present], values[present]).astype(np.float32)
