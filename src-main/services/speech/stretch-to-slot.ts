import type { SynthesisEvent } from '../../engine/synthesis/synthesiser.ts';
import { stretchWaveform } from '../../media/stretch/stretch-waveform.ts';
import type { TakeDetail } from '../../shared/contract/views.ts';
import { samplesOfMs } from '../../shared/domain/time.ts';
import { SHORTEST_STRETCH } from '../../shared/fit/fit-limits.ts';
import type { RenderedLine } from './render-line.ts';

/**
 * Takes away what a line is over by stretching its waveform: the last resort, which the author asked for. A line that fits is
 * given back as it is; one that would smear is stretched as far as words bear and stays over by the rest.
 */
export async function stretchToSlot(line: RenderedLine): Promise<RenderedLine> {
  const { samples, overSamples, detail } = line;
  if (overSamples === 0) return line;
  const length = lengthStretched(samples.length, overSamples);
  const stretch = length / samples.length;
  return {
    ...line,
    samples: await stretchWaveform(samples, length),
    detail: scaleTimes(detail, stretch),
    overSamples: Math.max(0, length - (samples.length - overSamples)),
    stretch,
  };
}

/**
 * The same for a line that is heard while it is spoken: its sound comes in one when all of it is there, since how far it must
 * be stretched is known by then.
 */
export async function* stretchEvents(events: AsyncIterable<SynthesisEvent>): AsyncGenerator<SynthesisEvent, void, undefined> {
  const sounds: Float32Array[] = [];
  for await (const event of events) {
    if (event.kind === 'sound') {
      sounds.push(event.samples);
      continue;
    }
    if (event.kind === 'done') {
      const overSamples = samplesOfMs(event.result.fit?.overMs ?? 0);
      const samples = joined(sounds);
      const heard = overSamples > 0 ? await stretchWaveform(samples, lengthStretched(samples.length, overSamples)) : samples;
      if (heard.length > 0) yield { kind: 'sound', samples: heard };
    }
    yield event;
  }
}

function lengthStretched(lengthSamples: number, overSamples: number): number {
  return Math.max(lengthSamples - overSamples, Math.ceil(lengthSamples * SHORTEST_STRETCH));
}

function joined(sounds: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    all.set(sound, at);
    at += sound.length;
  }
  return all;
}

function scaleTimes({ words, phones, f0Hz, frameMs }: TakeDetail, by: number): TakeDetail {
  const scaled = <Span extends { startMs: number; endMs: number }>(span: Span): Span => ({ ...span, startMs: span.startMs * by, endMs: span.endMs * by });
  return { words: words.map(scaled), phones: phones.map(scaled), f0Hz, frameMs: frameMs * by };
}
