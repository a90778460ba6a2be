"""Trains the letter-to-sound model on one thread.

Usage: python -m voxloom_training.letters.train --work FOLDER [--steps N]
"""

from __future__ import annotations

import argparse
import math
import pathlib
import random
from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional

from ..training.checkpoint import Average, load, save
from ..training.progress import Progress
from .network import BLANK, LETTERS, SLOTS, LetterToSound, Shape
from .phones import PHONES, best_path
from .score import score
from .words import Word, split_words

LEARNING_RATE = 2e-3
WARM_UP_STEPS = 400
INTERMEDIATE_SHARE = 0.3
SMOOTHING = 0.02
CHECK_EVERY = 1000


def encode(word: Word) -> tuple[list[int], list[int]] | None:
    """Letter and phone numbers; None when CTC cannot fit the phones into the word's slots."""
    phones = [PHONES.index(phone) + 1 for phone in word.pronunciations[0]]
    repeats = sum(a == b for a, b in zip(phones, phones[1:], strict=False))
    if len(phones) + repeats > SLOTS * len(word.spelling):
        return None
    return [LETTERS.index(letter) for letter in word.spelling], phones


def batches(words: list[Word], size: int, seed: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Endless letters [B, L], phones (joined), phone counts [B]; one word length a batch, so that nothing is padded."""
    by_length: dict[int, list[tuple[list[int], list[int]]]] = {}
    for word in words:
        pair = encode(word)
        if pair:
            by_length.setdefault(len(pair[0]), []).append(pair)
    chance = random.Random(seed)
    while True:
        epoch = []
        for pairs in by_length.values():
            chance.shuffle(pairs)
            epoch += [pairs[start : start + size] for start in range(0, len(pairs), size)]
        chance.shuffle(epoch)
        for batch in epoch:
            letters = torch.tensor([pair[0] for pair in batch])
            counts = torch.tensor([len(pair[1]) for pair in batch])
            yield letters, torch.tensor([phone for pair in batch for phone in pair[1]]), counts


def loss_of(logits: Tensor, phones: Tensor, counts: Tensor) -> Tensor:
    """CTC loss a phone, with a little probability kept for every symbol."""
    log_probability = torch.log_softmax(logits.float(), dim=-1)
    slots = torch.full((len(counts),), logits.shape[1])
    ctc = functional.ctc_loss(
        log_probability.transpose(0, 1), phones, slots, counts, blank=BLANK, reduction="sum", zero_infinity=True
    )
    return (1 - SMOOTHING) * ctc / counts.sum() - SMOOTHING * log_probability.mean()


def rate_at(step: int, steps: int) -> float:
    warm = min(1.0, (step + 1) / WARM_UP_STEPS)
    return LEARNING_RATE * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * step / steps)))


def answers(model: LetterToSound, words: list[Word]) -> list[list[str]]:
    with torch.inference_mode():
        found = []
        for word in words:
            letters = torch.tensor([[LETTERS.index(letter) for letter in word.spelling]])
            found.append(best_path(model(letters)[0].numpy()))
        return found


def train(work: pathlib.Path, steps: int, size: int, seed: int) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    split = split_words()
    print(f"{len(split.training)} words to learn, {len(split.watch)} watched, {len(split.held_out)} held out")
    model = LetterToSound(Shape(phones=len(PHONES)))
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    average = Average(model)
    checkpoint, first = work / "letters.pt", 0
    state = load(checkpoint)
    if state:
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        average.load_state_dict(state["average"])
        first = state["step"]
    progress = Progress("letters", steps, first)
    source = batches(split.training, size, seed + first)
    for step in range(first, steps):
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, steps)
        letters, phones, counts = next(source)
        with torch.autocast("cpu", torch.bfloat16):
            readings = model.slots(letters)
        losses = [loss_of(logits, phones, counts) for logits in readings]
        early = sum(losses[:-1], torch.zeros(())) / max(1, len(losses) - 1)
        loss = (1 - INTERMEDIATE_SHARE) * losses[-1] + INTERMEDIATE_SHARE * early
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        average.update(model)
        progress.at(step + 1, loss=loss.item())
        if (step + 1) % CHECK_EVERY == 0 or step + 1 == steps:
            state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}
            save(checkpoint, {**state, "average": average.state_dict()})
            watched = LetterToSound(model.shape).eval()
            watched.load_state_dict(average.weights)
            result = score(answers(watched, split.watch), [word.pronunciations for word in split.watch])
            print(f"letters: step {step + 1}, watched words: {result}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    train(options.work, options.steps, options.batch, options.seed)


if __name__ == "__main__":
    main()
