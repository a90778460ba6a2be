import { NoiseSource } from '../../src-main/engine/noise-source.ts';

export interface FilmCue {
  readonly speaker: string;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Who speaks, and the voice that each of them is cast with. */
export const FILM_CAST = { Mara: 'kathleen-en', Joss: 'kathleen-en', Ilse: 'kathleen-en', Tomas: 'kathleen-en' } as const;

const OPENINGS = [
  'The tide turns', 'We leave the harbour', 'Nobody lights the lamp', 'The pilot is waiting', 'She left the ledger', 'I heard the engine',
  'The rope will hold', 'He keeps the charts', 'Your letter arrived', 'The fog came down', 'They towed the barge', 'My brother painted the hull',
  'The buoy broke loose', 'Somebody moved the crates', 'The ferry never stopped', 'We buried the anchor',
];
const PLACES = [
  'at the north pier', 'behind the chandlery', 'under the old crane', 'on the second mooring', 'by the customs house', 'along the breakwater',
  'below the lighthouse', 'near the salt store', 'across the bay', 'beside the dry dock',
];
const TIMES = ['before the bell', 'after midnight', 'within the hour', 'at first light', 'on Sunday evening', 'when the wind drops', 'long before supper', 'while the crew slept'];
const ENDS = [
  'and you know it', 'so hold the line', 'if the weather allows', 'though no one asked', 'because the captain said so', 'and nobody wrote it down',
  'as it was agreed', 'so we have to be quick', 'and that is the whole story', 'whatever the office says',
];
const QUESTIONS = ['Did you see the lantern', 'Who signed the manifest', 'Can you reach the ladder', 'Have they counted the nets', 'Why is the gate open', 'Do you still have the key'];
const SHORT = ['Not tonight.', 'Hold fast.', 'Say that again.', 'There it is.', 'Give me the rope.', 'Listen to me.', 'We are too late.', 'Leave it there.', 'Come inside.', 'That is her ship.'];

/** How fast people speak, near enough to give a cue the time that its words need. */
const CHARACTERS_A_SECOND = 14;
const LEAD_MS = 2000;
const LEAST_GAP_MS = 120;

/**
 * A scene of our own, the same for the same seed. Most cues have the time that their words need, one in twenty has too
 * little, and one in twelve goes on in the next: what a real subtitle file does to whoever dubs it.
 */
export function filmScript(cues: number, lengthMs: number, seed: number): FilmCue[] {
  const source = new NoiseSource(seed);
  const random = (): number => source.uniform();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const shareMs = (lengthMs - 2 * LEAD_MS) / cues;
  const speakers = Object.keys(FILM_CAST);
  const made: FilmCue[] = [];
  let speaker = pick(speakers);
  let rest: string | null = null;
  for (let index = 0; index < cues; index++) {
    const mostCharacters = ((shareMs - LEAST_GAP_MS) / 1000) * CHARACTERS_A_SECOND;
    let text: string;
    if (rest !== null) {
      text = rest;
      rest = null;
    } else {
      speaker = random() < 0.35 ? speaker : pick(speakers.filter((name) => name !== speaker));
      const goesOn = index + 1 < cues && random() < 1 / 12;
      text = goesOn ? `${pick(OPENINGS)} ${pick(PLACES)}` : sentence(pick, random, mostCharacters);
      if (goesOn) rest = `${pick(TIMES)}, ${pick(ENDS)}.`;
    }
    const needsMs = (text.length / CHARACTERS_A_SECOND) * 1000;
    const roomMs = random() < 1 / 20 ? 0.7 : 1.05 + random() * 0.35;
    const durationMs = Math.round(Math.min(shareMs - LEAST_GAP_MS, Math.max(700, needsMs * roomMs)));
    const startMs = Math.round(LEAD_MS + index * shareMs + random() * Math.max(0, shareMs - LEAST_GAP_MS - durationMs));
    made.push({ speaker, text, startMs, endMs: startMs + durationMs });
  }
  return made;
}

function sentence(pick: <T>(from: readonly T[]) => T, random: () => number, mostCharacters: number): string {
  const kind = random();
  const whole =
    kind < 0.2
      ? `${pick(QUESTIONS)} ${pick(PLACES)}?`
      : kind < 0.55
        ? `${pick(OPENINGS)} ${pick(PLACES)}, ${pick(ENDS)}.`
        : kind < 0.85
          ? `${pick(OPENINGS)} ${pick(TIMES)}.`
          : pick(SHORT);
  return whole.length <= mostCharacters ? whole : pick(SHORT);
}

/** The cues as SubRip, the speaker before the words. */
export function filmSubtitles(cues: readonly FilmCue[]): string {
  return cues.map(({ speaker, text, startMs, endMs }, index) => `${index + 1}\n${subRipTime(startMs)} --> ${subRipTime(endMs)}\n${speaker}: ${text}\n`).join('\n');
}

function subRipTime(ms: number): string {
  const two = (value: number): string => value.toString().padStart(2, '0');
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)},${(ms % 1000).toString().padStart(3, '0')}`;
}
