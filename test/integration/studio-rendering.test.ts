import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { samplesUrl } from '../../src-main/shared/contract/media-url.ts';
import type { ProjectSnapshot } from '../../src-main/shared/contract/contract.ts';
import { wavHeader } from '../../src-main/media/wav-header.ts';
import type { AuthorFolders, StudioWindow } from '../helpers/studio-window.ts';
import { authorFolders, openWindow } from '../helpers/studio-window.ts';
import { insertLines } from '../helpers/studio-script.ts';
import { lengthOf } from '../helpers/stand-in-synthesiser.ts';

const voiceModule = new URL('../helpers/stand-in-synthesiser.ts', import.meta.url).href;
const NEUTRAL = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };

let folders: AuthorFolders;
let window: StudioWindow;
let project: ProjectSnapshot;

beforeEach(async () => {
  folders = await authorFolders();
  window = await openWindow(folders, {}, { voiceModule });
  project = await window.connection.request('project.create', { title: 'Rendering' });
});

afterEach(async () => {
  await window.close();
  expect(window.faults).toEqual([]);
  await folders.remove();
});

const insert = (texts: readonly string[]): Promise<string[]> => insertLines(window.connection, project.projectId, texts);
const snapshot = (): Promise<ProjectSnapshot> => window.connection.request('project.open', { path: project.path });
const edit = (name: string, args: unknown): Promise<unknown> =>
  window.connection.request('project.commit', { projectId: project.projectId, commitId: crypto.randomUUID(), commands: [{ name, arguments: args }] });

