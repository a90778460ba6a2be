import { describe, expect, test } from 'vitest';
import { splitSpeakerLabel } from '../../../../src-main/media/script/speaker-label.ts';

describe('splitSpeakerLabel', () => {
  test.each([
    ['Mary: Good morning.', 'Mary', 'Good morning.'],
    ['MARY: Good morning.', 'MARY', 'Good morning.'],
    ['Mary Ann: Hi', 'Mary Ann', 'Hi'],
    ["Dr. O'Brien: Hi", "Dr. O'Brien", 'Hi'],
    ['Guard 2: Halt!', 'Guard 2', 'Halt!'],
    ['NARRATOR (V.O.): Once upon a time', 'NARRATOR', 'Once upon a time'],
    ['THE DOCTOR: Run!', 'THE DOCTOR', 'Run!'],
    ['Élodie: Bonjour', 'Élodie', 'Bonjour'],
    ['Anna-Lena:  Hallo', 'Anna-Lena', 'Hallo'],
  ])('%j is said by %j', (line, character, text) => {
    expect(splitSpeakerLabel(line)).toEqual({ character, text });
  });

  test.each([
    'Note: this is text.',
    'Warning: hot!',
    'Chapter One: The beginning',
    'The Truth: nobody knows',
    'What I mean: go.',
    'mary: no capital',
    'At 10:30 we left',
    'Meet at 10: sharp',
    'Http://example.org is a page',
    'https://example.org: a page',
    'Psalm 23: 4',
    'Time: 12:30',
    'One of the many things that He said: go',
    'Mary:',
    'Mary:no space',
    ': nothing',
    '',
  ])('%j stays text', (line) => {
    expect(splitSpeakerLabel(line)).toEqual({ text: line });
  });
});
