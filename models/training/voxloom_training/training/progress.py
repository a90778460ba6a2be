"""One log line a minute with the time left; the same for every stage."""

from __future__ import annotations

import time


class Progress:
    def __init__(self, stage: str, total: int, done: int = 0, every_seconds: float = 60.0) -> None:
        self.stage, self.total, self.first = stage, total, done
        self.every = every_seconds
        self.started = self.spoken = time.monotonic()

    def at(self, done: int, **figures: float) -> None:
        """Call after each step. Prints at most once per `every_seconds`, and at the end."""
        now = time.monotonic()
        if now - self.spoken < self.every and done < self.total:
            return
        self.spoken = now
        pace = (now - self.started) / max(1, done - self.first)
        left = pace * (self.total - done)
        shown = "  ".join(f"{name} {value:.4g}" for name, value in figures.items())
        print(f"{self.stage}: {done}/{self.total}  {pace:.2f} s each  {left / 60:.1f} min left  {shown}", flush=True)
