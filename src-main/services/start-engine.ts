import { availableParallelism } from 'node:os';

import type { EngineClientOptions } from '../engine/process/engine-client.ts';
import { EngineClient } from '../engine/process/engine-client.ts';
import { engineBy } from '../engine/process/module-engine.ts';
import type { LaunchModule } from '../shared/contract/studio-host.ts';

/** More threads than this inside one operator of models this small only wait for each other. */
const MOST_THREADS = 4;

export interface EngineSettings extends Partial<Pick<EngineClientOptions, 'provider' | 'onStatus' | 'onNotice'>> {
  readonly voiceFolders: readonly string[];
  /** URL of another module that opens voices; see `VoiceModule`. */
  readonly voiceModule?: string;
  /** How a shell starts processes; a fork of Node where it is absent. */
  readonly launchModule?: LaunchModule;
}

/** What an engine is started with on this machine, for whoever starts more than one: probes and benchmarks. */
export function engineOptions({ voiceFolders, provider = 'cpu', launchModule, ...rest }: EngineSettings): EngineClientOptions {
  return {
    ...rest,
    voiceFolders: [...voiceFolders],
    threads: Math.min(MOST_THREADS, availableParallelism()),
    provider,
    ...(launchModule && { launch: engineBy(launchModule) }),
  };
}

/** An engine whose process starts right away. Whoever starts it closes it. */
export function startEngine(settings: EngineSettings): EngineClient {
  const engine = new EngineClient(engineOptions(settings));
  engine.warm();
  return engine;
}
