import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { duckCurve } from '../../src-main/shared/mix/duck-curve.ts';
import type { GainCurve } from '../../src-main/shared/mix/gain-curve.ts';
import { speechInMix } from '../../src-main/shared/mix/mix-plan.ts';

type Tables = Pick<ProjectDocument, 'tracks' | 'clips' | 'takes' | 'assets'>;

let last: (Tables & { readonly curves: ReadonlyMap<string, GainCurve> }) | undefined;

/** Gain curves of the beds that make room for speech, by track: also of one that is not heard now. Made once for the same tables. */
export function duckCurvesOf(document: ProjectDocument): ReadonlyMap<string, GainCurve> {
  const { tracks, clips, takes, assets } = document;
  if (last && last.tracks === tracks && last.clips === clips && last.takes === takes && last.assets === assets) return last.curves;
  const ducked = [...tracks.values()].flatMap(({ id, kind, duck }) => (kind === 'bed' && duck ? [{ id, duck }] : []));
  const speech = ducked.length > 0 ? speechInMix(document) : [];
  const curves = new Map(ducked.map(({ id, duck }) => [id, duckCurve(speech, duck)]));
  last = { tracks, clips, takes, assets, curves };
  return curves;
}