async function takesUntil(count: number): Promise<ProjectSnapshot['tables']['takes']> {
  for (;;) {
    const { takes } = (await snapshot()).tables;
    if (takes.length >= count) return takes;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function body(path: string, range?: string): Promise<{ status: number; bytes: Uint8Array; headers: Readonly<Record<string, string>> }> {
  const { status, headers, body: chunks } = await window.studio.serveMedia({ method: 'GET', path, range });
  const parts: Uint8Array[] = [];
  for await (const part of chunks ?? []) parts.push(part);
  return { status, headers, bytes: Buffer.concat(parts) };
}

describe('rendering', () => {
  it('of what changed takes exactly the lines whose take is missing or stale, not those that are approved or empty', async () => {
    const [a = '', b = '', c = '', d = '', empty = ''] = await insert(['Alpha.', 'Beta.', 'Gamma.', 'Delta.', '  ']);
    await window.connection.request('render.enqueueChanged', {});
    await takesUntil(4);
    await edit('line.setText', { id: b, text: 'Beta, again.' });
    await edit('delivery.change', { lineIds: [c], changes: { pace: 1.2 } });
    await edit('line.lock', { ids: [d], locked: true });
    expect((await window.connection.request('render.enqueueChanged', {})).lineIds).toEqual([b, c]);
    const takes = await takesUntil(6);
    expect(takes.filter(({ lineId }) => lineId === a || lineId === empty)).toHaveLength(1);
    expect(takes.find(({ lineId, number }) => lineId === c && number === 2)?.lengthSamples).toBe(lengthOf({ text: 'Gamma.', delivery: { ...NEUTRAL, pace: 1.2 } }));
    expect((await window.connection.request('render.enqueueChanged', {})).lineIds).toEqual([]);
  });

  it('of several takes gives each a seed and a sound of its own, the last of them counting', async () => {
    const [lineId = ''] = await insert(['Say it three ways.']);
    await window.connection.request('render.enqueue', { lineIds: [lineId], takes: 3 });
    const takes = await takesUntil(3);
    expect(new Set(takes.map(({ seed }) => seed)).size).toBe(3);
    expect(new Set(takes.map(({ soundId }) => soundId)).size).toBe(3);
    expect(takes.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    const { tables } = await snapshot();
    expect(tables.clips).toHaveLength(1);
    expect(tables.lines[0]?.takeId).toBe(tables.clips[0]?.takeId);
  });

  it('leaves a line that fails with its reason, and goes on with the others', async () => {
    const [bad = '', good = ''] = await insert(['{fails}', 'Good.']);
    await window.connection.request('render.enqueue', { lineIds: [bad, good], takes: 1 });
    const view = await window.until('render.changed', ({ jobs }) => jobs.length === 1 && jobs[0]?.state === 'failed');
    expect(view.jobs[0]).toMatchObject({ lineId: bad });
    expect(view.jobs[0]?.message).toMatch(/\w{3,}/);
    expect((await takesUntil(1)).map(({ lineId }) => lineId)).toEqual([good]);
    await expect(window.connection.request('render.enqueue', { lineIds: ['gone'], takes: 1 })).rejects.toMatchObject({ code: 'edit.refused' });
  });

  it('is paused, taken back and, where the studio ends before it, gone on with at the next start', async () => {
    const lineIds = await insert(['One.', 'Two.', 'Three.', 'Four.']);
    await window.connection.request('render.pause', {});
    await window.connection.request('render.enqueue', { lineIds, takes: 1 });
    await window.until('render.changed', ({ paused, jobs }) => paused && jobs.length === 4);
    await window.connection.request('render.cancel', { lineIds: lineIds.slice(0, 1) });
    expect((await snapshot()).tables.takes).toEqual([]);
    await window.close();

    window = await openWindow(folders, { projectPath: project.path }, { voiceModule });
    const takes = await takesUntil(3);
    expect(new Set(takes.map(({ lineId }) => lineId))).toEqual(new Set(lineIds.slice(1)));
  });

  it('follows the line as it is when its turn comes, and drops one that is removed meanwhile', async () => {
    const [a = '', b = ''] = await insert(['First words.', 'Going.']);
    await window.connection.request('render.pause', {});
    await window.connection.request('render.enqueue', { lineIds: [a, b], takes: 1 });
    await edit('line.setText', { id: a, text: 'Later words, more of them.' });
    await edit('line.remove', { ids: [b] });
    await window.connection.request('render.resume', {});
    const [take] = await takesUntil(1);
    expect(take?.lengthSamples).toBe(lengthOf({ text: 'Later words, more of them.', delivery: NEUTRAL }));
    await window.until('render.changed', ({ paused, jobs }) => !paused && jobs.length === 0);
  });
});

describe('listening', () => {
  it('to a draft streams its sound from a URL, once, and keeps nothing', async () => {
    const [lineId = ''] = await insert(['As it is.']);
    const { url } = await window.connection.request('speech.preview', { lineId, text: 'As it might be.' });
    const { status, headers, bytes } = await body(url);
    expect({ status, cache: headers['cache-control'] }).toEqual({ status: 200, cache: 'no-store' });
    expect(bytes.length).toBe(4 * lengthOf({ text: 'As it might be.', delivery: NEUTRAL }));
    expect((await body(url)).status).toBe(404);
    expect((await snapshot()).tables.takes).toEqual([]);
    const audition = await window.connection.request('speech.audition', { voiceId: 'kathleen-en', delivery: NEUTRAL, text: 'A sentence.' });
    expect((await body(audition.url)).bytes.length).toBe(4 * lengthOf({ text: 'A sentence.', delivery: NEUTRAL }));
  });

  it('is told beforehand how a line is read and how long it will be', async () => {
    const [lineId = ''] = await insert(['Twelve letters']);
    expect((await window.connection.request('reading.read', { lineId })).words).toHaveLength(1);
    const { lengths } = await window.connection.request('reading.predict', { lines: [{ lineId }, { lineId: 'gone' }] });
    expect(lengths).toEqual([{ lineId, lengthMs: 14 * 60, elasticity: { fixedMs: 0, pausesMs: 0, shortestPausesMs: 0, phonesMs: 14 * 60 } }]);
    expect((await window.connection.request('speech.plan', { lineId })).totalMs).toBe(14 * 60);
    await expect(window.connection.request('speech.plan', { lineId: 'gone' })).rejects.toMatchObject({ code: 'edit.refused' });
  });
});

describe('a bed', () => {
  it('comes in from a WAV of any rate, at 48 kHz, and is heard by ranges of frames', async () => {
    const file = join(folders.home, 'rain.wav');
    await writeFile(file, stereoWav(44_100, 44_100));
    const sound = await window.connection.request('import.audio', { path: file });
    expect(sound).toMatchObject({ name: 'rain', lengthSamples: 48_000, channels: 2 });
    await edit('asset.add', { asset: { id: 'bed', ...sound } });
    const whole = await body(samplesUrl(sound.soundId));
    expect(whole.bytes.length).toBe(48_000 * 8);
    const part = await body(samplesUrl(sound.soundId), 'bytes=100003-100100');
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 100003-100100/384000' } });
    expect(Buffer.from(part.bytes)).toEqual(Buffer.from(whole.bytes.subarray(100_003, 100_101)));
    const floats = new Float32Array(Uint8Array.from(whole.bytes).buffer);
    // Left is a tone of 441 Hz at half scale; right is silent.
    const left = floats.filter((_, index) => index % 2 === 0).slice(4800, 43_200);
    expect(Math.max(...left)).toBeCloseTo(0.5, 2);
    expect(Math.sqrt(left.reduce((sum, sample) => sum + sample * sample, 0) / left.length)).toBeCloseTo(0.5 / Math.SQRT2, 2);
    expect(floats.filter((_, index) => index % 2 === 1).every((sample) => Math.abs(sample) < 1e-6)).toBe(true);
  });

  it('comes in from FLAC and Ogg Vorbis as well', async () => {
    for (const [name, tolerance] of [['stereo.flac', 2], ['stereo.ogg', 1]] as const) {
      const path = fileURLToPath(new URL(`../fixtures/sounds/${name}`, import.meta.url));
      const sound = await window.connection.request('import.audio', { path });
      expect(sound).toMatchObject({ name: 'stereo', lengthSamples: 24_000, channels: 2 });
      const floats = new Float32Array(Uint8Array.from((await body(samplesUrl(sound.soundId))).bytes).buffer);
      const left = floats.filter((_, index) => index % 2 === 0).slice(4800, 19_200);
      expect(Math.max(...left)).toBeCloseTo(0.5, tolerance);
    }
  });

  it('tells how far it is, and stops without a trace when it is cancelled', async () => {
    const path = join(folders.home, 'long.wav');
    await writeFile(path, stereoWav(44_100, 44_100 * 25));
    await window.connection.request('import.audio', { path, workId: 'first' });
    const told = window.heard('work.changed').filter(({ id }) => id === 'first');
    expect(told[0]).toMatchObject({ kind: 'import-audio', name: 'long.wav', share: 0, state: 'running' });
    expect(told.at(-1)).toMatchObject({ state: 'ended' });
    expect(told.at(-1)?.share).toBeGreaterThan(0.9);
    expect(told.filter(({ state }) => state === 'ended')).toHaveLength(1);
    for (const [index, { share }] of told.entries()) expect(share).toBeGreaterThanOrEqual(told[index - 1]?.share ?? 0);

    const controller = new AbortController();
    const importing = window.connection.request('import.audio', { path, workId: 'second' }, controller.signal);
    await window.until('work.changed', ({ id, share }) => id === 'second' && share > 0);
    controller.abort();
    await expect(importing).rejects.toMatchObject({ code: 'request.cancelled' });
    await window.until('work.changed', ({ id, state }) => id === 'second' && state === 'ended');
    // What is brought in afterwards is whole, and nothing of the stopped one is in the project.
    await writeFile(path, stereoWav(48_000, 48_000));
    expect(await window.connection.request('import.audio', { path })).toMatchObject({ lengthSamples: 48_000 });
    expect((await snapshot()).tables.assets).toEqual([]);
  });

  it('of another kind is refused with what to do', async () => {
    const cases: [string, Uint8Array, RegExp][] = [
      ['song.mp3', Buffer.from('ID3\u0004\u0000\u0000 and so on'), /no sound file that is read here/],
      ['talk.flac', Buffer.from('fLaC....'), /damaged/],
      ['talk.m4a', Buffer.from('\0\0\0 ftypM4A '), /damaged/],
      ['text.wav', Buffer.from('RIFF1234WAVE'), /does not say how/],
      ['empty.wav', stereoWav(48_000, 0), /holds no sound/],
    ];
    for (const [name, bytes, reason] of cases) {
      await writeFile(join(folders.home, name), bytes);
      await expect(window.connection.request('import.audio', { path: join(folders.home, name) })).rejects.toMatchObject({ code: 'input.encoding', message: expect.stringMatching(reason) as string });
    }
    await expect(window.connection.request('import.audio', { path: join(folders.home, 'none.wav') })).rejects.toMatchObject({ code: 'input.file-missing' });
    await expect(window.connection.request('import.audio', { path: folders.home })).rejects.toMatchObject({ code: 'input.encoding' });
  });
});

/** 16 bit; left a tone of a hundredth of the rate at half scale, right silent. */
function stereoWav(sampleRate: number, frames: number): Buffer {
  const header = wavHeader({ channels: 2, sampleRate, depth: '16', tags: {}, notes: new Uint8Array(0), dataBytes: frames * 4, riffLimitBytes: 2 ** 32 - 1 });
  const samples = Int16Array.from({ length: frames * 2 }, (_, index) => (index % 2 === 0 ? Math.round(16_384 * Math.sin((2 * Math.PI * (index / 2)) / 100)) : 0));
  return Buffer.concat([header, new Uint8Array(samples.buffer)]);
}
