"""Natural recordings against what the engine made of their texts, condition by condition, as figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .bootstrap import interval
from .durations import compare_durations
from .error_rate import Edits, total
from .figures import Figure, Target
from .judged import Judged
from .mel_cepstrum import aligned_distortion, best_lag, warped_distortion, warped_frames
from .pitch_measures import compare_pitch, spread_hz
from .variance import variance_ratios

Pairs = list[tuple[Judged, Judged]]


def mean_of(frames: list[np.ndarray]) -> Callable[[Sequence[int]], float]:
    """-> the mean over all frames of the clips with given indices, as `interval` resamples them"""

    def mean(at: Sequence[int]) -> float:
        return float(np.mean(np.concatenate([frames[i] for i in at])))

    return mean


def on_one_clock(condition: str, pairs: Pairs, prompts: list[str], targets: dict[str, Target]) -> list[Figure]:
    """Both sides share their timing: copy-synthesis, and speech with natural durations. `targets` by measure."""
    lag = best_lag([(one.cepstra, other.cepstra) for one, other in pairs])
    apart = [aligned_distortion(one.cepstra, other.cepstra, lag) for one, other in pairs]
    pitch = compare_pitch([(one.f0, other.f0) for one, other in pairs], lag)
    speech = [distances for distances, _ in apart]
    clips = f"{len(pairs)} clips"
    mean = mean_of(speech)
    figures = [
        Figure(condition, "MCD", mean(range(len(pairs))), "dB", clips, interval=interval(prompts, mean)),
        Figure(condition, "MCD, pauses too", float(np.mean(np.concatenate([every for _, every in apart]))), "dB", clips),
        Figure(condition, "F0 RMSE", pitch.rmse_hz, "Hz", f"{pitch.frames:,} frames"),
        Figure(condition, "F0 correlation", pitch.correlation, "", f"{pitch.frames:,} frames"),
        Figure(condition, "log-F0 RMSE", pitch.log_rmse, "", f"{pitch.frames:,} frames"),
        Figure(condition, "V/UV error", 100.0 * pitch.voicing_error, "%", clips, note=f"lag {lag} frames" if lag else ""),
    ]
    return [with_target(figure, targets.get(figure.measure)) for figure in figures] + liveliness(condition, pairs, targets)


def on_warped_clock(condition: str, pairs: Pairs, prompts: list[str], targets: dict[str, Target]) -> list[Figure]:
    """Each side has timing of its own: laid on one another by dynamic time warping."""
    distances = [warped_distortion(one.cepstra, other.cepstra) for one, other in pairs]
    paths = [warped_frames(one.cepstra, other.cepstra) for one, other in pairs]
    pitch = compare_pitch([(one.f0[rows], other.f0[columns]) for (one, other), (rows, columns) in zip(pairs, paths)])
    clips = f"{len(pairs)} clips"
    mean = mean_of(distances)
    figures = [
        Figure(condition, "MCD after DTW", mean(range(len(pairs))), "dB", clips, interval=interval(prompts, mean)),
        Figure(condition, "log-F0 RMSE after DTW", pitch.log_rmse, "", f"{pitch.frames:,} frames"),
    ]
    return [with_target(figure, targets.get(figure.measure)) for figure in figures] + liveliness(condition, pairs, targets)


def liveliness(condition: str, pairs: Pairs, targets: dict[str, Target]) -> list[Figure]:
    """What over-smoothing takes away: variance, breath and noise, the movement of the voice."""
    clips = f"{len(pairs)} clips"
    natural, synthetic = [one for one, _ in pairs], [other for _, other in pairs]
    ratios = variance_ratios([one.mel for one in natural], [one.mel for one in synthetic])
    breath = [float(np.mean(np.concatenate([one.harmonicity for one in side]))) for side in (natural, synthetic)]
    spread = [spread_hz([one.f0 for one in side]) for side in (natural, synthetic)]
    band = f"bands from {ratios.min():.2f} to {ratios.max():.2f}"
    figures = [
        Figure(condition, "global variance ratio, median band", float(np.median(ratios)), "", clips, note=band),
        Figure(condition, "HNR difference", breath[1] - breath[0], "dB", clips, note=f"{breath[1]:.1f} against {breath[0]:.1f} dB"),
        Figure(
            condition, "F0 spread ratio", spread[1] / spread[0], "", clips, note=f"{spread[1]:.1f} against {spread[0]:.1f} Hz"
        ),
    ]
    return [with_target(figure, targets.get(figure.measure)) for figure in figures]


def durations(condition: str, natural: list[np.ndarray], synthetic: list[np.ndarray], targets: dict[str, Target]) -> list[Figure]:
    """Lists of ms of the same phones, one array an utterance."""
    found = compare_durations(np.concatenate(natural), np.concatenate(synthetic))
    phones = f"{found.phones:,} phones"
    figures = [
        Figure(condition, "phone duration RMSE", found.rmse_ms, "ms", phones),
        Figure(condition, "phone duration correlation", found.correlation, "", phones),
        Figure(condition, "phone duration spread ratio", found.spread_ratio, "", phones),
        Figure(condition, "length ratio", found.length_ratio, "", phones),
    ]
    return [with_target(figure, targets.get(figure.measure)) for figure in figures]


def errors(
    condition: str, measure: str, natural: list[Edits], synthetic: list[Edits], prompts: list[str], allowed_points: float | None
) -> Figure:
    """Error rate in per cent; the target allows `allowed_points` over natural. The interval is of the difference."""

    def difference(at: np.ndarray) -> float:
        return 100.0 * (total([synthetic[i] for i in at]).rate - total([natural[i] for i in at]).rate)

    one, other = total(natural), total(synthetic)
    low, high = interval(prompts, difference)
    note = (
        f"{other.substitutions} substituted, {other.deletions} deleted, {other.insertions} inserted; "
        f"{100 * (other.rate - one.rate):+.1f} points over natural (95 %: {low:+.1f} to {high:+.1f})"
    )
    limit = None if allowed_points is None else Target(highest=round(100.0 * one.rate + allowed_points, 2))
    return Figure(condition, measure, 100.0 * other.rate, "%", f"{other.length:,} in reference", limit, 100.0 * one.rate, note=note)


def with_target(figure: Figure, target: Target | None) -> Figure:
    return Figure(**{**vars(figure), "target": target}) if target else figure
