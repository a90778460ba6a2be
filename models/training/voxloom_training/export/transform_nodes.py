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
    """Replaces the initialisers named analysis_* and synthesis_* (networks/vocoder.py) by nodes that compute them."""
    half = size // 2
    window = np.hanning(size + 1)[1 : half + 1]
    overlap = float((np.hanning(size + 1)[:-1] ** 2).sum() / step)
    time, bins = np.arange(1, half + 1, dtype=np.int64), np.arange(half + 1, dtype=np.int64)
    weight = np.where((bins == 0) | (bins == half), 1.0, 2.0) / size / overlap
    fold = np.where(time == half, 0.5, 1.0)
    kept, nodes = [], []
    for tensor in model.graph.initializer:
        kind = tensor.name.rsplit(".", 1)[-1]
        if kind not in ("analysis_cosine", "analysis_sine", "synthesis_cosine", "synthesis_sine"):
            kept.append(tensor)
            continue
        analysis, cosine = kind.startswith("analysis"), kind.endswith("cosine")
        build = _Builder(f"{kind}_made")
        left, right = (time[:, None], bins[None]) if analysis else (bins[:, None], time[None])
        turn = build.node("Mul", [build.constant("left", left), build.constant("right", right)], f"{build.prefix}_product")
        turn = build.node("Mod", [turn, build.constant("size", np.array(size, np.int64))], f"{build.prefix}_turn")
        turn = build.node("Cast", [turn], f"{build.prefix}_float", to=TensorProto.FLOAT)
        angle = build.node("Mul", [turn, build.constant("step", np.array(2.0 * math.pi / size, np.float32))], f"{build.prefix}_angle")
        wave = build.node("Cos" if cosine else "Sin", [angle], f"{build.prefix}_wave")
        across = (window * fold if cosine else window)[:, None] if analysis else window[None]
        along = np.ones((1, half + 1)) if analysis else weight[:, None]
        scaled = build.node("Mul", [wave, build.constant("across", across.astype(np.float32))], f"{build.prefix}_windowed")
        sign = 1.0 if cosine else -1.0
        build.node("Mul", [scaled, build.constant("along", (sign * along).astype(np.float32))], tensor.name)
        kept.extend(build.constants)
        nodes.extend(build.nodes)
    if len(nodes) == 0:
        raise ValueError("The graph has no transform matrices to replace; were the buffers renamed?")
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes.extend(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model
