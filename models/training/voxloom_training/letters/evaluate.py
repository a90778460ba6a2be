"""Held-out error rates of the letter-to-sound model as it ships (the ONNX file), written to REPORT.json.

Its answers on some of those words become a golden file that the application's decoding must equal.

Usage: python -m voxloom_training.letters.evaluate
"""

from __future__ import annotations

import collections
import dataclasses
import json

import numpy as np
import onnxruntime

from ..text.dictionary import LANGUAGE, REPOSITORY
from .export import MODEL
from .network import LETTERS
from .phones import best_path
from .score import score
from .words import Word, split_words

REPORT = LANGUAGE / "REPORT.json"
GOLDEN = REPOSITORY / "test/fixtures/golden/letter-to-sound.jsonl"
GOLDEN_EVERY = 25


def answers(words: list[Word]) -> list[list[str]]:
    """The model's phones for each word; words of one length go together."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(MODEL, options, providers=["CPUExecutionProvider"])
    by_length: dict[int, list[int]] = collections.defaultdict(list)
    for place, word in enumerate(words):
        by_length[len(word.spelling)].append(place)
    found: list[list[str]] = [[] for _ in words]
    for places in by_length.values():
        for start in range(0, len(places), 128):
            batch = places[start : start + 128]
            letters = np.array([[LETTERS.index(letter) for letter in words[place].spelling] for place in batch])
            (log_probability,) = session.run(None, {"letters": letters})
            for place, one in zip(batch, log_probability, strict=True):
                found[place] = best_path(one)
    return found


def main() -> None:
    split = split_words()
    found = answers(split.held_out)
    result = score(found, [word.pronunciations for word in split.held_out])
    report = {
        "letterToSound": {
            "about": "Percent of phones and of words wrong on held-out words. `any` accepts every pronunciation the "
            "dictionary lists, `first` the first alone; stress is ignored except where named. Whole families of words "
            "and their spelling variants are held out together.",
            "trainedWords": len(split.training),
            "steps": json.loads((LANGUAGE / "letter-to-sound.json").read_text(encoding="utf-8"))["steps"],
            "megabytes": round(MODEL.stat().st_size / 1e6, 2),
            "errors": dataclasses.asdict(result),
        }
    }
    REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    lines = [
        json.dumps({"word": word.spelling, "phones": " ".join(phones)})
        for word, phones in zip(split.held_out[::GOLDEN_EVERY], found[::GOLDEN_EVERY], strict=True)
    ]
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
