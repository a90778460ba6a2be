import { openWav } from '../wav-stream.ts';
import type { DecodeOptions } from './decode-options.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { interleaved, tooManyChannels, type DecodedPlanes } from './sound-stretch.ts';
import { speakersOf, toStereo, type Speaker } from './speakers.ts';

/** Frames at a time: about 10 ms of work. */
const BLOCK_FRAMES = 16_384;

/** A WAV file's sound, of more than two channels mixed down to stereo; one that was cut short, as far as it goes: recorders that lose power leave such files. */
export async function* decodeWav(path: string, { onProgress }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const wav = await openWav(path);
  try {
    const { channels, sampleRate } = wav;
    const speakers = speakersOf(channels, 'wave');
    if (!speakers) throw tooManyChannels(channels);
    for (let start = 0; start < wav.frames; start += BLOCK_FRAMES) {
      const samples = withoutFaults(await wav.read(start, BLOCK_FRAMES));
      if (channels === 1 || channels === 2) yield { samples, channels, sampleRate };
      else yield interleaved(stereoOf(samples, channels, speakers), 2, sampleRate);
      onProgress?.(start / wav.frames);
    }
  } finally {
    await wav.close();
  }
}

function stereoOf(samples: Float32Array, channels: number, speakers: readonly Speaker[]): DecodedPlanes {
  const samplesDecoded = samples.length / channels;
  const planes = speakers.map((_, channel) => Float32Array.from({ length: samplesDecoded }, (_frame, frame) => samples[frame * channels + channel] ?? 0));
  return { channelData: toStereo(planes, speakers), samplesDecoded };
}

/** A float file may hold values that are no numbers; one of them would silence a whole mix. */
function withoutFaults(samples: Float32Array): Float32Array {
  for (let index = 0; index < samples.length; index++) {
    if (!Number.isFinite(samples[index])) samples[index] = 0;
  }
  return samples;
}
