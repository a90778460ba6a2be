import { describe, expect, it } from 'vitest';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { fakeVoice, LONG_TEXT, LOUD, QUIET, sameSound, speak, stretchesOf } from './fake-voice.ts';

const pausesOf = (samples: Float32Array): number[] =>
  stretchesOf(samples)
    .slice(1, -1)
    .filter(({ loud }) => !loud)
    .map(({ start, end }) => end - start);

describe('timed pauses', () => {
  it.each([0.5, 1, 1.37, 2])('are exact to the sample in the sound, at pace %d', async (pace) => {
    const lengths = [40, 100, 137, 250, 500, 510, 999, 2000, 7003];
    const text = `${lengths.map((length) => `tata [${length}]`).join(' ')} ta.`;
    const { samples, result } = await speak(fakeVoice(), { text, delivery: { ...NEUTRAL_DELIVERY, pace, pauses: 2 } });
    expect(pausesOf(samples)).toEqual(lengths.map((length) => length * 48));
    expect(result.timings.pauses.filter(({ timed }) => timed).map(({ startMs, endMs }) => Math.round(1000 * (endMs - startMs)))).toEqual(
      lengths.map((length) => length * 1000),
    );
  });

  it('are exact where a long text is cut into pieces', async () => {
    const text = Array.from({ length: 12 }, (_, index) => `tatatata tatatata tatata [${300 + 7 * index}].`).join(' ');
    const { samples, events } = await speak(fakeVoice(), { text });
    expect(events.filter(({ kind }) => kind === 'plan').length).toBeGreaterThan(2);
    const wanted = Array.from({ length: 11 }, (_, index) => (300 + 7 * index) * 48);
    expect(pausesOf(samples)).toEqual(wanted);
  });

  it('of nothing leave no pause', async () => {
    const { samples } = await speak(fakeVoice(), { text: 'tata [0] tata.' });
    expect(pausesOf(samples)).toEqual([]);
  });
});

describe('the same request', () => {
  it('gives the same samples, and another seed others', async () => {
    const first = await speak(fakeVoice(), { text: LONG_TEXT, seed: 5 });
    const again = await speak(fakeVoice(), { text: LONG_TEXT, seed: 5 });
    const other = await speak(fakeVoice(), { text: LONG_TEXT, seed: 6 });
    expect(sameSound(again.samples, first.samples)).toBe(true);
    expect(again.result.timings).toEqual(first.result.timings);
    expect(sameSound(other.samples, first.samples)).toBe(false);
  });

  it('gives the same samples however the vocoder cuts its chunks', async () => {
    const text = 'tata [333] sosa [2001] ta, tata.';
    const whole = await speak(fakeVoice({ chunk: 1_000_000 }), { text });
    for (const chunk of [61, 512, 8000]) {
      expect(sameSound((await speak(fakeVoice({ chunk }), { text })).samples, whole.samples)).toBe(true);
    }
  });
});

