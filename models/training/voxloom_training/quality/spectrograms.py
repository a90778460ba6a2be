"""Pictures for the eye: natural above synthetic, with the F0 line, for three held-out sentences."""

from __future__ import annotations

import io
import pathlib

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from ..data.signal import FRAMES_PER_SECOND, MEL_BANDS, MEL_TOP_HZ, hz_to_mel
from .judged import Judged

TICKS_HZ = (250, 500, 1000, 2000, 4000, 8000, 16000)
# Natural-log magnitude shown, under the loudest: 70 dB.
DEPTH = 70.0 * np.log(10.0) / 20.0
PITCH_AXIS_HZ = 500.0


def spread_of(lengths: dict[str, int], count: int = 3) -> list[str]:
    """Names at even places in the order of length: neither the shortest nor the longest, and nobody's favourites."""
    order = sorted(lengths, key=lambda name: (lengths[name], name))
    return [order[len(order) * (k + 1) // (count + 1)] for k in range(count)]


def draw(path: pathlib.Path, text: str, natural: Judged, synthetic: Judged) -> None:
    """Writes a PNG of 960 x 640 pixels."""
    figure = Figure(figsize=(9.6, 6.4), dpi=100, layout="constrained")
    rows = figure.subplots(2, 1, sharex=True)
    figure.suptitle(text, fontsize=10)
    for axis, title, side in zip(rows, ("natural", "synthetic"), (natural, synthetic)):
        _panel(axis, title, side)
    rows[1].set_xlabel("time (s)")
    rows[0].set_xlim(0.0, max(natural.mel.shape[1], synthetic.mel.shape[1]) / FRAMES_PER_SECOND)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    # 96 colours are enough for the eye and make the file a third as large.
    Image.open(buffer).convert("RGB").quantize(96).save(path, optimize=True)


def _panel(axis: Axes, title: str, side: Judged) -> None:
    seconds = side.mel.shape[1] / FRAMES_PER_SECOND
    top = float(side.mel.max())
    axis.imshow(
        side.mel, origin="lower", aspect="auto", cmap="viridis", extent=(0.0, seconds, 0.0, MEL_BANDS), vmin=top - DEPTH, vmax=top,
        interpolation="nearest",
    )  # fmt: skip
    axis.set_yticks([hz_to_mel(hz) / hz_to_mel(MEL_TOP_HZ) * MEL_BANDS for hz in TICKS_HZ])
    axis.set_yticklabels([f"{hz / 1000:g}" for hz in TICKS_HZ])
    axis.set_ylabel(f"{title}\nfrequency (kHz)")
    pitch = axis.twinx()
    clock = np.arange(len(side.f0)) / FRAMES_PER_SECOND
    line = np.where(side.f0 > 0, side.f0, np.nan)
    pitch.plot(clock, line, color="black", linewidth=3.0)
    pitch.plot(clock, line, color="white", linewidth=1.5)
    pitch.set_ylim(0.0, PITCH_AXIS_HZ)
    pitch.set_ylabel("F0 (Hz)")
