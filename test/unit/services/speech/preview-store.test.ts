import { setImmediate as turn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { PreviewStore } from '../../../../src-main/services/speech/preview-store.ts';

async function readAll(bytes: AsyncIterable<Uint8Array> | undefined): Promise<number[]> {
  const read: number[] = [];
  for await (const chunk of bytes ?? []) read.push(...chunk);
  return read;
}

describe('a preview', () => {
  it('is read while it is written, whole and in order', async () => {
    const store = new PreviewStore();
    const preview = store.create();
    await preview.write(Uint8Array.of(1, 2));
    const reading = readAll(store.open(preview.id));
    await turn();
    await preview.write(Uint8Array.of(3));
    await turn();
    await preview.write(Uint8Array.of(4, 5));
    preview.end();
    expect(await reading).toEqual([1, 2, 3, 4, 5]);
  });

  it('can be opened once, and is gone when it has been read', async () => {
    const store = new PreviewStore();
    const preview = store.create();
    preview.end();
    const bytes = store.open(preview.id);
    expect(store.open(preview.id)).toBeUndefined();
    await readAll(bytes);
    expect(store.open(preview.id)).toBeUndefined();
    expect(store.open('unknown')).toBeUndefined();
  });

  it('tells its reader that it failed, after what there was', async () => {
    const store = new PreviewStore();
    const preview = store.create();
    await preview.write(Uint8Array.of(1));
    preview.fail(new Error('the voice stopped'));
    const bytes = store.open(preview.id);
    const read: number[] = [];
    await expect(
      (async () => {
        for await (const chunk of bytes ?? []) read.push(...chunk);
      })(),
    ).rejects.toThrow('the voice stopped');
    expect(read).toEqual([1]);
  });

  it('is abandoned when its reader leaves, and what is written then goes nowhere', async () => {
    const store = new PreviewStore();
    const preview = store.create();
    await preview.write(Uint8Array.of(1));
    for await (const chunk of store.open(preview.id) ?? []) {
      expect([...chunk]).toEqual([1]);
      break;
    }
    expect(preview.abandoned.aborted).toBe(true);
    await preview.write(new Uint8Array(100_000_000));
  });

  it('waits for a reader who is half a minute behind', async () => {
    const store = new PreviewStore();
    const preview = store.create();
    let more = false;
    const halfMinute = 30 * 48_000 * 4;
    await preview.write(new Uint8Array(halfMinute));
    const writing = preview.write(new Uint8Array(8)).then(() => (more = true));
    await turn();
    expect(more).toBe(false);
    const reader = store.open(preview.id)?.[Symbol.asyncIterator]();
    expect((await reader?.next())?.value).toHaveLength(halfMinute);
    await writing;
    expect(more).toBe(true);
  });

  it('that nobody opens is pushed out by newer ones', () => {
    const store = new PreviewStore();
    const first = store.create();
    const later = Array.from({ length: 8 }, () => store.create());
    expect(first.abandoned.aborted).toBe(true);
    expect(later.some(({ abandoned }) => abandoned.aborted)).toBe(false);
    store.close();
    expect(later.every(({ abandoned }) => abandoned.aborted)).toBe(true);
  });
});
