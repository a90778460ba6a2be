import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runCommands, type CommandCall } from '../../../../src-main/shared/commands/run-commands.ts';
import { cuesOfLine, linesInOrder } from '../../../../src-main/shared/domain/in-order.ts';
import { emptyDocument, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { rebaseCues } from '../../../../src-main/shared/domain/rebase-cues.ts';
import { NEUTRAL_DELIVERY } from '../../../../src-main/shared/domain/delivery.ts';

const { pace, pitchSemitones, range, energyDb, pauses } = NEUTRAL_DELIVERY;
const TEXTS = ['The tide came in,', 'and nobody', 'watched it go.'];
const SECOND = 48_000;

/** One line a cue, two seconds each. */
function subtitled(texts: readonly string[] = TEXTS): ProjectDocument {
  const slot = (index: number): { startSample: number; endSample: number } => ({ startSample: 2 * index * SECOND, endSample: (2 * index + 2) * SECOND });
  const calls: CommandCall[] = [
    {
      name: 'script.insert',
      arguments: {
        after: null,
        characters: [{ id: 'mara', name: 'Mara', colour: 0, voiceId: 'voice', delivery: { pace, pitchSemitones, range, energyDb, pauses } }],
        lines: texts.map((text, index) => ({ id: `line-${index}`, characterId: 'mara', text, slot: slot(index) })),
      },
    },
    {
      name: 'subtitles.put',
      arguments: {
        file: { id: 'file', name: 'film.srt', format: 'srt', encoding: 'utf-8', byteOrderMark: false, text: texts.join('\n') },
        cues: texts.map((text, index) => ({ id: `cue-${index}`, fileId: 'file', index, part: 0, lineId: `line-${index}`, ...slot(index), text, speaker: null, span: { start: 0, end: text.length } })),
      },
    },
  ];
  return runCommands(emptyDocument(), calls).document;
}

const edited = (document: ProjectDocument, name: string, args: object): ProjectDocument => runCommands(document, [{ name, arguments: args }]).document;
const spoken = (document: ProjectDocument, lineId: string): string[] => {
  const text = document.lines.get(lineId)?.text ?? '';
  return cuesOfLine(document, lineId).map(({ span }) => text.slice(span.start, span.end).trim());
};

function joined(): ProjectDocument {
  return edited(edited(subtitled(), 'line.join', { id: 'line-0', nextId: 'line-1' }), 'line.join', { id: 'line-0', nextId: 'line-2' });
}

describe('cues of lines', () => {
  it('go along when lines are joined to a sentence, and tell where each of them stands in it', () => {
    const document = joined();
    expect(document.lines.get('line-0')).toMatchObject({ text: 'The tide came in, and nobody watched it go.', slot: { startSample: 0, endSample: 6 * SECOND } });
    expect(spoken(document, 'line-0')).toEqual(TEXTS);
  });

  it('bring their lines back as they were when the sentence is taken apart', () => {
    const document = edited(joined(), 'line.separate', { id: 'line-0', newIds: ['b', 'c'] });
    expect(linesInOrder(document).map(({ text, slot }) => [text, slot])).toEqual(linesInOrder(subtitled()).map(({ text, slot }) => [text, slot]));
    expect(linesInOrder(document).map(({ id }) => spoken(document, id))).toEqual(TEXTS.map((text) => [text]));
  });

  it('are refused being taken apart into another number of lines', () => {
    expect(() => edited(joined(), 'line.separate', { id: 'line-0', newIds: ['b'] })).toThrow(/that many cues/);
  });

  it('put no space between Chinese cues', () => {
    const document = edited(subtitled(['潮水涨了，', '没有人看见。']), 'line.join', { id: 'line-0', nextId: 'line-1' });
    expect([document.lines.get('line-0')?.text, spoken(document, 'line-0')]).toEqual(['潮水涨了，没有人看见。', ['潮水涨了，', '没有人看见。']]);
  });

  it('share their time where a line is split inside one of them', () => {
    const document = edited(subtitled(), 'line.split', { id: 'line-2', at: 8, newId: 'rest' });
    const [first, rest] = [document.lines.get('line-2'), document.lines.get('rest')];
    expect([first?.text, rest?.text]).toEqual(['watched', 'it go.']);
    expect(first?.slot?.endSample).toBe(rest?.slot?.startSample);
    expect(rest?.slot?.endSample).toBe(6 * SECOND);
    expect([spoken(document, 'line-2'), spoken(document, 'rest')]).toEqual([['watched'], ['it go.']]);
  });

  it('go with their lines, and the file with its last cue', () => {
    const some = edited(subtitled(), 'line.remove', { ids: ['line-0', 'line-1'] });
    expect([some.cues.size, some.subtitleFiles.size]).toEqual([1, 1]);
    const none = edited(some, 'line.remove', { ids: ['line-2'] });
    expect([none.cues.size, none.subtitleFiles.size]).toEqual([0, 0]);
  });

  it('follow the words through any edit: they stay in order, inside the text, and untouched ones keep their words', () => {
    fc.assert(
      fc.property(fc.nat(42), fc.nat(12), fc.string({ maxLength: 10 }), (at, removed, inserted) => {
        const before = joined();
        const text = before.lines.get('line-0')?.text ?? '';
        const start = Math.min(at, text.length);
        const after = text.slice(0, start) + inserted + text.slice(start + removed);
        const cues = rebaseCues(cuesOfLine(before, 'line-0'), text, after);
        let last = 0;
        for (const { span } of cues) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(after.length);
          last = span.end;
        }
        for (const [index, cue] of cuesOfLine(before, 'line-0').entries()) {
          const apart = cue.span.end < start || cue.span.start > start + removed;
          const span = cues[index]?.span ?? { start: 0, end: 0 };
          if (apart) expect(after.slice(span.start, span.end)).toBe(text.slice(cue.span.start, cue.span.end));
        }
      }),
      { seed: 4, numRuns: 2000 },
    );
  });
});

describe('a speed change of the programme', () => {
  it('moves everything to where its frames are now, and can be taken back', () => {
    const before = subtitled();
    const faster = edited(before, 'programme.conform', { conform: { fromRate: 23.976, toRate: 25 }, sounds: [] });
    // 24000/1001 frames in a second become 25.
    const at = (sample: number): number => Math.round((sample * 24_000) / (1001 * 25));
    expect(faster.settings.get('project')).toMatchObject({ frameRate: 25, conform: { fromRate: 23.976, toRate: 25 } });
    expect(faster.lines.get('line-1')?.slot).toEqual({ startSample: at(2 * SECOND), endSample: at(4 * SECOND) });
    expect(faster.cues.get('cue-2')).toMatchObject({ startSample: at(4 * SECOND), endSample: at(6 * SECOND) });
    const back = edited(faster, 'programme.conform', { conform: null, sounds: [] });
    expect(linesInOrder(back).map(({ slot }) => slot)).toEqual(linesInOrder(before).map(({ slot }) => slot));
  });
});
