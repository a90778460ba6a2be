import type { RequestHandlers } from '../../shared/contract/contract.ts';
import { abortSignalOf } from './abort-signal-of.ts';
import type { StudioEngine } from './studio-engine.ts';

type EngineRequests = Pick<RequestHandlers, 'engine.providers' | 'engine.benchmark'>;

export function engineRequests(engine: StudioEngine): EngineRequests {
  return {
    'engine.providers': async () => ({ providers: await engine.providers() }),
    'engine.benchmark': async ({ provider }, signal) => {
      await engine.check(provider);
      return engine.benchmark(provider, abortSignalOf(signal));
    },
  };
}
