import { describe, expect, it } from 'vitest';

import { NEUTRAL_DELIVERY, type Delivery } from '../../../../src-main/shared/domain/delivery.ts';
import { fakeVoice, LONG_TEXT, sameSound, speak } from './fake-voice.ts';

const request = (text: string, delivery: Partial<Delivery> = {}) => ({ text, seed: 1, delivery: { ...NEUTRAL_DELIVERY, ...delivery } });

describe('the plan of a line', () => {
  it.each([
    ['as the voice has it', {}],
    ['faster, with longer pauses', { pace: 1.4, pauses: 1.7 }],
    ['with a phone drawn', { phones: new Map([[12, { durationMs: 333, f0Curve: [220, 240] }]]) }],
  ])('says when everything will sound, %s', async (_name, delivery) => {
    const voice = fakeVoice();
    const view = await voice.synthesiser.plan(request(LONG_TEXT, delivery));
    const { samples, result } = await speak(voice, request(LONG_TEXT, delivery));
    expect(view.totalMs).toBeCloseTo(samples.length / 48, 6);
    expect((await voice.synthesiser.length(request(LONG_TEXT, delivery)))?.lengthMs).toBeCloseTo(view.totalMs, 6);
    for (const phone of result.timings.phones) {
      const token = view.tokens[phone.token];
      expect(token).toMatchObject({ symbol: phone.symbol, word: phone.word });
      expect(token?.startMs).toBeCloseTo(phone.startMs, 6);
      expect(token?.lengthMs).toBeCloseTo(phone.endMs - phone.startMs, 6);
    }
    expect(view.words.map(({ spoken }) => spoken)).toEqual(result.timings.words.map(({ text }) => text));
    let at = 0;
    for (const token of view.tokens) {
      expect(token.startMs).toBeCloseTo(at, 6);
      at = token.startMs + token.lengthMs;
    }
    expect(at).toBeCloseTo(view.totalMs, 6);
  });

  it('fits the slot as the line will, and keeps what the voice intended beside it', async () => {
    const { synthesiser } = fakeVoice();
    const free = await synthesiser.plan(request('tala ot saset.'));
    const fitted = await synthesiser.plan({ ...request('tala ot saset.'), slotMs: free.totalMs * 0.9 });
    expect(fitted.totalMs).toBeCloseTo(free.totalMs * 0.9, 0);
    expect(fitted.plannedTotalMs).toBe(free.totalMs);
    expect(fitted.tokens.map(({ plannedLengthMs }) => plannedLengthMs)).toEqual(free.tokens.map(({ lengthMs }) => lengthMs));
  });

  it('shows a drawing on the tokens it has followed', async () => {
    const { synthesiser } = fakeVoice();
    const before = await synthesiser.plan(request('tala ot.'));
    const [word] = before.words.slice(-1);
    const token = word?.firstToken ?? 0;
    const drawing = { symbols: before.tokens.map(({ symbol }) => symbol), edits: { [token]: { f0Hz: 321 } } };
    const after = await synthesiser.plan({ ...request('saset tala ot.'), drawing });
    const moved = after.words.at(-1)?.firstToken ?? 0;
    expect(moved).toBeGreaterThan(token);
    expect(after.tokens[moved]?.f0Hz).toBeCloseTo(321, 3);
    expect(after.tokens[moved]?.plannedF0Hz).not.toBeCloseTo(321, 3);
  });

  it('of a text without words is its silence, and has no length to predict', async () => {
    const { synthesiser } = fakeVoice();
    expect(await synthesiser.plan(request('[500]'))).toMatchObject({ words: [], totalMs: 500 });
    expect(await synthesiser.length(request('[500]'))).toBeNull();
  });
});

describe('a line that comes again', () => {
  it('is planned once, however it is delivered, and sounds the same as a fresh voice says it', async () => {
    const voice = fakeVoice();
    await voice.synthesiser.plan(request('tala ot.'));
    const raised = await speak(voice, request('tala ot.', { pitchSemitones: 3 }));
    expect(voice.calls.filter((call) => call === 'plan')).toHaveLength(1);
    const fresh = await speak(fakeVoice(), request('tala ot.', { pitchSemitones: 3 }));
    expect(sameSound(raised.samples, fresh.samples)).toBe(true);
    expect(raised.result.timings).toEqual(fresh.result.timings);
  });

  it('is planned anew for another seed, text, lexicon or override', async () => {
    const voice = fakeVoice();
    const base = request('tala ot.');
    const override = { start: 0, end: 4, phones: ['T'] };
    for (const other of [base, { ...base, seed: 2 }, { ...base, text: 'tala ot' }, { ...base, lexicon: new Map([['ot', ['T']]]) }, { ...base, overrides: [override] }]) {
      await voice.synthesiser.plan(other);
    }
    expect(voice.calls.filter((call) => call === 'plan')).toHaveLength(5);
  });
});
