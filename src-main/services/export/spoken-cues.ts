import type { SheetCue } from '../../media/subtitles/write-cue-sheet.ts';
import type { ExportSpec, TakeDetail } from '../../shared/contract/views.ts';
import { clipsOfLine, cuesOfLine, linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Clip, Cue, Line, Take } from '../../shared/domain/project-rows.ts';
import { msOfSamples, samplesOfMs } from '../../shared/domain/time.ts';
import { cutToCues } from '../../shared/script/cut-to-cues.ts';

export interface CueOptions {
  readonly range: ExportSpec['range'];
  /** `spoken`: when the sound is heard. `imported`: when the subtitle file said, for lines that came from one. */
  readonly times: 'spoken' | 'imported';
  /** When the words of a take sound; none for a take of which that is not known. */
  readonly wordsOf: (takeId: string) => TakeDetail['words'];
}

/** What a cue of a line says and when, on the export's clock. */
export interface SpokenCue extends SheetCue {
  /** The imported cue that it is; null for a line that came from no subtitles. */
  readonly cue: Cue | null;
}

/**
 * The cues of all lines that are heard: one for each subtitle cue that a line speaks, one for a line that came from none.
 * A line lasts from its first word to its last, wherever their clips are; one that speaks several cues is cut by its words.
 */
export function spokenCues(document: ProjectDocument, { range, times, wordsOf }: CueOptions): SpokenCue[] {
  const offset = range?.startSample ?? 0;
  const end = range?.endSample ?? Infinity;
  return linesInOrder(document).flatMap((line) =>
    cuesOf(document, line, times, wordsOf).flatMap((cue): SpokenCue[] => {
      const startSample = Math.max(offset, cue.startSample) - offset;
      const endSample = Math.min(end, cue.endSample) - offset;
      return endSample > startSample && cue.text.trim() !== '' ? [{ ...cue, startSample, endSample }] : [];
    }),
  );
}

function cuesOf(document: ProjectDocument, line: Line, times: CueOptions['times'], wordsOf: CueOptions['wordsOf']): SpokenCue[] {
  const take = line.takeId === null ? undefined : document.takes.get(line.takeId);
  const clips = clipsOfLine(document, line.id).filter((clip) => clip.takeId === line.takeId);
  const cues = cuesOfLine(document, line.id);
  const told = {
    // A line that nobody else speaks beside needs no name.
    speaker: document.characters.size > 1 ? (document.characters.get(line.characterId)?.name ?? null) : null,
    rate: take?.rate ?? null,
    overSamples: take?.overSamples ?? 0,
  };
  const asImported = cues.map((cue): SpokenCue => ({ ...told, cue, startSample: cue.startSample, endSample: cue.endSample, text: textOf(line, cue) }));
  if (times === 'imported' && cues.length > 0) return asImported;
  if (clips.length === 0 || !take) return [];
  const at = (ms: number): number => programmeSample(clips, samplesOfMs(ms));
  const words = wordsOf(take.id);
  const [only, ...more] = cues;
  if (!only || more.length === 0) {
    // A take begins and ends with a breath of quiet, which is no part of what is read along.
    const lengthMs = msOfSamples(take.lengthSamples);
    const startSample = at(words[0]?.startMs ?? 0);
    const endSample = Math.max(startSample, at(words.at(-1)?.endMs ?? lengthMs));
    return [{ ...told, cue: only ?? null, startSample, endSample, text: line.text }];
  }
  return cutToCues(line, cues, { words, lengthMs: msOfSamples(take.lengthSamples) }).map((cut) => {
    const from = at(cut.startMs);
    return { ...told, cue: cut.cue, startSample: from, endSample: Math.max(from, at(cut.endMs)), text: textOf(line, cut.cue) };
  });
}

function textOf(line: Line, { span }: Cue): string {
  return line.text.slice(span.start, span.end).trim();
}

/** Where on the programme a sample of a take sounds; one that was trimmed off, at the nearest that sounds. */
function programmeSample(clips: readonly Clip[], sample: Take['lengthSamples']): number {
  let nearest = 0;
  let distance = Infinity;
  for (const { startSample, offsetSamples, lengthSamples } of clips) {
    const within = Math.min(lengthSamples, Math.max(0, sample - offsetSamples));
    const away = Math.abs(sample - offsetSamples - within);
    if (away >= distance) continue;
    distance = away;
    nearest = startSample + within;
  }
  return nearest;
}
