"""Phone and word error rates against a dictionary that may list several pronunciations of a word."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True)
class Score:
    """Percentages. `any` counts against the nearest pronunciation listed, `first` against the first only."""

    words: int
    phone_error_any: float
    phone_error_first: float
    phone_error_with_stress_any: float
    word_error_any: float
    word_error_first: float
    word_error_with_stress_any: float


def distance(guess: Sequence[str], truth: Sequence[str]) -> int:
    """Fewest insertions, deletions and substitutions (Levenshtein)."""
    row = list(range(len(truth) + 1))
    for i, symbol in enumerate(guess, start=1):
        corner, row[0] = row[0], i
        for j, wanted in enumerate(truth, start=1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (symbol != wanted))
    return row[-1]


def without_stress(phones: Sequence[str]) -> list[str]:
    return [phone.rstrip("012") for phone in phones]


def score(guesses: Sequence[Sequence[str]], truths: Sequence[Sequence[Sequence[str]]]) -> Score:
    errors, wrong, length = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for guess, listed in zip(guesses, truths, strict=True):
        plain_guess, plain = without_stress(guess), [without_stress(phones) for phones in listed]
        cases = ((plain_guess, plain), (plain_guess, plain[:1]), (guess, listed))
        for case, (said, allowed) in enumerate(cases):
            missed, size = min((distance(said, phones), len(phones)) for phones in allowed)
            errors[case] += missed
            length[case] += size
            wrong[case] += missed > 0
    phone = [round(100.0 * e / max(1, n), 2) for e, n in zip(errors, length, strict=True)]
    word = [round(100.0 * w / max(1, len(guesses)), 2) for w in wrong]
    return Score(len(guesses), *phone, *word)
