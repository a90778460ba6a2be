"""Stage 3, `python -m voxloom_training.training.train_acoustic`: tokens and plan to mel, by patch-wise energy scores."""

from __future__ import annotations

import argparse
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

from ..data.corpus import read_clips
from ..data.features import split
from ..data.phone_targets import contour
from ..data.transcripts import symbols
from ..data.utterances import Utterance, collate, read_utterances
from ..networks.acoustic import FRAME_NOISE, AcousticConfig, AcousticModel
from ..networks.prosody import LINE_NOISE, TOKEN_NOISE
from . import checkpoint
from .energy_score import MEL_PATCHES, PITCH_PATCHES, patch_energy_score
from .progress import Progress
from .schedule import set_rate


def statistics_of(items: list[Utterance]) -> dict[str, np.ndarray]:
    """Means and deviations over the training clips, in the units of `Utterance`."""
    plan = np.concatenate([item.targets for item in items])
    mel = np.concatenate([item.mel.astype(np.float32) for item in items], 1)
    deviations = [
        (np.log(item.f0[item.f0 > 0]) - contour(item.durations, item.targets[:, 1])[item.f0 > 0]) for item in items
    ]
    return {
        "plan_mean": plan.mean(0),
        "plan_deviation": plan.std(0),
        "mel_mean": mel.mean(1),
        "mel_deviation": mel.std(1),
        "pitch_deviation": np.float32(np.concatenate(deviations).std()),
    }


def draw_noise(batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """One draw of decoder noise [B, T, 40]: fresh in each frame, shared within a token, shared by the line."""
    size, count = batch["tokens"].shape
    frames = batch["owner"].shape[1]
    device = batch["plan"].device
    token = torch.randn(size, count, TOKEN_NOISE, device=device)
    spread = token.gather(1, batch["owner"][..., None].expand(-1, -1, TOKEN_NOISE))
    line = torch.randn(size, 1, LINE_NOISE, device=device).expand(-1, frames, -1)
    return torch.cat([torch.randn(size, frames, FRAME_NOISE, device=device), spread, line], -1)


def losses_of(model: AcousticModel, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    device = batch["plan"].device
    token_mask, frame_mask = batch["token_mask"], batch["frame_mask"]
    draws = [draw_noise(batch) for _ in range(2)]
    with torch.autocast(device.type, torch.bfloat16):
        hidden = model.encode(batch["tokens"], token_mask)
        spread = hidden.gather(1, batch["owner"][..., None].expand(-1, -1, hidden.shape[-1]))
        condition = torch.cat([spread, batch["fields"]], -1)
        both = model.decoder(torch.cat([condition, condition]), torch.cat(draws), torch.cat([frame_mask, frame_mask]))
    one, other = both.float().chunk(2)
    voiced = batch["voicing"] * frame_mask
    pitch = tuple((length, 1) for length in PITCH_PATCHES)
    mel = patch_energy_score(batch["mel"], one[..., :100], other[..., :100], frame_mask, MEL_PATCHES)
    f0 = patch_energy_score(batch["pitch"][..., None], one[..., 100:101], other[..., 100:101], voiced, pitch)
    logits = torch.stack([one[..., 101], other[..., 101]])
    voicing = F.binary_cross_entropy_with_logits(logits, batch["voicing"].expand_as(logits), reduction="none")
    return {
        "mel": mel,
        "f0": f0,
        "voicing": (voicing * frame_mask).sum() / (2.0 * frame_mask.sum()),
    }


WEIGHTS = {"mel": 1.0, "f0": 0.2, "voicing": 0.3}


def chosen(items: list[Utterance], step: int, batch: int, seed: int) -> list[Utterance]:
    """The step's clips: each epoch a fresh order, neighbours of like length together so that little is padding."""
    per_epoch = len(items) // batch
    epoch, place = divmod(step - 1, per_epoch)
    random = np.random.default_rng((seed, epoch))
    noisy = np.array([item.frames for item in items]) * random.uniform(0.85, 1.15, len(items))
    groups = np.argsort(noisy)[: per_epoch * batch].reshape(per_epoch, batch)
    return [items[i] for i in groups[random.permutation(per_epoch)[place]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=pathlib.Path, help="compact checkpoint to start from, when there is none of this run")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    training, _ = split({clip.id: clip.prompt for clip in read_clips(options.corpus)})
    items = read_utterances(options.work, training)
    statistics = statistics_of(items)
    model = AcousticModel(AcousticConfig(symbols=len(symbols()))).to(device)
    for name in ("plan_mean", "plan_deviation", "mel_mean", "mel_deviation"):
        getattr(model, name).copy_(torch.from_numpy(statistics[name]))
    model.pitch_deviation.fill_(float(statistics["pitch_deviation"]))
    if options.start:
        checkpoint.load_compact(options.start, model)
    optimiser = torch.optim.AdamW(model.parameters(), options.rate, betas=(0.9, 0.98), weight_decay=1e-2)
    average = checkpoint.Average(model)
    path, done = options.work / "checkpoints" / "acoustic.pt", 0
    if stored := checkpoint.load(path):
        model.load_state_dict(stored["model"])
        optimiser.load_state_dict(stored["optimiser"])
        average.load_state_dict(stored["average"])
        done = stored["step"]
    weights = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"acoustic: {weights:.2f} M weights, {len(items)} clips, from step {done}", flush=True)

    progress, smooth = Progress("acoustic", options.steps, done), {}
    for step in range(done + 1, options.steps + 1):
        rate = set_rate(optimiser, options.rate, step, options.steps, warm_up=200)
        batch = collate(chosen(items, step, options.batch, options.seed), statistics)
        losses = losses_of(model, {name: value.to(device) for name, value in batch.items()})
        loss = sum(WEIGHTS[name] * value for name, value in losses.items())
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        average.update(model)
        for name, value in losses.items():
            smooth[name] = value.item() if name not in smooth else 0.98 * smooth[name] + 0.02 * value.item()
        progress.at(step, **smooth, rate=rate)
        if step % 200 == 0 or step == options.steps:
            checkpoint.save(
                path,
                {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "average": average.state_dict(), "step": step},
            )


if __name__ == "__main__":
    main()
