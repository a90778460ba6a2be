"""The three graphs of a voice, as modules with plain tensors in and out."""

from __future__ import annotations

import torch
from torch import nn

from ..data.signal import MEL_BANDS
from ..networks.acoustic import AcousticModel
from ..networks.prosody import ProsodyModel
from ..networks.vocoder import Vocoder


class PlanGraph(nn.Module):
    """tokens [1, N] int64, mask [1, N], noise [1, N, 24] -> fields [1, N, 4] (frames, log F0, voicing, energy), hidden [1, N, width]"""

    def __init__(self, acoustic: AcousticModel, prosody: ProsodyModel) -> None:
        super().__init__()
        self.acoustic, self.prosody = acoustic, prosody

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, noise: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        fields = self.prosody(tokens, mask, noise) * self.acoustic.plan_deviation + self.acoustic.plan_mean
        frames = torch.expm1(fields[..., :1].clamp(0.0, 6.0))
        plan = torch.cat([frames, fields[..., 1:2], fields[..., 2:3].clamp(0.0, 1.0), fields[..., 3:]], -1)
        return plan, self.acoustic.encode(tokens, mask)


class DecodeGraph(nn.Module):
    """hidden [1, N, width], owner [T] int64, contour [1, T] log F0, energy [1, T], places [1, T, 3], noise [1, T, 40], mask [1, T]
    -> mel [1, T, 100] natural log, deviation [1, T] of log F0 from the contour, voicing [1, T] 0..1"""

    def __init__(self, model: AcousticModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self,
        hidden: torch.Tensor,
        owner: torch.Tensor,
        contour: torch.Tensor,
        energy: torch.Tensor,
        places: torch.Tensor,
        noise: torch.Tensor,
        mask: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        model = self.model
        pitch = (contour - model.plan_mean[1]) / model.plan_deviation[1]
        level = (energy - model.plan_mean[3]) / model.plan_deviation[3]
        condition = torch.cat([hidden[:, owner], pitch[..., None], level[..., None], places], -1)
        out = model.decoder(condition, noise, mask)
        mel = out[..., :MEL_BANDS] * model.mel_deviation + model.mel_mean
        return mel, out[..., MEL_BANDS] * model.pitch_deviation, torch.sigmoid(out[..., MEL_BANDS + 1])


class VocoderGraph(nn.Module):
    """mel [1, T, 100], log_f0 [1, T], voicing [1, T], excitation [1, 3, T * 512] -> samples [1, T * 512]"""

    def __init__(self, model: Vocoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, mel: torch.Tensor, log_f0: torch.Tensor, voicing: torch.Tensor, excitation: torch.Tensor) -> torch.Tensor:
        return self.model(mel.transpose(1, 2), log_f0, voicing, excitation)
