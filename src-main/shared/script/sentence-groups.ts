import { joinTexts } from '../domain/join-texts.ts';
import { samplesOfMs } from '../domain/time.ts';
import { speakerKey } from './cast-memory.ts';
import type { SentenceJoin, WrittenHow } from './sentence-join.ts';
import { endsOnPunctuation, sentenceJoin } from './sentence-join.ts';
import { isGerman } from './sentence-words.ts';
import type { ReadCue } from './spoken-lines.ts';
import { textOfCue, unspokenCues } from './spoken-lines.ts';

/** Cues that are one spoken sentence, as an offer to the author. */
export interface SentenceGroup extends SentenceJoin {
  /** Places in the list of cues, at least two, next to one another. `reason` and `confidence` are those of the weakest seam. */
  readonly cues: readonly number[];
  /** As it would be spoken. */
  readonly text: string;
}

/** The longest silence within a sentence, and how far two cues of one speaker may overlap by an untidy file. */
const LONGEST_GAP_SAMPLES = samplesOfMs(1200);
const LONGEST_OVERLAP_SAMPLES = samplesOfMs(250);
const LONGEST_SAMPLES = samplesOfMs(12_000);
const MOST_CUES = 5;
const MOST_LETTERS = 300;
const LEAST_CONFIDENCE = 0.5;
/** Below this share of cues that end on punctuation, its absence says nothing. */
const PUNCTUATED_SHARE = 0.35;

/**
 * Which neighbouring cues of one speaker are one sentence, in English, German and Chinese. Songs, descriptions of sounds and
 * whatever else is left out stand between sentences. A sentence longer than 12 s, 5 cues or 300 characters is cut where it
 * hangs together least.
 *
 * @param leftOut places of cues that are not spoken; `unspokenCues` unless told.
 */
export function sentenceGroups(cues: readonly ReadCue[], leftOut: ReadonlySet<number> = unspokenCues(cues)): SentenceGroup[] {
  const texts = cues.map(textOfCue);
  const how = writtenHow(texts.filter((text, place) => text !== '' && !leftOut.has(place)));
  const speakers = speakersOf(cues);
  /** The seam behind each cue. */
  const seams = cues.map((cue, place): SentenceJoin | null => {
    const next = cues[place + 1];
    if (!next || leftOut.has(place) || leftOut.has(place + 1) || cue.index === next.index || speakers[place] !== speakers[place + 1]) return null;
    const gap = next.startSample - cue.endSample;
    if (gap > LONGEST_GAP_SAMPLES || gap < -LONGEST_OVERLAP_SAMPLES) return null;
    const join = sentenceJoin(texts[place] ?? '', texts[place + 1] ?? '', how);
    return join && join.confidence >= LEAST_CONFIDENCE ? join : null;
  });
  const groups: SentenceGroup[] = [];
  for (let first = 0; first < cues.length; ) {
    let last = first;
    while (seams[last]) last += 1;
    offer(first, last);
    first = last + 1;
  }
  return groups;

  function offer(first: number, last: number): void {
    if (last === first) return;
    const inside = seams.slice(first, last).flatMap((seam) => seam ?? []);
    const weakest = inside.reduce((least, seam, index) => (seam.confidence < (inside[least]?.confidence ?? 1) ? index : least), 0);
    const text = texts.slice(first, last + 1).reduce(joinTexts, '');
    const lasts = (cues[last]?.endSample ?? 0) - (cues[first]?.startSample ?? 0);
    const seam = inside[weakest];
    if (!seam) return;
    if (last - first < MOST_CUES && lasts <= LONGEST_SAMPLES && text.length <= MOST_LETTERS) {
      groups.push({ ...seam, cues: Array.from({ length: last - first + 1 }, (_, index) => first + index), text });
      return;
    }
    // Of seams that are equally weak the one nearest to the middle, so that no cue is left alone for nothing.
    const middle = (inside.length - 1) / 2;
    const cut = inside.reduce((best, { confidence }, index) => (confidence === seam.confidence && Math.abs(index - middle) < Math.abs(best - middle) ? index : best), weakest);
    offer(first, first + cut);
    offer(first + cut + 1, last);
  }
}

function writtenHow(texts: readonly string[]): WrittenHow {
  const all = texts.join('\n');
  return {
    punctuated: texts.filter(endsOnPunctuation).length > texts.length * PUNCTUATED_SHARE,
    cased: (all.match(/\p{Ll}/gu)?.length ?? 0) > (all.match(/\p{Lu}/gu)?.length ?? 0),
    german: isGerman(all),
  };
}

/** Who speaks each cue; one without a name is spoken by who spoke before. */
function speakersOf(cues: readonly ReadCue[]): string[] {
  let before = '';
  return cues.map(({ speaker }) => {
    if (speaker !== null) before = speakerKey(speaker);
    return before;
  });
}
