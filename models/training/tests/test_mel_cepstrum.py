import unittest

import numpy as np
import scipy.signal

from voxloom_training.data.signal import HOP, SAMPLE_RATE
from voxloom_training.quality.mel_cepstrum import (
    ALPHA,
    DB,
    ORDER,
    Cepstra,
    aligned_distortion,
    best_lag,
    frame_distortion,
    mel_cepstra,
    warped_distortion,
    warped_frames,
    warping_matrix,
    warping_path,
)
from voxloom_training.quality.spectral_envelope import spectral_envelope


def vowel(hz: float, formants: tuple[float, ...], seconds: float = 0.6) -> tuple[np.ndarray, np.ndarray]:
    """A pulse train through resonators of 80 Hz bandwidth, and its F0 track."""
    count = int(seconds * SAMPLE_RATE) // HOP * HOP
    signal = np.zeros(count)
    signal[(np.arange(0, count, SAMPLE_RATE / hz)).astype(int)] = 1.0
    for formant in formants:
        radius = np.exp(-np.pi * 80.0 / SAMPLE_RATE)
        signal = scipy.signal.lfilter([1.0], [1.0, -2.0 * radius * np.cos(2.0 * np.pi * formant / SAMPLE_RATE), radius**2], signal)
    return (0.3 * signal / np.abs(signal).max()).astype(np.float32), np.full(count // HOP, hz, np.float32)


def walk(frames: int, seed: int) -> Cepstra:
    """Cepstra that wander smoothly, so that a warping path has something to hold on to."""
    steps = np.random.default_rng(seed).standard_normal((frames, ORDER + 1)) * 0.1
    return Cepstra(np.cumsum(steps, 0), np.ones(frames, bool))


class EnvelopeTest(unittest.TestCase):
    def test_finds_the_formants_of_a_vowel_whatever_its_pitch(self) -> None:
        for hz in (120.0, 170.0, 240.0):
            samples, f0 = vowel(hz, (700.0, 1200.0, 2600.0))
            envelope = np.log(spectral_envelope(samples, f0)[10:-10]).mean(0)
            peaks = scipy.signal.find_peaks(envelope)[0] * SAMPLE_RATE / 2048
            for formant in (700.0, 1200.0, 2600.0):
                self.assertLess(np.abs(peaks - formant).min(), 0.55 * hz, f"{formant} Hz at F0 {hz}")

    def test_white_noise_is_flat(self) -> None:
        noise = np.random.default_rng(1).standard_normal(SAMPLE_RATE).astype(np.float32) * 0.1
        envelope = 10.0 * np.log10(spectral_envelope(noise, np.zeros(len(noise) // HOP, np.float32)).mean(0))
        self.assertLess(np.ptp(envelope[40:-40]), 3.0)


class MelCepstrumTest(unittest.TestCase):
    def test_warping_matrix_turns_a_cepstrum_into_the_same_spectrum_on_a_bent_axis(self) -> None:
        cepstrum = np.zeros(1025)
        cepstrum[:6] = [0.5, -0.8, 0.3, 0.2, -0.1, 0.05]
        warped = cepstrum @ warping_matrix(order=200)
        omega = np.linspace(0.0, np.pi, 50)
        bent = omega + 2.0 * np.arctan2(ALPHA * np.sin(omega), 1.0 - ALPHA * np.cos(omega))
        plain = np.cos(omega[:, None] * np.arange(1025)) @ cepstrum
        on_bent_axis = np.cos(bent[:, None] * np.arange(201)) @ warped
        np.testing.assert_allclose(on_bent_axis, plain, atol=1e-6)

    def test_identical_sound_is_no_distance_away(self) -> None:
        samples, f0 = vowel(150.0, (600.0, 1500.0))
        one = mel_cepstra(samples, f0)
        self.assertEqual(aligned_distortion(one, one)[0].max(), 0.0)

    def test_level_takes_no_part(self) -> None:
        samples, f0 = vowel(150.0, (600.0, 1500.0))
        quiet = mel_cepstra(samples * 0.25, f0)
        speech, _ = aligned_distortion(mel_cepstra(samples, f0), quiet)
        self.assertLess(speech.mean(), 0.1)

    def test_another_vowel_is_far_away(self) -> None:
        one, other = vowel(150.0, (300.0, 2300.0)), vowel(150.0, (700.0, 1100.0))
        speech, _ = aligned_distortion(mel_cepstra(*one), mel_cepstra(*other))
        self.assertGreater(speech.mean(), 6.0)

    def test_formula(self) -> None:
        one, other = np.zeros((1, ORDER + 1)), np.zeros((1, ORDER + 1))
        other[0, 0], other[0, 3], other[0, 39] = 9.0, 0.3, -0.4
        self.assertAlmostEqual(frame_distortion(one, other)[0], DB * np.sqrt(2.0) * 0.5)

    def test_pauses_of_the_natural_side_are_left_out(self) -> None:
        samples, f0 = vowel(150.0, (600.0, 1500.0))
        with_pause = np.concatenate([samples, np.zeros(40 * HOP, np.float32)])
        found = mel_cepstra(with_pause, np.concatenate([f0, np.zeros(40, np.float32)]))
        self.assertTrue(found.speech[5 : len(f0) - 2].all())
        self.assertFalse(found.speech[len(f0) + 2 :].any())

    def test_constant_delay_is_found_once_for_all(self) -> None:
        pairs = []
        for seed in range(3):
            natural = walk(80, seed)
            late = np.concatenate([natural.coefficients[:1], natural.coefficients[:-1]])
            pairs.append((natural, Cepstra(late, natural.speech)))
        self.assertEqual(best_lag(pairs), 1)
        self.assertLess(aligned_distortion(*pairs[0], lag=1)[0].mean(), 1e-9)


class WarpingTest(unittest.TestCase):
    def test_stretched_copy_costs_nothing(self) -> None:
        one = walk(60, 5)
        stretched = Cepstra(np.repeat(one.coefficients, 2, 0), np.ones(120, bool))
        self.assertLess(warped_distortion(one, stretched).max(), 1e-6)
        rows, columns = warped_frames(one, stretched)
        np.testing.assert_array_equal(rows, columns // 2)

    def test_path_is_the_cheapest_one(self) -> None:
        random = np.random.default_rng(3)
        one, other = random.standard_normal((5, 2)), random.standard_normal((6, 2))
        cost = np.linalg.norm(one[:, None] - other[None], axis=2)

        def cheapest(i: int, j: int) -> float:
            if i < 0 or j < 0:
                return np.inf
            if i == j == 0:
                return cost[0, 0]
            return cost[i, j] + min(cheapest(i - 1, j - 1), cheapest(i - 1, j), cheapest(i, j - 1))

        rows, columns = warping_path(one, other)
        self.assertAlmostEqual(cost[rows, columns].sum(), cheapest(4, 5))

    def test_silence_does_not_join_the_path(self) -> None:
        one = walk(30, 9)
        speech = np.ones(30, bool)
        speech[20:] = False
        rows, _ = warped_frames(Cepstra(one.coefficients, speech), one)
        self.assertEqual(rows.max(), 19)


if __name__ == "__main__":
    unittest.main()
