import { describe, expect, it } from 'vitest';

import { copyDelivery, hasCopiedDelivery, pasteDelivery } from '../../../../../src-renderer/actions/delivery/delivery-clipboard.ts';
import { selectLine } from '../../../../../src-renderer/state/select.ts';
import { planOfPhones, TWO_WORDS } from './plan-of-phones.ts';
import { LINE, OTHER_LINE, scriptedStudio } from './scripted-studio.ts';

const symbols = TWO_WORDS.tokens.map(({ symbol }) => symbol);

async function copied() {
  const scripted = scriptedStudio();
  const { studio } = scripted;
  await studio.project.commit([
    { name: 'delivery.change', arguments: { lineIds: [LINE], changes: { energyDb: 3 } } },
    { name: 'delivery.draw', arguments: { lineId: LINE, drawing: { symbols, edits: { '2': { f0Hz: 220 }, '5': { durationMs: 90 } } } } },
  ]);
  copyDelivery(studio);
  selectLine(studio, OTHER_LINE);
  return scripted;
}

describe('copied delivery', () => {
  it('is there once a line was copied', async () => {
    const { studio } = scriptedStudio();
    expect(hasCopiedDelivery(studio)).toBe(false);
    expect(hasCopiedDelivery((await copied()).studio)).toBe(true);
  });

  it('gives another line the same sliders and the same drawing, in one step', async () => {
    const scripted = await copied();
    await pasteDelivery(scripted.studio);
    const pasted = scripted.document().deliveries.get(OTHER_LINE);
    expect(pasted?.changes.energyDb).toBe(3);
    expect(pasted?.drawing?.edits).toEqual({ '2': { f0Hz: 220 }, '5': { durationMs: 90 } });
    expect(scripted.of('project.commit')).toHaveLength(2);
  });

  it('puts the drawing on the phones that both lines have', async () => {
    const scripted = await copied();
    const kept = TWO_WORDS.tokens.slice(3).map(({ symbol, lengthMs, f0Hz }) => ({ symbol, lengthMs, f0Hz, word: 0 }));
    scripted.plan = planOfPhones([{ symbol: '^', lengthMs: 100, f0Hz: 0 }, ...kept]);
    await pasteDelivery(scripted.studio);
    expect(scripted.document().deliveries.get(OTHER_LINE)?.drawing?.edits).toEqual({ '3': { durationMs: 90 } });
  });
});
