import json
import pathlib
import tempfile
import unittest

import numpy as np
import scipy.signal
import soundfile

from voxloom_training.data.features import Features
from voxloom_training.data.signal import HOP, SAMPLE_RATE
from voxloom_training.quality import comparisons
from voxloom_training.quality.error_rate import Edits
from voxloom_training.quality.exchange import HeldOut, Rendered, write_request
from voxloom_training.quality.figures import Figure, Target, markdown_table
from voxloom_training.quality.judged import judge
from voxloom_training.quality.pitch_control import SpeakerRange
from voxloom_training.quality.report import NATURAL_DURATIONS, SPEECH, duration_figures, natural_phone_ms, take_pairs
from voxloom_training.quality.spectrograms import draw, spread_of

SPEAKER = SpeakerRange(77.0, 345.0, 158.0)


def speechlike(seed: int, frames: int = 120) -> np.ndarray:
    """[frames * HOP] samples: a gliding harmonic tone between two stretches of hiss, with a wandering level."""
    random = np.random.default_rng(seed)
    count = frames * HOP
    hz = 160.0 + 30.0 * np.sin(np.linspace(0.0, 5.0, count) + seed)
    phase = 2.0 * np.pi * np.cumsum(hz / SAMPLE_RATE)
    tone = sum(np.cos(k * phase) / k for k in range(1, 30)) * (0.6 + 0.4 * np.sin(np.linspace(0.0, 17.0, count)))
    third = count // 4
    tone[:third] = tone[-third:] = 0.0
    return (0.1 * tone + 0.01 * random.standard_normal(count)).astype(np.float32)


def held_out(name: str, prompt: str, tokens: str = "sil HH AH0 _ OW1 .", durations: tuple[int, ...] = (10, 20, 30, 0, 40, 20)) -> HeldOut:
    samples = speechlike(len(name))
    features = Features(name, np.round(samples * 32767).astype(np.int16), np.zeros((100, 120), np.float16), np.full(120, 150.0, np.float32))
    return HeldOut(name, prompt, "Huh, oh.", tokens.split(), np.array(durations), features)


class ComparisonTest(unittest.TestCase):
    def test_a_copy_meets_every_target_and_a_muffled_one_does_not(self) -> None:
        natural = [judge(speechlike(seed), SPEAKER) for seed in range(3)]
        prompts = ["a", "b", "c"]
        copy = comparisons.on_one_clock("copy", list(zip(natural, natural)), prompts, NATURAL_DURATIONS | SPEECH)
        self.assertTrue(all(figure.met is not False for figure in copy))
        self.assertEqual(sum(figure.met is True for figure in copy), 7)
        low_pass = scipy.signal.butter(4, 1500.0, fs=SAMPLE_RATE, output="sos")
        muffled = [judge(scipy.signal.sosfilt(low_pass, one.samples), SPEAKER) for one in natural]
        dull = comparisons.on_one_clock("muffled", list(zip(natural, muffled)), prompts, {"MCD": Target(highest=5.0)})
        self.assertIs(next(figure.met for figure in dull if figure.measure == "MCD"), False)

    def test_warped_clock_forgives_tempo_alone(self) -> None:
        natural = judge(speechlike(1), SPEAKER)
        figures = comparisons.on_warped_clock("same", [(natural, natural)], ["a"], {})
        self.assertAlmostEqual(next(figure.value for figure in figures if figure.measure == "MCD after DTW"), 0.0)

    def test_error_target_lies_above_natural(self) -> None:
        natural, worse = [Edits(2, 0, 0, 20)] * 4, [Edits(3, 0, 0, 20)] * 4
        figure = comparisons.errors("tts", "word error rate", natural, worse, list("abcd"), 3.0)
        self.assertEqual((figure.natural, figure.value, figure.target, figure.met), (10.0, 15.0, Target(highest=13.0), False))
        self.assertIn("+5.0 points", figure.note)


