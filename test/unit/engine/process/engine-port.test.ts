import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { connectedPort, type ParentPort } from '../../../../src-main/engine/process/engine-port.ts';
import { EngineServer } from '../../../../src-main/engine/process/engine-server.ts';
import { engineBy } from '../../../../src-main/engine/process/module-engine.ts';
import { EngineClient } from '../../../../src-main/engine/process/engine-client.ts';
import type { LaunchModule } from '../../../../src-main/shared/contract/studio-host.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';
import { lengthOf, openInstalledVoice } from '../../../helpers/stand-in-synthesiser.ts';

/** What Electron puts between a program and its utility process: messages cross as structured clones, later. */
class UtilityDouble {
  readonly modules: string[] = [];
  readonly #child = new EventEmitter();
  #exit: ((reason: string) => void) | undefined;

  readonly launch: LaunchModule = (modulePath, events) => {
    this.modules.push(modulePath);
    this.#exit = (reason) => {
      events.onExit(reason);
    };
    const parentPort: ParentPort = {
      postMessage: (message) => {
        const clone: unknown = structuredClone(message);
        setImmediate(() => {
          events.onMessage(clone);
        });
      },
      on: (_event, listener) => this.#child.on('message', (data: unknown) => {
        listener({ data });
      }),
    };
    const port = connectedPort({ connected: false, on: process.on.bind(process), parentPort });
    new EngineServer({ port, importModule: () => Promise.resolve({ openInstalledVoice }), exit: () => this.#exit?.('exit code 0') }).serve();
    return {
      pid: 4242,
      post: (message) => {
        const clone: unknown = structuredClone(message);
        setImmediate(() => this.#child.emit('message', clone));
      },
      kill: () => this.#exit?.('killed'),
    };
  };
}

describe('an engine in a utility process', () => {
  it('speaks and answers as a forked one does', async () => {
    const double = new UtilityDouble();
    const engine = new EngineClient({ voiceFolders: [], threads: 1, provider: 'cpu', launch: engineBy(double.launch) });
    const request = { voice: 'tone', text: 'Hello there.', delivery: NEUTRAL_DELIVERY, seed: 1 };
    let samples = 0;
    for await (const event of engine.speak(request)) if (event.kind === 'sound') samples += event.samples.length;
    expect(samples).toBe(lengthOf(request));
    expect((await engine.length(request))?.lengthMs).toBeCloseTo(samples / 48, 6);
    expect(engine.pid).toBe(4242);
    await engine.close();
    expect(double.modules).toHaveLength(1);
    expect(existsSync(double.modules[0] ?? '')).toBe(true);
  });
});
