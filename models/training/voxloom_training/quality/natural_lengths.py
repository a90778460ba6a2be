"""What each phone lasts in the recordings, so that a line's length can be judged by what is in it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from ..data.signal import FRAMES_PER_SECOND
from ..data.transcripts import is_silence, without_stress


@dataclasses.dataclass(frozen=True)
class PlacedPhone:
    symbol: str
    last_word: bool  # in the word before a pause, which speakers draw out


def place_phones(tokens: list[str], durations: np.ndarray) -> list[tuple[PlacedPhone, int]]:
    """An aligned token stream -> its phones with their frames. A boundary that took frames is a pause."""
    placed: list[tuple[PlacedPhone, int]] = []
    last_word = False
    # Backwards, because what follows a word decides its place.
    for token, frames in zip(reversed(tokens), reversed(durations.tolist())):
        if is_silence(token):
            last_word = frames > 0
        else:
            placed.append((PlacedPhone(token, last_word), frames))
    return placed[::-1]


class NaturalLengths:
    """Mean length of each phone, by place. A phone never heard in its place counts as without stress, then as any phone."""

    def __init__(self, alignments: Iterable[tuple[list[str], np.ndarray]]) -> None:
        """alignments: token streams with frames a token, of natural training clips"""
        heard: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for tokens, durations in alignments:
            for phone, frames in place_phones(tokens, durations):
                for symbol in (phone.symbol, without_stress(phone.symbol) + "*", "*"):
                    heard[symbol, phone.last_word].append(frames)
        if not heard:
            raise ValueError("no recording says how long a phone is")
        self._seconds = {key: float(np.mean(frames)) / FRAMES_PER_SECOND for key, frames in heard.items()}

    def seconds(self, phones: list[PlacedPhone]) -> float:
        return sum(self._phone(phone) for phone in phones)

    def _phone(self, phone: PlacedPhone) -> float:
        names = (phone.symbol, without_stress(phone.symbol) + "*", "*")
        keys = [(name, place) for name in names for place in (phone.last_word, not phone.last_word)]
        return next(self._seconds[key] for key in keys if key in self._seconds)
