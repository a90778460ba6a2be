import { expect, it } from 'vitest';

import { auditAccessibility } from './support/audit-accessibility.ts';
import { journey } from './support/journey.ts';

journey('Accessibility', (studio) => {
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
    await studio.dialog('How to say "came"').waitFor();
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
    ['About Voxloom', 'About Voxloom'],
    ['Open project…', 'Open a project'],
    ['Start screen', 'Voxloom'],
  ])('has none in what "%s" opens', async (action, dialog) => {
    await studio.act(action);
    await studio.dialog(dialog).waitFor();
    await audit();
    await studio.screenshot(`dialog-${dialog.toLowerCase().replaceAll(' ', '-')}`);
    await studio.press('Escape');
    await studio.dialog(dialog).waitFor({ state: 'hidden' });
  });

  it('has none in the palette', async () => {
    await studio.press('Mod+Shift+p');
    await studio.dialog('All actions').waitFor();
    await audit();
    await studio.screenshot('palette');
    await studio.press('Escape');
  });

  it.each(['Window', 'Project', 'Keys', 'Sound', 'Engine'])('has none in the settings of %s', async (name) => {
    await studio.act('Settings…');
    const settings = studio.dialog('Settings');
    await settings.getByRole('tab', { name }).click();
    await settings.getByRole('tabpanel', { name }).waitFor();
    await audit();
    await studio.screenshot(`settings-${name.toLowerCase()}`);
    await studio.press('Escape');
    await settings.waitFor({ state: 'hidden' });
  });

  it('has none in a project without lines', async () => {
    await studio.newProject();
    await audit();
  });

  /** In both themes: their colours differ. */
  async function audit(): Promise<void> {
    for (const theme of ['light', 'dark'] as const) {
      await studio.wear(theme);
      const { violations, rulesPassed } = await auditAccessibility(studio.page);
      expect(violations, theme).toEqual([]);
      expect(rulesPassed).toBeGreaterThan(10);
    }
  }
});
