import { useEffect, useMemo } from 'react';

import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { lineState, recipeKey } from '../../../src-main/shared/domain/recipe.ts';
import type { LineState } from '../../../src-main/shared/domain/recipe.ts';
import { useLineFit } from '../../fit/use-line-fits.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { useDocument } from '../../state/use-document.ts';
import { standingOf } from './line-standing.ts';
import type { LineStanding } from './line-standing.ts';
import { jobOf } from './render-jobs.ts';
import { scriptViewOf } from './script-view.ts';

/** Follows how a line stands; asks for its length while no fresh take tells it. */
export function useLineStanding(line: Line | undefined, draft: string | null): LineStanding {
  const studio = useStudio();
  const { lengths } = scriptViewOf(studio);
  const lineId = line?.id ?? '';
  const state: LineState = useDocument((document) => lineState(document, lineId));
  const take = useDocument((document) => document.takes.get(document.lines.get(lineId)?.takeId ?? ''));
  const recipe = useDocument((document) => recipeKey(document, lineId) ?? '');
  const job = useStore(studio.renders, (queue) => jobOf(queue, lineId));
  const fit = useLineFit(lineId);
  const predicted = useStore(lengths.state, (known) => known.get(lineId));
  const typing = draft !== null && draft !== line?.text;
  const written = draft ?? line?.text ?? '';
  const wanted = line !== undefined && (state !== 'fresh' || typing);
  const key = typing ? `${recipe} ${draft}` : recipe;
  useEffect(() => {
    if (wanted) lengths.want(lineId, written, key);
  }, [lengths, wanted, lineId, written, key]);
  return useMemo(
    () => (line ? standingOf(line, take, state, job, predicted?.lengthMs ?? null, typing, fit) : UNKNOWN),
    [line, take, state, job, predicted, typing, fit],
  );
}

const UNKNOWN: LineStanding = { mark: 'unrendered', share: 0, failure: null, seconds: null, predicted: true, fit: null };
