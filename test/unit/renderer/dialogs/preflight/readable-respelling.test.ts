import { expect, it } from 'vitest';

import { readableRespelling } from '../../../../../src-renderer/dialogs/preflight/readable-respelling.ts';

it.each([
  ['N IY1 V', 'NEEV'],
  ['R EH1 K ER0 D', 'RE-kurd'],
  ['R IH0 K AO1 R D', 'ri-KORD'],
  ['T EH1 R Z', 'TAIRZ'],
  ['T IH1 R Z', 'TEERZ'],
  ['L AY1 V', 'LIEV'],
  ['N AY1 AH0 M', 'NY-uhm'],
  ['AY1 L AH0 N D', 'EYE-luhnd'],
  ['S T R AE1 NG', 'STRANG'],
])('%s is %s', (phones, respelled) => {
  expect(readableRespelling(phones.split(' '))).toBe(respelled);
});
