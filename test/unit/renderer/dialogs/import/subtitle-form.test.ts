import { describe, expect, it } from 'vitest';

import { emptyDocument } from '../../../../../src-main/shared/domain/project-document.ts';
import { NAMELESS } from '../../../../../src-main/shared/script/lines-of-cues.ts';
import { planMerge } from '../../../../../src-main/shared/script/plan-merge.ts';
import { isSubtitlePath, isSubtitleText } from '../../../../../src-renderer/dialogs/import/incoming.ts';
import { firstSubtitleForm, joinedGroups, linesOf, offersOf, speakersOf, withNameless } from '../../../../../src-renderer/dialogs/import/subtitle-form.ts';
import { withTicked } from '../../../../../src-renderer/dialogs/import/with-ticked.ts';
import { numberedIds, subtitles } from '../../../shared/script/subtitles.ts';

const read = subtitles(['MARA', 'When the tide is out,', 0, 900], ['MARA', 'we walk.', 1000, 1900], [null, '[door slams]', 2000, 2400], ['Mara', 'Yes.', 3000, 3500], ['JOSS', 'No.', 4000, 4500]);

describe('what an author decides about a subtitle file', () => {
  it('begins with speech alone, and with nothing joined', () => {
    const form = firstSubtitleForm(read);
    expect([...form.leftOut]).toEqual([2]);
    expect(linesOf(read, form, joinedGroups(offersOf(read, form), form)).map(({ text }) => text)).toEqual(['When the tide is out,', 'we walk.', 'Yes.', 'No.']);
  });

  it('joins the sentences that are ticked', () => {
    const form = { ...firstSubtitleForm(read), joined: new Set([0]) };
    const groups = joinedGroups(offersOf(read, form), form);
    expect(groups).toEqual([[0, 1]]);
    expect(linesOf(read, form, groups)[0]?.text).toBe('When the tide is out, we walk.');
  });

  it('forgets a sentence whose cue is left out', () => {
    const form = { ...firstSubtitleForm(read), joined: new Set([0]), leftOut: new Set([1, 2]) };
    expect(joinedGroups(offersOf(read, form), form)).toEqual([]);
  });

  it('casts each name once, in whatever case, and what has no name last', () => {
    const lines = linesOf(read, { ...firstSubtitleForm(read), leftOut: new Set() }, []);
    expect(speakersOf(lines)).toEqual([
      { key: 'mara', name: 'MARA', lines: 3 },
      { key: 'joss', name: 'JOSS', lines: 1 },
      { key: NAMELESS, name: '', lines: 1 },
    ]);
  });

  it('gives what has no name to whom the author chose, and nobody is called nothing for it', () => {
    const lines = linesOf(read, { ...firstSubtitleForm(read), leftOut: new Set() }, []);
    expect(withNameless(lines, new Map())).toEqual(lines);
    const choices = new Map([[NAMELESS, { name: 'Chorus', voiceId: 'v' }]]);
    const plan = planMerge(emptyDocument(), withNameless(lines, choices), { choices, voiceId: 'v', someone: 'Narrator', newId: numberedIds() });
    expect(plan.characters.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['MARA', ['MARA']],
      ['Chorus', []],
      ['JOSS', ['JOSS']],
    ]);
  });

  it('ticks and unticks', () => {
    expect([...withTicked(withTicked(new Set([1]), 2), 1)]).toEqual([2]);
  });

  it('is asked for files with cues', () => {
    expect(['a/film.SRT', 'b.v2.ass', 'c.ttml'].every(isSubtitlePath)).toBe(true);
    expect(['script.txt', 'srt', 'notes.md'].some(isSubtitlePath)).toBe(false);
    expect(['1\n00:00:01,000 --> 00:00:02,000\nYes.', 'WEBVTT\n\n', '[Script Info]\n', '<tt xml:lang="en">'].every(isSubtitleText)).toBe(true);
    expect(isSubtitleText('Mara: Go --> there at 7.\nJoss: Yes.')).toBe(false);
  });
});
