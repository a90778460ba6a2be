"""Makes an ONNX file small without changing its arithmetic: big weights are stored as fp16 and cast to fp32 when loaded.

ONNX Runtime folds the casts at start-up, so inference runs on fp32 weights; what is lost is the rounding of the weights.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 4096


def store_half(model: onnx.ModelProto, keep: frozenset[str] = frozenset()) -> onnx.ModelProto:
    """Initialisers of more than SMALLEST floats become fp16 behind a Cast, but for those named in `keep`."""
    casts, stored = [], []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < SMALLEST or tensor.name in keep:
            stored.append(tensor)
            continue
        half = numpy_helper.from_array(values.astype(np.float16), f"{tensor.name}_half")
        stored.append(half)
        casts.append(helper.make_node("Cast", [half.name], [tensor.name], f"{tensor.name}_cast", to=TensorProto.FLOAT))
    del model.graph.initializer[:]
    model.graph.initializer.extend(stored)
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    return model


def round_weights(module_state: dict) -> dict:
    """The same rounding on PyTorch weights, so that parity is measured against what is shipped."""
    return {
        name: value.half().to(value.dtype) if value.is_floating_point() and value.numel() >= SMALLEST else value
        for name, value in module_state.items()
    }
