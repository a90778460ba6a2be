import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import { forgetSounds, heardSounds, listenToWindow } from './support/heard-sounds.ts';
import { journey } from './support/journey.ts';
import { readUntitled } from './support/read-project.ts';

const WAIT = { timeout: 15_000 };

/** What may well be read wrongly is planted in it; the second line has nothing of the kind. */
const SCRIPT = `Mara: Ask Niamh to restart SQL tonight.
Joss: There was nobody in the house.
Mara: The meeting is on 3/4/2026, and Niamh has the key.
Joss: They read the letter twice, and SQL was down.`;

journey('Checking readings', (studio) => {
  const stored = () => readUntitled(studio);
  const dialog = () => studio.dialog('Readings to check');
  const list = () => dialog().getByRole('listbox', { name: 'Readings' });
  const question = (written: string) => list().getByRole('option').filter({ hasText: new RegExp(`^${written}`) });
  const lexicon = () => studio.dialog('Lexicon');
  const words = () => lexicon().getByRole('list', { name: 'Words' }).getByRole('listitem');

  it('finds what was planted, and nothing in plain words', async () => {
    await studio.skipTour();
    await studio.newProject();
    await studio.script.writeFirst(SCRIPT);
    await studio.script.text(4).waitFor();
    await studio.press('Shift+F2');
    for (const written of ['Niamh', 'SQL', '3/4/2026']) await question(written).waitFor();
    expect(await dialog().getByRole('status').innerText()).toMatch(/^\d readings to check in 31 words$/);
    expect(await list().getByRole('option').count()).toBeLessThanOrEqual(5);
    expect(await question('Niamh').innerText()).toContain('2 times');
    expect((await list().innerText()).toLowerCase()).not.toContain('nobody');
    await studio.screenshot('readings');
  });

  it('plays a sentence as it would be said', async () => {
    await listenToWindow(studio.page);
    await question('3/4/2026').click();
    const detail = dialog().getByRole('region', { name: '3/4/2026' });
    expect(await detail.innerText()).toContain('march fourth twenty twenty six');
    await detail.getByRole('button', { name: 'Hear it in its sentence' }).click();
    await expect.poll(async () => (await heardSounds(studio.page)).length, WAIT).toBeGreaterThan(0);
  });

  it('fixes a place once', async () => {
    const detail = dialog().getByRole('region', { name: '3/4/2026' });
    await detail.getByRole('group', { name: 'Other ways to say it' }).getByRole('button', { name: /^the third of april/i }).click();
    await forgetSounds(studio.page);
    await detail.getByRole('button', { name: 'Fix here' }).click();
    await question('3/4/2026').waitFor({ state: 'hidden' });
    await expect.poll(() => linesInOrder(stored().document)[2]?.overrides.length, WAIT).toBe(1);
    expect(stored().document.lexicon.size).toBe(0);
  });

  it('fixes a word everywhere, by what it sounds like', async () => {
    await question('Niamh').click();
    const detail = dialog().getByRole('region', { name: 'Niamh' });
    await detail.getByRole('textbox', { name: 'Sounds like' }).fill('neev');
    await expect.poll(() => detail.getByRole('textbox', { name: 'Phones', exact: true }).inputValue(), WAIT).toBe('N IY1 V');
    await detail.getByRole('button', { name: 'Fix in the project' }).click();
    await question('Niamh').waitFor({ state: 'hidden' });
    await expect.poll(() => [...stored().document.lexicon.values()].map(({ word, phones }) => `${word} ${phones.join(' ')}`), WAIT).toEqual(['niamh N IY1 V']);
  });

  it('asks no more about what was said to be right', async () => {
    await question('SQL').click();
    await list().focus();
    await studio.press('Enter');
    await question('SQL').waitFor({ state: 'hidden' });
    await studio.press('Escape');
    await studio.press('Shift+F2');
    await dialog().getByRole('status').getByText(/to check in 31 words$/).waitFor();
    for (const written of ['Niamh', 'SQL', '3/4/2026']) expect(await question(written).count(), written).toBe(0);
    await studio.screenshot('readings-settled');
    await studio.press('Escape');
    await studio.script.select(1);
    await expect.poll(() => studio.script.word(1, 'niamh').getAttribute('aria-label'), WAIT).toBe('niamh: N IY1 V');
  });

  it('writes the lexicon as CSV, and takes back what such a file says', async () => {
    const path = join(studio.home.folder, 'words.csv');
    await studio.act('Lexicon…');
    await studio.answerFileDialog(path, async () => {
      await lexicon().getByRole('button', { name: 'Export', exact: true }).click();
      await studio.page.getByRole('menuitem', { name: 'As CSV…' }).click();
    });
    await lexicon().getByText(`1 word written to ${path}.`).waitFor();
    const written = readFileSync(path, 'utf8');
    expect(written).toMatch(/niamh,.*N IY1 V/i);
    // Somebody else's list: the same word said otherwise, one more, and one with a sound that there is not.
    writeFileSync(path, `${written.trimEnd().replace('N IY1 V', 'N AY1 M')}\r\nvoxloom,en-US,V AA1 K S L UW2 M\r\nbroken,en-US,QQ\r\n`);
    await studio.answerFileDialog(path, () => lexicon().getByRole('button', { name: 'Import…' }).click());
    const preview = lexicon().getByRole('region', { name: 'Words from words.csv' }).first();
    expect(await preview.getByRole('status').innerText()).toBe('1 new word · 1 said otherwise · 1 left out');
    expect(await preview.innerText()).toContain('“QQ” is no sound that is known here.');
    await studio.screenshot('lexicon-import');
    await preview.getByRole('checkbox', { name: 'Take the file’s reading of niamh' }).check();
    await preview.getByRole('button', { name: 'Bring in 2 words' }).click();
    await expect.poll(async () => (await words().allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim()), WAIT).toEqual(['niamh N AY1 M', 'voxloom V AA1 K S L UW2 M']);
    await studio.press('Escape');
    await expect.poll(() => studio.script.word(1, 'niamh').getAttribute('aria-label'), WAIT).toBe('niamh: N AY1 M');
  });

  it('brings a file in as one step', async () => {
    await studio.script.line(1).focus();
    await studio.press('Mod+z');
    await expect.poll(() => studio.script.word(1, 'niamh').getAttribute('aria-label'), WAIT).toBe('niamh: N IY1 V');
    expect([...stored().document.lexicon.values()].map(({ word }) => word)).toEqual(['niamh']);
  });
});
