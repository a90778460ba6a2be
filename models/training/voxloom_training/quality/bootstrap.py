"""How sure a figure is with so few prompts: percentile bootstrap over prompts (Efron 1979)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np


def interval(
    groups: Sequence[str], figure: Callable[[np.ndarray], float], draws: int = 500, seed: int = 7
) -> tuple[float, float]:
    """95 % interval of `figure`, which takes indices of utterances. Takes of one group (prompt) are drawn together."""
    random = np.random.default_rng(seed)
    names = np.array(groups)
    members = [np.flatnonzero(names == name) for name in dict.fromkeys(groups)]
    values = [figure(np.concatenate([members[k] for k in random.integers(0, len(members), len(members))])) for _ in range(draws)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
