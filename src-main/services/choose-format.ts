import { basename, extname } from 'node:path';

import { ENGINE_VERSION } from '../engine/voices/engine-version.ts';
import type { AudioFormat } from '../media/audio-export.ts';
import { MP3_BITRATES_KBPS } from '../media/mp3-encoder.ts';
import { VoxloomError } from '../shared/domain/voxloom-error.ts';

export const CONTAINERS = ['wav', 'mp3'] as const;
/** Hz. */
export const SAMPLE_RATES = [44_100, 48_000] as const;
export const WAV_DEPTHS = ['16', '24', '32f'] as const;
export const BITRATES_KBPS = MP3_BITRATES_KBPS;

/** What the author said about the sound file; what was left out follows from the target's name or custom. */
export interface FormatWish {
  readonly container?: (typeof CONTAINERS)[number] | undefined;
  readonly sampleRate?: (typeof SAMPLE_RATES)[number] | undefined;
  readonly depth?: (typeof WAV_DEPTHS)[number] | undefined;
  readonly bitrateKbps?: (typeof BITRATES_KBPS)[number] | undefined;
}

/**
 * Settles the format of a sound file, or with `split` of every file in a folder: 48 kHz and 24 bit, or 192 kbit/s, unless
 * wished otherwise.
 * @throws VoxloomError `input.option` where the target's name does not tell the format, or wishes contradict each other.
 */
export function chooseFormat(target: string, split: boolean, wish: FormatWish): AudioFormat {
  const container = wish.container ?? (split ? 'wav' : containerOf(target));
  const sampleRate = wish.sampleRate ?? 48_000;
  const tags = { title: basename(target, extname(target)), software: `Voxloom ${ENGINE_VERSION}` };
  if (container === 'mp3') {
    if (wish.depth) throw new VoxloomError('input.option', 'An MP3 has no bit depth; leave it out, or write a WAV.');
    return { container, sampleRate, bitrateKbps: wish.bitrateKbps ?? 192, tags };
  }
  if (wish.bitrateKbps) throw new VoxloomError('input.option', 'A WAV has no bit rate; leave it out, or write an MP3.');
  return { container, sampleRate, depth: wish.depth ?? '24', tags };
}

function containerOf(target: string): 'wav' | 'mp3' {
  switch (extname(target).toLowerCase()) {
    case '.wav':
    case '.wave':
      return 'wav';
    case '.mp3':
      return 'mp3';
    default:
      throw new VoxloomError('input.option', `"${target}" ends in neither .wav nor .mp3; name the format with --format.`);
  }
}
