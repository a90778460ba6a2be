import { describe, expect, it } from 'vitest';

import type { SpeakOptions } from '../../../../src-main/engine/process/engine-client.ts';
import type { ReadRequest, SpeakRequest } from '../../../../src-main/engine/process/protocol.ts';
import type { SynthesisEvent } from '../../../../src-main/engine/synthesis/synthesiser.ts';
import { PreviewStore } from '../../../../src-main/services/speech/preview-store.ts';
import { SpeechService } from '../../../../src-main/services/speech/speech-service.ts';
import { unusedSeed } from '../../../../src-main/services/speech/unused-seed.ts';
import { emptyDocument, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import type { LexiconEntry, Line, Take } from '../../../../src-main/shared/domain/project-rows.ts';
import { recipeKey } from '../../../../src-main/shared/domain/recipe.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';
import { lengthOf, openInstalledVoice } from '../../../helpers/stand-in-synthesiser.ts';

const delivery = { pace: 1.25, pitchSemitones: 2, range: 1, energyDb: 0, pauses: 1 };

function lineRow(id: string, changes: Partial<Line> = {}): Line {
  return { id, order: id, characterId: 'anna', text: `This is line ${id}.`, slot: null, fit: 'fit', locked: false, seed: 7, overrides: [], takeId: null, ...changes };
}

function documentOf(lines: readonly Line[], changes: Partial<ProjectDocument> = {}): ProjectDocument {
  return {
    ...emptyDocument(),
    characters: new Map([['anna', { id: 'anna', order: 'a', name: 'Anna', aliases: [], colour: 0, voiceId: 'tone', delivery }]]),
    lines: new Map(lines.map((line) => [line.id, line])),
    ...changes,
  };
}

function word(id: string, spelled: string, phones: string[], language = 'en-US'): [string, LexiconEntry] {
  return [id, { id, word: spelled, language, phones }];
}

/** The service over the stand-in voice in this process, with everything that the voice was asked. */
async function serviceOver(globalLexicon: readonly LexiconEntry[] = []) {
  const voice = await openInstalledVoice('tone');
  const asked: SpeakRequest[] = [];
  const spoken: { request: SpeakRequest; options: SpeakOptions | undefined }[] = [];
  let deaths = 0;
  const engine = {
    speak: (request: SpeakRequest, options?: SpeakOptions): AsyncIterableIterator<SynthesisEvent> => {
      spoken.push({ request, options });
      return deaths-- > 0 ? dying(voice.synthesise(request, options?.signal)) : voice.synthesise(request, options?.signal);
    },
    read: (request: ReadRequest) => voice.read(request),
    plan: (request: SpeakRequest) => (asked.push(request), voice.plan(request)),
    length: (request: SpeakRequest) => {
      asked.push(request);
      return request.voice === 'missing' ? Promise.reject(new VoxloomError('input.voice-unknown', 'There is no such voice.')) : voice.length(request);
    },
  };
  const previews = new PreviewStore();
  const service = new SpeechService({ engine, previews, globalLexicon: () => globalLexicon, measureLufs: (samples) => -20 - samples.length / 1e6 });
  return { service, previews, asked, spoken, die: () => (deaths = 1) };
}

async function* dying(events: AsyncIterable<SynthesisEvent>): AsyncGenerator<SynthesisEvent> {
  let sounds = 0;
  for await (const event of events) {
    if (event.kind === 'sound' && ++sounds > 2) throw new VoxloomError('engine.died', 'The voice engine stopped.');
    yield event;
  }
}

async function floatsOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Float32Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes ?? []) chunks.push(chunk);
  const joined = Buffer.concat(chunks);
  return new Float32Array(joined.buffer, joined.byteOffset, joined.byteLength / 4);
}

