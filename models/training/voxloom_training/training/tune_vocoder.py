"""Stage 5, `python -m voxloom_training.training.tune_vocoder`: the vocoder learns the acoustic model's own mels.

Vocoders trained on recorded mels buzz and rustle on predicted ones. Each training clip is decoded once with its natural
lengths, F0 and energy; half of the tuning crops have that mel and the recorded sound, half stay natural.
"""

from __future__ import annotations

import argparse
import dataclasses
import pathlib

import numpy as np
import torch

from ..data.corpus import read_clips
from ..data.features import Features, read_features, split
from ..data.transcripts import symbols
from ..data.utterances import collate, read_utterances
from ..networks.acoustic import AcousticConfig, AcousticModel
from ..networks.vocoder import Vocoder
from . import checkpoint
from .progress import Progress
from .train_acoustic import draw_noise
from .train_vocoder import VocoderTraining, train


@torch.no_grad()
def decode_training_clips(model: AcousticModel, work: pathlib.Path, ids: list[str]) -> dict[str, np.ndarray]:
    """One draw of mel [100, T] float16 for each aligned clip, from its natural lengths, contour and energy."""
    names = ("plan_mean", "plan_deviation", "mel_mean", "mel_deviation", "pitch_deviation")
    statistics = {name: getattr(model, name).cpu().numpy() for name in names}
    utterances = read_utterances(work, ids)
    device = model.plan_mean.device
    drawn, progress = {}, Progress("decode", len(utterances))
    for index, utterance in enumerate(utterances, 1):
        batch = {name: value.to(device) for name, value in collate([utterance], statistics).items()}
        hidden = model.encode(batch["tokens"], batch["token_mask"])
        condition = torch.cat([hidden[:, batch["owner"][0]], batch["fields"]], -1)
        out = model.decoder(condition, draw_noise(batch), batch["frame_mask"])
        mel = out[0, :, :100] * model.mel_deviation + model.mel_mean
        drawn[utterance.id] = mel.T.cpu().numpy().astype(np.float16)
        progress.at(index)
    return drawn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--crop", type=int, default=56, help="frames")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    checkpoints = options.work / "checkpoints"

    acoustic, vocoder = AcousticModel(AcousticConfig(symbols=len(symbols()))), Vocoder()
    for model, name in ((acoustic, "acoustic"), (vocoder, "vocoder")):
        stored = checkpoint.load(checkpoints / f"{name}.pt")
        if stored is None:
            raise SystemExit(f"There is no checkpoint of the {name} in {checkpoints}. Train it first.")
        model.load_state_dict(stored["average"]["weights"])
    acoustic.eval().to("cuda" if torch.cuda.is_available() else "cpu")

    training, _ = split({clip.id: clip.prompt for clip in read_clips(options.corpus)})
    natural = read_features(options.work, training)
    drawn = decode_training_clips(acoustic, options.work, training)
    own: list[Features] = [dataclasses.replace(item, mel=drawn[item.id]) for item in natural if item.id in drawn]
    plan = VocoderTraining(options.steps, options.batch, options.crop, options.rate, options.seed)
    train(vocoder, natural + own, plan, checkpoints / "vocoder-tuned.pt", "tune")


if __name__ == "__main__":
    main()
