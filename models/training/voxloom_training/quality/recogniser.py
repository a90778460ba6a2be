"""A phone recogniser that has only ever heard the natural recordings: what it cannot follow in synthetic speech, the voice has lost.

Connectionist temporal classification (Graves et al. 2006) over the same mels the voice is trained on; no language model.
"""

from __future__ import annotations

import functools
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from ..data.corpus import level_active_speech
from ..data.signal import MEL_BANDS, log_mel
from ..data.transcripts import is_silence, symbols, without_stress
from ..networks.transformer import Block
from ..training import checkpoint
from .error_rate import Edits, count_edits

BLANK = 0
STRIDE = 3


@functools.cache
def phone_classes() -> dict[str, int]:
    """Phone without stress -> class, from 1; class 0 is the blank."""
    phones = sorted({without_stress(symbol) for symbol in symbols() if not is_silence(symbol)})
    return {phone: position + 1 for position, phone in enumerate(phones)}


def phones_of(tokens: list[str]) -> list[str]:
    """Token stream -> phones without stress, silences left out."""
    return [without_stress(token) for token in tokens if not is_silence(token)]


class Recogniser(nn.Module):
    def __init__(self, width: int = 192, layers: int = 4, dropout: float = 0.15) -> None:
        super().__init__()
        self.register_buffer("mel_mean", torch.zeros(MEL_BANDS))
        self.register_buffer("mel_deviation", torch.ones(MEL_BANDS))
        self.near = nn.Conv1d(MEL_BANDS, width, 5, padding=2)
        self.thin = nn.Conv1d(width, width, 5, padding=2, stride=STRIDE)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(width, 4, 3 * width, dropout) for _ in range(layers))
        self.last = nn.LayerNorm(width)
        self.out = nn.Linear(width, len(phone_classes()) + 1)

    def normalise(self, mel: torch.Tensor) -> torch.Tensor:
        """mel [..., 100, T] natural log -> zero mean and unit deviation a band, over the training clips"""
        return (mel - self.mel_mean[:, None]) / self.mel_deviation[:, None]

    def forward(self, normal: torch.Tensor, frames: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """normal [B, 100, T], frames [B] -> log probabilities [B, ceil(T / 3), classes], their lengths [B]"""
        gate = (torch.arange(normal.shape[-1], device=normal.device)[None] < frames[:, None]).float()
        hidden = F.gelu(self.near(normal * gate[:, None]))
        hidden = F.gelu(self.thin(hidden * gate[:, None])).transpose(1, 2)
        lengths = (frames + STRIDE - 1) // STRIDE
        mask = gate[:, ::STRIDE]
        hidden = self.dropout(hidden)
        for block in self.blocks:
            hidden = block(hidden, mask)
        return self.out(self.last(hidden)).float().log_softmax(-1), lengths


def greedy(log_probabilities: np.ndarray) -> list[str]:
    """[T, classes] -> phones along the likeliest path: repeats merge, blanks go."""
    names = {position: phone for phone, position in phone_classes().items()}
    best = log_probabilities.argmax(1)
    return [names[int(label)] for at, label in enumerate(best) if label != BLANK and (at == 0 or label != best[at - 1])]


def load_recogniser(path: pathlib.Path) -> Recogniser:
    stored = checkpoint.load(path)
    if stored is None:
        raise FileNotFoundError(f"{path} is missing: run voxloom_training.quality.train_recogniser first")
    model = Recogniser()
    model.load_state_dict(stored["average"]["weights"])
    return model.eval()


@torch.no_grad()
def recognise_phones(model: Recogniser, samples: np.ndarray) -> list[str]:
    """samples [S] at 48 kHz, any level -> phones heard. Both natural and synthetic sound go through here."""
    mel = log_mel(torch.from_numpy(level_active_speech(samples).astype(np.float32)))
    found, _ = model(model.normalise(mel)[None], torch.tensor([mel.shape[-1]]))
    return greedy(found[0].numpy())


def phone_edits(model: Recogniser, tokens: list[list[str]], utterances: list[np.ndarray]) -> list[Edits]:
    """One entry an utterance: what was heard against the phones of its token stream."""
    return [count_edits(phones_of(line), recognise_phones(model, sound)) for line, sound in zip(tokens, utterances, strict=True)]
