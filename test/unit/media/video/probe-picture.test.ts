import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { probePicture } from '../../../../src-main/media/video/probe-picture.ts';
import { nearestFrameRate } from '../../../../src-main/shared/domain/timecode.ts';
import { isInstalled } from '../../../helpers/is-installed.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-probe-'));
});
afterAll(() => rm(folder, { recursive: true }));

function make(name: string, rate: string, ...codecs: string[]): string {
  const path = join(folder, name);
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=192x108:rate=${rate}`, '-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000'];
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...source, '-t', '2', '-pix_fmt', 'yuv420p', ...codecs, '-metadata:s:a:0', 'language=deu', path]);
  return path;
}

describe.skipIf(!isInstalled('ffmpeg'))('looking into a film (needs ffmpeg)', () => {
  it.each([
    ['film.mp4', '24000/1001', ['-c:v', 'libx264', '-c:a', 'aac'], 23.976, /^avc1\./, /^mp4a/],
    ['film.mov', '25', ['-c:v', 'libx264', '-c:a', 'aac'], 25, /^avc1\./, /^mp4a/],
    ['film.webm', '30000/1001', ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus'], 29.97, /^vp8/, /^opus/],
    ['film.mkv', '50', ['-c:v', 'libx264', '-c:a', 'libopus'], 50, /^avc1\./, /^opus/],
  ] as const)('tells what %s at %s frames a second holds', async (name, rate, codecs, counted, videoCodec, soundCodec) => {
    const picture = await probePicture(make(name, rate, ...codecs));
    const [numerator = 0, denominator = 1] = rate.split('/').map(Number);
    expect(picture.frameRate).toBeCloseTo(numerator / denominator, 3);
    expect(nearestFrameRate(picture.frameRate)).toBe(counted);
    expect(picture).toMatchObject({ name, width: 192, height: 108 });
    expect(Math.abs(picture.lengthSamples - 96_000)).toBeLessThan(4000);
    expect(picture.bytes).toBeGreaterThan(1000);
    expect(picture.videoCodec).toMatch(videoCodec);
    expect(picture.soundTracks).toHaveLength(1);
    expect(picture.soundTracks[0]).toMatchObject({ channels: 1, sampleRate: 48_000, language: name === 'film.mov' ? expect.any(String) as string : expect.stringMatching(/^(deu|ger|de)$/) as string });
    expect(picture.soundTracks[0]?.codec).toMatch(soundCodec);
  });

  it('names a codec that windows cannot show', async () => {
    const picture = await probePicture(make('old.mp4', '25', '-c:v', 'mpeg4', '-c:a', 'aac'));
    expect(picture.videoCodec).toMatch(/mp4v/);
    expect(picture.width).toBe(192);
  });

  it('refuses sound alone', async () => {
    const path = make('film.mp4', '25', '-c:v', 'libx264', '-c:a', 'aac');
    const sound = join(folder, 'sound.m4a');
    execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', '-i', path, '-vn', '-c:a', 'copy', sound]);
    await expect(probePicture(sound)).rejects.toMatchObject({ code: 'input.encoding', message: expect.stringContaining('holds no picture') as string });
  });
});

describe('what is no film', () => {
  it('is refused with the reason', async () => {
    const text = join(folder, 'letter.mp4');
    await writeFile(text, 'Dear harbour master, the film is in the other box. '.repeat(100));
    await expect(probePicture(text)).rejects.toMatchObject({ code: 'input.encoding' });
    await expect(probePicture(join(folder, 'gone.mp4'))).rejects.toMatchObject({ code: 'input.file-missing' });
    await expect(probePicture(folder)).rejects.toMatchObject({ code: 'input.file-missing' });
  });
});
