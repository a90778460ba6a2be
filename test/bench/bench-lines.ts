/** A line whose speech lasts about `seconds`. */
export interface SpeedLine {
  readonly seconds: number;
  readonly text: string;
}

export const SPEED_LINES: readonly SpeedLine[] = [
  { seconds: 1, text: 'Good morning.' },
  {
    seconds: 5,
    text: 'The last ferry had already left the harbour when the storm came and put out every light.',
  },
  {
    seconds: 12,
    text:
      'She had kept the letter in a drawer for eleven years, under the good tablecloth and the photographs, and on the ' +
      'morning of the sale she took it out, read it once more by the kitchen window, and found that she could not remember ' +
      'the sound of the voice that had written it.',
  },
];

export const TWELVE_WORDS = 'We will meet you at the old bridge before the rain begins.';

const OPENINGS = ['Tonight', 'In the beginning', 'After the long war', 'Somewhere near the river', 'Once again', 'Without a word'];
const MIDDLES = ['the quiet engineer', 'a tired crowd of travellers', 'my youngest sister', 'every clock in the house', 'the captain'];
const ENDINGS = ['stopped.', 'looked up at the burning sky and began to laugh.', 'waited for 25 minutes, then left.', 'asked: why now?'];

/** `count` lines of changing length, one word to four sentences; the same lines each time. */
export function memoryLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 17 === 0) return 'Listen.';
    const sentence = (k: number): string =>
      `${pick(OPENINGS, index + k)}, ${pick(MIDDLES, Math.floor(index / 6) + k)} ${pick(ENDINGS, Math.floor(index / 30) + k)}`;
    return Array.from({ length: 1 + (index % 4) }, (__, k) => sentence(k)).join(' ');
  });
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}
