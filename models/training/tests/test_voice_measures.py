import unittest

import numpy as np

from voxloom_training.data.signal import HOP, SAMPLE_RATE
from voxloom_training.quality import bootstrap
from voxloom_training.quality.durations import compare_durations
from voxloom_training.quality.error_rate import Edits, count_edits, total
from voxloom_training.quality.harmonicity import harmonicity
from voxloom_training.quality.intelligibility import words_of
from voxloom_training.quality.natural_lengths import NaturalLengths, PlacedPhone, place_phones
from voxloom_training.quality.pitch_control import SpeakerRange, pitch_obedience
from voxloom_training.quality.pitch_measures import compare_pitch, spread_hz
from voxloom_training.quality.robustness import SpokenLine, awkward_lines, judge_against_natural, judge_lengths
from voxloom_training.quality.variance import variance_ratios

SPEAKER = SpeakerRange(77.0, 345.0, 158.0)


def glide(hz: np.ndarray, cents: float = 0.0) -> np.ndarray:
    """hz [T] -> [T * HOP] samples of ten falling harmonics that follow the track, shifted by `cents`."""
    dense = np.interp(np.arange(len(hz) * HOP) / HOP, np.arange(len(hz)), hz) * 2.0 ** (cents / 1200.0)
    phase = 2.0 * np.pi * np.cumsum(dense / SAMPLE_RATE)
    return (0.1 * sum(np.cos(k * phase) / k for k in range(1, 11))).astype(np.float32)


class PitchTest(unittest.TestCase):
    track = (160.0 + 40.0 * np.sin(np.arange(200) / 40.0)).astype(np.float32)

    def test_same_track_agrees(self) -> None:
        found = compare_pitch([(self.track, self.track)])
        self.assertEqual((found.rmse_hz, found.voicing_error, found.frames), (0.0, 0.0, 200))
        self.assertAlmostEqual(found.correlation, 1.0)

    def test_constant_offset_and_semitone(self) -> None:
        self.assertAlmostEqual(compare_pitch([(self.track, self.track + 7.0)]).rmse_hz, 7.0, places=4)
        up = compare_pitch([(self.track, self.track * np.float32(2 ** (1 / 12)))])
        self.assertAlmostEqual(up.log_rmse, np.log(2) / 12, places=5)
        self.assertAlmostEqual(up.correlation, 1.0, places=5)

    def test_voicing_error_counts_both_ways_and_leaves_f0_alone(self) -> None:
        other = self.track.copy()
        other[:10] = 0
        natural = self.track.copy()
        natural[190:] = 0
        found = compare_pitch([(natural, other)])
        self.assertAlmostEqual(found.voicing_error, 20 / 200)
        self.assertEqual(found.rmse_hz, 0.0)

    def test_lag_moves_the_synthetic_clock(self) -> None:
        late = np.concatenate([np.zeros(2, np.float32), self.track])
        self.assertEqual(compare_pitch([(self.track, late)], lag=2).rmse_hz, 0.0)
        early = self.track[2:]
        self.assertEqual(compare_pitch([(self.track, early)], lag=-2).rmse_hz, 0.0)

    def test_spread_ignores_unvoiced_frames(self) -> None:
        self.assertAlmostEqual(spread_hz([np.array([100.0, 0, 200.0]), np.array([0, 0.0])]), 50.0)

    def test_no_shared_voice_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            compare_pitch([(self.track, np.zeros(200, np.float32))])

    def test_obedience_measures_a_known_shift_in_cents(self) -> None:
        samples = glide(self.track, cents=30.0)
        found = pitch_obedience([(self.track, samples)], 0.0, SPEAKER)
        self.assertAlmostEqual(found.bias_cents, 30.0, delta=2.0)
        self.assertAlmostEqual(found.median_cents, 30.0, delta=2.0)
        self.assertGreater(found.shared_voicing, 0.95)

    def test_obedience_holds_four_semitones_up_and_down(self) -> None:
        for semitones in (-4.0, 4.0):
            asked = self.track * np.float32(2 ** (semitones / 12))
            found = pitch_obedience([(asked, glide(asked))], semitones, SPEAKER)
            self.assertLess(found.median_cents, 3.0)


class DurationTest(unittest.TestCase):
    def test_known_figures(self) -> None:
        natural = np.array([50.0, 100.0, 150.0, 100.0])
        found = compare_durations(natural, 100.0 + (natural - 100.0) * 0.5 + 10.0)
        self.assertAlmostEqual(found.rmse_ms, float(np.sqrt((35**2 + 10**2 + 15**2 + 10**2) / 4)))
        self.assertAlmostEqual(found.correlation, 1.0)
        self.assertAlmostEqual(found.spread_ratio, 0.5)
        self.assertAlmostEqual(found.length_ratio, 1.1)

    def test_unequal_lists_are_refused(self) -> None:
        with self.assertRaises(ValueError):
            compare_durations(np.array([1.0, 2.0]), np.array([1.0]))


class VarianceTest(unittest.TestCase):
    def test_scaled_bands_give_the_square_of_the_scale(self) -> None:
        mels = [np.random.default_rng(seed).standard_normal((3, 90)) for seed in range(4)]
        scale = np.array([[1.0], [0.5], [2.0]])
        np.testing.assert_allclose(variance_ratios(mels, [mel * scale + 5.0 for mel in mels]), [1.0, 0.25, 4.0])


