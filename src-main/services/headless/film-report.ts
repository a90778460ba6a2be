import { cuesOfLine, clipsOfLine, linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { TakeDetail } from '../../shared/contract/views.ts';
import { msOfSamples } from '../../shared/domain/time.ts';

/** How one cue came out. Times in ms on the programme. */
export interface CueReport {
  /** Which cue of the file, from 1 as people count. */
  readonly cue: number;
  readonly character: string;
  readonly text: string;
  readonly startMs: number;
  /** When the first of its words sounds; null where it has no sound. */
  readonly speechMs: number | null;
  /** Speed against the voice's own pace. */
  readonly rate: number;
  /** By how much its line is too long for its slot. */
  readonly overMs: number;
  /** Why somebody should look at it; empty for a cue that is as it should be. */
  readonly flags: readonly CueFlag[];
}

export type CueFlag = 'missing' | 'early' | 'late' | 'over';

/** Speech that begins further than this from its cue is flagged. */
const START_TOLERANCE_MS = 40;

/**
 * Every cue with when its speech begins. The first word of a line is what the line's slot asks for; the cues behind it in
 * a sentence begin when the sentence comes to them, which is not flagged.
 * @param detailOf of a take, as the project keeps it
 */
export async function reportCues(document: ProjectDocument, detailOf: (takeId: string) => Promise<TakeDetail | undefined>): Promise<CueReport[]> {
  const reports: CueReport[] = [];
  for (const line of linesInOrder(document)) {
    const take = document.takes.get(line.takeId ?? '');
    const clip = clipsOfLine(document, line.id).find(({ takeId }) => takeId === take?.id);
    const detail = take && (await detailOf(take.id));
    for (const [place, cue] of cuesOfLine(document, line.id).entries()) {
      const word = detail?.words.find(({ span }) => span.start >= cue.span.start && span.start < cue.span.end);
      const speechMs = clip && word ? msOfSamples(clip.startSample - clip.offsetSamples) + word.startMs : null;
      const startMs = msOfSamples(cue.startSample);
      const overMs = take ? msOfSamples(take.overSamples) : 0;
      const flags: CueFlag[] = [];
      if (speechMs === null) flags.push('missing');
      else if (place === 0 && Math.abs(speechMs - startMs) > START_TOLERANCE_MS) flags.push(speechMs < startMs ? 'early' : 'late');
      if (overMs > 0) flags.push('over');
      const character = document.characters.get(line.characterId)?.name ?? '';
      reports.push({ cue: cue.index + 1, character, text: line.text.slice(cue.span.start, cue.span.end), startMs, speechMs, rate: take?.rate ?? 1, overMs, flags });
    }
  }
  return reports;
}
