import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../../src-main/shared/commands/run-commands.ts';
import { charactersInOrder, linesInOrder } from '../../../../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { newCharacter, nextHue } from '../../../../../src-main/shared/script/new-character.ts';
import { insertionOf, otherSpeaker } from '../../../../../src-renderer/panels/script/script-insertion.ts';
import type { ReadLine } from '../../../../../src-renderer/panels/script/script-insertion.ts';

const read = (...lines: [string | null, string][]): ReadLine[] => lines.map(([character, text]) => ({ character, text, slot: null }));

function inserted(document: ProjectDocument, lines: readonly ReadLine[], after: string | null): ProjectDocument {
  let number = document.lines.size + document.characters.size;
  const newId = () => `id${(number += 1)}`;
  const { call } = insertionOf(document, lines, { after, voiceId: 'kathleen-en', someone: 'Narrator', newId });
  return runCommands(document, [call]).document;
}

const spoken = (document: ProjectDocument) =>
  linesInOrder(document).map(({ characterId, text }) => `${document.characters.get(characterId)?.name ?? '?'}: ${text}`);

describe('a script that is pasted', () => {
  it('makes cast of names and gives lines without one to who spoke before', () => {
    const document = inserted(emptyDocument(), read(['Mara', 'The tide.'], [null, 'It is out.'], ['Joss', 'You said seven.']), null);
    expect(spoken(document)).toEqual(['Mara: The tide.', 'Mara: It is out.', 'Joss: You said seven.']);
    expect(charactersInOrder(document).map(({ colour }) => colour)).toEqual([0, 1]);
  });

  it('knows the cast it already has, in any case', () => {
    const first = inserted(emptyDocument(), read(['Mara', 'One.']), null);
    const document = inserted(first, read(['MARA', 'Two.'], [' mara ', 'Three.']), linesInOrder(first)[0]?.id ?? null);
    expect(document.characters.size).toBe(1);
    expect(spoken(document)).toEqual(['Mara: One.', 'Mara: Two.', 'Mara: Three.']);
  });

  it('goes behind the line it is pasted at, in its speaker’s mouth', () => {
    const first = inserted(emptyDocument(), read(['Mara', 'One.'], ['Joss', 'Four.']), null);
    const document = inserted(first, read([null, 'Two.'], [null, 'Three.']), linesInOrder(first)[0]?.id ?? null);
    expect(spoken(document)).toEqual(['Mara: One.', 'Mara: Two.', 'Mara: Three.', 'Joss: Four.']);
  });

  it('is told by someone when nobody has a name', () => {
    expect(spoken(inserted(emptyDocument(), read([null, 'Once.']), null))).toEqual(['Narrator: Once.']);
  });

  it('keeps slots', () => {
    const slot = { startSample: 48_000, endSample: 96_000 };
    const document = inserted(emptyDocument(), [{ character: null, text: 'Now.', slot }], null);
    expect(linesInOrder(document)[0]?.slot).toEqual(slot);
  });
});

describe('a new character', () => {
  it('gets the hue that is used least', () => {
    const all = Array.from({ length: 12 }, (_, colour) => ({ colour }));
    expect(nextHue([])).toBe(0);
    expect(nextHue(all.filter(({ colour }) => colour !== 7))).toBe(7);
    expect(nextHue([...all, { colour: 0 }])).toBe(1);
    expect(newCharacter('x', 'Anna', 'kathleen-en', all).colour).toBe(0);
  });
});

describe('the other speaker', () => {
  it('is the one who spoke before, else the next of the cast', () => {
    const document = inserted(emptyDocument(), read(['Mara', '1'], ['Joss', '2'], ['Anna', '3'], ['Joss', '4']), null);
    const lines = linesInOrder(document);
    const nameAfter = (index: number) => document.characters.get(otherSpeaker(document, lines[index]?.id ?? '') ?? '')?.name;
    expect(nameAfter(3)).toBe('Anna');
    expect(nameAfter(1)).toBe('Mara');
    expect(nameAfter(0)).toBe('Joss');
  });
});
