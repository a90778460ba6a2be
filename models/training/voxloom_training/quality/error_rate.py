"""Edits between what was said and what was recognised (Levenshtein), in words or in phones."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np


@dataclasses.dataclass(frozen=True)
class Edits:
    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0
    length: int = 0  # of the reference

    def __add__(self, other: "Edits") -> "Edits":
        return Edits(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other))))

    @property
    def count(self) -> int:
        return self.substitutions + self.deletions + self.insertions

    @property
    def rate(self) -> float:
        """Edits per unit of the reference; may pass 1."""
        if self.length == 0:
            raise ValueError("there is no reference to err against")
        return self.count / self.length


def count_edits(reference: Sequence[str], heard: Sequence[str]) -> Edits:
    rows, columns = len(reference), len(heard)
    cost = np.zeros((rows + 1, columns + 1), np.int32)
    cost[:, 0], cost[0] = np.arange(rows + 1), np.arange(columns + 1)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            same = reference[i - 1] == heard[j - 1]
            cost[i, j] = min(cost[i - 1, j - 1] + (not same), cost[i - 1, j] + 1, cost[i, j - 1] + 1)
    substitutions = deletions = insertions = 0
    i, j = rows, columns
    while i or j:
        if i and j and cost[i, j] == cost[i - 1, j - 1] + (reference[i - 1] != heard[j - 1]):
            substitutions += reference[i - 1] != heard[j - 1]
            i, j = i - 1, j - 1
        elif i and cost[i, j] == cost[i - 1, j] + 1:
            deletions, i = deletions + 1, i - 1
        else:
            insertions, j = insertions + 1, j - 1
    return Edits(int(substitutions), deletions, insertions, rows)


def total(edits: Sequence[Edits]) -> Edits:
    return sum(edits, Edits())
