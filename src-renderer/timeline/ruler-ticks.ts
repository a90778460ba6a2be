import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';
import { countedFrames, frameOfSample, frameOfTimecodeNumber, sampleOfFrame, samplesPerFrame, timecodeNumber } from '../../src-main/shared/domain/timecode.ts';
import type { TimeFormat } from './format-time.ts';
import { formatSeconds, formatTime } from './format-time.ts';
import type { Viewport } from './viewport.ts';
import { sampleOfX } from './viewport.ts';

export interface RulerTick {
  readonly sample: number;
  /** Null for the small ticks between. */
  readonly label: string | null;
}

/** Room that a label needs, so that two never touch. */
const LABEL_ROOM_PX = 92;
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000];
const PARTS_OF_A_SECOND = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

/**
 * Ticks of a ruler over `widthPx`, the labels at the finest round distance at which they have room. Frames are never
 * divided while frames are what is counted; below one frame a label, the ruler counts ms.
 */
export function rulerTicks(viewport: Viewport, widthPx: number, format: TimeFormat): RulerTick[] {
  const room = LABEL_ROOM_PX * viewport.samplesPerPixel;
  const inFrames = format.timeFormat !== 'seconds' && samplesPerFrame(format.frameRate) >= 1 && room >= samplesPerFrame(format.frameRate);
  return inFrames ? frameTicks(viewport, widthPx, room, format) : secondTicks(viewport, widthPx, room);
}

function frameTicks(viewport: Viewport, widthPx: number, room: number, format: TimeFormat): RulerTick[] {
  const counted = countedFrames(format.frameRate);
  const roomFrames = room / samplesPerFrame(format.frameRate);
  // Every even share of a second: 24 frames a second go by 2, 3, 4, 6, 8 and 12.
  const steps = Array.from({ length: counted - 1 }, (_, index) => index + 1).filter((frames) => counted % frames === 0);
  const step = format.timeFormat === 'frames' ? roundStep(roomFrames) : ([...steps, ...SECONDS.map((seconds) => seconds * counted)].find((frames) => frames >= roomFrames) ?? 36_000 * counted);
  const small = smallStep(step, format.timeFormat === 'timecode' && step > counted ? counted : 1);
  const firstFrame = Math.max(0, frameOfSample(viewport.startSample, format.frameRate));
  const lastFrame = frameOfSample(sampleOfX(viewport, widthPx), format.frameRate) + 1;
  // Timecode is divided where its numbers are round, which is not where frames of the programme are: it may begin anywhere
  // and leave numbers out.
  const isTimecode = format.timeFormat === 'timecode';
  const numberOf = (frame: number): number => (isTimecode ? timecodeNumber(frame, format) : frame);
  const frameOf = (number: number): number => (isTimecode ? frameOfTimecodeNumber(number, format) : number);
  const last = numberOf(lastFrame);
  const ticks: RulerTick[] = [];
  let drawnTo = -Infinity;
  for (let number = Math.floor(numberOf(firstFrame) / step) * step; number <= last; number += small) {
    const frame = frameOf(number);
    if (frame <= drawnTo) continue;
    drawnTo = frame;
    const sample = sampleOfFrame(frame, format.frameRate);
    // A number that is left out has no label between its neighbours, only where labels are seconds apart.
    const isLabelled = number % step === 0 && (step >= counted || numberOf(frame) === number);
    ticks.push({ sample, label: isLabelled ? formatTime(sample, format) : null });
  }
  return ticks;
}

function secondTicks(viewport: Viewport, widthPx: number, room: number): RulerTick[] {
  const roomSeconds = room / PROJECT_SAMPLE_RATE;
  const step = [...PARTS_OF_A_SECOND, ...SECONDS].find((seconds) => seconds >= roomSeconds) ?? 36_000;
  const parts = smallStep(Math.round(step * 100_000), step > 1 ? 100_000 : 1);
  const stepUnits = Math.round(step * 100_000);
  const digits = step >= 1 ? 0 : Math.min(5, Math.ceil(-Math.log10(step) - 1e-9));
  const first = Math.floor((viewport.startSample / PROJECT_SAMPLE_RATE) / step) * stepUnits;
  const last = (sampleOfX(viewport, widthPx) / PROJECT_SAMPLE_RATE) * 100_000 + parts;
  const ticks: RulerTick[] = [];
  for (let units = first; units <= last; units += parts) {
    const sample = (units * PROJECT_SAMPLE_RATE) / 100_000;
    ticks.push({ sample, label: units % stepUnits === 0 ? formatSeconds(sample, digits) : null });
  }
  return ticks;
}

/** A fifth, a quarter or half of `step`, in whole multiples of `unit` where the step is larger than it. */
function smallStep(step: number, unit: number): number {
  return [5, 4, 3, 2].map((parts) => step / parts).find((part) => Number.isInteger(part) && part % unit === 0) ?? step;
}

function roundStep(atLeast: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, atLeast))));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= atLeast) ?? 10 * power;
}
