import { describe, expect, it } from 'vitest';

import { ALL_ACTIONS } from '../../../../src-renderer/actions/all-actions.ts';
import { findActions } from '../../../../src-renderer/dialogs/palette/find-actions.ts';
import { fuzzyScore } from '../../../../src-renderer/dialogs/palette/fuzzy-score.ts';

describe('a fuzzy search', () => {
  it('wants every letter, in order', () => {
    expect(fuzzyScore('sc', 'Split clip')).toBeGreaterThan(0);
    expect(fuzzyScore('cs', 'Split clip')).toBeUndefined();
  });

  it('likes runs and starts of words better', () => {
    expect(fuzzyScore('clip', 'Split clip')).toBeGreaterThan(fuzzyScore('clip', 'Cool lines in a pile') ?? 0);
    expect(fuzzyScore('exp', 'Export')).toBeGreaterThan(fuzzyScore('exp', 'Vexing paper') ?? 0);
  });

  it('looks past case and accents', () => {
    expect(fuzzyScore('RESUME', 'résumé')).toBeGreaterThan(0);
  });
});

describe('finding an action', () => {
  it('works in either language, whatever the window’s is', () => {
    expect(findActions(ALL_ACTIONS, '设置')[0]?.id).toBe('app.settings');
    expect(findActions(ALL_ACTIONS, 'settings')[0]?.id).toBe('app.settings');
  });

  it('shows all in their order for an empty query, and none for nonsense', () => {
    expect(findActions(ALL_ACTIONS, ' ')).toEqual(ALL_ACTIONS);
    expect(findActions(ALL_ACTIONS, 'qqxxzz')).toEqual([]);
  });
});
