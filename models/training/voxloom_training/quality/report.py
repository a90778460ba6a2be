"""Last stage, `python -m voxloom_training.quality.report`: every judge over what the engine rendered, into REPORT.json and REPORT.md."""

from __future__ import annotations

import argparse
import itertools
import pathlib
import sys
from typing import Any

import numpy as np
import torch

from ..data.corpus import read_clips
from ..data.features import write_json
from ..data.signal import FRAMES_PER_SECOND
from ..data.transcripts import is_silence
from . import comparisons
from .exchange import PITCH_SHIFTS, HeldOut, Rendered, read_held_out, read_natural_lengths
from .figures import Figure, Target, markdown_table
from .intelligibility import word_edits
from .judged import Judged, judge_all
from .natural_lengths import NaturalLengths
from .pitch_control import SpeakerRange, pitch_obedience
from .recogniser import load_recogniser, phone_edits
from .robustness import LONGEST_RATIO, SHORTEST_RATIO, LineVerdict, SpokenLine, judge_against_natural, judge_lengths
from .spectrograms import draw, spread_of

COPY = {"V/UV error": Target(highest=3.0), "F0 correlation": Target(lowest=0.98)}
NATURAL_DURATIONS = {
    "MCD": Target(highest=5.0),
    "F0 RMSE": Target(highest=12.0),
    "F0 correlation": Target(lowest=0.75),
    "V/UV error": Target(highest=6.0),
}
SPEECH = {
    "global variance ratio, median band": Target(0.85, 1.1),
    "HNR difference": Target(-2.0, 2.0),
    "F0 spread ratio": Target(lowest=0.8),
    "phone duration RMSE": Target(highest=32.0),
    "phone duration correlation": Target(lowest=0.75),
    "phone duration spread ratio": Target(lowest=0.8),
}
PHONE_POINTS, WORD_POINTS = 4.0, 3.0
PITCH_CENTS = Target(highest=20.0)
NAMES = {"copy": "copy-synthesis", "naturalDurations": "natural durations", "speech": "text to speech"}


def natural_phone_ms(item: HeldOut) -> tuple[list[str], np.ndarray]:
    inside = [at for at, token in enumerate(item.tokens) if not is_silence(token)]
    return [item.tokens[at] for at in inside], item.durations[inside] * (1000.0 / FRAMES_PER_SECOND)


def duration_figures(held_out: list[HeldOut], rendered: Rendered) -> list[Figure]:
    """Over the utterances that the engine read as the aligner did; a different reading has no durations to compare."""
    spoken, natural, synthetic = rendered.phones(), [], []
    for item in held_out:
        symbols, ms = natural_phone_ms(item)
        if spoken[item.id].symbols == symbols:
            natural.append(ms)
            synthetic.append(spoken[item.id].ms)
    same = 100.0 * len(natural) / len(held_out)
    reading = Figure("text to speech", "read as aligned", same, "%", f"{len(held_out)} clips", Target(lowest=100.0))
    return [*comparisons.durations("text to speech", natural, synthetic, SPEECH), reading]


def take_pairs(held_out: list[HeldOut]) -> list[tuple[int, int]]:
    """Indices of two natural takes of one prompt: how far a speaker is from herself."""
    return [(a, b) for a, b in itertools.combinations(range(len(held_out)), 2) if held_out[a].prompt == held_out[b].prompt]


def between_takes(held_out: list[HeldOut], natural: list[Judged]) -> list[Figure]:
    indices = take_pairs(held_out)
    if not indices:
        return []
    name = "natural, another take"
    pairs = [(natural[a], natural[b]) for a, b in indices]
    figures = comparisons.on_warped_clock(name, pairs, [held_out[a].prompt for a, _ in indices], {})
    one, other = ([natural_phone_ms(held_out[pair[side]])[1] for pair in indices] for side in (0, 1))
    return figures + comparisons.durations(name, one, other, {})


def error_figures(held_out: list[HeldOut], sounds: dict[str, dict[str, np.ndarray]], recogniser: pathlib.Path) -> list[Figure]:
    model, prompts, texts = load_recogniser(recogniser), [item.prompt for item in held_out], [item.text for item in held_out]
    tokens = [item.tokens for item in held_out]
    phones, words = (
        judge([item.samples for item in held_out])
        for judge in (lambda side: phone_edits(model, tokens, side), lambda side: word_edits(texts, side))
    )
    figures = []
    for condition, by_id in sounds.items():
        name, side = NAMES[condition], [by_id[item.id] for item in held_out]
        judged = condition == "speech"
        heard = phone_edits(model, tokens, side), word_edits(texts, side)
        figures += [
            comparisons.errors(name, "phone error rate", phones, heard[0], prompts, PHONE_POINTS if judged else None),
            comparisons.errors(name, "word error rate", words, heard[1], prompts, WORD_POINTS if judged else None),
        ]
    return figures