class ReportTest(unittest.TestCase):
    def test_takes_of_one_prompt_are_paired(self) -> None:
        items = [held_out("a_1", "a"), held_out("b_1", "b"), held_out("a_2", "a"), held_out("a_3", "a")]
        self.assertEqual(take_pairs(items), [(0, 2), (0, 3), (2, 3)])

    def test_silences_have_no_phone_duration(self) -> None:
        symbols, ms = natural_phone_ms(held_out("a", "a"))
        self.assertEqual(symbols, ["HH", "AH0", "OW1"])
        np.testing.assert_allclose(ms, np.array([20, 30, 40]) * 1000.0 * HOP / SAMPLE_RATE)

    def test_a_different_reading_is_counted_not_compared(self) -> None:
        items = [held_out("a", "a"), held_out("b", "b")]
        with tempfile.TemporaryDirectory() as folder:
            base = pathlib.Path(folder)
            phones = [{"symbol": symbol, "ms": 100.0 + k} for k, symbol in enumerate(("HH", "AH0", "OW1"))]
            rows = [{"id": "a", "phones": phones}, {"id": "b", "phones": phones[:2]}]
            (base / "rendered.json").write_text(json.dumps({"speech": rows}))
            figures = duration_figures(items, Rendered(base))
        self.assertEqual(next(figure for figure in figures if figure.measure == "read as aligned").value, 50.0)
        self.assertTrue(figures[0].n.startswith("3 phones"))

    def test_exchange_carries_arrays_whole(self) -> None:
        item = held_out("a", "a")
        item.features.mel[3, 7] = 1.5
        with tempfile.TemporaryDirectory() as folder:
            base = pathlib.Path(folder)
            write_request([item], base)
            request = json.loads((base / "held-out.json").read_text(encoding="utf-8"))
            row = request["utterances"][0]
            mel = np.fromfile(base / row["mel"], "<f4").reshape(row["frames"], 100)
            self.assertEqual(mel[7, 3], 1.5)
            self.assertEqual(len(request["awkward"]), 500)
            soundfile.write(base / "x.wav", item.samples, SAMPLE_RATE, subtype="FLOAT")
            item.features.f0.tofile(base / "x.f32")
            (item.features.f0 / np.float32(2 ** (4 / 12))).astype("<f4").tofile(base / "neutral.f32")
            shifted = {"id": "a", "semitones": 4, "sound": "x.wav", "asked": "x.f32", "neutral": "neutral.f32"}
            (base / "rendered.json").write_text(json.dumps({"copy": [{"id": "a", "sound": "x.wav"}], "pitch": [shifted]}))
            rendered = Rendered(base)
            np.testing.assert_array_equal(rendered.sounds("copy")["a"], item.samples)
            np.testing.assert_allclose(rendered.shifts(4.0), 4.0, atol=1e-4)
            self.assertEqual((len(rendered.shifted(4.0)), len(rendered.shifted(-4.0))), (1, 0))

    def test_table_marks_what_was_missed(self) -> None:
        table = markdown_table([
            Figure("tts", "MCD", 5.4, "dB", "3 clips", Target(highest=5.0)),
            Figure("tts", "ratio", 0.93, "", "3 clips", Target(0.85, 1.1), note="all bands"),
        ])
        self.assertIn("| 5.40 dB |  |  | at most 5 | **no** | 3 clips |", table)
        self.assertIn("| 0.930 |  |  | 0.85 to 1.1 | yes |", table)
        self.assertIn("- tts, ratio: all bands", table)

    def test_picture_is_small_and_shows_both_sides(self) -> None:
        one, other = judge(speechlike(1), SPEAKER), judge(speechlike(2), SPEAKER)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.png"
            draw(path, "A sentence.", one, other)
            self.assertEqual(path.read_bytes()[:4], b"\x89PNG")
            self.assertLess(path.stat().st_size, 200_000)

    def test_pictured_sentences_are_of_middling_lengths(self) -> None:
        self.assertEqual(spread_of({str(k): k for k in range(8)}), ["2", "4", "6"])


if __name__ == "__main__":
    unittest.main()