class HarmonicityTest(unittest.TestCase):
    def test_noise_at_a_known_level(self) -> None:
        tone = glide(np.full(150, 160.0))
        noise = np.random.default_rng(2).standard_normal(len(tone))
        for wanted in (6.0, 12.0):
            level = np.sqrt(np.mean(tone**2) / 10 ** (wanted / 10))
            self.assertAlmostEqual(float(np.mean(harmonicity(tone + noise * level))), wanted, delta=1.5)

    def test_silence_has_no_voice(self) -> None:
        self.assertEqual(len(harmonicity(np.zeros(SAMPLE_RATE, np.float32))), 0)


class ErrorRateTest(unittest.TestCase):
    def test_kinds_of_edits(self) -> None:
        self.assertEqual(count_edits("a b c d".split(), "a x c d e".split()), Edits(1, 0, 1, 4))
        self.assertEqual(count_edits("a b c".split(), []), Edits(0, 3, 0, 3))
        self.assertEqual(count_edits([], ["a"]), Edits(0, 0, 1, 0))

    def test_rate_is_pooled(self) -> None:
        self.assertAlmostEqual(total([Edits(1, 0, 0, 2), Edits(0, 0, 0, 8)]).rate, 0.1)

    def test_words(self) -> None:
        self.assertEqual(words_of("The sailors' boat \u2014 it\u2019s well-worn, Mr. Fox!"), "the sailors' boat it's well worn mr fox".split())

    def test_interval_narrows_with_prompts_not_with_takes(self) -> None:
        random = np.random.default_rng(4)
        values = random.standard_normal(20)
        few = bootstrap.interval([str(k) for k in range(20)], lambda at: float(values[at].mean()))
        taken = np.repeat(values, 10)
        many_takes = bootstrap.interval([str(k // 10) for k in range(200)], lambda at: float(taken[at].mean()))
        self.assertAlmostEqual(few[1] - few[0], many_takes[1] - many_takes[0], delta=0.05)
        self.assertTrue(few[0] < values.mean() < few[1])


class RobustnessTest(unittest.TestCase):
    def test_lines_are_many_different_and_repeatable(self) -> None:
        lines = awkward_lines()
        self.assertEqual(len(set(lines)), 500)
        self.assertEqual(lines, awkward_lines())
        self.assertTrue(any(len(line.split()) == 1 for line in lines) and any(len(line.split()) == 60 for line in lines))
        self.assertTrue(all(line.strip() and "\n" not in line for line in lines))

    def test_finds_the_dropped_and_the_looping(self) -> None:
        phones = [PlacedPhone("AH0", False)] * 20
        sound = [SpokenLine(f"line {k}", phones, 2.0 + 0.01 * k) for k in range(9)]
        odd = [SpokenLine("short", phones, 1.0), SpokenLine("long", phones, 4.0), SpokenLine("none", [], 0.0)]
        verdict = judge_lengths([*sound, *odd])
        self.assertEqual((verdict.dropped, verdict.looping), (["none", "short"], ["long"]))
        self.assertEqual(verdict.lines, 12)

    def test_a_lone_vowel_is_long_by_nature_but_a_loop_is_not(self) -> None:
        # A T inside a phrase lasts 6 frames, an AY1 12 and, in the last word, 30.
        stream = "sil AY1 T _ AY1 .".split()
        natural = NaturalLengths([(stream, np.array([9, 12, 6, 0, 30, 9]))])
        inside, last = PlacedPhone("T", False), PlacedPhone("AY1", True)
        frame = HOP / SAMPLE_RATE
        sound = [SpokenLine(f"line {k}", [inside] * 20, 120 * frame) for k in range(9)]
        lone, loop = SpokenLine("I.", [last], 30 * frame), SpokenLine("loop", [last], 60 * frame)
        self.assertEqual(judge_lengths([*sound, lone]).looping, ["I."])
        self.assertEqual(judge_against_natural([*sound, lone, loop], natural).looping, ["loop"])

    def test_phones_know_whether_a_pause_follows_their_word(self) -> None:
        placed = place_phones("sil AA1 , B _ T .".split(), np.array([5, 7, 9, 3, 0, 4, 6]))
        self.assertEqual(placed, [(PlacedPhone("AA1", True), 7), (PlacedPhone("B", False), 3), (PlacedPhone("T", True), 4)])

    def test_a_phone_unheard_in_its_place_borrows_from_its_kin(self) -> None:
        natural = NaturalLengths([("sil AA1 B _ B .".split(), np.array([0, 8, 4, 0, 6, 5]))])
        frame = HOP / SAMPLE_RATE
        self.assertAlmostEqual(natural.seconds([PlacedPhone("AA0", False)]), 8 * frame)
        self.assertAlmostEqual(natural.seconds([PlacedPhone("AA1", True)]), 8 * frame)
        self.assertAlmostEqual(natural.seconds([PlacedPhone("ZH", True)]), 6 * frame)


if __name__ == "__main__":
    unittest.main()
