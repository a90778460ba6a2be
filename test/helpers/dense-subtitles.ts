import { emptyDocument, type ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Line } from '../../src-main/shared/domain/project-rows.ts';

const SPEAKERS = ['Mara', 'Joss', 'Ren'] as const;
const OPENINGS = ['Well,', 'Tonight', 'You know,', 'After the storm', 'Nobody told me that', 'I think that', 'Listen:', 'Once again', ''];
const MIDDLES = ['the harbour', 'my youngest sister', 'the captain of the ferry', 'every clock in the old house', 'he', 'that letter'];
const ENDINGS = ['was really quiet.', 'left before sunrise, and nobody said a word.', 'did not come back.', 'waited for 25 minutes (or so they say).', 'knew.', 'has been asking for you since three in the afternoon.'];

/**
 * A script of `count` cues by three speakers, dense as films are: cues of 0.9 to 5.5 s, mostly close behind one another,
 * with texts that pay no heed to how long a cue is. The same for the same seed.
 */
export function denseSubtitles(count: number, seed: number, voiceId: string): ProjectDocument {
  const random = randomNumbers(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const delivery = { pace: 1, pitchSemitones: 0, range: 1, energyDb: 0, pauses: 1 };
  let at = 48_000;
  const lines = Array.from({ length: count }, (_, index): Line => {
    const startSample = at + Math.round(48 * (random() < 0.85 ? 40 + random() * 900 : 2000 + random() * 7000));
    const endSample = startSample + Math.round(48 * (900 + random() ** 1.3 * 4600));
    at = endSample;
    const sentence = `${pick(OPENINGS)} ${pick(MIDDLES)} ${pick(ENDINGS)}`.trim();
    const text = sentence.charAt(0).toUpperCase() + sentence.slice(1);
    return { id: `line ${index}`, order: String(index).padStart(6, '0'), characterId: pick(SPEAKERS), text, slot: { startSample, endSample }, fit: 'fit', locked: false, seed: index, overrides: [], takeId: null };
  });
  return {
    ...emptyDocument(),
    characters: new Map(SPEAKERS.map((name, index) => [name, { id: name, order: name, name, aliases: [], colour: index, voiceId, delivery }])),
    lines: new Map(lines.map((line) => [line.id, line])),
  };
}

/** Numbers from 0 up to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
