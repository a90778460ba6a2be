import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { remuxPicture, type RemuxJob } from '../../../../src-main/media/video/remux-picture.ts';
import { isInstalled } from '../../../helpers/is-installed.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-remux-'));
});
afterAll(() => rm(folder, { recursive: true }));

const RATE = 48_000;
const SECONDS = 6;

function make(name: string, ...codecs: string[]): string {
  const path = join(folder, name);
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=192x108:rate=24000/1001`, '-f', 'lavfi', '-i', 'sine=frequency=300:sample_rate=48000'];
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...source, '-t', String(SECONDS), '-pix_fmt', 'yuv420p', ...codecs, '-metadata:s:a:0', 'language=eng', path]);
  return path;
}

const makeMp4 = (name: string, ...more: string[]): string => make(name, '-c:v', 'libx264', '-g', '24', '-bf', '2', '-c:a', 'aac', ...more);

/** Silence with a tone of 100 ms at 1, 3 and 5 s. */
async function* beeps(channels = 2, seconds = SECONDS): AsyncGenerator<Float32Array> {
  for (let second = 0; second < seconds; second++) {
    const samples = new Float32Array(RATE * channels);
    if (second % 2 === 1) for (let index = 0; index < 4800 * channels; index++) samples[index] = 0.5 * Math.sin((2 * Math.PI * 1000 * Math.floor(index / channels)) / RATE);
    yield await Promise.resolve(samples);
  }
}

const job = (picturePath: string, changes: Partial<RemuxJob> = {}): RemuxJob => ({
  picturePath,
  container: 'mp4',
  sound: { codec: 'aac', channels: 2, bitrateKbps: 192, language: 'de-DE', name: 'Deutsch' },
  keepsOriginal: false,
  startSeconds: 0,
  scale: 1,
  title: 'Ein Film',
  ...changes,
});

interface Probed {
  streams: { codec_type: string; codec_name: string; sample_aspect_ratio?: string; color_space?: string; color_range?: string; tags?: Record<string, string>; disposition: Record<string, number>; side_data_list?: { rotation?: number }[] }[];
  format: { tags: Record<string, string>; duration: string };
}

function probe(path: string): Probed {
  return JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', path], { encoding: 'utf8' })) as Probed;
}

interface Packet {
  readonly atMs: number;
  readonly bytes: number;
}

/** Packets of the picture in the order in which they are decoded. */
function packets(path: string): Packet[] {
  const rows = execFileSync('ffprobe', ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'packet=pts_time,size', '-of', 'csv=p=0', path], { encoding: 'utf8' });
  return rows.trim().split('\n').map((row) => {
    const [time = '', size = ''] = row.split(',');
    return { atMs: Number(time) * 1000, bytes: Number(size) };
  });
}

/** What the decoded pictures are. */
function pictures(path: string): string {
  return execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:v:0', '-f', 'md5', '-'], { encoding: 'utf8' });
}

function decoded(path: string, track = 0): Float32Array {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', `0:a:${String(track)}`, '-f', 'f32le', '-ac', '1', '-ar', String(RATE), '-'], { maxBuffer: 2 ** 28 });
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Where the sound grows most within 2 ms, near a place, in ms from it. */
function onsetMs(samples: Float32Array, nearSeconds: number): number {
  let [best, at] = [-Infinity, 0];
  for (let lag = -1440; lag <= 1440; lag++) {
    let growth = 0;
    for (let index = 0; index < 96; index++) growth += (samples[nearSeconds * RATE + lag + index] ?? 0) ** 2 - (samples[nearSeconds * RATE + lag - 1 - index] ?? 0) ** 2;
    if (growth > best) [best, at] = [growth, lag];
  }
  return (at * 1000) / RATE;
}

describe.skipIf(!isInstalled('ffmpeg') || !isInstalled('ffprobe'))('a picture with new sound (needs ffmpeg)', () => {
  let film: string;
  beforeAll(() => {
    film = join(folder, 'film.mp4');
    const upright = makeMp4('upright.mp4', '-vf', 'setsar=4/3', '-colorspace', 'bt709', '-color_range', 'tv');
    execFileSync('ffmpeg', ['-v', 'error', '-i', upright, '-c', 'copy', '-metadata:s:v', 'rotate=90', film]);
  });

  it.each([
    ['mp4', 'aac'],
    ['mp4', 'opus'],
    ['mp4', 'flac'],
    ['mkv', 'aac'],
    ['mkv', 'opus'],
    ['mkv', 'flac'],
    ['mkv', 'pcm'],
  ] as const)('%s with %s: the picture is the same, bit by bit, and the sound is in step', async (container, codec) => {
    const target = join(folder, `${codec}.${container}`);
    const { bytes, samples } = await remuxPicture(target, beeps(), job(film, { container, sound: { ...job(film).sound, codec } }));
    expect(bytes).toBe((await readFile(target)).length);
    expect(samples).toBe(SECONDS * RATE);
    const [before, after] = [packets(film), packets(target)];
    expect(after.map(({ bytes: size }) => size)).toEqual(before.map(({ bytes: size }) => size));
    // Matroska counts milliseconds.
    const offMs = after.map(({ atMs }, index) => Math.abs(atMs - (before[index]?.atMs ?? NaN)));
    expect(Math.max(...offMs)).toBeLessThanOrEqual(container === 'mkv' ? 0.51 : 0.002);
    expect(pictures(target)).toBe(pictures(film));
    const heard = decoded(target);
    for (const second of [1, 3, 5]) expect(Math.abs(onsetMs(heard, second))).toBeLessThan(1);
  });

  it('keeps rotation, colour and the shape of pixels, and tells language, name and title', async () => {
    for (const container of ['mp4', 'mkv'] as const) {
      const target = join(folder, `described.${container}`);
      await remuxPicture(target, beeps(), job(film, { container }));
      const { streams, format } = probe(target);
      expect(streams[0]).toMatchObject({ codec_name: 'h264', sample_aspect_ratio: '4:3', color_space: 'bt709', color_range: 'tv' });
      expect(Math.abs(streams[0]?.side_data_list?.[0]?.rotation ?? 0)).toBe(90);
      expect(streams[1]?.tags?.['language']).toBe('deu');
      expect(streams[1]?.disposition['default']).toBe(1);
      expect(format.tags['title'] ?? format.tags['MOVIE/TITLE']).toBe('Ein Film');
      expect(Object.values(format.tags)).toContain('Voxloom');
    }
    expect(probe(join(folder, 'described.mkv')).streams[1]?.tags?.['title']).toBe('Deutsch');
    expect((await readFile(join(folder, 'described.mp4'))).includes('Deutsch')).toBe(true);
  });

  it('keeps the original as the second track, as it is and in step', async () => {
    const target = join(folder, 'both.mp4');
    await remuxPicture(target, beeps(), job(film, { keepsOriginal: true }));
    const { streams } = probe(target);
    expect(streams.map(({ codec_type }) => codec_type)).toEqual(['video', 'audio', 'audio']);
    expect(streams[2]?.tags?.['language']).toBe('eng');
    expect(streams[2]?.disposition['default']).toBe(0);
    const [before, after] = [decoded(film), decoded(target, 1)];
    expect(after.subarray(2400, 96_000)).toEqual(before.subarray(2400, 96_000));
  });

  it('changes the speed by its timestamps alone', async () => {
    const target = join(folder, 'fast.mp4');
    await remuxPicture(target, beeps(), job(film, { scale: 24_000 / 1001 / 25 }));
    const times = packets(target).map(({ atMs }) => atMs).sort((a, b) => a - b);
    times.forEach((atMs, index) => {
      expect(Math.abs(atMs - index * 40)).toBeLessThan(0.01);
    });
    expect(pictures(target)).toBe(pictures(film));
    await expect(remuxPicture(target, beeps(), job(film, { scale: 0.96, keepsOriginal: true }))).rejects.toMatchObject({ code: 'input.option' });
  });

  it('puts the picture where it is on the programme, and cuts it to a stretch', async () => {
    const later = join(folder, 'later.mp4');
    await remuxPicture(later, beeps(), job(film, { startSeconds: 1.25 }));
    expect(Math.min(...packets(later).map(({ atMs }) => atMs))).toBeCloseTo(1250, 0);
    expect(Math.abs(onsetMs(decoded(later), 1))).toBeLessThan(1);

    const cut = join(folder, 'cut.mkv');
    await remuxPicture(cut, beeps(2, 2), job(film, { container: 'mkv', startSeconds: -2.5, endSeconds: 2 }));
    const times = packets(cut).map(({ atMs }) => atMs);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    // A container without an edit list begins with the next key picture: there is one a second.
    expect(Math.min(...times)).toBeLessThan(1002);
    // The last pictures that are shown may refer to some behind the end.
    expect(Math.max(...times)).toBeLessThan(2000 + 3 * 42);
    expect(execFileSync('ffmpeg', ['-v', 'error', '-i', cut, '-map', '0:v', '-f', 'null', '-'], { encoding: 'utf8' })).toBe('');
  });

  it('makes a WebM of a WebM', async () => {
    const web = make('web.webm', '-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus');
    const target = join(folder, 'new.webm');
    await remuxPicture(target, beeps(), job(web, { container: 'webm', keepsOriginal: true, sound: { ...job(web).sound, codec: 'opus' } }));
    expect(probe(target).streams.map(({ codec_name }) => codec_name)).toEqual(['vp8', 'opus', 'opus']);
    expect(pictures(target)).toBe(pictures(web));
    expect(Math.abs(onsetMs(decoded(target), 3))).toBeLessThan(1);
  });

  it.each([
    ['an AVC picture in a WebM', { container: 'webm', sound: { codec: 'opus' } }, 'Choose mkv'],
    ['AAC sound in a WebM', { container: 'webm', sound: { codec: 'aac' } }, 'Choose Opus, or mkv'],
    ['PCM sound in an MP4', { container: 'mp4', sound: { codec: 'pcm' } }, 'Choose FLAC'],
  ] as const)('refuses %s and names the way out', async (_what, changes, wayOut) => {
    const target = join(folder, 'refused');
    const refused = remuxPicture(target, beeps(), job(film, { container: changes.container, sound: { ...job(film).sound, ...changes.sound } }));
    await expect(refused).rejects.toThrow(wayOut);
    expect(await readdir(folder)).not.toContain('refused');
  });

  it('leaves the old file and no litter when the sound fails, when it is stopped, and when the film is damaged', async () => {
    const own = await mkdtemp(join(folder, 'old '));
    const target = join(own, 'old.mp4');
    await writeFile(target, 'The film of last week');
    async function* failing(): AsyncGenerator<Float32Array> {
      yield* beeps(2, 3);
      throw new Error('the disk of the sound is gone');
    }
    await expect(remuxPicture(target, failing(), job(film))).rejects.toThrow('the disk of the sound is gone');

    const stop = new AbortController();
    async function* stopping(): AsyncGenerator<Float32Array> {
      yield* beeps(2, 3);
      stop.abort();
      yield* beeps(2, 3);
    }
    await expect(remuxPicture(target, stopping(), job(film), { signal: stop.signal })).rejects.toMatchObject({ code: 'engine.cancelled' });

    const damaged = join(folder, 'damaged.mp4');
    await writeFile(damaged, (await readFile(film)).subarray(0, 5000));
    await expect(remuxPicture(target, beeps(), job(damaged))).rejects.toMatchObject({ code: 'input.encoding' });
    await expect(remuxPicture(target, beeps(), job(join(folder, 'nothing.mp4')))).rejects.toMatchObject({ code: 'input.file-missing' });
    expect(await readdir(own)).toEqual(['old.mp4']);
    expect(await readFile(target, 'utf8')).toBe('The film of last week');
  });

  it('gives the same bytes of sound each time', async () => {
    const sounds = await Promise.all(
      ['a.mp4', 'b.mp4'].map(async (name) => {
        await remuxPicture(join(folder, name), beeps(2, 14), job(film));
        return execFileSync('ffmpeg', ['-v', 'error', '-i', join(folder, name), '-map', '0:a', '-c', 'copy', '-f', 'md5', '-'], { encoding: 'utf8' });
      }),
    );
    expect(sounds[0]).toBe(sounds[1]);
  });

  it('holds no film in memory', { timeout: 120_000 }, () => {
    // Pictures of noise are large: 100 MB in 24 s.
    const large = join(folder, 'large.mp4');
    const noise = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25,noise=alls=60:allf=t', '-t', '24'];
    execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...noise, '-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '34M', '-pix_fmt', 'yuv420p', large]);
    const script = `
      import { remuxPicture } from ${JSON.stringify(new URL('../../../../src-main/media/video/remux-picture.ts', import.meta.url).href)};
      async function* quiet() { for (let second = 0; second < 24; second++) yield new Float32Array(96_000); }
      const before = process.memoryUsage().rss;
      let peak = 0;
      const timer = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 20);
      const { bytes } = await remuxPicture(${JSON.stringify(join(folder, 'large.out.mkv'))}, quiet(), { picturePath: ${JSON.stringify(large)}, container: 'mkv', sound: { codec: 'opus', channels: 2, bitrateKbps: 192, language: 'de', name: '' }, keepsOriginal: false, startSeconds: 0, scale: 1 });
      clearInterval(timer);
      console.log(JSON.stringify({ bytes, grownMb: (peak - before) / 1e6 }));
    `;
    const { bytes, grownMb } = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })) as { bytes: number; grownMb: number };
    expect(bytes).toBeGreaterThan(80e6);
    expect(grownMb).toBeLessThan(150);
  });
});
