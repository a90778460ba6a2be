// The process that inference lives in. It owns nothing: it can be killed at any time and started again.
import { connectedPort } from './engine-port.ts';
import type { VoiceModule } from './engine-server.ts';
import { EngineServer } from './engine-server.ts';

// A terminal sends Ctrl+C to every process in front of it; the studio decides what becomes of the engine.
process.on('SIGINT', () => undefined);

new EngineServer({
  port: connectedPort(),
  importModule: async (options) => {
    const url = options.voiceModule ?? new URL('./open-installed-voice.ts', import.meta.url).href;
    return (await import(url)) as VoiceModule;
  },
  exit: (code) => process.exit(code),
}).serve();
