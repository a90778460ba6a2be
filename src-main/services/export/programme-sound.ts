import { setImmediate as nextTurn } from 'node:timers/promises';

import { PROJECT_SAMPLE_RATE } from '../../shared/domain/time.ts';
import { mixBlock, type BlockRoom, type SoundReader } from '../../shared/mix/mix-block.ts';
import type { PlannedFile } from './planned-file.ts';

/** Frames mixed before others get a turn: about 10 ms of work. */
const BLOCK_FRAMES = PROJECT_SAMPLE_RATE;

/**
 * The sound of a planned file, 48 kHz, interleaved, full scale 1, without any limit on its level. One channel is the mean of
 * both sides.
 */
export async function* programmeSound(file: Pick<PlannedFile, 'plan' | 'startSample' | 'endSample'>, channels: 1 | 2, sounds: SoundReader): AsyncGenerator<Float32Array> {
  let room: BlockRoom | undefined;
  for (let start = file.startSample; start < file.endSample; start += BLOCK_FRAMES) {
    const frames = Math.min(BLOCK_FRAMES, file.endSample - start);
    if (room?.left.length !== frames) room = { left: new Float32Array(frames), right: new Float32Array(frames) };
    const { left, right } = mixBlock(file.plan, start, frames, sounds, room);
    const samples = new Float32Array(frames * channels);
    if (channels === 1) for (let frame = 0; frame < frames; frame++) samples[frame] = ((left[frame] ?? 0) + (right[frame] ?? 0)) / 2;
    else {
      for (let frame = 0; frame < frames; frame++) {
        samples[2 * frame] = left[frame] ?? 0;
        samples[2 * frame + 1] = right[frame] ?? 0;
      }
    }
    yield samples;
    await nextTurn();
  }
}
