"""Stage 6, `python -m voxloom_training.export.export_voice`: checkpoints to a voice pack, with a parity check."""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import pathlib

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from ..data.features import write_json
from ..data.signal import HOP, MEL_BANDS, SAMPLE_RATE
from ..data.transcripts import symbols
from ..networks.acoustic import FRAME_NOISE, AcousticConfig, AcousticModel
from ..networks.prosody import LINE_NOISE, TOKEN_NOISE, ProsodyConfig, ProsodyModel
from ..networks.vocoder import Vocoder
from ..training import checkpoint
from .compact import round_weights, store_half
from .graphs import DecodeGraph, PlanGraph, VocoderGraph
from .transform_nodes import write_transforms

OPSET = 20
PARITY_LIMIT = 1e-3
TOKENS, FRAMES = 57, 96


@dataclasses.dataclass(frozen=True)
class Models:
    acoustic: AcousticModel
    prosody: ProsodyModel
    vocoder: Vocoder


def load_models(work: pathlib.Path) -> Models:
    """Averaged weights, rounded as they will be stored. A tuned vocoder is taken where there is one."""
    count = len(symbols())
    models = Models(AcousticModel(AcousticConfig(count)), ProsodyModel(ProsodyConfig(count)), Vocoder())
    tuned = (work / "checkpoints" / "vocoder-tuned.pt").exists()
    for model, name in ((models.acoustic, "acoustic"), (models.prosody, "prosody"), (models.vocoder, "vocoder-tuned" if tuned else "vocoder")):
        stored = checkpoint.load(work / "checkpoints" / f"{name}.pt")
        if stored is None:
            raise SystemExit(f"There is no checkpoint of the {name} in {work}. Train it first.")
        model.load_state_dict(round_weights(stored["average"]["weights"]))
        model.eval()
    return models


def export_graph(
    graph: nn.Module, inputs: dict[str, torch.Tensor], outputs: list[str], dynamic: dict[str, dict[int, object]], path: pathlib.Path
) -> float:
    """Writes one graph; returns the largest difference between ONNX Runtime and PyTorch on `inputs`."""
    program = torch.onnx.export(
        graph.eval(),
        tuple(inputs.values()),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_shapes=tuple(dynamic.get(name, {}) for name in inputs),
        opset_version=OPSET,
        dynamo=True,
        verbose=False,
    )
    model = program.model_proto
    if "excitation" in inputs:
        model = write_transforms(model, graph.model.config.window, graph.model.config.step)
    model = store_half(model)
    for item in list(model.graph.node):
        del item.metadata_props[:]
        item.doc_string = ""
    del model.graph.value_info[:]
    del model.metadata_props[:]
    onnx.save(model, path)
    with torch.no_grad():
        expected = graph(*inputs.values())
    expected = expected if isinstance(expected, tuple) else (expected,)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    got = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    return max(float(np.abs(one.numpy() - other).max()) for one, other in zip(expected, got))


