import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { MediaStore } from '../../../../src-renderer/timeline/sound/media-store.ts';
import { RecentMap } from '../../../../src-renderer/timeline/sound/recent-map.ts';

describe('pieces of sound', () => {
  it('are fetched once, four at a time, the latest asked for first', async () => {
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const store = new MediaStore<string>(1000, () => undefined);
    const load = (key: string) => async () => {
      order.push(key);
      most = Math.max(most, ++running);
      await wait(2);
      running -= 1;
      return { value: key, bytes: 1 };
    };
    store.startFrame();
    const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
    for (const key of [...keys, ...keys]) expect(store.get(key, load(key))).toBeUndefined();
    await wait(60);
    expect(most).toBe(4);
    expect(order.slice(0, 4)).toEqual(['k11', 'k10', 'k9', 'k8']);
    expect(order.toSorted()).toEqual(keys.toSorted());
    expect(keys.map((key) => store.get(key, load(key)))).toEqual(keys);
  });

  it('are not fetched any more once they have left the picture', async () => {
    const loaded: string[] = [];
    const store = new MediaStore<string>(1000, () => undefined);
    const load = (key: string) => async () => {
      loaded.push(key);
      await wait(5);
      return { value: key, bytes: 1 };
    };
    store.startFrame();
    for (const key of ['old', '1', '2', '3', '4']) store.get(key, load(key));
    await Promise.resolve();
    store.startFrame();
    store.startFrame();
    await wait(40);
    expect(loaded).not.toContain('old');
    expect(loaded).toHaveLength(4);
  });

  it('are left alone for a while when they could not be had', async () => {
    let asked = 0;
    const store = new MediaStore<string>(1000, () => undefined);
    const fail = () => {
      asked += 1;
      return Promise.reject(new Error('gone'));
    };
    store.startFrame();
    store.get('k', fail);
    await wait(5);
    store.get('k', fail);
    await wait(5);
    expect(asked).toBe(1);
  });

  it('are forgotten from the one longest unused, never beyond the weight', () => {
    const map = new RecentMap<string, number>(10);
    for (const key of ['a', 'b', 'c']) map.set(key, 1, 3);
    map.get('a');
    map.set('d', 1, 4);
    expect(['a', 'b', 'c', 'd'].map((key) => map.get(key) !== undefined)).toEqual([true, false, true, true]);
  });
});
