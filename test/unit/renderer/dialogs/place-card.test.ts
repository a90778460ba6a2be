import { describe, expect, it } from 'vitest';

import { placeCard } from '../../../../src-renderer/dialogs/tour/place-card.ts';

describe('a card of the tour', () => {
  const view = { width: 1440, height: 900 };
  const card = { width: 320, height: 160 };
  it('stands beside what it is about, where there is room', () => {
    expect(placeCard({ left: 0, top: 44, width: 440, height: 500 }, card, view)).toEqual({ left: 452, top: 56 });
    expect(placeCard({ left: 1100, top: 44, width: 340, height: 500 }, card, view)).toEqual({ left: 768, top: 56 });
  });

  it('is wholly in the window, whatever it is about', () => {
    for (const anchor of [{ left: 1380, top: 4, width: 60, height: 30 }, { left: 0, top: 0, width: 1440, height: 900 }, undefined]) {
      const { left, top } = placeCard(anchor, card, view);
      expect(left).toBeGreaterThanOrEqual(12);
      expect(top).toBeGreaterThanOrEqual(12);
      expect(left + card.width).toBeLessThanOrEqual(view.width - 12);
      expect(top + card.height).toBeLessThanOrEqual(view.height - 12);
    }
  });
});