describe('a long text', () => {
  it('sounds piece by piece: the first has left before the second is planned', async () => {
    const voice = fakeVoice({ chunk: 1_000_000 });
    const { events, result, samples } = await speak(voice, { text: LONG_TEXT });
    const pieces = events.filter(({ kind }) => kind === 'plan').length;
    expect(pieces).toBeGreaterThan(1);
    expect(voice.calls).toEqual(Array.from({ length: pieces }, () => ['plan', 'decode', 'render', 'chunk']).flat());
    expect(events.map(({ kind }) => kind)).toEqual([...Array.from({ length: pieces }, () => ['plan', 'sound']).flat(), 'done']);
    expect(result.samples).toBe(samples.length);
    const last = events.filter((event) => event.kind === 'plan').at(-1);
    expect(last).toMatchObject({ exact: true, totalSamples: samples.length });
  });

  it('joins its pieces without a click, even when their room sound differs', async () => {
    const { samples, events } = await speak(fakeVoice({ offset: 0.05 }), { text: LONG_TEXT });
    let joint = 0;
    const joints: number[] = [];
    for (const event of events) {
      if (event.kind === 'plan' && event.piece > 0) joints.push(joint);
      if (event.kind === 'sound') joint += event.samples.length;
    }
    expect(joints.length).toBeGreaterThan(0);
    for (const at of [0, ...joints, samples.length]) {
      const around = Array.from({ length: 600 }, (_, near) => samples[at - 300 + near] ?? 0);
      const steps = around.slice(1).map((sample, index) => Math.abs(sample - (around[index] ?? 0)));
      expect(Math.max(...steps)).toBeLessThanOrEqual(2 * QUIET + 0.05 * 0.02);
    }
  });

  it('has the pause of the first piece between two pieces, once', async () => {
    const { result, events } = await speak(fakeVoice(), { text: LONG_TEXT });
    const { pauses, phones, words } = result.timings;
    const pieces = events.filter(({ kind }) => kind === 'plan').length;
    // Edges of the line and one pause between each two sentences, none of them longer than planned.
    expect(pauses).toHaveLength(1 + 9);
    expect(pieces).toBeGreaterThan(1);
    for (const { startMs, endMs } of pauses.slice(1)) expect(endMs - startMs).toBeLessThan(31 * (512 / 48));
    expect(words).toHaveLength(63);
    expect(phones.map(({ token }) => token)).toEqual([...phones.map(({ token }) => token)].sort((a, b) => a - b));
    for (const [index, phone] of phones.entries()) expect(phone.startMs).toBeGreaterThanOrEqual(phones[index - 1]?.endMs ?? 0);
  });

  it('is edited by the index of a token in the whole line', async () => {
    const free = await speak(fakeVoice(), { text: LONG_TEXT });
    const phone = free.result.timings.phones.at(-3);
    if (phone === undefined) throw new Error('no phones');
    const phones = new Map([[phone.token, { durationMs: 400, f0Hz: 321 }]]);
    const { result } = await speak(fakeVoice(), { text: LONG_TEXT, delivery: { ...NEUTRAL_DELIVERY, phones } });
    const edited = result.timings.phones.at(-3);
    expect(Math.abs((edited?.endMs ?? 0) - (edited?.startMs ?? 0) - 400)).toBeLessThan(10.7);
    expect(edited?.startMs).toBe(phone.startMs);
  });
});

describe('a slot', () => {
  it('is met to the sample over all pieces, planned before the first sound', async () => {
    const free = await speak(fakeVoice(), { text: LONG_TEXT });
    const slotMs = Math.round((free.samples.length / 48) * 0.9);
    const voice = fakeVoice({ chunk: 1_000_000 });
    const { samples, result, events } = await speak(voice, { text: LONG_TEXT, slotMs });
    expect(samples.length).toBe(slotMs * 48);
    expect(result.fit).toMatchObject({ region: 'natural', overMs: 0, totalMs: slotMs });
    const firstDecode = voice.calls.indexOf('decode');
    expect(voice.calls.slice(firstDecode)).not.toContain('plan');
    expect(events[0]).toMatchObject({ kind: 'plan', exact: true, totalSamples: samples.length });
  });

  it('that is too short gives the whole line and says by how much it is over', async () => {
    const { samples, result } = await speak(fakeVoice(), { text: 'tata sosa tata.', slotMs: 300, borrowMs: 50 });
    expect(result.fit?.region).toBe('over');
    expect(result.fit?.overMs).toBeCloseTo(samples.length / 48 - 350, 6);
  });
});

