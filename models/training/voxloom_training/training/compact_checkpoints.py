"""`python -m voxloom_training.training.compact_checkpoints`: keeps with the project what a later run can start from."""

from __future__ import annotations

import argparse
import pathlib

from . import checkpoint


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--target", type=pathlib.Path, required=True, help="folder of the voice under models/training/checkpoints")
    options = parser.parse_args()
    for name in ("acoustic", "prosody", "vocoder-tuned"):
        stored = checkpoint.load(options.work / "checkpoints" / f"{name}.pt")
        if stored is None:
            raise SystemExit(f"There is no checkpoint of the {name} in {options.work}. Train it first.")
        target = options.target / f"{name.removesuffix('-tuned')}.pt"
        checkpoint.save_compact(target, stored["average"]["weights"], stored["step"])
        print(f"compact: {target} {target.stat().st_size / 1e6:.1f} MB, step {stored['step']}", flush=True)


if __name__ == "__main__":
    main()
