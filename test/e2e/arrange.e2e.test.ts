import { join } from 'node:path';
import { expect, it } from 'vitest';

import { clipsOfTrack, linesInOrder, tracksInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip } from '../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { sine } from '../helpers/sound.ts';
import type { Place } from './support/drag-pointer.ts';
import { dragPointer } from './support/drag-pointer.ts';
import { journey } from './support/journey.ts';
import { PRIMARY } from './support/primary-key.ts';
import { readSample } from './support/read-project.ts';
import { TimelineHand } from './support/timeline-hand.ts';
import { writeWav } from './support/write-wav.ts';

const WAIT = { timeout: 10_000 };
/** 25 frames a second. */
const FRAME = PROJECT_SAMPLE_RATE / 25;
const TEN_MS = PROJECT_SAMPLE_RATE / 100;

/** As near as a hand comes: within a few pixels of the whole sample on screen. */
const near = (samples: number): number => expect.closeTo(samples, -4) as number;
const by = (place: Place, x: number, y = 0): Place => ({ x: place.x + x, y: place.y + y });
const endOf = ({ startSample, lengthSamples }: Clip): number => startSample + lengthSamples;

journey('arrange', (studio) => {
  const present = (): ProjectDocument => readSample(studio).document;
  const clipOf = (line: number): Clip => {
    const document = present();
    const { id } = linesInOrder(document)[line - 1] ?? {};
    const found = [...document.clips.values()].find(({ lineId }) => lineId === id);
    if (!found) throw new Error(`line ${line} has no clip`);
    return found;
  };
  const startOf = (line: number): number => clipOf(line).startSample;
  let hand: TimelineHand;
  let atFirst: ProjectDocument;

  it('drags a clip along its track, and lets go of it again with Escape', async () => {
    await studio.skipTour();
    hand = new TimelineHand(studio);
    atFirst = present();
    await hand.showEverything(atFirst);
    await hand.button('Snap').click();
    const clip = clipOf(2);
    const name = hand.onName(present(), clip);
    await dragPointer(studio.page, [name, by(name, 30)], { beforeRelease: () => studio.press('Escape') });
    await dragPointer(studio.page, [name, by(name, 12)]);
    await expect.poll(() => startOf(2), WAIT).toEqual(near(clip.startSample + 12 * hand.samplesPerPixel));
    expect(clipOf(2)).toEqual({ ...clip, startSample: startOf(2) });
    expect(readSample(studio).history.undo).toBe('clip.move');
    await studio.act('Undo');
    await expect.poll(() => readSample(studio).history.undo, WAIT).toBeNull();
    expect(present()).toEqual(atFirst);
  });

  it('snaps a clip to a marker exactly', async () => {
    await hand.button('Snap').click();
    const marker = [...present().markers.values()].find(({ name }) => name === 'Jonas arrives');
    const clip = clipOf(2);
    const awayPx = ((marker?.atSample ?? 0) - clip.startSample) / hand.samplesPerPixel;
    const name = hand.onName(present(), clip);
    await dragPointer(studio.page, [name, by(name, awayPx + 4)]);
    await expect.poll(() => startOf(2), WAIT).toBe(marker?.atSample);
    await hand.button('Snap').click();
  });

  it('trims both edges over the sound', async () => {
    const clip = clipOf(1);
    const end = hand.onEdge(present(), clip, 'end');
    await dragPointer(studio.page, [end, by(end, -20)]);
    await expect.poll(() => clipOf(1).lengthSamples, WAIT).toEqual(near(clip.lengthSamples - 20 * hand.samplesPerPixel));
    const start = hand.onEdge(present(), clipOf(1), 'start');
    const trimmed = clipOf(1);
    await dragPointer(studio.page, [start, by(start, 10)]);
    await expect.poll(() => clipOf(1).offsetSamples, WAIT).toEqual(near(10 * hand.samplesPerPixel));
    expect(endOf(clipOf(1))).toBe(endOf(trimmed));
    expect(clipOf(1).startSample - trimmed.startSample).toBe(clipOf(1).offsetSamples);
  });

  it('splits a clip at the playhead into two that join without a gap', async () => {
    const clip = clipOf(7);
    const middle = hand.onRuler(clip.startSample + clip.lengthSamples / 2);
    await studio.page.mouse.click(middle.x, middle.y);
    await studio.press('Mod+k');
    const halves = (): Clip[] => [...present().clips.values()].filter(({ lineId }) => lineId === clip.lineId).sort((a, b) => a.startSample - b.startSample);
    await expect.poll(() => halves().length, WAIT).toBe(2);
    const [first, second] = halves();
    expect(first).toEqual({ ...clip, lengthSamples: first?.lengthSamples });
    expect(second).toEqual({ ...clip, id: second?.id, startSample: endOf(first ?? clip), offsetSamples: first?.lengthSamples, lengthSamples: clip.lengthSamples - (first?.lengthSamples ?? 0) });
  });

  it('draws fades, gain and envelope on a clip', async () => {
    const clip = clipOf(8);
    const name = hand.onName(present(), clip);
    await studio.page.mouse.click(name.x, name.y);
    const fadeIn = hand.onFade(present(), clip, 'in');
    await dragPointer(studio.page, [fadeIn, by(fadeIn, 12)]);
    await expect.poll(() => clipOf(8).fadeInSamples, WAIT).toEqual(near(23 * hand.samplesPerPixel));
    const fadeOut = hand.onFade(present(), clipOf(8), 'out');
    await dragPointer(studio.page, [fadeOut, by(fadeOut, -12)]);
    await expect.poll(() => clipOf(8).fadeOutSamples, WAIT).toEqual(near(23 * hand.samplesPerPixel));

    const middle = clip.startSample + clip.lengthSamples / 2;
    await dragPointer(studio.page, [hand.onGain(present(), clip, middle, 0), hand.onGain(present(), clip, middle, -6)]);
    await expect.poll(() => clipOf(8).gainDb, WAIT).toBeCloseTo(-6, 0);
    const quieter = clipOf(8);
    await dragPointer(studio.page, [hand.onGain(present(), quieter, middle, quieter.gainDb), hand.onGain(present(), quieter, middle, 3)], { keys: [PRIMARY] });
    await expect.poll(() => clipOf(8).envelope.length, WAIT).toBe(1);
    expect(clipOf(8).envelope[0]?.atSample).toEqual(near(clip.lengthSamples / 2));
    expect((clipOf(8).envelope[0]?.gainDb ?? 0) + quieter.gainDb).toBeCloseTo(3, 0);
  });

  it('moves what follows along while ripple is on', async () => {
    const before = present();
    const [track] = tracksInOrder(before);
    const clips = clipsOfTrack(before, track?.id ?? '');
    const [first] = clips;
    if (!first) throw new Error('the first track has no clip');
    await hand.button('Ripple: what follows moves along').click();
    const name = hand.onName(before, first);
    await dragPointer(studio.page, [name, by(name, 15)]);
    await expect.poll(() => startOf(1), WAIT).toEqual(near(first.startSample + 15 * hand.samplesPerPixel));
    await hand.button('Ripple: what follows moves along').click();
    const moved = startOf(1) - first.startSample;
    const after = present();
    for (const clip of before.clips.values()) {
      expect((after.clips.get(clip.id)?.startSample ?? 0) - clip.startSample, clip.id).toBe(clip.trackId === track?.id ? moved : 0);
    }
  });

  it('selects clips of several tracks with a rectangle and drags them together', async () => {
    await hand.showEverything(present());
    const before = present();
    const [, mara, jonas] = tracksInOrder(before);
    if (!mara || !jonas) throw new Error('the sample has three voices');
    const [from, to] = [startOf(3) - 8 * hand.samplesPerPixel, startOf(4) + 20 * hand.samplesPerPixel];
    await dragPointer(studio.page, [hand.onLane(before, mara.id, from), hand.onLane(before, jonas.id, to)]);
    const taken = clipOf(3);
    const name = hand.onName(before, taken);
    await dragPointer(studio.page, [name, by(name, 9)]);
    await expect.poll(() => startOf(3), WAIT).toEqual(near(taken.startSample + 9 * hand.samplesPerPixel));
    const moved = startOf(3) - taken.startSample;
    const after = present();
    const movedLines = linesInOrder(before).flatMap(({ id }, index) => {
      const [was] = [...before.clips.values()].filter(({ lineId }) => lineId === id);
      return was && after.clips.get(was.id)?.startSample === was.startSample + moved ? [index + 1] : [];
    });
    expect(movedLines).toEqual([3, 4]);
    // Taken by its name with the primary key, a clip joins the selection or leaves it.
    const other = hand.onName(after, clipOf(4));
    await studio.page.mouse.move(other.x, other.y);
    await studio.page.keyboard.down(PRIMARY);
    await studio.page.mouse.click(other.x, other.y);
    await studio.page.keyboard.up(PRIMARY);
    await studio.press('Alt+Shift+ArrowRight');
    await expect.poll(() => startOf(3), WAIT).toBe(taken.startSample + moved + TEN_MS);
    expect(startOf(4)).toBe(after.clips.get(clipOf(4).id)?.startSample);
  });

  it('sets, drags, names and removes a marker', async () => {
    const at = hand.onRuler(startOf(10));
    await studio.page.mouse.click(at.x, at.y);
    await studio.press('m');
    const added = () => [...present().markers.values()].find(({ id }) => !atFirst.markers.has(id));
    await expect.poll(() => added()?.name, WAIT).toBe('Marker 4');
    const before = added()?.atSample ?? 0;
    const flag = hand.onFlag(before);
    await dragPointer(studio.page, [flag, by(flag, 25)]);
    await expect.poll(() => added()?.atSample, WAIT).toEqual(near(before + 25 * hand.samplesPerPixel));
    const moved = hand.onFlag(added()?.atSample ?? 0);
    await studio.page.mouse.dblclick(moved.x, moved.y);
    await studio.region('Timeline').getByRole('textbox', { name: 'Name of the marker' }).fill('Aboard');
    await studio.press('Enter');
    await expect.poll(() => added()?.name, WAIT).toBe('Aboard');
    await hand.markers.focus();
    await studio.press('End');
    const last = Math.max(...[...present().markers.values()].map(({ atSample }) => atSample));
    expect(added()?.atSample).toBe(last);
    await studio.press('Alt+ArrowLeft');
    await expect.poll(() => added()?.atSample, WAIT).toBe(last - FRAME);
    await studio.press('Delete');
    await expect.poll(added, WAIT).toBeUndefined();
  });

  it('loops a range, and is silent where a solo leaves nothing to hear', async () => {
    const clip = clipOf(2);
    const range = { startSample: clip.startSample, endSample: clip.startSample + PROJECT_SAMPLE_RATE };
    await dragPointer(studio.page, [hand.onRangeStrip(range.startSample), hand.onRangeStrip(range.endSample)]);
    await expect.poll(() => present().settings.get('project')?.loop, WAIT).toEqual({ startSample: near(range.startSample), endSample: near(range.endSample) });
    const { startSample, endSample } = present().settings.get('project')?.loop ?? range;
    const start = hand.onRuler(startSample + FRAME);
    await studio.page.mouse.click(start.x, start.y);
    await studio.press('Shift+L');
    await studio.press('Space');
    const position = studio.page.getByRole('timer', { name: 'Position' });
    const secondsNow = async (): Promise<number> => {
      const [hours = 0, minutes = 0, seconds = 0, frames = 0] = (await position.innerText()).split(':').map(Number);
      return hours * 3600 + minutes * 60 + seconds + frames / 25;
    };
    const seen: number[] = [];
    const isBack = async (): Promise<boolean> => {
      seen.push(await secondsNow());
      return seen.some((now, index) => now < (seen[index - 1] ?? 0));
    };
    await expect.poll(isBack, { ...WAIT, interval: 40 }).toBe(true);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(startSample / PROJECT_SAMPLE_RATE - 0.05);
    expect(Math.max(...seen)).toBeLessThanOrEqual(endSample / PROJECT_SAMPLE_RATE + 0.05);

    const loudness = studio.page.getByRole('group', { name: 'Playback' }).getByText('LUFS').locator('..');
    await expect.poll(async () => await loudness.innerText(), WAIT).toMatch(/[−-]\d+/);
    const [, , jonas] = tracksInOrder(present());
    expect(clipsOfTrack(present(), jonas?.id ?? '').some((other) => other.startSample < endSample && endOf(other) > startSample)).toBe(false);
    await hand.button('Solo Jonas').click();
    await expect.poll(async () => await loudness.innerText(), WAIT).toMatch(/–/);
    await hand.button('Solo Jonas').click();
    await hand.button('Mute Narrator').click();
    await expect.poll(() => tracksInOrder(present()).map(({ mute, solo }) => [mute, solo]), WAIT).toEqual([[true, false], [false, false], [false, false], [false, false]]);
    await studio.press('Space');
    await studio.press('Shift+L');
  });

  it('imports a bed to where the playhead is', async () => {
    const path = join(studio.home.folder, 'Rain.wav');
    const rate = 44_100;
    const left = sine(220, 3 * rate, rate, 0.25);
    writeWav(path, Float32Array.from({ length: 2 * left.length }, (_, index) => (left[index >> 1] ?? 0) * (index % 2 === 0 ? 1 : 0.5)), 2, rate);
    await studio.page.getByRole('button', { name: 'Go to the start' }).click();
    await studio.answerFileDialog(path, () => hand.button('Import a bed').click());
    await expect.poll(() => tracksInOrder(present()).map(({ name, kind }) => `${name}, ${kind}`), WAIT).toEqual(['Narrator, voice', 'Mara, voice', 'Jonas, voice', 'Harbour, bed', 'Rain, bed']);
    const bed = tracksInOrder(present()).at(-1);
    const [clip] = clipsOfTrack(present(), bed?.id ?? '');
    expect(clip).toMatchObject({ startSample: 0, offsetSamples: 0, lengthSamples: 3 * PROJECT_SAMPLE_RATE });
    expect(present().assets.get(clip?.assetId ?? '')).toMatchObject({ channels: 2, lengthSamples: 3 * PROJECT_SAMPLE_RATE });
    await studio.screenshot('arrange');
  });

  it('does by keys what drags do', async () => {
    await hand.list.focus();
    for (let track = 0; track < 4; track++) await studio.press('ArrowUp');
    await studio.press('Home');
    const shownId = (): string | undefined => [...present().clips.values()].find(({ lineId }) => lineId === linesInOrder(present())[0]?.id)?.id;
    const clip = (): Clip => present().clips.get(shownId() ?? '') ?? clipOf(1);
    await expect.poll(() => hand.list.locator('[aria-selected=true]').innerText(), WAIT).toMatch(/^The ferry was due/);
    const was = clip();
    await studio.press('Alt+ArrowRight');
    await expect.poll(() => clip().startSample, WAIT).toBe(was.startSample + FRAME);
    await studio.press('Alt+Shift+ArrowLeft');
    await expect.poll(() => clip().startSample, WAIT).toBe(was.startSample + FRAME - TEN_MS);
    await studio.press('Alt+Shift+BracketRight');
    await expect.poll(() => clip().lengthSamples, WAIT).toBe(was.lengthSamples - FRAME);
    await studio.press('Alt+Shift+BracketLeft');
    await expect.poll(() => clip().offsetSamples, WAIT).toBe(was.offsetSamples + FRAME);
    await studio.press('Mod+Alt+BracketLeft');
    await expect.poll(() => clip().fadeInSamples, WAIT).toBe(was.fadeInSamples + TEN_MS);
    await studio.press('Alt+Minus');
    await expect.poll(() => clip().gainDb, WAIT).toBe(was.gainDb - 1);

    const ids = new Set(present().clips.keys());
    await studio.press('Mod+d');
    const copies = (): Clip[] => [...present().clips.values()].filter(({ id }) => !ids.has(id));
    await expect.poll(() => copies().length, WAIT).toBe(1);
    expect(copies()[0]).toEqual({ ...clip(), id: copies()[0]?.id, startSample: endOf(clip()) });
    await studio.press('Delete');
    await expect.poll(() => copies().length, WAIT).toBe(0);
  });

  it('is all taken back by undo', async () => {
    for (let step = 0; step < 60 && readSample(studio).history.undo !== null; step++) {
      const { revision } = readSample(studio);
      await studio.press('Mod+z');
      await expect.poll(() => readSample(studio).revision, WAIT).toBeGreaterThan(revision);
    }
    expect(readSample(studio).history.undo).toBeNull();
    expect(present()).toEqual(atFirst);
  });
});
