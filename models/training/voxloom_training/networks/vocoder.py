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
        for name, basis in transform_bases(config.window, config.step).items():
            self.register_buffer(name, basis, persistent=False)
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
        real, imaginary = self.analyse(cut_windows(excitation, size, step))
        h_real, h_imaginary, steady, breath = filters.unbind(2)
        out_real = h_real * real[:, 0] - h_imaginary * imaginary[:, 0] + steady * real[:, 1] + breath * real[:, 2]
        out_imaginary = (
            h_real * imaginary[:, 0] + h_imaginary * real[:, 0] + steady * imaginary[:, 1] + breath * imaginary[:, 2]
        )
        whole = overlap_add(self.resynthesise(out_real, out_imaginary), step)
        return whole[:, size // 2 : size // 2 + excitation.shape[-1]]

    def analyse(self, windows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """windows [..., size] -> real and imaginary spectra [..., bins] under a Hann window.

        A cosine is even about the middle of the window and a sine odd, so folding halves both products.
        """
        first, second = windows[..., 1 : self.config.window // 2 + 1], windows[..., self.config.window // 2 :].flip(-1)
        return torch.matmul(first + second, self.analysis_cosine), torch.matmul(first - second, self.analysis_sine)

    def resynthesise(self, real: torch.Tensor, imaginary: torch.Tensor) -> torch.Tensor:
        """real, imaginary [..., bins] -> windows [..., size] under a second Hann window, scaled for overlap-add"""
        even, odd = torch.matmul(real, self.synthesis_cosine), torch.matmul(imaginary, self.synthesis_sine)
        # The window is zero at its first sample; the middle sample is in both halves.
        return torch.cat([torch.zeros_like(even[..., :1]), even + odd, (even - odd)[..., :-1].flip(-1)], -1)

    def forward(self, mel: torch.Tensor, log_f0: torch.Tensor, voicing: torch.Tensor, excitation: torch.Tensor) -> torch.Tensor:
        return self.synthesise(self.filters(mel, log_f0, voicing), excitation)


def transform_bases(size: int, step: int) -> dict[str, torch.Tensor]:
    """Folded DFT matrices: analysis [size // 2, bins] for samples 1 to size // 2 of a window, synthesis their transposes.

    Analysis and synthesis both carry a Hann window; synthesis divides by what their product overlaps to. The middle
    sample meets itself when a window is folded, so its analysis weight is a half.
    """
    window = torch.hann_window(size, dtype=torch.float64)
    half = size // 2
    time, bins = torch.arange(1, half + 1), torch.arange(half + 1)
    angle = ((time[:, None] * bins[None]) % size).double() * (2.0 * math.pi / size)
    shape = window[1 : half + 1, None]
    fold = torch.where(time == half, 0.5, 1.0).double()[:, None]
    # Both ends of the spectrum appear once, the rest twice.
    weight = torch.where((bins == 0) | (bins == half), 1.0, 2.0).double()
    back = shape * weight / size / ((window**2).sum() / step)
    return {
        "analysis_cosine": (torch.cos(angle) * shape * fold).float(),
        "analysis_sine": (-torch.sin(angle) * shape).float(),
        "synthesis_cosine": (torch.cos(angle) * back).T.contiguous().float(),
        "synthesis_sine": (-torch.sin(angle) * back).T.contiguous().float(),
    }


def cut_windows(signal: torch.Tensor, size: int, step: int) -> torch.Tensor:
    """signal [B, C, S], S a multiple of step -> [B, C, S / step, size]; window n is centred on sample n * step"""
    batch, channels, samples = signal.shape
    parts, count = size // step, samples // step
    blocks = F.pad(signal, (size // 2, size // 2 - step)).reshape(batch, channels, count + parts - 1, step)
    return torch.cat([blocks[:, :, part : part + count] for part in range(parts)], -1)


def overlap_add(pieces: torch.Tensor, step: int) -> torch.Tensor:
    """pieces [B, N, W] every `step` samples -> [B, (N - 1) * step + W], as pads and adds alone"""
    batch, count, size = pieces.shape
    parts = size // step
    blocks = pieces.reshape(batch, count, parts, step)
    total = sum(F.pad(blocks[:, :, part], (0, 0, part, parts - 1 - part)) for part in range(parts))
    return total.reshape(batch, (count + parts - 1) * step)