describe('timings', () => {
  it('say where the words are in the sound', async () => {
    const { samples, result } = await speak(fakeVoice(), { text: 'tata, sosa [400] ta.' });
    const heard = stretchesOf(samples).filter(({ loud }) => loud);
    expect(result.timings.words.map(({ text, startMs, endMs }) => [text, startMs * 48, endMs * 48])).toEqual([
      ['tata', heard[0]?.start, heard[0]?.end],
      ['sosa', heard[1]?.start, heard[1]?.end],
      ['ta', heard[2]?.start, heard[2]?.end],
    ]);
    expect(result.timings.words[1]?.span).toEqual({ start: 6, end: 10 });
    expect(result.timings.phones.map(({ word }) => word)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
  });

  it('place marks where the word or pause before them ends', async () => {
    const { result } = await speak(fakeVoice(), { text: '{first} tata {middle}, {late} sosa.' });
    const { words, marks, pauses } = result.timings;
    expect(marks).toEqual([
      { name: 'first', atMs: words[0]?.startMs },
      { name: 'middle', atMs: words[0]?.endMs },
      { name: 'late', atMs: pauses[1]?.endMs },
    ]);
    expect(pauses[1]?.endMs).toBe(words[1]?.startMs);
  });

  it('place a mark between two sentences where the second begins', async () => {
    const { result, events } = await speak(fakeVoice(), { text: LONG_TEXT.replaceAll('. ', '. {next} ') });
    const starts = result.timings.words.filter((_, index) => index > 0 && index % 7 === 0).map(({ startMs }) => startMs);
    expect(events.filter(({ kind }) => kind === 'plan').length).toBeGreaterThan(1);
    expect(result.timings.marks.map(({ atMs }) => atMs)).toEqual(starts);
  });

  it('hold the F0 of what sounds, on the clock of the sound', async () => {
    const { samples, result } = await speak(fakeVoice(), { text: 'ta [1003] aa [77] tata.' });
    const { f0Hz, frameMs, phones, pauses } = result.timings;
    expect(f0Hz).toHaveLength(Math.ceil(samples.length / 512));
    for (const { symbol, startMs, endMs } of phones) {
      // A frame stands for the sound half a frame around it.
      const inside = f0Hz.slice(Math.ceil(startMs / frameMs + 0.5), Math.floor(endMs / frameMs - 0.5));
      for (const hz of inside) expect(hz > 0).toBe(symbol === 'AA1');
    }
    for (const { startMs, endMs } of pauses) {
      for (const hz of f0Hz.slice(Math.ceil(startMs / frameMs + 1), Math.floor(endMs / frameMs - 1))) expect(hz).toBe(0);
    }
  });
});

describe('a text without words', () => {
  it('is the silence of its timed pauses, with the warning', async () => {
    const voice = fakeVoice();
    const { samples, result } = await speak(voice, { text: '[300] {here}, [450]' });
    expect(sameSound(samples, new Float32Array(750 * 48))).toBe(true);
    expect(result.warnings).toHaveLength(1);
    expect(voice.calls).toEqual([]);
    expect(result.timings.marks.map(({ name }) => name)).toEqual(['here']);
  });

  it('may be nothing at all', async () => {
    const { samples, result } = await speak(fakeVoice(), { text: '', slotMs: 500 });
    expect(samples).toHaveLength(0);
    expect(result.fit).toMatchObject({ region: 'short', overMs: 0, totalMs: 0 });
  });
});

describe('the level', () => {
  it('is left alone below -1 dBFS and never passes full scale above', async () => {
    const plain = await speak(fakeVoice(), { text: 'tata.' });
    expect(plain.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBe(LOUD);
    const loud = await speak(fakeVoice({ loudness: 40 }), { text: 'tata.' });
    const peak = loud.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.95);
    expect(peak).toBeLessThanOrEqual(1);
  });
});

describe('cancelling', () => {
  it.each(['plan', 'decode', 'render', 'chunk'])('during %s stops the line there', async (stage) => {
    const abort = new AbortController();
    const voice = fakeVoice({
      onCall: (call) => {
        if (call === stage) abort.abort();
      },
    });
    await expect(speak(voice, { text: LONG_TEXT }, abort.signal)).rejects.toMatchObject({ code: 'engine.cancelled' });
    expect(voice.calls.at(-1)).toBe(stage);
  });

  it('before the start asks no model', async () => {
    const voice = fakeVoice();
    await expect(speak(voice, { text: 'tata.' }, AbortSignal.abort())).rejects.toMatchObject({ code: 'engine.cancelled' });
    expect(voice.calls).toEqual([]);
  });
});

describe('a model that fails', () => {
  it('gives an error of ours with the reason inside, never broken sound', async () => {
    const cases = [
      fakeVoice({ loudness: Number.NaN }),
      fakeVoice({ decode: (track) => ({ ...track, frames: track.frames - 1 }) }),
      fakeVoice({
        onCall: (call) => {
          if (call === 'decode') throw new TypeError('out of memory');
        },
      }),
    ];
    for (const voice of cases) await expect(speak(voice, { text: 'tata.' })).rejects.toMatchObject({ code: 'engine.failed' });
  });
});
