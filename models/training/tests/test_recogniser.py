import unittest

import numpy as np
import torch

from voxloom_training.data.features import Features
from voxloom_training.quality.error_rate import count_edits, total
from voxloom_training.quality.recogniser import BLANK, STRIDE, Recogniser, greedy, phone_classes, phones_of
from voxloom_training.quality.train_recogniser import batch_of, loss_of, vary


def spoken(name: str, phones: list[str], frames_each: int = 12) -> Features:
    """A made-up voice: each phone lights four bands of its own."""
    mel = np.full((100, frames_each * len(phones)), -8.0, np.float32)
    for place, phone in enumerate(phones):
        band = 2 * phone_classes()[phone]
        mel[band : band + 4, place * frames_each : (place + 1) * frames_each] = 0.0
    return Features(name, np.zeros(0, np.int16), mel.astype(np.float16), np.zeros(mel.shape[1], np.float32))


class RecogniserTest(unittest.TestCase):
    def test_phones_lose_stress_and_silences(self) -> None:
        self.assertEqual(phones_of("sil HH AH0 _ OW1 , B .".split()), ["HH", "AH", "OW", "B"])

    def test_greedy_merges_repeats_and_keeps_those_a_blank_parts(self) -> None:
        s, t = phone_classes()["S"], phone_classes()["T"]
        path = [BLANK, s, s, BLANK, s, t, t, BLANK]
        scores = np.full((len(path), len(phone_classes()) + 1), -9.0)
        scores[np.arange(len(path)), path] = 0.0
        self.assertEqual(greedy(scores), ["S", "S", "T"])

    def test_padding_changes_nothing(self) -> None:
        torch.manual_seed(1)
        model = Recogniser().eval()
        short, long = spoken("a", ["AA", "B", "S"]), spoken("b", ["T", "IY", "M", "ER", "K", "AA"])
        with torch.no_grad():
            alone, _ = model(*batch_of(model, [short], None))
            together, lengths = model(*batch_of(model, [short, long], None))
        self.assertEqual(int(lengths[0]), -(-short.frames // STRIDE))
        torch.testing.assert_close(alone[0], together[0, : alone.shape[1]], atol=1e-4, rtol=1e-4)

    def test_varied_speech_keeps_its_bands_and_stays_finite(self) -> None:
        item = spoken("a", ["AA", "B", "S", "T"])
        varied = vary(item.mel.astype(np.float32), np.random.default_rng(2))
        self.assertTrue(np.isfinite(varied).all())
        self.assertTrue(0.88 < varied.shape[1] / item.frames < 1.14)

    def test_learns_a_small_language(self) -> None:
        torch.manual_seed(4)
        random, inventory = np.random.default_rng(4), ["AA", "B", "S", "T", "IY", "M", "N", "K"]
        phones = {str(k): [inventory[i] for i in random.integers(0, len(inventory), 6)] for k in range(24)}
        items = [spoken(name, line) for name, line in phones.items()]
        model = Recogniser(width=48, layers=1, dropout=0.0)
        model.mel_mean.fill_(-7.0)
        model.mel_deviation.fill_(2.0)
        optimiser = torch.optim.Adam(model.parameters(), 4e-3)
        for step in range(140):
            loss = loss_of(model, [items[i] for i in random.integers(0, len(items), 8)], phones, np.random.default_rng(step))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        model.eval()
        with torch.no_grad():
            found, _ = model(*batch_of(model, items, None))
        heard = [count_edits(phones[item.id], greedy(row.numpy())) for row, item in zip(found, items)]
        self.assertLess(total(heard).rate, 0.25)


if __name__ == "__main__":
    unittest.main()
