// A voice small enough to reason about. Its front end spells words letter by letter, `[500]` is a timed pause, `{name}` a
// mark. Its sound is a square wave of 0.5 on phones and of 0.001 in pauses, so that edges can be read off the samples.
import type { AcousticModel, FrameTrack } from '../../../../src-main/engine/acoustic/acoustic-model.ts';
import { createSynthesiser, type VoiceParts } from '../../../../src-main/engine/synthesis/line-synthesiser.ts';
import type { Synthesiser, SynthesisEvent, SynthesisRequest, SynthesisResult } from '../../../../src-main/engine/synthesis/synthesiser.ts';
import type { ReadingItem, TextFrontEnd } from '../../../../src-main/engine/text/reading.ts';
import type { Vocoder } from '../../../../src-main/engine/vocoder/vocoder.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { randomNumbers } from '../prosody/planned-line.ts';

export const LOUD = 0.5;
export const QUIET = 0.001;
const SYMBOLS = ['sil', '_', ',', '.', 'AA1', 'EH1', 'T', 'S'];
const isVowel = (letter: string): boolean => 'aeiou'.includes(letter);

const frontEnd: TextFrontEnd = {
  language: 'en-US',
  read(text) {
    const items: ReadingItem[] = [...text.matchAll(/[a-z]+|[,.]|\[\d+\]|\{\w+\}/g)].map(({ 0: part, index }): ReadingItem => {
      const span = { start: index, end: index + part.length };
      if (part.startsWith('{')) return { kind: 'mark', name: part.slice(1, -1), span };
      if (part.startsWith('[')) return { kind: 'pause', mark: 'timed', durationMs: Number(part.slice(1, -1)), span };
      if (part === ',' || part === '.') return { kind: 'pause', mark: part, span };
      return { kind: 'word', spoken: part, span, phones: Array.from(part, (letter) => (isVowel(letter) ? 'AA1' : 'T')), source: 'dictionary' };
    });
    const wordless = !items.some(({ kind }) => kind === 'word');
    const warnings = wordless ? [{ code: 'unreadable' as const, message: 'There is nothing to say.', span: { start: 0, end: text.length } }] : [];
    return Promise.resolve({ text, items, warnings });
  },
  pronunciations: () => Promise.resolve([]),
  risks: () => Promise.resolve([]),
};

export interface FakeOptions {
  /** Samples a chunk of the vocoder; it need not be whole frames. */
  readonly chunk?: number;
  readonly loudness?: number;
  /** Offset of all sound of a piece, drawn from its seed, at most this. */
  readonly offset?: number;
  readonly decode?: (track: FrameTrack) => FrameTrack;
  readonly onCall?: (call: string) => void;
}

interface FakeParts extends VoiceParts {
  /** What the models were asked, in order. */
  readonly calls: string[];
}

export interface FakeVoice extends FakeParts {
  readonly synthesiser: Synthesiser;
}

export function fakeVoice(options: FakeOptions = {}): FakeVoice {
  const parts = fakeParts(options);
  return { ...parts, synthesiser: createSynthesiser(parts) };
}

export function fakeParts(options: FakeOptions = {}): FakeParts {
  const calls: string[] = [];
  const note = (call: string): void => {
    calls.push(call);
    options.onCall?.(call);
  };
  const acoustic: AcousticModel = {
    plan(ids, seed) {
      note('plan');
      const random = randomNumbers(seed);
      const tokens = Float32Array.from(ids);
      return Promise.resolve({
        durationFrames: tokens.map((id) => (id === 1 ? 0.2 : id === 0 ? 9.3 : id < 4 ? 20 + 9 * random() : 5 + 5 * random())),
        logF0: tokens.map(() => Math.log(150 + 50 * random())),
        voicing: tokens.map((id) => (id === 4 ? 1 : 0)),
        energy: tokens.map((id) => (id < 4 ? -11 : -3)),
        hidden: tokens,
        width: 1,
      });
    },
    decode(plan) {
      note('decode');
      const owners = [...plan.durationFrames].flatMap((frames, token) => Array.from({ length: frames }, () => token));
      const track: FrameTrack = {
        frames: owners.length,
        mel: Float32Array.from(owners.flatMap((token) => new Array<number>(100).fill(plan.energy[token] ?? 0))),
        f0Hz: Float32Array.from(owners, (token) => Math.exp(plan.logF0[token] ?? 0)),
        voicing: Float32Array.from(owners, (token) => plan.voicing[token] ?? 0),
      };
      return Promise.resolve(options.decode?.(track) ?? track);
    },
  };
  const vocoder: Vocoder = {
    hop: 512,
    sampleRate: 48_000,
    async *render(track, seed, signal) {
      note('render');
      const offset = (options.offset ?? 0) * (2 * randomNumbers(seed)() - 1);
      const sound = Float32Array.from({ length: track.frames * 512 }, (_, at) => {
        const loud = (track.mel[Math.floor(at / 512) * 100] ?? 0) > -7;
        const level = loud ? (options.loudness ?? LOUD) : QUIET;
        return offset + (at % 64 < 32 ? level : -level);
      });
      const step = options.chunk ?? 8192;
      for (let at = 0; at < sound.length; at += step) {
        signal?.throwIfAborted();
        note('chunk');
        yield await Promise.resolve(sound.subarray(at, at + step));
      }
    },
  };
  return { frontEnd, acoustic, vocoder, symbols: SYMBOLS, calls };
}

export interface Spoken {
  readonly samples: Float32Array;
  readonly events: readonly SynthesisEvent[];
  readonly result: SynthesisResult;
}

/** Speaks a whole line. */
export async function speak(voice: FakeVoice, request: Partial<SynthesisRequest> & { text: string }, signal?: AbortSignal): Promise<Spoken> {
  const events: SynthesisEvent[] = [];
  for await (const event of voice.synthesiser.synthesise({ delivery: NEUTRAL_DELIVERY, seed: 1, ...request }, signal)) events.push(event);
  const done = events.at(-1);
  if (done?.kind !== 'done') throw new Error('the line did not end');
  const sounds = events.flatMap((event) => (event.kind === 'sound' ? [event.samples] : []));
  const samples = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  sounds.reduce((at, sound) => {
    samples.set(sound, at);
    return at + sound.length;
  }, 0);
  return { samples, events, result: done.result };
}

/** Whether two sounds are the same, bit by bit. */
export function sameSound(a: Float32Array, b: Float32Array): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
  return bytes(a).equals(bytes(b));
}

export interface Stretch {
  readonly loud: boolean;
  readonly start: number;
  readonly end: number;
}

/** The sound as stretches of speech and pause, in samples. */
export function stretchesOf(samples: Float32Array): Stretch[] {
  const loudAt = (at: number): boolean => Math.abs(samples[at] ?? 0) > 0.1;
  const stretches: Stretch[] = [];
  let start = 0;
  for (let at = 1; at <= samples.length; at += 1) {
    if (at < samples.length && loudAt(at) === loudAt(start)) continue;
    stretches.push({ loud: loudAt(start), start, end: at });
    start = at;
  }
  return stretches;
}

/** Words of two to seven letters, far more than one piece holds. */
export const LONG_TEXT = Array.from({ length: 9 }, (_, sentence) => {
  const words = ['tala', 'ot', 'saset', 'tatata', 'ipso', 'tera', 'latet'];
  return `${[...words.slice(sentence % 7), ...words.slice(0, sentence % 7)].join(' ')}.`;
}).join(' ');
