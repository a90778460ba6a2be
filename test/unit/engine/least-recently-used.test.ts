import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LeastRecentlyUsed } from '../../../src-main/engine/least-recently-used.ts';

describe('the values used last', () => {
  it('are kept up to their weight, the youngest always', () => {
    const operation = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), weight: fc.integer({ min: 0, max: 12 }), kind: fc.constantFrom('set', 'set', 'get', 'delete') });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        const kept = new LeastRecentlyUsed<number>(10);
        // The same, written plainly: oldest first.
        let model: { key: string; value: number; weight: number }[] = [];
        operations.forEach(({ key, weight, kind }, value) => {
          const known = model.find((entry) => entry.key === key);
          if (kind === 'get') {
            expect(kept.get(key)).toBe(known?.value);
            if (known) model = [...model.filter((entry) => entry !== known), known];
            return;
          }
          model = model.filter((entry) => entry !== known);
          if (kind === 'delete') {
            kept.delete(key);
            return;
          }
          kept.set(key, value, weight);
          model.push({ key, value, weight });
          while (model.length > 1 && model.reduce((sum, entry) => sum + entry.weight, 0) > 10) model.shift();
        });
        for (const { key, value } of model) expect(kept.get(key)).toBe(value);
        for (const key of 'abcde') if (!model.some((entry) => entry.key === key)) expect(kept.get(key)).toBeUndefined();
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
