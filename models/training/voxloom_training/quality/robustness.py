"""500 lines that trip speech models, and the check that every one is spoken at a sane length.

`python -m voxloom_training.quality.robustness --out lines.txt` writes them; the same seed gives the same lines.
"""

from __future__ import annotations

import argparse
import dataclasses
import pathlib
import random

import numpy as np

from .natural_lengths import NaturalLengths, PlacedPhone

COUNT = 500
SHORTEST_RATIO, LONGEST_RATIO = 0.6, 1.6

WORDS = (
    "the of and river lantern whisper seventh brought through although island knight rhythm strength colonel queue "
    "asked months sixths twelfths crisps breathe choir yacht window paper morning silver engine cradle thunder velvet "
    "quiet journey orange purple machine eleven village harbour window simple people later never always under over "
    "between because before after yesterday tomorrow she sells sea shells peter piper picked a peck no yes oh ah I"
).split()
NAMES = "Siobhan Nguyen Worcestershire Xavier Tchaikovsky Llewellyn Zbigniew McAllister O'Brien Saoirse Kowalczyk".split()
TWISTERS = (
    "She sells sea shells by the sea shore.",
    "Peter Piper picked a peck of pickled peppers.",
    "The sixth sick sheik's sixth sheep's sick.",
    "How much wood would a woodchuck chuck if a woodchuck could chuck wood?",
    "Red lorry, yellow lorry, red lorry, yellow lorry.",
    "Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo.",
    "Unique New York, you know you need unique New York.",
)


@dataclasses.dataclass(frozen=True)
class SpokenLine:
    """What the engine made of a line."""

    text: str
    phones: list[PlacedPhone]
    seconds: float  # spoken, pauses between words and at the edges left out


@dataclasses.dataclass(frozen=True)
class LineVerdict:
    lines: int
    pace: float  # the median: seconds a phone, or a natural second
    dropped: list[str]  # ratio under SHORTEST_RATIO, or without a phone
    looping: list[str]  # ratio over LONGEST_RATIO
    lowest_ratio: float
    highest_ratio: float


def _sentence(words: list[str], mark: str = ".") -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:] + mark


def awkward_lines(count: int = COUNT, seed: int = 11) -> list[str]:
    """`count` different lines, one of each kind in turn."""
    chance = random.Random(seed)

    def some(number: int) -> list[str]:
        return [chance.choice(WORDS) for _ in range(number)]

    makers = (
        lambda: _sentence(some(1)),
        lambda: _sentence(some(60)),
        lambda: _sentence([chance.choice(WORDS)] * chance.randint(3, 12)),
        lambda: _sentence(some(3) + [str(chance.randint(0, 10 ** chance.randint(1, 9)))] + some(2)),
        lambda: f"\u201c{_sentence(some(5), ',')}\u201d {chance.choice(NAMES)} said, \u201c{_sentence(some(4), '!')}\u201d",
        lambda: f"{chance.choice(['No', 'Yes', 'Go', 'Oh', 'Hm', 'Ah', 'Eh', 'Us'])}{chance.choice(['', '.', '?', '!', '...'])} {chance.choice(NAMES)}",
        lambda: ", ".join(some(chance.randint(8, 20))) + ".",
        lambda: f"On {chance.randint(1, 12)}/{chance.randint(1, 28)}/{chance.randint(1900, 2029)} at {chance.randint(1, 12)}:{chance.randint(10, 59)} p.m., {' '.join(some(3))}.",
        lambda: f"{chance.choice(NAMES)} paid ${chance.randint(1, 9999)}.{chance.randint(10, 99)} for {chance.randint(2, 99)}% of {chance.choice(NAMES)}'s {chance.choice(WORDS)}.",
        lambda: _sentence(some(chance.randint(3, 9)), chance.choice(["?", "!", "?!", "..."])).upper(),
        lambda: f"{chance.choice(TWISTERS)} {_sentence(some(2))}",
        lambda: f"{' '.join(some(4))} ({' '.join(some(3))}) - {' '.join(some(3))}; {' '.join(some(2))}: {chance.choice(NAMES)}",
        lambda: "".join(chance.choice("bcdfghjklmnpqrstvwxyz") + chance.choice("aeiou") for _ in range(chance.randint(2, 7))) + ".",
        lambda: f"A.B.C. {''.join(chance.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ') for _ in range(chance.randint(2, 5)))} {chance.choice(NAMES)}.",
        lambda: " ".join(some(2) * chance.randint(2, 6)),
    )
    lines: dict[str, None] = {}
    while len(lines) < count:
        lines[makers[len(lines) % len(makers)]()] = None
    return list(lines)


def judge_lengths(lines: list[SpokenLine]) -> LineVerdict:
    """Length ratio of a line: its seconds a phone against the median over all lines. 0.6 to 1.6 passes.

    A line of one long vowel passes 1.6 in natural speech as well; `judge_against_natural` knows that.
    """
    return _verdict(lines, [float(len(line.phones)) for line in lines])


def judge_against_natural(lines: list[SpokenLine], natural: NaturalLengths) -> LineVerdict:
    """The same with every phone weighed by what it lasts in the recordings, at the end of a phrase or inside it."""
    return _verdict(lines, [natural.seconds(line.phones) for line in lines])


def _verdict(lines: list[SpokenLine], sizes: list[float]) -> LineVerdict:
    voiced = [(line, size) for line, size in zip(lines, sizes) if line.phones]
    if not voiced:
        raise ValueError("no line has a phone")
    paces = np.array([line.seconds / size for line, size in voiced])
    median = float(np.median(paces))
    ratios = paces / median
    return LineVerdict(
        lines=len(lines),
        pace=median,
        dropped=[line.text for line in lines if not line.phones]
        + [line.text for (line, _), ratio in zip(voiced, ratios) if ratio < SHORTEST_RATIO],
        looping=[line.text for (line, _), ratio in zip(voiced, ratios) if ratio > LONGEST_RATIO],
        lowest_ratio=float(ratios.min()),
        highest_ratio=float(ratios.max()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    options.out.write_text("\n".join(awkward_lines(seed=options.seed)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
