import { applyPatches, emptyDocument } from '../../../src-main/shared/domain/project-document.ts';
import type { Patch, ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { PROJECT_SAMPLE_RATE } from '../../../src-main/shared/domain/time.ts';
import { soundsWithin } from '../../../src-main/shared/mix/mix-block.ts';
import { planMix } from '../../../src-main/shared/mix/mix-plan.ts';
import { ProgrammePlayer } from '../../../src-renderer/playback/programme-player.ts';
import { SamplesCache } from '../../../src-renderer/playback/samples-cache.ts';
import type { Playing } from './playing.ts';

/*
 * The window's own player on a clock that waits for it: an `OfflineAudioContext` computes the same samples as the sound card
 * would get, and stands still whenever the player's timer is due. Beside the clock and the timer nothing is put in the
 * place of anything: the plan, the mixer, the cache that fetches by byte range and the scheduling are the product's.
 */

/** The player's timer is due every 40 ms; a context stands still at multiples of 128 frames. */
const TIMER_FRAMES = 15 * 128;

let document: ProjectDocument = emptyDocument();

/** Plays as the window would after a press on "play". @returns left and right, one after the other. */
async function play({ range, frames }: Playing): Promise<Float32Array<ArrayBuffer>> {
  const plan = planMix(document);
  const cache = new SamplesCache();
  await cache.load(soundsWithin(plan, 0, plan.lengthSamples));
  const context = new OfflineAudioContext({ numberOfChannels: 2, length: frames, sampleRate: PROJECT_SAMPLE_RATE });
  const failures: unknown[] = [];
  const timer = await withOwnTimer(async () => {
    // Of an `AudioContext` the player uses what every context has, and its output latency, which this one has not.
    const player = new ProgrammePlayer(context as unknown as AudioContext, () => plan, cache, range, (error) => {
      if (error !== undefined) failures.push(error);
    });
    await player.start();
  });
  const standStill = (frame: number): void => {
    if (frame >= frames) return;
    void context.suspend(frame / PROJECT_SAMPLE_RATE).then(() => {
      timer();
      standStill(frame + TIMER_FRAMES);
      return context.resume();
    });
  };
  standStill(TIMER_FRAMES);
  const rendered = await context.startRendering();
  if (failures.length > 0) throw new Error('the player stopped', { cause: failures[0] });
  const both = new Float32Array(2 * frames);
  both.set(rendered.getChannelData(0));
  both.set(rendered.getChannelData(1), frames);
  return both;
}

/** What `act` asks to be called by a timer. */
async function withOwnTimer(act: () => Promise<void>): Promise<() => void> {
  const { setInterval } = globalThis;
  let due: () => void = () => undefined;
  globalThis.setInterval = ((callback: () => void) => {
    due = callback;
    return 0;
  }) as unknown as typeof setInterval;
  try {
    await act();
  } finally {
    globalThis.setInterval = setInterval;
  }
  return due;
}

/** Called by the test: the rows of a project, as patches on an empty one. */
function take(rows: readonly Patch[]): void {
  document = applyPatches(emptyDocument(), rows);
}

/** Called by the test: plays, and sends what was heard to `address`. */
async function playTo(address: string, playing: Playing): Promise<void> {
  await fetch(address, { method: 'POST', body: await play(playing) });
}

Object.assign(globalThis, { take, playTo });
