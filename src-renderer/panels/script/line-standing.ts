import type { RenderJob } from '../../../src-main/shared/contract/views.ts';
import type { Line, Take } from '../../../src-main/shared/domain/project-rows.ts';
import type { LineState } from '../../../src-main/shared/domain/recipe.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import type { LineFit } from '../../fit/line-fits.ts';
import type { ToldFailure } from '../../i18n/use-failure-text.ts';

/** How a line stands: what its mark and its bar show. */
export interface LineStanding {
  readonly mark: 'fresh' | 'stale' | 'unrendered' | 'waiting' | 'rendering' | 'failed';
  /** 0 to 1, while rendering. */
  readonly share: number;
  /** Why it failed, for the author. */
  readonly failure: ToldFailure | null;
  /** Length in seconds, of the take if it is fresh, else as predicted, in its slot where it has one; null while unknown. */
  readonly seconds: number | null;
  readonly predicted: boolean;
  /** How it meets its slot; null where it has none, or nothing is known yet. */
  readonly fit: LineFit | null;
}

/** @param typing the text on screen is not the committed one, so that any take is of other words. */
export function standingOf(
  line: Line,
  take: Take | undefined,
  state: LineState,
  job: RenderJob | undefined,
  predictedMs: number | null,
  typing: boolean,
  fit: LineFit | undefined,
): LineStanding {
  const rendered = take !== undefined && state === 'fresh' && !typing;
  const foretold = line.slot && fit ? fit.seconds : predictedMs === null ? null : predictedMs / 1000;
  const seconds = rendered ? take.lengthSamples / PROJECT_SAMPLE_RATE : foretold;
  return {
    mark: job?.state ?? (typing && state === 'fresh' ? 'stale' : state),
    share: job?.share ?? 0,
    failure: job?.state === 'failed' ? { message: job.message ?? '', code: job.code } : null,
    seconds,
    predicted: !rendered,
    fit: line.slot && fit ? fit : null,
  };
}
