import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import { linesInOrder } from '../../src-main/shared/domain/in-order.ts';
import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import type { Clip } from '../../src-main/shared/domain/project-rows.ts';
import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { dragPointer } from './support/drag-pointer.ts';
import { findFfmpeg } from './support/find-ffmpeg.ts';
import { journey } from './support/journey.ts';
import type { StereoSound } from './support/programme-page.ts';
import { ProgrammePage } from './support/programme-page.ts';
import { readSample } from './support/read-project.ts';
import { TimelineHand } from './support/timeline-hand.ts';

const WAIT = { timeout: 10_000 };
const EXPORT_LIMIT_MS = 60_000;
/** What is heard may differ from what is delivered by no more than this. */
const LIMIT_DBFS = -80;
/** Samples of the last 30 ms. */
const LAST_MOMENT = 0.03 * PROJECT_SAMPLE_RATE;
/** Later than this nothing may begin after a press on "play", in frames. */
const LATEST_START = 0.05 * PROJECT_SAMPLE_RATE;

const endOf = ({ startSample, lengthSamples }: Clip): number => startSample + lengthSamples;

journey('What plays is what is exported', (studio) => {
  const present = (): ProjectDocument => readSample(studio).document;
  let page: ProgrammePage | undefined;
  let exported: StereoSound = { left: new Float32Array(0), right: new Float32Array(0) };
  let document: ProjectDocument;

  afterAll(async () => {
    await page?.close();
  });

  it('arranges a programme with fades, an envelope, gains and pans over a bed', async () => {
    await studio.skipTour();
    const hand = new TimelineHand(studio);
    await hand.showEverything(present());
    const [, second] = linesInOrder(present());
    const clip = (): Clip => {
      const found = [...present().clips.values()].find(({ lineId }) => lineId === second?.id);
      if (!found) throw new Error('the second line has no clip');
      return found;
    };
    const name = hand.onName(present(), clip());
    const at = hand.onRuler(clip().startSample + clip().lengthSamples / 3);
    await studio.page.mouse.click(name.x, name.y);
    await studio.page.mouse.click(at.x, at.y);
    for (const key of ['e', 'Alt+PageDown', 'Alt+PageDown', 'Alt+PageDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'e', ...Array.from({ length: 5 }, () => 'Alt+PageUp')]) await studio.press(key);
    await expect.poll(() => clip().envelope.map(({ gainDb }) => gainDb), WAIT).toEqual([-3, 2]);
    const [fadeIn, fadeOut] = [hand.onFade(present(), clip(), 'in'), hand.onFade(present(), clip(), 'out')];
    await dragPointer(studio.page, [fadeIn, { ...fadeIn, x: fadeIn.x + 15 }]);
    await dragPointer(studio.page, [fadeOut, { ...fadeOut, x: fadeOut.x - 15 }]);
    await expect.poll(() => clip().fadeInSamples > 0 && clip().fadeOutSamples > 0, WAIT).toBe(true);
    // The bed fades out at the end of the sample; without, the programme ends in full sound.
    const bed = (): Clip => {
      const found = [...present().clips.values()].sort((a, b) => endOf(b) - endOf(a))[0];
      if (!found) throw new Error('nothing ends the programme');
      return found;
    };
    const last = hand.onFade(present(), bed(), 'out');
    await dragPointer(studio.page, [last, { ...last, x: last.x + 200 }]);
    await expect.poll(() => bed().fadeOutSamples, WAIT).toBe(0);
    await studio.region('Timeline').getByRole('slider', { name: 'Pan of Jonas' }).fill('0.75');
    await expect.poll(() => [...present().tracks.values()].find((track) => track.name === 'Jonas')?.pan, WAIT).toBe(0.75);
    document = present();
  });

  it('exports it as it is', async () => {
    const path = join(studio.home.folder, 'programme.wav');
    await studio.press('Mod+e');
    const dialog = studio.dialog('Export');
    const choose = (field: string, label: string) => dialog.getByRole('combobox', { name: field, exact: true }).selectOption({ label });
    await studio.answerFileDialog(path, () => dialog.getByRole('button', { name: 'Choose…' }).click());
    await choose('Loudness', 'As it is');
    await choose('Depth', '32 bit float');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText('Done: ').waitFor({ timeout: EXPORT_LIMIT_MS });
    exported = decode(path);
    expect(exported.left.length).toBe(Math.max(...[...document.clips.values()].map(endOf)));
    expect(peakOf(exported.left.subarray(-LAST_MOMENT))).toBeGreaterThan(0.001);
    expect(peakOf(exported.left)).toBeGreaterThan(0.05);
    expect(differenceDbfs(exported.left, exported.right)).toBeGreaterThan(-40);
  });

  it('plays the same from the start to the end', async () => {
    page = await ProgrammePage.open(studio.page.context(), studio.page.url());
    await page.take(document);
    const frames = exported.left.length + PROJECT_SAMPLE_RATE;
    const heard = await page.play({ range: { fromSample: 0, speed: 1, loop: null }, frames });
    tell('the whole programme', compare(heard, exported, [{ from: 0, to: exported.left.length }]));
    expect(peakOf(heard.left.subarray(exported.left.length + LATEST_START))).toBe(0);
  });

  it('plays to the very end, wherever it began', async () => {
    const end = exported.left.length;
    for (const early of [24_000, 24_500, 25_000, 25_500]) {
      const heard = await page?.play({ range: { fromSample: end - early, speed: 1, loop: null }, frames: early + PROJECT_SAMPLE_RATE });
      tell(`from ${(early / PROJECT_SAMPLE_RATE).toFixed(2)} s before the end`, compare(heard, exported, [{ from: end - early, to: end }]));
    }
  });

  it('plays the same from the middle on', async () => {
    const from = Math.round(exported.left.length * 0.43) + 17;
    const frames = 8 * PROJECT_SAMPLE_RATE;
    const heard = await page?.play({ range: { fromSample: from, speed: 1, loop: null }, frames });
    tell('from the middle', compare(heard, exported, [{ from, to: from + frames - LATEST_START }]));
  });

  it('plays a loop over and over without a seam', async () => {
    const second = linesInOrder(document)[1]?.id;
    const clip = [...document.clips.values()].find(({ lineId }) => lineId === second);
    const loop = { startSample: (clip?.startSample ?? 0) + 12_345, endSample: (clip?.startSample ?? 0) + 77_777 };
    const from = loop.startSample - 5_000;
    const turns = [{ from, to: loop.endSample }, ...Array.from({ length: 4 }, () => ({ from: loop.startSample, to: loop.endSample }))];
    const frames = LATEST_START + turns.reduce((sum, turn) => sum + turn.to - turn.from, 0);
    const heard = await page?.play({ range: { fromSample: from, speed: 1, loop }, frames });
    tell('a loop', compare(heard, exported, turns));
  });
});

function tell(what: string, differenceDb: number): void {
  console.log(`what plays against what is exported, ${what}: ${differenceDb === -Infinity ? 'the same samples' : `${differenceDb.toFixed(1)} dBFS`}`);
  expect(differenceDb).toBeLessThan(LIMIT_DBFS);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Largest difference, in dBFS, between what is heard and the stretches of the file that it should be, one after the other. */
function compare(heard: StereoSound | undefined, file: StereoSound, stretches: readonly Stretch[]): number {
  if (!heard) throw new Error('nothing was played');
  const wanted = { left: joined(file.left, stretches), right: joined(file.right, stretches) };
  expect(peakOf(wanted.left)).toBeGreaterThan(0.01);
  const start = startIn(heard, wanted);
  const part = (samples: Float32Array): Float32Array => samples.subarray(start, start + wanted.left.length);
  return Math.max(differenceDbfs(part(heard.left), wanted.left), differenceDbfs(part(heard.right), wanted.right));
}

function joined(samples: Float32Array, stretches: readonly Stretch[]): Float32Array {
  const all = new Float32Array(stretches.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const { from, to } of stretches) {
    all.set(samples.subarray(from, to), at);
    at += to - from;
  }
  return all;
}

/** Frames from the press to the first sample: where the least difference is. */
function startIn(heard: StereoSound, wanted: StereoSound): number {
  // A stretch with sound in it, wherever the programme begins with silence.
  const loud = wanted.left.findIndex((sample) => Math.abs(sample) > 0.01);
  const from = Math.max(0, loud);
  let best = { start: 0, difference: Infinity };
  for (let start = 0; start < LATEST_START; start++) {
    let difference = 0;
    for (let index = from; index < from + 2_000 && difference < best.difference; index++) difference += Math.abs((heard.left[start + index] ?? 0) - (wanted.left[index] ?? 0));
    if (difference < best.difference) best = { start, difference };
  }
  return best.start;
}

function differenceDbfs(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} samples against ${b.length}`);
  let largest = 0;
  for (let index = 0; index < a.length; index++) largest = Math.max(largest, Math.abs((a[index] ?? 0) - (b[index] ?? 0)));
  return 20 * Math.log10(largest);
}

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

/** The samples of a stereo file as FFmpeg reads them. */
function decode(path: string): StereoSound {
  const { stdout, status } = spawnSync(findFfmpeg().ffmpeg, ['-v', 'error', '-i', path, '-f', 'f32le', '-'], { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`FFmpeg cannot read ${path}`);
  const samples = new Float32Array(new Uint8Array(stdout).buffer);
  const channel = (which: 0 | 1) => Float32Array.from({ length: samples.length / 2 }, (_, frame) => samples[2 * frame + which] ?? 0);
  return { left: channel(0), right: channel(1) };
}
