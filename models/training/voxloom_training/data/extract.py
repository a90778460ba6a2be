"""Stage 1, `python -m voxloom_training.data.extract`: recordings to features, one .npz a clip, resumable."""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import pathlib

import numpy as np
import torch

from ..training.progress import Progress
from .corpus import Clip, read_clips, read_samples
from .pitch import SEARCH_CEILING_HZ, SEARCH_FLOOR_HZ, praat_pitch, speaker_range, track_pitch
from .signal import HOP, log_mel


def extract_clip(clip: Clip, target: pathlib.Path, floor_hz: float, ceiling_hz: float, median_hz: float) -> None:
    """Writes samples [T * HOP] int16, mel [100, T] float16, f0 [T] float32. Sample t * HOP is the centre of frame t."""
    torch.set_num_threads(1)
    samples = read_samples(clip.path)
    samples = samples[: len(samples) // HOP * HOP]
    frames = len(samples) // HOP
    mel = log_mel(torch.from_numpy(samples)).numpy()[:, :frames]
    f0 = track_pitch(samples, floor_hz, ceiling_hz, median_hz)[:frames]
    partial = target.with_suffix(".partial.npz")
    np.savez(partial, samples=np.round(samples * 32767).astype(np.int16), mel=mel.astype(np.float16), f0=f0)
    partial.rename(target)


def _first_pass(clip: Clip) -> np.ndarray:
    return praat_pitch(read_samples(clip.path), SEARCH_FLOOR_HZ, SEARCH_CEILING_HZ)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True, help="folder with clips/ and metadata.csv")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of this voice's training files")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="only the first clips, for a trial")
    options = parser.parse_args()

    clips = read_clips(options.corpus)
    if options.limit:
        clips = clips[: options.limit]
    target = options.work / "features"
    target.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        range_file = options.work / "pitch-range.json"
        if not range_file.exists():
            sample = clips[:: max(1, len(clips) // 120)]
            floor_hz, ceiling_hz, median_hz = speaker_range(list(pool.map(_first_pass, sample, chunksize=4)))
            range_file.write_text(json.dumps({"floorHz": floor_hz, "ceilingHz": ceiling_hz, "medianHz": median_hz}))
        found = json.loads(range_file.read_text())
        missing = [clip for clip in clips if not (target / f"{clip.id}.npz").exists()]
        progress = Progress("features", len(missing))
        jobs = [
            pool.submit(extract_clip, clip, target / f"{clip.id}.npz", found["floorHz"], found["ceilingHz"], found["medianHz"])
            for clip in missing
        ]
        for done, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            job.result()
            progress.at(done)
    print(f"features: {len(clips)} clips in {target}, F0 {found['floorHz']:.0f} to {found['ceilingHz']:.0f} Hz", flush=True)


if __name__ == "__main__":
    main()
