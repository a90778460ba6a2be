"""`python -m voxloom_training.quality.baselines`: other systems before the judge of words, for orientation. Needs flite and espeak-ng.

The other judges know this speaker at 48 kHz and would only find that these are somebody else at half the bandwidth.
"""

from __future__ import annotations

import argparse
import pathlib
import subprocess
import tempfile

import numpy as np
import scipy.signal
import soundfile

from ..data.corpus import read_clips
from ..data.features import read_features, split
from ..data.signal import SAMPLE_RATE
from .comparisons import errors
from .figures import markdown_table
from .intelligibility import word_edits

COMMANDS = {
    "flite slt": ["flite", "-voice", "slt", "-t", "{text}", "-o", "{file}"],
    "espeak-ng en-us": ["espeak-ng", "-v", "en-us", "-w", "{file}", "{text}"],
}


def speak(command: list[str], text: str, folder: pathlib.Path) -> np.ndarray:
    """-> samples [S] at 48 kHz"""
    file = folder / "line.wav"
    subprocess.run([part.format(text=text, file=file) for part in command], check=True, capture_output=True)
    samples, rate = soundfile.read(file, dtype="float32")
    return scipy.signal.resample_poly(samples, SAMPLE_RATE, rate).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    options = parser.parse_args()

    clips = {clip.id: clip for clip in read_clips(options.corpus)}
    _, held_out = split({clip.id: clip.prompt for clip in clips.values()})
    sounds = [item.samples.astype(np.float32) / 32767.0 for item in read_features(options.work, sorted(held_out))]
    texts = [clips[name].text for name in sorted(held_out)]
    prompts = [clips[name].prompt for name in sorted(held_out)]
    words = word_edits(texts, sounds)

    figures = []
    for name, command in COMMANDS.items():
        with tempfile.TemporaryDirectory(prefix="voxloom-baseline-") as folder:
            spoken = [speak(command, text, pathlib.Path(folder)) for text in texts]
        figures.append(errors(name, "word error rate", words, word_edits(texts, spoken), prompts, None))
    print(markdown_table(figures))


if __name__ == "__main__":
    main()
