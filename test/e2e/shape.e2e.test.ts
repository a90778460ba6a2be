import { describe, expect, it } from 'vitest';

import type { TakeDetail } from '../../src-main/shared/contract/views.ts';
import { linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { Line } from '../../src-main/shared/domain/project-rows.ts';
import { percentile } from '../bench/percentile.ts';
import { dragPointer } from './support/drag-pointer.ts';
import { forgetSounds, heardSounds, listenToWindow, msFromReleaseToSound, secondsOf } from './support/heard-sounds.ts';
import { journey } from './support/journey.ts';
import type { StoredProject } from './support/read-project.ts';
import { readSample } from './support/read-project.ts';
import type { StudioDriver } from './support/studio-driver.ts';
import { TakePicture } from './support/take-picture.ts';

const LINE = 2;
/** The spoken length of a phone is a whole number of the voice's frames. */
const FRAME_MS = 12;

describe('shape', () => {
  journey('draw pitch and lengths with the mouse', (studio) => {
    let takeBefore: TakeDetail;

    it('shows the phones of the line that is selected', async () => {
      await studio.skipTour();
      await listenToWindow(studio.page);
      await studio.script.select(LINE);
      const phones = await picture(studio).phones();
      expect(phones.filter(({ word }) => word === 'rope').map(({ symbol }) => symbol.toLowerCase())).toEqual(['r', 'ow1', 'p']);
      takeBefore = detailOf(readSample(studio));
    });

    it('lets a pitch be dragged up, and the line is heard at once', async () => {
      const take = picture(studio);
      const before = await take.phone('ow1', 'rope');
      const handle = await take.pitchHandle(before);
      await dragPointer(studio.page, [handle, { ...handle, y: handle.y - 45 }]);
      await msFromReleaseToSound(studio.page);
      const after = await take.phone('ow1', 'rope');
      expect(after.pitchHz).toBeGreaterThan((before.pitchHz ?? 0) * 1.1);
      expect(after.drawn).toBe(true);
      expect(after.lengthMs).toBe(before.lengthMs);
    });

    it('makes a phone longer by its edge, by as much as it was dragged', async () => {
      const take = picture(studio);
      const before = await take.phone('ae1', 'mast');
      const edge = await take.edge(before);
      const byMs = 60 / (await take.pixelsPerMs());
      await dragPointer(studio.page, [edge, { ...edge, x: edge.x + 60 }]);
      const after = await take.phone('ae1', 'mast');
      expect(after.lengthMs - before.lengthMs).toBeCloseTo(byMs, -1);
      expect(after.pitchHz).toBe(before.pitchHz);
    });

    it('draws a contour with the pen over the words it crosses', async () => {
      const take = picture(studio);
      const word = (await take.phones()).filter((phone) => phone.word === 'tapped');
      const first = word[0];
      const last = word.at(-1);
      if (!first || !last) throw new Error('the line has no "tapped"');
      await take.button('Pen: draw the pitch').click();
      const way = [0.7, 0.5, 0.3].map((share, step) => take.pitchPlace(first.startMs + ((last.startMs + last.lengthMs - first.startMs) * step) / 2, share));
      await dragPointer(studio.page, await Promise.all(way));
      const drawn = (await take.phones()).filter((phone) => phone.word === 'tapped' && phone.drawn);
      expect(drawn.length).toBeGreaterThan(0);
      const curves = () => Object.values(drawingOf(readSample(studio))).flatMap(({ f0Curve }) => (f0Curve ? [f0Curve] : []));
      await expect.poll(() => curves().length, WAIT).toBeGreaterThan(0);
      for (const curve of curves()) expect(curve.at(-1)).toBeGreaterThan(curve[0] ?? Infinity);
      await take.button('Handles: drag pitch, energy and lengths').click();
    });

    it('takes a gesture back with Escape while the button is still down', async () => {
      const take = picture(studio);
      const before = { phones: await take.phones(), drawing: drawingOf(readSample(studio)) };
      const target = await take.phone('eh2', 'somewhere').catch(() => take.phone('ah1', 'somewhere'));
      const handle = await take.pitchHandle(target);
      await dragPointer(studio.page, [handle, { ...handle, y: handle.y - 50 }], {
        beforeRelease: async () => {
          expect((await take.phones())[target.index]?.pitchHz).toBeGreaterThan(target.pitchHz ?? 0);
          await studio.page.keyboard.press('Escape');
        },
      });
      expect(await take.phones()).toEqual(before.phones);
      expect(drawingOf(readSample(studio))).toEqual(before.drawing);
    });

    it('resets one word and leaves the others', async () => {
      const take = picture(studio);
      expect((await take.phones()).some(({ word, drawn }) => word === 'tapped' && drawn)).toBe(true);
      // Pressing a phone puts the keyboard there, and the word's button acts where the keyboard is.
      const middle = await take.phone('ae1', 'tapped');
      const edge = await take.edge({ ...middle, lengthMs: middle.lengthMs / 2 });
      await studio.page.mouse.click(edge.x, edge.y);
      await take.button('Reset word').click();
      const phones = await take.phones();
      expect(phones.filter(({ drawn }) => drawn).map(({ word }) => word)).toEqual(['rope', 'mast']);
    });

    it('is heard at most a second after a release, ten times', async () => {
      const take = picture(studio);
      const times: number[] = [];
      const handle = await take.pitchHandle(await take.phone('ow1', 'rope'));
      const higher = { ...handle, y: handle.y - 14 };
      for (let turn = 0; turn < 10; turn++) {
        await dragPointer(studio.page, turn % 2 === 0 ? [handle, higher] : [higher, handle]);
        times.push(await msFromReleaseToSound(studio.page));
        await soundIsOver(studio);
      }
      const median = percentile(times, 0.5);
      console.log(`from the release of a handle to sound: median ${median.toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`);
      expect(median).toBeLessThan(1000);
    });

    it('compares with the untouched line and leaves the drawing alone', async () => {
      await kept(studio);
      const before = readSample(studio);
      const delivery = studio.region('Delivery');
      const shaped = await secondsHeard(studio, () => delivery.getByRole('button', { name: 'A: as shaped' }).click());
      const untouched = await secondsHeard(studio, () => delivery.getByRole('button', { name: 'B: untouched' }).click());
      const longerMs = (await picture(studio).phone('ae1', 'mast')).lengthMs - lengthIn(takeBefore, 'AE1', 'mast');
      expect(longerMs).toBeGreaterThan(100);
      expect((shaped - untouched) * 1000).toBeGreaterThan(longerMs * 0.5);
      expect(readSample(studio).document.deliveries).toEqual(before.document.deliveries);
      expect(readSample(studio).history).toEqual(before.history);
    });

    it('renders the line as it was drawn', async () => {
      const take = picture(studio);
      const [rope, mast] = [await take.phone('ow1', 'rope'), await take.phone('ae1', 'mast')];
      await studio.script.renderAndPlay(LINE);
      await studio.idle();
      await studio.script.state(LINE, 'Rendered').waitFor();
      const takeAfter = detailOf(readSample(studio));
      expect(lengthIn(takeAfter, 'AE1', 'mast')).toBeGreaterThan(lengthIn(takeBefore, 'AE1', 'mast') + 100);
      expect(Math.abs(lengthIn(takeAfter, 'AE1', 'mast') - mast.lengthMs)).toBeLessThanOrEqual(FRAME_MS);
      expect(pitchIn(takeAfter, 'OW1', 'rope')).toBeGreaterThan(pitchIn(takeBefore, 'OW1', 'rope') * 1.1);
      expect(Math.abs(Math.log2(pitchIn(takeAfter, 'OW1', 'rope') / (rope.pitchHz ?? 1)) * 12)).toBeLessThan(1);
      await expect(studio.takes.count()).resolves.toBe(2);
      await studio.screenshot('shape-drawn');
    });
  });

  journey('draw pitch and lengths with the keyboard alone', (studio) => {
    it('goes from the script to the phones and back without a mouse', async () => {
      await studio.dialog('Tour').waitFor();
      await studio.page.keyboard.press('Escape');
      await studio.dialog('Tour').waitFor({ state: 'hidden' });
      await listenToWindow(studio.page);
      await studio.page.keyboard.press('ArrowDown');
      await studio.page.keyboard.press('F3');
      await expect.poll(() => studio.page.locator(':focus').getAttribute('aria-label'), WAIT).toBe('Phones of the line');
    });

    it('changes pitch and length by keys, hears it, and takes a held key back with Escape', async () => {
      const { page } = studio;
      const take = picture(studio);
      const target = await take.phone('ow1', 'rope');
      await page.keyboard.press('Home');
      for (let step = 0; step < target.index; step++) await page.keyboard.press('ArrowRight');
      expect(await take.list.locator('[aria-selected=true]').innerText()).toMatch(/^ow1 in rope/i);

      for (let press = 0; press < 6; press++) await page.keyboard.press('Shift+ArrowUp');
      expect(await msFromReleaseToSound(page)).toBeLessThan(1000);
      for (let press = 0; press < 5; press++) await page.keyboard.press('Alt+ArrowRight');
      const changed = await take.phone('ow1', 'rope');
      // Six times 50 cents, five times 10 ms.
      expect(12 * Math.log2((changed.pitchHz ?? 0) / (target.pitchHz ?? 1))).toBeCloseTo(3, 0);
      expect(changed.lengthMs).toBe(target.lengthMs + 50);

      await expect.poll(() => Object.values(drawingOf(readSample(studio)))[0]?.durationMs, WAIT).toBeGreaterThan(target.lengthMs + 40);
      const drawing = drawingOf(readSample(studio));
      await page.keyboard.down('ArrowUp');
      expect((await take.phone('ow1', 'rope')).pitchHz).toBeGreaterThan(changed.pitchHz ?? Infinity);
      await page.keyboard.press('Escape');
      await page.keyboard.up('ArrowUp');
      expect(await take.phone('ow1', 'rope')).toEqual(changed);
      expect(drawingOf(readSample(studio))).toEqual(drawing);
    });

    it('compares, renders and resets the word by keys', async () => {
      const { page } = studio;
      const take = picture(studio);
      await secondsHeard(studio, () => page.keyboard.press('Shift+B'));
      await studio.press('Mod+Enter');
      await studio.idle();
      await expect.poll(() => studio.takes.count(), WAIT).toBe(2);
      const { f0Hz, durationMs } = Object.values(drawingOf(readSample(studio)))[0] ?? {};
      expect(Math.abs(lengthIn(detailOf(readSample(studio)), 'OW1', 'rope') - (durationMs ?? 0))).toBeLessThanOrEqual(FRAME_MS);
      expect(Math.abs(Math.log2(pitchIn(detailOf(readSample(studio)), 'OW1', 'rope') / (f0Hz ?? 1)) * 12)).toBeLessThan(1);

      await page.keyboard.press('F3');
      await page.keyboard.press('Shift+Delete');
      await expect.poll(async () => (await take.phones()).filter(({ drawn }) => drawn).length, WAIT).toBe(0);
      await expect.poll(() => drawingOf(readSample(studio)), WAIT).toEqual({});
      await studio.script.state(LINE, 'Changed since it was rendered').waitFor();
    });
  });
});

const WAIT = { timeout: 10_000 };

function picture(studio: StudioDriver): TakePicture {
  return new TakePicture(studio.page);
}

async function kept(studio: StudioDriver): Promise<void> {
  await studio.page.getByText('Saved', { exact: true }).waitFor();
}

function shownLine({ document }: StoredProject): Line {
  const line = linesInOrder(document)[LINE - 1];
  if (!line) throw new Error('the sample has no second line');
  return line;
}

function detailOf(project: StoredProject): TakeDetail {
  const detail = project.detailOf(shownLine(project).takeId ?? '');
  if (!detail) throw new Error('the take that counts has no timings');
  return detail;
}

function drawingOf(project: StoredProject) {
  return project.document.deliveries.get(shownLine(project).id)?.drawing?.edits ?? {};
}

function phoneIn({ phones, words }: TakeDetail, symbol: string, word: string) {
  const found = phones.find((phone) => phone.symbol.toUpperCase() === symbol && phone.word !== null && words[phone.word]?.text.toLowerCase() === word);
  if (!found) throw new Error(`the take has no ${symbol} in ${word}`);
  return found;
}

/** ms */
function lengthIn(detail: TakeDetail, symbol: string, word: string): number {
  const { startMs, endMs } = phoneIn(detail, symbol, word);
  return endMs - startMs;
}

/** Median F0 over a phone, Hz. */
function pitchIn(detail: TakeDetail, symbol: string, word: string): number {
  const { startMs, endMs } = phoneIn(detail, symbol, word);
  const voiced = detail.f0Hz.slice(Math.ceil(startMs / detail.frameMs), Math.floor(endMs / detail.frameMs)).filter((hz) => hz > 0);
  return percentile(voiced, 0.5);
}

/** Seconds that something plays. */
async function secondsHeard(studio: StudioDriver, play: () => Promise<void>): Promise<number> {
  await soundIsOver(studio);
  await forgetSounds(studio.page);
  await play();
  await msFromReleaseToSound(studio.page);
  await soundIsOver(studio);
  return secondsOf(await heardSounds(studio.page));
}

/** All of what is played now has been put on the clock. */
async function soundIsOver(studio: StudioDriver): Promise<void> {
  let before = -1;
  const isOver = async (): Promise<boolean> => {
    const { length } = await heardSounds(studio.page);
    const over = length === before;
    before = length;
    return over;
  };
  await expect.poll(isOver, { timeout: 15_000, interval: 250 }).toBe(true);
}
