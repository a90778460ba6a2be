import { NEUTRAL_DELIVERY } from '../../shared/domain/delivery.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import { EngineClient, type EngineClientOptions } from '../process/engine-client.ts';
import { SAMPLE_RATE } from '../prosody/frame-time.ts';

const LINES = [
  'The harbor was quiet, and the tide was out.',
  'We had planned to leave before sunrise, but the road was covered with snow.',
  'Nobody could say who had left the lamp burning in the window.',
  'Tell me again what you heard, and this time leave nothing out.',
  'By the time the second train arrived, the platform was already full of people.',
];

export interface ProviderSpeed {
  /** Seconds of sound a second of work; the median line. */
  readonly realTimeFactor: number;
  /** From asking for a line to its first sound, warm; the median line. */
  readonly firstSoundMs: number;
  readonly lines: number;
}

/**
 * Measures how fast a voice speaks on a provider, in a process of its own.
 * @throws VoxloomError `engine.failed` when the provider does not work here; what `EngineClient.speak` throws.
 */
export async function benchmarkProvider(options: EngineClientOptions & { readonly voice: string }, signal?: AbortSignal): Promise<ProviderSpeed> {
  const { voice, ...engine } = options;
  let notice: string | undefined;
  const client = new EngineClient({ ...engine, onNotice: (message) => (notice ??= message) });
  try {
    const runs: { factor: number; firstSoundMs: number }[] = [];
    // The first line loads the voice and is not counted.
    for (const [index, text] of [LINES[0] ?? '', ...LINES].entries()) {
      const startMs = performance.now();
      let firstSoundMs: number | undefined;
      let samples = 0;
      const request = { voice, text, delivery: NEUTRAL_DELIVERY, seed: index };
      for await (const event of client.speak(request, { priority: 'audition', ...(signal && { signal }) })) {
        if (event.kind !== 'sound') continue;
        firstSoundMs ??= performance.now() - startMs;
        samples += event.samples.length;
      }
      if (notice !== undefined) throw new VoxloomError('engine.failed', notice);
      const seconds = (performance.now() - startMs) / 1000;
      if (index > 0) runs.push({ factor: samples / SAMPLE_RATE / seconds, firstSoundMs: firstSoundMs ?? 0 });
    }
    return { realTimeFactor: median(runs.map(({ factor }) => factor)), firstSoundMs: median(runs.map(({ firstSoundMs }) => firstSoundMs)), lines: runs.length };
  } finally {
    await client.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
