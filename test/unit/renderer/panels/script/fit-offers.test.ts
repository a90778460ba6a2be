import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../../src-main/shared/commands/run-commands.ts';
import { emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import type { ProjectDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { fitOffers } from '../../../../../src-renderer/panels/script/fit-offers.ts';

const delivery = { pace: 1.1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
const SECOND = 48_000;

/** A line with a slot of 2 s, and one whose slot begins `gapSeconds` after it. */
function twoLines(gapSeconds: number): ProjectDocument {
  const slots = [
    { startSample: SECOND, endSample: 3 * SECOND },
    { startSample: (3 + gapSeconds) * SECOND, endSample: 9 * SECOND },
  ];
  const lines = slots.map((slot, index) => ({ id: String(index), characterId: 'mara', text: 'The tide.', slot }));
  const characters = [{ id: 'mara', name: 'Mara', colour: 0, voiceId: 'kathleen-en', delivery }];
  return runCommands(emptyDocument(), [{ name: 'script.insert', arguments: { after: null, characters, lines } }]).document;
}

const over = (overSeconds: number) => ({ slotSeconds: 2, overSeconds });

describe('what can be done about a line that passes its slot', () => {
  it('is nothing for one that fits', () => {
    expect(fitOffers(twoLines(1), '0', over(0))).toEqual([]);
  });

  it('is a faster pace than its own, a longer slot, or none', () => {
    expect(fitOffers(twoLines(1), '0', over(0.5))).toEqual([{ kind: 'pace', pace: 1.38 }, { kind: 'slot', endSample: 3.5 * SECOND }, { kind: 'noSlot' }]);
  });

  it('is no longer slot where the next line begins in it', () => {
    expect(fitOffers(twoLines(0.4), '0', over(0.5)).map(({ kind }) => kind)).toEqual(['pace', 'noSlot']);
    expect(fitOffers(twoLines(0.5), '0', over(0.5)).map(({ kind }) => kind)).toEqual(['pace', 'slot', 'noSlot']);
  });

  it('is no pace that no delivery can have', () => {
    expect(fitOffers(twoLines(9), '0', over(1.7)).map(({ kind }) => kind)).toEqual(['slot', 'noSlot']);
  });
});
