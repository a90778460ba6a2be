import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';

import { linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { followAcknowledgedEdits } from './support/acknowledged-edits.ts';
import { dragPointer } from './support/drag-pointer.ts';
import { journey } from './support/journey.ts';
import { readSample } from './support/read-project.ts';
import { TimelineHand } from './support/timeline-hand.ts';

const WAIT = { timeout: 15_000 };
/** Typed while the studio dies. */
const LAST_WORDS = ' and nobody on the quay had thought to bring a lamp, so they waited in the dark';

/** What there is to see of a project, and what its file holds, after so many steps. */
interface Moment {
  readonly shown: string;
  readonly document: ProjectDocument;
  /** Name of the step that undo would take back. */
  readonly step: string | null;
}

journey('Undo everything, and a studio that is killed', (studio) => {
  const stored = () => readSample(studio);
  const moments: Moment[] = [];
  const hand = (): TimelineHand => new TimelineHand(studio);

  /** What the window shows of the script, the cast, the selected line's takes, and the tracks and markers. */
  const shown = async (): Promise<string> => {
    const parts = [
      studio.script.region.getByRole('grid'),
      studio.region('Cast').getByRole('list', { name: 'Cast' }),
      studio.region('Takes'),
      studio.region('Timeline').getByRole('list', { name: 'Tracks' }),
      hand().markers,
      studio.page.getByRole('textbox', { name: 'Name of the project' }),
    ];
    const seen: string[] = [];
    for (const part of parts) seen.push(await part.ariaSnapshot());
    // Where the keyboard is and which track is selected is no part of the project.
    return seen.join('\n').replaceAll(/ \[active\]|(?<=Select track .*) \[pressed\]/g, '');
  };

  /** The line whose takes and reading are looked at; it keeps these words through every edit. */
  const watched = () => studio.script.region.getByRole('row', { name: /Somewhere a rope/ });
  const watch = () => watched().getByRole('gridcell').first().click();

  /** Waits until what was done is in the file and the window shows it. */
  const note = async (): Promise<void> => {
    const before = moments.at(-1);
    if (before) await expect.poll(() => stored().document, WAIT).not.toEqual(before.document);
    await studio.idle();
    await watch();
    const { document, history } = stored();
    moments.push({ document, step: history.undo, shown: await settled(shown) });
  };

  const goTo = async (moment: Moment): Promise<void> => {
    await expect.poll(() => stored().document, WAIT).toEqual(moment.document);
    await expect.poll(shown, WAIT).toBe(moment.shown);
  };

  it('edits text, cast, delivery, takes, clips, tracks, markers and settings', async () => {
    await studio.skipTour();
    await studio.page.getByRole('button', { name: 'Show or hide the cast' }).click();
    await note();

    await studio.script.rewrite(2, 'Somewhere a rope knocked against a mast.');
    await studio.press('Escape');
    await note();

    const cast = studio.region('Cast');
    await cast.getByRole('textbox', { name: 'Name of Jonas' }).fill('Jonah');
    await studio.press('Enter');
    await note();

    await studio.deliveryNumber('Pitch').fill('2');
    await studio.press('Enter');
    await note();

    await studio.region('Takes').getByRole('button', { name: 'New take', exact: true }).click();
    await expect.poll(() => studio.takes.count(), WAIT).toBe(2);
    await note();

    await studio.takes.first().getByRole('button', { name: 'Star take 2' }).click();
    await note();

    await studio.takes.last().getByRole('button', { name: 'Use take 1' }).click();
    await note();

    const timeline = hand();
    await timeline.showEverything(stored().document);
    const clip = [...stored().document.clips.values()].find(({ lineId }) => lineId === linesInOrder(stored().document)[6]?.id);
    if (!clip) throw new Error('the seventh line has no clip');
    const name = timeline.onName(stored().document, clip);
    await dragPointer(studio.page, [name, { ...name, x: name.x + 20 }]);
    await note();

    await studio.region('Timeline').getByRole('button', { name: 'Mute Mara' }).click();
    await note();

    await studio.press('m');
    await note();

    await studio.press('Alt+ArrowDown');
    await note();

    await studio.page.getByRole('textbox', { name: 'Name of the project' }).fill('Harbour, second draft');
    await studio.press('Enter');
    await note();
    expect(new Set(moments.map(({ step }) => step)).size).toBeGreaterThan(9);
    await studio.screenshot('undo-before');
  });

  it('takes every step back, one at a time, to where it began, and brings every step again', async () => {
    await watch();
    for (const moment of moments.slice(0, -1).reverse()) {
      await studio.press('Mod+z');
      await goTo(moment);
    }
    expect(stored().history.undo).toBeNull();
    for (const moment of moments.slice(1)) {
      await studio.press('Mod+Shift+z');
      await goTo(moment);
    }
    expect(stored().history.redo).toBeNull();
  });

  it.each([1, 2])('opens as it was at the last acknowledged edit after it was killed while somebody typed, time %i', async () => {
    const edits = followAcknowledgedEdits(studio.page);
    await studio.page.reload();
    const line = watched().getByRole('textbox');
    await line.click();
    const before = await line.inputValue();
    await studio.press('Mod+End');
    const typing = studio.page.keyboard.type(LAST_WORDS, { delay: 40 }).catch(() => undefined);
    await expect.poll(() => textOf(stored().document), { ...WAIT, interval: 20 }).not.toBe(before);
    await studio.kill();
    await typing;
    const acknowledged = edits.flatMap(({ name, arguments: given }) => (name === 'line.setText' ? [(given as { readonly text: string }).text] : [])).at(-1) ?? '';

    await studio.start(stored().path);
    const kept = textOf(stored().document);
    expect(`${before}${LAST_WORDS}`.startsWith(kept)).toBe(true);
    expect(kept.startsWith(acknowledged)).toBe(true);
    expect(kept.length).toBeGreaterThan(before.length);
    await expect.poll(() => watched().getByRole('textbox').inputValue(), WAIT).toBe(kept);
  });

  it('still goes back step by step, to before everything', async () => {
    await watch();
    const last = moments.at(-1);
    if (!last) throw new Error('nothing was edited');
    // What was typed before the studio died is one step or a few.
    for (let step = 0; step < 8 && !isDeepStrictEqual(stored().document, last.document); step++) {
      const { revision } = stored();
      await studio.press('Mod+z');
      await expect.poll(() => stored().revision, WAIT).toBeGreaterThan(revision);
    }
    await goTo(last);
    for (const moment of moments.slice(0, -1).reverse()) {
      await studio.press('Mod+z');
      await goTo(moment);
    }
    expect(stored().history.undo).toBeNull();
  });
  // Tall enough for every line of the sample at once: which lines are on the page is no part of the project.
}, { viewport: { width: 1440, height: 1400 } });

function textOf({ lines }: ProjectDocument): string {
  return [...lines.values()].find(({ text }) => text.startsWith('Somewhere a rope'))?.text ?? '';
}

/** What `read` says twice in a row. */
async function settled(read: () => Promise<string>): Promise<string> {
  let before = '';
  const isSettled = async (): Promise<boolean> => {
    const now = await read();
    const same = now === before;
    before = now;
    return same;
  };
  await expect.poll(isSettled, WAIT).toBe(true);
  return before;
}
