import { expect, it } from 'vitest';

import { groupRisks } from '../../../../src-main/shared/domain/group-risks.ts';

it('the same spelling said the same way is one question, whatever its case; initials differ from words', () => {
  const risk = (at: number, kind: string, written: string, ...phones: string[]) => ({ at, kind, written, phones });
  const groups = groupRisks([
    risk(0, 'homograph', 'lead', 'L', 'EH1', 'D'),
    risk(1, 'homograph', 'lead', 'L', 'IY1', 'D'),
    risk(2, 'homograph', 'Lead', 'L', 'EH1', 'D'),
    risk(3, 'initialism', 'US', 'Y', 'UW1'),
    risk(4, 'initialism', 'us', 'Y', 'UW1'),
    risk(5, 'homograph', 'lead', 'L', 'IY1', 'D'),
  ]);
  expect(groups.map((group) => group.map(({ at }) => at))).toEqual([[0, 2], [1, 5], [3], [4]]);
});
