import { availableParallelism } from 'node:os';

import { EngineClient } from '../engine/process/engine-client.ts';

/** More threads than this inside one operator of models this small only wait for each other. */
const MOST_THREADS = 4;

export interface EngineSettings {
  readonly voiceFolders: readonly string[];
  /** URL of another module that opens voices; see `VoiceModule`. */
  readonly voiceModule?: string;
}

/** An engine whose process starts right away. Whoever starts it closes it. */
export function startEngine({ voiceFolders, voiceModule }: EngineSettings): EngineClient {
  const engine = new EngineClient({
    voiceFolders: [...voiceFolders],
    threads: Math.min(MOST_THREADS, availableParallelism()),
    provider: 'cpu',
    ...(voiceModule !== undefined && { voiceModule }),
  });
  engine.warm();
  return engine;
}
