import type { ProviderView } from '../../shared/contract/views.ts';
import type { Provider } from '../graph-session.ts';
import { EngineClient, type EngineClientOptions } from '../process/engine-client.ts';
import { NEUTRAL_DELIVERY } from '../../shared/domain/delivery.ts';

/** Where each provider can be had at all. */
const PLATFORMS: Readonly<Record<Provider, readonly NodeJS.Platform[]>> = {
  cpu: ['linux', 'darwin', 'win32'],
  webgpu: ['linux', 'darwin', 'win32'],
  cuda: ['linux', 'win32'],
  directml: ['win32'],
  coreml: ['darwin'],
};

const LIMIT_MS = 20_000;
const TEST_LINE = 'One, two, three.';
/** Sound may differ from the CPU's by this share of its level: other rounding, never another voice. */
const MOST_DIFFERENCE = 0.05;

export interface ProbeOptions extends Pick<EngineClientOptions, 'voiceFolders' | 'threads' | 'voiceModule' | 'launch'> {
  /** Id of an installed voice to try them with. */
  readonly voice: string;
  readonly platform?: NodeJS.Platform;
  /** Time each provider has for a start and a line, in ms; 20 s unless said otherwise. */
  readonly limitMs?: number;
}

/**
 * Finds out what voices can run on here. Each candidate speaks a line in a process of its own that is ended afterwards: a
 * driver may crash or hang it without harm. Only one that says the same as the CPU is available. The answer holds until
 * drivers or the program change, so whoever asks should remember it.
 */
export async function probeProviders({ voice, platform = process.platform, limitMs = LIMIT_MS, ...engine }: ProbeOptions): Promise<ProviderView[]> {
  const reference = await speakOn('cpu', voice, engine, limitMs);
  const found: ProviderView[] = [];
  for (const id of Object.keys(PLATFORMS) as Provider[]) {
    if (!PLATFORMS[id].includes(platform)) {
      found.push({ id, available: false, fault: 'absent', reason: 'It does not exist for this system.' });
    } else if (id === 'cpu') {
      found.push({ id, available: true });
    } else {
      const objection = await objectionTo(id, reference, voice, engine, limitMs);
      found.push({ id, available: objection === undefined, ...objection });
    }
  }
  return found;
}

type Engine = Omit<EngineClientOptions, 'provider'>;

class TooSlow extends Error {}

async function objectionTo(provider: Provider, reference: Float32Array, voice: string, engine: Engine, limitMs: number): Promise<Pick<ProviderView, 'fault' | 'reason'> | undefined> {
  try {
    const sound = await speakOn(provider, voice, engine, limitMs);
    return differenceOf(sound, reference) > MOST_DIFFERENCE ? { fault: 'different', reason: 'It does not give the sound that the processor gives.' } : undefined;
  } catch (error) {
    return { fault: error instanceof TooSlow ? 'slow' : 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The sound of the test line. Rejects with why there is none, for the author. */
async function speakOn(provider: Provider, voice: string, engine: Engine, limitMs: number): Promise<Float32Array> {
  const notices: string[] = [];
  const client = new EngineClient({ ...engine, provider, onNotice: (message) => notices.push(message) });
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort();
  }, limitMs);
  try {
    const chunks: Float32Array[] = [];
    const request = { voice, text: TEST_LINE, delivery: NEUTRAL_DELIVERY, seed: 1 };
    for await (const event of client.speak(request, { signal: limit.signal })) if (event.kind === 'sound') chunks.push(event.samples);
    if (notices.length > 0) throw new Error('It does not work on this computer.');
    return Float32Array.from(chunks.flatMap((chunk) => [...chunk]));
  } catch (error) {
    throw limit.signal.aborted ? new TooSlow(`It gave no sound within ${Math.round(limitMs / 1000)} seconds.`) : error;
  } finally {
    clearTimeout(timer);
    await client.close();
  }
}

/** Level of the difference over the level of `reference`; endless for sounds of different lengths. */
function differenceOf(sound: Float32Array, reference: Float32Array): number {
  if (sound.length !== reference.length) return Infinity;
  let difference = 0;
  let level = 0;
  reference.forEach((sample, index) => {
    difference += (sample - (sound[index] ?? 0)) ** 2;
    level += sample ** 2;
  });
  return Math.sqrt(difference / Math.max(level, Number.MIN_VALUE));
}
