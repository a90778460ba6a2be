import type { RenderJob } from '../../../src-main/shared/contract/views.ts';
import type { Line, Take } from '../../../src-main/shared/domain/project-rows.ts';
import type { LineState } from '../../../src-main/shared/domain/recipe.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import type { ToldFailure } from '../../i18n/use-failure-text.ts';

/** Speech can be hurried this much and no further; what is longer than its slot times this cannot fit (`fitSlot`). */
const MOST_HURRY = 1.3;

/** How a line stands: what its mark and its bar show. */
export interface LineStanding {
  readonly mark: 'fresh' | 'stale' | 'unrendered' | 'waiting' | 'rendering' | 'failed';
  /** 0 to 1, while rendering. */
  readonly share: number;
  /** Why it failed, for the author. */
  readonly failure: ToldFailure | null;
  /** Length in seconds, of the take if it is fresh, else as predicted; null while unknown. */
  readonly seconds: number | null;
  readonly predicted: boolean;
  readonly slotSeconds: number | null;
  /** Seconds that do not fit the slot; 0 when it fits or there is none. */
  readonly overSeconds: number;
}

/** @param typing the text on screen is not the committed one, so that any take is of other words. */
export function standingOf(
  line: Line,
  take: Take | undefined,
  state: LineState,
  job: RenderJob | undefined,
  predictedMs: number | null,
  typing: boolean,
): LineStanding {
  const rendered = take !== undefined && state === 'fresh' && !typing;
  const seconds = rendered ? take.lengthSamples / PROJECT_SAMPLE_RATE : predictedMs === null ? null : predictedMs / 1000;
  const slotSeconds = line.slot ? (line.slot.endSample - line.slot.startSample) / PROJECT_SAMPLE_RATE : null;
  const overSeconds = rendered
    ? take.overSamples / PROJECT_SAMPLE_RATE
    : seconds !== null && slotSeconds !== null
      ? Math.max(0, seconds / MOST_HURRY - slotSeconds)
      : 0;
  return {
    mark: job?.state ?? (typing && state === 'fresh' ? 'stale' : state),
    share: job?.share ?? 0,
    failure: job?.state === 'failed' ? { message: job.message ?? '', code: job.code } : null,
    seconds,
    predicted: !rendered,
    slotSeconds,
    overSeconds: overSeconds < 0.05 ? 0 : overSeconds,
  };
}
