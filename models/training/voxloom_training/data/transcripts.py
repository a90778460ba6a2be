"""Token streams of the prompts, as numbers."""

from __future__ import annotations

import functools
import json
import pathlib
import re

REPOSITORY = pathlib.Path(__file__).resolve().parents[4]
EDGE, WORD_BOUNDARY = "sil", "_"
BOUNDARIES = (WORD_BOUNDARY, ",", ".")


@functools.cache
def symbols() -> tuple[str, ...]:
    """Every token symbol, in the order of its id."""
    return tuple(json.loads((REPOSITORY / "models/languages/en/symbols.json").read_text(encoding="utf-8")))


def token_ids(tokens: list[str]) -> list[int]:
    known = {symbol: position for position, symbol in enumerate(symbols())}
    return [known[token] for token in tokens]


def is_silence(token: str) -> bool:
    return token == EDGE or token in BOUNDARIES


def without_stress(token: str) -> str:
    return re.sub(r"\d$", "", token)


def is_vowel(token: str) -> bool:
    return token[-1].isdigit()
