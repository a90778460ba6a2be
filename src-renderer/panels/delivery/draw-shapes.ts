import type { PhoneCell } from './phone-cells.ts';
import type { TimeView } from './time-view.ts';
import { xOfMs } from './time-view.ts';

/** Left and right of a cell, on whole pixels so that neighbours share an edge. */
export function xSpanOf(view: TimeView, cell: Pick<PhoneCell, 'startMs' | 'lengthMs'>): readonly [left: number, right: number] {
  return [Math.round(xOfMs(view, cell.startMs)), Math.round(xOfMs(view, cell.startMs + cell.lengthMs))];
}

export interface DotStyle {
  readonly radius: number;
  readonly colour: string;
  /** What it lies on, so that it stays clear of lines and pictures. */
  readonly ground: string;
  /** Drawn points are solid, predicted ones hollow. */
  readonly solid: boolean;
}

export function drawDot(context: CanvasRenderingContext2D, x: number, y: number, { radius, colour, ground, solid }: DotStyle): void {
  context.beginPath();
  context.arc(x, y, radius + 1.5, 0, 2 * Math.PI);
  context.fillStyle = ground;
  context.fill();
  context.beginPath();
  context.arc(x, y, solid ? radius : radius - 0.75, 0, 2 * Math.PI);
  if (solid) {
    context.fillStyle = colour;
    context.fill();
    return;
  }
  context.lineWidth = 1.5;
  context.strokeStyle = colour;
  context.stroke();
}

/** A line with a casing of the ground, readable over any picture. */
export function strokeCased(context: CanvasRenderingContext2D, width: number, colour: string, ground: string): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.save();
  context.setLineDash([]);
  context.globalAlpha *= 0.7;
  context.lineWidth = width + 2.5;
  context.strokeStyle = ground;
  context.stroke();
  context.restore();
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}
