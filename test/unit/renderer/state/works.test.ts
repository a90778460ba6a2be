import { describe, expect, it } from 'vitest';

import { withWork, worksOf } from '../../../../src-renderer/state/works.ts';
import { ScriptedConnection } from '../scripted-connection.ts';
import { studioOf, WELCOME } from '../studio-of.ts';

describe('work that the studio does for a window', () => {
  it('is there with its progress until it ends, and gives what it made', async () => {
    const connection = new ScriptedConnection({ 'studio.connect': () => WELCOME });
    const studio = await studioOf(connection);
    const { promise, resolve } = Promise.withResolvers<string>();
    let id = '';
    const made = withWork(studio, (workId) => {
      id = workId;
      return promise;
    });
    connection.say('work.changed', { id: 'another window', kind: 'conform', name: 'film', share: 0.5, state: 'running' });
    connection.say('work.changed', { id, kind: 'conform', name: 'film', share: 0.25, remainingMs: 3000, state: 'running' });
    expect(worksOf(studio).get()).toMatchObject([{ id, progress: { share: 0.25, remainingMs: 3000 } }]);
    resolve('sound');
    expect(await made).toBe('sound');
    expect(worksOf(studio).get()).toEqual([]);
  });

  it('is nothing when the author stops it, and a failure when it fails', async () => {
    const studio = await studioOf();
    const stopped = withWork(studio, (_id, signal) => new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('stopped'));
      });
    }));
    worksOf(studio).get()[0]?.cancel();
    expect(await stopped).toBeNull();
    await expect(withWork(studio, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(worksOf(studio).get()).toEqual([]);
  });
});
