import type { PhoneCell } from './phone-cells.ts';
import { cellAt, isPause } from './phone-cells.ts';
import type { PitchScale } from './pitch-scale.ts';
import { yOfHz } from './pitch-scale.ts';
import type { TakeLayout } from './take-layout.ts';
import { isIn } from './take-layout.ts';
import type { TimeView } from './time-view.ts';
import { msOfX, xOfMs } from './time-view.ts';

export type DeliveryTool = 'handles' | 'pen';

/** What is under the pointer; `index` is the token it belongs to. */
export type Target =
  | { readonly kind: 'edge' | 'pitch' | 'energy' | 'pause' | 'phone' | 'word'; readonly index: number }
  | { readonly kind: 'pen' }
  | { readonly kind: 'ruler' };

export interface Hittable {
  readonly layout: TakeLayout;
  readonly view: TimeView;
  readonly scale: PitchScale;
  readonly cells: readonly PhoneCell[];
  readonly tool: DeliveryTool;
}

const EDGE_REACH = 6;
const PAUSE_REACH = 8;
/** A pitch is caught at its handle, or a little off it anywhere over its phone. */
const PITCH_REACH = 16;

export function targetAt(scene: Hittable, x: number, y: number): Target | undefined {
  const { layout, view, cells } = scene;
  const cell = cellAt(cells, msOfX(view, x));
  if (isIn(layout.ruler, y) || isIn(layout.wave, y)) return { kind: 'ruler' };
  if (isIn(layout.words, y)) return pauseAt(scene, x) ?? (cell && { kind: 'word', index: cell.index });
  if (isIn(layout.phones, y)) return edgeAt(scene, x) ?? (cell && { kind: 'phone', index: cell.index });
  if (isIn(layout.energy, y)) return cell && { kind: isPause(cell) ? 'phone' : 'energy', index: cell.index };
  if (isIn(layout.pitch, y)) return scene.tool === 'pen' ? { kind: 'pen' } : (pitchAt(scene, x, y) ?? (cell && { kind: 'phone', index: cell.index }));
  return undefined;
}

/** The nearest right edge; of several at one place, that of the token that has a length. */
function edgeAt({ view, cells }: Hittable, x: number): Target | undefined {
  let nearest: PhoneCell | undefined;
  let distance = EDGE_REACH;
  for (const cell of cells) {
    if (cell.lengthMs <= 0) continue;
    const off = Math.abs(xOfMs(view, cell.startMs + cell.lengthMs) - x);
    if (off > distance) continue;
    nearest = cell;
    distance = off;
  }
  return nearest && { kind: 'edge', index: nearest.index };
}

function pauseAt({ view, cells }: Hittable, x: number): Target | undefined {
  const pause = cells.find((cell) => cell.kind === 'boundary' && Math.abs(pauseX(view, cell) - x) <= PAUSE_REACH);
  return pause && { kind: 'pause', index: pause.index };
}

/** Where the handle of a pause stands. */
export function pauseX(view: TimeView, { startMs, lengthMs }: PhoneCell): number {
  return xOfMs(view, startMs + lengthMs / 2);
}

function pitchAt({ view, scale, cells }: Hittable, x: number, y: number): Target | undefined {
  let nearest: PhoneCell | undefined;
  let distance = Infinity;
  for (const cell of cells) {
    if (!cell.voiced || cell.lengthMs <= 0) continue;
    const left = xOfMs(view, cell.startMs);
    const right = xOfMs(view, cell.startMs + cell.lengthMs);
    const offX = Math.abs((left + right) / 2 - x);
    const offY = Math.abs(yOfHz(scale, cell.f0Hz) - y);
    const over = x >= left && x <= right;
    if (offY > PITCH_REACH || (!over && offX > PITCH_REACH)) continue;
    const off = over ? offX / 2 : offX;
    if (off + offY >= distance) continue;
    nearest = cell;
    distance = off + offY;
  }
  return nearest && { kind: 'pitch', index: nearest.index };
}
