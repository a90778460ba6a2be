import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exportMeasuredAudio } from '../../../src-main/media/audio-export.ts';
import { decodeSound } from '../../../src-main/media/decoding/decode-sound.ts';
import { SoundMeter } from '../../../src-main/media/loudness/sound-measure.ts';
import { encodeMp3 } from '../../../src-main/media/mp3-encoder.ts';
import { listMp3Frames, reachOf, widenedBefore } from '../../../src-main/media/mp3-splice.ts';
import { isInstalled } from '../../helpers/is-installed.ts';
import { Chance } from '../../helpers/random-edits.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voxloom-mp3-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SECONDS = 33;
const chance = new Chance(11);
/** Busy enough that the encoder lives from hand to mouth. */
const SOUND = Float32Array.from({ length: SECONDS * 48_000 }, (_, index) => {
  const time = index / 48_000;
  return 0.2 * Math.sin(2 * Math.PI * 220 * time) + 0.15 * Math.sin(2 * Math.PI * (900 + 300 * Math.sin(time)) * time) + 0.1 * (chance.real() - 0.5) * (1 + Math.sin(7 * time));
});

async function* chunks(frames: number): AsyncGenerator<Float32Array> {
  for (let start = 0; start < SOUND.length; start += frames) yield await Promise.resolve(SOUND.slice(start, start + frames));
}

async function decoded(path: string): Promise<Float32Array> {
  const samples = new Float32Array(SOUND.length + 10_000);
  let frames = 0;
  for await (const stretch of decodeSound(path)) {
    samples.set(stretch.samples, frames);
    frames += stretch.samples.length;
  }
  return samples.subarray(0, frames);
}

describe('an MP3 that is encoded in stretches', () => {
  it('is as near to the sound at its joints as anywhere, gapless, whatever comes in at a time', async () => {
    const format = { container: 'mp3', bitrateKbps: 128, sampleRate: 48_000, channels: 1, chapters: [{ startMs: 0, endMs: 30_000, title: 'Ebbe' }, { startMs: 30_000, endMs: 33_000, title: 'Flut' }] } as const;
    const path = join(folder, 'long.mp3');
    const made = await exportMeasuredAudio(path, chunks(48_000), format);
    const other = await exportMeasuredAudio(join(folder, 'other.mp3'), chunks(100_001), format);
    expect(other).toEqual(made);

    const samples = await decoded(path);
    expect(samples.length).toBe(SOUND.length);
    const errorOf = (from: number, to: number): number => {
      let error = 0;
      for (let index = from; index < to; index++) error += ((samples[index] ?? 0) - (SOUND[index] ?? 0)) ** 2;
      return Math.sqrt(error / (to - from));
    };
    const usual = errorOf(2 * 48_000, 28 * 48_000);
    // Stretches are joined within their lead of 40 frames, before 30 s.
    for (let from = 29 * 48_000; from < 30.1 * 48_000; from += 1152) expect(errorOf(from, from + 1152)).toBeLessThan(2.5 * usual);
    const meter = new SoundMeter(1);
    meter.add(samples);
    expect(made.measure.loudnessLufs).toBeCloseTo(meter.measure().loudnessLufs ?? 0, 2);
    expect(made.measure.truePeakDbtp).toBeCloseTo(meter.measure().truePeakDbtp ?? 0, 1);
    expect(made.measure.lengthMs).toBeCloseTo(SECONDS * 1000, 3);

    if (!isInstalled('ffprobe')) return;
    const probed: unknown = JSON.parse(execFileSync('ffprobe', ['-v', 'warning', '-show_chapters', '-of', 'json', path], { encoding: 'utf8' }));
    expect(probed).toMatchObject({ chapters: [{ start: 0, end: 30_000, tags: { title: 'Ebbe' } }, { start: 30_000, end: 33_000, tags: { title: 'Flut' } }] });
    expect(execFileSync('ffmpeg', ['-v', 'warning', '-i', path, '-f', 'null', '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe('');
  });

  it('finds room at a joint where there is none by a larger frame', async () => {
    const frames = listMp3Frames(await encodeMp3(SOUND.slice(0, 96_000), { channels: 1, sampleRate: 48_000, bitrateKbps: 128 }));
    const wider = widenedBefore(frames, 20, 300);
    expect(wider.starts.slice(0, 20)).toEqual(frames.starts.slice(0, 20));
    expect((wider.starts[20] ?? 0) - (frames.starts[20] ?? 0)).toBeGreaterThanOrEqual(300);
    expect(listMp3Frames(wider.bytes).starts).toEqual(wider.starts);
    expect(reachOf(wider, 19)).toBe(reachOf(frames, 19));
  });
});
