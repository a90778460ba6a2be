import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exportAudio } from '../../../src-main/media/audio-export.ts';
import { decodeSound } from '../../../src-main/media/decoding/decode-sound.ts';
import { isInstalled } from '../../helpers/is-installed.ts';
import { Chance } from '../../helpers/random-edits.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voxloom-flac-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const chance = new Chance(3);
const SOUND = Float32Array.from({ length: 2 * 70_001 }, (_, index) => Math.sin(index / 40) * 0.6 + (chance.real() - 0.5) * 0.9);

async function* chunks(frames: number): AsyncGenerator<Float32Array> {
  for (let start = 0; start < SOUND.length; start += 2 * frames) yield await Promise.resolve(SOUND.slice(start, start + 2 * frames));
}

describe('FLAC', () => {
  it.each([
    ['24', 44_100],
    ['24', 48_000],
    ['16', 48_000],
  ] as const)('of %s bits at %i Hz holds the very samples, and any cutting gives the same file', async (depth, sampleRate) => {
    const format = { container: 'flac', depth, sampleRate, sourceRate: sampleRate, channels: 2, tags: { title: '潮', artist: 'Kathleen' } } as const;
    const path = join(folder, `${depth}-${String(sampleRate)}.flac`);
    const { samples } = await exportAudio(path, chunks(48_000), format);
    expect(samples).toBe(70_001);
    await exportAudio(`${path}.other`, chunks(777), format);
    expect(readFileSync(`${path}.other`).equals(readFileSync(path))).toBe(true);
    // A WAV of the same depth is the reference: both quantise in one place.
    const wav = path.replace('.flac', '.wav');
    await exportAudio(wav, chunks(48_000), { ...format, container: 'wav' });
    const decoded: number[] = [];
    for await (const stretch of decodeSound(path)) decoded.push(...stretch.samples);
    const stored: number[] = [];
    for await (const stretch of decodeSound(wav)) stored.push(...stretch.samples);
    expect(decoded.length).toBe(stored.length);
    // The decoder takes the largest integer for full scale.
    expect(decoded.findIndex((sample, index) => !(Math.abs(sample - (stored[index] ?? NaN)) < 4e-5))).toBe(-1);
    if (!isInstalled('ffmpeg')) return;
    const raw = (file: string): Buffer => execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', `s${depth}le`, '-'], { maxBuffer: 1e8 });
    expect(raw(path).equals(raw(wav))).toBe(true);
    // FFmpeg tells of a block that does not fit its checksum, and of an MD5 that does not fit all of them.
    expect(execFileSync('ffmpeg', ['-v', 'warning', '-err_detect', 'crccheck+explode', '-i', path, '-f', 'null', '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe('');
    const probed: unknown = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', path], { encoding: 'utf8' }));
    expect(probed).toMatchObject({ format: { tags: { TITLE: '潮', ARTIST: 'Kathleen' } }, streams: [{ codec_name: 'flac', sample_rate: String(sampleRate), bits_per_raw_sample: depth, duration_ts: 70_001 }] });
  });
});
