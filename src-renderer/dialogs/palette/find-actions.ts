import type { Action } from '../../actions/action.ts';
import { fuzzyScore } from './fuzzy-score.ts';

/** Actions whose title fits in either language, or whose id does; the best first, all in their own order without a query. */
export function findActions(actions: readonly Action[], query: string): readonly Action[] {
  if (query.trim() === '') return actions;
  return actions
    .flatMap((action) => {
      const scores = [action.title.en, action.title['zh-CN'], action.id].flatMap((text) => fuzzyScore(query, text) ?? []);
      return scores.length === 0 ? [] : [{ action, score: Math.max(...scores) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ action }) => action);
}
