"""Writes the trained letter-to-sound model as ONNX, with its alphabet.

Usage: python -m voxloom_training.letters.export --work FOLDER

Weights are stored as 16-bit floats behind a Cast each, which halves the file; the runtime folds them back to 32 bits when
it loads the model, so sums are made in 32 bits. The graph is checked against PyTorch on real words before it is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import tempfile

import numpy as np
import onnx
import onnxruntime
import torch

from ..export.compact import store_half
from ..text.dictionary import LANGUAGE
from ..training.checkpoint import load
from .network import LETTERS, LetterToSound, Shape
from .phones import PHONES
from .words import split_words

MODEL, ALPHABET = LANGUAGE / "letter-to-sound.onnx", LANGUAGE / "letter-to-sound.json"
LARGEST_DIFFERENCE = 0.05
FORBIDDEN = {"Loop", "Scan", "If"}


def export(work: pathlib.Path) -> None:
    state = load(work / "letters.pt")
    if state is None:
        raise FileNotFoundError(f"no checkpoint in {work}; train first")
    model = LetterToSound(Shape(phones=len(PHONES))).eval()
    model.load_state_dict(state["average"]["weights"])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "model.onnx"
        torch.onnx.export(
            model, (torch.zeros(2, 7, dtype=torch.int64),), str(path), input_names=["letters"], output_names=["phones"],
            dynamic_shapes={"letters": {0: torch.export.Dim("words"), 1: torch.export.Dim("length", min=2, max=48)}},
            dynamo=True, external_data=False, opset_version=18,
        )  # fmt: skip
        graph = store_half(onnx.load(path))
    del graph.metadata_props[:]
    for node in graph.graph.node:
        del node.metadata_props[:]
    check(graph, model)
    MODEL.write_bytes(graph.SerializeToString())
    digest = hashlib.sha256(MODEL.read_bytes()).hexdigest()
    about = {"letters": LETTERS, "phones": PHONES, "steps": state["step"], "sha256": digest}
    ALPHABET.write_text(json.dumps(about) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.2f} MB, {len(graph.graph.node)} nodes, step {state['step']}")


def check(graph: onnx.ModelProto, model: LetterToSound) -> None:
    """Raises if the graph has control flow or answers differently from PyTorch."""
    bad = {node.op_type for node in graph.graph.node} & FORBIDDEN
    if bad:
        raise ValueError(f"the graph holds {sorted(bad)}")
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    for word in split_words().watch[::20]:
        letters = torch.tensor([[LETTERS.index(letter) for letter in word.spelling]])
        with torch.inference_mode():
            wanted = model(letters).exp().numpy()
        (found,) = session.run(None, {"letters": letters.numpy()})
        difference = float(np.abs(np.exp(found) - wanted).max())
        if difference > LARGEST_DIFFERENCE:
            raise ValueError(f"{word.spelling!r}: probabilities differ by {difference:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    export(parser.parse_args().work)


if __name__ == "__main__":
    main()
