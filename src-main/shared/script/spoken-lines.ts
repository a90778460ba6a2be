import type { SubtitleImport } from '../contract/dubbing-views.ts';
import { joinTexts } from '../domain/join-texts.ts';
import type { Cue, Line } from '../domain/project-rows.ts';
import type { Retiming } from './retiming.ts';
import { AS_TIMED, retimed } from './retiming.ts';
import { isSpeech, spokenText, wordsOfDescription } from './spoken-text.ts';

export type ReadCue = SubtitleImport['cues'][number];
export type SpokenCue = Omit<Cue, 'id' | 'fileId' | 'lineId'>;

/** A line that a file asks for, before it is known whose it is and whether the project has it. */
export interface SpokenLine {
  readonly text: string;
  /** As the file names them; null where it does not tell. */
  readonly speaker: string | null;
  readonly slot: Line['slot'];
  /** None for a line of a script, several for a sentence that runs across cues. */
  readonly cues: readonly SpokenCue[];
}

export interface SpokenLinesOptions {
  /** Places (in the list of cues) of cues that are spoken as one line: ascending, next to one another but for what is left out. */
  readonly groups?: readonly (readonly number[])[];
  /** Places of cues that become no line; `unspokenCues` unless told. */
  readonly leftOut?: ReadonlySet<number>;
  readonly retiming?: Retiming;
}

/** Places of the cues that are no speech: songs, descriptions of sounds, cues without words. */
export function unspokenCues(cues: readonly ReadCue[]): ReadonlySet<number> {
  return new Set(cues.flatMap(({ text }, place) => (isSpeech(text) ? [] : [place])));
}

/** What a cue says when it is spoken, also one that is no speech. */
export function textOfCue({ text }: Pick<ReadCue, 'text'>): string {
  return isSpeech(text) ? spokenText(text) : wordsOfDescription(text);
}

/** The lines that speak the cues of a file, in its order: one a cue, or one a group. Every cue that has words and is not left out is in one of them. */
export function spokenLines(cues: readonly ReadCue[], options: SpokenLinesOptions = {}): SpokenLine[] {
  const { groups = [], leftOut = unspokenCues(cues), retiming = AS_TIMED } = options;
  const groupAt = new Map(groups.flatMap((group) => group.map((place) => [place, group] as const)));
  const done = new Set<number>();
  const spoken = (place: number): boolean => !leftOut.has(place) && textOfCue(cues[place] ?? { text: '' }) !== '';
  return cues.flatMap((_cue, place) => {
    if (done.has(place) || !spoken(place)) return [];
    const together = (groupAt.get(place) ?? [place]).filter((member) => !done.has(member) && spoken(member));
    for (const member of together) done.add(member);
    return [lineOf(together.flatMap((member) => cues[member] ?? []), retiming)];
  });
}

function lineOf(read: readonly ReadCue[], retiming: Retiming): SpokenLine {
  let text = '';
  const cues = read.map((cue): SpokenCue => {
    const words = textOfCue(cue);
    const joined = joinTexts(text, words);
    const span = { start: joined.length - words.length, end: joined.length };
    text = joined;
    const startSample = retimed(cue.startSample, retiming);
    return { ...cue, startSample, endSample: Math.max(startSample, retimed(cue.endSample, retiming)), span };
  });
  return { text, speaker: read.find(({ speaker }) => speaker !== null)?.speaker ?? null, slot: slotOf(cues), cues };
}

/** From where the first of them begins to where the last ends; null where that is no time at all. */
function slotOf(cues: readonly SpokenCue[]): Line['slot'] {
  const startSample = Math.min(...cues.map((cue) => cue.startSample));
  const endSample = Math.max(...cues.map((cue) => cue.endSample));
  return endSample > startSample ? { startSample, endSample } : null;
}