describe('a line of a project', () => {
  it('is asked for with its voice, delivery, drawing, seed, overrides and slot', async () => {
    const { service, asked } = await serviceOver();
    const drawing = { symbols: ['sil', 'AA1', '.'], edits: { 1: { f0Hz: 200 } } };
    const overrides = [{ start: 0, end: 4, phones: ['DH', 'IH1', 'S'] }];
    const slot = { startSample: 48_000, endSample: 144_000 };
    const next = lineRow('b', { characterId: 'ben', slot: { startSample: 168_000, endSample: 200_000 } });
    const document = documentOf([lineRow('a', { overrides, slot }), next], { deliveries: new Map([['a', { id: 'a', changes: { pace: 1.5 }, drawing }]]) });
    await service.plan(document, { lineId: 'a' });
    expect(asked.at(-1)).toEqual({ voice: 'tone', text: 'This is line a.', seed: 7, delivery: { ...delivery, pace: 1.5 }, drawing, overrides, slotMs: 2000, borrowMs: 420 });
  });

  it('takes the edits of a draft, and overrides move with their words', async () => {
    const { service, asked } = await serviceOver();
    const overrides = [{ start: 13, end: 14, phones: ['AA1'] }];
    const document = documentOf([lineRow('a', { overrides })]);
    await service.plan(document, { lineId: 'a', text: 'This here is line a.', seed: 9, delivery: { ...delivery, range: 0.5, drawing: null } });
    expect(asked[0]).toMatchObject({ text: 'This here is line a.', seed: 9, delivery: { range: 0.5 }, overrides: [{ start: 18, end: 19 }] });
    expect(asked[0]).not.toHaveProperty('drawing');
  });

  it('is read with the words of the project over those of the author, in its language', async () => {
    const { service, asked } = await serviceOver([word('1', 'data', ['D', 'AE1'])[1], word('2', 'route', ['R', 'UW1'])[1], word('3', 'rot', ['R', 'OW1'], 'de-DE')[1]]);
    const document = documentOf([lineRow('a')], { lexicon: new Map([word('4', 'data', ['D', 'EY1'])]) });
    await service.plan(document, { lineId: 'a' });
    expect(asked[0]?.lexicon).toEqual(new Map([['data', ['D', 'EY1']], ['route', ['R', 'UW1']]]));
  });

  it('that is gone is refused', async () => {
    const { service } = await serviceOver();
    await expect(service.plan(documentOf([]), { lineId: 'a' })).rejects.toMatchObject({ code: 'edit.refused' });
    await expect(service.read(documentOf([lineRow('a', { characterId: 'x' })]), { lineId: 'a' })).rejects.toMatchObject({ code: 'edit.refused' });
  });
});

describe('a line among others', () => {
  // 720 ms each; the first of these has 450 ms and nothing to borrow.
  const lines = [0.45, 2, 2, 2, 2, 2].map((seconds, index) => lineRow(`l${index}`, { slot: { startSample: index * 144_000, endSample: index * 144_000 + seconds * 48_000 } }));
  const wall = lineRow('wall', { characterId: 'ben', slot: { startSample: 0.5 * 48_000, endSample: 0.6 * 48_000 } });
  const characters = new Map(['anna', 'ben'].map((id) => [id, { id, order: id, name: id, aliases: [], colour: 0, voiceId: 'tone', delivery }]));
  const document = documentOf([...lines, wall], { characters });

  it('is asked to go nearly as fast as a hurried neighbour of the same speaker', async () => {
    const { service, spoken } = await serviceOver();
    for (const lineId of ['l0', 'l1', 'l2', 'l3']) await service.renderTake(document, lineId, 7);
    expect(spoken.map(({ request }) => request.leastRate)).toEqual([undefined, expect.closeTo(1.15, 9), expect.closeTo(1, 9), undefined]);
    expect((await service.renderTake(document, 'l0', 7)).rate).toBeCloseTo(1.3, 3);
    expect((await service.renderTake(document, 'l1', 7)).rate).toBeCloseTo(1.15, 3);
  });

  it('asks about no more of them than can be felt, and about each once', async () => {
    const { service, asked } = await serviceOver();
    await service.preview(document, { lineId: 'l3', text: 'Something else.' });
    expect(asked.map(({ text }) => text).sort()).toEqual(['This is line l1.', 'This is line l2.', 'This is line l4.', 'This is line l5.']);
    await service.preview(document, { lineId: 'l3', text: 'Something else again.' });
    expect(asked).toHaveLength(4);
  });

  it('goes by what an approved take has, whatever its words would need', async () => {
    const { service, spoken } = await serviceOver();
    const take: Take = { id: 't', lineId: 'l0', number: 1, name: '', starred: false, locked: true, seed: 7, recipe: 'r', soundId: 'a'.repeat(64), lengthSamples: 10, loudnessLufs: null, overSamples: 0, rate: 1.2, stretch: 1, createdAtMs: 0 };
    const approved = { ...document, lines: new Map(document.lines).set('l0', { ...lineRow('l0', { slot: lines[0]?.slot ?? null, takeId: 't' }) }), takes: new Map([['t', take]]) };
    await service.renderTake(approved, 'l1', 7);
    expect(spoken.at(-1)?.request.leastRate).toBeCloseTo(1.05, 9);
  });

  it('is not kept from being spoken by a neighbour that cannot be', async () => {
    const { service, spoken } = await serviceOver();
    await service.renderTake({ ...document, lines: new Map(document.lines).set('l1', lineRow('l1', { text: '{fails}', slot: lines[1]?.slot ?? null })) }, 'l2', 7);
    expect(spoken.at(-1)?.request.leastRate).toBeCloseTo(1, 9);
  });

  it('is stretched to its slot where the author asked for that, in take and preview', async () => {
    const { service, previews } = await serviceOver();
    const stretched = { ...document, lines: new Map(document.lines).set('l0', lineRow('l0', { fit: 'stretch', slot: lines[0]?.slot ?? null })) };
    const take = await service.renderTake(stretched, 'l0', 7);
    expect(take.samples).toHaveLength(0.45 * 48_000);
    expect(take).toMatchObject({ overSamples: 0, stretch: expect.closeTo((0.45 * 1.3 * 1.25) / 0.96, 3) as number });
    expect(take.detail.words[0]?.endMs).toBeCloseTo(450, 3);
    expect(await floatsOf(previews.open(await service.preview(stretched, { lineId: 'l0' })))).toHaveLength(take.samples.length);
    expect(take.recipe).not.toBe((await service.renderTake(document, 'l0', 7)).recipe);
  });
});

