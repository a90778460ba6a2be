/** What part of a line is on screen: the time at the left edge, and how wide a millisecond is in CSS pixels. */
export interface TimeView {
  readonly startMs: number;
  readonly pixelsPerMs: number;
}

/** What there is to see and how much room there is for it. */
export interface TimeExtent {
  readonly totalMs: number;
  /** CSS pixels. */
  readonly width: number;
}

/** One millisecond is never wider than this: beyond it a frame of speech fills the window. */
const WIDEST_MS = 8;

export function xOfMs(view: TimeView, ms: number): number {
  return (ms - view.startMs) * view.pixelsPerMs;
}

export function msOfX(view: TimeView, x: number): number {
  return view.startMs + x / view.pixelsPerMs;
}

/** The whole line in the window. */
export function wholeLine(extent: TimeExtent): TimeView {
  return { startMs: 0, pixelsPerMs: Math.max(1, extent.width) / Math.max(1, extent.totalMs) };
}

/** Never wider out than the whole line, never beyond its ends. */
export function keepInside(view: TimeView, extent: TimeExtent): TimeView {
  const whole = wholeLine(extent).pixelsPerMs;
  const pixelsPerMs = Math.min(Math.max(view.pixelsPerMs, whole), Math.max(WIDEST_MS, whole));
  const lastStartMs = Math.max(0, extent.totalMs - extent.width / pixelsPerMs);
  return { startMs: Math.min(Math.max(0, view.startMs), lastStartMs), pixelsPerMs };
}

/** Zooms by `factor` (above 1 is closer) and keeps what is at `x` where it is, as far as the ends allow. */
export function zoomAt(view: TimeView, factor: number, x: number, extent: TimeExtent): TimeView {
  const atMs = msOfX(view, x);
  const { pixelsPerMs } = keepInside({ ...view, pixelsPerMs: view.pixelsPerMs * factor }, extent);
  return keepInside({ startMs: atMs - x / pixelsPerMs, pixelsPerMs }, extent);
}

export function panBy(view: TimeView, pixels: number, extent: TimeExtent): TimeView {
  return keepInside({ ...view, startMs: view.startMs + pixels / view.pixelsPerMs }, extent);
}

/** Moves no more than it must for `[startMs, endMs]` to be seen with `marginPixels` around it. */
export function reveal(view: TimeView, startMs: number, endMs: number, marginPixels: number, extent: TimeExtent): TimeView {
  const marginMs = marginPixels / view.pixelsPerMs;
  const lastMs = msOfX(view, extent.width);
  if (startMs - marginMs < view.startMs) return keepInside({ ...view, startMs: startMs - marginMs }, extent);
  if (endMs + marginMs > lastMs) return keepInside({ ...view, startMs: view.startMs + endMs + marginMs - lastMs }, extent);
  return view;
}
