"""Stage 3b, `python -m voxloom_training.training.train_prosody`: tokens to plan, by energy scores over runs of tokens.

A tenth of the training prompts is set aside here to say when to stop; the held-out prompts stay unseen.
"""

from __future__ import annotations

import argparse
import math
import pathlib

import numpy as np
import torch

from ..data.corpus import is_held_out, read_clips
from ..data.features import split
from ..data.transcripts import symbols
from ..data.utterances import collate, read_utterances
from ..networks.prosody import LINE_NOISE, TOKEN_NOISE, ProsodyConfig, ProsodyModel
from . import checkpoint
from .energy_score import TOKEN_PATCHES, patch_energy_score
from .progress import Progress
from .schedule import set_rate
from .train_acoustic import chosen, statistics_of

PATCHES = tuple((length, width) for length in TOKEN_PATCHES for width in (1, 4))
DEVELOPMENT_PERCENT = 10.0
JUDGE_EVERY = 100


def plan_noise(batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """[B, N, TOKEN_NOISE + LINE_NOISE]"""
    size, count = batch["tokens"].shape
    device = batch["plan"].device
    line = torch.randn(size, 1, LINE_NOISE, device=device).expand(-1, count, -1)
    return torch.cat([torch.randn(size, count, TOKEN_NOISE, device=device), line], -1)


def loss_of(model: ProsodyModel, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    mask = batch["token_mask"]
    with torch.autocast(mask.device.type, torch.bfloat16):
        hidden = model.encoder(batch["tokens"], mask)
        one, other = (model.predictor(hidden, plan_noise(batch), mask).float() for _ in range(2))
    return patch_energy_score(batch["plan"], one, other, mask, PATCHES)


@torch.no_grad()
def judge(weights: dict[str, torch.Tensor], model: ProsodyModel, batches: list[dict[str, torch.Tensor]]) -> float:
    """Mean score of averaged weights on the development prompts, always with the same noise."""
    mine = {name: value.clone() for name, value in model.state_dict().items()}
    state = torch.get_rng_state()
    torch.manual_seed(5)
    model.load_state_dict(weights)
    model.eval()
    score = float(np.mean([loss_of(model, batch).item() for batch in batches for _ in range(3)]))
    model.load_state_dict(mine)
    model.train()
    torch.set_rng_state(state)
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    prompts = {clip.id: clip.prompt for clip in read_clips(options.corpus)}
    training, _ = split(prompts)
    items = read_utterances(options.work, training)
    statistics = statistics_of(items)
    development = [item for item in items if is_held_out(f"prosody {prompts[item.id]}", DEVELOPMENT_PERCENT)]
    aside = {item.id for item in development}
    items = [item for item in items if item.id not in aside]
    development.sort(key=lambda item: item.frames)
    judged = [_to(collate(development[i : i + 16], statistics), device) for i in range(0, len(development), 16)]
    model = ProsodyModel(ProsodyConfig(symbols=len(symbols()))).to(device)
    optimiser = torch.optim.AdamW(model.parameters(), options.rate, betas=(0.9, 0.98), weight_decay=3e-2)
    average = checkpoint.Average(model)
    path, best = options.work / "checkpoints" / "prosody.pt", math.inf
    weights = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"prosody: {weights:.2f} M weights, {len(items)} clips, {len(development)} to judge by", flush=True)

    progress, smooth = Progress("prosody", options.steps), math.nan
    for step in range(1, options.steps + 1):
        rate = set_rate(optimiser, options.rate, step, options.steps, warm_up=200)
        loss = loss_of(model, _to(collate(chosen(items, step, options.batch, options.seed), statistics), device))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        average.update(model)
        smooth = loss.item() if math.isnan(smooth) else 0.98 * smooth + 0.02 * loss.item()
        if step % JUDGE_EVERY == 0:
            score = judge(average.weights, model, judged)
            if score < best:
                best = score
                checkpoint.save(path, {"average": average.state_dict(), "step": step, "score": score})
        progress.at(step, loss=smooth, best=best, rate=rate)


def _to(batch: dict[str, torch.Tensor], device: torch.device) -> dict[str, torch.Tensor]:
    return {name: value.to(device) for name, value in batch.items()}


if __name__ == "__main__":
    main()