describe('predicted lengths', () => {
  it('are those of the lines without their slots, and are asked for once', async () => {
    const { service, asked } = await serviceOver();
    const lines = Array.from({ length: 500 }, (_, index) => lineRow(`l${index}`, { slot: index % 2 ? { startSample: 0, endSample: 1000 } : null }));
    const document = documentOf([...lines, lineRow('empty', { text: '' })]);
    const drafts = [...document.lines.keys(), 'gone'].map((lineId) => ({ lineId }));
    const lengths = await service.predict(document, drafts);
    expect(lengths).toHaveLength(500);
    for (const { lineId, lengthMs } of lengths) {
      const text = document.lines.get(lineId)?.text ?? '';
      expect(lengthMs).toBeCloseTo(lengthOf({ text, delivery }) / 48, 6);
    }
    const before = asked.length;
    const edited = documentOf([...lines.with(3, lineRow('l3', { text: 'Another text.' })), lineRow('empty', { text: '' })]);
    await service.predict(edited, drafts);
    expect(asked.length - before).toBe(1);
  });
});

describe('a prediction', () => {
  it('leaves out lines whose voice is missing, and fails when the engine does', async () => {
    const { service } = await serviceOver();
    const anna = { id: 'anna', order: 'a', name: 'Anna', aliases: [], colour: 0, voiceId: 'tone', delivery };
    const characters = new Map([['anna', anna], ['ben', { ...anna, id: 'ben', voiceId: 'missing' }]]);
    const document = documentOf([lineRow('a'), lineRow('b', { characterId: 'ben' }), lineRow('c', { text: '{fails}' })], { characters });
    expect((await service.predict(document, [{ lineId: 'b' }, { lineId: 'a' }])).map(({ lineId }) => lineId)).toEqual(['a']);
    await expect(service.predict(document, [{ lineId: 'c' }])).rejects.toThrow('no reading');
  });
});

