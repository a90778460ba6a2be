// A synthesiser small enough to reason about, for tests of everything around the real one. It "speaks" a tone of 60 ms a
// character, in chunks of 100 ms. Words in braces make it misbehave:
//   {slow} a chunk takes 20 ms   {die} the process is killed at the second chunk   {stuck} never goes on, heart beating
//   {busy} never goes on and never returns to its event loop   {fails} throws   {large} keeps 300 MB of memory
import { setTimeout as sleep } from 'node:timers/promises';

import type { PlanView, ReadingView } from '../../src-main/shared/contract/views.ts';
import type { RiskyPlace } from '../../src-main/engine/text/reading.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import type { LineLength, Synthesiser, SynthesisEvent, SynthesisRequest } from '../../src-main/engine/synthesis/synthesiser.ts';

const RATE = 48_000;
const MS_A_CHARACTER = 60;
const CHUNK = RATE / 10;

const kept: Buffer[] = [];

export function lengthOf(request: Pick<SynthesisRequest, 'text' | 'delivery'>): number {
  return Math.round((request.text.length * MS_A_CHARACTER * RATE) / 1000 / request.delivery.pace);
}

/** The sample at `index` of any line with this seed: a tone that never repeats a value pattern within a chunk. */
export function sampleAt(index: number, seed: number): number {
  return 0.5 * Math.sin((2 * Math.PI * (220 + (seed % 50)) * index) / RATE);
}

async function* speak(request: SynthesisRequest, signal?: AbortSignal): AsyncGenerator<SynthesisEvent, void, undefined> {
  const { text } = request;
  if (text.includes('{fails}')) throw new Error('the model gave no usable sound');
  if (text.includes('{large}')) kept.push(Buffer.alloc(300_000_000, 1));
  const slotSamples = request.slotMs === undefined ? undefined : (request.slotMs * RATE) / 1000;
  const free = lengthOf(request);
  const most = ((request.slotMs ?? 0) + (request.borrowMs ?? 0)) * (RATE / 1000);
  // With a slot: at most 1.3 times as fast, never slower, and at least as fast as its neighbours ask.
  const total = slotSamples === undefined ? free : Math.max(Math.round(free / 1.3), Math.min(Math.round(free / Math.max(1, request.leastRate ?? 1)), Math.round(most)));
  yield { kind: 'plan', piece: 0, pieces: 1, totalSamples: total, exact: true };

  for (let start = 0; start < total; start += CHUNK) {
    if (start > 0 && text.includes('{die}')) process.kill(process.pid, 'SIGKILL');
    if (start > 0 && text.includes('{stuck}')) await new Promise(() => undefined);
    while (start > 0 && text.includes('{busy}'));
    await sleep(text.includes('{slow}') ? 20 : 0);
    if (signal?.aborted) throw new VoxloomError('engine.cancelled', 'The line was cancelled.');
    const samples = Float32Array.from({ length: Math.min(CHUNK, total - start) }, (_, index) =>
      sampleAt(start + index, request.seed),
    );
    yield { kind: 'sound', samples };
  }

  const totalMs = (total / RATE) * 1000;
  const overMs = slotSamples === undefined ? 0 : Math.max(0, totalMs - (request.slotMs ?? 0) - (request.borrowMs ?? 0));
  yield {
    kind: 'done',
    result: {
      samples: total,
      secondsOfSound: total / RATE,
      secondsSpent: 0.001,
      timings: {
        words: [{ text: text.toLowerCase(), startMs: 0, endMs: totalMs, span: { start: 0, end: text.length } }],
        phones: [{ symbol: 'AA1', startMs: 0, endMs: totalMs, word: 0, token: 1 }],
        pauses: [],
        marks: [],
        f0Hz: new Float32Array(Math.round(totalMs / 10)).fill(220),
        frameMs: 10,
      },
      ...(request.slotMs !== undefined && {
        fit: {
          slotMs: request.slotMs,
          totalMs,
          rate: free / total,
          pausesSavedMs: 0,
          borrowedMs: Math.max(0, Math.min(totalMs - request.slotMs, request.borrowMs ?? 0)),
          overMs,
          region: overMs > 0 ? 'over' : 'natural',
        } as const,
      }),
      warnings: [],
    },
  };
}

function read({ text, overrides = [] }: Parameters<Synthesiser['read']>[0]): Promise<ReadingView> {
  if (text.includes('{fails}')) return Promise.reject(new Error('the text has no reading'));
  if (text.includes('{die}')) process.kill(process.pid, 'SIGKILL');
  if (text.includes('{stuck}')) return new Promise(() => undefined);
  const span = { start: 0, end: text.length };
  const phones = [...(overrides[0]?.phones ?? ['AA1'])];
  const word = { spoken: text.toLowerCase(), span, phones, source: 'dictionary' as const, alternatives: [] };
  return Promise.resolve({ text, words: text === '' ? [] : [word], pauses: [], warnings: [] });
}

/** Whatever is written in capitals is risky. */
async function risks({ text }: Parameters<Synthesiser['risks']>[0]): Promise<RiskyPlace[]> {
  await read({ text });
  return [...text.matchAll(/[A-Z]{2,}/g)].map(({ 0: written, index }) => ({
    kind: 'initialism', span: { start: index, end: index + written.length }, written, spoken: written.toLowerCase(), phones: ['AA1'], risk: 0.5, lexiconWord: written.toLowerCase(), alternatives: [],
  }));
}

async function length(request: SynthesisRequest): Promise<LineLength | null> {
  await read(request);
  if (request.text === '') return null;
  const lengthMs = (lengthOf(request) * 1000) / RATE;
  return { lengthMs, elasticity: { fixedMs: 0, pausesMs: 0, shortestPausesMs: 0, phonesMs: lengthMs } };
}

async function plan(request: SynthesisRequest): Promise<PlanView> {
  const totalMs = (await length(request))?.lengthMs ?? 0;
  const plannedTotalMs = request.text.length * MS_A_CHARACTER;
  const token = { symbol: 'AA1', kind: 'vowel' as const, word: 0, startMs: 0, lengthMs: totalMs, plannedLengthMs: plannedTotalMs };
  const word = { spoken: request.text.toLowerCase(), span: { start: 0, end: request.text.length }, firstToken: 0, lastToken: 0 };
  return { tokens: [{ ...token, f0Hz: 220, plannedF0Hz: 220, energyDb: -20, voicing: 1 }], words: [word], totalMs, plannedTotalMs };
}

export function openInstalledVoice(voice: string): Promise<Synthesiser> {
  if (voice === 'broken') return Promise.reject(new VoxloomError('voice.damaged', 'The voice "broken" is damaged.'));
  return Promise.resolve({ synthesise: speak, read, risks, plan, length });
}
