import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readWav } from '../../src-main/media/wav-reader.ts';
import { ProjectExports } from '../../src-main/services/export/project-exports.ts';
import type { ExportJob, ExportSpec } from '../../src-main/shared/contract/views.ts';
import { mixBlock } from '../../src-main/shared/mix/mix-block.ts';
import { planMix } from '../../src-main/shared/mix/mix-plan.ts';
import { Chance } from '../helpers/random-edits.ts';
import { voicedDocument, type VoicedDocument } from '../helpers/voiced-document.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voxloom-export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Something like speech: bursts of noisy tone with gaps. */
function speechLike(seconds: number, seed: number, level = 0.1): Float32Array {
  const chance = new Chance(seed);
  return Float32Array.from({ length: Math.round(seconds * 48_000) }, (_, index) => {
    const time = index / 48_000;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * time)) ** 2;
    return level * syllable * (Math.sin(2 * Math.PI * 180 * time) + 0.5 * Math.sin(2 * Math.PI * 2400 * time) + 0.2 * (chance.real() - 0.5));
  });
}

const spec = (changes: Partial<ExportSpec>): ExportSpec => ({
  what: 'mix',
  target: join(folder, 'out.wav'),
  format: { container: 'wav', sampleRate: 48_000, depth: '32f' },
  loudness: 'none',
  channels: 2,
  nameTemplate: '{index} {character}',
  collision: 'replace',
  companions: [],
  cuePoints: 'none',
  gate: 'off',
  tags: {},
  range: null,
  ...changes,
});

function exportsOf({ document, sounds }: VoicedDocument, kept: ExportJob[] = []) {
  const told: ExportJob[] = [];
  const waiting = new Set<() => void>();
  const exports = new ProjectExports(
    { document: () => document, sounds, findPicture: () => Promise.resolve(null), takeWords: () => [], loadJobs: () => kept, saveJob: (job) => kept.splice(0, kept.length, ...kept.filter(({ id }) => id !== job.id), job) },
    {
      onChange: (job) => {
        told.push(job);
        for (const wake of waiting) wake();
      },
    },
  );
  const ended = async (jobId: string): Promise<ExportJob> => {
    for (;;) {
      const job = exports.list().find(({ id }) => id === jobId);
      if (job && job.state !== 'running') return job;
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
      });
    }
  };
  return { exports, told, kept, ended };
}

const run = async (project: VoicedDocument, wanted: ExportSpec) => {
  const { exports, ended, told } = exportsOf(project);
  const job = await ended(await exports.start(wanted));
  expect(job.message).toBeUndefined();
  return { job, told };
};

describe('a mix', () => {
  it('is what the mixer plays, sample by sample', async () => {
    const project = voicedDocument([speechLike(1.2, 1), speechLike(0.8, 2)], [
      { name: 'clip.change', arguments: { id: 'clip-1', changes: { gainDb: -3, fadeInSamples: 4800, envelope: [{ atSample: 9000, gainDb: 0 }, { atSample: 20_000, gainDb: -9 }] } } },
      { name: 'track.change', arguments: { id: 'track-1', changes: { pan: -0.4 } } },
    ]);
    const { job } = await run(project, spec({}));
    const { samples, channels } = readWav(await readFile(join(folder, 'out.wav')));
    const plan = planMix(project.document);
    const { left, right } = mixBlock(plan, 0, plan.lengthSamples, project.sounds);
    expect(channels).toBe(2);
    expect(samples.filter((_, index) => index % 2 === 0)).toEqual(left);
    expect(samples.filter((_, index) => index % 2 === 1)).toEqual(right);
    expect(job.files[0]?.lengthMs).toBeCloseTo((plan.lengthSamples * 1000) / 48_000, 6);
  });

  it.each([
    ['podcast-16', -16, -1, 2],
    ['streaming-14', -14, -1, 2],
    ['mono-19', -19, -1, 1],
    ['broadcast-23', -23, -1, 2],
  ] as const)('meets the %s preset in the finished file', async (loudness, target, ceiling, channels) => {
    const loud = speechLike(4, 3, 0.6);
    for (let index = 30_000; index < 30_200; index++) loud[index] = 2 * Math.sin(index);
    const project = voicedDocument([speechLike(3, 1, 0.05), loud]);
    const { job } = await run(project, spec({ loudness, channels, format: { container: 'wav', sampleRate: 48_000, depth: 24 } }));
    const [file] = job.files;
    expect(Math.abs((file?.loudnessLufs ?? 0) - target)).toBeLessThan(0.5);
    expect(file?.truePeakDbtp).toBeLessThanOrEqual(ceiling + 0.05);
    expect(job.warnings).toEqual([]);
  });

  it('keeps the peaks of a decoded MP3 under the ceiling, with its tags', async () => {
    const project = voicedDocument([speechLike(4, 9, 0.7)]);
    const target = join(folder, 'book.mp3');
    const { job } = await run(project, spec({ target, loudness: 'streaming-14', format: { container: 'mp3', sampleRate: 44_100, bitrateKbps: 128 }, tags: { artist: 'Somebody' } }));
    expect(job.files[0]?.truePeakDbtp).toBeLessThanOrEqual(-0.9);
    expect(Math.abs((job.files[0]?.loudnessLufs ?? 0) + 14)).toBeLessThan(1);
    const head = (await readFile(target)).subarray(0, 400).toString('latin1');
    expect(head).toContain('Somebody');
    expect(head).toContain('Harbour');
  });

  it('writes subtitles at the times of the clips', async () => {
    await run(voicedDocument([speechLike(1, 1), speechLike(1, 2)]), spec({ companions: ['srt'] }));
    expect(await readFile(join(folder, 'out.srt'), 'utf8')).toBe(
      '1\r\n00:00:00,000 --> 00:00:01,000\r\nMara: Line number 1.\r\n\r\n2\r\n00:00:01,400 --> 00:00:02,400\r\nJoss: Line number 2.\r\n\r\n',
    );
  });
});

