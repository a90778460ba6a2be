import type { SpeakRequest } from '../../engine/process/protocol.ts';
import type { LineTimings } from '../../engine/synthesis/line-timings.ts';
import { PROJECT_SAMPLE_RATE, samplesOfMs } from '../../shared/domain/time.ts';
import type { TakeDetail } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { speakWithRetry, type Speaker } from '../speak-with-retry.ts';
import type { RenderedTake } from './rendered-take.ts';
import type { RenderTakeOptions } from './speech-service.ts';

export type RenderedLine = Pick<RenderedTake, 'samples' | 'detail' | 'overSamples' | 'rate' | 'stretch' | 'warnings'>;

/** Speaks a line to its end and puts its sound together. */
export async function renderLine(engine: Speaker, request: SpeakRequest, options: RenderTakeOptions): Promise<RenderedLine> {
  const { signal, onShare, urgent = false } = options;
  let sound = new Float32Array(PROJECT_SAMPLE_RATE);
  let samples = 0;
  let expected = 0;
  for await (const event of speakWithRetry(engine, request, signal, urgent ? 'visible' : 'batch')) {
    if (event.kind === 'plan') {
      expected = event.totalSamples;
    } else if (event.kind === 'sound') {
      sound = withRoom(sound, samples + event.samples.length, expected);
      sound.set(event.samples, samples);
      samples += event.samples.length;
      onShare?.(Math.min(0.99, samples / Math.max(expected, samples)));
    } else {
      const { timings, fit, warnings } = event.result;
      return {
        samples: sound.slice(0, samples),
        detail: detailOf(timings),
        overSamples: samplesOfMs(fit?.overMs ?? 0),
        rate: fit?.rate ?? 1,
        stretch: 1,
        warnings: warnings.map(({ message }) => message),
      };
    }
  }
  throw new VoxloomError('engine.failed', 'The voice stopped before the end of the line. Try it again.');
}

function withRoom(sound: Float32Array<ArrayBuffer>, needed: number, expected: number): Float32Array<ArrayBuffer> {
  if (needed <= sound.length) return sound;
  const larger = new Float32Array(Math.max(needed, expected, sound.length * 2));
  larger.set(sound);
  return larger;
}

function detailOf({ words, phones, f0Hz, frameMs }: LineTimings): TakeDetail {
  return {
    words: words.map(({ text, startMs, endMs, span }) => ({ text, startMs, endMs, span })),
    phones: phones.map((phone) => ({ ...phone })),
    f0Hz: Array.from(f0Hz),
    frameMs,
  };
}