describe('a preview of a line', () => {
  it('streams its sound as floats, ahead of everything else', async () => {
    const { service, previews, spoken } = await serviceOver();
    const document = documentOf([lineRow('a')]);
    const sound = await floatsOf(previews.open(await service.preview(document, { lineId: 'a' })));
    expect(sound).toHaveLength(lengthOf({ text: 'This is line a.', delivery }));
    expect(sound.some((sample) => sample > 0.4)).toBe(true);
    expect(spoken[0]?.options?.priority).toBe('audition');
  });

  it('untouched leaves delivery, drawing and slot aside', async () => {
    const { service, spoken } = await serviceOver();
    const drawing = { symbols: ['sil'], edits: {} };
    const document = documentOf([lineRow('a', { slot: { startSample: 0, endSample: 9000 } })], { deliveries: new Map([['a', { id: 'a', changes: {}, drawing }]]) });
    await service.preview(document, { lineId: 'a' }, { untouched: true });
    expect(spoken[0]?.request).toEqual({ voice: 'tone', text: 'This is line a.', seed: 7, delivery: { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 } });
  });

  it('that cannot be spoken is a failure of the request', async () => {
    const { service } = await serviceOver();
    await expect(service.preview(documentOf([lineRow('a', { text: '{fails}' })]), { lineId: 'a' })).rejects.toThrow('no usable sound');
  });

  it('is cancelled by its request until it is on its way, and from then on by its reader alone', async () => {
    const { service, spoken } = await serviceOver();
    const document = documentOf([lineRow('a')]);
    await service.preview(document, { lineId: 'a' }, { signal: AbortSignal.abort() });
    expect(spoken[0]?.options?.signal?.aborted).toBe(true);
    const request = new AbortController();
    await service.preview(document, { lineId: 'a' }, { signal: request.signal });
    request.abort();
    expect(spoken[1]?.options?.signal?.aborted).toBe(false);
  });

  it('ends the line when its reader leaves', async () => {
    const { service, previews, spoken } = await serviceOver();
    const document = documentOf([lineRow('a', { text: 'A long line. '.repeat(40) })]);
    const reader = previews.open(await service.preview(document, { lineId: 'a' }))?.[Symbol.asyncIterator]();
    await reader?.next();
    await reader?.return?.();
    expect(spoken[0]?.options?.signal?.aborted).toBe(true);
  });

  it('auditions any sentence with any voice', async () => {
    const { service, previews, spoken } = await serviceOver();
    const id = await service.audition(documentOf([]), { voiceId: 'other', delivery, text: 'Hello.' });
    expect(await floatsOf(previews.open(id))).toHaveLength(lengthOf({ text: 'Hello.', delivery }));
    expect(spoken[0]?.request).toMatchObject({ voice: 'other', text: 'Hello.', delivery });
  });
});

describe('a take', () => {
  it('holds the sound, when everything sounds in it, how loud it is and what it was made from', async () => {
    const { service, spoken } = await serviceOver();
    const document = documentOf([lineRow('a')]);
    const shares: number[] = [];
    const take = await service.renderTake(document, 'a', 12, { onShare: (share) => shares.push(share) });
    const length = lengthOf({ text: 'This is line a.', delivery });
    expect(take.samples).toHaveLength(length);
    expect(take).toMatchObject({ lineId: 'a', seed: 12, recipe: recipeKey(document, 'a'), overSamples: 0, loudnessLufs: -20 - length / 1e6 });
    expect(take.detail.words[0]).toMatchObject({ startMs: 0, endMs: length / 48 });
    expect(take.detail.f0Hz[0]).toBe(220);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(spoken[0]?.options?.priority).toBe('batch');
  });

  it('says by how much it passes its slot', async () => {
    const { service } = await serviceOver();
    const document = documentOf([lineRow('a', { slot: { startSample: 0, endSample: 4800 } }), lineRow('b', { slot: { startSample: 4800, endSample: 9600 } })]);
    const take = await service.renderTake(document, 'a', 7);
    expect(take.overSamples).toBe(take.samples.length - 4800);
    expect(take.overSamples).toBeGreaterThan(10_000);
  });

  it('is whole although the engine died on it once', async () => {
    const { service, die, spoken } = await serviceOver();
    const document = documentOf([lineRow('a')]);
    const calm = await service.renderTake(document, 'a', 7);
    die();
    const risen = await service.renderTake(document, 'a', 7);
    expect(spoken).toHaveLength(3);
    expect(risen).toEqual(calm);
  });

  it('gets a seed that no other has', () => {
    const taken = (id: string, seed: number): [string, Take] => [id, { id, lineId: 'a', number: seed, name: '', starred: false, locked: false, seed, recipe: 'r', soundId: '0'.repeat(64), lengthSamples: 1, loudnessLufs: null, overSamples: 0, rate: 1, stretch: 1, createdAtMs: 0 }];
    const document = documentOf([lineRow('a')], { takes: new Map([taken('t1', 7), taken('t2', 9)]) });
    expect(unusedSeed(document, 'a')).toBe(8);
    expect(unusedSeed(document, 'a', new Set([8]))).toBe(10);
    expect(unusedSeed(documentOf([lineRow('a')]), 'a')).toBe(7);
  });
});
