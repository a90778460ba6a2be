"""Stage 4, `python -m voxloom_training.training.train_vocoder`: mel + F0 + voicing to sound, by spectral energy distance."""

from __future__ import annotations

import argparse
import dataclasses
import math
import pathlib

import numpy as np
import torch

from ..data.corpus import read_clips
from ..data.features import Features, log_f0, mel_statistics, read_features, split
from ..networks.excitation import excitation
from ..networks.vocoder import Vocoder
from . import checkpoint
from .progress import Progress
from .schedule import set_rate
from .spectral_energy import spectral_energy


def batch_of(items: list[Features], crop: int, size: int, random: np.random.Generator) -> dict[str, torch.Tensor]:
    """`size` random crops of `crop` frames. excitation [2, size, 3, crop * HOP] holds two draws of the noises."""
    chosen = random.choice(len(items), size, p=_weights(items))
    crops = [items[i].crop(int(random.integers(0, items[i].frames - crop + 1)), crop) for i in chosen]
    drives = np.stack([excitation(item.f0, random, draws=2) for item in crops], 1)
    return {
        "samples": torch.from_numpy(np.stack([item.samples for item in crops]).astype(np.float32) / 32767.0),
        "mel": torch.from_numpy(np.stack([item.mel for item in crops]).astype(np.float32)),
        "log_f0": torch.from_numpy(np.stack([log_f0(item.f0) for item in crops])),
        "voicing": torch.from_numpy(np.stack([item.f0 > 0 for item in crops]).astype(np.float32)),
        "excitation": torch.from_numpy(drives),
    }


def _weights(items: list[Features]) -> np.ndarray:
    frames = np.array([item.frames for item in items], np.float64)
    return frames / frames.sum()


def loss_of(model: Vocoder, batch: dict[str, torch.Tensor], device: torch.device) -> torch.Tensor:
    batch = {name: value.to(device) for name, value in batch.items()}
    with torch.autocast(device.type, torch.bfloat16):
        filters = model.filters(batch["mel"], batch["log_f0"], batch["voicing"])
    one, other = (model.synthesise(filters, drive) for drive in batch["excitation"])
    return spectral_energy(batch["samples"], one, other)


@dataclasses.dataclass(frozen=True)
class VocoderTraining:
    steps: int
    batch: int
    crop: int  # frames
    rate: float
    seed: int


def train(model: Vocoder, items: list[Features], plan: VocoderTraining, path: pathlib.Path, stage: str) -> None:
    """Trains `model` in place on crops of `items`; resumes from and saves to `path`, averaged weights beside the raw ones."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    items = [item for item in items if item.frames > plan.crop]
    optimiser = torch.optim.AdamW(model.parameters(), plan.rate, betas=(0.9, 0.98), weight_decay=1e-3)
    average = checkpoint.Average(model)
    done = 0
    if stored := checkpoint.load(path):
        model.load_state_dict(stored["model"])
        optimiser.load_state_dict(stored["optimiser"])
        average.load_state_dict(stored["average"])
        done = stored["step"]
    weights = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"{stage}: {weights:.2f} M weights, {len(items)} clips, from step {done}", flush=True)

    progress, smooth = Progress(stage, plan.steps, done), math.nan
    for step in range(done + 1, plan.steps + 1):
        rate = set_rate(optimiser, plan.rate, step, plan.steps, warm_up=100)
        random = np.random.default_rng((plan.seed, step))
        loss = loss_of(model, batch_of(items, plan.crop, plan.batch, random), device)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        average.update(model)
        smooth = loss.item() if math.isnan(smooth) else 0.98 * smooth + 0.02 * loss.item()
        progress.at(step, loss=smooth, rate=rate)
        if step % 200 == 0 or step == plan.steps:
            checkpoint.save(
                path,
                {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "average": average.state_dict(), "step": step},
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=3600)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--crop", type=int, default=56, help="frames")
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=pathlib.Path, help="compact checkpoint to start from, when there is none of this run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    training, _ = split({clip.id: clip.prompt for clip in read_clips(options.corpus)})
    items = read_features(options.work, training)
    model = Vocoder()
    mean, deviation = mel_statistics(items)
    model.mel_mean.copy_(torch.from_numpy(mean))
    model.mel_deviation.copy_(torch.from_numpy(deviation))
    if options.start:
        checkpoint.load_compact(options.start, model)
    plan = VocoderTraining(options.steps, options.batch, options.crop, options.rate, options.seed)
    train(model, items, plan, options.work / "checkpoints" / "vocoder.pt", "vocoder")


if __name__ == "__main__":
    main()
