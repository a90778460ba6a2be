import type { BaseDelivery } from '../../../shared/domain/project-rows.ts';

export interface SampleCharacter {
  readonly name: string;
  /** Hue of the window's palette, 0 to 11. */
  readonly colour: number;
  readonly delivery: BaseDelivery;
}

export interface SampleLine {
  /** Index among the scene's characters. */
  readonly character: number;
  readonly text: string;
  /** Where the line differs from its character's way. */
  readonly changes?: Partial<BaseDelivery>;
  /** A word whose first vowel was drawn: longer by a factor, its F0 moved by semitones at its end. */
  readonly drawn?: { readonly word: string; readonly stretch: number; readonly bendSemitones: number };
  /** Name of a marker where the line begins. */
  readonly marker?: string;
}

/** A short scene for three, written for this program, that shows what one voice can be shaped into. */
export const SAMPLE_TITLE = 'Harbour';

export const SAMPLE_CHARACTERS: readonly SampleCharacter[] = [
  { name: 'Narrator', colour: 7, delivery: { pace: 0.94, pitchSemitones: -1, range: 0.9, energyDb: -1, pauses: 1.15 } },
  { name: 'Mara', colour: 0, delivery: { pace: 1.04, pitchSemitones: 1.5, range: 1.2, energyDb: 0, pauses: 1 } },
  { name: 'Jonas', colour: 4, delivery: { pace: 0.97, pitchSemitones: -4, range: 0.85, energyDb: 0.5, pauses: 1 } },
];

const NARRATOR = 0;
const MARA = 1;
const JONAS = 2;

export const SAMPLE_LINES: readonly SampleLine[] = [
  { character: NARRATOR, text: 'The ferry was due at half past six, and the harbour had not quite woken up.', marker: 'Dawn' },
  { character: NARRATOR, text: 'Somewhere a rope tapped against a mast.' },
  { character: MARA, text: 'You came. I had almost stopped looking at the road.', marker: 'Jonas arrives' },
  { character: JONAS, text: 'I walked the last 4 miles. The bus gave up at the bridge.' },
  { character: MARA, text: 'In those shoes?', drawn: { word: 'those', stretch: 1.5, bendSemitones: 4 } },
  { character: JONAS, text: 'In these shoes. They were new on Monday.', changes: { pace: 0.9 } },
  { character: NARRATOR, text: 'She laughed, and pushed a paper cup of tea across the wall to him.' },
  { character: MARA, text: 'Do you remember what you promised me, the day we painted the boat?', marker: 'The promise' },
  { character: JONAS, text: 'That I would come back before the colour faded.', changes: { energyDb: -2, pace: 0.92 } },
  {
    character: MARA,
    text: 'Look at her, then. She is still as blue as the morning you left.',
    drawn: { word: 'blue', stretch: 1.4, bendSemitones: -3 },
  },
  { character: NARRATOR, text: 'Out past the breakwater a light turned once, slowly, and went dark.', changes: { pace: 0.88 } },
  { character: JONAS, text: 'Then I am exactly on time.', changes: { pace: 0.9 }, drawn: { word: 'exactly', stretch: 1.3, bendSemitones: 2 } },
];
