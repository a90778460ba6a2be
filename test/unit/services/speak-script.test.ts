import { describe, expect, it } from 'vitest';

import type { SpeakRequest } from '../../../src-main/engine/process/protocol.ts';
import type { SynthesisEvent } from '../../../src-main/engine/synthesis/synthesiser.ts';
import type { PlacedLine, SpeakScriptOptions } from '../../../src-main/services/speak-script.ts';
import { speakScript } from '../../../src-main/services/speak-script.ts';
import type { Speaker } from '../../../src-main/services/speak-with-retry.ts';
import { NEUTRAL_DELIVERY } from '../../../src-main/shared/domain/delivery.ts';
import type { ScriptLine } from '../../../src-main/shared/domain/script.ts';
import { VoxloomError } from '../../../src-main/shared/domain/voxloom-error.ts';
import { openInstalledVoice } from '../../helpers/stand-in-synthesiser.ts';

/** An engine in this process that writes down what it was asked. */
async function standIn(faults: VoxloomError[] = []): Promise<{ engine: Speaker; asked: SpeakRequest[] }> {
  const synthesiser = await openInstalledVoice('tone');
  const asked: SpeakRequest[] = [];
  async function* speak(request: SpeakRequest): AsyncGenerator<SynthesisEvent> {
    const fault = request.text.includes('faulty') ? faults.shift() : undefined;
    for await (const event of synthesiser.synthesise(request)) {
      yield event;
      if (fault && event.kind === 'sound') throw fault;
    }
  }
  return { engine: { speak: (request) => (asked.push(request), speak(request)) }, asked };
}

const OPTIONS: SpeakScriptOptions = { voice: 'tone', delivery: NEUTRAL_DELIVERY, seed: 5, fit: false, apart: false };

function cue(text: string, startMs: number, endMs: number): ScriptLine {
  return { text, sourceLine: 1, slot: { startMs, endMs } };
}

async function hear(placed: PlacedLine): Promise<number[]> {
  const samples: number[] = [];
  for await (const chunk of placed.sound) samples.push(...chunk);
  return samples;
}

describe('speakScript', () => {
  it('asks for the next line before the present one is heard', async () => {
    const { engine, asked } = await standIn();
    const lines = speakScript({ lines: ['One.', 'Two.', 'Three.'].map((text, at) => ({ text, sourceLine: at + 1 })) }, engine, OPTIONS);
    const { value: first } = await lines.next();
    expect(asked.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    await hear(first as PlacedLine);
    await lines.next();
    expect(asked.map(({ text }) => text)).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('speaks cues in the order of their times', async () => {
    const { engine, asked } = await standIn();
    const script = { lines: [cue('Late', 5000, 6000), cue('Early', 0, 1000)] };
    for await (const placed of speakScript(script, engine, OPTIONS)) await hear(placed);
    expect(asked.map(({ text }) => text)).toEqual(['Early', 'Late']);
    expect(asked[0]).not.toHaveProperty('slotMs');
  });

  it('shortens the slot of a line by what the line before it took', async () => {
    const { engine, asked } = await standIn();
    // 40 characters are 2 400 ms, at 1.3 times the speed 1 846 ms: 846 ms over, all of it at the cost of the second cue.
    const script = { lines: [cue('x'.repeat(40), 0, 1000), cue('Second', 1000, 3000)] };
    const starts: number[] = [];
    for await (const placed of speakScript(script, engine, { ...OPTIONS, fit: true })) {
      starts.push(placed.startMs);
      await hear(placed);
    }
    const endMs = 2400 / 1.3;
    expect(starts[1]).toBeCloseTo(endMs, 1);
    expect(asked[1]?.slotMs).toBeCloseTo(3000 - endMs, 1);
  });

  it('says repeated words another way, whatever stands between, and nothing else changes', async () => {
    const seedsOf = async (texts: string[]): Promise<Map<string, number[]>> => {
      const { engine, asked } = await standIn();
      const script = { lines: texts.map((text, at) => ({ text, sourceLine: at + 1 })) };
      for await (const placed of speakScript(script, engine, OPTIONS)) await hear(placed);
      const byText = Map.groupBy(asked, ({ text }) => text);
      return new Map([...byText].map(([text, requests]) => [text, requests.map(({ seed }) => seed)]));
    };
    const before = await seedsOf(['No.', 'Why?', 'No.']);
    const after = await seedsOf(['New.', 'No.', 'Why?', 'No.']);
    expect(before.get('No.')).toEqual([5, 6]);
    expect(after.get('No.')).toEqual(before.get('No.'));
    expect(after.get('Why?')).toEqual(before.get('Why?'));
  });

  it('goes on where it was when the engine dies under a line, once', async () => {
    const script = { lines: [{ text: 'A faulty line', sourceLine: 1 }] };
    const spoken = async (faults: VoxloomError[]): Promise<number[]> => {
      const { engine } = await standIn(faults);
      const all: number[] = [];
      for await (const placed of speakScript(script, engine, OPTIONS)) all.push(...(await hear(placed)));
      return all;
    };
    const died = new VoxloomError('engine.died', 'It died.');
    expect(await spoken([died])).toEqual(await spoken([]));
    await expect(spoken([died, died])).rejects.toBe(died);
    const failed = new VoxloomError('engine.failed', 'It failed.');
    await expect(spoken([failed])).rejects.toBe(failed);
  });

  it('tells how far each line is, and its end exactly once', async () => {
    const { engine } = await standIn();
    const shares: number[] = [];
    const script = { lines: [{ text: 'Ten chars.', sourceLine: 1 }] };
    const options = { ...OPTIONS, onProgress: (_line: ScriptLine, share: number) => shares.push(share) };
    for await (const placed of speakScript(script, engine, options)) await hear(placed);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.filter((share) => share === 1)).toHaveLength(1);
  });
});
