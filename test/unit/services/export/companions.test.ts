import { describe, expect, it } from 'vitest';

import { readSubtitles } from '../../../../src-main/media/subtitles/read-subtitles.ts';
import { writeHandoffCompanion } from '../../../../src-main/services/export/handoff-companion.ts';
import { spokenCues, type CueOptions } from '../../../../src-main/services/export/spoken-cues.ts';
import { writeSubtitleCompanion } from '../../../../src-main/services/export/subtitle-companion.ts';
import type { TakeDetail } from '../../../../src-main/shared/contract/views.ts';
import { runCommands, type CommandCall } from '../../../../src-main/shared/commands/run-commands.ts';
import { linesInOrder } from '../../../../src-main/shared/domain/in-order.ts';
import { emptyDocument, type ProjectDocument } from '../../../../src-main/shared/domain/project-document.ts';
import { importCommands, linesOfCues } from '../../../../src-main/shared/script/lines-of-cues.ts';

const SRT = '1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>MARA: The tide turns</i>\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n<b>at six.</b>\r\n\r\n4\r\n00:00:05,000 --> 00:00:06,000\r\nJOSS: I did.\r\n\r\n5\r\n00:00:07,000 --> 00:00:08,000\r\n♪ la ♪\r\n';

/** When the words of the joined line sound in its take: 0.2 to 0.9 s, and 1.1 to 1.5 s. */
const WORDS: TakeDetail['words'] = [
  { text: 'the', startMs: 200, endMs: 300, span: { start: 0, end: 3 } },
  { text: 'tide', startMs: 300, endMs: 600, span: { start: 4, end: 8 } },
  { text: 'turns', startMs: 600, endMs: 900, span: { start: 9, end: 14 } },
  { text: 'at', startMs: 1100, endMs: 1200, span: { start: 15, end: 17 } },
  { text: 'six', startMs: 1200, endMs: 1500, span: { start: 18, end: 21 } },
];

/** Those of the last line, after a breath and before another: 0.1 to 0.7 s of its take. */
const LAST_WORDS: TakeDetail['words'] = [
  { text: 'i', startMs: 100, endMs: 200, span: { start: 0, end: 1 } },
  { text: 'did', startMs: 200, endMs: 700, span: { start: 2, end: 5 } },
];

const options = (changes: Partial<CueOptions> = {}): CueOptions => ({ range: null, times: 'spoken', wordsOf: (takeId) => (takeId === 'take-0' ? WORDS : LAST_WORDS), ...changes });

/** A subtitle file in a project: its first two cues one line, each line with a take that is placed at its slot. */
function dubbed(source = SRT, name = 'film.srt', extra: (document: ProjectDocument) => readonly CommandCall[] = () => []): ProjectDocument {
  let count = 0;
  const made = linesOfCues(readSubtitles(Buffer.from(source), name), { cast: [], voiceId: 'kathleen-en', someone: 'Narrator', newId: () => `id-${String((count += 1))}`, groups: [[0, 1]] });
  let document = runCommands(emptyDocument({ title: 'Harbour', frameRate: 25 }), importCommands(made, null)).document;
  const lengths = [84_000, 40_000, 30_000];
  linesInOrder(document).forEach((line, index) => {
    const take = { id: `take-${String(index)}`, lineId: line.id, name: '', starred: false, locked: false, seed: 0, recipe: 'made', soundId: String(index).repeat(64), lengthSamples: lengths[index] ?? 0, loudnessLufs: null, overSamples: index * 480, createdAtMs: 0 };
    document = runCommands(document, [{ name: 'take.add', arguments: { take, clipId: `clip-${String(index)}`, trackId: `track-${String(index)}` } }]).document;
  });
  return runCommands(document, [...extra(document)]).document;
}

const written = (document: ProjectDocument, kind: Parameters<typeof writeSubtitleCompanion>[1], changes: Partial<CueOptions> = {}): string =>
  Buffer.from(writeSubtitleCompanion(document, kind, options(changes))).toString();

