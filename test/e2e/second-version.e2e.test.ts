import { join } from 'node:path';
import { expect, it } from 'vitest';

import { charactersInOrder, clipsOfLine, linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { Line } from '../../src-main/shared/domain/project-rows.ts';
import { msOfSamples } from '../../src-main/shared/domain/time.ts';
import type { FilmCue } from '../../tools/film/film-script.ts';
import { journey } from './support/journey.ts';
import { readUntitled } from './support/read-project.ts';
import { writeSubtitles } from './support/short-film.ts';

const WAIT = { timeout: 15_000 };

const FIRST: readonly FilmCue[] = [
  { speaker: 'Mara', text: 'Who lit the lamp on the pier?', startMs: 1000, endMs: 3200 },
  { speaker: 'Joss', text: 'Nobody has been there since noon.', startMs: 4000, endMs: 6400 },
  { speaker: 'Mara', text: 'Bring the ladder.', startMs: 7000, endMs: 8500 },
  { speaker: 'Joss', text: 'It stays where it is.', startMs: 9000, endMs: 10_800 },
  { speaker: 'Mara', text: 'Good night, then.', startMs: 12_000, endMs: 13_600 },
];
const [lamp, nobody, ladder, stays, night] = FIRST as [FilmCue, FilmCue, FilmCue, FilmCue, FilmCue];

/** What became of it: Joss says another thing, one line has gone, one came, one is said earlier, and the locked one was rewritten. */
const SECOND: readonly FilmCue[] = [
  { ...night, startMs: 200, endMs: 1800 },
  { ...lamp, text: 'Who lit the old lamp on the pier?', startMs: 2000, endMs: 4200 },
  { ...nobody, text: 'Nobody has been there since Friday.', startMs: 5000, endMs: 7400 },
  { ...stays, startMs: 9000 },
  { speaker: 'Joss', text: 'Ask the pilot in the morning.', startMs: 12_000, endMs: 14_200 },
];

journey('A second version', (studio) => {
  const stored = () => readUntitled(studio);
  const lines = (): readonly Line[] => linesInOrder(stored().document);
  const lineOf = (text: string): Line | undefined => lines().find((line) => line.text === text);
  const dialog = () => studio.dialog('Compare with the script');
  const entries = () => dialog().getByRole('option');
  let lampLine: Line | undefined;

  it('begins with a script that came from subtitles and is voiced, one line of it locked', async () => {
    await studio.skipTour();
    await studio.newProject();
    const path = writeSubtitles(join(studio.home.folder, 'pier.srt'), FIRST);
    await studio.answerFileDialog(path, () => studio.act('Import subtitles'));
    await studio.dialog('Import subtitles').getByRole('button', { name: 'Import 5 lines' }).click();
    await studio.script.text(5).waitFor();
    await studio.act('Render what changed');
    await studio.page.getByRole('button', { name: 'Everything is rendered' }).waitFor({ timeout: 60_000 });
    await studio.script.select(1);
    await studio.press('Mod+l');
    await studio.script.line(1).getByRole('img', { name: 'Locked' }).waitFor();
    await studio.idle();
    lampLine = lines()[0];
    expect(lampLine).toMatchObject({ text: lamp.text, locked: true });
  });

  it('lays the second version beside the first, and says what would change', async () => {
    const path = writeSubtitles(join(studio.home.folder, 'pier-2.srt'), SECOND);
    await studio.answerFileDialog(path, () => studio.act('Compare with a second version'));
    const subtitles = studio.dialog('Import subtitles');
    await subtitles.getByRole('tab', { name: /^Cast/ }).click();
    // Who was cast before is known by name.
    expect(await subtitles.getByRole('combobox', { name: 'Who speaks what Joss says' }).locator('option:checked').innerText()).toBe('Joss');
    await subtitles.getByRole('button', { name: 'Compare', exact: true }).click();
    await dialog().waitFor();
    const filters = dialog().getByRole('group', { name: 'Show' });
    expect(await filters.getByRole('button').allInnerTexts()).toEqual(['Differences 5', 'Same 1', 'Changed 2', 'Moved 1', 'New 1', 'Removed 1']);
    const said = (await entries().allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    expect(said).toHaveLength(5);
    expect(said.find((text) => text.includes('lamp'))).toContain('Locked: stays as it is');
    expect(said.find((text) => text.includes('Friday'))).toContain('will be rendered');
    expect(await entries().filter({ hasText: 'Friday' }).locator('ins').allInnerTexts()).toEqual(['Friday']);
    expect(await entries().filter({ hasText: 'Friday' }).locator('del').allInnerTexts()).toEqual(['noon']);
    await studio.screenshot('compare');
    await filters.getByRole('button', { name: /^Removed/ }).click();
    await expect.poll(() => entries().allInnerTexts(), WAIT).toEqual([expect.stringContaining(ladder.text)]);
    await filters.getByRole('button', { name: /^Differences/ }).click();
  });

  it('takes the changes in one step, and renders just those lines', async () => {
    const before = stored().document.takes;
    await dialog().getByText('2 lines will be rendered').waitFor();
    await dialog().getByRole('button', { name: 'Take 4 changes' }).click();
    await studio.dialog('The revised script is in.').waitFor();
    await studio.screenshot('compare-taken');
    await studio.page.getByRole('button', { name: 'Render 2 lines' }).click();
    await studio.page.getByRole('button', { name: 'Everything is rendered' }).waitFor({ timeout: 60_000 });
    await studio.idle();
    expect(lines().map(({ text }) => text)).toEqual([night.text, lamp.text, 'Nobody has been there since Friday.', stays.text, 'Ask the pilot in the morning.']);
    const fresh = [...stored().document.takes.values()].filter(({ id }) => !before.has(id));
    expect(fresh.map(({ lineId }) => lines().find(({ id }) => id === lineId)?.text).sort()).toEqual(['Ask the pilot in the morning.', 'Nobody has been there since Friday.']);
    expect(charactersInOrder(stored().document)).toHaveLength(2);
    const came = lineOf('Ask the pilot in the morning.');
    expect(clipsOfLine(stored().document, came?.id ?? '')).toHaveLength(1);
    const moved = lineOf(night.text);
    expect(msOfSamples(moved?.slot?.startSample ?? 0)).toBe(200);
  });

  it('leaves the locked line as it was, its words, its slot and its take', () => {
    expect(lineOf(lamp.text)).toEqual({ ...lampLine, order: lineOf(lamp.text)?.order });
  });

  it('takes all of it back in one step', async () => {
    // The two renderings are steps of their own.
    await studio.script.line(1).focus();
    for (let step = 0; step < 3; step++) await studio.press('Mod+z');
    await expect.poll(() => lines().map(({ text }) => text), WAIT).toEqual(FIRST.map(({ text }) => text));
    expect([...stored().document.subtitleFiles.values()].map(({ name }) => name)).toEqual(['pier.srt']);
    await studio.idle();
    await studio.page.getByRole('button', { name: 'Everything is rendered' }).waitFor();
  });
});
