import unittest

import numpy as np

from voxloom_training.letters.network import BLANK
from voxloom_training.letters.phones import PHONES, best_path
from voxloom_training.letters.score import distance, score
from voxloom_training.letters.words import family, split_words
from voxloom_training.text.english import read_prompt


class PromptTest(unittest.TestCase):
    def test_boundaries_and_function_words(self) -> None:
        tokens = " ".join(read_prompt("To the apple -- to the car, and back"))
        self.assertEqual(
            tokens,
            "sil T AH0 _ DH IY0 _ AE1 P AH0 L , T AH0 _ DH AH0 _ K AA1 R , AH0 N D _ B AE1 K .",
        )

    def test_an_unknown_word_is_never_guessed(self) -> None:
        with self.assertRaises(KeyError):
            read_prompt("A zorblatt.")


class SplitTest(unittest.TestCase):
    def test_no_family_is_on_two_sides(self) -> None:
        split = split_words()
        held_out = {family(word.spelling) for word in split.held_out}
        learned = {family(word.spelling) for word in split.training + split.watch}
        self.assertFalse(held_out & learned)
        share = len(split.held_out) / (len(split.held_out) + len(split.training))
        self.assertTrue(0.035 < share < 0.065, share)

    def test_relatives_and_spelling_variants_are_one_family(self) -> None:
        for one, other in (("walker", "walking"), ("hanson's", "hanson"), ("mueller", "muller"), ("schmidt", "schmitt")):
            self.assertEqual(family(one), family(other))


class DecodingTest(unittest.TestCase):
    def test_best_path_merges_repeats_and_drops_blanks(self) -> None:
        path = [BLANK, 1, 1, BLANK, 1, 2, BLANK]
        scores = np.full((len(path), len(PHONES) + 1), -9.0)
        scores[np.arange(len(path)), path] = 0.0
        self.assertEqual(best_path(scores), [PHONES[0], PHONES[0], PHONES[1]])

    def test_score_counts_against_the_nearest_pronunciation(self) -> None:
        self.assertEqual(distance("kitten", "sitting"), 3)
        result = score([["K", "AE0", "T"]], [(("K", "AH0", "T"), ("K", "AE1", "T"))])
        self.assertEqual((result.phone_error_any, result.word_error_any), (0.0, 0.0))
        self.assertEqual((result.word_error_first, result.word_error_with_stress_any), (100.0, 100.0))


if __name__ == "__main__":
    unittest.main()
