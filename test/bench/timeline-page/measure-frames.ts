import { RULER_HEIGHT_PX, TRACK_HEIGHT_PX } from '../../../src-renderer/timeline/timeline-layout.ts';
import type { Studio } from '../../../src-renderer/state/studio.ts';

export type Motion = 'scroll' | 'zoom' | 'play' | 'drag';

export interface Measured {
  /** From the start of each frame's callbacks to the first task after it was painted. */
  readonly workMs: number[];
  /** From the start of one frame's callbacks to that of the next. */
  readonly intervalsMs: number[];
}

/** Where most scenarios look: half an hour in. */
const FROM_SAMPLE = 48_000 * 1800;

/** Moves the timeline once a frame and takes the time; `drag` only takes the time. */
export async function measureFrames(studio: Studio, motion: Motion, samplesPerPixel: number, frames: number): Promise<Measured> {
  const show = (startSample: number, perPixel: number): void => {
    studio.view.set((view) => ({ ...view, timeline: { startSample, samplesPerPixel: perPixel } }));
  };
  const start = samplesPerPixel > 100_000 ? 0 : FROM_SAMPLE;
  show(start, samplesPerPixel);
  await new Promise((resolve) => setTimeout(resolve, 700));
  if (motion === 'play') {
    studio.transport.seek(start);
    await studio.transport.play();
  }
  const workMs: number[] = [];
  const intervalsMs: number[] = [];
  const painted = new MessageChannel();
  let startedAtMs = 0;
  painted.port1.onmessage = () => workMs.push(performance.now() - startedAtMs);
  await new Promise<void>((resolve) => {
    let frame = 0;
    const next = (nowMs: number): void => {
      if (startedAtMs > 0) intervalsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      startedAtMs = performance.now();
      frame += 1;
      if (motion === 'scroll') show(start + 9 * frame * samplesPerPixel, samplesPerPixel);
      if (motion === 'zoom') {
        const perPixel = samplesPerPixel * (48 / samplesPerPixel) ** (frame / frames);
        show(Math.max(0, FROM_SAMPLE - 700 * perPixel), perPixel);
      }
      painted.port2.postMessage(null);
      if (frame < frames) requestAnimationFrame(next);
      else resolve();
    };
    let lastMs = 0;
    requestAnimationFrame(next);
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (motion === 'play') studio.transport.stop();
  return { workMs, intervalsMs };
}

/** Selects 200 clips and shows them. @returns where on the page the pointer takes one of them. */
export function prepareDrag(studio: Studio): { readonly x: number; readonly y: number } {
  const samplesPerPixel = 24_000;
  studio.view.set((view) => ({ ...view, timeline: { startSample: FROM_SAMPLE, samplesPerPixel } }));
  const clips = [...(studio.project.state.get()?.document.clips.values() ?? [])].filter((clip) => clip.startSample > FROM_SAMPLE && clip.lineId !== null).slice(0, 200);
  studio.selection.set((selection) => ({ ...selection, clipIds: clips.map(({ id }) => id) }));
  const taken = clips[40];
  const stage = document.querySelector('canvas[aria-hidden]:not([data-meter-of])')?.getBoundingClientRect();
  if (!taken || !stage) throw new Error('there is nothing to drag');
  const lane = Number(taken.trackId.slice('track-'.length));
  return {
    x: stage.left + (taken.startSample + taken.lengthSamples / 2 - FROM_SAMPLE) / samplesPerPixel,
    y: stage.top + RULER_HEIGHT_PX + TRACK_HEIGHT_PX * lane + 12,
  };
}
