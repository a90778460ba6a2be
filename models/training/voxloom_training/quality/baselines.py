"""`python -m voxloom_training.quality.baselines`: other systems before the same judges, for orientation. Needs flite and espeak-ng."""

from __future__ import annotations

import argparse
import pathlib
import subprocess
import tempfile

import numpy as np
import scipy.signal
import soundfile
import torch

from ..data.corpus import read_clips
from ..data.features import read_features, split
from ..data.signal import SAMPLE_RATE
from ..text.english import read_prompt
from .comparisons import errors
from .figures import Figure, markdown_table
from .intelligibility import word_edits
from .judged import judge_all
from .mel_cepstrum import warped_distortion
from .pitch_control import SpeakerRange
from .recogniser import load_recogniser, phone_edits

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
    torch.set_num_threads(1)

    clips = {clip.id: clip for clip in read_clips(options.corpus)}
    _, held_out = split({clip.id: clip.prompt for clip in clips.values()})
    sounds = [item.samples.astype(np.float32) / 32767.0 for item in read_features(options.work, sorted(held_out))]
    texts = [clips[name].text for name in sorted(held_out)]
    prompts = [clips[name].prompt for name in sorted(held_out)]
    tokens = [read_prompt(text) for text in texts]
    speaker, model = SpeakerRange.read(options.work), load_recogniser(options.work / "checkpoints" / "recogniser.pt")
    natural, phones, words = judge_all(sounds, speaker), phone_edits(model, tokens, sounds), word_edits(texts, sounds)

    figures = []
    for name, command in COMMANDS.items():
        with tempfile.TemporaryDirectory(prefix="voxloom-baseline-") as folder:
            spoken = [speak(command, text, pathlib.Path(folder)) for text in texts]
        judged = judge_all(spoken, speaker)
        apart = np.concatenate([warped_distortion(one.cepstra, other.cepstra) for one, other in zip(natural, judged)])
        figures += [
            Figure(name, "MCD after DTW", float(apart.mean()), "dB", f"{len(texts)} clips", note="another speaker, narrower band"),
            errors(name, "phone error rate", phones, phone_edits(model, tokens, spoken), prompts, None),
            errors(name, "word error rate", words, word_edits(texts, spoken), prompts, None),
        ]
    print(markdown_table(figures))


if __name__ == "__main__":
    main()
