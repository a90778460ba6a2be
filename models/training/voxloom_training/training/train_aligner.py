"""Stage 2, `python -m voxloom_training.training.train_aligner`: forward-sum training, then Viterbi durations to alignments.jsonl."""

from __future__ import annotations

import argparse
import json
import math
import pathlib

import numpy as np
import torch

from ..data.corpus import read_clips
from ..data.features import Features, mel_statistics, read_features
from ..data.transcripts import BOUNDARIES, is_silence, symbols, without_stress
from ..networks.aligner import Aligner
from ..text.english import read_prompt
from . import checkpoint
from .forward_sum import diagonal_prior, forward_sum, viterbi
from .progress import Progress
from .schedule import set_rate

# A word boundary with less silence than this is a stop's closure or a slow edge, not a pause.
SHORTEST_PAUSE_FRAMES = 5
# Log cost of entering an optional silence, against the classifier calling every closure silence.
PAUSE_COST = 2.5


def classes() -> dict[str, int]:
    """Phone without stress -> class; every silence is class 0."""
    phones = sorted({without_stress(symbol) for symbol in symbols() if not is_silence(symbol)})
    return {"": 0} | {phone: position + 1 for position, phone in enumerate(phones)}


def state_classes(tokens: list[str], known: dict[str, int]) -> np.ndarray:
    return np.array([0 if is_silence(token) else known[without_stress(token)] for token in tokens])


def optional_states(tokens: list[str]) -> np.ndarray:
    """True for silences inside the line; the edges are always there."""
    inner = [token in BOUNDARIES for token in tokens]
    inner[0] = inner[-1] = False
    return np.array(inner)


def collate(items: list[Features], tokens: list[list[str]], mean: np.ndarray, deviation: np.ndarray) -> dict[str, torch.Tensor]:
    longest, widest = max(item.frames for item in items), max(len(line) for line in tokens)
    known = classes()
    batch = {
        "mel": torch.zeros(len(items), mean.shape[0], longest),
        "voicing": torch.zeros(len(items), longest),
        "states": torch.zeros(len(items), widest, dtype=torch.long),
        "optional": torch.zeros(len(items), widest, dtype=torch.bool),
        "frames": torch.tensor([item.frames for item in items]),
        "lengths": torch.tensor([len(line) for line in tokens]),
    }
    for row, (item, line) in enumerate(zip(items, tokens)):
        batch["mel"][row, :, : item.frames] = torch.from_numpy((item.mel.astype(np.float32) - mean[:, None]) / deviation[:, None])
        batch["voicing"][row, : item.frames] = torch.from_numpy((item.f0 > 0).astype(np.float32))
        batch["states"][row, : len(line)] = torch.from_numpy(state_classes(line, known))
        batch["optional"][row, : len(line)] = torch.from_numpy(optional_states(line))
    return batch


def emissions_of(model: Aligner, batch: dict[str, torch.Tensor], log_prior: torch.Tensor) -> torch.Tensor:
    """[B, T, S] scaled likelihoods: the classifier's posteriors over the square root of how common each class is."""
    device = log_prior.device
    scores = model(batch["mel"].to(device), batch["voicing"].to(device)) - 0.5 * log_prior
    states = batch["states"].to(device)
    picked = scores.gather(2, states[:, None].expand(-1, scores.shape[1], -1))
    return picked - PAUSE_COST * 0.2 * batch["optional"].to(device)[:, None]


def settle_pauses(tokens: list[str], durations: np.ndarray) -> np.ndarray:
    """Gives silences too short to be pauses to the neighbour they belong to: a following stop's closure, else the phone before."""
    settled = durations.copy()
    stops = {"P", "B", "T", "D", "K", "G", "CH", "JH"}
    for place in range(1, len(tokens) - 1):
        if tokens[place] in BOUNDARIES and 0 < settled[place] < SHORTEST_PAUSE_FRAMES:
            owner = place + 1 if tokens[place + 1] in stops else place - 1
            settled[owner] += settled[place]
            settled[place] = 0
    return settled


@torch.no_grad()
def align(model: Aligner, item: Features, tokens: list[str], mean: np.ndarray, deviation: np.ndarray, log_prior: torch.Tensor) -> np.ndarray:
    """-> frames per token [N], summing to the clip's frames"""
    batch = collate([item], [tokens], mean, deviation)
    emissions = emissions_of(model, batch, log_prior)[0].cpu().numpy()
    return settle_pauses(tokens, viterbi(emissions, optional_states(tokens)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    clips = {clip.id: clip for clip in read_clips(options.corpus)}
    items = [item for item in read_features(options.work) if item.id in clips]
    lines = {item.id: read_prompt(clips[item.id].text) for item in items}
    mean, deviation = mel_statistics(items)
    counts = np.ones(len(classes()))
    for line in lines.values():
        np.add.at(counts, state_classes(line, classes()), 1.0)
    log_prior = torch.from_numpy(np.log(counts / counts.sum())).float().to(device)

    model = Aligner(len(classes())).to(device)
    optimiser = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=1e-3)
    path, done = options.work / "checkpoints" / "aligner.pt", 0
    if stored := checkpoint.load(path):
        model.load_state_dict(stored["model"])
        optimiser.load_state_dict(stored["optimiser"])
        done = stored["step"]
    progress, smooth = Progress("aligner", options.steps, done), math.nan
    for step in range(done + 1, options.steps + 1):
        random = np.random.default_rng((options.seed, step))
        chosen = [items[i] for i in random.choice(len(items), options.batch, replace=False)]
        batch = collate(chosen, [lines[item.id] for item in chosen], mean, deviation)
        emissions = emissions_of(model, batch, log_prior)
        # The prior holds the path near the diagonal while the classifier knows nothing, then lets go.
        sharpness = 120.0 * max(0.0, 1.0 - step / (0.5 * options.steps))
        for row, item in enumerate(chosen):
            prior = diagonal_prior(item.frames, len(lines[item.id]), sharpness)
            emissions[row, : prior.shape[0], : prior.shape[1]] += torch.from_numpy(prior).to(device)
        likelihood = forward_sum(emissions, batch["optional"].to(device), batch["frames"], batch["lengths"])
        loss = -(likelihood / batch["frames"].to(device)).mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        set_rate(optimiser, 2e-3, step, options.steps, warm_up=50)
        optimiser.step()
        smooth = loss.item() if math.isnan(smooth) else 0.95 * smooth + 0.05 * loss.item()
        progress.at(step, loss=smooth)
        if step % 200 == 0 or step == options.steps:
            checkpoint.save(path, {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step})

    model.eval()
    partial = options.work / "alignments.partial.jsonl"
    with partial.open("w", encoding="utf-8") as out:
        for item in items:
            durations = align(model, item, lines[item.id], mean, deviation, log_prior)
            out.write(json.dumps({"id": item.id, "tokens": lines[item.id], "durations": durations.tolist()}) + "\n")
    partial.rename(options.work / "alignments.jsonl")
    print(f"aligner: {len(items)} clips aligned", flush=True)


if __name__ == "__main__":
    main()
