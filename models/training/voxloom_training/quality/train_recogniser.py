"""`python -m voxloom_training.quality.train_recogniser`: the judge of phone errors, on the natural training clips alone. Resumable."""

from __future__ import annotations

import argparse
import math
import pathlib

import numpy as np
import torch
from torch.nn import functional as F

from ..data.corpus import read_clips
from ..data.features import Features, mel_statistics, read_features, split
from ..text.english import read_prompt
from ..training import checkpoint
from ..training.progress import Progress
from .error_rate import count_edits, total
from .recogniser import BLANK, STRIDE, Recogniser, greedy, phone_classes, phones_of

NEPER_PER_DB = math.log(10.0) / 20.0


def vary(mel: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A natural log-mel [100, T] as it might have been: another tempo (0.9 to 1.12), level (4 dB) and hiss (under -40 dB)."""
    frames = mel.shape[1]
    count = max(STRIDE, int(round(frames * random.uniform(0.9, 1.12))))
    at = np.linspace(0.0, frames - 1.0, count)
    low = np.minimum(at.astype(int), frames - 2)
    varied = mel[:, low] + (at - low) * (mel[:, low + 1] - mel[:, low])
    hiss = varied.max() - random.uniform(40.0, 70.0) * NEPER_PER_DB + random.uniform(-0.5, 0.5, (mel.shape[0], 1))
    return np.logaddexp(varied, hiss) + random.uniform(-4.0, 4.0) * NEPER_PER_DB


def mask(normal: torch.Tensor, random: np.random.Generator) -> None:
    """SpecAugment (Park et al. 2019) in place on one normalised [100, T]: two bands and one stretch a second become the mean."""
    bands, frames = normal.shape
    for _ in range(2):
        width = int(random.integers(0, 16))
        start = int(random.integers(0, bands - width))
        normal[start : start + width] = 0.0
    for _ in range(max(1, frames // 94)):
        width = int(random.integers(0, 12))
        start = int(random.integers(0, max(1, frames - width)))
        normal[:, start : start + width] = 0.0


def batch_of(model: Recogniser, items: list[Features], random: np.random.Generator | None) -> tuple[torch.Tensor, torch.Tensor]:
    """-> normalised mels [B, 100, T] padded with zeros, frames [B]; varied and masked where `random` is given."""
    mels = [item.mel.astype(np.float32) for item in items]
    if random is not None:
        mels = [vary(mel, random).astype(np.float32) for mel in mels]
    batch = torch.zeros(len(mels), mels[0].shape[0], max(mel.shape[1] for mel in mels))
    for row, mel in enumerate(mels):
        normal = model.normalise(torch.from_numpy(mel))
        if random is not None:
            mask(normal, random)
        batch[row, :, : mel.shape[1]] = normal
    return batch, torch.tensor([mel.shape[1] for mel in mels])


def loss_of(model: Recogniser, items: list[Features], phones: dict[str, list[str]], random: np.random.Generator) -> torch.Tensor:
    normal, frames = batch_of(model, items, random)
    with torch.autocast("cpu", torch.bfloat16):
        found, lengths = model(normal, frames)
    targets = [torch.tensor([phone_classes()[phone] for phone in phones[item.id]]) for item in items]
    counts = torch.tensor([len(target) for target in targets])
    return F.ctc_loss(found.transpose(0, 1), torch.cat(targets), lengths, counts, BLANK, zero_infinity=True)


@torch.no_grad()
def error_rate(model: Recogniser, items: list[Features], phones: dict[str, list[str]]) -> float:
    edits = []
    for item in items:
        found, _ = model(*batch_of(model, [item], None))
        edits.append(count_edits(phones[item.id], greedy(found[0].numpy())))
    return total(edits).rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=3200)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)

    clips = {clip.id: clip for clip in read_clips(options.corpus)}
    training, held_out = split({clip.id: clip.prompt for clip in clips.values()})
    items, judged = read_features(options.work, training), read_features(options.work, held_out)
    phones = {name: phones_of(read_prompt(clip.text)) for name, clip in clips.items()}

    model = Recogniser()
    mean, deviation = mel_statistics(items)
    model.mel_mean.copy_(torch.from_numpy(mean))
    model.mel_deviation.copy_(torch.from_numpy(deviation))
    optimiser = torch.optim.AdamW(model.parameters(), options.rate, betas=(0.9, 0.98), weight_decay=1e-2)
    average = checkpoint.Average(model)
    path, done = options.work / "checkpoints" / "recogniser.pt", 0
    if stored := checkpoint.load(path):
        model.load_state_dict(stored["model"])
        optimiser.load_state_dict(stored["optimiser"])
        average.load_state_dict(stored["average"])
        done = stored["step"]

    progress, smooth = Progress("recogniser", options.steps, done), math.nan
    for step in range(done + 1, options.steps + 1):
        random = np.random.default_rng((options.seed, step))
        loss = loss_of(model, [items[i] for i in random.choice(len(items), options.batch, replace=False)], phones, random)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1.0, step / 200) * 0.5 * (1.0 + math.cos(math.pi * step / options.steps)) + 1e-6
        optimiser.step()
        average.update(model)
        smooth = loss.item() if math.isnan(smooth) else 0.97 * smooth + 0.03 * loss.item()
        progress.at(step, loss=smooth)
        if step % 400 == 0 or step == options.steps:
            checkpoint.save(
                path,
                {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "average": average.state_dict(), "step": step},
            )

    judge = Recogniser()
    judge.load_state_dict(average.weights)
    judge.eval()
    print(
        f"recogniser: phone errors {100 * error_rate(judge, judged, phones):.1f} % of {len(judged)} held-out clips, "
        f"{100 * error_rate(judge, items[::20], phones):.1f} % of every twentieth training clip",
        flush=True,
    )


if __name__ == "__main__":
    main()
