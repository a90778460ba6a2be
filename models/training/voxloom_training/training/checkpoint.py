"""Checkpoints that survive a kill: written beside, then renamed. Weights may be averaged (EMA) for use."""

from __future__ import annotations

import pathlib
from typing import Any

import torch
from torch import nn


def save(path: pathlib.Path, state: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.rename(path)


def load(path: pathlib.Path) -> dict[str, Any] | None:
    """None when there is no checkpoint; a damaged one raises."""
    return torch.load(path, map_location="cpu", weights_only=True) if path.exists() else None


def save_compact(path: pathlib.Path, weights: dict[str, torch.Tensor], step: int) -> None:
    """Averaged weights alone, in half precision: small enough to keep with the project, enough to start from."""
    half = {name: value.half() if value.is_floating_point() else value for name, value in weights.items()}
    save(path, {"step": step, "weights": half})


def load_compact(path: pathlib.Path, model: nn.Module) -> None:
    """Starts `model` from a compact checkpoint. Raises when there is none or it is of another shape."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    own = model.state_dict()
    model.load_state_dict({name: value.to(own[name].dtype) for name, value in stored["weights"].items()})


class Average:
    """Exponential moving average of the weights, warming up so that early noise is forgotten."""

    def __init__(self, model: nn.Module, decay: float = 0.999) -> None:
        self.decay, self.steps = decay, 0
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(self.decay, (1.0 + self.steps) / (10.0 + self.steps))
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                self.weights[name].lerp_(value, 1.0 - keep)
            else:
                self.weights[name].copy_(value)

    def state_dict(self) -> dict[str, Any]:
        return {"steps": self.steps, "weights": self.weights}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        self.steps = state["steps"]
        for name, value in state["weights"].items():
            self.weights[name].copy_(value)
