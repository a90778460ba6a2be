import { describe, expect, it } from 'vitest';

import type { ReadRequest } from '../../../../src-main/engine/process/protocol.ts';
import type { RiskyPlace } from '../../../../src-main/engine/text/reading.ts';
import { ReadingRisks } from '../../../../src-main/services/speech/reading-risks.ts';
import { VoxloomError } from '../../../../src-main/shared/domain/voxloom-error.ts';

const riskOf = (text: string): RiskyPlace => ({ kind: 'name', span: { start: 0, end: text.length }, written: text, spoken: text, phones: ['AH0'], risk: 0.5, lexiconWord: text, alternatives: [] });

/** An engine that finds every text risky and keeps what it was asked. */
class Engine {
  readonly asked: ReadRequest[] = [];
  failure: VoxloomError | undefined;

  risks = (request: ReadRequest, signal?: AbortSignal): Promise<readonly RiskyPlace[]> => {
    signal?.throwIfAborted();
    this.asked.push(request);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve([riskOf(request.text)]);
  };
}

const lines = (texts: readonly string[], lexicon?: ReadRequest['lexicon']) => texts.map((text, index) => ({ lineId: `l${index}`, request: { voice: 'v', text, ...(lexicon && { lexicon }) } }));

describe('risks of lines', () => {
  it('stand in the order of the lines and are asked once', async () => {
    const engine = new Engine();
    const risks = new ReadingRisks(engine);
    const texts = Array.from({ length: 30 }, (_, index) => `text ${index}`);
    expect((await risks.find(lines(texts))).map(({ lineId, written }) => `${lineId} ${written}`)).toEqual(texts.map((text, index) => `l${index} ${text}`));
    await risks.find(lines([...texts, 'another']));
    expect(engine.asked).toHaveLength(31);
  });

  it('are asked again only where a new word of the lexicon may stand', async () => {
    const engine = new Engine();
    const risks = new ReadingRisks(engine);
    const texts = ['Niamh waves.', 'Nobody waves.', 'Níamh’s boat.'];
    await risks.find(lines(texts));
    await risks.find(lines(texts, new Map([['niamh', ['N', 'IY1', 'V']]])));
    expect(engine.asked.slice(3).map(({ text }) => text).sort()).toEqual(['Niamh waves.', 'Níamh’s boat.']);
    expect(engine.asked[3]?.lexicon).toEqual(new Map([['niamh', ['N', 'IY1', 'V']]]));
  });

  it('leave out lines whose voice is not here, and ask again when it may be', async () => {
    const engine = new Engine();
    engine.failure = new VoxloomError('input.voice-unknown', 'There is no such voice.');
    const risks = new ReadingRisks(engine);
    expect(await risks.find(lines(['one']))).toEqual([]);
    engine.failure = undefined;
    expect(await risks.find(lines(['one']))).toHaveLength(1);
  });

  it('reject with what else goes wrong, and when they are no longer wanted', async () => {
    const engine = new Engine();
    engine.failure = new VoxloomError('engine.died', 'It stopped.');
    await expect(new ReadingRisks(engine).find(lines(['one']))).rejects.toMatchObject({ code: 'engine.died' });
    await expect(new ReadingRisks(new Engine()).find(lines(['one']), AbortSignal.abort())).rejects.toMatchObject({ code: 'request.cancelled' });
  });

  it('let everything else go on while ten thousand remembered lines are looked up', async () => {
    const risks = new ReadingRisks(new Engine());
    const texts = Array.from({ length: 10_000 }, (_, index) => `text ${index}`);
    await risks.find(lines(texts));
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await risks.find(lines(texts));
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(25);
  });
});
