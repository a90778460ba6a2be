import { basename, dirname, join, relative, sep } from 'node:path';
import type { Page } from 'playwright-core';

/** Does what makes the window show its own file browser, goes to `path` in it as a person would, and takes it. */
export async function answerFileBrowser(page: Page, path: string, ask: () => Promise<void>): Promise<void> {
  await ask();
  const dialog = page.getByRole('dialog', { name: /^(Save as|Open a project|Choose a folder|Choose a script or subtitles|Choose a sound|Choose a subtitle file|Choose a film|Choose a list of words)$/ });
  const title = await dialog.getByRole('heading').innerText();
  const wanted = title === 'Choose a folder' ? path : dirname(path);
  const list = dialog.getByRole('listbox');
  const shown = async (): Promise<string> => /^Files in (.+)$/.exec((await list.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  const follow = async (expected: string, step: () => Promise<void>): Promise<void> => {
    await step();
    await dialog.getByRole('listbox', { name: `Files in ${expected}`, exact: true }).waitFor();
  };
  await dialog.getByRole('listbox', { name: /^Files in ./ }).waitFor();
  for (let at = await shown(); isOutside(at, wanted); at = dirname(at)) await follow(dirname(at), () => dialog.getByRole('button', { name: 'Folder above' }).click());
  for (const name of relative(await shown(), wanted).split(sep).filter(Boolean)) {
    const below = join(await shown(), name);
    const entry = list.getByRole('option', { name, exact: true });
    await follow(below, async () => {
      if (await entry.isVisible()) await entry.dblclick();
      else await makeFolder(page, name);
    });
  }
  if (title === 'Save as') {
    await dialog.getByRole('textbox', { name: 'File name' }).fill(basename(path));
    await dialog.getByRole('button', { name: 'Save' }).click();
  } else if (title === 'Choose a folder') await dialog.getByRole('button', { name: 'Use this folder' }).click();
  else await list.getByRole('option', { name: basename(path) }).dblclick();
  await dialog.waitFor({ state: 'hidden' });
}

async function makeFolder(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New folder' }).click();
  await page.getByRole('textbox', { name: 'Name of the new folder' }).fill(name);
  await page.getByRole('button', { name: 'Create' }).click();
}

function isOutside(folder: string, wanted: string): boolean {
  return relative(folder, wanted).startsWith('..');
}
