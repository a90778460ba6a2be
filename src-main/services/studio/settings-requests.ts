import type { RequestHandlers } from '../../shared/contract/contract.ts';
import type { AppMemory } from './app-memory.ts';
import type { StudioEngine } from './studio-engine.ts';
import type { StudioEvents } from './studio-events.ts';

type SettingsRequests = Pick<RequestHandlers, 'settings.change' | 'recent.forget'>;

/** What the author sets. A provider is tried before it is kept: one that does not work here is refused. */
export function settingsRequests(memory: AppMemory, engine: StudioEngine, events: StudioEvents): SettingsRequests {
  return {
    'settings.change': async (changes) => {
      const { provider } = changes;
      if (provider !== undefined && provider !== memory.settings().provider) {
        await engine.check(provider);
        engine.use(provider);
      }
      const settings = memory.change(changes);
      events.tell('settings.changed', settings);
      return settings;
    },
    'recent.forget': ({ path }) => {
      memory.database.forgetProject(path);
      return Promise.resolve({});
    },
  };
}
