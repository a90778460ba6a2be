import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { RequestInput, RequestName, StudioConnection } from '../../src-main/shared/contract/contract.ts';
import { requests } from '../../src-main/shared/contract/contract.ts';
import { VoxloomError } from '../../src-main/shared/domain/voxloom-error.ts';
import type { Channel } from '../../src-main/shared/rpc/channel.ts';
import { connectStudio } from '../../src-main/shared/rpc/connect-studio.ts';
import { LONGEST_MESSAGE } from '../../src-main/shared/rpc/protocol.ts';
import { requestNames } from '../../src-main/shared/rpc/schemas.ts';
import { valuesOf, wrongValuesOf } from '../helpers/schema-values.ts';
import type { OpenCarrier } from './carriers.ts';
import { carriers } from './carriers.ts';
import { never, RecordedStudio } from './recorded-studio.ts';

const names = [...requestNames.values()];
const SEED = 20_261;

describe.each(carriers)('a studio $name', ({ open }) => {
  let studio: RecordedStudio;
  let carrier: OpenCarrier;
  let connection: StudioConnection;

  beforeEach(async () => {
    studio = new RecordedStudio();
    carrier = await open(studio);
    connection = connectStudio(await carrier.connect());
  });

  afterEach(async () => {
    await carrier.close();
  });

  /** Calls as a window would that pays no heed to types. */
  const ask = (name: string, input: unknown): Promise<unknown> => connection.request(name as RequestName, input as RequestInput<RequestName>);
  const expectAlive = async (): Promise<void> => {
    studio.answer = () => ({});
    await expect(ask('recent.forget', { path: '/a.vox' })).resolves.toEqual({});
  };

  it.each(names)('hands over %s and its answer as they are', async (name) => {
    const { input, output } = requests[name];
    await fc.assert(
      fc.asyncProperty(valuesOf(input), valuesOf(output), async (given, answer) => {
        studio.answer = () => answer;
        expect(await ask(name, given)).toEqual(answer);
        expect(studio.calls.at(-1)).toMatchObject({ name, input: given });
      }),
      { numRuns: 15, seed: SEED },
    );
  });

  it.each(names)('refuses %s with wrong types, and goes on', async (name) => {
    await fc.assert(
      fc.asyncProperty(wrongValuesOf(requests[name].input), async (wrong) => {
        await expect(ask(name, wrong)).rejects.toMatchObject({ code: 'request.invalid' });
      }),
      { numRuns: 40, seed: SEED },
    );
    expect(studio.calls).toEqual([]);
    expect(studio.reports).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    await expectAlive();
  });

  it.each(['project.erase', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'studio', 'STUDIO.CONNECT'])('does not know %j', async (name) => {
    await expect(ask(name, {})).rejects.toMatchObject({ code: 'request.unknown' });
    await expectAlive();
  });

  it('does not let an answer through that breaks the contract', async () => {
    studio.answer = () => ({ path: 7 });
    await expect(ask('project.backUp', {})).rejects.toMatchObject({ code: 'request.failed' });
    expect(studio.reports).toHaveLength(1);
    await expectAlive();
  });

  it('gives each of many calls its own answer, in whatever order they come', async () => {
    const waits = new Map<unknown, () => void>();
    studio.answer = ({ input }) =>
      new Promise((resolve) => {
        const { path } = input as { path: string };
        waits.set(path, () => {
          resolve({ path, parent: null, entries: [] });
        });
      });
    const paths = Array.from({ length: 300 }, (_, index) => `/folder ${index}`);
    const answers = paths.map((path) => connection.request('files.list', { path }));
    await vi.waitFor(() => {
      expect(waits.size).toBe(300);
    });
    for (const path of paths.toReversed()) waits.get(path)?.();
    expect((await Promise.all(answers)).map(({ path }) => path)).toEqual(paths);
  });

  it('carries code, sentence and causes of a failure', async () => {
    studio.answer = () => {
      throw new VoxloomError('project.write-failed', 'The disk is full. Free some space.', { cause: new Error('outer', { cause: new TypeError('inner') }) });
    };
    const failure = await ask('project.backUp', {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(VoxloomError);
    expect(failure).toMatchObject({
      code: 'project.write-failed',
      message: 'The disk is full. Free some space.',
      cause: { message: 'outer', cause: { message: 'TypeError: inner' } },
    });
    expect(studio.reports).toEqual([]);
  });

  it('tells of a failure of its own in plain words, keeps the reason and reports it', async () => {
    const fault = new TypeError('x is not a function');
    studio.answer = () => {
      throw fault;
    };
    const failure = await ask('project.backUp', {}).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'request.failed', cause: { message: 'TypeError: x is not a function' } });
    expect((failure as Error).message).not.toContain('function');
    expect(studio.reports).toEqual([fault]);
  });

  it('cancels one call and no other', async () => {
    studio.answer = never;
    const cancel = new AbortController();
    const cancelled = connection.request('files.list', { path: '/one' }, cancel.signal);
    const other = ask('files.list', { path: '/other' });
    void other.catch(() => undefined);
    await vi.waitFor(() => {
      expect(studio.calls).toHaveLength(2);
    });
    cancel.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'request.cancelled' });
    await vi.waitFor(() => {
      expect(studio.calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    });
    await expectAlive();
  });

  it('asks nothing for a call that was cancelled before', async () => {
    await expect(connection.request('files.list', { path: null }, AbortSignal.abort())).rejects.toMatchObject({ code: 'request.cancelled' });
    await expectAlive();
    expect(studio.calls).toHaveLength(1);
  });

  it('does not mind an answer to a call that was cancelled meanwhile', async () => {
    const cancel = new AbortController();
    let answer: (value: unknown) => void = () => undefined;
    studio.answer = () => new Promise((resolve) => (answer = resolve));
    const cancelled = connection.request('project.backUp', {}, cancel.signal);
    await vi.waitFor(() => {
      expect(studio.calls).toHaveLength(1);
    });
    answer({ path: '/backup.vox' });
    cancel.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'request.cancelled' });
    await expectAlive();
  });

  it('ends every call when the studio goes, and every call after', async () => {
    studio.answer = never;
    const closed = vi.fn();
    connection.onClose(closed);
    const calls = [ask('files.list', { path: null }), ask('project.backUp', {})];
    const ends = Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ code: 'channel.closed' })));
    await vi.waitFor(() => {
      expect(studio.calls).toHaveLength(2);
    });
    await carrier.close();
    await ends;
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalledTimes(1);
      expect(studio.calls.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    });
    await expect(ask('project.backUp', {})).rejects.toMatchObject({ code: 'channel.closed' });
  });

  it('drops what a window was waiting for when the window goes', async () => {
    studio.answer = never;
    const channel = await carrier.connect();
    const leaving = connectStudio(channel);
    await vi.waitFor(() => {
      expect(studio.listeners).toBe(2);
    });
    const call = leaving.request('project.backUp', {});
    const ends = expect(call).rejects.toMatchObject({ code: 'channel.closed' });
    await vi.waitFor(() => {
      expect(studio.calls).toHaveLength(1);
    });
    channel.close();
    await ends;
    await vi.waitFor(() => {
      expect(studio.calls[0]?.signal.aborted).toBe(true);
      expect(studio.listeners).toBe(1);
    });
    await expectAlive();
  });

  it('tells events to every listener of every window, in order, until it stops listening', async () => {
    const heard: string[] = [];
    const second = connectStudio(await carrier.connect());
    connection.on('notice', ({ message }) => heard.push(`first ${message}`));
    const stop = second.on('notice', ({ message }) => heard.push(`second ${message}`));
    second.on('menu.chosen', ({ action }) => heard.push(`menu ${action}`));
    studio.tell('notice', { kind: 'info', message: '1' });
    studio.tell('notice', { kind: 'info', message: '2' });
    await vi.waitFor(() => {
      expect(heard).toHaveLength(4);
    });
    stop();
    studio.tell('notice', { kind: 'info', message: '3' });
    studio.tell('menu.chosen', { action: 'app.undo' });
    await vi.waitFor(() => {
      expect(heard).toHaveLength(6);
    });
    expect(heard.filter((entry) => entry.startsWith('first'))).toEqual(['first 1', 'first 2', 'first 3']);
    expect(heard.filter((entry) => !entry.startsWith('first'))).toEqual(['second 1', 'second 2', 'menu app.undo']);
  });

  it('parts from its windows rather than tell them an event that breaks the contract', async () => {
    const closed = vi.fn();
    connection.onClose(closed);
    studio.tell('notice', { kind: 'loud' as 'info', message: 'x' });
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalledTimes(1);
    });
    expect(studio.reports).toHaveLength(1);
    connection = connectStudio(await carrier.connect());
    await expectAlive();
  });

  it('carries five million characters of script whole', async () => {
    studio.answer = () => ({ lines: [] });
    const text = 'Grüße, 世界! '.repeat(450_000).slice(0, 5_000_000);
    await ask('import.script', { text, name: 'long.txt' });
    expect((studio.calls[0]?.input as { text: string }).text === text).toBe(true);
  });

  it('refuses to send more than fits in a message, and goes on', async () => {
    await expect(ask('import.script', { text: 'x'.repeat(LONGEST_MESSAGE), name: 'endless.txt' })).rejects.toMatchObject({ code: 'request.invalid' });
    await expectAlive();
  });

  it('tells that an answer is too long to send, and goes on', async () => {
    studio.answer = () => ({ path: 'x'.repeat(LONGEST_MESSAGE) });
    await expect(ask('files.createFolder', { parent: '/', name: 'a' })).rejects.toMatchObject({ code: 'request.failed' });
    await expectAlive();
  });

  describe('parts from a window that does not speak its language, and serves the others:', () => {
    const parts = async (send: (channel: Channel) => void): Promise<void> => {
      const channel = await carrier.connect();
      const closed = vi.fn();
      channel.onClose(closed);
      channel.onMessage(() => undefined);
      send(channel);
      await vi.waitFor(() => {
        expect(closed).toHaveBeenCalledTimes(1);
      });
    };
    const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

    it('any bytes at all', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          await parts((channel) => {
            channel.send(bytes);
          });
        }),
        { numRuns: 30, seed: SEED },
      );
      expect(studio.calls).toEqual([]);
      await expectAlive();
    });

    it.each([
      { kind: 'call', id: 1, name: 'recent.forget', input: { path: '/a' } },
      { version: 2, kind: 'call', id: 1, name: 'recent.forget', input: { path: '/a' } },
      { version: 1, kind: 'call', id: -1, name: 'recent.forget', input: { path: '/a' } },
      { version: 1, kind: 'call', id: 1, name: ['recent.forget'], input: { path: '/a' } },
      { version: 1, kind: 'call', id: 1, name: 'x'.repeat(5_000), input: {} },
      { version: 1, kind: 'event', name: 'notice', body: {} },
      { version: 1, kind: 'answer', id: 1, output: {} },
      [[]],
      null,
    ])('%.80j', async (message) => {
      await parts((channel) => {
        channel.send(json(message));
      });
      expect(studio.calls).toEqual([]);
      await expectAlive();
    });

    it('a number of a call that still runs', async () => {
      studio.answer = never;
      await parts((channel) => {
        for (let time = 0; time < 2; time++) channel.send(json({ version: 1, kind: 'call', id: 5, name: 'recent.forget', input: { path: '/a' } }));
      });
      await expectAlive();
    });

    it('a message longer than any', async () => {
      await parts((channel) => {
        channel.send(new Uint8Array(LONGEST_MESSAGE + 1).fill(0x20));
      });
      await expectAlive();
    });
  });
});
