import { setTimeout as wait } from 'node:timers/promises';

import type { EngineClient } from '../../engine/process/engine-client.ts';
import type { EngineStatus } from '../../engine/process/engine-status.ts';
import { benchmarkProvider } from '../../engine/providers/benchmark-provider.ts';
import type { ProviderSpeed } from '../../engine/providers/benchmark-provider.ts';
import { probeProviders } from '../../engine/providers/probe-providers.ts';
import type { ProviderView } from '../../shared/contract/views.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { SpeechEngine } from '../speech/speech-service.ts';
import type { EngineSettings } from '../start-engine.ts';
import { engineOptions, startEngine } from '../start-engine.ts';

type Provider = ProviderView['id'];

export interface StudioEngineOptions {
  readonly settings: Pick<EngineSettings, 'voiceFolders' | 'voiceModule' | 'launchModule'>;
  readonly provider: Provider;
  /** Ids of the installed voices; probes and benchmarks speak with the first. */
  readonly voices: readonly string[];
  readonly onStatus: (status: EngineStatus) => void;
  readonly onNotice: (message: string) => void;
}

/** How long a former engine has for the lines it is on, in ms. */
const LEAVE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** The engine of the studio, which may be replaced by one on another provider while lines are being spoken. */
export class StudioEngine implements SpeechEngine {
  readonly #options: StudioEngineOptions;
  #present: EngineClient;
  /** Replaced, and still on a line. */
  readonly #leaving = new Set<EngineClient>();
  #generation = 0;
  #closed = false;
  #providers: Promise<ProviderView[]> | undefined;

  constructor(options: StudioEngineOptions) {
    this.#options = options;
    this.#present = this.#start(options.provider);
  }

  readonly speak: EngineClient['speak'] = (request, options) => this.#present.speak(request, options);
  readonly read: EngineClient['read'] = (request, signal) => this.#present.read(request, signal);
  readonly risks: EngineClient['risks'] = (request, signal) => this.#present.risks(request, signal);
  readonly plan: EngineClient['plan'] = (request, signal) => this.#present.plan(request, signal);
  readonly length: EngineClient['length'] = (request, signal) => this.#present.length(request, signal);

  /** What voices can run on here. Tried once a run of the program: each candidate costs a process. */
  providers(): Promise<ProviderView[]> {
    this.#providers ??= probeProviders({ ...engineOptions(this.#options.settings), voice: this.#voice() });
    this.#providers.catch(() => {
      this.#providers = undefined;
    });
    return this.#providers;
  }

  /**
   * Refuses a provider that does not work here.
   * @throws VoxloomError `input.option` with the reason.
   */
  async check(provider: Provider): Promise<void> {
    if (provider === 'cpu') return;
    const found = (await this.providers()).find(({ id }) => id === provider);
    if (!found?.available) throw new VoxloomError('input.option', `Voices cannot run on that here: ${found?.reason ?? 'it is not known.'}`);
  }

  benchmark(provider: Provider, signal: AbortSignal): Promise<ProviderSpeed> {
    return benchmarkProvider({ ...engineOptions({ ...this.#options.settings, provider }), voice: this.#voice() }, signal);
  }

  /** Goes on with another provider. Lines that are being spoken come to their end where they are. */
  use(provider: Provider): void {
    const former = this.#present;
    this.#present = this.#start(provider);
    this.#leaving.add(former);
    void this.#leave(former);
  }

  /** Ends every process. Never rejects. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#present, ...this.#leaving].map((client) => client.close()));
  }

  #start(provider: Provider): EngineClient {
    const generation = ++this.#generation;
    return startEngine({
      ...this.#options.settings,
      provider,
      onNotice: this.#options.onNotice,
      onStatus: (status) => {
        if (generation === this.#generation) this.#options.onStatus(status);
      },
    });
  }

  async #leave(client: EngineClient): Promise<void> {
    const deadline = performance.now() + LEAVE_MS;
    const isBusy = (): boolean => client.progress.waitingLines + client.progress.speakingLines > 0;
    while (!this.#closed && isBusy() && performance.now() < deadline) await wait(LOOK_EVERY_MS);
    await client.close();
    this.#leaving.delete(client);
  }

  #voice(): string {
    const [voice] = this.#options.voices;
    if (voice === undefined) throw new VoxloomError('input.voice-unknown', 'There is no voice to speak with: none is installed.');
    return voice;
  }
}
