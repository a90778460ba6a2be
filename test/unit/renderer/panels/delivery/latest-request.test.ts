import { describe, expect, it } from 'vitest';

import { LatestRequest } from '../../../../../src-renderer/panels/delivery/latest-request.ts';

const never = (error: unknown): never => {
  throw error;
};

function asked() {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const request = new LatestRequest();
  const run = (number: number) =>
    request.run(
      () =>
        new Promise<void>((resolve) => {
          started.push(number);
          ends.set(number, resolve);
        }),
      never,
    );
  return { started, ends, request, run };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('latest request', () => {
  it('asks the first at once, then only the newest of those that waited', async () => {
    const { started, ends, run } = asked();
    void run(1);
    void run(2);
    void run(3);
    expect(started).toEqual([1]);
    ends.get(1)?.();
    await settle();
    expect(started).toEqual([1, 3]);
    ends.get(3)?.();
    await settle();
    expect(started).toEqual([1, 3]);
  });

  it('asks at once again after it was cancelled, and forgets what waited', async () => {
    const { started, ends, request, run } = asked();
    void run(1);
    void run(2);
    request.cancel();
    void run(3);
    expect(started).toEqual([1, 3]);
    ends.get(1)?.();
    await settle();
    expect(started).toEqual([1, 3]);
  });

  it('goes on after a failure, and is silent about what was cancelled', async () => {
    const failures: unknown[] = [];
    const request = new LatestRequest();
    const fail = async (): Promise<void> => {
      await settle();
      throw new Error('no');
    };
    const failed = (error: unknown): void => {
      failures.push(error);
    };
    await request.run(fail, failed);
    expect(failures).toHaveLength(1);
    const second = request.run(fail, failed);
    request.cancel();
    await second;
    expect(failures).toHaveLength(1);
    let asked = false;
    await request.run(() => {
      asked = true;
      return Promise.resolve();
    }, failed);
    expect(asked).toBe(true);
  });
});
