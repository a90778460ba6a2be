"""Writes the golden file: the tokens of every training prompt, which the application's front end must equal.

Usage: python -m voxloom_training.text.golden CORPUS_FOLDER
"""

from __future__ import annotations

import argparse
import json
import pathlib

from .dictionary import REPOSITORY
from .english import read_prompt

GOLDEN = REPOSITORY / "test/fixtures/golden/kathleen-en-tokens.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=pathlib.Path, help="folder with metadata.csv")
    rows = parser.parse_args().corpus.joinpath("metadata.csv").read_text(encoding="utf-8").splitlines()
    lines = []
    for row in rows:
        name, _, text = row.partition("|")
        entry = {"id": name, "text": text, "tokens": " ".join(read_prompt(text))}
        lines.append(json.dumps(entry, ensure_ascii=False))
    GOLDEN.parent.mkdir(parents=True, exist_ok=True)
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} prompts -> {GOLDEN}")


if __name__ == "__main__":
    main()