def export_all(models: Models, folder: pathlib.Path) -> dict[str, float]:
    """Writes plan.onnx, decode.onnx and vocoder.onnx; returns each graph's parity error."""
    torch.manual_seed(3)
    acoustic, vocoder = models.acoustic, models.vocoder
    count, length = torch.export.Dim("tokens", min=3, max=512), torch.export.Dim("frames", min=8, max=8192)
    plan_noise, frame_noise = TOKEN_NOISE + LINE_NOISE, FRAME_NOISE + TOKEN_NOISE + LINE_NOISE
    ids = torch.randint(0, len(symbols()), (1, TOKENS))
    owner = torch.arange(FRAMES) * TOKENS // FRAMES
    mel = vocoder.mel_mean + vocoder.mel_deviation * torch.randn(1, FRAMES, MEL_BANDS)
    per_token, per_frame = {1: count}, {1: length}
    errors = {
        "plan": export_graph(
            PlanGraph(acoustic, models.prosody),
            {"tokens": ids, "mask": torch.ones(1, TOKENS), "noise": torch.randn(1, TOKENS, plan_noise)},
            ["fields", "hidden"],
            {"tokens": per_token, "mask": per_token, "noise": per_token},
            folder / "plan.onnx",
        ),
        "decode": export_graph(
            DecodeGraph(acoustic),
            {
                "hidden": torch.randn(1, TOKENS, acoustic.config.width),
                "owner": owner,
                "contour": torch.full((1, FRAMES), 5.1),
                "energy": torch.full((1, FRAMES), -6.0),
                "places": torch.rand(1, FRAMES, 3),
                "noise": torch.randn(1, FRAMES, frame_noise),
                "mask": torch.ones(1, FRAMES),
            },
            ["mel", "deviation", "voicing"],
            {"hidden": per_token, "owner": {0: length}} | {name: per_frame for name in ("contour", "energy", "places", "noise", "mask")},
            folder / "decode.onnx",
        ),
        "vocoder": export_graph(
            VocoderGraph(vocoder),
            {
                "mel": mel,
                "log_f0": torch.full((1, FRAMES), 5.1),
                "voicing": torch.ones(1, FRAMES),
                "excitation": torch.randn(1, 3, FRAMES * HOP),
            },
            ["samples"],
            {"mel": per_frame, "log_f0": per_frame, "voicing": per_frame, "excitation": {2: HOP * length}},
            folder / "vocoder.onnx",
        ),
    }
    return errors


def write_manifest(folder: pathlib.Path, about: dict, acoustic: AcousticModel) -> None:
    """voice.json: what the engine must know. `about` holds the words people read (id, names, licence, ...)."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix in (".onnx", ".md", ".png", ".json", ""))
    frames = [*range(64, 1025, 64), *range(1280, 2049, 256), 3072, 4096, 8192]
    manifest = {
        "formatVersion": 1,
        **{name: value for name, value in about.items() if name != "temperature"},
        "sampleRate": SAMPLE_RATE,
        "hop": HOP,
        "melBands": MEL_BANDS,
        "symbols": list(symbols()),
        "tokenFallback": {"?": ".", "!": "."},
        "acoustic": {
            "kind": "nat-transformer",
            "planFile": "plan.onnx",
            "decodeFile": "decode.onnx",
            "width": acoustic.config.width,
            "tokenBuckets": [32, 64, 96, 128, 192, 256, 384, 512],
            "frameBuckets": frames,
            "noise": {"token": TOKEN_NOISE, "frame": FRAME_NOISE, "line": LINE_NOISE},
            "temperature": about["temperature"],
        },
        "vocoder": {
            "kind": "source-filter-wavenet",
            "file": "vocoder.onnx",
            "contextFrames": 36,
            "frameBuckets": frames,
            "excitationChannels": 3,
        },
        "frontEnd": {"language": about["language"]},
        "minimumEngine": "0.1.0",
        "files": [
            {"path": path.name, "bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
            for path in files
            if path.name != "voice.json"
        ],
    }
    write_json(folder / "voice.json", manifest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--voice", type=pathlib.Path, required=True, help="the pack's folder, with about.json beside it in models/training/voices")
    parser.add_argument("--manifest-only", action="store_true", help="after a card or report changed")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.voice.mkdir(parents=True, exist_ok=True)
    about = json.loads((pathlib.Path(__file__).parents[2] / "voices" / f"{options.voice.name}.json").read_text(encoding="utf-8"))
    models = load_models(options.work)
    if not options.manifest_only:
        errors = export_all(models, options.voice)
        for name, error in errors.items():
            size = (options.voice / f"{name}.onnx").stat().st_size / 1e6
            print(f"export: {name}.onnx {size:.1f} MB, largest difference from PyTorch {error:.2g}", flush=True)
        worst = max(errors, key=lambda name: errors[name])
        if errors[worst] > PARITY_LIMIT:
            raise SystemExit(f"{worst}.onnx differs from PyTorch by {errors[worst]:.2g}, more than {PARITY_LIMIT}. The pack is not usable.")
    write_manifest(options.voice, about, models.acoustic)


if __name__ == "__main__":
    main()
