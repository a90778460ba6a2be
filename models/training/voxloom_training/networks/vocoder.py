"""Harmonic-plus-noise source-filter vocoder: a WaveNet at frame rate steers filters, the excitation carries F0.

Three excitations (pulses, steady noise, breath) are cut into windows of 1024 samples every 256, their spectra are
multiplied by what the WaveNet asks for, summed and added back together. F0 lives in the excitation alone, so what is
drawn is what sounds. Transforms are matrix products, because ONNX Runtime's STFT is slow and incomplete.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from ..data.signal import HOP, MEL_BANDS
from .wavenet import WaveNet


@dataclasses.dataclass(frozen=True)
class VocoderConfig:
    channels: int = 256
    dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4, 8, 1, 2)
    head_channels: int = 192
    window: int = 1024
    step: int = 256
    noise_bands: int = 128


def band_matrix(bands: int, bins: int) -> torch.Tensor:
    """[bands, bins] linear interpolation from band centres, evenly spaced on a warped axis that gives low bins more bands."""
    axis = np.linspace(0.0, 1.0, bins)
    warped = np.log1p(axis * 20.0) / np.log1p(20.0) * (bands - 1)
    low = np.minimum(np.floor(warped).astype(int), bands - 2)
    matrix = np.zeros((bands, bins), np.float32)
    matrix[low, np.arange(bins)] = 1.0 - (warped - low)
    matrix[low + 1, np.arange(bins)] += warped - low
    return torch.from_numpy(matrix)


class FilterHead(nn.Module):
    """Skip sum at 93.75 frames a second -> filters at 187.5 frames a second."""

    def __init__(self, config: VocoderConfig) -> None:
        super().__init__()
        self.bins = config.window // 2 + 1
        self.bands = config.noise_bands
        self.ratio = HOP // config.step
        self.head_channels = config.head_channels
        self.up = nn.Conv1d(config.channels, config.head_channels * self.ratio, 1)
        self.mix = nn.Conv1d(config.head_channels, config.head_channels, 3, padding=1)
        self.out = nn.Conv1d(config.head_channels, 2 * self.bins + 2 * self.bands, 1)
        nn.init.normal_(self.out.weight, std=0.01)
        with torch.no_grad():
            self.out.bias[: self.bins] = -5.0
            self.out.bias[self.bins : 2 * self.bins] = 0.0
            self.out.bias[2 * self.bins :] = -6.0
        self.register_buffer("spread", band_matrix(config.noise_bands, self.bins), persistent=False)

    def forward(self, skip: torch.Tensor) -> torch.Tensor:
        """skip [B, C, T] -> [B, T * ratio, 4, bins]: harmonic real and imaginary, steady noise, breath gains"""
        batch, _, frames = skip.shape
        up = self.up(F.gelu(skip)).reshape(batch, self.ratio, self.head_channels, frames)
        up = up.permute(0, 2, 3, 1).reshape(batch, self.head_channels, frames * self.ratio)
        hidden = up + self.mix(F.gelu(up))
        out = self.out(F.gelu(hidden)).float().transpose(1, 2)
        log_gain, turn, noise = out.split([self.bins, self.bins, 2 * self.bands], -1)
        gain = torch.exp(log_gain.clamp(max=4.0))
        angle = math.pi * torch.tanh(turn)
        steady, breath = (torch.exp(band.clamp(max=4.0)) for band in torch.matmul(torch.stack(noise.chunk(2, -1), 0), self.spread))
        return torch.stack([gain * torch.cos(angle), gain * torch.sin(angle), steady, breath], 2)


class Vocoder(nn.Module):
    def __init__(self, config: VocoderConfig = VocoderConfig()) -> None:
        super().__init__()
        self.config = config
        self.wavenet = WaveNet(MEL_BANDS + 2, config.channels, config.dilations)
        self.head = FilterHead(config)
        forward, inverse = transform_bases(config.window, config.step)
        self.register_buffer("forward_basis", forward, persistent=False)
        self.register_buffer("inverse_basis", inverse, persistent=False)
        # Log-mel statistics of a speaker; set from the training features, stored with the weights.
        self.register_buffer("mel_mean", torch.zeros(MEL_BANDS))
        self.register_buffer("mel_deviation", torch.ones(MEL_BANDS))

    def condition(self, mel: torch.Tensor, log_f0: torch.Tensor, voicing: torch.Tensor) -> torch.Tensor:
        """mel [B, 100, T], log_f0 [B, T] natural log Hz (any value where unvoiced), voicing [B, T] -> [B, 102, T]"""
        normal = (mel - self.mel_mean[:, None]) / self.mel_deviation[:, None]
        pitch = (log_f0 - 5.1) * 3.0 * voicing
        return torch.cat([normal, pitch[:, None], voicing[:, None] * 2.0 - 1.0], 1)

    def filters(self, mel: torch.Tensor, log_f0: torch.Tensor, voicing: torch.Tensor) -> torch.Tensor:
        """-> [B, 2T, 4, bins]"""
        return self.head(self.wavenet(self.condition(mel, log_f0, voicing)))

    def synthesise(self, filters: torch.Tensor, excitation: torch.Tensor) -> torch.Tensor:
        """filters [B, 2T, 4, bins], excitation [B, 3, T * HOP] -> samples [B, T * HOP]"""
        size, step = self.config.window, self.config.step
        bins = size // 2 + 1
        frames = F.pad(excitation, (size // 2, size // 2)).unfold(-1, size, step)[:, :, : filters.shape[1]]
        spectra = torch.matmul(frames, self.forward_basis)
        real, imaginary = spectra[..., :bins], spectra[..., bins:]
        h_real, h_imaginary, steady, breath = filters.unbind(2)
        out_real = h_real * real[:, 0] - h_imaginary * imaginary[:, 0] + steady * real[:, 1] + breath * real[:, 2]
        out_imaginary = (
            h_real * imaginary[:, 0] + h_imaginary * real[:, 0] + steady * imaginary[:, 1] + breath * imaginary[:, 2]
        )
        pieces = torch.matmul(torch.cat([out_real, out_imaginary], -1), self.inverse_basis)
        return overlap_add(pieces, step)[:, size // 2 : size // 2 + excitation.shape[-1]]

    def forward(self, mel: torch.Tensor, log_f0: torch.Tensor, voicing: torch.Tensor, excitation: torch.Tensor) -> torch.Tensor:
        return self.synthesise(self.filters(mel, log_f0, voicing), excitation)


def transform_bases(size: int, step: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Windowed DFT and its inverse as matrices: [size, 2 * bins] and [2 * bins, size], real parts first.

    Analysis and synthesis both carry a Hann window; the inverse divides by what their product overlaps to.
    """
    window = torch.hann_window(size, dtype=torch.float64)
    bins = torch.arange(size // 2 + 1)
    turn = (torch.arange(size)[:, None] * bins[None]) % size
    angle = turn.double() * (2.0 * math.pi / size)
    forward = torch.cat([torch.cos(angle), -torch.sin(angle)], 1) * window[:, None]
    # Both ends of the spectrum appear once, the rest twice.
    weight = torch.where((bins == 0) | (bins == size // 2), 1.0, 2.0).double()
    overlap = (window**2).sum() / step
    inverse = torch.cat([torch.cos(angle) * weight, -torch.sin(angle) * weight], 1).T * window[None] / size / overlap
    return forward.float(), inverse.float()


def overlap_add(pieces: torch.Tensor, step: int) -> torch.Tensor:
    """pieces [B, N, W] every `step` samples -> [B, (N - 1) * step + W], as pads and adds alone"""
    batch, count, size = pieces.shape
    parts = size // step
    blocks = pieces.reshape(batch, count, parts, step)
    total = sum(F.pad(blocks[:, :, part], (0, 0, part, parts - 1 - part)) for part in range(parts))
    return total.reshape(batch, (count + parts - 1) * step)
