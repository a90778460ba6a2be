"""The model's output symbols and how slots become phones."""

from __future__ import annotations

import json

import numpy as np

from ..text.dictionary import LANGUAGE
from .network import BLANK

PHONES: list[str] = [
    symbol for symbol in json.loads((LANGUAGE / "symbols.json").read_text(encoding="utf-8")) if symbol[0].isupper()
]


def best_path(log_probability: np.ndarray) -> list[str]:
    """Phones of the likeliest symbol in each slot [S, phones + 1]: repeats merge, blanks go (Graves et al., 2006)."""
    best = log_probability.argmax(axis=-1)
    kept = [symbol for symbol, before in zip(best, [BLANK, *best[:-1]], strict=True) if symbol not in (before, BLANK)]
    return [PHONES[symbol - 1] for symbol in kept]
