"""The dictionary as pairs of letters and phones, split so that relatives of a word stay on one side.

Held-out figures mean little when "hanson's" is learned and "hanson" is tested. Words are therefore grouped by a coarse
key (endings taken off, spelling variants such as ck/k, ph/f, sch/sh, doubled letters and vowel digraphs folded), and the
whole group is held out or not by the hash of that key.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re

from ..text.dictionary import Phones, cmu_entries

HELD_OUT_PERCENT = 5.0
WATCH_PERCENT = 1.0
LONGEST_WORD = 24

_WORD = re.compile(r"[a-z][a-z']*[a-z]")
_ENDINGS = (
    "'s", "s'", "ings", "ing", "edly", "ed", "ers", "er", "es", "s", "ly", "ness", "ment", "ments", "able", "ation",
    "ations", "ism", "ist", "ists", "ity", "ize", "ized", "al", "son", "sen", "mann", "man", "berg", "burg", "ski",
    "sky", "stein", "e", "y", "i", "o", "a",
)  # fmt: skip
_VARIANTS = (
    ("sch", "sh"), ("ck", "k"), ("ph", "f"), ("tz", "z"), ("cz", "z"), ("dt", "t"), ("th", "t"), ("gh", "g"),
    ("kh", "k"), ("rh", "r"), ("wh", "w"), ("qu", "k"), ("x", "ks"), ("y", "i"), ("w", "v"), ("c", "k"), ("z", "s"),
    ("j", "g"),
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Word:
    spelling: str
    pronunciations: tuple[Phones, ...]
    """The dictionary's own order; the first is what the model learns."""


@dataclasses.dataclass(frozen=True)
class Split:
    training: list[Word]
    watch: list[Word]
    """Looked at during training."""
    held_out: list[Word]
    """Looked at once, by `evaluate`."""


def split_words() -> Split:
    split = Split([], [], [])
    for word in _words():
        place = _place(family(word.spelling))
        if place < HELD_OUT_PERCENT:
            split.held_out.append(word)
        elif place < HELD_OUT_PERCENT + WATCH_PERCENT:
            split.watch.append(word)
        else:
            split.training.append(word)
    return split


def family(spelling: str) -> str:
    """The key that relatives and spelling variants of a word share."""
    stem = spelling
    for _ in range(3):
        ending = next((e for e in sorted(_ENDINGS, key=len, reverse=True) if stem.endswith(e)), None)
        if ending is None or len(stem) - len(ending) < 4:
            break
        stem = stem[: -len(ending)]
    stem = stem.replace("'", "")
    for variant, plain in _VARIANTS:
        stem = stem.replace(variant, plain)
    stem = re.sub(r"[aeiou]+", lambda run: run[0][0], stem)
    return re.sub(r"(.)\1+", r"\1", stem)


def _words() -> list[Word]:
    found: dict[str, list[Phones]] = {}
    for key, phones in cmu_entries().items():
        spelling = re.sub(r"\(\d\)$", "", key)
        if _WORD.fullmatch(spelling) and re.search("[aeiouy]", spelling) and len(spelling) <= LONGEST_WORD:
            found.setdefault(spelling, []).append(phones)
    return [Word(spelling, tuple(phones)) for spelling, phones in found.items()]


def _place(key: str) -> float:
    """0 to 100, even over keys and the same on every machine."""
    digest = hashlib.sha256(f"voxloom letters {key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 * 100.0
