import { openWav } from '../wav-stream.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { tooManyChannels } from './sound-stretch.ts';

/** Frames at a time: about 10 ms of work. */
const BLOCK_FRAMES = 16_384;

/** A WAV file's sound; one that was cut short, as far as it goes: recorders that lose power leave such files. */
export async function* decodeWav(path: string): AsyncGenerator<SoundStretch> {
  const wav = await openWav(path);
  try {
    const { channels, sampleRate } = wav;
    if (channels !== 1 && channels !== 2) throw tooManyChannels(channels);
    for (let start = 0; start < wav.frames; start += BLOCK_FRAMES) {
      yield { samples: withoutFaults(await wav.read(start, BLOCK_FRAMES)), channels, sampleRate };
    }
  } finally {
    await wav.close();
  }
}

/** A float file may hold values that are no numbers; one of them would silence a whole mix. */
function withoutFaults(samples: Float32Array): Float32Array {
  for (let index = 0; index < samples.length; index++) {
    if (!Number.isFinite(samples[index])) samples[index] = 0;
  }
  return samples;
}
