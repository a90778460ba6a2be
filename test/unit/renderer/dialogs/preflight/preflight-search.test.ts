import { expect, it } from 'vitest';

import type { StudioConnection } from '../../../../../src-main/shared/contract/contract.ts';
import { PreflightSearch } from '../../../../../src-renderer/dialogs/preflight/preflight-search.ts';

type Request = StudioConnection['request'];

/** Finds one risk in every line that `risky` has. */
function studio(risky: ReadonlySet<string>): { readonly batches: string[][]; readonly request: Request } {
  const batches: string[][] = [];
  const request = ((_name: string, { lineIds }: { readonly lineIds: string[] }) => {
    batches.push(lineIds);
    const risks = lineIds.filter((id) => risky.has(id)).map((lineId) => ({ lineId, span: { start: 0, end: 1 }, kind: 'name', written: lineId, spoken: '', phones: [], risk: 0.5, lexiconWord: null, alternatives: [] }));
    return Promise.resolve({ risks, words: lineIds.length * 10 });
  }) as unknown as Request;
  return { batches, request };
}

it('a long script is read in batches, in its order, and lines that changed are read again', async () => {
  const ids = Array.from({ length: 450 }, (_, index) => `l${index}`);
  const risky = new Set(['l7', 'l401', 'l3']);
  const { batches, request } = studio(risky);
  const search = new PreflightSearch({ request });
  await search.run(ids);
  expect(batches.map((batch) => batch.length)).toEqual([200, 200, 50]);
  expect(search.state.get()).toMatchObject({ words: 4500, linesDone: 450, linesTotal: 450 });
  expect(search.state.get().risks.map(({ lineId }) => lineId)).toEqual(['l3', 'l7', 'l401']);
  risky.delete('l7');
  risky.add('l5');
  await search.refresh(['l5', 'l7']);
  expect(search.state.get().risks.map(({ lineId }) => lineId)).toEqual(['l3', 'l5', 'l401']);
  expect(search.state.get().words).toBe(4500);
});