def control_figures(rendered: Rendered, speaker: SpeakerRange) -> list[Figure]:
    figures = []
    for semitones in PITCH_SHIFTS:
        found = pitch_obedience(rendered.shifted(semitones), semitones, speaker)
        note = (
            f"95 % within {found.p95_cents:.0f} cents, bias {found.bias_cents:+.1f}; "
            f"{100 * found.shared_voicing:.1f} % of the frames asked to be voiced are"
        )
        name, moved = f"{semitones:+g} semitones", rendered.shifts(semitones)
        figures.append(Figure(name, "F0 error, median", found.median_cents, "cents", f"{found.frames:,} frames", PITCH_CENTS, note=note))
        figures.append(Figure(name, "shift against the neutral take, median", float(np.median(moved)), "semitones", f"{len(moved):,} frames"))
    return figures


def robustness_figures(lines: list[SpokenLine], natural: NaturalLengths) -> list[Figure]:
    plain, weighed = judge_lengths(lines), judge_against_natural(lines, natural)
    return [
        *_length_figures(plain, f"{1000 * plain.pace:.0f} ms a phone", "", Target(highest=0)),
        *_length_figures(weighed, f"{weighed.pace:.2f} of the natural length of its phones", ", by natural length", None),
    ]


def _length_figures(found: LineVerdict, pace: str, suffix: str, target: Target | None) -> list[Figure]:
    lines = f"{found.lines} lines"
    note = f"{SHORTEST_RATIO} to {LONGEST_RATIO} of {pace}; ratios from {found.lowest_ratio:.2f} to {found.highest_ratio:.2f}"

    def quoted(texts: list[str]) -> str:
        return "; " + " / ".join(text[:40] for text in texts[:20]) if texts else ""

    return [
        Figure("awkward lines", f"dropped{suffix}", len(found.dropped), "", lines, target, note=note + quoted(found.dropped)),
        Figure("awkward lines", f"looping{suffix}", len(found.looping), "", lines, target, note=note + quoted(found.looping)),
    ]


def gather(
    held_out: list[HeldOut], rendered: Rendered, natural_lengths: NaturalLengths, work: pathlib.Path, pictures: pathlib.Path
) -> list[Figure]:
    speaker, prompts = SpeakerRange.read(work), [item.prompt for item in held_out]
    natural = judge_all([item.samples for item in held_out], speaker)
    sounds = {condition: rendered.sounds(condition) for condition in NAMES}
    sides = {condition: judge_all([by_id[item.id] for item in held_out], speaker) for condition, by_id in sounds.items()}
    pairs = {condition: list(zip(natural, side)) for condition, side in sides.items()}
    for name in spread_of({item.id: item.features.frames for item in held_out}):
        at = next(index for index, item in enumerate(held_out) if item.id == name)
        draw(pictures / f"{held_out[at].prompt}.png", held_out[at].text, natural[at], sides["speech"][at])
    return [
        *comparisons.on_one_clock(NAMES["copy"], pairs["copy"], prompts, COPY),
        *comparisons.on_one_clock(NAMES["naturalDurations"], pairs["naturalDurations"], prompts, NATURAL_DURATIONS),
        *comparisons.on_warped_clock(NAMES["speech"], pairs["speech"], prompts, SPEECH),
        *duration_figures(held_out, rendered),
        *error_figures(held_out, sounds, work / "checkpoints" / "recogniser.pt"),
        *control_figures(rendered, speaker),
        *robustness_figures(rendered.awkward(), natural_lengths),
        *between_takes(held_out, natural),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of this voice's training files")
    parser.add_argument("--exchange", type=pathlib.Path, required=True, help="folder that the engine rendered into")
    parser.add_argument("--voice", type=pathlib.Path, required=True, help="voice pack; receives the report")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)

    held_out, rendered = read_held_out(options.corpus, options.work), Rendered(options.exchange)
    pictures = options.voice / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    figures = gather(held_out, rendered, read_natural_lengths(options.corpus, options.work), options.work, pictures)
    about: dict[str, Any] = {
        "command": "npm run quality",
        "voice": rendered.about["voice"],
        "heldOut": {
            "clips": len(held_out),
            "prompts": len({item.prompt for item in held_out}),
            "of": len(read_clips(options.corpus)),
        },
    }
    targets = [figure for figure in figures if figure.target]
    missed = [figure for figure in targets if not figure.met]
    write_json(options.voice / "REPORT.json", about | {"figures": [figure.as_json() for figure in figures]})
    table = markdown_table(figures)
    (options.voice / "REPORT.md").write_text(_page(about, table, pictures, len(targets) - len(missed), len(targets)), encoding="utf-8")
    sys.stdout.write(table)
    print(f"report: {len(targets) - len(missed)} of {len(targets)} targets met; {options.voice / 'REPORT.md'}")


def _page(about: dict[str, Any], table: str, pictures: pathlib.Path, met: int, targets: int) -> str:
    held_out = about["heldOut"]
    images = "\n\n".join(f"![{path.stem}, natural above synthetic](pictures/{path.name})" for path in sorted(pictures.glob("*.png")))
    return (
        f"# Measured quality of {about['voice']}\n\n"
        f"{met} of {targets} targets met. Held out: {held_out['clips']} of {held_out['of']} clips ({held_out['prompts']} prompts, all takes "
        f"together), never trained on. All synthetic sound comes from the studio's own engine and this pack; `{about['command']}` "
        f"repeats everything.\n\n{table}\n{images}\n"
    )


if __name__ == "__main__":
    main()
