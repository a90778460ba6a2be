"""Measured figures with their targets, and how they are written down."""

from __future__ import annotations

import dataclasses
from typing import Any


@dataclasses.dataclass(frozen=True)
class Target:
    lowest: float | None = None
    highest: float | None = None

    def met(self, value: float) -> bool:
        return (self.lowest is None or value >= self.lowest) and (self.highest is None or value <= self.highest)

    def __str__(self) -> str:
        if self.lowest is None:
            return f"at most {self.highest:g}"
        return f"at least {self.lowest:g}" if self.highest is None else f"{self.lowest:g} to {self.highest:g}"


@dataclasses.dataclass(frozen=True)
class Figure:
    condition: str
    measure: str
    value: float
    unit: str
    n: str  # what was counted: "64 clips", "14,201 frames"
    target: Target | None = None
    natural: float | None = None  # the same measure on the natural recordings
    interval: tuple[float, float] | None = None  # 95 %, bootstrap over prompts
    note: str = ""

    @property
    def met(self) -> bool | None:
        return None if self.target is None else self.target.met(self.value)

    def as_json(self) -> dict[str, Any]:
        fields = {
            "condition": self.condition, "measure": self.measure, "value": round(self.value, 5), "unit": self.unit, "n": self.n,
        }  # fmt: skip
        if self.target is not None:
            fields["target"] = {name: bound for name, bound in dataclasses.asdict(self.target).items() if bound is not None}
            fields["met"] = self.met
        if self.natural is not None:
            fields["natural"] = round(self.natural, 5)
        if self.interval is not None:
            fields["interval95"] = [round(bound, 5) for bound in self.interval]
        return fields | ({"note": self.note} if self.note else {})


def markdown_table(figures: list[Figure]) -> str:
    lines = ["| condition | measure | value | 95 % | natural | target | met | n |", "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for figure in figures:
        unit = f" {figure.unit}" if figure.unit else ""
        cells = [
            figure.condition,
            figure.measure,
            f"{shown(figure.value)}{unit}",
            f"{shown(figure.interval[0])} to {shown(figure.interval[1])}" if figure.interval else "",
            f"{shown(figure.natural)}{unit}" if figure.natural is not None else "",
            str(figure.target) if figure.target else "",
            "" if figure.met is None else ("yes" if figure.met else "**no**"),
            figure.n,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    notes = [f"- {figure.condition}, {figure.measure}: {figure.note}" for figure in figures if figure.note]
    return "\n".join(lines) + "\n" + ("\n" + "\n".join(notes) + "\n" if notes else "")


def shown(value: float) -> str:
    """Three significant digits, no exponent."""
    size = abs(value)
    if size >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.995 or size == 0 else f"{value:.3f}"
