"""`python -m voxloom_training.quality.prepare`: writes what the engine must render for the judges."""

from __future__ import annotations

import argparse
import pathlib

from .exchange import read_held_out, write_request


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--exchange", type=pathlib.Path, required=True, help="folder that the engine reads and writes")
    options = parser.parse_args()
    held_out = read_held_out(options.corpus, options.work)
    write_request(held_out, options.exchange)
    print(f"prepare: {len(held_out)} held-out clips of {len({item.prompt for item in held_out})} prompts in {options.exchange}")


if __name__ == "__main__":
    main()
