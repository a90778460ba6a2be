import { FRAME_MS, HOP, SAMPLES_PER_MS } from '../prosody/frame-time.ts';
import type { DeliveredPlan } from '../prosody/apply-delivery.ts';
import { isPhone } from '../prosody/token-lengths.ts';
import type { ReadingItem } from '../text/reading.ts';
import type { TokenSequence } from '../text/token-sequence.ts';
import type { HeldTrack } from './hold-pauses.ts';
import type { LineTimings, MarkTiming, PauseTiming, PhoneTiming, WordTiming } from './line-timings.ts';
import { tokenExtents, type Extent } from './token-extents.ts';

/** A piece that has been spoken. A silent piece has no track. */
export interface SpokenPiece {
  readonly sequence: TokenSequence;
  readonly plan: DeliveredPlan;
  readonly held?: HeldTrack;
}

/** Says where every word, phone, pause and mark of a line sounds, from the lengths that were rendered. */
export function timeLine(pieces: readonly SpokenPiece[]): LineTimings {
  const words: WordTiming[] = [];
  const phones: PhoneTiming[] = [];
  const pauses: PauseTiming[] = [];
  const marks: MarkTiming[] = [];
  let start = 0;
  let firstToken = 0;
  for (const [index, { sequence, plan }] of pieces.entries()) {
    const extents = tokenExtents(plan, start);
    const items = itemExtents(sequence, extents);
    const wordOfItem = new Map<number, number>();
    sequence.items.forEach((item, at) => {
      const extent = items[at];
      if (item.kind !== 'word' || extent === undefined) return;
      wordOfItem.set(at, words.length);
      words.push({ text: item.spoken, ...inMs(extent), span: item.span });
    });
    sequence.tokens.forEach((token, at) => {
      const extent = extents[at];
      if (extent === undefined || (extent.end === extent.start && !isPhone(token))) return;
      if (isPhone(token)) {
        const word = token.item === undefined ? null : (wordOfItem.get(token.item) ?? null);
        phones.push({ symbol: token.symbol, ...inMs(extent), word, token: firstToken + at });
      } else if (at > 0 || index === 0) {
        // The leading edge of a later piece is the end of the pause before it, and counted there.
        pauses.push({ ...inMs(extent), token: firstToken + at, timed: token.pauseMs !== undefined });
      }
    });
    marks.push(...timeMarks(sequence.items, items, start));
    start += plan.samples;
    firstToken += sequence.tokens.length;
  }
  return { words, phones, pauses, marks, f0Hz: pitchTrack(pieces), frameMs: FRAME_MS };
}

function inMs({ start, end }: Extent): { startMs: number; endMs: number } {
  return { startMs: start / SAMPLES_PER_MS, endMs: end / SAMPLES_PER_MS };
}

/** Extent of each item that tokens came from. */
function itemExtents(sequence: TokenSequence, tokens: readonly Extent[]): (Extent | undefined)[] {
  const items: (Extent | undefined)[] = sequence.items.map(() => undefined);
  sequence.tokens.forEach(({ item }, at) => {
    const extent = tokens[at];
    if (item === undefined || extent === undefined) return;
    items[item] = { start: items[item]?.start ?? extent.start, end: extent.end };
  });
  return items;
}

/** A mark sounds where the word or pause written before it ends; before all of them, where the first begins. */
function timeMarks(items: readonly ReadingItem[], extents: readonly (Extent | undefined)[], pieceStart: number): MarkTiming[] {
  const first = extents.find((extent) => extent !== undefined)?.start ?? pieceStart;
  let at = first;
  return items.flatMap((item, index) => {
    at = extents[index]?.end ?? at;
    return item.kind === 'mark' ? [{ name: item.name, atMs: at / SAMPLES_PER_MS }] : [];
  });
}

/** F0 of the frames that were rendered, on the clock of the sound: one value each 512 samples, 0 where unvoiced. */
function pitchTrack(pieces: readonly SpokenPiece[]): Float32Array {
  const total = pieces.reduce((sum, { plan }) => sum + plan.samples, 0);
  const f0Hz = new Float32Array(Math.ceil(total / HOP));
  let pieceStart = 0;
  for (const { plan, held } of pieces) {
    const pieceEnd = pieceStart + plan.samples;
    for (let frame = Math.ceil(pieceStart / HOP); held !== undefined && frame * HOP < pieceEnd; frame += 1) {
      const source = Math.min(held.track.frames - 1, Math.round(renderedSample(held, frame * HOP - pieceStart) / HOP));
      f0Hz[frame] = (held.track.voicing[source] ?? 0) > 0 ? (held.track.f0Hz[source] ?? 0) : 0;
    }
    pieceStart = pieceEnd;
  }
  return f0Hz;
}

/** Where a sample of the piece stood before the cuts. */
function renderedSample({ cuts }: HeldTrack, sample: number): number {
  return cuts.reduce((at, { at: cut, removed }) => (at > cut ? at + removed : at), sample);
}