describe('stems', () => {
  it('add up to the mix', async () => {
    const project = voicedDocument([speechLike(1, 1), speechLike(1, 2), speechLike(1, 3)], [{ name: 'track.change', arguments: { id: 'track-0', changes: { gainDb: -2 } } }]);
    await run(project, spec({}));
    await run(project, spec({ what: 'stems', target: join(folder, 'stems'), loudness: 'podcast-16' }));
    const mix = readWav(await readFile(join(folder, 'out.wav'))).samples;
    const names = await readdir(join(folder, 'stems'));
    expect(names.sort()).toEqual(['Harbour - Joss.wav', 'Harbour - Mara.wav']);
    const stems = await Promise.all(names.map(async (name) => readWav(await readFile(join(folder, 'stems', name))).samples));
    const difference = mix.reduce((most, sample, index) => Math.max(most, Math.abs(sample - stems.reduce((sum, stem) => sum + (stem[index] ?? 0), 0))), 0);
    expect(20 * Math.log10(difference)).toBeLessThan(-80);
  });
});

describe('a file a line', () => {
  const lines = () => spec({ what: 'lines', target: join(folder, 'lines'), nameTemplate: '{character}' });

  it('names each line once, and obeys the collision rule', async () => {
    const project = voicedDocument([speechLike(0.5, 1), speechLike(0.5, 2), speechLike(0.5, 3)]);
    await run(project, lines());
    const first = (await readdir(join(folder, 'lines'))).sort();
    expect(first).toEqual(['Joss.wav', 'Mara (2).wav', 'Mara.wav']);
    await run(project, { ...lines(), collision: 'number' });
    expect(await readdir(join(folder, 'lines'))).toHaveLength(6);
    await writeFile(join(folder, 'lines', 'Joss.wav'), 'mine');
    const { job } = await run(project, { ...lines(), collision: 'skip' });
    expect(job.warnings).toHaveLength(3);
    expect(await readFile(join(folder, 'lines', 'Joss.wav'), 'utf8')).toBe('mine');
  });

  it('goes on where it was cancelled, and leaves no half file', async () => {
    const project = voicedDocument(Array.from({ length: 12 }, (_, index) => speechLike(1, index)));
    const { exports, ended, told, kept } = exportsOf(project);
    const jobId = await exports.start({ ...lines(), nameTemplate: '{index}', loudness: 'podcast-16' });
    while (!told.some(({ filesDone }) => filesDone >= 3)) await new Promise((resolve) => setTimeout(resolve, 5));
    await exports.cancel(jobId);
    const cancelled = await ended(jobId);
    expect(cancelled.state).toBe('cancelled');
    const names = await readdir(join(folder, 'lines'));
    expect(names).toHaveLength(cancelled.filesDone);
    expect(names.every((name) => name.endsWith('.wav'))).toBe(true);

    const again = exportsOf(project, kept);
    await again.exports.resume(jobId);
    const done = await again.ended(jobId);
    expect(done).toMatchObject({ state: 'done', filesDone: 12, share: 1 });
    expect(done.files).toHaveLength(12);
    expect(await readdir(join(folder, 'lines'))).toHaveLength(12);
  });
});

describe('an export that cannot be', () => {
  it('is refused before it begins', async () => {
    const empty = exportsOf(voicedDocument([]));
    await expect(empty.exports.start(spec({}))).rejects.toMatchObject({ code: 'input.empty-script' });
    await writeFile(join(folder, 'file'), '');
    const { exports } = exportsOf(voicedDocument([speechLike(0.5, 1)]));
    await expect(exports.start(spec({ target: join(folder, 'file', 'out.wav') }))).rejects.toMatchObject({ code: 'input.target-unwritable' });
    expect(exports.list()).toEqual([]);
  });

  it('is found interrupted when the program ended on it', () => {
    const running: ExportJob = { id: 'j', state: 'running', spec: spec({}), filesDone: 0, filesTotal: 1, share: 0.4, remainingMs: 9, files: [], warnings: [] };
    expect(exportsOf(voicedDocument([]), [running]).exports.list()[0]).toEqual({ ...running, state: 'interrupted', remainingMs: undefined });
  });
});
