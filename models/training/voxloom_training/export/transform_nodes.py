"""Writes the vocoder's transform matrices as a few nodes instead of 8 MB of numbers.

ONNX Runtime folds them into constants when it loads the graph. Angles are reduced with whole numbers first, so that fp32
cosines are exact to the last bits.
"""

from __future__ import annotations

import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


class _Builder:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(value, f"{self.prefix}_{name}"))
        return f"{self.prefix}_{name}"

    def node(self, kind: str, inputs: list[str], name: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], f"{name}_node", **attributes))
        return name


def write_transforms(model: onnx.ModelProto, size: int, step: int) -> onnx.ModelProto:
    """Replaces the initialisers of shape [size, size + 2] (analysis) and [size + 2, size] (synthesis) by nodes that compute them."""
    bins = size // 2 + 1
    window = np.hanning(size + 1)[:-1]
    overlap = float((window**2).sum() / step)
    weight = np.where((np.arange(bins) == 0) | (np.arange(bins) == size // 2), 1.0, 2.0)
    kept = []
    nodes: list[onnx.NodeProto] = []
    for tensor in model.graph.initializer:
        shape = tuple(tensor.dims)
        if shape not in ((size, 2 * bins), (2 * bins, size)):
            kept.append(tensor)
            continue
        forward = shape[0] == size
        build = _Builder(f"{tensor.name}_made")
        time, bin_ = np.arange(size, dtype=np.int64), np.arange(bins, dtype=np.int64)
        left, right = (time[:, None], bin_[None]) if forward else (bin_[:, None], time[None])
        turn = build.node("Mul", [build.constant("left", left), build.constant("right", right)], f"{build.prefix}_product")
        turn = build.node("Mod", [turn, build.constant("size", np.array(size, np.int64))], f"{build.prefix}_turn")
        turn = build.node("Cast", [turn], f"{build.prefix}_float", to=TensorProto.FLOAT)
        angle = build.node("Mul", [turn, build.constant("step", np.array(2.0 * math.pi / size, np.float32))], f"{build.prefix}_angle")
        cosine, sine = (build.node(kind, [angle], f"{build.prefix}_{kind.lower()}") for kind in ("Cos", "Sin"))
        sine = build.node("Neg", [sine], f"{build.prefix}_minus_sine")
        both = build.node("Concat", [cosine, sine], f"{build.prefix}_both", axis=1 if forward else 0)
        across = window[:, None] if forward else window[None] / size / overlap
        scaled = build.node("Mul", [both, build.constant("window", across.astype(np.float32))], f"{build.prefix}_windowed")
        side = np.ones((1, 2 * bins)) if forward else np.concatenate([weight, weight])[:, None]
        build.node("Mul", [scaled, build.constant("side", side.astype(np.float32))], tensor.name)
        kept.extend(build.constants)
        nodes.extend(build.nodes)
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes.extend(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model