describe('cues of an export', () => {
  it('last from the first word of their line to its last; a line of two cues is cut between their words', () => {
    expect(spokenCues(dubbed(), options()).map(({ startSample, endSample, text, speaker }) => [startSample, endSample, text, speaker])).toEqual([
      [57_600, 91_200, 'The tide turns', 'MARA'],
      [100_800, 120_000, 'at six.', 'MARA'],
      [244_800, 273_600, 'I did.', 'JOSS'],
    ]);
  });

  it('last as long as the sound where nobody knows when its words are heard', () => {
    expect(spokenCues(dubbed(), options({ wordsOf: () => [] })).at(-1)).toMatchObject({ startSample: 240_000, endSample: 280_000 });
  });

  it('are at the imported times where these are asked for, and on the clock of a range', () => {
    expect(spokenCues(dubbed(), options({ times: 'imported' })).map(({ startSample, endSample }) => [startSample, endSample])).toEqual([[48_000, 96_000], [96_000, 144_000], [240_000, 288_000]]);
    expect(spokenCues(dubbed(), options({ range: { startSample: 100_000, endSample: 250_000 } })).map(({ startSample, endSample }) => [startSample, endSample])).toEqual([[800, 20_000], [144_800, 150_000]]);
  });
});

describe('subtitles of an export', () => {
  it('are the imported file with the times of what is heard, in its format', () => {
    expect(written(dubbed(), 'srt')).toBe(SRT.replace('00:00:01,000 --> 00:00:02,000', '00:00:01,200 --> 00:00:01,900').replace('00:00:02,000 --> 00:00:03,000', '00:00:02,100 --> 00:00:02,500').replace('00:00:05,000 --> 00:00:06,000', '00:00:05,100 --> 00:00:05,700'));
  });

  it('are the imported file byte for byte where its times are asked for and nothing was edited', () => {
    expect(written(dubbed(), 'srt', { times: 'imported' })).toBe(SRT);
  });

  it('have the words of the line as it was edited, and are without lines that are gone', () => {
    const edited = dubbed(SRT, 'film.srt', (document) => {
      const [first, second] = linesInOrder(document);
      return [
        { name: 'line.setText', arguments: { id: first?.id, text: 'The tide turns at seven.' } },
        { name: 'line.remove', arguments: { ids: [second?.id] } },
      ];
    });
    expect(written(edited, 'srt', { times: 'imported' })).toBe(SRT.replace('six', 'seven').replace(/4\r\n00:00:05[\s\S]*?did\.\r\n\r\n/, ''));
  });

  it('are new in every other format, and where lines were written that no file has', () => {
    const vtt = written(dubbed(), 'vtt');
    expect(vtt).toContain('00:00:01.200 --> 00:00:01.900\n<v MARA>The tide turns</v>');
    expect(written(dubbed(), 'ass')).toContain('Dialogue: 0,0:00:05.10,0:00:05.70,JOSS,JOSS,0,0,0,,I did.');
    expect(written(dubbed(), 'ttml')).toContain('<p xml:id="cue-3" begin="00:00:05.100" end="00:00:05.700" ttm:agent="speaker-2">I did.</p>');
    expect(written(dubbed(), 'cue-sheet').split('\r\n').slice(1, 4)).toEqual([
      '1,00:00:01:05,00:00:01:23,1.200,1.900,MARA,The tide turns,1.000,0.000',
      '2,00:00:02:03,00:00:02:13,2.100,2.500,MARA,at six.,1.000,0.000',
      '3,00:00:05:03,00:00:05:18,5.100,5.700,JOSS,I did.,1.000,0.010',
    ]);
    expect(written(dubbed(), 'srt', { range: { startSample: 48_000, endSample: 480_000 } })).toMatch(/^1\r\n00:00:00,200 --> /);
  });
});

describe('hand-off of an export', () => {
  it('has the clips of all tracks that are heard, with the files that they are in', () => {
    const document = dubbed();
    const bytes = writeHandoffCompanion(document, 'edl', { range: null, mediaOf: ({ lineId }) => (lineId === linesInOrder(document)[0]?.id ? { path: '/out/001.wav', programmeSample: 0 } : null) });
    const text = Buffer.from(bytes).toString();
    expect(text).toContain('001  001      A     C        00:00:01:00 00:00:02:19 00:00:01:00 00:00:02:19\r\n* FROM CLIP NAME: 001 MARA\r\n* SOURCE FILE: /out/001.wav\r\n* COMMENT: MARA: The tide turns at six.');
    expect(text).toContain('* FROM CLIP NAME: 002 JOSS\r\n* COMMENT: JOSS: I did.');
  });

  it('of a range begins with it, in clips and in timecode', () => {
    const text = Buffer.from(writeHandoffCompanion(dubbed(), 'edl', { range: { startSample: 240_000, endSample: 260_000 }, mediaOf: () => null })).toString();
    expect(text.match(/^\d{3} .*$/gm)).toEqual(['001  002JOSS  A     C        00:00:00:00 00:00:00:10 00:00:05:00 00:00:05:10']);
  });
});
