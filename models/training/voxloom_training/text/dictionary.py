"""The word lists that both text front ends share, read from the same files as the application reads."""

from __future__ import annotations

import functools
import json
import pathlib
import re

REPOSITORY = pathlib.Path(__file__).resolve().parents[4]
LANGUAGE = REPOSITORY / "models/languages/en"
CMU_DICTIONARY = REPOSITORY / "node_modules/cmu-pronouncing-dictionary/index.js"

_ENTRY = re.compile(r'\s*"?([^":]+)"?:\s*"([^"]*)"')

Phones = tuple[str, ...]


@functools.cache
def cmu_entries() -> dict[str, Phones]:
    """Every entry in file order; further pronunciations have keys such as `read(2)`. Origin comments are dropped."""
    entries = {}
    with CMU_DICTIONARY.open(encoding="utf-8") as lines:
        for line in lines:
            match = _ENTRY.match(line)
            if match:
                entries[match[1]] = tuple(match[2].split(" #")[0].split())
    return entries


def shared_list(name: str) -> dict:
    """A JSON object of the English language folder."""
    return json.loads((LANGUAGE / name).read_text(encoding="utf-8"))


@functools.cache
def supplement() -> dict[str, Phones]:
    return {word: tuple(phones.split()) for word, phones in shared_list("supplement.json").items()}
