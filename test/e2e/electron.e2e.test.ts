import { expect, it } from 'vitest';

import { ELECTRON } from './support/open-electron-studio.ts';

it(ELECTRON === undefined ? 'has no Electron on this machine: the journeys ran in the web shell only' : 'ran every journey in Electron too', () => {
  console.log(ELECTRON === undefined ? 'Electron is not on this machine ("npm start -- --get-electron" fetches it), so the journeys run in the web shell only.' : `The journeys run in Electron as well: ${ELECTRON}`);
  expect(ELECTRON ?? 'none').not.toBe('');
});
