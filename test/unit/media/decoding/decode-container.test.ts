import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeWhole, decodeWithFfmpeg, signalToNoise } from '../../../helpers/decoded-sound.ts';
import { isInstalled } from '../../../helpers/is-installed.ts';
import { seededRandom } from '../../../helpers/sound.ts';

const SOUND = "aevalsrc=exprs='0.3*sin(2*PI*(300+50*t)*t)+0.05*(random(0)-0.5)|0.4*sin(2*PI*440*t)*lt(mod(t\\,0.5)\\,0.2)':s=48000:d=3";
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=d=3:r=25:s=64x36'];

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-container-'));
});
afterAll(() => rm(folder, { recursive: true }));

function make(name: string, ...options: readonly string[]): string {
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...PICTURE, '-f', 'lavfi', '-i', SOUND, '-map', '0', '-map', '1', '-strict', '-2', ...options, path]);
  return path;
}

/** With B-frames, so that the picture is late and the file needs an edit list. */
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2'];
const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime'];
const AAC = ['-c:a', 'aac', '-aac_pns', '0'];

describe.skipIf(!isInstalled('ffmpeg'))('sound of a film (needs ffmpeg)', () => {
  // Opus: ffmpeg's decoder is another than the one of the codec's makers, and differs by rounding.
  it.each([
    ['AAC in MP4', 'film.mp4', [...H264, ...AAC], 100],
    ['AAC of 44.1 kHz in MP4', 'cd.mp4', [...H264, '-ar', '44100', ...AAC], 100],
    ['AAC in Matroska', 'film.mkv', [...H264, ...AAC], 100],
    ['Opus in MP4', 'opus.mp4', [...H264, '-c:a', 'libopus'], 60],
    ['Opus in Matroska', 'opus.mkv', [...H264, '-c:a', 'libopus'], 60],
    ['Opus in WebM', 'opus.webm', [...VP8, '-c:a', 'libopus'], 60],
    ['Vorbis in WebM', 'vorbis.webm', [...VP8, '-c:a', 'libvorbis'], 100],
    ['FLAC in MP4', 'flac.mp4', [...H264, '-c:a', 'flac'], 85],
    ['FLAC in Matroska', 'flac.mkv', [...H264, '-c:a', 'flac'], 85],
    ['MP3 in MP4', 'mp3.mp4', [...H264, '-c:a', 'libmp3lame'], 90],
    ['PCM of 16 bits in QuickTime', '16.mov', [...H264, '-c:a', 'pcm_s16le'], 140],
    ['PCM of 24 bits, high bytes first', '24.mov', [...H264, '-c:a', 'pcm_s24be'], 140],
    ['PCM of floats in Matroska', 'float.mkv', [...H264, '-c:a', 'pcm_f32le'], 140],
    ['mu-law', 'mulaw.mov', [...H264, '-c:a', 'pcm_mulaw'], 140],
    ['A-law', 'alaw.mov', [...H264, '-c:a', 'pcm_alaw'], 140],
  ] as const)('%s starts with the very frame that ffmpeg starts with, and is as it decodes it', async (_, name, options, leastDb) => {
    const path = make(name, ...options);
    const sound = await decodeWhole(path);
    const wanted = decodeWithFfmpeg(path, '-map', '0:a:0');
    expect(sound).toMatchObject({ channels: 2, warnings: [] });
    // A last packet may be longer than what it was filled with.
    expect(Math.abs(sound.samples.length - wanted.length) / 2).toBeLessThan(1200);
    expect(signalToNoise(wanted, sound.samples)).toBeGreaterThan(leastDb);
    expect(sound.frames / sound.sampleRate).toBeGreaterThanOrEqual(2.99);
  });

  it('that begins later than the picture has silence before it', async () => {
    const path = join(folder, 'late.mp4');
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...PICTURE, '-itsoffset', '1.5', '-f', 'lavfi', '-i', SOUND, '-map', '0', '-map', '1', ...H264, ...AAC, path]);
    const { samples } = await decodeWhole(path);
    const wanted = decodeWithFfmpeg(path, '-map', '0:a:0', '-af', 'aresample=async=1:first_pts=0');
    expect(samples.subarray(0, 2 * 48_000).every((sample) => sample === 0)).toBe(true);
    expect(signalToNoise(wanted, samples)).toBeGreaterThan(100);
  });

  it('is the track that was asked for', async () => {
    const path = join(folder, 'two.mkv');
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...PICTURE, '-f', 'lavfi', '-i', SOUND, '-f', 'lavfi', '-i', 'sine=d=3:r=48000', '-map', '0', '-map', '1', '-map', '2', ...H264, '-c:a', 'flac', path]);
    expect((await decodeWhole(path, { soundTrack: 0 })).channels).toBe(2);
    const second = await decodeWhole(path, { soundTrack: 1 });
    expect(second.channels).toBe(1);
    expect(signalToNoise(decodeWithFfmpeg(path, '-map', '0:a:1'), second.samples)).toBeGreaterThan(85);
    await expect(decodeWhole(path, { soundTrack: 2 })).rejects.toThrow(/has no sound track 3/);
  });

  it('that cannot be read is refused with what it is', async () => {
    await expect(decodeWhole(make('dolby.mp4', ...H264, '-c:a', 'ac3'))).rejects.toThrow(/its sound is Dolby Digital, which is not read; save it/);
    await expect(decodeWhole(make('silent.mp4', ...H264, '-an'))).rejects.toThrow(/holds no sound/);
  });

  it('of six channels is mixed down to two', async () => {
    const path = join(folder, 'surround.mov');
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'aevalsrc=0.1|0.2|0.3|0.4|0.05|0.02:s=48000:d=1:c=5.1', '-c:a', 'pcm_f32le', path]);
    const { samples } = await decodeWhole(path);
    const share = Math.SQRT1_2;
    expect(samples[2000]).toBeCloseTo(0.1 + share * 0.3 + share * 0.05, 5);
    expect(samples[2001]).toBeCloseTo(0.2 + share * 0.3 + share * 0.02, 5);
  });

  it('Opus by itself is decoded to its own length', async () => {
    for (const options of [['-b:a', '96k'], ['-ac', '1', '-b:a', '64k']]) {
      const path = join(folder, `${String(++count)}.opus`);
      execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', SOUND, '-c:a', 'libopus', ...options, path]);
      const sound = await decodeWhole(path);
      expect(sound.frames).toBe(3 * 48_000);
      expect(signalToNoise(decodeWithFfmpeg(path), sound.samples)).toBeGreaterThan(20);
    }
  });

  it('that is damaged or cut short is refused, or as long as it was, or told to be less; never a crash or a long wait', async () => {
    const random = seededRandom(31);
    const files = [make('fuzz.mp4', ...H264, ...AAC), make('fuzz.mkv', ...H264, ...AAC), make('fuzz.webm', ...VP8, '-c:a', 'libopus'), make('fuzz.mov', ...H264, '-c:a', 'pcm_s16le')];
    const outcomes = { refused: 0, whole: 0, told: 0, shortened: 0 };
    for (const file of files) {
      const bytes = await readFile(file);
      const { frames } = await decodeWhole(file);
      for (let trial = 0; trial < 24; trial++) {
        const damaged = damage(bytes, trial, random);
        const path = join(folder, 'fuzz.bin');
        await writeFile(path, damaged);
        const startedAt = performance.now();
        try {
          const sound = await decodeWhole(path);
          expect(sound.samples.every((sample) => Number.isFinite(sample))).toBe(true);
          if (sound.frames === frames) outcomes.whole += 1;
          else if (sound.warnings.length > 0) outcomes.told += 1;
          else outcomes.shortened += 1;
        } catch (error) {
          expect(error).toMatchObject({ code: 'input.encoding' });
          outcomes.refused += 1;
        }
        expect(performance.now() - startedAt).toBeLessThan(5000);
      }
    }
    // What stays are ends of Matroska files shorter than is told, and lengths in a head that were damaged without a sign.
    expect(outcomes.shortened).toBeLessThan(6);
    expect(outcomes.refused).toBeGreaterThan(15);
    expect(outcomes.whole).toBeGreaterThan(15);
  }, 60_000);
});

function damage(bytes: Buffer, trial: number, random: () => number): Buffer {
  const damaged = Buffer.from(bytes);
  const at = Math.floor(random() * bytes.length);
  if (trial % 3 === 0) return damaged.subarray(0, at);
  if (trial % 3 === 1) {
    for (let flips = 0; flips < 10; flips++) {
      const place = Math.floor(random() * bytes.length);
      damaged.writeUInt8(damaged.readUInt8(place) ^ (1 << Math.floor(random() * 8)), place);
    }
  } else for (let byte = at; byte < Math.min(bytes.length, at + 1500); byte++) damaged[byte] = Math.floor(random() * 256);
  return damaged;
}
