import type { Clip } from '../../../src-main/shared/domain/project-rows.ts';
import { gainDbAt, gainOfDb, type GainCurve } from '../../../src-main/shared/mix/gain-curve.ts';
import type { Box } from '../clip-box.ts';
import type { SoundPictures } from '../sound/sound-pictures.ts';
import { PIECE_FRAMES } from '../sound/sound-pictures.ts';
import type { Viewport } from '../viewport.ts';
import { sampleOfX, xOfSample } from '../viewport.ts';
import { clipGain } from './clip-gain.ts';
import { emptyColumns, fillColumns, levelFor } from './wave-columns.ts';

/** Below this, peaks of 64 samples would show as steps: single samples are drawn. */
const SAMPLES_BELOW = 24;
const PEAK_ALPHA = 0.5;
const RMS_ALPHA = 0.7;

export interface WaveformPlace {
  readonly clip: Clip;
  readonly sound: { readonly soundId: string; readonly channels: 1 | 2 };
  /** Where full scale reaches from top to bottom. */
  readonly box: Box;
  readonly viewport: Viewport;
  /** How the bed makes room for speech, over the programme. */
  readonly duck: GainCurve;
  /** Of the canvas. */
  readonly widthPx: number;
  readonly pixelRatio: number;
  /** Times as tall as it is; what would pass the box ends at its edge. */
  readonly zoom: number;
  readonly colour: string;
}

const columns = emptyColumns();

/** Draws the sound of a clip with its gain, envelope and fades; nothing while its picture is still on its way. */
export function drawWaveform(context: CanvasRenderingContext2D, pictures: SoundPictures, place: WaveformPlace): void {
  const { viewport, box, widthPx } = place;
  const left = Math.max(0, box.left);
  const right = Math.min(widthPx, box.left + box.width);
  if (right <= left) return;
  if (viewport.samplesPerPixel < SAMPLES_BELOW && drawSamples(context, pictures, place, left, right)) return;
  const levels = pictures.peaks(place.sound.soundId);
  const samplesPerColumn = viewport.samplesPerPixel / place.pixelRatio;
  const level = levels && levelFor(levels, samplesPerColumn);
  if (!level) return;
  // Columns keep to a grid of the programme, not of the window: a waveform that scrolls does not shimmer.
  const firstColumn = Math.floor(sampleOfX(viewport, left) / samplesPerColumn);
  const count = Math.ceil(sampleOfX(viewport, right) / samplesPerColumn) - firstColumn;
  const from = firstColumn * samplesPerColumn - place.clip.startSample;
  fillColumns(columns, level, from + place.clip.offsetSamples, samplesPerColumn, count);
  const gain = gainOf(place);
  const x = Math.round(xOfSample(viewport, firstColumn * samplesPerColumn) * place.pixelRatio) / place.pixelRatio;
  const gainAt = (column: number): number => (typeof gain === 'number' ? gain : gain(from + (column + 0.5) * samplesPerColumn));
  fillOutline(context, place, x, gainAt);
}

/** Everything that a clip's samples are multiplied with before its track's own gain; see `clipGain`. */
function gainOf({ clip, duck }: WaveformPlace): ReturnType<typeof clipGain> {
  const own = clipGain(clip);
  if (duck.length === 0) return own;
  return (atSample) => (typeof own === 'number' ? own : own(atSample)) * gainOfDb(gainDbAt(duck, clip.startSample + atSample));
}

function fillOutline(context: CanvasRenderingContext2D, place: WaveformPlace, x: number, gainAt: (column: number) => number): void {
  const { box, pixelRatio, colour } = place;
  const half = box.height / 2;
  const reachOfFull = half * place.zoom;
  const middle = Math.round((box.top + half) * pixelRatio) / pixelRatio;
  const step = 1 / pixelRatio;
  const { lowest, highest, rms, count } = columns;
  // Rectangles on whole device pixels: a browser without a graphics card fills them many times faster than a path.
  const whole = (length: number): number => Math.round(length * pixelRatio) / pixelRatio;
  context.fillStyle = colour;
  context.globalAlpha = PEAK_ALPHA;
  for (let column = 0; column < count; column++) {
    const gain = gainAt(column) * reachOfFull;
    const top = whole(middle - Math.min(half, (highest[column] ?? 0) * gain));
    const bottom = whole(middle + Math.min(half, -(lowest[column] ?? 0) * gain));
    context.fillRect(x + column * step, top, step, Math.max(step, bottom - top));
  }
  context.globalAlpha = RMS_ALPHA;
  for (let column = 0; column < count; column++) {
    const reach = whole(Math.min(half, (rms[column] ?? 0) * gainAt(column) * reachOfFull));
    if (reach > 0) context.fillRect(x + column * step, middle - reach, step, 2 * reach);
  }
  context.globalAlpha = 1;
}

/** @returns false while the samples are not all here, so that peaks stand in for them. */
function drawSamples(context: CanvasRenderingContext2D, pictures: SoundPictures, place: WaveformPlace, left: number, right: number): boolean {
  const { viewport, clip, sound, box, colour } = place;
  const toSound = clip.offsetSamples - clip.startSample;
  const first = Math.max(clip.offsetSamples, Math.floor(sampleOfX(viewport, left)) + toSound);
  const end = Math.min(clip.offsetSamples + clip.lengthSamples, Math.ceil(sampleOfX(viewport, right)) + 1 + toSound);
  const pieces = new Map<number, Float32Array>();
  let isComplete = true;
  for (let piece = Math.floor(first / PIECE_FRAMES); piece * PIECE_FRAMES < end; piece++) {
    const samples = pictures.samples(sound.soundId, sound.channels, piece);
    if (samples) pieces.set(piece, samples);
    else isComplete = false;
  }
  if (!isComplete) return false;
  const gain = gainOf(place);
  const half = box.height / 2;
  const isDotted = 1 / viewport.samplesPerPixel >= 3.5;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.25;
  context.beginPath();
  for (let sample = first; sample < end; sample++) {
    const value = pieces.get(Math.floor(sample / PIECE_FRAMES))?.[sample % PIECE_FRAMES] ?? 0;
    const factor = typeof gain === 'number' ? gain : gain(sample - clip.offsetSamples);
    const x = xOfSample(viewport, sample - toSound);
    const y = box.top + half - Math.max(-1, Math.min(1, value * factor * place.zoom)) * half;
    if (sample === first) context.moveTo(x, y);
    else context.lineTo(x, y);
    if (isDotted) {
      context.fillRect(x - 1.5, y - 1.5, 3, 3);
    }
  }
  context.stroke();
  return true;
}
