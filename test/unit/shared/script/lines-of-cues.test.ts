import { describe, expect, it } from 'vitest';

import { runCommands } from '../../../../src-main/shared/commands/run-commands.ts';
import type { SubtitleImport } from '../../../../src-main/shared/contract/dubbing-views.ts';
import { charactersInOrder, cuesOfFile, cuesOfLine, linesInOrder } from '../../../../src-main/shared/domain/in-order.ts';
import { emptyDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { samplesOfMs } from '../../../../src-main/shared/domain/time.ts';
import { speakerKey } from '../../../../src-main/shared/script/cast-memory.ts';
import type { LinesOfCuesOptions } from '../../../../src-main/shared/script/lines-of-cues.ts';
import { importCommands, linesOfCues, NAMELESS } from '../../../../src-main/shared/script/lines-of-cues.ts';
import { numberedIds, subtitles } from './subtitles.ts';

const options = (changes: Partial<LinesOfCuesOptions> = {}): LinesOfCuesOptions => ({ cast: [], voiceId: 'kathleen-en', someone: 'Narrator', newId: numberedIds(), ...changes });

function imported(read: SubtitleImport, changes: Partial<LinesOfCuesOptions> = {}) {
  const made = linesOfCues(read, options(changes));
  return { made, document: runCommands(emptyDocument(), importCommands(made, null)).document };
}

const spoken = ({ document }: ReturnType<typeof imported>) =>
  linesInOrder(document).map(({ characterId, text }) => `${document.characters.get(characterId)?.name ?? '?'}: ${text}`);

describe('the lines of a subtitle file', () => {
  it('are one a cue, with its time as slot, and bring their cast', () => {
    const result = imported(subtitles(['MARA', 'The tide is out.', 1000, 2500], ['Joss', 'You said seven.', 3000, 4000]));
    expect(spoken(result)).toEqual(['MARA: The tide is out.', 'Joss: You said seven.']);
    const [first] = linesInOrder(result.document);
    expect(first?.slot).toEqual({ startSample: 48_000, endSample: 120_000 });
    expect(cuesOfLine(result.document, first?.id ?? '')).toMatchObject([{ index: 0, text: 'The tide is out.', span: { start: 0, end: 16 } }]);
    expect(charactersInOrder(result.document).map(({ aliases }) => aliases)).toEqual([['MARA'], ['Joss']]);
  });

  it('leave songs and descriptions of sounds to the file, unless the author wants them spoken', () => {
    const read = subtitles([null, '[door slams]', 0, 900], [null, '♪ Over the sea ♪', 1000, 2000], [null, '(sighs)', 2000, 2400], [null, '[softly] Come in.\n- Now!', 2500, 4000]);
    const result = imported(read);
    expect(spoken(result)).toEqual(['Narrator: Come in. Now!']);
    expect(cuesOfFile(result.document, result.made.file.id).map(({ index }) => index)).toEqual([3]);
    expect(spoken(imported(read, { leftOut: new Set() }))).toEqual(['Narrator: door slams', 'Narrator: Over the sea', 'Narrator: sighs', 'Narrator: Come in. Now!']);
  });

  it('speak a sentence over several cues, each cue covering its own words', () => {
    const result = imported(subtitles(['Mara', 'When the tide', 0, 1000], ['Mara', 'is out,', 1100, 1900], ['Mara', 'we walk.', 2000, 3000], ['Mara', 'Yes.', 4000, 5000]), { groups: [[0, 1, 2]] });
    expect(spoken(result)).toEqual(['Mara: When the tide is out, we walk.', 'Mara: Yes.']);
    const [line] = linesInOrder(result.document);
    expect(line?.slot).toEqual({ startSample: 0, endSample: samplesOfMs(3000) });
    expect(cuesOfLine(result.document, line?.id ?? '').map(({ span }) => line?.text.slice(span.start, span.end))).toEqual(['When the tide', 'is out,', 'we walk.']);
    const chinese = imported(subtitles([null, '潮水退去的时候', 0, 1000], [null, '我们就走。', 1000, 2000]), { groups: [[0, 1]] });
    expect(linesInOrder(chinese.document)[0]?.text).toBe('潮水退去的时候我们就走。');
  });

  it('can come later, or from a film that ran at another speed', () => {
    const read = subtitles([null, 'One.', 1001, 2002]);
    const slots = (retiming: LinesOfCuesOptions['retiming']) => linesOfCues(read, options({ ...(retiming && { retiming }) })).lines[0]?.slot;
    expect(slots({ rates: null, shiftSamples: 48_000 })).toEqual({ startSample: samplesOfMs(2001), endSample: samplesOfMs(3002) });
    // 23.976 is 24000/1001 frames a second: 1001 ms are 24 frames, which last 960 ms at 25.
    expect(slots({ rates: { fromRate: 23.976, toRate: 25 }, shiftSamples: 0 })).toEqual({ startSample: samplesOfMs(960), endSample: samplesOfMs(1920) });
    expect(slots({ rates: null, shiftSamples: -samplesOfMs(1500) })).toEqual({ startSample: 0, endSample: samplesOfMs(502) });
    expect(slots({ rates: null, shiftSamples: -samplesOfMs(9000) })).toBeNull();
  });

  it('go to whom the author chose for a name, and for those without one', () => {
    const read = subtitles(['MAN 1', 'One.', 0, 900], [null, 'Two.', 1000, 1900], ['WOMAN', 'Three.', 2000, 2900]);
    expect(spoken(imported(read))).toEqual(['MAN 1: One.', 'MAN 1: Two.', 'WOMAN: Three.']);
    const choices = new Map([
      [speakerKey('MAN 1'), { name: 'Joss', voiceId: 'kerstin-de' }],
      [NAMELESS, { name: 'Chorus', voiceId: 'kathleen-en' }],
    ]);
    const result = imported(read, { choices });
    expect(spoken(result)).toEqual(['Joss: One.', 'Chorus: Two.', 'WOMAN: Three.']);
    expect(charactersInOrder(result.document)).toMatchObject([
      { name: 'Joss', aliases: ['MAN 1'], voiceId: 'kerstin-de', colour: 0 },
      { name: 'Chorus', colour: 1 },
      { name: 'WOMAN', colour: 2 },
    ]);
  });

  it('make no edit for a file that says nothing', () => {
    expect(importCommands(linesOfCues(subtitles([null, '♪', 0, 100]), options()), null)).toEqual([]);
  });
});

describe('the cast', () => {
  it('is found again when a file comes a second time, also under a new name and in another spelling', () => {
    const read = subtitles(['MÉLANIE', 'One.', 0, 900], ['Joss', 'Two.', 1000, 1900]);
    const first = imported(read).document;
    const [melanie] = charactersInOrder(first);
    const renamed = runCommands(first, [{ name: 'character.change', arguments: { id: melanie?.id ?? '', changes: { name: 'The keeper' } } }]).document;
    const again = linesOfCues(subtitles(['Melanie', 'Three.', 0, 900]), options({ cast: charactersInOrder(renamed) }));
    expect(again.characters).toEqual([]);
    expect(again.aliases).toEqual([]);
    expect(again.lines[0]?.characterId).toBe(melanie?.id);
  });

  it('remembers a name that was given to somebody of the cast, and only one has it', () => {
    const first = imported(subtitles(['Mara', 'One.', 0, 900], ['Joss', 'Two.', 1000, 1900])).document;
    const [mara, joss] = charactersInOrder(first);
    const read = subtitles(['Mara', 'Three.', 0, 900]);
    const made = linesOfCues(read, options({ newId: numberedIds('z'), cast: [...charactersInOrder(first)], choices: new Map([[speakerKey('Mara'), { characterId: joss?.id ?? '' }]]) }));
    expect(made.aliases).toEqual([
      { id: mara?.id, aliases: [] },
      { id: joss?.id, aliases: ['Joss', 'Mara'] },
    ]);
    const after = runCommands(first, importCommands(made, null)).document;
    expect(linesOfCues(read, options({ cast: charactersInOrder(after) })).lines[0]?.characterId).toBe(joss?.id);
  });

  it('has its hues spread over those that are there', () => {
    const read = subtitles(...Array.from({ length: 12 }, (_, index) => [`Voice ${String(index)}`, 'Words.', index * 1000, index * 1000 + 900] as const));
    expect(new Set(imported(read).made.characters.map(({ colour }) => colour)).size).toBe(12);
  });
});
