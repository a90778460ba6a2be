import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';

import { auditAccessibility } from './support/audit-accessibility.ts';
import { journey } from './support/journey.ts';
import type { ShortFilm } from './support/short-film.ts';
import { makeShortFilm, SCENE, writeSubtitles } from './support/short-film.ts';

journey('Accessibility', (studio) => {
  let film: ShortFilm;

  // What one test left open when it failed is not in the way of the next.
  afterEach(() => studio.press('Escape'));

  it('has no serious fault in the tour', async () => {
    await studio.dialog('Tour').waitFor();
    await audit();
    await studio.skipTour();
  });

  it('has none in the window with a line selected and a cast', async () => {
    await studio.act('Show or hide the cast');
    await studio.region('Cast').getByRole('button', { name: 'Default delivery of Mara' }).click();
    await studio.script.select(3);
    await studio.region('The line').getByRole('listbox', { name: 'Phones of the line' }).waitFor();
    await audit();
  });

  it('has none with the reading of a word open', async () => {
    await studio.script.word(3, 'came').click();
    await studio.dialog('How to say “came”').waitFor();
    await audit();
    await studio.press('Escape');
  });

  it('has none with several lines selected', async () => {
    await studio.script.line(3).focus();
    await studio.press('Shift+ArrowDown');
    await studio.page.getByText('2 lines selected').waitFor();
    await audit();
    await studio.script.select(3);
  });

  it('has none in the menu', async () => {
    await studio.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await studio.page.getByRole('menu').waitFor();
    await audit();
    await studio.press('Escape');
  });

  it.each([
    ['Export…', 'Export'],
    ['Open a script or subtitles', 'Bring in a script'],
    ['Find and replace', 'Find and replace'],
    ['Lexicon…', 'Lexicon'],
    ['Check readings…', 'Readings to check'],
    ['About Voxloom', 'About Voxloom'],
    ['Open project…', 'Open a project'],
    ['Start screen', 'Voxloom'],
  ])('has none in what "%s" opens', async (action, dialog) => {
    await studio.act(action);
    await studio.dialog(dialog).waitFor();
    await audit(`dialog-${dialog.toLowerCase().replaceAll(' ', '-')}`);
    await studio.press('Escape');
    await studio.dialog(dialog).waitFor({ state: 'hidden' });
  });

  it('has none in the palette', async () => {
    await studio.press('Mod+Shift+p');
    await studio.dialog('All actions').waitFor();
    await audit('palette');
    await studio.press('Escape');
  });

  it.each(['Window', 'Project', 'Keys', 'Sound', 'Engine'])('has none in the settings of %s', async (name) => {
    await studio.act('Settings…');
    const settings = studio.dialog('Settings');
    await settings.getByRole('tab', { name }).click();
    await settings.getByRole('tabpanel', { name }).waitFor();
    await audit(`settings-${name.toLowerCase()}`);
    await studio.press('Escape');
    await settings.waitFor({ state: 'hidden' });
  });

  it('has none in a project without lines', async () => {
    await studio.newProject();
    await audit();
  });

  it('has none in what is asked about a film, and in the window that shows it', async () => {
    film = await makeShortFilm(studio.home.folder);
    await studio.answerFileDialog(film.film, () => studio.act('Bring in a film…'));
    await studio.dialog('Bring in a film').waitFor();
    await audit();
    await studio.dialog('Bring in a film').getByRole('button', { name: 'Bring in' }).click();
    await studio.region('Timeline').getByRole('button', { name: 'Ducking and content of Original' }).waitFor();
    await studio.page.locator('[data-picture] video[data-shown=true]').waitFor();
    await audit();
  });

  it('has none in the steps of bringing in subtitles', async () => {
    await studio.answerFileDialog(film.subtitles, () => studio.act('Import subtitles'));
    const dialog = studio.dialog('Import subtitles');
    for (const step of ['Cues', 'Cast', 'Sentences', 'Timing']) {
      await dialog.getByRole('tab', { name: new RegExp(`^${step}`) }).click();
      await dialog.getByRole('tabpanel').waitFor();
      await audit();
    }
    await dialog.getByRole('button', { name: 'Import 7 lines' }).click();
    await studio.script.text(7).waitFor();
  });

  it('has none in a line that says too much, with what can be done about it', async () => {
    await studio.page.getByText(/^about [\d.]+ s over$/).waitFor();
    await studio.press('F8');
    await studio.script.region.getByRole('group', { name: 'Make it fit' }).waitFor();
    await audit();
  });

  it('has none in the settings of a bed', async () => {
    await studio.region('Timeline').getByRole('button', { name: 'Ducking and content of Original' }).click();
    await studio.dialog('Ducking and content of Original').waitFor();
    await audit();
    await studio.press('Escape');
    await studio.dialog('Ducking and content of Original').waitFor({ state: 'hidden' });
  });

  it('has none in the gate with its findings', async () => {
    await studio.press('Mod+Shift+e');
    await studio.dialog('Check before delivery').getByText('7 findings block delivery.').waitFor();
    await audit();
    await studio.press('Escape');
    await studio.dialog('Check before delivery').waitFor({ state: 'hidden' });
  });

  it('has none in the export of a film', async () => {
    await studio.press('Mod+e');
    const dialog = studio.dialog('Export');
    await dialog.getByRole('combobox', { name: 'What', exact: true }).selectOption({ label: 'The film with this sound' });
    await dialog.getByRole('textbox', { name: 'Language of the sound' }).waitFor();
    await audit();
    await studio.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('has none in the comparison with a second version', async () => {
    const second = writeSubtitles(join(studio.home.folder, 'second.srt'), SCENE.slice(1).map((cue, index) => (index === 4 ? { ...cue, text: 'Then we swim.' } : cue)));
    await studio.answerFileDialog(second, () => studio.act('Compare with a second version'));
    await studio.dialog('Import subtitles').getByRole('button', { name: 'Compare', exact: true }).click();
    await studio.dialog('Compare with the script').getByRole('option').first().waitFor();
    await audit();
    await studio.press('Escape');
  });

  /** In both themes, which differ in their colours only. */
  async function audit(picture?: string): Promise<void> {
    await studio.inBothThemes(async (theme) => {
      const { violations, passed } = await auditAccessibility(studio.page, theme === 'light' ? ['color-contrast'] : undefined);
      if (picture !== undefined) await studio.picture(picture, theme);
      expect(violations, theme).toEqual([]);
      expect(passed, theme).toContain('color-contrast');
      if (theme === 'dark') expect(passed).toContain('aria-valid-attr-value');
    });
  }
});
