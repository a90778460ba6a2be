"""Word error rate by pocketsphinx with its own US-English model, dictionary and trigram: a judge that never heard the voice."""

from __future__ import annotations

import pathlib
import re
import subprocess
import tempfile

import numpy as np
import scipy.signal
import soundfile

from ..data.signal import SAMPLE_RATE
from .error_rate import Edits, count_edits

JUDGE_RATE = 16_000
MODEL = pathlib.Path("/usr/share/pocketsphinx/model/en-us")


def words_of(text: str) -> list[str]:
    """Lower-case words; punctuation and hyphens part them, apostrophes stay."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)*'?", text.lower().replace("\u2019", "'"))


def recognise(utterances: list[np.ndarray], model: pathlib.Path = MODEL) -> list[list[str]]:
    """Samples at 48 kHz in -1..1 -> words heard. One batch for all, so the model loads once."""
    with tempfile.TemporaryDirectory(prefix="voxloom-judge-") as folder:
        base = pathlib.Path(folder)
        for index, samples in enumerate(utterances):
            low = scipy.signal.resample_poly(samples, JUDGE_RATE, SAMPLE_RATE)
            soundfile.write(base / f"{index}.wav", np.clip(low, -1.0, 1.0), JUDGE_RATE, subtype="PCM_16")
        (base / "list").write_text("".join(f"{index}\n" for index in range(len(utterances))))
        command = [
            "pocketsphinx_batch", "-adcin", "yes", "-adchdr", "44", "-samprate", str(JUDGE_RATE),
            "-hmm", str(model / "en-us"), "-lm", str(model / "en-us.lm.bin"), "-dict", str(model / "cmudict-en-us.dict"),
            "-ctl", "list", "-cepdir", folder, "-cepext", ".wav", "-hyp", "heard", "-logfn", "log",
        ]  # fmt: skip
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(f"pocketsphinx_batch ended with {run.returncode}: {run.stderr[-500:]}")
        lines = (base / "heard").read_text().splitlines()
    if len(lines) != len(utterances):
        raise RuntimeError(f"pocketsphinx_batch answered {len(lines)} of {len(utterances)} utterances")
    # Each line reads "the words heard (name score)", in the order of the list.
    return [words_of(re.sub(r"\([^()]*\)\s*$", "", line)) for line in lines]


def word_edits(texts: list[str], utterances: list[np.ndarray]) -> list[Edits]:
    """One entry an utterance. Texts must be without digits, as the training prompts are: the judge answers in words."""
    return [count_edits(words_of(text), heard) for text, heard in zip(texts, recognise(utterances), strict=True)]
