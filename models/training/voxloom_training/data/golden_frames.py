"""`python -m voxloom_training.data.golden_frames`: the fixture that keeps the engine's expansion and excitation equal to training's."""

from __future__ import annotations

import json

import numpy as np

from ..networks.excitation import pulse_train, sample_rate_pitch
from .phone_targets import contour, expand
from .transcripts import REPOSITORY

TARGET = REPOSITORY / "test/fixtures/golden/frame-expansion.json"


def main() -> None:
    random = np.random.default_rng(11)
    durations = np.array([7, 0, 3, 1, 0, 12, 5])
    values = random.normal(5.0, 0.3, len(durations))
    owner, places = expand(durations)
    f0 = np.where(np.arange(14) % 9 < 6, 180.0 + 25.0 * np.sin(np.arange(14)), 0.0).astype(np.float32)
    hz, voicing = sample_rate_pitch(f0)
    pulses, _ = pulse_train(hz, voicing, 0.25)
    peaks = np.argsort(-np.abs(pulses))[:40]
    fixture = {
        "durations": durations.tolist(),
        "values": values.tolist(),
        "owner": owner.tolist(),
        "places": places.reshape(-1).tolist(),
        "contour": contour(durations, values).tolist(),
        "f0Hz": f0.tolist(),
        "firstPhase": 0.25,
        "pulses": {str(int(at)): float(pulses[at]) for at in sorted(peaks)},
        "pulseEnergy": float((pulses**2).sum()),
    }
    TARGET.write_text(json.dumps(fixture) + "\n", encoding="utf-8")
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
