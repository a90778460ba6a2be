import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import * as nodeFileSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportAudio } from '../../../src-main/media/audio-export.ts';
import type { FileSystem } from '../../../src-main/media/replace-file.ts';
import { readWav } from '../../../src-main/media/wav-reader.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';
import { cut, sine } from '../../helpers/sound.ts';

let folder = '';
let target = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-export-'));
  target = join(folder, 'out.wav');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* stream(samples: Float32Array, ...lengths: number[]): AsyncGenerator<Float32Array> {
  for (const chunk of cut(samples, lengths)) {
    await Promise.resolve();
    yield chunk;
  }
}

describe('exportAudio', () => {
  test('writes the sound it was given', async () => {
    const samples = sine(440, 100_001, 48_000);
    const made = await exportAudio(target, stream(samples, 512, 7, 4096), { container: 'wav', sampleRate: 48_000, depth: '32f' });
    const file = await readFile(target);
    expect(made.samples).toBe(samples.length);
    expect(made.bytes).toBe(file.length);
    expect(made.peak).toBeCloseTo(0.5, 6);
    expect(readWav(file).samples).toEqual(samples);
  });

  test('converts to another sample rate, to the exact length', async () => {
    const format = { container: 'wav', sampleRate: 44_100, depth: '24', channels: 2 } as const;
    const made = await exportAudio(target, stream(sine(440, 96_000, 48_000), 1000), format);
    const sound = readWav(await readFile(target));
    expect(made.samples).toBe(44_100);
    expect(sound).toMatchObject({ sampleRate: 44_100, channels: 2, encoding: '24' });
    expect(sound.samples.length).toBe(88_200);
  });

  test('writes MP3 with tags', async () => {
    const format = { container: 'mp3', sampleRate: 44_100, bitrateKbps: 192, tags: { title: 'One' } } as const;
    const made = await exportAudio(join(folder, 'out.mp3'), stream(sine(440, 48_000, 48_000), 5000), format);
    const file = await readFile(join(folder, 'out.mp3'));
    expect(made).toMatchObject({ samples: 44_100, bytes: file.length });
    expect(file.toString('latin1', 0, 3)).toBe('ID3');
    expect(file.includes('Info')).toBe(true);
  });

  test('tells when the sound was louder than integers hold, and silences what is no number', async () => {
    const samples = Float32Array.of(0.5, NaN, -1.5, Infinity, 0.25);
    const made = await exportAudio(target, stream(samples, 5), { container: 'wav', sampleRate: 48_000, depth: '32f' });
    expect(made.peak).toBe(1.5);
    expect([...readWav(await readFile(target)).samples]).toEqual([0.5, 0, -1.5, 0, 0.25]);
  });

  test('stops at once on abort, even while the source is busy, and leaves the old file', async () => {
    await writeFile(target, 'old');
    const controller = new AbortController();
    const busy = Promise.withResolvers<undefined>();
    const stopped = Promise.withResolvers<string>();
    const stuck = async function* (): AsyncGenerator<Float32Array> {
      try {
        yield sine(440, 300_000, 48_000);
        setTimeout(() => { controller.abort(); }, 20);
        await busy.promise;
        yield sine(440, 1000, 48_000);
      } finally {
        stopped.resolve('stopped');
      }
    };
    const format = { container: 'wav', sampleRate: 48_000, depth: '16' } as const;
    // The source is let go only afterwards: if the export waited for it, this would never end.
    await expect(exportAudio(target, stuck(), format, controller.signal)).rejects.toMatchObject({ code: 'engine.cancelled' });
    expect(await readdir(folder)).toEqual(['out.wav']);
    expect(await readFile(target, 'utf8')).toBe('old');
    busy.resolve(undefined);
    expect(await stopped.promise).toBe('stopped');
  });

  test('asks for no sound when it was aborted before', async () => {
    const source = { [Symbol.asyncIterator]: (): never => { throw new Error('asked'); } };
    const format = { container: 'wav', sampleRate: 48_000, depth: '16' } as const;
    await expect(exportAudio(target, source, format, AbortSignal.abort())).rejects.toMatchObject({ code: 'engine.cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('passes on a failure of the source and leaves nothing', async () => {
    const fault = new VoxloomError('engine.died', 'The engine stopped.');
    const failing = async function* (): AsyncGenerator<Float32Array> {
      yield await Promise.resolve(new Float32Array(100));
      throw fault;
    };
    await expect(exportAudio(target, failing(), { container: 'wav', sampleRate: 48_000, depth: '16' })).rejects.toBe(fault);
    expect(await readdir(folder)).toEqual([]);
  });

  test('ends the source when the disk is full', async () => {
    let ended = false;
    const endless = async function* (): AsyncGenerator<Float32Array> {
      try {
        for (;;) yield await Promise.resolve(new Float32Array(48_000));
      } finally {
        ended = true;
      }
    };
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      open: async (path, flags, mode) => {
        const handle = await nodeFileSystem.open(path, flags, mode);
        const write = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
        return Object.assign(handle, { write });
      },
    };
    const format = { container: 'wav', sampleRate: 48_000, depth: '16' } as const;
    await expect(exportAudio(target, endless(), format, undefined, { fileSystem })).rejects.toMatchObject({ code: 'export.failed' });
    expect(ended).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  test('refuses a format before it touches the target', async () => {
    await writeFile(target, 'old');
    const format = { container: 'mp3', sampleRate: 48_000, bitrateKbps: 96 } as const;
    await expect(exportAudio(target, stream(new Float32Array(10), 10), format)).rejects.toMatchObject({ code: 'input.option' });
    expect(await readFile(target, 'utf8')).toBe('old');
  });
});
